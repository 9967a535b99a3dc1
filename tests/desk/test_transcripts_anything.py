"""Whatever a file holds is read or refused, and a conversation comes back from every form."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotseat.desk.models import Transcript
from hotseat.desk.transcripts import read_text
from hotseat.errors import InvalidFileError

PIECES = [
    *("WEBVTT", "NOTE", "STYLE", "\n", "\n\n", "\r\n", " ", "\t", "-->", "->", ":", "：", ".", ","),
    *("00:00:01.000 --> 00:00:02.000", "1:02,5-->1:03", "00:99 --> 1", "0:05", "[0:05]", "(0:05)"),
    *("<v Ann>", "</v>", "<v", "<i>", "<c.", "<00:01.0>", "&amp;", "&#0;", "&#x110000;", "&", "<"),
    *("Ann", "Bo Ray", "Risk", "Candidate", "Q", "A", "7", "jane", "*", "**", "_", "- ", "> ", "["),
    *("]", "|", "(", "é", "李", "\u202e", "\u200b", "\ufeff", "\x00", "\ud800", "\x85", "\u2028"),
    *("Transcribed by https://otter.ai", '3 "Ann" (9)', "{\\an8}", "AM", "?", "\x1c", "İ", "ß"),
]
ANYTHING = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def read_or_refused(data: str | bytes) -> Transcript | None:
    try:
        transcript = read_text(data, "file")
    except InvalidFileError as error:
        (problem,) = error.problems
        assert problem.path == "file"
        assert problem.message
        assert not problem.excerpt
        return None
    assert transcript.turns
    for turn in transcript.turns:
        assert turn.speaker.strip()
        assert turn.text.strip() == turn.text != ""
        assert turn.start is None or turn.start >= 0
    for before, after in zip(transcript.turns, transcript.turns[1:], strict=False):
        assert before.speaker != after.speaker
    return transcript


@settings(max_examples=600)
@given(ANYTHING | st.text(max_size=200))
def test_any_text(text: str) -> None:
    read_or_refused(text)


@settings(max_examples=200)
@given(st.binary(max_size=200) | ANYTHING.map(lambda t: t.encode("utf-16", "surrogatepass")))
def test_any_bytes(data: bytes) -> None:
    read_or_refused(data)


NAMES = st.sampled_from(
    ["Jane Doe", "Sam O’Neil (Guest)", "Ann", "Zoë Ångström", "李雷", "Dr. Bo Ray", "Interviewer"]
)
WORDS = st.sampled_from(
    [
        *("we", "would", "measure", "it", "first", "P&L", "x<y", "<tag>", "R&D", "&amp;", "é"),
        *("10:30", "so:", "Risk:", "https://x.org/a", "42", "no.", "-", "why?", "“yes”", "**"),
        *("[", "]", "{}", "-->", "_it_", "(0:05)"),
    ]
)


@st.composite
def conversations(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Two to four speakers of whom each speaks twice or more, in pieces, and asks."""
    names = draw(st.lists(NAMES, min_size=2, max_size=4, unique=True))
    order = names + names + draw(st.lists(st.sampled_from(names), max_size=6))
    said = []
    for number, name in enumerate(order):
        words = draw(st.lists(WORDS, min_size=1, max_size=9))
        # A word of its own keeps pieces apart: a repeated line counts as rolling captions.
        said.append((name, f"well{number} {' '.join(words)} end{number}?"))
    return said


def clock(at: float, sign: str = ".") -> str:
    ms = round(at * 1000)
    hours, minutes, seconds = ms // 3_600_000, ms // 60_000 % 60, ms // 1000 % 60
    return f"{hours:02}:{minutes:02}:{seconds:02}{sign}{ms % 1000:03}"


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cues(said: list[tuple[str, str]], words: Callable[[str, str], str], sign: str) -> str:
    return "\n".join(
        f"{n}\n{clock(4 * n, sign)} --> {clock(4 * n + 3, sign)}\n{words(name, text)}\n"
        for n, (name, text) in enumerate(said)
    )


def starts(said: list[tuple[str, str]]) -> list[float | None]:
    groups = groupby(enumerate(said), key=lambda item: item[1][0])
    return [4.0 * next(group)[0] for _, group in groups]


def joined(said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    groups = groupby(said, key=lambda item: item[0])
    return [(name, " ".join(text for _, text in group)) for name, group in groups]


FORMS: dict[str, tuple[Callable[[list[tuple[str, str]]], str], bool]] = {
    "zoom": (
        lambda said: "WEBVTT\n\n" + cues(said, lambda n, t: f"{escaped(n)}: {escaped(t)}", "."),
        True,
    ),
    "teams": (
        lambda said: "WEBVTT\n\n" + cues(said, lambda n, t: f"<v {n}>{escaped(t)}</v>", "."),
        True,
    ),
    "srt": (lambda said: cues(said, lambda n, t: f"{n}: {escaped(t)}", ","), True),
    "otter": (
        lambda said: "\n\n".join(
            f"{n}  {clock(4 * i)[:8]}  \n{t}" for i, (n, t) in enumerate(said)
        ),
        True,
    ),
    "timed": (
        lambda said: "\n".join(f"[{clock(4 * i)[:8]}] {n}: {t}" for i, (n, t) in enumerate(said)),
        True,
    ),
    "behind": (
        lambda said: "\n".join(f"{n} ({clock(4 * i)[:8]}): {t}" for i, (n, t) in enumerate(said)),
        True,
    ),
    "named": (lambda said: "\n".join(f"{n}: {t}" for n, t in said), False),
    "markdown": (lambda said: "\n\n".join(f"**{n}:** {t}" for n, t in said), False),
}


@pytest.mark.parametrize("form", ["named", "markdown", "zoom"])
@settings(max_examples=80)
@given(said=conversations())
def test_where_nobody_asks_a_conversation_comes_back_or_is_not_taken_for_one(
    form: str, said: list[tuple[str, str]]
) -> None:
    quiet = [(name, text.removesuffix("?")) for name, text in said]
    transcript = read_or_refused(FORMS[form][0](quiet))
    spoken = {name for name, _ in quiet}
    assert transcript is None or set(transcript.speakers) <= spoken | {"Candidate"}


@pytest.mark.parametrize(("write", "has_times"), FORMS.values(), ids=FORMS)
@settings(max_examples=80)
@given(said=conversations(), end=st.sampled_from(["\n", "\r\n"]))
def test_a_conversation_comes_back_from_every_form(
    write: Callable[[list[tuple[str, str]]], str],
    has_times: bool,
    said: list[tuple[str, str]],
    end: str,
) -> None:
    turns = read_text(write(said).replace("\n", end).encode(), "file").turns
    assert [(turn.speaker, turn.text) for turn in turns] == joined(said)
    expected = starts(said) if has_times else [None] * len(turns)
    assert [turn.start for turn in turns] == expected


def test_a_long_conversation_is_read() -> None:
    text = "".join(f"Ann: Tune {n}?\nBo: No, {n}.\n" for n in range(15_000))
    assert len(read_text(text, "file").turns) == 30_000


SIZE = 20_000_000
TIMES = "00:00:01.000 --> 00:00:02.000\n"
HOSTILE = {
    "one long line": "word ",
    "newlines": "\n",
    "carriage returns": "\r",
    "arrows": "-->\n",
    "times": TIMES,
    "voices": TIMES + "<v \n" + "x" * 60 + "\n",
    "voices on one line": "<v A>x",
    "open tags": "<c.",
    "ampersands": "&",
    "entities": "&amp;",
    "labels": "A:\n",
    "labels and words": "Ann: " + "x " * 64 + "\n",
    "tabs": "J" + "\t" * 99 + ":\n",
    "spaces and a time": "J" + " " * 96 + "0:0\n",
    "apostrophes": "a'" * 48 + "a: x\n",
    "stars": "**" + "a" * 100 + ": \n",
    "brackets": "(" * 99 + "a: \n",
    "tabs and words": "J \t" * 40 + "x\n",
    "from and to": "0:00 From " + "to " * 40 + "\n",
    "dashes": "a " * 40 + "- b\n",
    "NUL": "\0",
}


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("before", ["", TIMES], ids=["text", "cue"])
def test_hostile_files_take_seconds_at_most(unit: str, before: str) -> None:
    data = (before + unit * (SIZE // len(unit) - 2)).encode()
    start = time.process_time()
    read_or_refused(data)
    assert time.process_time() - start < 5
