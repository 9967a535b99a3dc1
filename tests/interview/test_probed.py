"""An answer and the answer to its probe, marked together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hotseat.bank.models import Question
from hotseat.interview.library import Library
from hotseat.interview.probed import after_probe, mark_together, together
from hotseat.interview.probes import choose
from hotseat.scoring import AnswerTooLongError, Mark, Scorecard
from hotseat.scoring.overall import overall_of
from hotseat.text.fold import fold
from hotseat.text.sentences import sentences

LIBRARY = Library.open()
HOTEL = LIBRARY.bank.questions["d15-hotel-concierge"]
CONCEPT = LIBRARY.bank.questions["c08-hallucination"]
RUBRIC = LIBRARY.rubric(HOTEL)
KEYWORDS = (
    "RAG, retrieval, embeddings, fine-tuning, tone, style, freshness, citations, hybrid, latency, "
    "cost, evaluation, monitoring, restaurants, pool hours, content system"
)
THIN = "I would use RAG. It is cheaper and quicker to build than anything else I know of."
LATER = (
    "If the replies turn stiff once they are read from the content system, I would fine-tune on "
    "the best chats, and keep the retrieval under it."
)
WRONG = (
    "The concierge has to learn the hotels. I would fine-tune it on all pages of the content "
    "system, so that it knows the restaurants and the pool hours by heart."
)


def graded(question: Question, grade: str) -> str:
    """The text of a graded answer."""
    return next(a.text for a in question.answers if a.grade == grade)


def marked(
    answer: str, said: str, criterion: str = "combine", question: Question = HOTEL
) -> tuple[Scorecard, Scorecard]:
    """The scorecard before, and of both."""
    before = LIBRARY.score(answer, question)
    return before, mark_together(LIBRARY, question, before, criterion, answer, said)


def levels(card: Scorecard) -> dict[str, int]:
    """Level by part."""
    return {name: mark.level for name, mark in card.marks.items()}


def test_what_is_said_when_asked_raises_the_part() -> None:
    before, both = marked(THIN, LATER)
    assert both.marks["combine"].level > before.marks["combine"].level == 0
    assert both.total > before.total


def test_the_order_stays_that_of_the_unprompted_answer() -> None:
    said = "The facts change daily and the model does not have them: it lacks knowledge."
    before, both = marked(THIN, said, "diagnosis")
    assert both.marks["diagnosis"].level > before.marks["diagnosis"].level
    assert both.marks["order"] == before.marks["order"]
    first, same = marked(graded(HOTEL, "strong"), THIN)
    assert same.marks["order"] == first.marks["order"]


def test_marks_total_and_overall_agree() -> None:
    for said in (LATER, WRONG, THIN, "Yes."):
        _, both = marked(THIN, said)
        assert (both.total, both.overall) == overall_of(levels(both), RUBRIC)


def test_evidence_stands_where_it_says_in_both() -> None:
    _, both = marked(THIN, LATER)
    text = together(THIN, LATER)
    assert both.marks["combine"].evidence
    for mark in both.marks.values():
        for piece in mark.evidence:
            assert text[piece.start : piece.end] == piece.text


def test_what_was_earned_unasked_keeps_its_words() -> None:
    before, both = marked(THIN, LATER)
    assert both.marks["recommendation"] == before.marks["recommendation"]


def test_speaking_of_the_other_when_asked_for_it_takes_nothing_back() -> None:
    said = "Fine-tuning. I would fine-tune, and train it on all of the hotel pages right away."
    before, both = marked(graded(HOTEL, "fair"), said, "other_technique")
    assert all(both.marks[name].level >= before.marks[name].level for name in both.marks)
    assert both.choice == before.choice


def test_to_correct_oneself_when_asked_counts() -> None:
    said = (
        "No wait, I take that back. I would use RAG: look up the entry of the hotel at question "
        "time, since the facts are edited daily and a trained model would be old by the evening."
    )
    before, both = marked(WRONG, said, "recommendation")
    assert (before.choice, before.marks["recommendation"].level) == ("fine_tuning", 0)
    assert both.choice == "rag"
    assert both.marks["recommendation"].level == 2
    assert both.overall > before.overall


def test_to_take_back_the_right_choice_when_asked_counts_too() -> None:
    before = LIBRARY.score(THIN, HOTEL)
    low = {name: Mark(0, 2) for name in before.marks}
    other = replace(before, choice="fine_tuning", marks=low)
    assert after_probe(before, other, "recommendation")["recommendation"] == 0
    assert after_probe(before, other, "combine")["recommendation"] == 1
    assert after_probe(before, replace(other, choice="none"), "recommendation") == levels(before)


@pytest.mark.parametrize("said", ["", " \n ", KEYWORDS, THIN, HOTEL.prompt])
def test_what_says_nothing_new_changes_nothing(said: str) -> None:
    before, both = marked(THIN, said, "diagnosis")
    assert levels(both) == levels(before)
    assert (both.total, both.overall) == (before.total, before.overall)


def test_keywords_do_not_begin_to_count_once_sentences_stand_behind_them() -> None:
    before, both = marked(KEYWORDS, LATER)
    assert set(levels(before).values()) == {0}
    alone = LIBRARY.score(LATER, HOTEL)
    assert levels(both) == {**levels(alone), "order": 0}
    text = together(KEYWORDS, LATER)
    assert all(text[e.start : e.end] == e.text for m in both.marks.values() for e in m.evidence)


def test_points_made_when_asked_are_added_and_none_is_lost() -> None:
    answer = "No, it reduces it, since the answer is grounded in the text that was retrieved."
    before, both = marked(
        answer, "If the search brings up the wrong page, the answer is wrong.", "x", CONCEPT
    )
    assert {p for p, f in before.points.items() if f.found} < {
        p for p, f in both.points.items() if f.found
    }
    assert both.total > before.total
    assert after_probe(both, before, "x") == {p: int(f.found) for p, f in both.points.items()}
    assert mark_together(LIBRARY, CONCEPT, before, "x", answer, answer).total == before.total


def test_both_together_are_held_to_the_limit_of_one_answer() -> None:
    with pytest.raises(AnswerTooLongError):
        marked(THIN, "word " * 10_000)


def test_on_the_bank_the_strong_answers_words_raise_the_probed_part_nearly_always() -> None:
    rose = asked = 0
    for question in list(LIBRARY.bank.questions.values())[::3]:
        rubric = LIBRARY.rubric(question)
        strong = graded(question, "strong")
        best = LIBRARY.score(strong, question)
        for grade in ("thin", "fair"):
            answer = graded(question, grade)
            before = LIBRARY.score(answer, question)
            probe = choose(question, rubric, before, answer)
            if probe is None:
                continue
            found = best.marks.get(probe.criterion) or best.points[probe.criterion]
            folded = fold(strong)
            spans = [folded.span(s.start, s.end) for s in sentences(folded.text)]
            said = " ".join(
                strong[a:b] for a, b in spans if any(a <= e.start < b for e in found.evidence)
            )
            if not said:
                continue
            both = mark_together(LIBRARY, question, before, probe.criterion, answer, said)
            assert both.overall >= before.overall
            asked += 1
            if before.marks:
                now, then = both.marks[probe.criterion].level, before.marks[probe.criterion].level
                rose += now > then
                assert both.marks["order"] == before.marks["order"]
            else:
                rose += both.points[probe.criterion].found
    assert asked > 30
    assert rose >= 0.9 * asked
