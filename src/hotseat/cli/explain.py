"""A scorecard with its reasons: the answer with evidence marked, then each mark in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hotseat.bank.models import BOTH, Question, Statement
from hotseat.cli.card import advisory_lines, numbers, one_thing_lines
from hotseat.cli.wrap import paragraphs, quoted, wrapped
from hotseat.interview.feedback import feedback, pieces
from hotseat.interview.marked import bracketed
from hotseat.rubrics.models import Criterion, Rubric
from hotseat.scoring.scorecard import Evidence, Finding, Scorecard
from hotseat.scoring.tally import Part, Tally

_INDENT = "   "
_DEEPER = "     "
_MOST_PARTS = 5
"""Parts shown of the sum of a mark."""
_MOST_OF_OUTCOME = 3
"""Parts shown of each outcome of the choice and the cause."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One thing that was looked for."""

    title: str
    level: str
    """In words; a criterion's also as a number."""
    meaning: str
    evidence: tuple[Evidence, ...]
    blocked_by: str | None = None
    nearest_miss: Evidence | None = None
    advice: str = ""
    workings: str = ""
    """What was added up to the level, and where the rubric says so."""


def explain_lines(
    answer: str, question: Question, card: Scorecard, rubric: Rubric
) -> Iterator[str]:
    """The lines, at most 80 columns wide; nothing in them needs colour."""
    parts = _criteria(card, rubric) if question.kind == "decision" else _statements(question, card)
    yield from wrapped(question.title or question.id)
    yield from wrapped(f"{question.id} · {question.kind}")
    yield ""
    yield "The answer, «marked» with the number of what the words count for:"
    yield ""
    spans = {n: [(e.start, e.end) for e in p.evidence] for n, p in enumerate(parts, start=1)}
    yield from paragraphs("".join(bracketed(pieces(answer, spans))), "  ")
    for number, part in enumerate(parts, start=1):
        yield ""
        yield from _part_lines(number, part)
    yield from advisory_lines(card)
    yield ""
    if question.kind == "decision":
        yield from wrapped(f"Moves, in order: {', '.join(card.moves) or 'none'}", _INDENT, "")
        for head, name, titles, standing in (
            ("Choice", card.choice, _options(rubric), card.standing),
            ("Cause", card.cause, _causes(rubric), card.cause_standing),
        ):
            yield from wrapped(f"{head}: {_title(name, titles)}", _INDENT, "")
            yield from _standing_lines(standing, f"{rubric.kind}.yaml, {head.lower()}")
        yield ""
    if one_thing := feedback(answer, question, card, rubric).one_thing:
        yield from one_thing_lines(one_thing, question)
        yield ""
    yield numbers(card)


def _criteria(card: Scorecard, rubric: Rubric) -> list[_Part]:
    made: list[_Part] = []
    for name, mark in card.marks.items():
        criterion = rubric.criteria[name]
        following = ""
        if mark.level < mark.of:
            advice = criterion.advice.get(mark.level, "")
            following = f"to reach {criterion.levels[mark.level + 1]}: {advice}" if advice else ""
        made.append(
            _Part(
                title=criterion.title,
                level=f"{criterion.levels[mark.level]} ({mark.level} of {mark.of})",
                meaning=criterion.meaning[mark.level],
                evidence=mark.evidence,
                blocked_by=mark.blocked_by,
                nearest_miss=mark.nearest_miss,
                advice=following,
                workings=_workings(mark.workings, criterion, rubric),
            )
        )
    return made


def _workings(parts: Sequence[Part], criterion: Criterion, rubric: Rubric) -> str:
    """The sum of a mark against its cuts, in hundredths; empty where nothing was added up."""
    if not parts:
        return ""
    total = sum(part.points for part in parts)
    cuts = "/".join(map(str, criterion.cuts))
    shown = _points(parts, _MOST_PARTS, ", ")
    return f"sum {total} of {cuts}: {shown} [{rubric.kind}.yaml, {criterion.id}]"


def _points(parts: Sequence[Part], most: int, joint: str) -> str:
    """The parts of most weight, each with its points; dots stand for the rest."""
    shown = [f"{part.name} {part.points:+d}" for part in parts[:most]]
    return joint.join([*shown, "..."] if len(parts) > most else shown)


def _standing_lines(standing: Mapping[str, Tally], place: str) -> Iterator[str]:
    """Every outcome of a contest, the winner first, and where the rubric has its points."""
    if not standing:
        return
    ranked = sorted(standing.items(), key=lambda row: -row[1].total)
    names = max(len(name) for name in standing)
    sums = max(len(str(tally.total)) for tally in standing.values())
    for name, tally in ranked:
        head = f"{_INDENT}{name:<{names}} {tally.total:>{sums}}"
        shown = _points(tally.parts, _MOST_OF_OUTCOME, "; ")
        yield from wrapped(f"{head}  {shown}".rstrip(), _DEEPER + " " * sums, "")
    yield f"{_INDENT}[{place}]"


def _statements(question: Question, card: Scorecard) -> list[_Part]:
    points = [
        _statement("Key point", p, card.points[p.id], "made", "not made") for p in question.points
    ]
    wrong = [
        _statement("Misconception", m, card.misconceptions[m.id], "asserted", "not asserted")
        for m in question.misconceptions
    ]
    return points + wrong


def _statement(kind: str, item: Statement, found: Finding, yes: str, no: str) -> _Part:
    title, level = f"{kind} {item.id}", yes if found.found else no
    return _Part(title, level, item.statement, found.evidence, None, found.nearest_miss)


def _part_lines(number: int, part: _Part) -> Iterator[str]:
    yield from wrapped(f"{part.title}: {part.level}", _INDENT, f"{number:<3}")
    yield from wrapped(part.meaning, _INDENT)
    for evidence in part.evidence:
        yield from _evidence("", evidence)
    if not part.evidence:
        yield f"{_INDENT}no words count for this"
    if part.workings:
        yield from wrapped(part.workings, _DEEPER, _INDENT)
    if part.blocked_by:
        yield from wrapped(f"held back by: {part.blocked_by}", _DEEPER, _INDENT)
    if part.nearest_miss is not None:
        yield from _evidence("nearest miss: ", part.nearest_miss)
    if part.advice:
        yield from wrapped(part.advice, _DEEPER, _INDENT)


def _evidence(head: str, evidence: Evidence) -> Iterator[str]:
    yield from wrapped(f"{head}{quoted(evidence.text, 160)}", _DEEPER, _INDENT)
    how = f"{evidence.how}, {evidence.polarity}, rule {evidence.rule}"
    yield from wrapped(f"{evidence.why} [{how}]", _DEEPER)


def _title(name: str | None, titles: Mapping[str, str]) -> str:
    if name is None or name not in titles:
        return name or "none"
    return f"{titles[name]} ({name})"


def _options(rubric: Rubric) -> dict[str, str]:
    return {o.id: o.title for o in rubric.options} | {BOTH: "both techniques"}


def _causes(rubric: Rubric) -> dict[str, str]:
    return {c.id: c.title for c in rubric.causes} | {BOTH: "both kinds of problem"}
