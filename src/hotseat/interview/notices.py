"""What is to be said of a sitting that is not quite what was asked for, the same in every face."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hotseat.interview.session import Session
    from hotseat.interview.start import DrillRequest

NO_MARKS = "There are no marks yet; here is the next question."
ALL_BEST = "No mark is below its best; here is the next question."


def notice(session: Session, wanted: DrillRequest) -> str:
    """Before a drill begins: why it is another one; else empty.

    Raises:
        RecordsError: the records cannot be read.
    """
    if wanted.weakest and session.weakest(wanted.criterion) is None:
        return NO_MARKS if session.recent() is None else ALL_BEST
    return ""
