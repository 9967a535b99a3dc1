"""What could not be read in the bank, problem by problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.interview.words import count
from hotseat.tui.screens.page import PageScreen
from hotseat.tui.textual_text import ACCENT, DIM, lines, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hotseat.errors import Problem


class ProblemsScreen(PageScreen):
    """Place, what is wrong, and what to do, for everything that was left out."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        rows = [text("Left out; the rest of the bank is in use."), text("")]
        for problem in problems:
            rows += [text(problem.place(), ACCENT), text("  " + problem.message)]
            rows += [text("  " + problem.hint, DIM)] if problem.hint else []
            rows.append(text(""))
        super().__init__("Bank problems", count(len(problems), "problem"), lines(*rows))
