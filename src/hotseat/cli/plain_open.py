"""What is to be known before another sitting is begun: the one that it would end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.cli.plain_time import words
from hotseat.interview.course import where_left

if TYPE_CHECKING:
    from hotseat.cli.plain_talk import Talk
    from hotseat.interview.session import Session
    from hotseat.interview.sitting import Run


def may_begin(session: Session, talk: Talk) -> bool:
    """Whether another sitting may begin. Where one with answers is open, the person says so.

    Raises:
        InputEnded: nobody says anything any more.
    """
    run = talk.attempt_to(lambda: _left_with_answers(session))
    if run is None:
        return True
    said = talk.ask(
        f"{words(where_left(run))}, is still open. Type yes to end it; its answers are kept. "
        "Enter leaves it open."
    )
    if said.casefold() == "yes":
        return True
    talk.say("It is still open; resume goes on with it.")
    return False


def _left_with_answers(session: Session) -> Run | None:
    left = session.open_run()
    if left is None or session.store is None:
        return None
    kept = session.store.attempts(sitting_id=left[0].id)
    return left[0] if any(attempt.answer.strip() for attempt in kept) else None
