"""Who else speaks beside the first speakers: told by the turns that labels take.

Between two lines of one speaker somebody else spoke; lines of one list stand next to each other in
the turn of whoever gives the list. What cannot be told is a doubt, and a person decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hotseat.desk.transcripts.label import Found, Label
from hotseat.desk.transcripts.names import Likeness, heads_a_thought, is_shaped


@dataclass(frozen=True, slots=True)
class _Run:
    """Labels of unknown kind with no known speaker between them."""

    before: str | None
    labels: tuple[Label, ...]
    after: str | None

    @property
    def between_one(self) -> bool:
        """Whether the same speaker stands before and after it."""
        return self.before is not None and self.before == self.after


class Turns:
    """The labels of a file in their order, and what they tell of one another."""

    def __init__(
        self, labels: Sequence[Label], counts: Counter[str], like: Mapping[str, Likeness]
    ) -> None:
        self._labels = labels
        self._counts = counts
        self._like = like
        self._repeats = {one.key for one, two in pairwise(labels) if one.key == two.key}
        """Whose label stands before each line rather than before each turn."""

    def found(self, first: Collection[str], *, preface: bool) -> Found:
        """The first speakers and who takes turns with them."""
        speakers = set(first)
        often = [
            label
            for label in self._labels
            if self._counts[label.key] > 1
            or label.key in first
            or label.asks
            or self._likely(label)
        ]
        while more := self._taking_turns(often, speakers):
            speakers |= more
        doubt = self._left_over(often, speakers)
        once, unclear = self._speaking_once(speakers)
        doubts = [line for line in (doubt, unclear) if line is not None]
        return Found(frozenset(speakers | once), min(doubts, default=None), preface)

    def _taking_turns(self, often: Sequence[Label], speakers: set[str]) -> set[str]:
        alone: dict[str, list[_Run]] = {}
        for run in _runs(often, speakers):
            label = run.labels[0]
            if len({one.key for one in run.labels}) == 1 and self._counts[label.key] > 1:
                alone.setdefault(label.key, []).append(run)
        found = {key for key, runs in alone.items() if self._takes_turns(runs)}
        if found:
            return found
        for run in _runs(often, speakers):
            if run.between_one and self._asks_last(run):
                found.add(run.labels[-1].key)
            elif all(label.asks and self._likely(label) for label in run.labels):
                found |= {label.key for label in run.labels if self._counts[label.key] > 1}
        return found

    def _asks_last(self, run: _Run) -> bool:
        """Whether after a list somebody asks the one who gave it, as in `Risk: ..., Ann: Why?`."""
        *others, last = run.labels
        return (
            run.before not in self._repeats
            and last.asks
            and self._likely(last)
            and not any(label.asks for label in others)
        )

    def _takes_turns(self, runs: Sequence[_Run]) -> bool:
        if any(run.between_one and run.before not in self._repeats for run in runs):
            return True
        label = runs[0].labels[0]
        if any(label.asks for run in runs for label in run.labels):
            return True
        if heads_a_thought(label.name):
            return False
        follows = {run.before for run in runs if run.before}
        inner = any(run.between_one or run.before is None for run in runs)
        return len(follows) > 1 or (inner and self._likely(label))

    def _likely(self, label: Label) -> bool:
        return self._like[label.key] > Likeness.WEAK or is_shaped(label.name)

    def _left_over(self, often: Sequence[Label], speakers: set[str]) -> int | None:
        """A label that recurs within one speaker's turns and may be another's."""
        for run in _runs(often, speakers):
            if all(self._counts[label.key] == 1 for label in run.labels):
                continue
            alone = len({label.key for label in run.labels}) == 1
            asked = any(label.asks for label in run.labels) and not alone
            inside = asked or (run.between_one and run.before not in self._repeats)
            only = len(speakers) == 1 and self._counts[next(iter(speakers))] > 1
            if inside or only or (alone and self._likely(run.labels[0])):
                return run.labels[0].line
        return None

    def _speaking_once(self, speakers: set[str]) -> tuple[set[str], int | None]:
        """Who speaks once, and the line of one of whom that is not clear."""
        found: set[str] = set()
        named = any(self._like[name] is Likeness.FULL for name in speakers)
        for run in _runs(self._labels, speakers):
            label = run.labels[0]
            if self._counts[label.key] > 1 and len(run.labels) == 1:
                continue
            inside = run.between_one and run.before not in self._repeats
            if len(run.labels) > 1:
                last = run.labels[-1]
                if inside or (last.asks and self._likely(last)):
                    return found, label.line
                continue
            likely = self._likely(label)
            alike = named and self._like[label.key] is Likeness.FULL
            replies = likely and (inside or (label.asks and run.between_one))
            begins = run.before is None and not heads_a_thought(label.name)
            if alike or replies or begins:
                found.add(label.key)
            elif inside or (likely and label.asks):
                return found, label.line
        return found, None


def _runs(labels: Sequence[Label], speakers: Collection[str]) -> Iterator[_Run]:
    before: str | None = None
    waiting: list[Label] = []
    for label in labels:
        if label.key not in speakers:
            waiting.append(label)
            continue
        if waiting:
            yield _Run(before, tuple(waiting), label.key)
        before, waiting = label.key, []
    if waiting:
        yield _Run(before, tuple(waiting), None)
