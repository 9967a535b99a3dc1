"""The time of an answer as it is shown beside its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.interview.words import count, minutes

if TYPE_CHECKING:
    from collections.abc import Callable

    from hotseat.interview.turn import Answer

_ROUND = 2
"""Places that are told apart: parts were rounded before they are added up."""


def on_the_clock(answer: Answer) -> float:
    """Seconds of the answer up to the end of its time, without thinking that had a time of its
    own.
    """
    return max(round(answer.seconds - answer.timing.overtime - thought(answer), _ROUND), 0.0)


def thought(answer: Answer) -> float:
    """Seconds of thinking that the limit of the answer does not count."""
    timing = answer.timing
    return 0.0 if timing.think_limit is None else min(timing.think, timing.think_limit)


def spent(answer: Answer) -> str:
    """`6:12`, and after the end of the time `7:30 +0:22`."""
    over = answer.timing.overtime
    return minutes(on_the_clock(answer)) + (f" +{minutes(over)}" if over >= 1 else "")


def spent_of(answer: Answer) -> str:
    """`6:12 of 7:30`; what came over it behind."""
    limit = answer.timing.limit
    if not limit:
        return spent(answer)
    clock, *over = spent(answer).split(" ")
    return " ".join([clock, "of", minutes(limit), *over])


def paused(answer: Answer, say: Callable[[float], str] = minutes) -> str:
    """`paused 1:01`, all pauses together; `1 pause` where no length is known."""
    pauses, seconds = len(answer.timing.pauses), answer.timing.paused
    if seconds >= 1:
        return f"paused {say(seconds)}"
    return count(pauses, "pause") if pauses else ""


def thinking(answer: Answer) -> str:
    """`0:20 thinking`; empty where thinking counts as answering."""
    seconds = thought(answer)
    return f"{minutes(seconds)} thinking" if seconds >= 1 else ""
