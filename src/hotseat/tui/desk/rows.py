"""The interviews at the desk as lines: what they are about and how far they are, nobody's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.desk.calibrating import number_of
from hotseat.desk.listing import is_past, listed, scored
from hotseat.errors import HotseatError
from hotseat.files.clean import shorten
from hotseat.tui.textual_text import DIM, beside, column, lines, text

if TYPE_CHECKING:
    from datetime import datetime

    from textual.content import Content

    from hotseat.desk.folder import DeskFolder
    from hotseat.desk.models import Interview
    from hotseat.interview.library import Library

_LABEL, _STATE, _KEPT = 14, 17, 22
_ONE_LINE = 104
"""Cells from which on all of an interview stands on one line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One interview."""

    id: str
    name: str
    """`Candidate B`, `Answer 3 of 12`."""
    about: str
    """The titles of its questions."""
    state: str
    """`2 of 4 scored`, `finished`."""
    kept: str = ""
    """Until when, in words."""
    day: str = ""
    """The same as a date; empty where there is none."""
    damage: str = ""
    """Why it cannot be opened."""


@dataclass(frozen=True, slots=True)
class Rows:
    """All of a list."""

    rows: tuple[Row, ...]
    past: int = 0
    """How many are past their date."""


def rows_of(folder: DeskFolder, library: Library, now: datetime, *, calibration: bool) -> Rows:
    """What there is at the desk; takes a second where no rubric was compiled yet.

    Raises:
        HotseatError: the folder cannot be read.
    """
    found = listed(folder, calibration=calibration)
    interviews = list(found.interviews)
    if calibration:
        interviews.sort(key=number_of)
    rows = []
    for number, interview in enumerate(interviews, start=1):
        name = f"Answer {number} of {len(interviews)}" if calibration else called(interview)
        rows.append(
            Row(
                interview.id,
                name,
                _about(interview, library),
                _state(interview, library),
                "" if calibration else _kept(interview, now),
                interview.keep_until,
            )
        )
    if not calibration:
        rows += [
            Row(number, "", "", "", damage=error.message)
            for number, error in zip(found.damaged, found.errors, strict=True)
        ]
    return Rows(tuple(rows), sum(is_past(each, now) for each in interviews))


def called(interview: Interview) -> str:
    """What a candidate is called here."""
    return f"Candidate {shorten(interview.label, 8)}"


def line(row: Row, names: int, width: int) -> Content:
    """An interview on one line, or on two where there is less room; `names` is for the first
    column.
    """
    if row.damage:
        return text(row.damage, DIM)
    name = column(text(row.name), max(_LABEL, names + 2))
    if not row.kept or width >= _ONE_LINE:
        state = column(text(row.state, DIM), _STATE)
        kept = column(text(row.kept, DIM), _KEPT if row.kept else 0)
        about = width - name.cell_length - state.cell_length - kept.cell_length - 1
        return beside(name, column(text(row.about), about), " ", state, kept)
    more = column(text(f"{row.state} · {row.kept}", DIM), width - name.cell_length)
    return lines(
        beside(name, column(text(row.about), width - name.cell_length)),
        beside(" " * name.cell_length, more),
    )


def _about(interview: Interview, library: Library) -> str:
    known = library.bank.questions
    titles = [
        shorten(known[s.question].title or s.question) if s.question in known else "not in the bank"
        for s in interview.sheets
    ]
    return " · ".join(titles) or "no question yet"


def _state(interview: Interview, library: Library) -> str:
    if interview.locked_at is not None:
        return "finished"
    if not interview.candidate or not interview.sheets:
        return "to be set up"
    try:
        given, wanted = scored(interview, library)
    except HotseatError:
        # What is wrong with the rubric is told when the interview is opened.
        return "not known"
    return f"{given} of {wanted} scored"


def _kept(interview: Interview, now: datetime) -> str:
    if not interview.keep_until:
        return "kept, no date"
    if is_past(interview, now):
        return "past its date"
    return f"kept until {shorten(interview.keep_until, 10)}"
