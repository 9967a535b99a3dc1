"""An answer with its evidence between marks of text, for where there is no colour."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hotseat.interview.feedback import Piece


def bracketed(found: Sequence[Piece]) -> list[str]:
    """The text of each piece, with `«` where the words of a number begin and `»` with the
    number where they end. Numbers of the same words share one mark; what began last ends first.
    """
    parts = [piece.text for piece in found]
    for (start, end), numbers in sorted(_runs(found).items(), reverse=True):
        parts[start] = f"«{parts[start]}"
        parts[end] = f"{parts[end]}»{','.join(map(str, numbers))}"
    return parts


def _runs(found: Sequence[Piece]) -> dict[tuple[int, int], list[int]]:
    """The numbers of each run of pieces, by the places of its first and its last."""
    runs: dict[tuple[int, int], list[int]] = defaultdict(list)
    begun: dict[int, int] = {}
    for place, piece in enumerate(found):
        following = found[place + 1].numbers if place + 1 < len(found) else ()
        for number in piece.numbers:
            begun.setdefault(number, place)
            if number not in following:
                runs[begun.pop(number), place].append(number)
    return runs
