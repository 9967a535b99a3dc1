"""The one follow-up after an answer: aimed at its weakest part, never at what was said already.

A question's own probe goes before the rubric's wherever it fits. What fits is judged by what the
scorecard knows and by the words of probe and answer, so that the same answer is always asked the
same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.bank.models import BOTH, NONE
from hotseat.scoring.read import read
from hotseat.scoring.spot import has
from hotseat.text.fold import fold
from hotseat.text.sentences import sentences
from hotseat.text.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hotseat.bank.models import Question
    from hotseat.rubrics.models import Criterion, Rubric
    from hotseat.scoring.scorecard import Mark, Scorecard

DIAGNOSIS, RECOMMENDATION = "diagnosis", "recommendation"
CORE = (DIAGNOSIS, RECOMMENDATION)
"""Parts whose probes ask what it is: idle once that was said. Those of the other parts put a new
turn of the case, which goes further than what is said in general.
"""
MISSING, WRONG, PARTIAL = "missing", "wrong", "partial"
SAID_WORDS = 2
"""A probe was answered before it is asked where one sentence has so many of its own words, and"""
SAID_SHARE = 0.75
"""this share of them."""
TELLING = 4
"""Letters of a word that tells what is asked."""


@dataclass(frozen=True, slots=True)
class ProbeQuestion:
    """A follow-up, as it is asked."""

    criterion: str
    """Id of the criterion, or of the key point, that it is aimed at."""
    text: str
    why: str
    """What it is aimed at and how that stands, in a few words; gives nothing away."""
    authored: bool
    """Whether it is the question's own."""


def choose(
    question: Question, rubric: Rubric, card: Scorecard, answer: str
) -> ProbeQuestion | None:
    """The follow-up to an answer, or None where no part is open or nothing can be asked about it.

    Order and specificity are never probed: the one is judged on the unprompted answer alone, the
    other shows in every part.
    """
    found = _of_points(question, rubric, card, answer) if card.points else None
    for criterion, mark in _open(rubric, card):
        said = _said(criterion, mark, card)
        own = question.probes.get(criterion.id, "")
        authored = bool(own) and _fits(own, criterion.id, said, question, rubric, card, answer)
        if text := own if authored else criterion.probe_for(said):
            why = f"{criterion.title}: {criterion.levels[mark.level]}"
            return ProbeQuestion(criterion.id, text, why, authored)
    return found


def _open(rubric: Rubric, card: Scorecard) -> list[tuple[Criterion, Mark]]:
    """The main parts below their best, the weakest first, of equals the first in the rubric."""
    marked = [(c, card.marks[c.id]) for c in rubric.criteria.values() if c.id in card.marks]
    below = [(c, mark) for c, mark in marked if c.main and mark.level < mark.of]
    return sorted(below, key=lambda pair: pair[1].level)


def _said(criterion: Criterion, mark: Mark, card: Scorecard) -> str:
    """How far the answer came on a part: the key of the rubric's probe."""
    if criterion.id == DIAGNOSIS:
        # A cause may be read off the choice alone: then nobody has said it.
        if card.cause == NONE or "diagnose" not in card.moves:
            return MISSING
    elif criterion.id == RECOMMENDATION:
        if card.choice == NONE:
            return MISSING
    elif card.choice == BOTH and BOTH in criterion.probes:
        return BOTH
    elif mark.level == 0 and mark.nearest_miss is None:
        return MISSING
    return PARTIAL if mark.level else WRONG


def _fits(
    probe: str,
    part: str,
    said: str,
    question: Question,
    rubric: Rubric,
    card: Scorecard,
    answer: str,
) -> bool:
    """Whether a question's own probe can be put to this answer."""
    chosen = card.choice is None or card.choice in question.options
    asks_again = part in CORE and said == PARTIAL
    if part == DIAGNOSIS:
        presumes = False
    elif part == RECOMMENDATION:
        presumes = not chosen and any(_names(probe, o, rubric) for o in _wanted(question, rubric))
    else:
        # They are written for the answer that decides as the case wants it.
        presumes = not chosen
    return not (asks_again or presumes or _answered(probe, question, rubric, answer))


def _wanted(question: Question, rubric: Rubric) -> tuple[str, ...]:
    if BOTH in question.options:
        return tuple(option.id for option in rubric.options)
    return question.options


def _names(probe: str, option: str, rubric: Rubric) -> bool:
    """Whether a probe calls an option by its name."""
    text = read(probe, rubric)
    return any(has(text, clause, f"option.{option}.name") for clause in text.clauses)


def _answered(probe: str, question: Question, rubric: Rubric, answer: str) -> bool:
    """Whether a sentence of the answer speaks of what only the probe would bring up."""
    own = _telling(probe, rubric) - _telling(question.prompt, rubric)
    need = max(SAID_WORDS, SAID_SHARE * len(own))
    return any(len(own & said) >= need for said in _sentences(answer))


def _telling(text: str, rubric: Rubric) -> frozenset[str]:
    found = tokens(fold(text))
    return frozenset(
        t.stem for t in found if len(t.text) >= TELLING and t.stem not in rubric.function_stems
    )


def _sentences(answer: str) -> Iterator[frozenset[str]]:
    folded = fold(answer)
    for span in sentences(folded.text):
        yield frozenset(t.stem for t in tokens(folded, span.start, span.end))


def _of_points(
    question: Question, rubric: Rubric, card: Scorecard, answer: str
) -> ProbeQuestion | None:
    """The probe of the first key point that was not made and can be asked about."""
    missing = [p for p in question.points if p.id in card.points and not card.points[p.id].found]
    for point in missing:
        own = question.probes.get(point.id, "")
        if own and not _answered(own, question, rubric, answer):
            return ProbeQuestion(point.id, own, "A key point is open", True)
    if missing and rubric.probe:
        return ProbeQuestion(missing[0].id, rubric.probe, "A key point is open", False)
    return None
