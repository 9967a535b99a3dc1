"""What `hotseat evaluate` prints: figures, and with `--details` all that stands behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from hotseat.files.clean import shorten

if TYPE_CHECKING:
    from hotseat.evaluation.breakdown import Agreement
    from hotseat.evaluation.labelled import Labelled
    from hotseat.evaluation.report import Cards, Figures
    from hotseat.interview.library import Library

FEW = 100
"""Below this many answers the luck of the draw is worth printing."""
_NAME = 34


def figure_lines(figures: Mapping[str, float | int]) -> Iterator[str]:
    """A line for each figure."""
    for name, value in figures.items():
        yield f"{name:28s} {value:.3f}" if isinstance(value, float) else f"{name:28s} {value}"


def detail_lines(
    found: Figures, labelled: Labelled, cards: Cards, library: Library
) -> Iterator[str]:
    """All that `--details` adds to the figures."""
    if found["answers"] < FEW:
        yield from _intervals(found, labelled, cards)
    yield from _baselines(labelled, library)
    yield from _confusions(labelled, cards)
    yield from _bands(labelled, cards)
    yield from _questions(labelled, cards)
    yield from _quotes(labelled, cards)


def _intervals(found: Figures, labelled: Labelled, cards: Cards) -> Iterator[str]:
    from hotseat.evaluation.intervals import RESAMPLES, intervals

    ranges = intervals(labelled.labels, cards)
    if ranges:
        yield from ("", f"90 % intervals, from {RESAMPLES:,} resamples of the answers")
    for name, (low, high) in ranges.items():
        yield f"{name:28s} {found[name]:.3f}   {low:.3f} to {high:.3f}"


def _baselines(labelled: Labelled, library: Library) -> Iterator[str]:
    from hotseat.evaluation.baselines import baselines

    for name, figures in baselines(labelled, library).items():
        yield from ("", f"By {name.replace('_', ' ')} alone, each question left out in turn")
        yield from figure_lines(figures)


def _confusions(labelled: Labelled, cards: Cards) -> Iterator[str]:
    from hotseat.evaluation.report import confusions

    for name, table in confusions(labelled.labels, cards).items():
        yield from ("", f"{name}: expert down, ours across")
        yield from (f"  {''.join(f'{n:5}' for n in row)}" for row in table)


def _bands(labelled: Labelled, cards: Cards) -> Iterator[str]:
    from hotseat.evaluation.breakdown import BANDS, bands

    found = bands(labelled.labels, cards)
    if found:
        yield from ("", _heading("By the expert's overall"))
    for kind, rows in found.items():
        for band, agreement in rows.items():
            levels = "-".join(map(str, sorted(set(BANDS[band]))))
            yield _row(f"{kind}, {band} ({levels})", "", agreement)


def _questions(labelled: Labelled, cards: Cards) -> Iterator[str]:
    from hotseat.evaluation.breakdown import questions

    found, sealed = questions(labelled, cards)
    if found:
        yield from ("", _heading("By question, worst first", "marks"))
    for each in found:
        marks = "-" if each.mean_of_marks is None else f"{each.mean_of_marks:.3f}"
        yield _row(shorten(each.question, _NAME), marks, each.overall)
    if sealed:
        yield from ("", f"sealed questions, which are not listed: {sealed}")


def _heading(title: str, marks: str = "") -> str:
    return f"{title:{_NAME + 2}}    n {marks:>6}  exact  within 1  ours-expert"


def _row(name: str, marks: str, overall: Agreement) -> str:
    shares = f"{overall.exact:6.3f}    {overall.within_one:6.3f}"
    return f"  {name:{_NAME}} {overall.n:4} {marks:>6} {shares}       {overall.difference:+.2f}"


def _quotes(labelled: Labelled, cards: Cards) -> Iterator[str]:
    from hotseat.evaluation.quotes import quotes

    found = quotes(labelled, cards)
    if found:
        title = "quotes: ours on the expert's words"
        yield from ("", f"{title:{_NAME + 2}}    n   both  overlap  at most a third")
    for part, each in found.items():
        shares = f"{each.share:6.3f}   {each.overlapping:6.3f}           {each.brief:6.3f}"
        yield f"  {part:{_NAME}} {each.n:4} {shares}"
