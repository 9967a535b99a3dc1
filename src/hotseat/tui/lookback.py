"""What the home screen says of the last answers and of the next question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.interview.pictures import sparkline
from hotseat.interview.session import RECENT
from hotseat.interview.words import count
from hotseat.tui.textual_text import ACCENT, DIM, beside, column, hanging, lines, one_line, text

if TYPE_CHECKING:
    from textual.content import Content

    from hotseat.bank.models import Question
    from hotseat.interview.lookback import LastTime
    from hotseat.interview.statistics import Statistics

_TRENDS = {"up": "↑", "level": "→", "down": "↓"}


def rows(recent: Statistics | None, width: int, *, dense: bool = False) -> list[Content]:
    """The last answers, a line a criterion; none before there are any."""
    if recent is None:
        return []
    roomy = width >= 80
    advice = "work on this one" if roomy else "weakest"
    shown = [series for series in recent.series if series.n]
    answers = max((series.n for series in shown), default=0)
    span = "last answer" if answers == 1 else f"last {answers} answers"
    rows = [text(f"Your criteria, {span}"), *([] if dense else [text("")])]
    rows += [
        beside(
            column(text(series.title), 21 if roomy else 16),
            column(text(sparkline(series.levels, series.of), ACCENT), RECENT + 2 - (not roomy)),
            column(text(series.last), 14 if roomy else 13),
            column(text(_TRENDS.get(series.trend, ""), DIM), 4 if roomy else 2),
            text(advice if series.id == recent.weakest else "", DIM),
        )
        for series in shown
    ]
    return rows


def preview(question: Question, before: LastTime | None, width: int) -> Content:
    """The question that comes next, and how it went before."""
    about = f"{question.kind} · {question.level} · about {count(question.minutes, 'minute')}"
    rows: list[Content | str] = [
        beside(text("Next · ", DIM), one_line(question.title or question.id, 60, "bold")),
        text(about, DIM),
        "",
        text(question.prompt.strip()),
    ]
    if before is not None:
        rows += ["", hanging(column(text("Last time", DIM), 12), text(before.words), width)]
        if before.twin:
            twin = text("a twin: one fact is different")
            rows.append(hanging(column(text("This time", DIM), 12), twin, width))
    return lines(*rows)
