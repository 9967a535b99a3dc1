"""What the tool would say: a level for each criterion with the words it found, or that there is
not enough to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from hotseat.bank.models import MISCONCEPTION, NONE
from hotseat.desk.enough import not_enough
from hotseat.interview.probed import ORDER
from hotseat.scoring import MAX_CHARACTERS, Evidence

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.desk.models import Quote
    from hotseat.desk.said import Said
    from hotseat.interview.library import Library
    from hotseat.scoring.scorecard import Scorecard

MOST_ANSWERS = 8
"""So many answers are looked at for the one that decides; who chose nothing by then did not."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that the tool went by, and why."""

    quote: Quote
    why: str
    rule: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """The tool's view of one sheet."""

    levels: Mapping[str, int] = field(default_factory=dict)
    """By criterion; empty where there is not enough to suggest."""
    words: Mapping[str, tuple[Words, ...]] = field(default_factory=dict)
    """By criterion, what each level goes by."""
    why: Mapping[str, str] = field(default_factory=dict)
    """By criterion, a remark: what held the level down, or an expert's reason."""
    not_enough: str = ""
    """Why nothing is suggested, in one sentence; else empty."""
    rubric: str = ""
    rubric_hash: str = ""

    def only(self, criterion: str) -> Suggested:
        """What it says on one criterion: nothing of any other is given out with it."""
        return replace(
            self,
            levels={name: level for name, level in self.levels.items() if name == criterion},
            words={name: words for name, words in self.words.items() if name == criterion},
            why={name: why for name, why in self.why.items() if name == criterion},
        )


def suggest(library: Library, question: Question, said: Said) -> Suggested:
    """The tool's view of what a candidate said to a question.

    What was said when asked counts towards every part but the order, which is that of the first
    answer, or of the answers up to the first in which something is chosen.

    Raises:
        InvalidFileError: the rubric cannot be used.
    """
    if len(said.text) > MAX_CHARACTERS:
        return Suggested(
            not_enough=f"The answer has {len(said.text):,} characters, of which at most "
            f"{MAX_CHARACTERS:,} are read: fewer turns may belong to this question."
        )
    card = library.score(said.text, question)
    rubric = library.rubric(question)
    if why := not_enough(said.text, question, rubric, card.advisories):
        return Suggested(not_enough=why, rubric=card.rubric, rubric_hash=card.rubric_hash)
    deciding = _deciding(library, question, said, card) if ORDER in card.marks else card
    found = _found(card, deciding)
    return Suggested(
        levels={name: level for name, (level, _, _) in found.items()},
        words={name: _words(said, evidence) for name, (_, evidence, _) in found.items()},
        why={name: remark for name, (_, _, remark) in found.items() if remark},
        rubric=card.rubric,
        rubric_hash=card.rubric_hash,
    )


def _deciding(library: Library, question: Question, said: Said, whole: Scorecard) -> Scorecard:
    """The scorecard of the answers up to the first in which something is chosen."""
    for end in said.answers[:MOST_ANSWERS]:
        if end == len(said.text):
            return whole
        card = library.score(said.text[:end], question)
        if card.choice != NONE:
            return card
    return whole


def _found(card: Scorecard, deciding: Scorecard) -> dict[str, tuple[int, Sequence[Evidence], str]]:
    found: dict[str, tuple[int, Sequence[Evidence], str]] = {}
    for name in card.marks:
        mark = deciding.marks[name] if name == ORDER else card.marks[name]
        found[name] = (mark.level, mark.evidence, mark.blocked_by or "")
    for name, point in card.points.items():
        found[name] = (int(point.found), point.evidence, "")
    for name, wrong in card.misconceptions.items():
        found[MISCONCEPTION + name] = (int(wrong.found), wrong.evidence, "")
    return found


def _words(said: Said, evidence: Sequence[Evidence]) -> tuple[Words, ...]:
    return tuple(
        Words(quote, each.why, each.rule)
        for each in evidence
        for quote in said.quote(each.start, each.end)
    )
