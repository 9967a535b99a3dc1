"""More forms that say who speaks: each gives the same turns, whatever the names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hotseat.desk.transcripts import read_text
from hotseat.errors import InvalidFileError

SAID = [
    (4, "What would you change in the concierge?"),
    (15, "Two things. Risk: a stale page, see https://example.org/a."),
    (40, "And the tone?"),
    (44, "It's fine. Pool hours are 10:30 to 18:00."),
]
NAMES = [("Priya Raman", "Jonas Weber"), ("Priya", "Jonas"), ("SPEAKER_00", "SPEAKER_01")]
NAMES += [("An Li", "Jonas Weber (Guest)"), ("priya raman", "jonas weber"), ("Tech Lead", "Long")]


def long(at: int) -> str:
    return f"00:00:{at:02}"


FORMS: dict[str, Callable[[str, int, str], str]] = {
    "teams, copied": lambda n, at, t: (
        f"{n}\n0 minutes {at} seconds\n{n} 0 minutes {at} seconds\n{t}\n"
    ),
    "teams, document": lambda n, at, t: f"{long(at)}.000 --> {long(at + 4)}.000\n{n}\n{t}\n",
    "webex": lambda n, at, t: f"{n}\n0:{at:02}\n{t}\n",
    "zoom chat": lambda n, at, t: f"{long(at)}\t From {n} to Everyone:\n\t{t}",
    "zoom chat, direct": lambda n, at, t: f"{long(at)} From  {n} to Bo (Direct Message) : {t}",
    "zoom chat, old": lambda n, at, t: f"{long(at)} From  {n} : {t}",
    "heading": lambda n, _, t: f"### {n}\n\n{t}\n",
    "heading and colon": lambda n, _, t: f"## {n}:\n{t}\n",
    "bold": lambda n, _, t: f"**{n}**\n\n{t}\n",
    "bold and time": lambda n, at, t: f"**{n}** *0:{at:02}*\n{t}\n",
    "brackets": lambda n, _, t: f"[{n}] {t}",
    "angles": lambda n, _, t: f"<{n}> {t}",
    "dash": lambda n, _, t: f"{n} - {t}",
    "long dash": lambda n, _, t: f"{n} — {t}",
    "numbered": lambda n, at, t: f"{at}. {n}: {t}",
    "no space": lambda n, _, t: f"{n}:{t}",
    "fireflies": lambda n, at, t: f"0:{at:02} - {n}\n{t}\n",
    "fireflies, behind": lambda n, at, t: f"{n} - 0:{at:02}\n{t}\n",
    "whisperx": lambda n, at, t: f"[{long(at)}.000 --> {long(at + 4)}.000] [{n}] {t}",
    "tabs": lambda n, at, t: f"{long(at)}\t{n}\t{t}",
    "rev": lambda n, at, t: f"{n}: (0:{at:02})\n{t}\n",
    "descript": lambda n, at, t: f"{n}: [0:{at:02}] {t}\n",
    "descript, under": lambda n, at, t: f"{n}:\n[{long(at)}] {t}\n",
    "whatsapp": lambda n, at, t: f"[02/03/2026, 10:00:{at:02}] {n}: {t}",
    "whatsapp, android": lambda n, _, t: f"02/03/2026, 10:00 - {n}: {t}",
    "seconds": lambda n, at, t: f"[{at}.00s - {at + 4}.10s] {n}: {t}",
    "frames": lambda n, at, t: f"{long(at)}:12 {n}: {t}",
    "inline time": lambda n, at, t: f"{n} {long(at)} {t}\n",
}


@pytest.mark.parametrize("write", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("names", NAMES, ids=[one for one, _ in NAMES])
def test_a_form_gives_its_turns(
    write: Callable[[str, int, str], str], names: tuple[str, str]
) -> None:
    said = [(names[at % 2], when, text) for at, (when, text) in enumerate(SAID)]
    transcript = read_text("\n".join(write(*one) for one in said), "file")
    assert [(turn.speaker, turn.text) for turn in transcript.turns] == [
        (name, text) for name, _, text in said
    ]


@pytest.mark.parametrize(
    "pattern", ["Q. {}\nA. {}", "Q) {}\nA) {}", "Q - {}\nA - {}", "I: {}\nR: {}", "I: {}\nC: {}"]
)
def test_letters(pattern: str) -> None:
    text = "\n".join(pattern.format(f"Tune {n}?", f"No, {n}.") for n in range(2))
    turns = read_text(text, "file").turns
    assert [turn.speaker for turn in turns] == [pattern[0], pattern.split("\n")[1][0]] * 2
    assert turns[3].text == "No, 1."


def test_letters_with_numbers() -> None:
    turns = read_text("Q1: Tune?\nA1: No.\nQ2: Why?\nA2: Facts.", "file").turns
    assert [(turn.speaker, turn.text) for turn in turns][2:] == [("Q", "Why?"), ("A", "Facts.")]


def test_a_name_that_stands_once_in_a_form_with_names_above() -> None:
    text = "## Ann\n\nTune?\n\n## Bo\n\nNo.\n\n## Cy\n\nAnd the cost?\n\n## Bo\n\nLow.\n\n"
    turns = read_text(text, "file").turns
    assert [turn.speaker for turn in turns] == ["Ann", "Bo", "Cy", "Bo"]


def test_entities_where_all_quotes_are_written_so() -> None:
    turns = read_text("Ann: What&#x27;s &quot;RAG&quot;?\nBo: R&amp;D&#39;s.\nAnn: Why?", "f").turns
    assert [turn.text for turn in turns] == ['What\'s "RAG"?', "R&D's.", "Why?"]
    turns = read_text("Ann: What's &quot;?\nBo: An entity.\nAnn: Why?", "f").turns
    assert turns[0].text == "What's &quot;?"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[Script Info]\nTitle: x\n[Events]\nDialogue: 0,0:00:01.00,Ann,,What?\n", "ASS"),
        ('<tt xmlns="http://www.w3.org/ns/ttml"><body><p>hi</p></body></tt>', "TTML"),
        ("{1}{30}hi\n{31}{60}Bo: x\n", "MicroDVD"),
        ('Speaker,Start,Text\n"Ann",4,"Tune?"\n"Bo",5,"No."\n', "a table"),
        ("speaker\ttext\nAnn\tTune?\n", "a table"),
    ],
)
def test_forms_that_are_not_read_are_named(text: str, kind: str) -> None:
    for data in (text, text.encode()):
        with pytest.raises(InvalidFileError) as caught:
            read_text(data, "file")
        assert kind in caught.value.problems[0].message


def test_times_with_semicolons() -> None:
    with pytest.raises(InvalidFileError) as caught:
        read_text("WEBVTT\n\n00;00;05 --> 00;00;07\nAnn: hi\n", "file")
    (problem,) = caught.value.problems
    assert (problem.line, problem.message) == (3, "the times of this cue cannot be read")
