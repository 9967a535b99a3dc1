"""What a sitting as a whole says: the closing report, for every face."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from hotseat.interview.words import count, minutes

if TYPE_CHECKING:
    from hotseat.interview.result import Result
    from hotseat.interview.sitting import Run

_BARS = "▁▄▆"
_NEARLY = 0.95


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
    marked = [r for r in results if r.card is not None and r.card.marks]
    lines = {line.id: line.title for r in marked for line in r.feedback.main}
    marks = tuple(_overview(name, title, marked) for name, title in lines.items())
    below = [m for m in marks if m.mean < _NEARLY]
    weakest = min(below, key=lambda m: m.mean) if below else None
    done = count(sum(r.card is not None for r in results), "answer")
    used = minutes(run.spent)
    said = (_work_on(weakest, marked), _time(results), _guesses(results))
    budget = "" if run.budget is None else f" of {minutes(run.budget)}"
    return Closing(
        when=f"{done} · {used}{budget}",
        criteria=tuple(lines),
        short_titles=tuple(_short(title) for title in lines.values()),
        marks=marks,
        weakest=weakest.id if weakest else "",
        sentences=tuple(filter(None, said)),
        not_reached=tuple(titles.get(i, i) for i in run.not_reached),
    )


def _short(title: str) -> str:
    first, *_ = title.split(maxsplit=1) or [title]
    return first if len(first) <= 5 else first[:4]


def _overview(name: str, title: str, marked: Sequence[Result]) -> Overview:
    found = [r.card.marks[name] for r in marked if r.card is not None and name in r.card.marks]
    shares = [mark.level / max(mark.of, 1) for mark in found]
    best = sum(share == 1 for share in shares)
    none = sum(share == 0 for share in shares)
    words = f"full in {best} of {len(shares)}" + (f", missing in {none}" if none else "")
    bars = "".join(_BARS[min(int(share * 2), 2)] for share in shares)
    return Overview(name, title, bars, fmean(shares) if shares else 0.0, words)


def _work_on(weakest: Overview | None, marked: Sequence[Result]) -> str:
    if weakest is None:
        return ""
    lines = (line for r in marked for line in r.feedback.main if line.id == weakest.id)
    step = next((line.next_step for line in lines if line.next_step), "")
    return f"Work on {weakest.title.lower()}. {step}".strip()


def _time(results: Sequence[Result]) -> str:
    timed = [r for r in results if r.answer.timing.limit]
    late = [r for r in timed if r.answer.on_time is not None and r.answer.on_time != r.answer.text]
    if not late:
        return ""
    gain = [
        r.feedback.total - (r.on_time.total if r.on_time else 0) for r in late if r.card is not None
    ]
    more = f" What came late is worth {fmean(gain):.0f} points each." if gain else ""
    return f"{len(late)} of {count(len(timed), 'answer')} went on after time was up.{more}"


def _guesses(results: Sequence[Result]) -> str:
    pairs = [
        (guess, card.marks[name].level)
        for r in results
        if (card := r.answer.follow_up.card if r.answer.follow_up else r.card) is not None
        for name, guess in r.predicted.items()
        if name in card.marks
    ]
    if not pairs:
        return ""
    right = sum(guess == level for guess, level in pairs)
    over = sum(guess > level for guess, level in pairs)
    return f"You foresaw {right} of {len(pairs)} levels; {over} you rated too high."
