"""Judge yourself first: a level for each mark, before the marks are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.widgets import Static

from hotseat.tui.bindings import bindings
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.textual_text import ACCENT, DIM, beside, column, hanging, lines, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from hotseat.rubrics.models import Criterion


class PredictScreen(BaseScreen):
    """One key a mark; space leaves one out, enter all that are left."""

    CSS = """
    PredictScreen VerticalScroll { scrollbar-size-vertical: 1; }
    PredictScreen #body { padding: 1 4 1 4; height: auto; }
    """
    BINDINGS: ClassVar = bindings("predict")
    ABOUT: ClassVar = (
        (
            "Say how you think it went, before you see it. The result shows your guess beside the "
            "mark, and over time you learn where you judge yourself too well or too hard."
        ),
        "It changes no mark. It can be switched off in the configuration: predict: false.",
    )

    def __init__(
        self,
        title: str,
        criteria: Sequence[Criterion],
        done: Callable[[Mapping[str, int]], None],
    ) -> None:
        super().__init__()
        self._title = title
        self._criteria = criteria
        self._done = done
        self._given: list[int | None] = []

    def compose(self) -> ComposeResult:
        """The marks and what their levels are called."""
        yield Headline(f"How did it go? · {self._title}")
        with VerticalScroll():
            yield Static(self._body(), id="body", markup=False)
        yield KeyLine(
            ("predict.none predict.some predict.full", "level"),
            "predict.done",
            "predict.skip",
            "predict.undo",
            "help",
        )

    def _body(self) -> Content:
        rows: list[Content | str] = [
            text("Before you see your marks: how do you think it went?"),
            text("One key a line, 0 to 2. Enter skips to the marks.", DIM),
            "",
        ]
        for place, criterion in enumerate(self._criteria):
            here = place == len(self._given)
            head = beside(
                text(" ▸ " if here else "   ", ACCENT),
                column(text(criterion.title, "bold" if here else ""), 19),
            )
            rows.append(beside(head, self._levels(place, criterion)))
        if (place := len(self._given)) < len(self._criteria):
            rows += ["", text(self._criteria[place].title, "bold")]
            for level, meaning in enumerate(self._criteria[place].meaning):
                width = min(max(self.app.size.width - 12, 30), 88)
                rows.append(hanging(text(f"{level}  ", ACCENT), text(meaning, DIM), width))
        return lines(*rows)

    def _levels(self, place: int, criterion: Criterion) -> Content:
        parts: list[Content | str] = []
        given = self._given[place] if place < len(self._given) else None
        if place < len(self._given) and given is None:
            return text("left out", DIM)
        for level, word in enumerate(criterion.levels):
            if given is None:
                style = "" if place == len(self._given) else DIM
                parts += [text(f"{level} ", ACCENT), text(f"{word}   ", style)]
            elif level == given:
                best = len(criterion.levels) - 1
                parts.append(text("●" * level + "○" * (best - level) + " ", ACCENT))
                parts.append(text(word))
        return beside(*parts)

    def _show(self) -> None:
        self.query_one("#body", Static).update(self._body())
        if len(self._given) >= len(self._criteria):
            self.action_done()

    def on_resize(self) -> None:
        """Lines are cut to the room there is."""
        self.query_one("#body", Static).update(self._body())

    def action_level(self, level: int) -> None:
        """The level of the mark that the pointer stands on."""
        if len(self._given) < len(self._criteria):
            if level < len(self._criteria[len(self._given)].levels):
                self._given.append(level)
            self._show()

    def action_skip(self) -> None:
        """Say nothing of this mark."""
        if len(self._given) < len(self._criteria):
            self._given.append(None)
            self._show()

    def action_undo(self) -> None:
        """Back to the mark before."""
        if self._given:
            self._given.pop()
            self._show()

    def action_done(self) -> None:
        """Say nothing of the rest and see the marks."""
        done, self._done = self._done, lambda _: None
        pairs = zip(self._criteria, self._given, strict=False)
        done({criterion.id: level for criterion, level in pairs if level is not None})
