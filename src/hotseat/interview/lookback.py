"""What a session's records say: its progress, where each question stands, the last time of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.interview.agreement import agreement
from hotseat.interview.progress import Progress, outlook, progress
from hotseat.interview.schedule import ahead, day_of
from hotseat.interview.statistics import since
from hotseat.interview.twins import group
from hotseat.interview.words import day_ago

if TYPE_CHECKING:
    from hotseat.bank.models import Kind, Question
    from hotseat.interview.session import Session
    from hotseat.records.models import Summary
    from hotseat.rubrics.models import Criterion

KIND: Kind = "decision"
"""The kind of question whose marks are followed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a question stands that was answered before."""

    title: str
    levels: Mapping[str, int]
    """By criterion, of its last answer; empty where it has no such marks."""
    days: int | None
    """In how many it is due, 0 or less for now; None where nothing brings it back."""


@dataclass(frozen=True, slots=True)
class LastTime:
    """How a case went before, be it as this question or as its twin."""

    words: str
    twin: bool
    """Whether it comes as another question than the last time."""


def progress_of(session: Session, days: int | None) -> Progress | None:
    """The figures of the last so many days and the outlook; None without records or bank.

    Raises:
        RecordsError: the records cannot be read.
        InvalidFileError: the rubric cannot be used.
    """
    store, library, now = session.store, session.library, session.clock.now()
    if store is None or library is None:
        return None
    coming = outlook(
        session.cards(),
        session.practised,
        now,
        store.latest_by_question(),
        session.settings.daily,
    )
    rows = store.summaries(since(days, day_of(now)), questions=session.counted)
    seen = agreement(filter(session.counts_seat, store.seats()))
    return progress(rows, library.criteria(KIND), coming, now, days, seen)


def standings(session: Session) -> list[Standing]:
    """Each question of the topic that was answered: what is due first, then as last answered.

    Raises:
        RecordsError: the records cannot be read.
    """
    if session.store is None or session.library is None:
        return []
    questions = session.practised
    coming = ahead(session.cards(), questions, session.clock.now())
    found = [
        Standing(question.title or question.id, each.levels, coming.get(question.id))
        for each in reversed(session.store.latest_summaries())
        if (question := questions.get(each.question_id)) is not None
    ]
    return sorted(found, key=lambda each: (each.days is None, each.days or 0))


def last_time(session: Session, question: Question) -> LastTime | None:
    """How a case went when it was asked last; None where it never was.

    Raises:
        RecordsError: the records cannot be read.
        InvalidFileError: the rubric cannot be used.
    """
    if session.store is None or session.library is None:
        return None
    numbers = session.store.latest_by_question()
    ids = group(question, session.library.bank.questions)
    number = max((numbers.get(name, 0) for name in ids), default=0)
    found = session.store.summary(number) if number else None
    if found is None:
        return None
    how = _how(found, session.library.criteria(KIND))
    when = day_ago(found.day, day_of(session.clock.now()))
    return LastTime(f"{how}, {when}", found.question_id != question.id)


def _how(summary: Summary, criteria: Mapping[str, Criterion]) -> str:
    """The lowest main mark, in words."""
    levels = [
        (min(summary.levels[each.id], len(each.levels) - 1), each)
        for each in criteria.values()
        if each.main and each.id in summary.levels
    ]
    if levels:
        level, lowest = min(levels, key=lambda found: found[0])
        return f"{lowest.levels[level]} on {lowest.title}"
    return "not answered" if summary.total is None else f"{summary.total} of 100"
