"""One criterion across all candidates: which interview comes next, and opening it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hotseat.desk.desk import Desk
from hotseat.desk.listing import asked, listed
from hotseat.errors import HotseatError

if TYPE_CHECKING:
    from hotseat.desk.models import Interview


@dataclass
class Round:
    """The interviews in which a question was asked, in the order of their ids: by lot."""

    question: str
    criterion: str
    interviews: tuple[Interview, ...]
    begun: str = ""
    """The id of the interview where one began."""
    at: int = -1
    left_out: list[str] = field(default_factory=list)
    """Why interviews were passed over since this was asked last."""

    def next(self, desk: Desk) -> Desk | None:
        """The next interview that can be marked; None after the last one. The one that is open
        is closed once the next one is.
        """
        while self.at + 1 < len(self.interviews):
            self.at += 1
            wanted = self.interviews[self.at]
            if wanted.id == desk.interview.id:
                return desk
            try:
                found = Desk.open(desk.folder, wanted.id, desk.library, desk.clock)
            except HotseatError as error:
                self.left_out.append(f"Candidate {wanted.label} is left out. {error.message}")
                continue
            if not found.read_only:
                desk.close()
                return found
            self.left_out.append(
                f"Candidate {wanted.label} is open in another hotseat and left out here."
            )
        return None

    def home(self, desk: Desk) -> Desk:
        """The interview where one began, and the one that is open is closed; where it cannot be
        had to be marked, the one that is open stays.
        """
        if self.begun in ("", desk.interview.id):
            return desk
        try:
            found = Desk.open(desk.folder, self.begun, desk.library, desk.clock)
        except HotseatError:
            return desk
        if found.read_only:
            return desk
        desk.close()
        return found

    def told(self) -> list[str]:
        """Why some were left out; said once."""
        found, self.left_out = self.left_out, []
        return found


def round_of(desk: Desk, question_id: str, criterion: str) -> Round:
    """All interviews with a question, or all calibration answers to it. Without a candidate there
    is nothing to mark: such a one is left out.

    Raises:
        DeskError: the folder cannot be read.
    """
    found = listed(desk.folder, calibration=desk.interview.is_calibration)
    left = [error.message for error in found.errors]
    there = asked(found, question_id)
    left += [
        f"Candidate {one.label} is left out: it is not said who the candidate is."
        for one in there
        if not one.candidate
    ]
    known = tuple(one for one in there if one.candidate)
    return Round(question_id, criterion, known, desk.interview.id, left_out=left)
