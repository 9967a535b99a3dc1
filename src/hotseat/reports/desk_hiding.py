"""Texts of an interview as a report may have them: what masks find is hidden, unless asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from hotseat.files.clean import clean
from hotseat.interview.feedback import pieces
from hotseat.reports.desk_card import Piece

if TYPE_CHECKING:
    from hotseat.desk.masks import Masked
    from hotseat.desk.models import Quote


class _Finds(Protocol):
    def spans(self, text: str) -> Sequence[Masked]:
        """What is to be hidden."""


class Hiding:
    """Hides what it is told to find; without anything to find it with, nothing but controls."""

    def __init__(self, finds: _Finds | None) -> None:
        self._finds = finds

    def text(self, text: str) -> str:
        """A whole text."""
        return self.parts(text, {})[0]

    def cited(self, text: str, quote: Quote) -> tuple[str, int, int]:
        """The words of a quote in its turn, and where they stand in the turn as it may be shown.

        One that cuts through something hidden takes it in.
        """
        shown, spans = self.parts(text, {0: [quote]})
        start, end = spans[0][0]
        return shown[start:end], start, end

    def pieces(self, text: str, quotes: Mapping[int, Sequence[Quote]]) -> tuple[Piece, ...]:
        """A turn, cut where the quotes of each number begin and end."""
        shown, spans = self.parts(text, quotes)
        return tuple(Piece(each.text, each.numbers) for each in pieces(shown, spans))

    def parts(
        self, text: str, quotes: Mapping[int, Sequence[Quote]]
    ) -> tuple[str, dict[int, list[tuple[int, int]]]]:
        """The text as it may be shown, and where quotes stand in it."""
        hidden = list(self._finds.spans(text)) if self._finds else []
        shown: list[str] = []
        at = 0
        for each in hidden:
            shown += text[at : each.start], each.instead
            at = each.end
        shown.append(text[at:])
        places = {
            number: [
                (_place(hidden, q.start, behind=False), _place(hidden, q.end, behind=True))
                for q in found
            ]
            for number, found in quotes.items()
        }
        return clean("".join(shown)), places


def _place(hidden: Sequence[Masked], place: int, *, behind: bool) -> int:
    """Where a place of the text is once things are hidden; inside one of them, at its edge."""
    moved = 0
    for each in hidden:
        if place >= each.end:
            moved += len(each.instead) - (each.end - each.start)
        elif place > each.start:
            return each.start + moved + (len(each.instead) if behind else 0)
        else:
            break
    return place + moved
