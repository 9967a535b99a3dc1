"""Everything that is kept as one JSON document, made piece by piece."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotseat._version import __version__
from hotseat.files.private import write_private
from hotseat.records import attempts, drafts, rows, sittings
from hotseat.records.chosen import chosen_topic
from hotseat.records.connection import connected, reading
from hotseat.records.database import examine, is_there

if TYPE_CHECKING:
    from datetime import datetime

    from hotseat.records.models import Attempt, Card, Draft, Seat, Sitting

SCHEMA = "hotseat/export@1"
_SECTIONS = ("attempts", "drafts", "sittings", "cards", "seats")


def document(path: Path) -> Iterator[str]:
    """The document in pieces, each entry on a line of its own; of no file, one without entries.

    Raises:
        RecordsError: the file is not sound, or fails it half way.
    """
    topic = json.dumps(chosen_topic(path) or None)
    yield f'{{"schema": "{SCHEMA}",\n"version": "{__version__}",\n"topic": {topic}'
    if is_there(path):
        with connected(path) as db, reading(path, db):
            examine(path, db, check=True)
            # One transaction: what others write meanwhile is not seen.
            db.execute("begin")
            yield from _sections(
                map(_attempt, attempts.each(db)),
                map(_draft, drafts.each(db)),
                map(_sitting, sittings.each(db)),
                map(_card, sittings.cards(db)),
                map(_seat, sittings.seats(db)),
            )
    else:
        yield from _sections((), (), (), (), ())
    yield "\n}\n"


def disputed(path: Path) -> Iterator[Attempt]:
    """The attempts with disputes, the oldest first; of no file, none.

    Raises:
        RecordsError: the file is not sound, or fails it half way.
    """
    if is_there(path):
        with connected(path) as db, reading(path, db):
            examine(path, db, check=True)
            yield from attempts.disputed(db)


def to_home(database: Path, now: datetime) -> Path:
    """Write the document to a new file in the home folder, named after the day; gives its path.

    Raises:
        HotseatError: the records cannot be read, or the file cannot be written.
    """
    path = home = Path.home() / f"hotseat-{now.astimezone():%Y-%m-%d}.json"
    number = 1
    while os.path.lexists(path):
        number += 1
        path = home.with_stem(f"{home.stem}-{number}")
    write_private(path, document(database))
    return path


def _sections(*sections: Iterable[dict[str, Any]]) -> Iterator[str]:
    for name, entries in zip(_SECTIONS, sections, strict=True):
        yield f',\n"{name}": ['
        before = "\n"
        for entry in entries:
            yield before + json.dumps(entry)
            before = ",\n"
        yield "]"


def _attempt(attempt: Attempt) -> dict[str, Any]:
    on_time = None
    if attempt.on_time is not None:
        on_time = {"answer": attempt.on_time, "scorecard": attempt.on_time_card or None}
    return {
        "id": attempt.id,
        "question": attempt.question_id,
        "mode": attempt.mode,
        "sitting": attempt.sitting_id or None,
        "day": attempt.day,
        "started_at": rows.moment(attempt.started_at),
        "ended_at": rows.moment(attempt.ended_at),
        "seconds": attempt.seconds,
        "timing": rows.timing_json(attempt.timing),
        "answer": attempt.answer,
        "scorecard": attempt.scorecard or None,
        "on_time": on_time,
        "predicted": attempt.predicted,
        "recommended_at": attempt.recommended_at,
        "probe": rows.probe_json(attempt.probe),
        "disputes": rows.disputes_json(attempt.disputes),
    }


def _draft(draft: Draft) -> dict[str, Any]:
    return {
        "question": draft.question_id,
        "to_probe": draft.to_probe,
        "saved_at": rows.moment(draft.at),
        "text": draft.text,
        "clock": draft.state,
    }


def _sitting(sitting: Sitting) -> dict[str, Any]:
    return {
        "id": sitting.id,
        "mode": sitting.mode,
        "started_at": rows.moment(sitting.started_at),
        "touched_at": rows.moment(sitting.touched_at),
        "ended_at": None if sitting.ended_at is None else rows.moment(sitting.ended_at),
        "state": sitting.state,
    }


def _card(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "due": rows.moment(card.due),
        "day": card.day,
        "state": card.state,
    }


def _seat(seat: Seat) -> dict[str, Any]:
    return {
        "question": seat.question_id,
        "grade": seat.grade,
        "at": rows.moment(seat.at),
        "given": seat.given,
        "expected": seat.expected,
    }
