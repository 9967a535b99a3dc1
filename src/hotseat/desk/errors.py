"""What can be wrong at the desk. No message quotes a transcript, a note or a name."""

from __future__ import annotations

from hotseat.errors import EXIT_INVALID, HotseatError


class DeskError(HotseatError):
    """Something at the desk cannot be read or written."""

    exit_code = EXIT_INVALID

    def __init__(self, message: str) -> None:
        super().__init__(message, title="hotseat desk")


class NotYetError(DeskError):
    """An act that the order of marking does not allow (yet); says what comes first."""


class NeedsReasonError(NotYetError):
    """A level cannot be changed after the tool's was shown without a line of reason."""


class InUseError(DeskError):
    """Another running hotseat has the interview open."""


class LateError(DeskError):
    """It is done, but the log cannot say so yet."""
