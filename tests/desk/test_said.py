"""What the candidate said, and the way back to the turns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.made import ORDER, TURNS, library, question

from hotseat.desk.models import Quote, Sheet, Transcript, Turn
from hotseat.desk.said import is_listening, said_to, words_of
from hotseat.desk.suggest import suggest

speakers = st.sampled_from(["C", "I", "J"])
turns = st.lists(st.tuples(speakers, st.text(max_size=12)), max_size=8)
places = st.integers(-2, 120)


def made(lines: list[tuple[str, str]]) -> Transcript:
    return Transcript(tuple(Turn(who, None, text) for who, text in lines), "named lines")


@given(turns, st.integers(-1, 8), st.integers(-1, 9))
def test_nothing_of_others_is_in_it(lines: list[tuple[str, str]], first: int, last: int) -> None:
    said = said_to(made(lines), "C", Sheet("q", first, last))
    inside = range(max(first, 0), min(last + 1, len(lines)))
    own = [text for number, (who, text) in enumerate(lines) if who == "C" and number in inside]
    assert said.text == "\n".join(own)
    assert all(0 <= end <= len(said.text) for end in said.answers)


@given(turns, places, places)
def test_every_quote_maps_back_to_the_same_words(
    lines: list[tuple[str, str]], start: int, end: int
) -> None:
    transcript = made(lines)
    said = said_to(transcript, "C", Sheet("q", 0, len(lines)))
    quotes = said.quote(start, end)
    for quote, words in zip(quotes, words_of(transcript, quotes), strict=True):
        span = said.span(quote)
        assert span is not None
        assert words
        assert said.text[span[0] : span[1]] == words
        assert lines[quote.turn][0] == "C"
    picked = "".join(words_of(transcript, quotes))
    # Only what joins the turns is not in any quote.
    spans = [said.span(quote) for quote in quotes]
    covered = {place for span in spans if span for place in range(*span)}
    assert len(picked) == len(covered)
    joints = {begin - 1 for begin in said.starts[1:]}
    wanted = set(range(max(start, 0), min(end, len(said.text)))) - joints
    assert covered == wanted


@given(turns, st.integers(-1, 8), st.integers(-3, 14), st.integers(-3, 14))
def test_a_quote_that_is_not_of_it_has_no_span(
    lines: list[tuple[str, str]], turn: int, start: int, end: int
) -> None:
    said = said_to(made(lines), "C", Sheet("q", 0, len(lines)))
    own = 0 <= turn < len(lines) and lines[turn][0] == "C"
    fits = own and 0 <= start < end <= len(lines[turn][1])
    assert (said.span(Quote(turn, start, end)) is not None) == fits


def test_words_across_turns_are_split() -> None:
    transcript = made([("C", "one two"), ("I", "and?"), ("C", "three")])
    said = said_to(transcript, "C", Sheet("q", 0, 2))
    start, end = said.text.index("two"), said.text.index("three") + 5
    assert words_of(transcript, said.quote(start, end)) == ["two", "three"]


@pytest.mark.parametrize(
    "words",
    [
        "mhm",
        "Mm-hmm.",
        "Right.",
        "Okay, go on.",
        "Yeah… yeah",
        "uh-huh, I see!",
        "",
        " ",
        "[laughs]",
        "(inaudible)",
        "OK. Got it.",
        "Please, take your time",
        "…mhm",
        "That makes sense, thanks.",
    ],
)
def test_signs_of_listening_do_not_end_the_first_answer(words: str) -> None:
    assert is_listening(words)
    said = said_to(
        made(
            [("I", "Why?"), ("C", "one"), ("I", words), ("C", "two"), ("I", "What if?"), ("C", "x")]
        ),
        "C",
        Sheet("q", 0, 5),
    )
    assert said.text[: said.answers[0]] == "one\ntwo"


@pytest.mark.parametrize(
    "words",
    [
        "Sure?",
        "Right, and the cost?",
        "Okay so what about latency",
        "go on about the cost",
        "why",
        "mhm " * 30,
        "yesterday",
        "No",
        "okay?",
        "What [laughs] else",
        "?",
    ],
)
def test_what_asks_or_says_something_ends_it(words: str) -> None:
    assert not is_listening(words)
    said = said_to(made([("C", "one"), ("I", words), ("C", "two")]), "C", Sheet("q", 0, 2))
    assert said.text[: said.answers[0]] == "one"


@given(st.text())
def test_any_words_are_looked_at_quickly(words: str) -> None:
    assert is_listening(words) in (True, False)


def test_hostile_words_are_looked_at_quickly() -> None:
    for words in ("mhm" * 30, "mm " * 19 + "x", "[" * 60, "(" * 59, "hm-" * 19, "yes." * 15 + "?"):
        is_listening(words)


@given(st.lists(st.text(max_size=60), min_size=2, max_size=2))
def test_what_the_interviewer_says_changes_no_level_but_the_order(words: list[str]) -> None:
    lines = [(who, text) for who, text in TURNS]
    lines[0], lines[2] = ("Ines", words[0]), ("Ines", words[1])
    before = said_to(made(list(TURNS)), "Cato", Sheet("q", 0, 3))
    after = said_to(made(lines), "Cato", Sheet("q", 0, 3))
    assert after.text == before.text
    if not is_listening(words[1]):
        assert after == before
    else:
        assert after.answers == (len(after.text),)


def test_the_interviewers_words_are_not_read() -> None:
    lines = [(who, text) for who, text in TURNS]
    telling = "So, it is a lack of knowledge, and you would take retrieval, since facts change?"
    lines[0], lines[2] = ("Ines", telling), ("Ines", telling)
    sheet = Sheet("q", 0, 3)
    own = suggest(library(), question(), said_to(made(list(TURNS)), "Cato", sheet))
    assert suggest(library(), question(), said_to(made(lines), "Cato", sheet)) == own
    lines[2] = ("Ines", "mhm")
    other = suggest(library(), question(), said_to(made(lines), "Cato", sheet))
    for name, level in own.levels.items():
        if name != ORDER:
            assert other.levels[name] == level


def test_no_words_are_read_across_two_turns() -> None:
    before = (
        "The agents sound wrong in every single chat, and no page that they could read would ever "
        "change that, because the words come from habit. "
    )
    whole = made([("C", f"{before}I would fine-tune it.")])
    cut = made([("C", f"{before}I would fine-"), ("I", "yes"), ("C", "tune it.")])
    reads = [
        suggest(library(), question(), said_to(one, "C", Sheet("q", 0, 2))) for one in (whole, cut)
    ]
    assert not any(read.not_enough for read in reads)
    assert reads[0].words != reads[1].words


CAUSE = "It talks just as it should, but what it says of opening hours is from last year."
CHOICE = (
    "I would look up the entries of that hotel before each answer, with a search in front of it."
)


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        ([("C", CAUSE), ("I", "What do you build?"), ("C", CHOICE)], 2),
        ([("C", CHOICE), ("I", "What kind of problem is it?"), ("C", CAUSE)], 0),
        ([("C", "Hm."), ("I", "Well?"), ("C", CAUSE), ("I", "So what?"), ("C", CHOICE)], 2),
    ],
)
def test_the_order_is_that_of_the_answers_up_to_the_one_that_chooses(
    lines: list[tuple[str, str]], level: int
) -> None:
    hotel = library().bank.question("d15-hotel-concierge")
    said = said_to(made(lines), "C", Sheet("q", 0, len(lines) - 1))
    assert suggest(library(), hotel, said).levels[ORDER] == level
