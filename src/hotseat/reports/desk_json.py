"""Cards as JSON: the form that two people's marks of one interview are compared by."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from hotseat.reports.desk_card import Card, Level, Marked, OneQuestion

SCHEMA = "hotseat/desk-card@1"
SCHEMA_OF_SEVERAL = "hotseat/desk-cards@1"


def json_parts(cards: Sequence[Card], *, several: bool) -> Iterator[str]:
    """One card as an object of its own, several in a list; ASCII, keys sorted."""
    made = [card_json(card) for card in cards]
    data = {"schema": SCHEMA_OF_SEVERAL, "cards": made} if several else made[0]
    yield json.dumps(data, ensure_ascii=True, indent=2, sort_keys=True)
    yield "\n"


def card_json(card: Card) -> dict[str, Any]:
    """A card as it is written."""
    return {
        "schema": SCHEMA,
        "interview": card.id,
        "candidate": card.candidate,
        "candidate_number": card.candidate_number,
        "names": card.names,
        "calibration": card.calibration,
        "mode": card.mode,
        "seen_before": card.seen_before,
        "stamps": list(card.stamps),
        "finished": card.finished_at is not None,
        "finished_at": _moment(card.finished_at),
        "imported_at": _moment(card.imported_at),
        "keep_until": card.keep_until,
        "made_at": _moment(card.made_at),
        "version": card.version,
        "log": {"count": card.log_count, "head": card.log_head},
        "fingerprint": card.fingerprint,
        "form": card.form,
        "questions": [_question(question) for question in card.questions],
        "unknown_questions": list(card.unknown),
        "notes": [{"at": _moment(note.at), "text": note.text} for note in card.notes],
    }


def _question(question: OneQuestion) -> dict[str, Any]:
    return {
        "question": question.id,
        "title": question.title,
        "first": question.first,
        "last": question.last,
        "rubric": question.rubric,
        "rubric_hash": question.rubric_hash,
        "marked_by": list(question.marked_by),
        "criteria": [_marked(marked) for marked in question.marked],
        "probes": [{"for": p.id, "text": p.text, "asked": p.asked} for p in question.probes],
    }


def _marked(marked: Marked) -> dict[str, Any]:
    level, tool = marked.level, marked.tool
    return {
        "criterion": marked.id,
        "title": marked.title,
        "main": marked.main,
        "words": list(marked.words),
        "level": level.level if level else None,
        "word": level.word if level else None,
        "given": [_level(each) for each in marked.given],
        "tool": {
            "state": tool.state,
            "level": tool.level,
            "word": tool.word or None,
            "at": _moment(tool.at),
        },
        "no_evidence": marked.no_evidence,
        "quotes": [
            {"turn": q.turn, "start": q.start, "end": q.end, "seconds": q.at, "text": q.text}
            for q in marked.quotes
        ],
    }


def _level(level: Level) -> dict[str, Any]:
    return {
        "level": level.level,
        "word": level.word,
        "at": _moment(level.at),
        "seen": level.seen,
        "reason": level.reason,
    }


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat(timespec="seconds")
