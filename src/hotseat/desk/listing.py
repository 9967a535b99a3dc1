"""All interviews at the desk, and how far each of them is marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from hotseat.desk.criteria import main_parts
from hotseat.desk.errors import DeskError
from hotseat.errors import UnknownIdError

if TYPE_CHECKING:
    from hotseat.desk.folder import DeskFolder
    from hotseat.desk.models import Interview
    from hotseat.interview.library import Library


@dataclass(frozen=True, slots=True)
class Listed:
    """What could be read, in the order of the ids, which is drawn by lot; and what could not."""

    interviews: tuple[Interview, ...]
    errors: tuple[DeskError, ...]


def listed(folder: DeskFolder, *, calibration: bool = False) -> Listed:
    """The interviews of candidates, or the calibration answers.

    Raises:
        DeskError: the folder itself cannot be read.
    """
    found, errors = [], []
    for number in folder.ids():
        try:
            interview = folder.load(number)
        except UnknownIdError:
            # Purged since the folder was read.
            continue
        except DeskError as error:
            errors.append(error)
        else:
            if interview.is_calibration == calibration:
                found.append(interview)
    return Listed(tuple(found), tuple(errors))


def asked(found: Listed, question_id: str) -> tuple[Interview, ...]:
    """The interviews in which a question was asked."""
    return tuple(i for i in found.interviews if i.sheet(question_id) is not None)


def scored(interview: Interview, library: Library) -> tuple[int, int]:
    """How many of the levels that a finished interview has were given, of how many.

    Raises:
        InvalidFileError: a rubric cannot be used.
    """
    given = wanted = 0
    for sheet in interview.sheets:
        question = library.bank.questions.get(sheet.question)
        if question is None:
            continue
        parts = main_parts(question, library.rubric(question))
        wanted += len(parts)
        given += sum(sheet.marking(part.id).level is not None for part in parts)
    return given, wanted


def is_past(interview: Interview, now: datetime) -> bool:
    """Whether it was to be kept only until a day that is over."""
    return bool(interview.keep_until) and now.astimezone().date().isoformat() > interview.keep_until
