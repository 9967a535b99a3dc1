"""A marked answer as the feedback shows it, whatever the face."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.interview.feedback import Feedback
    from hotseat.interview.outcome import Marks
    from hotseat.interview.turn import Answer
    from hotseat.scoring.scorecard import Scorecard


@dataclass(frozen=True)
class Result:
    """A marked answer as the feedback shows it."""

    answer: Answer
    """To the question, or to its follow-up."""
    marks: Marks
    feedback: Feedback
    text: str
    """What the feedback is about: the answer, and after a follow-up what was said to it."""
    attempt_id: int = 0
    tries: int = 1
    """Which try it was, from 1."""
    before: Mapping[str, Any] | None = None
    """The scorecard of the try before, as JSON."""
    predicted: Mapping[str, int] = field(default_factory=dict)

    @property
    def question(self) -> Question:
        """What was asked."""
        return self.answer.question

    @property
    def card(self) -> Scorecard | None:
        """The scorecard shown; None where nothing was answered."""
        return self.marks.full

    @property
    def on_time(self) -> Scorecard | None:
        """The scorecard of the text as it stood when time ended, if there was any."""
        return self.marks.on_time

    @property
    def first(self) -> Answer:
        """The answer to the question itself."""
        return self.answer.follow_up.answer if self.answer.follow_up else self.answer

    @property
    def unasked(self) -> Scorecard | None:
        """The scorecard of the answer in full, before any follow-up."""
        return self.answer.follow_up.card if self.answer.follow_up else self.card

    @property
    def counted(self) -> Scorecard | None:
        """The scorecard that counts: unasked, and on time where time ended; None where no word
        stood there.
        """
        return self.unasked if self.first.on_time is None else self.on_time

    @property
    def went_on(self) -> bool:
        """Whether words came after the end of the time."""
        return self.first.on_time is not None and self.first.on_time != self.first.text
