"""What a terminal sends: bytes that are no text, and pastes that are huge or hold escape codes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.hardening.conftest import Measured
from tests.hardening.terminals import DESK, PLAIN, PRACTICE, Place, Start, at_desk, seconds_until
from textual import events

from hotseat.scoring import MAX_CHARACTERS
from hotseat.tui.pastes import BEGIN, END, PasteParser, without_codes

LATIN = "François, naïve!".encode("latin-1")
BROKEN = "Fran\ufffdois, na\ufffdve!"
CODES = (
    "\x1b[1;31mred\x1b[0m, \x1b]0;a title\x07then \x1b]8;;http://x.example\x1b\\a link"
    "\x1b]8;;\x1b\\"
    "\x1b\x13\x1bOS\x1b[21~\x1b[113;5u\x1b[<0;5;5M\x1b[A: the end"
)
"""Colours, a title, a link; the keys Ctrl+S, F4, F10, Ctrl+Q, a click, an arrow."""


@pytest.mark.slow
def test_t6_bytes_that_are_no_text(tmp_path: Path, child: Start, figure: Measured) -> None:
    children = [(place, place.open(child, tmp_path)) for place in (PRACTICE, DESK, PLAIN)]
    lost = 0
    for place, one in children:
        place.type(one, "abc")
        one.send(b"\xff\xfedef")
        one.wait("abc\ufffd\ufffddef")
        (one.send if place.is_plain else one.paste)(LATIN)
        one.wait(BROKEN)
        # A sign of two bytes that comes in two pieces is no broken one.
        for byte in "é.".encode():
            one.send(bytes([byte]))
            time.sleep(0.05)
        one.wait(f"{BROKEN}é.")
        one.press("ctrl+c" if place.is_plain else "ctrl+q")
        assert one.exit_code() == (130 if place.is_plain else 0)
        [kept] = place.kept(tmp_path)
        lost += sum(kept.count(sign) == 0 for sign in ("abc", "def", "ois, na", "ve!é."))
        assert kept == f"abc\ufffd\ufffddef{BROKEN}é."
    figure("pieces of text lost beside broken bytes", lost, most=0)


@pytest.mark.slow
def test_t7_a_paste_of_a_megabyte_is_refused_whole(
    tmp_path: Path, child: Start, figure: Measured
) -> None:
    lines = replace(PRACTICE, name="lines")
    pasted = {PRACTICE: "word " * 200_000, lines: "a line of words\n" * 62_500}
    children = [(place, place.open(child, tmp_path)) for place in pasted]
    notices, keys = [], []
    for place, one in children:
        place.type(one, "mine")
        begun = time.monotonic()
        one.paste(pasted[place])
        one.wait("Not put in")
        notices.append(time.monotonic() - begun)
        one.send("!")
        keys.append(seconds_until(lambda one=one: "mine!" in one.screen))  # type: ignore[misc]
        assert "1,000,004 characters" in one.screen
        assert "50,000 is" in one.screen
        one.press("ctrl+q")
        assert one.exit_code() == 0
        assert place.kept(tmp_path) == ["mine!"]
    figure("notice of a paste of 1 MB", max(notices), "s", most=30)
    figure("a key after that notice", max(keys), "s", most=5)


@pytest.mark.slow
def test_t7_a_line_of_text_that_is_too_long_is_refused_whole(tmp_path: Path, child: Start) -> None:
    one = PLAIN.open(child, tmp_path)
    PLAIN.type(one, "mine")
    one.send("\r" + "word " * 200_000 + "\r")
    one.until(lambda: "Not put in" in one.screen)
    assert "more than 200,000 characters, and 50,000" in " ".join(one.screen.split())
    one.send("/back\r")
    assert one.exit_code() == 0
    assert PLAIN.kept(tmp_path) == ["mine"]


@pytest.mark.slow
def test_t7_an_answer_as_long_as_may_be_stays_usable(
    tmp_path: Path, child: Start, figure: Measured
) -> None:
    one = PRACTICE.open(child, tmp_path)
    one.wait(PRACTICE.ready)
    typed = "QXZVKJWYUP"
    text = ("word " * MAX_CHARACTERS)[: MAX_CHARACTERS - len(typed)]
    one.paste(text)
    one.wait("9,998 words")
    spent = []
    for sign in typed:
        one.send(sign)
        spent.append(seconds_until(lambda sign=sign: sign in one.screen))  # type: ignore[misc]
    figure("a key in one line of 50,000 characters", 1000 * max(spent), "ms", most=5_000)
    one.send("!")
    one.wait("50,001 characters")
    one.press("ctrl+q")
    assert one.exit_code() == 0
    assert PRACTICE.kept(tmp_path) == [text + typed]


@pytest.mark.slow
def test_t8_coloured_text_is_pasted_as_text(tmp_path: Path, child: Start, figure: Measured) -> None:
    home = Place("home", (), "Practise")
    marking = replace(DESK, name="marking")
    places = (PRACTICE, DESK, home, marking)
    children = {place: place.open(child, tmp_path) for place in places}
    shown = "red, then a link"
    for place in (PRACTICE, DESK):
        one = children[place]
        place.type(one, "was: ")
        one.paste(CODES)
        one.wait(f"was: {shown}")
        one.send("!")
        one.wait(": the end!")
    for place in (home, marking):
        # Keys are commands here: none of the pasted ones may be one.
        one = children[place]
        one.wait(place.ready)
        one.paste(CODES)
        one.press("f1")
        one.wait("Help")
        one.press("escape")
        one.wait(place.ready)
    for place, one in children.items():
        assert one.running, place
        one.press("ctrl+q")
        assert one.exit_code() == 0, place
    assert PRACTICE.kept(tmp_path) == [f"was: {shown}\x13: the end!"]
    assert DESK.kept(tmp_path) == [f"was: {shown}\ufffd: the end!"]
    desk = at_desk(tmp_path / marking.name)
    [interview] = [desk.load(number) for number in desk.ids()]
    done = [sheet.markings for sheet in interview.sheets if sheet.markings]
    figure("commands run by a paste", len(done), most=0)


SIGNS = st.text("ab\x1b\x1b\x1b[[]201~~;OSm\x07\\\r\x13é0", max_size=30)
PASTED = SIGNS.filter(lambda text: END not in f"{text}{END}"[:-1])
STREAM = st.lists(st.tuples(st.booleans(), PASTED), max_size=6)


@given(parts=STREAM, cuts=st.lists(st.integers(0, 200), max_size=20))
@example(parts=[(True, CODES)], cuts=list(range(200)))
@example(parts=[(False, "a"), (True, ""), (True, "\x1b[20"), (False, "b")], cuts=[1, 3, 9])
def test_t8_a_paste_is_one_text_however_it_comes(
    parts: Sequence[tuple[bool, str]], cuts: Sequence[int]
) -> None:
    stream, expected = "", []
    for pasted, text in parts:
        if pasted:
            stream += f"{BEGIN}{text}{END}"
            expected.append(without_codes(text))
        else:
            keys = "".join(sign for sign in text if sign.isalnum())
            stream += keys
            expected += list(keys)
    parser = PasteParser()
    ends = sorted({min(cut, len(stream)) for cut in cuts} | {0, len(stream)})
    pieces = [stream[start:end] for start, end in pairwise(ends)]
    came = [message for piece in pieces for message in parser.feed(piece)]
    # What was made last waits for the next sign.
    *came, last = [*came, *parser.feed("z")]
    assert isinstance(last, events.Key)
    assert last.character == "z"
    told = [m.text if isinstance(m, events.Paste) else getattr(m, "character", m) for m in came]
    assert told == expected
    assert not any("\x1b" in str(text) for text in told)


def test_t8_codes_without_an_end_cost_little(figure: Measured) -> None:
    slowest = 0.0
    for sign in ("\x1b", "\x1b]", "\x1b[", "\x1bP0", "\x1b[0;", "\x1b "):
        text = sign * (1_000_000 // len(sign))
        begun = time.perf_counter()
        assert "\x1b" not in without_codes(text)
        slowest = max(slowest, time.perf_counter() - begun)
    figure("codes taken out of 1 MB of nothing else", slowest, "s", most=5)
