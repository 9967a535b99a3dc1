"""What an attempt means for when its question comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.interview.schedule import card_id, card_of, review

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hotseat.bank.models import Question
    from hotseat.records.models import Attempt, Card

FAIR_TIME = 60.0
"""Seconds that one needs to have had for an empty page to say something."""


def card_after(
    attempt: Attempt,
    question: Question,
    questions: Mapping[str, Question],
    cards: Mapping[str, Card],
) -> Card | None:
    """The question's card after an attempt: as it was on time, and the first of a day counts.

    None where nothing is to be kept: nothing was answered, and no time ended.
    """
    overall = attempt.counted.get("overall")
    if attempt.on_time is not None and not attempt.on_time.strip():
        # Where the sitting left next to no time, that says nothing of the question.
        fair = (attempt.timing.limit or 0.0) >= FAIR_TIME
        overall = 1 if fair else attempt.scorecard.get("overall")
    if not isinstance(overall, int):
        return None
    before = card_of(question, questions, cards.values())
    return review(before, card_id(question, questions), overall, attempt.ended_at, attempt.day)
