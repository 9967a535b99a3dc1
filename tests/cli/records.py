"""Something of everything, as it may be kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hotseat.records.models import (
    PROBE,
    Attempt,
    Card,
    Dispute,
    Pause,
    Probe,
    Seat,
    Sitting,
    Timing,
)
from hotseat.records.store import Store

NOW = datetime(2026, 3, 4, 18, 42, tzinfo=UTC)
MARKER = "xylophonist"
"""A word that stands in every text of D1."""


def fill(store: Store) -> None:
    """Keep something of d1 and of d2; only what belongs to d1 has the marker."""
    card = {"total": 50, "overall": 3, "marks": {"order": {"level": 1, "evidence": [MARKER]}}}
    rich = Attempt(
        "d1",
        f"an answer of a {MARKER}",
        NOW,
        NOW + timedelta(minutes=5),
        290.0,
        card,
        mode="mock",
        day="2026-03-04",
        timing=Timing(
            think=20.0,
            answer=240.0,
            overtime=30.0,
            paused=10.0,
            limit=260.0,
            pauses=(Pause("asked", 10.0),),
            pace=((60.0, 10),),
        ),
        on_time=MARKER,
        on_time_card=card,
        predicted={"order": 2},
        recommended_at=0.5,
        probe=Probe("combine", "And both?", MARKER, 20.0, card),
        disputes=(Dispute(0, 5, "order", 2, NOW),),
    )
    sitting = Sitting("mock", NOW, NOW, {"plan": ["d1", "d2"]})
    store.add_attempt(rich, card=Card("d1", NOW, {"step": 1}, "2026-03-04"), sitting=sitting)
    store.add_attempt(Attempt("d2", "another", NOW, NOW, 1.0, day="2026-03-04"))
    for key in ("d1", "d1" + PROBE):
        store.save_draft(key, f"half a {MARKER}", NOW, state={"left": 3})
    store.save_draft("d2", "half of another", NOW)
    store.add_seat(Seat("d1", "thin", NOW, {"order": 1}, {"order": 0}))
    store.add_seat(Seat("d2", "thin", NOW, {}, {}))
