"""Calibration: answers that experts have marked, for a person to mark in the same way."""

from __future__ import annotations

import threading
from itertools import count
from typing import TYPE_CHECKING

from hotseat.desk.adding import About, add
from hotseat.desk.calibration import gold_answers
from hotseat.desk.listing import listed
from hotseat.desk.models import Sheet, Transcript, Turn
from hotseat.errors import UnknownIdError

if TYPE_CHECKING:
    from datetime import datetime

    from hotseat.desk.folder import DeskFolder
    from hotseat.desk.models import Interview
    from hotseat.interview.library import Library

SPEAKER = "Candidate"
_DIGITS = 9
_ONE_AT_A_TIME = threading.Lock()


def bring(folder: DeskFolder, library: Library, now: datetime) -> None:
    """Have the gold answers of the bank at the desk; those that are there stay as they are.

    Raises:
        InvalidFileError: a file of gold answers is wrong.
        DeskError: they cannot be kept.
    """
    with _ONE_AT_A_TIME:
        there, taken = set(), set()
        for interview in listed(folder, calibration=True).interviews:
            taken.add(number_of(interview))
            try:
                answer = folder.transcript(interview.id).turns[0].text
            except UnknownIdError:
                continue
            there.add((interview.sheets[0].question, answer))
        free = (number for number in count(1) if number not in taken)
        for gold in gold_answers(library):
            if (gold.question, gold.answer) in there:
                continue
            about = About(
                candidate=SPEAKER,
                sheets=(Sheet(gold.question, 0, 0),),
                keep_until="",
                gold=gold.levels,
                label=str(next(free)),
            )
            add(folder, Transcript((Turn(SPEAKER, None, gold.answer),), "one answer"), now, about)


def number_of(interview: Interview) -> int:
    """Which calibration answer it is, counted from 1; 0 where its label does not say."""
    label = interview.label
    return int(label) if label.isascii() and label.isdigit() and len(label) < _DIGITS else 0
