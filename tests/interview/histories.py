"""Attempts without texts, made up: by hand, or by the hundred from a seed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from hotseat.records.models import Summary, Timing
from hotseat.rubrics.models import Criterion

START = datetime(2026, 1, 1, 19, tzinfo=UTC)


def criterion(name: str, title: str, *, main: bool = True) -> Criterion:
    return Criterion(
        id=name,
        title=title,
        levels=("missing", "named", "grounded"),
        meaning=("", "", ""),
        advice={},
        probe="",
        points={},
        cuts=(1, 2),
        weight=6,
        main=main,
        polarity="any",
    )


CRITERIA: Mapping[str, Criterion] = {
    "diagnosis": criterion("diagnosis", "Diagnosis"),
    "recommendation": criterion("recommendation", "Recommendation"),
    "other_technique": criterion("other_technique", "Other technique"),
    "combine": criterion("combine", "When to combine"),
    "order": criterion("order", "Order", main=False),
}


def summary(number: int = 1, **changes: Any) -> Summary:
    """One attempt: marked, on time, without guesses."""
    ended = START + timedelta(days=number)
    values: dict[str, Any] = {
        "id": number,
        "question_id": "to-rome",
        "mode": "practice",
        "sitting_id": 0,
        "day": ended.date().isoformat(),
        "ended_at": ended,
        "seconds": 300.0,
        "total": 50,
        "overall": 3,
        "full_total": 50,
        "levels": {},
        "predicted": {},
        "timing": Timing(),
    }
    return Summary(**{**values, **changes})


def generated(count: int, seed: int) -> list[Summary]:
    """Attempts of every sort: concepts, blank ones, guesses, overtime, several a day."""
    draw = random.Random(seed)
    made: list[Summary] = []
    moment = START
    for number in range(1, count + 1):
        moment += timedelta(hours=draw.choice([1, 2, 20, 30, 70]))
        concept, blank = draw.random() < 0.2, draw.random() < 0.1
        over = draw.random() < 0.3
        levels = {
            name: min(draw.randint(0, 2) + (number > count // 2 and draw.random() < 0.3), 2)
            for name in CRITERIA
        }
        guessed = [name for name in CRITERIA if draw.random() < 0.6 and CRITERIA[name].main]
        marked = not (concept or blank)
        total = None if blank else draw.randint(0, 100)
        full = draw.randint(total or 0, 100) if over else total
        timing = Timing(
            think=draw.uniform(1, 60),
            answer=draw.uniform(30, 400),
            overtime=draw.uniform(1, 90) if over else 0.0,
            paused=draw.choice([0.0, 0.0, draw.uniform(1, 99)]),
            limit=draw.choice([None, 360.0, 480.0]),
        )
        made.append(
            summary(
                number,
                question_id=f"q{draw.randint(1, 30)}",
                mode=draw.choice(["practice", "drill", "mock"]),
                ended_at=moment,
                day=moment.date().isoformat(),
                seconds=timing.think + timing.answer + timing.overtime,
                total=total,
                overall=None if blank else draw.randint(1, 5),
                full_total=full,
                levels=levels if marked else {},
                predicted={name: draw.randint(0, 2) for name in guessed} if not concept else {},
                timing=timing,
                recommended_at=draw.uniform(0, 1.2) if marked and draw.random() < 0.7 else None,
            )
        )
    return made
