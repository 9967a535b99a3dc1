"""What an author reads of the answers that are tried: a few lines each, or only what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hotseat.cli.wrap import quoted, whole, wrapped
from hotseat.evaluation.trying import Change, Tried, changes
from hotseat.files.clean import shorten
from hotseat.interview.words import count

_INDENT = "  "
_DEEPER = 2 * _INDENT
_WORDS = 48
"""Characters of evidence that are shown."""
_MOST = 4
"""Pieces of evidence of one kind that are shown for one part."""


def tried_lines(tried: Tried) -> Iterator[str]:
    """All of an answer: overall, choice and cause, and the level of each part with its words."""
    yield from wrapped(_head(tried), _INDENT, "")
    items = [] if tried.choice is None else [f"choice {tried.choice},", f"cause {tried.cause}"]
    if items:
        yield from whole(items, _INDENT)
    levels = [f"{part.id} {part.level} ({part.words[part.level]})" for part in tried.parts]
    yield from whole([f"{level}," for level in levels[:-1]] + levels[-1:], _INDENT)


def changed_lines(now: Tried, before: Tried | None) -> list[str]:
    """What changed about an answer; all of it where it is new, nothing where nothing did."""
    if before is None:
        return list(tried_lines(now))
    found = changes(before, now)
    rows = [line for change in found for line in _change(change)]
    pairs = (("choice", before.choice, now.choice), ("cause", before.cause, now.cause))
    rows += [f"{_INDENT}{what} {was} → {now}" for what, was, now in pairs if was != now]
    if not rows and before.overall == now.overall and before.verdict == now.verdict:
        return []
    return [*wrapped(_head(now, before), _INDENT, ""), *rows]


def summary(all_tried: Sequence[Tried]) -> str:
    """`3 answers; 2 of 3 graded answers hold, exact 1`."""
    graded = [tried.verdict for tried in all_tried if tried.verdict is not None]
    said = count(len(all_tried), "answer")
    if graded:
        hold = sum(not verdict.off for verdict in graded)
        exact = sum(verdict.expected == verdict.got for verdict in graded)
        said += f": {hold} of {len(graded)} graded hold, {exact} get exactly the expected overall"
    return said


def _head(now: Tried, before: Tried | None = None) -> str:
    name, question = now.trial.name, now.trial.question.id
    title = name if question in name else f"{question}, {name}"
    was = f"{before.overall} → " if before and before.overall != now.overall else ""
    said = f"{shorten(title, 100)}: overall {was}{now.overall}"
    if now.verdict is None:
        return said
    said += f", expected {now.verdict.expected}"
    missed = [f"{n} {got}, expected {want}" for n, (want, got) in now.verdict.missed.items()]
    said += "".join(f"; {each}" for each in missed)
    todo = now.trial.graded.todo if now.trial.graded else ""
    if now.verdict.off:
        return f"{said}: {'known to be off' if todo else 'OFF'}"
    return f"{said}: holds, take its 'todo' out" if todo else said


def _change(change: Change) -> Iterator[str]:
    part = change.part
    level = str(part.level) if part.level == change.before else f"{change.before} → {part.level}"
    yield from wrapped(f"{part.id} {level} ({part.words[part.level]})", _DEEPER, _INDENT)
    for what, found in (("gained", change.gained), ("lost", change.lost)):
        rows = list(dict.fromkeys(f"{quoted(each.text, _WORDS)} {each.rule}" for each in found))
        shown = rows[:_MOST] + [f"and {len(rows) - _MOST} more"] * (len(rows) > _MOST)
        if shown:
            yield from whole(shown, " " * (len(_DEEPER) + 8), f"{_DEEPER}{what + ':':<8}")
