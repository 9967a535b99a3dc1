"""A transcript becomes an interview at the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from hotseat.desk.entries import noted
from hotseat.desk.models import Interview, Sheet, Suggest, Transcript
from hotseat.errors import HotseatError

if TYPE_CHECKING:
    from hotseat.desk.folder import DeskFolder

KEEP_DAYS = 365
"""Until when an interview is kept unless somebody says otherwise; nothing is deleted by itself."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of an interview when it comes in."""

    candidate: str = ""
    sheets: tuple[Sheet, ...] = ()
    suggest: Suggest = "after"
    keep_until: str | None = None
    """A date; by default `KEEP_DAYS` from now."""
    gold: Mapping[str, int] = field(default_factory=dict)
    label: str = ""
    """By default the next free letter."""


NOTHING_KNOWN = About()


def add(
    folder: DeskFolder, transcript: Transcript, now: datetime, about: About = NOTHING_KNOWN
) -> Interview:
    """Keep a transcript at the desk; gives the interview with its id and label.

    Where the log cannot be written now, its entry stays in `unlogged` until it is opened.

    Raises:
        DeskError: it cannot be kept.
    """
    day = (now.astimezone() + timedelta(days=KEEP_DAYS)).date().isoformat()

    def made(number: str, label: str) -> Interview:
        interview = Interview(
            id=number,
            label=about.label or label,
            imported_at=now,
            keep_until=day if about.keep_until is None else about.keep_until,
            candidate=about.candidate,
            suggest=about.suggest,
            sheets=about.sheets,
            gold=about.gold,
        )
        details: dict[str, Any] = {"label": interview.label, "turns": len(transcript.turns)}
        details["suggest"] = about.suggest
        if interview.is_calibration:
            details["calibration"] = True
        return noted(interview, now, "import", details)

    interview = folder.new(transcript, made)
    try:
        folder.log.append(interview.unlogged)
    except HotseatError:
        # It is at the desk; the log is made up when it is opened.
        return interview
    return replace(interview, unlogged=())


def likely_candidate(transcript: Transcript) -> str:
    """Who most likely is the candidate: of several speakers the one who says most."""
    said: dict[str, int] = {}
    for turn in transcript.turns:
        said[turn.speaker] = said.get(turn.speaker, 0) + len(turn.text)
    return max(said, key=said.__getitem__, default="")


def several(transcript: Transcript) -> bool:
    """Whether anybody has to be asked who the candidate is."""
    return len(transcript.speakers) > 1
