"""Whatever is typed is scored, without an error and in bounded time, or refused by its size."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.scoring.conftest import asked, levels
from tests.scoring.test_evidence import check

from hotseat.bank.models import Question, Statement
from hotseat.errors import EXIT_INVALID, HotseatError
from hotseat.interview.library import Library
from hotseat.scoring import MAX_CHARACTERS, AnswerTooLongError

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
    deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@OFTEN
@given(text=ANY)
def test_any_text_is_scored(
    library: Library, decision: Question, concept: Question, text: str
) -> None:
    for question in (decision, concept):
        card = library.score(text, question)
        check(card, text)
        data = card.to_json("x")
        assert json.loads(json.dumps(data)) == data
        assert data == library.score(text, question).to_json("x")


@settings(OFTEN, max_examples=15)
@given(piece=st.one_of(st.text(min_size=1, max_size=30), TALK.filter(len)))
def test_any_piece_repeated_is_scored(library: Library, decision: Question, piece: str) -> None:
    text = (piece * 2_000)[: MAX_CHARACTERS // 5]
    begun = time.process_time()
    check(library.score(text, decision), text)
    assert time.process_time() - begun < 5


def numbered(sentence: str) -> str:
    return "".join(sentence.format(n) for n in range(3_000))


NASTY = {
    "nothing": "",
    "surrogates": "\ud800\udfff" * 25_000,
    "a surrogate in a sentence": "We use RAG \ud800 here.",
    "NUL": "\x00RAG\x00 " * 8_000,
    "right to left": "\u05d0\u05d1\u05d2 \u202eRAG\u202c " * 4_000,
    "emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 " * 8_000,
    "marks": "a" + "\u0301" * 49_999,
    "alternating marks": "a\u0316\u0301" * 16_000,
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
    "commas": "a, " * 16_000,
    "apostrophes": "a'" * 25_000,
    "brackets": "(" * 50_000,
    "dashes": "a - " * 12_500,
    "question marks": "? " * 25_000,
    "quotation marks": '"' * 50_000,
    "sentences": numbered("RAG, as docs change {0}. "),
    "one sentence": "I would use rag because docs change and " * 1_250,
    "denials": "not rag over " * 3_800,
    "different words": " ".join(f"w{n}" for n in range(9_000)),
    "misspelt words": " ".join(f"retreival{chr(97 + n % 26)}{n % 7}" for n in range(4_500)),
    "ligatures": "\ufb03" * 50_000,
    "sharp s": "\u00df" * 50_000,
}
LIMIT = 4.0
"""Seconds of processor time; the slowest sound sample takes some tenths, numbered sentences 0.8."""


@pytest.mark.parametrize("name", NASTY)
def test_nasty_samples_take_bounded_time(
    library: Library, decision: Question, concept: Question, name: str
) -> None:
    text = NASTY[name][:MAX_CHARACTERS]
    for question in (decision, concept):
        begun = time.process_time()
        card = library.score(text, question)
        assert time.process_time() - begun < LIMIT
        check(card, text)
        json.dumps(card.to_json("x")).encode("ascii")
        assert card.overall <= 3


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\u200b", "\x00", "...", "?!", "\ud800", "- \n-"]
)
def test_an_empty_answer_gets_the_lowest_marks_and_a_word(
    library: Library, decision: Question, concept: Question, text: str
) -> None:
    for question in (decision, concept):
        card = library.score(text, question)
        assert (card.overall, card.total, card.moves, card.spans) == (1, 0, (), ())
        assert card.choice == ("none" if question.kind == "decision" else None)
        assert not any(n for name, n in levels(card).items() if name != "overall")
        assert card.advisories


@pytest.mark.parametrize("size", [MAX_CHARACTERS + 1, 1_234_567])
def test_too_long_is_refused_with_both_sizes(
    library: Library, decision: Question, size: int
) -> None:
    with pytest.raises(AnswerTooLongError) as caught:
        library.score("a" * size, decision)
    assert f"{size:,}" in caught.value.message
    assert "50,000" in caught.value.message
    assert isinstance(caught.value, HotseatError)
    assert caught.value.exit_code == EXIT_INVALID


def test_the_longest_answer_is_scored(library: Library, decision: Question) -> None:
    sentence = "The pages change every week. "
    text = (sentence * 2_000)[: MAX_CHARACTERS - 18].ljust(
        MAX_CHARACTERS - 18
    ) + " I'd go with RAG. "
    assert len(text) == MAX_CHARACTERS
    assert library.score(text, decision).choice == "rag"


def test_a_minimal_question_is_scored_well(library: Library) -> None:
    text = (
        "The price list changes every week, so this is a knowledge problem: the model can't know "
        "this week's prices. I would go with RAG, because it looks the price up when a customer "
        "asks. Fine-tuning is good at the house style and could learn it from the letters, but it "
        "would freeze the prices. If the tone is off once the facts are right, I would add "
        "fine-tuning on the two thousand letters."
    )
    card = library.score(text, asked())
    assert (card.choice, card.cause) == ("rag", "knowledge")
    assert card.overall >= 4
    flipped = library.score(text, asked("behavior", "fine_tuning"))
    assert flipped.marks["recommendation"].level == 0
    assert flipped.marks["diagnosis"].level == 0
    assert flipped.overall <= 2


def test_a_concept_question_of_bare_statements_is_scored(library: Library) -> None:
    question = Question(
        id="bare",
        kind="concept",
        prompt="What is the difference?",
        pack="fine_tuning_vs_rag",
        topic="fine_tuning_vs_rag",
        points=(
            Statement("weights", "Fine-tuning changes the weights of the model."),
            Statement("passages", "Retrieval puts passages into the prompt at question time."),
        ),
        misconceptions=(Statement("memory", "Fine-tuning is a reliable memory for facts."),),
    )
    text = "Tuning changes the model's weights; retrieval puts passages in the prompt at run time."
    card = library.score(text, question)
    assert [f.found for f in card.points.values()] == [True, True]
    assert not card.misconceptions["memory"].found
    assert card.overall >= 4
