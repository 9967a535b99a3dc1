"""What is kept as rows: to and from the plain data of `models`, and what scorecards say."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from hotseat.records.models import (
    Attempt,
    Card,
    Dispute,
    Draft,
    Pause,
    Probe,
    Seat,
    Sitting,
    Summary,
    Timing,
    storable,
    utc,
)

Row = tuple[Any, ...]


def dump(value: Any) -> str:
    """JSON as short as it can be."""
    return json.dumps(value, separators=(",", ":"))


def moment(at: datetime) -> str:
    """A moment in UTC as text that sorts by time.

    Raises:
        ValueError: it has no time zone.
    """
    return utc(at).isoformat(timespec="microseconds")


def local_day(at: datetime) -> str:
    """The date of a moment where the person is."""
    return at.astimezone().date().isoformat()


# Scorecards


def total_of(card: Mapping[str, Any]) -> int | None:
    """Points of 100; None where it has none."""
    return _number(card.get("total"))


def overall_of(card: Mapping[str, Any]) -> int | None:
    """The overall of 1 to 5; None where it has none."""
    return _number(card.get("overall"))


def levels_of(card: Mapping[str, Any]) -> dict[str, int]:
    """The level of each mark, by criterion."""
    marks = card.get("marks")
    found = marks.items() if isinstance(marks, Mapping) else ()
    levels = {str(n): _number(m.get("level")) for n, m in found if isinstance(m, Mapping)}
    return {name: level for name, level in levels.items() if level is not None}


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


# Attempts


def timing_json(timing: Timing) -> dict[str, Any]:
    """Timing as JSON."""
    return {
        "think": timing.think,
        "answer": timing.answer,
        "overtime": timing.overtime,
        "paused": timing.paused,
        "limit": timing.limit,
        "think_limit": timing.think_limit,
        "extra": timing.extra,
        "hard_stop": timing.hard_stop,
        "pauses": [{"kind": pause.kind, "seconds": pause.seconds} for pause in timing.pauses],
        "pace": [list(step) for step in timing.pace],
    }


_NO_TIMING = timing_json(Timing())


def timing_text(timing: Timing) -> str:
    """Timing as it stands in its column, which is read a lot: without the pace, which has a
    column of its own, and without what says nothing.
    """
    said = timing_json(timing).items()
    return dump({k: value for k, value in said if k != "pace" and value != _NO_TIMING[k]})


def timing_of(text: str, pace: str = "") -> Timing:
    """Timing from its columns."""
    found = json.loads(text)
    if "pauses" in found:
        found["pauses"] = tuple(Pause(**pause) for pause in found["pauses"])
    if pace:
        found["pace"] = tuple((seconds, length) for seconds, length in json.loads(pace))
    return Timing(**found)


def probe_json(probe: Probe | None) -> dict[str, Any] | None:
    """A follow-up question as JSON."""
    if probe is None:
        return None
    return {
        "criterion": probe.criterion,
        "text": probe.text,
        "answer": storable(probe.answer),
        "seconds": probe.seconds,
        "scorecard": dict(probe.scorecard),
    }


def disputes_json(disputes: Sequence[Dispute]) -> list[dict[str, Any]]:
    """Disputes as JSON."""
    return [asdict(dispute) | {"at": moment(dispute.at)} for dispute in disputes]


def probe_text(probe: Probe | None) -> str | None:
    """A follow-up question as it stands in its column."""
    return None if probe is None else dump(probe_json(probe))


SUMMARY = (
    "id, question_id, mode, sitting_id, day, ended_at, seconds, total, overall, full_total,"
    " levels, predicted, timing, recommended_at"
)
"""The columns that `summary` reads."""


def summary_row(attempt: Attempt, sitting_id: int) -> Row:
    """The columns of SUMMARY but for the id."""
    counted = attempt.counted
    return (
        storable(attempt.question_id),
        attempt.mode,
        sitting_id,
        storable(attempt.day) or local_day(attempt.ended_at),
        moment(attempt.ended_at),
        attempt.seconds,
        total_of(counted),
        overall_of(counted),
        total_of(attempt.scorecard),
        dump(levels_of(counted)),
        dump(dict(attempt.predicted)),
        timing_text(attempt.timing),
        attempt.recommended_at,
    )


def summary(row: Row) -> Summary:
    """An attempt without its texts."""
    return Summary(
        id=row[0],
        question_id=row[1],
        mode=row[2],
        sitting_id=row[3],
        day=row[4],
        ended_at=datetime.fromisoformat(row[5]),
        seconds=row[6],
        total=row[7],
        overall=row[8],
        full_total=row[9],
        levels=json.loads(row[10]),
        predicted=json.loads(row[11]),
        timing=timing_of(row[12]),
        recommended_at=row[13],
    )


ATTEMPT = (
    "id, question_id, mode, sitting_id, day, ended_at, seconds, predicted, timing, recommended_at,"
    " started_at, answer, on_time, scorecard, on_time_card, probe, disputes, pace"
)
"""The columns that `attempt` reads."""


def answer_row(attempt: Attempt) -> Row:
    """The columns of the table of answers but for the id."""
    return (
        moment(attempt.started_at),
        storable(attempt.answer),
        None if attempt.on_time is None else storable(attempt.on_time),
        dump(dict(attempt.scorecard)),
        dump(dict(attempt.on_time_card)),
        probe_text(attempt.probe),
        dump(disputes_json(attempt.disputes)),
        dump(attempt.timing.pace),
    )


def attempt(row: Row) -> Attempt:
    """An attempt with all that is kept of it."""
    return Attempt(
        id=row[0],
        question_id=row[1],
        mode=row[2],
        sitting_id=row[3],
        day=row[4],
        ended_at=datetime.fromisoformat(row[5]),
        seconds=row[6],
        predicted=json.loads(row[7]),
        timing=timing_of(row[8], row[17]),
        recommended_at=row[9],
        started_at=datetime.fromisoformat(row[10]),
        answer=row[11],
        on_time=row[12],
        scorecard=json.loads(row[13]),
        on_time_card=json.loads(row[14]),
        probe=None if row[15] is None else Probe(**json.loads(row[15])),
        disputes=tuple(
            Dispute(**(found | {"at": datetime.fromisoformat(found["at"])}))
            for found in json.loads(row[16])
        ),
    )


# The rest


def draft(row: Row, *, elsewhere: bool) -> Draft:
    """A draft from question, text, time and state."""
    return Draft(row[0], row[1], datetime.fromisoformat(row[2]), json.loads(row[3]), elsewhere)


def sitting(row: Row) -> Sitting:
    """A sitting from all of its columns."""
    return Sitting(
        id=row[0],
        mode=row[1],
        started_at=datetime.fromisoformat(row[2]),
        touched_at=datetime.fromisoformat(row[3]),
        ended_at=None if row[4] is None else datetime.fromisoformat(row[4]),
        state=json.loads(row[5]),
    )


def card(row: Row) -> Card:
    """A card from all of its columns."""
    return Card(row[0], datetime.fromisoformat(row[1]), json.loads(row[2]), row[3])


def seat(row: Row) -> Seat:
    """A swapped seat from all of its columns but the id."""
    return Seat(
        row[0], row[1], datetime.fromisoformat(row[2]), json.loads(row[3]), json.loads(row[4])
    )
