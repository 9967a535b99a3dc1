"""What a sitting as a whole says: the closing report, for every face.

It counts as progress does: what was said unasked and, where time ended, on time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from hotseat.interview.columns import foreseen
from hotseat.interview.pictures import sparkline
from hotseat.interview.spent import thought
from hotseat.interview.words import count, minutes

if TYPE_CHECKING:
    from hotseat.interview.result import Result
    from hotseat.interview.sitting import Run
    from hotseat.rubrics.models import Criterion
    from hotseat.scoring.scorecard import Mark

_NEARLY = 0.95
_MOST_BARS = 24


@dataclass(frozen=True, slots=True)
class Overview:
    """One criterion over all answers."""

    id: str
    title: str
    bars: str
    mean: float
    """As a share of the best."""
    words: str


@dataclass(frozen=True, slots=True)
class Closing:
    """The report, in the parts that a face lays out."""

    when: str
    """How many of how many, and how long."""
    criteria: tuple[str, ...]
    """Ids of the main criteria."""
    short_titles: tuple[str, ...]
    marks: tuple[Overview, ...]
    weakest: str
    """Id of the criterion to work on; empty where all are at their best, or none was marked."""
    sentences: tuple[str, ...]
    not_reached: tuple[str, ...]
    """Titles."""


def closing(run: Run, results: Sequence[Result], titles: Mapping[str, str]) -> Closing:
    """Sum up a sitting; `titles` name its questions."""
    criteria = {
        line.id: line.criterion
        for result in results
        for line in result.feedback.main
        if line.criterion is not None
    }
    found = {name: _marks(name, results) for name in criteria}
    marks = tuple(_overview(criteria[name], each) for name, each in found.items() if each)
    below = [m for m in marks if m.mean < _NEARLY]
    weakest = min(below, key=lambda m: m.mean) if below else None
    work_on = _work_on(criteria[weakest.id], found[weakest.id]) if weakest else ""
    done = count(sum(r.card is not None for r in results), "answer")
    used = minutes(run.spent)
    said = (work_on, _asked(results), _late(results), _time(results), foreseen(results))
    budget = "" if run.budget is None else f" of {minutes(run.budget)}"
    return Closing(
        when=f"{done} · {used}{budget}",
        criteria=tuple(criteria),
        short_titles=tuple(short(each.title) for each in criteria.values()),
        marks=marks,
        weakest=weakest.id if weakest else "",
        sentences=tuple(filter(None, said)),
        not_reached=tuple(titles.get(i, i) for i in run.not_reached),
    )


def short(title: str) -> str:
    """A title for the head of a narrow column: `Diag`, `Other`."""
    first, *_ = title.split(maxsplit=1) or [title]
    return first if len(first) <= 5 else first[:4]


def added(result: Result) -> int | None:
    """Points that the answer to a follow-up added; None where there was no such answer."""
    if result.answer.follow_up is None or not result.answer.text.strip():
        return None
    return result.feedback.total - result.answer.follow_up.card.total


def _marks(name: str, results: Sequence[Result]) -> list[Mark]:
    """Those that count."""
    cards = [card for r in results if (card := r.counted) is not None]
    return [card.marks[name] for card in cards if name in card.marks]


def _overview(criterion: Criterion, found: Sequence[Mark]) -> Overview:
    shares = [mark.level / max(mark.of, 1) for mark in found]
    best = sum(share == 1 for share in shares)
    none = sum(share == 0 for share in shares)
    words = f"full in {best} of {len(shares)}"
    words += f", {criterion.levels[0]} in {none}" if none else ""
    bars = sparkline(shares, 1, _MOST_BARS)
    return Overview(criterion.id, criterion.title, bars, fmean(shares), words)


def _work_on(criterion: Criterion, found: Sequence[Mark]) -> str:
    """What to do about the level below the best that it had most often."""
    below = Counter(mark.level for mark in found if mark.level < mark.of)
    level = max(below, key=lambda each: (below[each], -each))
    return f"Work on {criterion.title.lower()}. {criterion.advice.get(level, '')}".strip()


def _asked(results: Sequence[Result]) -> str:
    """What follow-ups added, and the time that the rows leave out."""
    gains = [gain for r in results if (gain := added(r)) is not None]
    said = []
    if gains:
        what = "Follow-ups" if len(gains) > 1 else "The follow-up"
        did = "added" if fmean(gains) >= 0 else "cost"
        said.append(f"{what} {did} {_points(gains)}; the marks here are those unasked.")
    apart = {
        "Thinking": sum(thought(r.first) for r in results),
        "follow-ups": sum(r.answer.seconds for r in results if r.answer.follow_up),
    }
    times = [f"{name} took {minutes(seconds)}" for name, seconds in apart.items() if seconds >= 1]
    if times:
        joined = ", ".join(times)
        said.append(f"{joined[0].upper()}{joined[1:]}, apart from the times here.")
    return " ".join(said)


def _points(values: Sequence[int]) -> str:
    mean = round(fmean(values))
    return count(abs(mean), "point") + (" on average" if len(values) > 1 else "")


def _late(results: Sequence[Result]) -> str:
    """How many answers count as none, because all of their words came too late."""
    late = sum(r.card is not None and r.counted is None for r in results)
    return f"{count(late, 'answer')} had no words on time, and so no marks here." if late else ""


def _time(results: Sequence[Result]) -> str:
    timed = [r for r in results if r.first.timing.limit]
    late = [r for r in timed if r.went_on]
    if not late:
        return ""
    gain = [
        r.unasked.total - (r.on_time.total if r.on_time else 0)
        for r in late
        if r.unasked is not None
    ]
    did = "was worth" if gain and fmean(gain) >= 0 else "cost"
    more = f" What came late {did} {_points(gain)}." if gain else ""
    return f"{len(late)} of {count(len(timed), 'answer')} went on after time was up.{more}"
