"""An answer and the answer to its probe, marked together.

What is said when asked counts towards every part but the order, which is that of the unprompted
answer. It takes nothing away, unless it takes back the choice: to correct oneself counts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hotseat.bank.models import NONE
from hotseat.interview.probes import CORE
from hotseat.scoring.concept import concept_overall
from hotseat.scoring.guards import CAPPED
from hotseat.scoring.overall import overall_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hotseat.bank.models import Question
    from hotseat.interview.library import Library
    from hotseat.rubrics.models import Rubric
    from hotseat.scoring.scorecard import Finding, Scorecard

ORDER = "order"
OF_THE_CASE = ("diagnosis", "specificity")
"""Parts that hang on no choice."""
BETWEEN = "\n\n"


def together(answer: str, probe_answer: str) -> str:
    """The text that is marked: places in the answer are the same in it."""
    return f"{answer}{BETWEEN}{probe_answer}" if probe_answer.strip() else answer


def changed(before: Scorecard, both: Scorecard, criterion: str) -> bool:
    """Whether the answer to a probe took back the choice.

    Only where the probe asked for it: who is asked about the other technique speaks of it, and
    takes nothing back by that.
    """
    undecided = (NONE, None)
    if criterion not in CORE or before.choice in undecided:
        return False
    return both.choice not in (before.choice, *undecided)


def after_probe(before: Scorecard, both: Scorecard, criterion: str) -> dict[str, int]:
    """The level of each part, or 1 for each key point made, of both answers together."""
    if not before.marks:
        return {p: int(before.points[p].found or f.found) for p, f in both.points.items()}
    anew = changed(before, both, criterion)
    levels = {
        name: mark.level if anew else max(mark.level, before.marks[name].level)
        for name, mark in both.marks.items()
    }
    if ORDER in levels:
        levels[ORDER] = before.marks[ORDER].level
    return levels


def mark_together(
    library: Library,
    question: Question,
    before: Scorecard,
    criterion: str,
    answer: str,
    probe_answer: str,
) -> Scorecard:
    """The scorecard of both; its evidence counts code points of `together`.

    Args:
        library: what marks, and has the rubric.
        question: what was asked.
        before: the scorecard of the unprompted answer.
        criterion: what the probe was aimed at.
        answer: the unprompted answer.
        probe_answer: what was said to the probe.

    Raises:
        AnswerTooLongError: both together are longer than what is scored.
    """
    if not probe_answer.strip():
        return before
    rubric = library.rubric(question)
    alone = library.score(together(" " * len(answer), probe_answer), question)
    if _capped(alone):
        return before
    if _capped(before):
        # Words that made no claim do not begin to because sentences stand behind them.
        return _joined(before, alone, criterion, rubric)
    both = library.score(together(answer, probe_answer), question)
    if _capped(both):
        return before
    wrong = criterion in CORE and before.choice not in question.options
    if wrong and alone.choice in question.options and alone.choice != both.choice:
        both = _corrected(both, alone)
    return _joined(before, both, criterion, rubric)


def _corrected(both: Scorecard, alone: Scorecard) -> Scorecard:
    """Who decides anew when asked is marked on that; what was said of the case still stands."""
    kept = {
        name: max(mark, both.marks[name], key=lambda m: m.level) if name in OF_THE_CASE else mark
        for name, mark in alone.marks.items()
    }
    return replace(alone, marks=kept)


def _capped(card: Scorecard) -> bool:
    """Whether a text as a whole was held down."""
    return not CAPPED.isdisjoint(card.advisories)


def _joined(before: Scorecard, both: Scorecard, criterion: str, rubric: Rubric) -> Scorecard:
    levels = after_probe(before, both, criterion)
    if not before.marks:
        points = _found(before.points, both.points)
        wrong = _found(before.misconceptions, both.misconceptions)
        total, overall = concept_overall(points, wrong, rubric)
        return replace(both, points=points, misconceptions=wrong, total=total, overall=overall)
    kept = {
        name: before.marks[name] if before.marks[name].level == level else both.marks[name]
        for name, level in levels.items()
    }
    total, overall = overall_of(levels, rubric)
    joined = replace(both, marks=kept, total=total, overall=overall)
    if changed(before, both, criterion) or before.choice in (NONE, None):
        return joined
    return replace(joined, choice=before.choice, cause=before.cause)


def _found(before: Mapping[str, Finding], both: Mapping[str, Finding]) -> dict[str, Finding]:
    """What stands in either; words that stood unasked go before."""
    return {name: before[name] if before[name].found else f for name, f in both.items()}
