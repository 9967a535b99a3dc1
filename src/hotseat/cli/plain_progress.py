"""How practice goes, in words: the figures of the last days without their pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.interview.words import count, day_ago, duration

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hotseat.interview.progress import Progress
    from hotseat.interview.session import Session
    from hotseat.interview.statistics import Statistics

DAYS = 30
_TRENDS = {"up": ", going up", "level": ", steady", "down": ", going down", "": ""}


def progress_of(session: Session) -> Progress | None:
    """The figures of the last days; None where nothing is kept.

    Raises:
        RecordsError: the records cannot be read.
    """
    from hotseat.interview.progress import outlook, progress
    from hotseat.interview.schedule import day_of
    from hotseat.interview.statistics import since
    from hotseat.rubrics.load import load_criteria

    store, now = session.store, session.clock.now()
    if store is None or not session.has_answers():
        return None
    ahead = outlook(
        session.cards(),
        session.practised,
        now,
        store.latest_by_question(),
        session.settings.daily,
    )
    rows = store.summaries(since(DAYS, day_of(now)), questions=session.counted)
    return progress(rows, load_criteria("decision"), ahead, now, DAYS)


def progress_lines(found: Progress, titles: Mapping[str, str]) -> Iterator[str]:
    """One sentence a line; `titles` are those of the questions."""
    figures, ahead = found.figures, found.outlook
    answers = count(figures.answers, "answer") if figures.answers else "no answers"
    yield f"Progress of the last {found.days} days: {answers}."
    if figures.answers:
        yield f"You practised on {count(figures.days, 'day')}, {duration(figures.seconds)}."
        yield ""
        yield from _marks(figures)
        yield from _remarks(figures)
        yield ""
    yield f"Due: today {ahead.today}, tomorrow {ahead.tomorrow}, this week {ahead.week}."
    if figures.last:
        yield ""
        yield "Last answers:"
    for each in figures.last:
        total = "no marks" if each.total is None else f"{each.total} of 100"
        when = day_ago(each.day, found.today)
        yield f"{titles.get(each.question_id, each.question_id)}: {total}, {when}."


def _marks(figures: Statistics) -> Iterator[str]:
    for each in figures.series:
        if each.mean is None:
            yield f"{each.title}: no marks yet."
            continue
        weakest = ". This is the weakest" if each.id == figures.weakest else ""
        mean = f"mean {each.mean:.1f} of {each.of}"
        yield f"{each.title}: last {each.last}, {mean}{_TRENDS[each.trend]}{weakest}."


def _remarks(figures: Statistics) -> Iterator[str]:
    for bias in figures.bias:
        if bias.words:
            yield f"Judging yourself: {bias.words}."
    if figures.pace.median is not None:
        yield f"Your first recommendation comes at {figures.pace.median:.0%} of the time."
    if figures.overtime.gain is not None:
        yield f"Going on after time is worth {figures.overtime.gain:+.0f} points."
