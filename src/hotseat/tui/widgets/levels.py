"""A level for each criterion, one key each: dots for what was given, words for what may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from hotseat.tui.textual_text import ACCENT, DIM, beside, column, hanging, lines, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hotseat.rubrics.models import Criterion

_LEAD, _TITLE = 3, 19
_NARROW = 62
"""Below so many cells the words stand closer together."""


class Levels(Static):
    """The criteria one below the other with a pointer, and what the levels of that one mean."""

    DEFAULT_CSS = """
    Levels { height: auto; }
    """

    def __init__(self, criteria: Sequence[Criterion] = (), *, heading: bool = True) -> None:
        """`heading`: name the criterion once more above what its levels mean."""
        super().__init__(markup=False)
        self._heading = heading
        self._criteria = tuple(criteria)
        self._given: list[int | None] = []
        self._meanings = True

    @property
    def asked(self) -> tuple[Criterion, ...]:
        """The criteria; none before they are known."""
        return self._criteria

    @property
    def is_complete(self) -> bool:
        """Whether something was said of each criterion, if only that it is left out."""
        return len(self._given) >= len(self._criteria)

    @property
    def levels(self) -> Mapping[str, int]:
        """What was given so far, by criterion; without those left out."""
        pairs = zip(self._criteria, self._given, strict=False)
        return {criterion.id: level for criterion, level in pairs if level is not None}

    def ask(self, criteria: Sequence[Criterion]) -> None:
        """Ask for these criteria, from the first one."""
        self._criteria, self._given = tuple(criteria), []
        self._show()

    def explain(self, wanted: bool) -> None:
        """Whether the meaning of each level is shown: it takes lines."""
        if wanted != self._meanings:
            self._meanings = wanted
            self._show()

    def give(self, level: int) -> None:
        """The level of the criterion that the pointer stands on."""
        if not self.is_complete and level < len(self._criteria[len(self._given)].levels):
            self._given.append(level)
            self._show()

    def skip(self) -> None:
        """Say nothing of this criterion."""
        if not self.is_complete:
            self._given.append(None)
            self._show()

    def undo(self) -> None:
        """Back to the criterion before."""
        if self._given:
            self._given.pop()
            self._show()

    def on_mount(self) -> None:
        """Nothing is painted empty first."""
        self._show()

    def on_resize(self) -> None:
        """Lines are cut to the room there is."""
        self._show()

    def _show(self) -> None:
        self.update(lines(*self._rows(self.content_size.width or self.app.size.width - 8)))

    def _rows(self, width: int) -> list[Content]:
        rows = [
            column(self._row(place, criterion, width), width)
            for place, criterion in enumerate(self._criteria)
        ]
        if self._meanings and not self.is_complete:
            now = self._criteria[len(self._given)]
            rows += [text(""), text(now.title, "bold")] if self._heading else []
            for level, meaning in enumerate(now.meaning):
                head = text(f"{level}  ", ACCENT)
                rows.append(hanging(head, text(meaning, DIM), min(max(width, 30), 88)))
        return rows

    def _row(self, place: int, criterion: Criterion, width: int) -> Content:
        here = place == len(self._given)
        narrow = width < _NARROW
        head = beside(
            column(text(" ▸ " if here else "", ACCENT), _LEAD),
            column(text(criterion.title, "bold" if here else ""), _TITLE - 2 * narrow),
        )
        if place < len(self._given):
            return beside(head, self._said(criterion, self._given[place]))
        style = "" if here else DIM
        words = [
            beside(text(f"{level} ", ACCENT), text(word, style))
            for level, word in enumerate(criterion.levels)
        ]
        return beside(head, Content("  " if narrow else "   ").join(words))

    def _said(self, criterion: Criterion, level: int | None) -> Content:
        if level is None:
            return text("left out", DIM)
        best = len(criterion.levels) - 1
        signs = "●" * level + "○" * (best - level)
        return beside(text(f"{signs} ", ACCENT), text(criterion.levels[level]))
