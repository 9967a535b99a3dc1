"""What is done to an interview from outside of its marking, and that the log says so: an export,
a purge.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from hotseat._version import __version__
from hotseat.desk.entries import noted
from hotseat.desk.errors import DeskError

if TYPE_CHECKING:
    from hotseat.desk.desk import Desk
    from hotseat.desk.folder import DeskFolder

EXPORT, PURGE = "export", "purge"


def note_export(desk: Desk, form: str, *, names: bool) -> None:
    """Have the log say that an interview is exported, also where another hotseat has it open.

    Before the report is made, so that the line is within the head of the log that it prints.

    Raises:
        DeskError: it cannot be kept.
    """
    details = {"form": form, "names": names}
    if not desk.read_only:
        desk.note_act(EXPORT, details)
        return
    entry = dict(noted(desk.interview, desk.clock.now(), EXPORT, details).unlogged[-1])
    # The acts are numbered by who has it open.
    del entry["nth"]
    desk.folder.log.append([entry])


def purge(folder: DeskFolder, number: str, now: datetime) -> None:
    """Remove all that there is of an interview, and have the log say so.

    Raises:
        UnknownIdError: there is none with this id.
        LateError: it is removed, and the log cannot be written; it gets the line later.
        DeskError: another hotseat has it open, or it cannot be removed.
    """
    try:
        left = folder.load(number).unlogged
    except DeskError:
        # Damaged: then there is nothing to be read of it, and all the more to be removed.
        left = ()
    entry = {"at": now.isoformat(), "interview": number, "act": PURGE, "version": __version__}
    folder.purge(number, [*left, entry])
