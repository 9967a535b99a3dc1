"""What workers tell the app. Workers change nothing themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from hotseat.desk.models import Interview, Transcript
    from hotseat.errors import HotseatError
    from hotseat.interview.feedback import Feedback
    from hotseat.interview.library import Library
    from hotseat.interview.outcome import Marks
    from hotseat.interview.turn import Answer
    from hotseat.records.store import Store
    from hotseat.rubrics.models import Rubric
    from hotseat.scoring.scorecard import Scorecard
    from hotseat.tui.desk.rows import Rows


@dataclass
class LibraryLoaded(Message):
    """The bank has been read."""

    library: Library


@dataclass
class StoreOpened(Message):
    """The records are open."""

    store: Store


@dataclass
class StoreFailed(Message):
    """The records cannot be used; the app goes on without."""

    error: HotseatError


@dataclass
class Marked(Message):
    """An answer has its scorecards."""

    answer: Answer
    marks: Marks


@dataclass
class MarkingFailed(Message):
    """An answer could not be marked, for a reason that can be told."""

    answer: Answer
    error: HotseatError


@dataclass
class SampleMarked(Message, bubble=False):
    """To the screen that shows it: a shipped answer has its marks."""

    place: int
    """Which of the answers that were to be marked."""
    card: Scorecard
    said: Feedback
    rubric: Rubric


@dataclass
class SampleFailed(Message, bubble=False):
    """To the screen that shows it: a shipped answer could not be marked."""

    place: int
    error: HotseatError


@dataclass
class Told(Message):
    """Something that the person is to know."""

    words: str
    severe: bool = False


@dataclass
class DraftSaved(Message, bubble=False):
    """To the screen: whether what was typed is kept may have changed."""


@dataclass
class Changed(Message, bubble=False):
    """To the home screen: the bank or the records say something new."""


@dataclass
class DeskListed(Message, bubble=False):
    """To the list of interviews: what there is at the desk."""

    rows: Rows


@dataclass
class TranscriptRead(Message, bubble=False):
    """To the list of interviews: a file is a transcript."""

    path: Path
    transcript: Transcript
    twin: Interview | None = None
    """The interview that has it already."""


@dataclass
class TranscriptFailed(Message, bubble=False):
    """To the list of interviews: a file cannot be read, or is none."""

    path: Path
    error: HotseatError


@dataclass
class DeskFailed(Message, bubble=False):
    """To the list of interviews: the desk cannot be read."""

    error: HotseatError


@dataclass
class DeskReady(Message, bubble=False):
    """To the desk: a rubric and the tool's view can be asked for, or why not."""

    interview_id: str
    question_id: str
    error: HotseatError | None
