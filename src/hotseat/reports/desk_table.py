"""Cards as a table: CSV after RFC 4180, one row for each criterion of each question.

Notes are no part of it, as they belong to no criterion.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from hotseat.reports.desk_card import Card, Marked, OneQuestion, moment
from hotseat.reports.table import Cell, harmless

COLUMNS = (
    "interview",
    "candidate",
    "question",
    "title",
    "first_turn",
    "last_turn",
    "criterion",
    "criterion_title",
    "main",
    "level",
    "word",
    "level_at",
    "first_level",
    "first_word",
    "first_at",
    "reason",
    "tool",
    "tool_level",
    "tool_at",
    "no_evidence",
    "quotes",
    "probe",
    "probe_asked",
    "mode",
    "seen_before",
    "finished",
    "stamps",
    "calibration",
    "rubric",
    "rubric_hash",
    "version",
    "log_count",
    "log_head",
    "keep_until",
    "made_at",
)


def csv_parts(cards: Iterable[Card]) -> Iterator[str]:
    """The table line by line, its head first, each with its CR LF."""
    yield _line(COLUMNS)
    for card in cards:
        for question in card.questions:
            for marked in question.marked:
                yield _line(_cells(card, question, marked))


def _cells(card: Card, question: OneQuestion, marked: Marked) -> Sequence[Cell]:
    level = marked.level
    changed = marked.given[0] if len(marked.given) > 1 else None
    probe = next((p for p in question.probes if p.id == marked.id), None)
    return [
        card.id,
        card.candidate,
        question.id,
        question.title,
        question.first + 1,
        question.last + 1,
        marked.id,
        marked.title,
        marked.main,
        level.level if level else None,
        level.word if level else None,
        _moment(level.at if level else None),
        changed.level if changed else None,
        changed.word if changed else None,
        _moment(changed.at if changed else None),
        " / ".join(each.reason for each in marked.given if each.reason),
        marked.tool.said,
        marked.tool.level,
        _moment(marked.tool.at),
        marked.no_evidence,
        "\n".join(f"{moment(q.at)} “{_one_line(q.text)}”".lstrip() for q in marked.quotes),
        probe.text if probe else None,
        probe.asked if probe else None,
        card.mode,
        card.seen_before,
        card.finished_at is not None,
        " ".join(card.stamps),
        card.calibration,
        question.rubric,
        question.rubric_hash,
        card.version,
        card.log_count,
        card.log_head,
        card.keep_until,
        _moment(card.made_at),
    ]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat(timespec="seconds")


def _line(cells: Iterable[Cell]) -> str:
    made = io.StringIO()
    csv.writer(made, quoting=csv.QUOTE_ALL).writerow([harmless(cell) for cell in cells])
    return made.getvalue()
