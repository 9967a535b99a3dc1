"""How a clock is said: numbers, a bar, and words at each step; for every face."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hotseat.interview.timing import STEPS, step_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hotseat.interview.turn import Turn

STEP_WORDS = ("", "half time", "one fifth left", "time is up")
_CELLS = 12


def digits(seconds: float) -> str:
    """`06:12`; what is begun counts, so that the last second is not shown as none."""
    whole = max(math.ceil(seconds - 1e-6), 0)
    hours, rest = divmod(whole, 3600)
    text = f"{rest // 60:02}:{rest % 60:02}"
    return f"{hours}:{text}" if hours else text


def bar(share: float) -> str:
    """Twelve cells with marks where half and four fifths are used."""
    filled = int(min(max(share, 0.0), 1.0) * _CELLS)
    marks = {int(step * _CELLS - 0.01) for step in STEPS[:2]}
    cells = ("█" if i < filled else "┊" if i in marks else "░" for i in range(_CELLS))
    return f"▕{''.join(cells)}▏"


def place(turn: Turn) -> str:
    """Where one is: `Mock interview · 3 of 5`."""
    run = turn.run
    if run is None:
        said = f"Practice · {turn.question.kind}"
    elif len(run.questions) == 1:
        said = run.title
    else:
        said = f"{run.title} · {run.place_of(turn.question.id)} of {len(run.questions)}"
    return f"{said} · follow-up" if turn.follow_up else said


def places(turn: Turn) -> Sequence[str]:
    """The same, the longest form first: of an interview, when its marks are shown as well."""
    where = place(turn)
    if turn.run is None or turn.run.mode != "mock":
        return (where,)
    each = turn.run.feedback == "each"
    return (f"{where} · feedback {'after each' if each else 'at the end'}", where)


def clock_words(turn: Turn, *, hidden: bool = False) -> Sequence[str]:
    """What the headline says of the time, the longest form first; the first that fits serves."""
    return tuple(dict.fromkeys(form for form in _forms(turn, hidden) if form))


def _forms(turn: Turn, hidden: bool) -> Sequence[str]:
    watch = turn.clock
    if watch.is_paused:
        return ("paused",)
    word = STEP_WORDS[step_of(watch.share) if not watch.is_over else 3]
    left = turn.session_left
    if hidden:
        return (word or "clock hidden",)
    if watch.is_thinking:
        think = f"think {digits(watch.think_left or 0.0)}"
        answer = f"then {digits(watch.limit or 0.0)} to answer"
        return (f"{think}, {answer}", think)
    session = "" if left is None else f"session {digits(left)}" if left > 0 else "session over"
    if watch.left is None:
        return (f"{session} left" if left is not None and left > 0 else session,)
    if watch.is_over:
        over = f"+{digits(watch.over_by)}"
        parts = (f"{word} {over} {bar(1.0)}", session)
        return (_join("   ", *parts), _join(" ", *parts), f"{word} {over}")
    time = digits(watch.left)
    shown = bar(watch.share)
    whole = f"{session} left" if session and left is not None and left > 0 else session
    return (
        _join("   ", word, f"{time} left {shown}", whole),
        _join(" ", word, f"{time} left {shown}", session),
        _join(" ", f"{time} left {shown}", session) if not word else "",
        _join(" ", word, f"{time} left {shown}"),
        _join(" ", word, f"{time} left"),
    )


def _join(gap: str, *parts: str) -> str:
    return gap.join(part for part in parts if part)
