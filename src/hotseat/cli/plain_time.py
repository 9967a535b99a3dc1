"""Place and time of a question in words, with no signs that a screen reader would spell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.interview.words import count, exactly

if TYPE_CHECKING:
    from hotseat.interview.turn import Turn


def words(text: str) -> str:
    """A line of ours made for screens, without the dots between its parts."""
    return text.replace(" · ", ", ")


def place(turn: Turn) -> str:
    """What a question is part of: `Mock interview, question 1 of 3.`"""
    run = turn.run
    if run is None:
        where = f"Practice, {turn.question.kind} question"
    else:
        where = words(run.title)
        if len(run.questions) > 1:
            at = run.questions.index(turn.question.id) + 1
            where += f", question {at} of {len(run.questions)}"
    return f"{where}, follow-up question." if turn.follow_up else f"{where}."


def said_of_time(turn: Turn) -> tuple[str, ...]:
    """What there is when a question is asked."""
    watch, question = turn.clock, turn.question
    if not turn.is_timed:
        return () if turn.follow_up else (f"No clock runs. About {_minutes(question.minutes)}.",)
    parts = []
    if watch.left is not None and watch.active == 0:
        think = f"; {exactly(watch.think_left)} to think first" if watch.think_left else ""
        parts.append(f"You have {exactly(watch.left)}{think}.")
        if think:
            parts.append("Thinking ends with the first key.")
        if watch.limits.hard_stop:
            parts.append("When time ends, the answer is handed in as it is.")
        return (" ".join([*parts, *_session(turn)]),)
    return said_now(turn)


def said_now(turn: Turn) -> tuple[str, ...]:
    """How the time stands."""
    watch = turn.clock
    if not turn.is_timed:
        return ("No clock runs here.",)
    if watch.is_thinking:
        first = [f"{exactly(watch.think_left or 0)} left to think.", _answer_left(turn)]
    elif watch.is_over:
        first = [f"Time is up since {exactly(watch.over_by)}."]
    else:
        first = [_answer_left(turn)]
    return (" ".join(filter(None, [*first, *_session(turn)])),)


def said_of_step(turn: Turn, step: int) -> str:
    """What is said when a share of the time is used up."""
    if step < 3:
        share = "Half of your time is used." if step == 1 else "One fifth of your time is left."
        return f"{share} {_answer_left(turn)}"
    if turn.clock.limits.hard_stop:
        return "Time is up. Your answer is handed in as it is."
    return "Time is up. What stands there is your answer on time. You may go on; both are marked."


def _answer_left(turn: Turn) -> str:
    left = turn.clock.left
    return "" if left is None else f"{exactly(max(left, 0))} left to answer."


def _session(turn: Turn) -> list[str]:
    left = turn.session_left
    if left is None:
        return []
    if left <= 0:
        return ["The time of the whole interview is used up."]
    return [f"{exactly(left)} left for the whole interview."]


def _minutes(number: int) -> str:
    return count(number, "minute")
