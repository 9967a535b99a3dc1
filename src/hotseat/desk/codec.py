"""Transcripts and interviews as JSON and back.

What is read may be anything: each reader raises an error of `NOT_ONE` where it is none.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hotseat.desk.models import (
    SUGGEST,
    Given,
    Interview,
    Marking,
    Note,
    Quote,
    Sheet,
    Transcript,
    Turn,
)

SCHEMA = "hotseat/desk@1"
MOST = 2
"""The best level that there is."""
NOT_ONE = (AttributeError, KeyError, TypeError, ValueError, OverflowError, RecursionError)


def transcript_to_json(transcript: Transcript) -> dict[str, Any]:
    """A transcript as it is kept."""
    return {"schema": SCHEMA, "form": transcript.form, "turns": turns_to_json(transcript)}


def turns_to_json(transcript: Transcript) -> list[dict[str, Any]]:
    """The turns, as `desk import --json` prints them."""
    return [{"speaker": t.speaker, "start": t.start, "text": t.text} for t in transcript.turns]


def transcript_from_json(data: Mapping[str, Any]) -> Transcript:
    """The same transcript.

    Raises:
        KeyError, TypeError, ValueError, and others of `NOT_ONE`: it is none.
    """
    if data["schema"] != SCHEMA:
        raise ValueError("not a transcript of this format")
    turns = tuple(
        Turn(str(t["speaker"]), _number(t["start"]), str(t["text"])) for t in data["turns"]
    )
    return Transcript(turns, str(data["form"]))


def interview_to_json(interview: Interview) -> dict[str, Any]:
    """An interview as it is kept."""
    return {
        "schema": SCHEMA,
        "id": interview.id,
        "label": interview.label,
        "imported_at": interview.imported_at.isoformat(),
        "keep_until": interview.keep_until,
        "candidate": interview.candidate,
        "suggest": interview.suggest,
        "sheets": [_sheet(sheet) for sheet in interview.sheets],
        "notes": [{"text": n.text, "at": n.at.isoformat()} for n in interview.notes],
        "note_draft": interview.note_draft,
        "locked_at": _moment(interview.locked_at),
        "gold": dict(interview.gold),
        "acts": interview.acts,
        "unlogged": [dict(entry) for entry in interview.unlogged],
    }


def interview_from_json(data: Mapping[str, Any]) -> Interview:
    """The same interview.

    Raises:
        KeyError, TypeError, ValueError, and others of `NOT_ONE`: it is none.
    """
    if data["schema"] != SCHEMA or data["suggest"] not in SUGGEST:
        raise ValueError("not an interview of this format")
    return Interview(
        id=str(data["id"]),
        label=str(data["label"]),
        imported_at=_to_time(data["imported_at"]),
        keep_until=str(data["keep_until"]),
        candidate=str(data["candidate"]),
        suggest=data["suggest"],
        sheets=tuple(_to_sheet(sheet) for sheet in data["sheets"]),
        notes=tuple(Note(str(n["text"]), _to_time(n["at"])) for n in data["notes"]),
        note_draft=str(data["note_draft"]),
        locked_at=_to_moment(data["locked_at"]),
        gold={str(name): int(level) for name, level in data["gold"].items()},
        acts=int(data["acts"]),
        unlogged=tuple(dict(entry.items()) for entry in data["unlogged"]),
    )


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "question": sheet.question,
        "first": sheet.first,
        "last": sheet.last,
        "asked": list(sheet.asked),
        "markings": {name: _marking(marking) for name, marking in sheet.markings.items()},
    }


def _to_sheet(data: Mapping[str, Any]) -> Sheet:
    return Sheet(
        question=str(data["question"]),
        first=int(data["first"]),
        last=int(data["last"]),
        asked=tuple(map(str, data["asked"])),
        markings={str(n): _to_marking(m) for n, m in data["markings"].items()},
    )


def _marking(marking: Marking) -> dict[str, Any]:
    return {
        "quotes": [[q.turn, q.start, q.end] for q in marking.quotes],
        "no_evidence": marking.no_evidence,
        "levels": [
            {"level": g.level, "at": g.at.isoformat(), "seen": g.seen, "reason": g.reason}
            for g in marking.levels
        ],
        "shown_at": _moment(marking.shown_at),
        "suggested": marking.suggested,
        "reason_draft": marking.reason_draft,
    }


def _to_marking(data: Mapping[str, Any]) -> Marking:
    suggested = data["suggested"]
    return Marking(
        quotes=tuple(Quote(int(t), int(a), int(b)) for t, a, b in data["quotes"]),
        no_evidence=bool(data["no_evidence"]),
        levels=tuple(
            Given(
                _level(g["level"]),
                _to_time(g["at"]),
                bool(g["seen"]),
                str(g["reason"]),
            )
            for g in data["levels"]
        ),
        shown_at=_to_moment(data["shown_at"]),
        suggested=None if suggested is None else _level(suggested),
        reason_draft=str(data.get("reason_draft", "")),
    )


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _to_moment(text: str | None) -> datetime | None:
    return None if text is None else _to_time(text)


def _to_time(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("a time without its zone")
    return at


def _number(value: Any) -> float | None:
    if value is not None and not math.isfinite(float(value)):
        raise ValueError("no time of a recording")
    return None if value is None else float(value)


def _level(value: Any) -> int:
    if not 0 <= int(value) <= MOST:
        raise ValueError("no level")
    return int(value)
