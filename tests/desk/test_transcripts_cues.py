"""Caption files as they are found: loosely written, and read all the same."""

from __future__ import annotations

import pytest

from hotseat.desk.transcripts import read_text

Turns = list[tuple[str, float | None, str]]


def turns(text: str | bytes) -> Turns:
    return [(t.speaker, t.start, t.text) for t in read_text(text, "file").turns]


ONE = "00:00:01.000 --> 00:00:02.000\n"
TWO = "00:00:03.000 --> 00:00:04.000\n"
SIX = "00:00:06.000 --> 00:00:07.000\n"
ZOOM = f"WEBVTT\n\n1\n{ONE}Ann: When would you tune?\n\n2\n{TWO}Bo: Seldom.\n\n3\n{SIX}Bo: Style.\n"
READ: Turns = [("Ann", 1.0, "When would you tune?"), ("Bo", 3.0, "Seldom. Style.")]


@pytest.mark.parametrize(
    "text",
    [
        ZOOM,
        ZOOM.removeprefix("WEBVTT\n\n"),
        "\n\n" + ZOOM,
        "\ufeff" + ZOOM,
        "\ufeff\ufeff" + ZOOM,
        ZOOM.replace("\n", "\r\n"),
        ZOOM.replace("\n", "\r"),
        ZOOM.replace("\n", "\r\r\n"),
        ZOOM.replace("\n\n", "\n"),
        ZOOM.replace("\n", "\n\n"),
        ZOOM.replace("\n", "  \n"),
        ZOOM.replace("00:00:", "00:"),
        ZOOM.replace("00:00:", "0:00:"),
        ZOOM.replace(".000", ",000"),
        ZOOM.replace(".000", ""),
        ZOOM.replace(".000 -->", ".000-->"),
        ZOOM.replace("-->", "->"),
        ZOOM.replace(".000\n", ".000 align:start position:0% line:84%\n"),
        ZOOM.replace("WEBVTT\n", "WEBVTT - a call\nKind: captions\nLanguage: en\n"),
        ZOOM.replace("WEBVTT\n", "WEBVTT\nNOTE: made by hand\n"),
        ZOOM.replace("2\n00", "NOTE Cy: left out\nand this\n\n2\n00"),
        ZOOM.replace("1\n00", "STYLE\n::cue { color: red }\n\nREGION\nid:a\nwidth:40%\n\n1\n00"),
        ZOOM.replace("1\n00", "intro\n00").replace("2\n00", "00"),
        ZOOM.replace("Seldom.", "<i>Seldom</i>."),
        ZOOM.replace("Seldom.", "<c.red.loud>Sel<00:00:03.500>dom</c>."),
        ZOOM.replace("Seldom.", '<font color="red">Seldom.</font>'),
        ZOOM.replace("Seldom.", "{\\an8}Seldom."),
        ZOOM.replace("Bo: Seldom.", "- Bo: Seldom."),
        ZOOM.replace("Bo: Seldom.", ">> Bo: Seldom."),
        ZOOM.replace("Bo: Seldom.", "[Bo]: Seldom."),
        ZOOM.replace("Bo: Seldom.", "<b>Bo:</b> Seldom."),
        ZOOM.replace("Bo: Seldom.", "Bo:\nSeldom."),
        ZOOM.replace("Bo: Style.", "Style."),
        ZOOM.replace("tune?", "\n\ntune?"),
        ZOOM.replace(" would ", "&nbsp;would\u00a0"),
        ZOOM.replace("00:00:07.000", "00:00:99.999"),
        ZOOM.replace("00:00:04.000", "00:00:09.000"),
        ZOOM.replace("00:00:06.000", "00:00:02.000"),
        ZOOM.replace("\n", "\u2028"),
        ZOOM.rstrip("\n"),
    ],
)
def test_an_oddity_changes_no_turn(text: str) -> None:
    assert turns(text) == READ


@pytest.mark.parametrize("code", ["utf-16", "utf-8-sig"])
def test_encodings_that_a_mark_announces(code: str) -> None:
    assert turns(ZOOM.encode(code)) == READ


def test_utf16_of_either_order() -> None:
    assert turns(b"\xfe\xff" + ZOOM.encode("utf-16-be")) == READ


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("P&L", "P&L"),
        ("P&amp;L", "P&L"),
        ("a &lt; b &gt; c", "a < b > c"),
        ("&lt;v Cy&gt;no voice&lt;/v&gt;", "<v Cy>no voice</v>"),
        ("&quot;x&quot; &#39;y&#x27;", "\"x\" 'y'"),
        ("AT&T &copy &unknown; &", "AT&T &copy &unknown; &"),
        ("x < y, y > z", "x < y, y > z"),
        ("List<int> of <EOS>", "List<int> of <EOS>"),
        ("a --> b", "a --> b"),
        ("e\u0301tude", "e\u0301tude"),
    ],
)
def test_signs_in_what_is_said(written: str, read: str) -> None:
    assert turns(ZOOM.replace("Seldom.", written))[1] == ("Bo", 3.0, f"{read} Style.")


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}<v Ann>When would\nyou tune?</v>\n\n{TWO}<v Bo>Seldom.\n\n{SIX}<v Bo>Style.",
        f"{ONE}<v Ann>When would you tune?\n{TWO}<v.loud Bo>Seldom.</v>\n{SIX}<v>Style.</v>",
        f"{ONE}<v  Ann >When would you tune?</v>\n\n{TWO}<v Bo>Seldom.</v>\nStyle.",
        f"{ONE}<v Ann>When would <i>you</i> tune?</v>\n\n{TWO}<v Bo></v><v Bo>Seldom. Style.</v>",
        f"{ONE}<v Ann>When</v> <v Ann>would you tune?</v>\n\n{TWO}<V Bo>Seldom.</V>\n\n{SIX}Style.",
        f'7 "Ann" (83)\n{ONE}When would you tune?\n\n8 "Bo" (84)\n{TWO}Seldom.\n\n9\n{SIX}Style.',
    ],
)
def test_voices(text: str) -> None:
    assert turns(text) == READ


def test_several_voices_in_one_cue_are_several_turns() -> None:
    text = f"WEBVTT\n\n{ONE}<v Ann>Tune?</v><v Sam O&#39;Neil>No.</v>\n<v Ann>Why?"
    assert turns(text) == [("Ann", 1.0, "Tune?"), ("Sam O'Neil", 1.0, "No."), ("Ann", 1.0, "Why?")]


def test_where_voices_name_speakers_a_colon_does_not() -> None:
    text = f"{ONE}<v Ann>Bo: is he here?</v>\n\n{TWO}<v Cy>Bo: no. Bo: never.</v>"
    assert [turn[0] for turn in turns(text)] == ["Ann", "Cy"]


def test_two_speakers_on_two_lines_of_one_cue() -> None:
    text = f"1\n{ONE}- Ann: Tune?\n- Bo: No.\n\n2\n{TWO}- Ann: Why?\n- Bo: Facts change.\n"
    assert [turn[0] for turn in turns(text)] == ["Ann", "Bo", "Ann", "Bo"]


def test_what_comes_before_the_first_name_is_kept() -> None:
    text = f"{ONE}Is it on?\n\n{TWO}Ann Lee: Yes. Begin.\n\n{SIX}Bo Ray: I would measure."
    assert turns(text)[0] == ("Unknown speaker", 1.0, "Is it on?")


def test_the_order_is_that_of_the_file_even_where_times_run_back() -> None:
    text = f"{SIX}Ann: Part one?\n\n{ONE}Bo: Part two.\n\n{TWO}Ann: Yes."
    assert [turn[1] for turn in turns(text)] == [6.0, 1.0, 3.0]


def test_a_number_that_is_said_is_no_number_of_a_cue() -> None:
    text = f"1\n{ONE}Ann: How many?\n\n2\n{TWO}Bo: It is\n42\n\n3\n{SIX}Ann: Really?\n"
    assert turns(text)[1][2] == "It is 42"


def test_hours_and_parts_of_seconds() -> None:
    text = "01:02:03.5 --> 01:02:04\nAnn: Tune?\n\n100:00:00,250 --> 100:00:01,000\nBo: No.\n"
    assert [turn[1] for turn in turns(text + text)] == [3723.5, 360000.25] * 2


class TestRollingCaptions:
    """A line that is shown again with the next one was said once."""

    def test_lines_that_move_up(self) -> None:
        text = (
            f"{ONE}Ann: we look it up first\n\n"
            f"{TWO}Ann: we look it up first\nthen we measure it\n\n"
            f"{SIX}Ann: then we measure it\nand only then tune"
        )
        assert turns(text) == [
            ("Ann", 1.0, "we look it up first then we measure it and only then tune")
        ]

    def test_a_line_that_grows(self) -> None:
        text = f"{ONE}<v Ann>we look it\n\n{TWO}<v Ann>we look it up first\n\n{SIX}<v Bo>Why?"
        assert turns(text)[0] == ("Ann", 1.0, "we look it up first")

    def test_the_same_cue_twice(self) -> None:
        text = f"{ONE}<v Ann>No.\n\n{ONE}<v Ann>No.\n\n{SIX}<v Bo>Why?"
        assert turns(text)[0] == ("Ann", 1.0, "No.")

    def test_a_short_word_said_twice_stays(self) -> None:
        text = f"{ONE}<v Ann>No.\n\n{TWO}<v Ann>No.\n\n{SIX}<v Bo>Why?"
        assert turns(text)[0] == ("Ann", 1.0, "No. No.")

    def test_what_another_one_repeats_stays(self) -> None:
        text = f"{ONE}<v Ann>it depends on facts\n\n{TWO}<v Bo>it depends on facts"
        assert [turn[2] for turn in turns(text)] == ["it depends on facts"] * 2
