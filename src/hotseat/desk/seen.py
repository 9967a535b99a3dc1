"""Whether the tool's levels were there to be seen before the person's, which every report says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hotseat.desk.folder import DeskFolder
    from hotseat.desk.models import Interview


def logged(folder: DeskFolder, interview: Interview) -> list[Mapping[str, Any]]:
    """What the log has of an interview, and what it is still to get.

    Raises:
        DeskError: the log cannot be read.
    """
    found = (e for e in folder.log.entries() if e.get("interview") == interview.id)
    return [*found, *interview.unlogged]


def seen_before(interview: Interview, entries: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a first level was given with the tool's seen, or the tool's was looked at first, or
    may be looked at now.

    That the mode once stood at `before` alone is nothing: nobody need have looked.
    """
    if interview.suggest == "before":
        return True
    markings = (m for sheet in interview.sheets for m in sheet.markings.values())
    return any(m.levels and not m.is_blind for m in markings) or any(
        e.get("act") == "shown" and e.get("suggest") == "before" and e.get("level") is None
        for e in entries
    )
