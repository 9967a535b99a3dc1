"""What a scorecard says to the person who answered: lines, the one thing to add, a follow-up.

Shared by all faces; nothing here knows a screen.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.files.clean import shorten
from hotseat.interview.probes import choose
from hotseat.scoring.scorecard import Evidence, Finding, Mark, Scorecard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hotseat.bank.models import Question, Statement
    from hotseat.rubrics.models import Criterion, Rubric

Span = tuple[int, int]

MADE = "made"
NOT_MADE = "not made"
ASSERTED = "said, and not so"


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion, key point or misconception with what was found."""

    number: int
    """Counted from 1 where its evidence is shown in the answer, else 0."""
    id: str
    title: str
    level: int
    of: int
    word: str
    """The level in the rubric's words."""
    main: bool
    """True for the parts that stand on a line of their own."""
    evidence: tuple[Evidence, ...] = ()
    blocked_by: str = ""
    nearest_miss: Evidence | None = None
    next_step: str = ""
    """What to add to reach the next level; empty at the best."""
    next_word: str = ""
    meaning: str = ""
    """What the level reached asks for."""
    criterion: Criterion | None = None
    """What it is a level of; None for key points."""

    @property
    def dots(self) -> str:
        """The level as filled dots out of all."""
        return self.dots_of(self.level)

    def dots_of(self, level: int) -> str:
        """Another level of the same line as dots."""
        return "●" * level + "○" * (self.of - level)

    @property
    def telling(self) -> Evidence | None:
        """The evidence to show where there is room for one: the most words."""
        return max(self.evidence, key=lambda piece: piece.end - piece.start, default=None)

    def remark(self) -> str:
        """The one thing about it worth a few words: what held it back, or what earned it."""
        if self.level < self.of and self.blocked_by:
            return self.blocked_by
        if self.telling is not None:
            return f"“{shorten(self.telling.text)}”"
        if self.nearest_miss is not None:
            return f"nearest: “{shorten(self.nearest_miss.text)}”"
        return ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the answer and the numbers of the lines that it is evidence for."""

    text: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Feedback:
    """Everything that is said about one answer."""

    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...]
    """The whole answer in order."""
    one_thing: str
    follow_up: str
    total: int
    overall: int
    advisories: tuple[str, ...]

    @property
    def main(self) -> tuple[Line, ...]:
        """The lines that stand alone."""
        return tuple(line for line in self.lines if line.main)

    @property
    def beside(self) -> tuple[Line, ...]:
        """The lines that share one."""
        return tuple(line for line in self.lines if not line.main)


def feedback(answer: str, question: Question, card: Scorecard, rubric: Rubric) -> Feedback:
    """What to say about an answer, by its scorecard."""
    lines = _points(question, card) if card.points else _criteria(card, rubric)
    weakest = _weakest(lines)
    probe = choose(question, rubric, card, answer)
    spans = {line.number: [(e.start, e.end) for e in line.evidence] for line in lines}
    spans.pop(0, None)
    return Feedback(
        lines=lines,
        pieces=pieces(answer, spans),
        one_thing=weakest.next_step if weakest else "",
        follow_up=probe.text if probe else "",
        total=card.total,
        overall=card.overall,
        advisories=card.advisories,
    )


def nothing() -> Feedback:
    """Where nothing was answered there is nothing to say."""
    return Feedback((), (), "", "", 0, 0, ())


def _criteria(card: Scorecard, rubric: Rubric) -> tuple[Line, ...]:
    made: list[Line] = []
    for criterion in rubric.criteria.values():
        mark = card.marks.get(criterion.id)
        if mark is not None:
            number = 1 + sum(line.main for line in made) if criterion.main else 0
            made.append(_criterion(number, criterion, mark))
    return tuple(made)


def _criterion(number: int, criterion: Criterion, mark: Mark) -> Line:
    words = criterion.levels
    below = mark.level < mark.of
    return Line(
        number=number,
        id=criterion.id,
        title=criterion.title,
        level=mark.level,
        of=mark.of,
        word=_nth(words, mark.level),
        main=criterion.main,
        evidence=mark.evidence,
        blocked_by=mark.blocked_by or "",
        nearest_miss=mark.nearest_miss,
        next_step=criterion.advice.get(mark.level, "") if below else "",
        next_word=_nth(words, mark.level + 1) if below else "",
        meaning=_nth(criterion.meaning, mark.level),
        criterion=criterion,
    )


def _nth(words: Sequence[str], index: int) -> str:
    return words[index] if index < len(words) else str(index)


def _points(question: Question, card: Scorecard) -> tuple[Line, ...]:
    none = Finding(found=False)
    made: list[Line] = []
    for point in question.points:
        finding = card.points.get(point.id, none)
        step = "" if finding.found else point.statement
        made.append(_statement(len(made) + 1, point, finding, (NOT_MADE, MADE), step))
    for wrong in question.misconceptions:
        finding = card.misconceptions.get(wrong.id, none)
        if finding.found:
            line = _statement(len(made) + 1, wrong, finding, ("", ASSERTED), "")
            made.append(line)
    return tuple(made)


def _statement(
    number: int, statement: Statement, finding: Finding, words: tuple[str, str], step: str
) -> Line:
    wrong = words[1] == ASSERTED
    return Line(
        number=number,
        id=statement.id,
        title=statement.statement,
        level=int(finding.found and not wrong),
        of=1,
        word=words[finding.found],
        main=not wrong,
        evidence=finding.evidence,
        nearest_miss=finding.nearest_miss,
        next_step=step,
        next_word=MADE if step else "",
    )


def _weakest(lines: Sequence[Line]) -> Line | None:
    """The main line with the lowest level, the first of them; else any other with a step."""
    open_lines = [line for line in lines if line.next_step]
    return min(open_lines, key=lambda line: (not line.main, line.level), default=None)


def pieces(answer: str, spans: Mapping[int, Sequence[Span]]) -> tuple[Piece, ...]:
    """The answer cut where evidence begins and ends; stretches may carry several numbers."""
    kept = {number: _joined(answer, ranges) for number, ranges in spans.items()}
    ends = {end for ranges in kept.values() for span in ranges for end in span}
    return tuple(
        Piece(
            answer[start:end],
            tuple(
                number
                for number, ranges in sorted(kept.items())
                if any(a <= start and end <= b for a, b in ranges)
            ),
        )
        for start, end in itertools.pairwise(sorted({0, len(answer), *ends}))
    )


def split(found: Sequence[Piece], offset: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces before an offset and those behind it."""
    before: list[Piece] = []
    behind: list[Piece] = []
    at = 0
    for piece in found:
        part = min(max(offset - at, 0), len(piece.text))
        at += len(piece.text)
        before += [Piece(piece.text[:part], piece.numbers)] if part else []
        behind += [Piece(piece.text[part:], piece.numbers)] if piece.text[part:] else []
    return tuple(before), tuple(behind)


def cut(found: Sequence[Piece], offset: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The same, without white space where they part."""
    before, behind = split(found, offset)
    if behind and not behind[0].numbers:
        behind = (Piece(behind[0].text.lstrip()), *behind[1:])
    return before, behind


def _joined(answer: str, ranges: Sequence[Span]) -> list[Span]:
    """The ranges within the answer, without white space at either end, near ones as one."""
    found: list[Span] = []
    for start, end in sorted((max(a, 0), min(b, len(answer))) for a, b in ranges):
        bare = answer[start:end].strip()
        if start >= end or not bare:
            continue
        first = answer.index(bare, start)
        last = first + len(bare)
        if found and not any(c.isalnum() for c in answer[found[-1][1] : first]):
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found
