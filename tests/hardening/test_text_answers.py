"""X5: any answer of up to 50,000 characters is scored, twice alike, in its place and in time."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hardening.asked import library, questions
from tests.hardening.conftest import Measured
from tests.hardening.test_text_alike import check_places

from hotseat.bank.models import Question
from hotseat.patterns.grammar import Word
from hotseat.patterns.match import leaves
from hotseat.scoring import MAX_CHARACTERS, Scorecard

PROMISED = 2.0
"""Seconds."""
LIMIT = 15.0
"""Seconds of processor time past which a test fails: about ten times of what was measured."""
STEEP = 2
"""How many of the slowest texts are marked by half, too."""
PIECES = [
    *("RAG", "fine-tuning", "tune it", "look it up", "not", "no", "but", "both", "because", "if"),
    *("later", "instead of", "the price list", "changes every week", "tone", "neither", "then"),
    *("my colleague says", "I would", "go with", ", ", ". ", "? ", "! ", ": ", "; ", " - ", " -> "),
    *("\n", "\r\n", "\n- ", "\n1. ", "\n\n", "(", ")", "'", '"', "n't", "e.g. ", "\u2014", " "),
    *("\u200b", "\u0301", "\u00ad", "\ufb01", "\ud800", "\x00", "\u202e", "\U0001f600", "\u05d0"),
]
TALK = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
GLUED = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
ANY = st.one_of(st.text(max_size=300), st.text(st.characters(), max_size=300), TALK, GLUED)
OFTEN = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def scored(text: str, question: Question, *, again: bool = True) -> tuple[Scorecard, float]:
    """A scorecard that is sound, and the processor time that it took."""
    begun = time.process_time()
    card = library().score(text, question)
    taken = time.process_time() - begun
    check_places(card, text)
    said = json.dumps(card.to_json("x"))
    assert said.isascii()
    assert json.loads(said) == card.to_json("x")
    if again:
        assert said == json.dumps(library().score(text, question).to_json("x"))
    return card, taken


@pytest.mark.slow
@OFTEN
@given(text=ANY)
def test_x5_any_text_is_scored_twice_alike(text: str) -> None:
    for question in questions():
        scored(text, question)


@pytest.mark.slow
@settings(OFTEN, max_examples=6)
@given(st.lists(st.one_of(st.text(min_size=1, max_size=30), TALK.filter(len)), min_size=1))
def test_x5_any_text_as_long_as_may_be_is_scored_in_time(pieces: list[str]) -> None:
    size = sum(map(len, pieces))
    text = "".join(pieces * (MAX_CHARACTERS // size + 1))[:MAX_CHARACTERS]
    assert len(text) == MAX_CHARACTERS
    for question in questions():
        assert scored(text, question)[1] < LIMIT


def numbered(sentence: str) -> str:
    return "".join(sentence.format(n) for n in range(3_000))


NASTY = {
    "nothing": "",
    "surrogates": "\ud800\udfff" * 25_000,
    "NUL": "\x00RAG\x00 " * 8_000,
    "right to left": "\u05d0\u05d1\u05d2 \u202eRAG\u202c " * 4_000,
    "emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 " * 8_000,
    "marks": "a" + "\u0301" * 49_999,
    "marks alone": "\u0301" * 50_000,
    "spaces": " " * 50_000,
    "one word": "a" * 50_000,
    "line ends": "\n" * 25_000,
    "line ends of other systems": "\r\n" * 25_000,
    "bullets": "- a\n" * 10_000,
    "long bullets": numbered("- look it up {0}\n"),
    "short forms": "e.g. " * 10_000,
    "letters with stops": "a. " * 16_000,
    "one word after the other": "rag " * 12_500,
    "apostrophes": "a'" * 25_000,
    "brackets": "(" * 50_000,
    "dashes": "a - " * 12_500,
    "question marks": "? " * 25_000,
    "quotation marks": '"' * 50_000,
    "sentences": numbered("RAG, as docs change {0}. "),
    "one sentence": "I would use rag because docs change and " * 1_250,
    "denials": "not rag over " * 3_800,
    "different words": " ".join(f"w{n}" for n in range(9_000)),
    "numbers": " ".join(str(n * 7919) for n in range(8_000)),
    "misspelt words": " ".join(f"retreival{chr(97 + n % 26)}{n % 7}" for n in range(4_500)),
    "ligatures": "\ufb03" * 50_000,
    "sharp s": "\u00df" * 50_000,
}


def filled(draw: Callable[[], str], between: str = " ") -> str:
    """What is drawn, as often as there is room for it."""
    parts: list[str] = []
    size = 0
    while size < MAX_CHARACTERS:
        parts.append(draw())
        size += len(parts[-1]) + len(between)
    return between.join(parts)[:MAX_CHARACTERS]


def worst() -> dict[str, str]:
    """Texts made of what marking looks for, which takes most."""
    draw = random.Random(5)
    rubric = library().rubric(questions()[0])
    named = sorted(rubric.lexicon.words() | rubric.lexicon.spellings())
    common = list(rubric.spelling.ranks)[:3_000]
    phrases = [
        " ".join(leaf.key for leaf in leaves(pattern.node) if isinstance(leaf, Word))
        for patterns in rubric.lexicon.entries.values()
        for pattern in patterns
    ]
    denied = ["not", "never", "no", "don't", "without", "nor", "rag", "tune", "use", "if", "but"]

    def typo() -> str:
        word = draw.choice(named)
        return word[:2] + word[2:4][::-1] + word[4:]

    def letters(count: int) -> str:
        return "".join(draw.choice("etaoinshr") for _ in range(count))

    def pair() -> str:
        return f"{draw.choice(common[:300])} {draw.choice(common[:300])}"

    def sign() -> str:
        return chr(0x4E00 + draw.randrange(5_000)) + chr(0x4E00 + draw.randrange(5_000))

    samples = [a.text for q in library().bank.questions.values() for a in q.answers]
    return {
        "clauses of two words": filled(pair, ". "),
        "one clause of the lexicon's phrases": filled(lambda: draw.choice(phrases)),
        "sentences of them": filled(lambda: draw.choice(phrases), ". "),
        "the lexicon's words in brackets": filled(lambda: f"({draw.choice(named)})"),
        "typing errors in them": filled(lambda: " ".join(typo() for _ in range(8)), ". "),
        "words of four letters": filled(lambda: letters(4)),
        "words of five letters": filled(lambda: letters(5)),
        "25,000 clauses": filled(lambda: draw.choice("abcdefghijk"), "."),
        "Chinese": filled(sign),
        "denials of denials": filled(lambda: " ".join(draw.choices(denied, k=20)), ". "),
        "graded answers": " ".join(samples)[:MAX_CHARACTERS],
    }


@pytest.mark.slow
def test_x5_nasty_texts_are_scored_in_time(figure: Measured) -> None:
    slowest, whose = 0.0, ""
    for name, text in NASTY.items():
        for question, size in zip(questions(), (MAX_CHARACTERS, MAX_CHARACTERS // 5), strict=True):
            card, taken = scored(text[:size], question, again=False)
            assert card.overall <= 3, name
            slowest, whose = max((slowest, whose), (taken, name))
    figure(f"slowest nasty text ({whose}), of {PROMISED:g} s promised", slowest, "s", most=LIMIT)


@pytest.mark.slow
def test_x5_the_worst_texts_that_were_found_are_scored_in_time(figure: Measured) -> None:
    """And nothing in them is gone through for each other thing: half of one takes half the time."""
    decision, concept = questions()
    texts, taken = worst(), dict[str, float]()
    for name, text in texts.items():
        short = scored(text[: MAX_CHARACTERS // 5], concept, again=False)[1]
        taken[name] = max(scored(text, decision, again=False)[1], short)
    slow = sorted(taken, key=lambda name: -taken[name])
    figure(f"slowest text ({slow[0]}), of {PROMISED:g} s promised", taken[slow[0]], "s", most=LIMIT)
    steepest, which = 0.0, ""
    for name in slow[:STEEP]:
        half = scored(texts[name][: MAX_CHARACTERS // 2], decision, again=False)[1]
        steepest, which = max((steepest, which), (taken[name] / half, name))
    figure(f"twice the text ({which})", steepest, "times the time", most=8)
