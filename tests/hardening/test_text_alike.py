"""X3 and X4: text that looks alike is marked alike, and marks upon marks cost nothing."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hardening.asked import library, questions
from tests.hardening.conftest import Measured

from hotseat.bank.models import Question
from hotseat.scoring import Evidence, Scorecard
from hotseat.text.fold import fold


def shifted(text: str, start: str, first: int) -> str:
    """Letters a to z as those of another block."""
    return "".join(
        chr(first + ord(c) - ord(start)) if start <= c <= chr(ord(start) + 25) else c for c in text
    )


VARIANTS: dict[str, Callable[[str], str]] = {
    "decomposed": lambda t: unicodedata.normalize("NFD", t),
    "upper case": str.upper,
    "full width": lambda t: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in t),
    "mathematical letters": lambda t: shifted(t, "a", 0x1D41A),
    "curly quotes": lambda t: t.replace("'", "\u2019"),
    "soft hyphens": lambda t: t.replace("e", "e\u00ad"),
    "zero-width spaces": lambda t: t.replace("a", "\u200ba"),
    "zero-width joiners": lambda t: t.replace("o", "o\u200d"),
    "word joiners": lambda t: t.replace("i", "\u2060i"),
    "tags": lambda t: t.replace("t", "t\U000e0074"),
    "variation selectors": lambda t: t.replace("n", "n\ufe0f"),
    "no-break spaces": lambda t: t.replace(" ", "\u00a0"),
    "no-break hyphens, en dashes": lambda t: t.replace("e-", "e\u2013").replace("-", "\u2011"),
    "line ends of other systems": lambda t: t.replace("\n", "\r\n"),
}
PLAIN = (
    "The pages change every week, so I'd say this is a knowledge problem: a fine-tuned model "
    "can't know them.\nI would go with RAG, because it looks the page up when a customer asks.\n"
    "Fine-tuning is good at the house style, but it doesn't bring in this week's facts - and a "
    "na\u00efve caf\u00e9 of a prompt won't either."
)


def without_places(card: Scorecard) -> Any:
    """The whole of a scorecard but what depends on where the words stand, and on their dress."""

    def inner(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: inner(v) for k, v in value.items() if k not in ("start", "end", "text")}
        return [inner(each) for each in value] if isinstance(value, list) else value

    return inner(card.to_json())


def evidence(card: Scorecard) -> Iterator[Evidence]:
    """All evidence, near misses included."""
    for mark in card.marks.values():
        yield from (*mark.evidence, *filter(None, [mark.nearest_miss]))
    for finding in (*card.points.values(), *card.misconceptions.values()):
        yield from (*finding.evidence, *filter(None, [finding.nearest_miss]))


def check_places(card: Scorecard, text: str) -> int:
    """Evidence stands where it says, in the text as it was typed."""
    count = 0
    for found in evidence(card):
        assert 0 <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        count += 1
    for _, start, end in card.spans:
        assert 0 <= start < end <= len(text)
    return count


def answers(question: Question) -> list[str]:
    return [a.text for a in question.answers if a.grade in ("strong", "fair", "wrong")]


@pytest.mark.slow
def test_x3_fourteen_dresses_of_a_text_are_scored_alike(figure: Measured) -> None:
    assert len(VARIANTS) == 14
    other: list[tuple[str, str]] = []
    for question in questions():
        for plain in (PLAIN, *answers(question)):
            card = library().score(plain, question)
            for name, dress in VARIANTS.items():
                text = dress(plain)
                dressed = library().score(text, question)
                check_places(dressed, text)
                if without_places(dressed) != without_places(card):
                    other.append((question.id, name))
    assert not other
    figure("variants that are scored otherwise", len(other), most=0)


def test_x3_each_dress_is_one() -> None:
    for name, dress in VARIANTS.items():
        assert dress(PLAIN) != PLAIN, name
        assert fold(dress(PLAIN)).text.split() == fold(PLAIN).text.split(), name


UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f\U000e0041\u202a\u2069"


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_x3_evidence_stands_in_the_text_as_it_was_typed(data: st.DataObject) -> None:
    """With signs that nobody sees strewn anywhere, the same words are found, where they stand."""
    question = questions()[0]
    places = data.draw(st.lists(st.integers(0, len(PLAIN)), max_size=30))
    text = PLAIN
    for at in sorted(places, reverse=True):
        text = text[:at] + data.draw(st.sampled_from(UNSEEN)) + text[at:]
    if data.draw(st.booleans()):
        text = "\U0001f469\u200d\U0001f469\u200d\U0001f467\n\n" + text
    plain, strewn = library().score(PLAIN, question), library().score(text, question)
    assert check_places(strewn, text) > 5
    assert without_places(strewn) == without_places(plain)
    for before, after in zip(evidence(plain), evidence(strewn), strict=True):
        assert fold(after.text).text == fold(before.text).text


def least(*texts: str) -> list[float]:
    """Seconds to score each text, the least of five, with another letter each time: what was folded
    before is remembered. In turns, so that what else the machine does meets all of them.
    """
    taken: list[list[float]] = [[] for _ in texts]
    for letter in "abcde":
        for text, times in zip(texts, taken, strict=True):
            dressed = text.replace("a", letter)
            begun = time.process_time()
            library().score(dressed, questions()[0])
            times.append(time.process_time() - begun)
    return [min(times) for times in taken]


MARKS = {
    "alternating marks beside letters": ("a" + "\u0316\u0301" * 24_999 + "a", "a" * 50_000),
    "marked letters beside letters": ("a\u0316\u0301" * 16_666, "\u00e9" * 49_999 + "a"),
    "marked words beside words": (("a" + "\u0316\u0301" * 14 + " ") * 1_666, "word " * 10_000),
}


def test_x4_marks_take_no_more_than_twice_the_time_of_letters(figure: Measured) -> None:
    for name, (marks, letters) in MARKS.items():
        assert len(marks) >= 49_000
        ours, plain = least(marks, letters)
        figure(name, ours / plain, "times", most=2)
