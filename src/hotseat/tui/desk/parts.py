"""The criteria at the desk: what the person says of each, and the tool, once it may be seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.content import Content

from hotseat.interview.words import count
from hotseat.tui.desk.notes import clickable, so_far
from hotseat.tui.textual_text import (
    ACCENT,
    DIM,
    apart,
    beside,
    column,
    hanging,
    lines,
    one_line,
    text,
)

if TYPE_CHECKING:
    from hotseat.desk.models import Marking
    from hotseat.interview.disputes import Part
    from hotseat.tui.desk.place import AtDesk

HIDDEN = "hidden until you score"
NOT_ENOUGH = "not enough to suggest"
_INDENT = "  "
_MOST = 4
"""Lines of a reason; all of it stands on the page that says why."""
_BRIEF = 2
"""Lines of a title where little room is left for the levels; that page has all of it too."""


@dataclass(frozen=True, slots=True)
class Pane:
    """The criteria one below the other."""

    content: Content
    first: int
    """The row that the one at hand begins at."""
    rows: int
    """How many it has."""
    height: int


@dataclass(frozen=True, slots=True)
class _Form:
    """How much room is taken."""

    meanings: bool
    """What each level asks for, for the part at hand."""
    full: bool
    """Lines of their own for yours and the tool's, for the other parts too."""
    gaps: bool = True
    hint: str = ""
    """What to do first for the part at hand."""
    title: int | None = None
    """Lines that its title may have at most."""


_FORMS = (_Form(True, True), _Form(False, True), _Form(False, False), _Form(False, False, False))


def pane(at: AtDesk, width: int, height: int, hint: str) -> Pane:
    """The criteria in the fullest form that there is room for."""
    found = [_pane(at, width, replace(form, hint=hint)) for form in _FORMS]
    return next((each for each in found if each.height <= height), found[-1])


def brief(at: AtDesk, width: int, hint: str) -> Pane:
    """Only the part at hand, for small screens."""
    form = _Form(False, True, hint=hint, title=_BRIEF)
    rows = _block(at, at.here, width, form)
    return Pane(lines(*rows), 0, len(rows), len(rows))


def _pane(at: AtDesk, width: int, form: _Form) -> Pane:
    rows: list[Content] = []
    first, size = 0, 1
    for number, _ in enumerate(at.parts):
        main = number < at.mains
        block = _block(at, number, width, form) if main or number == at.here else None
        if block is None:
            block = [_line(at, number, width)]
        if rows and form.gaps and (main or number == at.mains or number in (at.here, at.here + 1)):
            rows.append(Content(""))
        if number == at.here:
            first, size = len(rows), len(block)
        rows += block
    said = so_far(at)
    if said:
        rows += [Content(""), column(text(said, DIM), width)]
    return Pane(lines(*rows), first, size, len(rows))


def _block(at: AtDesk, number: int, width: int, form: _Form) -> list[Content]:
    part, here = at.parts[number], number == at.here
    marking = at.marking(part)
    title = _title(at, number, width, form.title)
    rows: list[Content] = []
    room = width - len(_INDENT)
    if here and marking.level is None:
        rows += [*_evidence(marking, room, form.hint), *_levels(part, room, form)]
        rows += _tool(at, part, marking, room, whole=True)
    elif marking.level is None:
        rows.append(text(_no_level(at, number, marking), DIM))
        if at.desk.interview.suggest == "before":
            rows += _tool(at, part, marking, room, whole=False)
    else:
        yours = _said("yours", part, marking.level)
        tool = _tool(at, part, marking, room, whole=here)
        short = next(filter(lambda row: row.cell_length <= room, _shorter(at, part, marking)), None)
        rows += [yours, *tool] if here or form.full or short is None else [short]
        if here:
            rows += _cut(text(_proof_and_change(at, part, marking), DIM).wrap(room))
        elif form.full:
            rows.append(one_line(_proof_and_change(at, part, marking), room, DIM))
    return [*title, *(column(beside(_INDENT, row), width) for row in rows)]


def _cut(rows: list[Content]) -> list[Content]:
    return rows if len(rows) <= _MOST else [*rows[: _MOST - 1], beside(rows[_MOST - 1], "…")]


def _title(at: AtDesk, number: int, width: int, most: int | None) -> list[Content]:
    here = number == at.here
    head = column(text(f"{number + 1} ", ACCENT), 2 if len(at.parts) < 10 else 3)
    behind = text(" ◂ now" if here else "", ACCENT)
    room = width - head.cell_length - behind.cell_length
    title = at.parts[number].title
    if not here:
        return [beside(head, _click(one_line(title, room), number))]
    first, *rest = _wrapped(title, room, most)
    indent = " " * head.cell_length
    return [
        apart(beside(head, _click(first, number)), behind, width),
        *(beside(indent, _click(row, number)) for row in rest),
    ]


def _wrapped(title: str, width: int, most: int | None) -> list[Content]:
    """All of a title, or as many lines as it may have, the last one with an ellipsis."""
    rows = text(" ".join(title.split()), "bold").wrap(max(width, 4)) or [Content("")]
    if most is None or len(rows) <= most:
        return rows
    cut = beside(rows[most - 1].truncate(max(width - 1, 1)), text("…", "bold"))
    return [*rows[: most - 1], cut]


def _line(at: AtDesk, number: int, width: int) -> Content:
    """A part that shares its line with all that is said of it."""
    part = at.parts[number]
    marking = at.marking(part)
    said = text(_no_level(at, number, marking), DIM)
    if marking.level is not None:
        said = beside(_short("yours", part, marking.level), "  ", _short_tool(at, part, marking))
    room = width - said.cell_length - 2
    title = _click(one_line(part.title, max(room - 2, 4)), number)
    head = beside(column(text(f"{number + 1} ", ACCENT), 2), title)
    return column(apart(column(head, max(room, 6)), said, width), width)


def _evidence(marking: Marking, width: int, hint: str) -> list[Content]:
    if not marking.has_evidence:
        return [column(text(hint, DIM), width)]
    return [column(text(f"{_proof(marking)} · now a level", DIM), width)]


def _no_level(at: AtDesk, number: int, marking: Marking) -> str:
    if marking.has_evidence:
        return _proof(marking)
    return "not yet" if number < at.mains else "optional"


def _proof(marking: Marking) -> str:
    if marking.no_evidence:
        return "no evidence"
    return count(len(marking.quotes), "quote")


def _proof_and_change(at: AtDesk, part: Part, marking: Marking) -> str:
    said = [_proof(marking) if marking.has_evidence else "no quote any more"]
    if len(marking.levels) > 1:
        last, before = marking.levels[-1], marking.levels[-2]
        said.append(f"was {part.words[min(before.level, part.of)]}")
        if last.reason:
            said[-1] = f"changed, because: {at.cover(last.reason)}"
    elif at.desk.interview.suggest == "after":
        tool = tool_level(at, part, marking)
        if tool is not None and tool != marking.level:
            said.append("differs")
    return " · ".join(said)


def _levels(part: Part, width: int, form: _Form) -> list[Content]:
    if form.meanings and part.meaning:
        return [
            row
            for level, word in enumerate(part.words)
            for row in _meaning(level, word, part.meaning[level], width)
        ]
    rows: list[Content] = []
    for level, word in enumerate(part.words):
        each = clickable(beside(text(f"{level} ", ACCENT), text(word)), f"screen.number({level})")
        if rows and rows[-1].cell_length + 3 + each.cell_length <= width:
            rows[-1] = beside(rows[-1], "   ", each)
        else:
            rows.append(each)
    return rows


def _meaning(level: int, word: str, meaning: str, width: int) -> list[Content]:
    head = beside(text(f"{level} ", ACCENT), text(word))
    body = hanging(Content("  "), text(meaning, DIM), width)
    return [clickable(head, f"screen.number({level})"), *body.split()]


# The tool's


def tool_level(at: AtDesk, part: Part, marking: Marking) -> int | None:
    """The tool's level where it may be seen and there is one: the one that was shown."""
    if at.desk.interview.suggest == "off":
        return None
    if marking.shown_at is not None:
        return marking.suggested
    shown = at.view(part)
    return None if shown is None else shown.levels.get(part.id)


def _tool(at: AtDesk, part: Part, marking: Marking, width: int, *, whole: bool) -> list[Content]:
    who = _who(at)
    mode = at.desk.interview.suggest
    if mode == "off":
        return []
    shown = at.view(part)
    if shown is None:
        return [] if mode == "before" else [beside(_label(who), text(HIDDEN, DIM))]
    level = tool_level(at, part, marking)
    if level is not None:
        return [_said(who, part, min(level, part.of))]
    if shown.not_enough and whole:
        return hanging(_label(who), text(f"{NOT_ENOUGH}: {shown.not_enough}", DIM), width).split()
    return [beside(_label(who), text(NOT_ENOUGH if shown.not_enough else "no view", DIM))]


def _who(at: AtDesk) -> str:
    return "expert" if at.desk.interview.is_calibration else "tool"


def _label(who: str) -> Content:
    return column(text(who, DIM), 7)


def _said(who: str, part: Part, level: int) -> Content:
    level = min(level, part.of)
    return beside(_label(who), text(part.dots(level), ACCENT), "  ", text(part.words[level]))


def _shorter(at: AtDesk, part: Part, marking: Marking) -> list[Content]:
    """Both levels on one line: in words, or as dots where those are too long."""
    level, tool = marking.level or 0, tool_level(at, part, marking)
    words = beside(text("yours ", DIM), text(part.words[min(level, part.of)]))
    if tool is not None:
        words = beside(words, text(f"  {_who(at)} ", DIM), text(part.words[min(tool, part.of)]))
    return [words, beside(_short("yours", part, level), "  ", _short_tool(at, part, marking))]


def _short(who: str, part: Part, level: int) -> Content:
    return beside(text(f"{who} ", DIM), text(part.dots(min(level, part.of)), ACCENT))


def _short_tool(at: AtDesk, part: Part, marking: Marking) -> Content:
    level = tool_level(at, part, marking)
    return Content("") if level is None else _short(_who(at), part, level)


def _click(row: Content, number: int) -> Content:
    return clickable(row, f"screen.part({number})")
