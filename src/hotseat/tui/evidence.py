"""An answer as it is shown: its evidence made visible, and the place where its time ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from hotseat.interview.feedback import Piece, cut, split
from hotseat.interview.marked import bracketed
from hotseat.tui.textual_text import ACCENT, DIM, MARKED, beside, hanging, lines, raised, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hotseat.interview.result import Result
    from hotseat.interview.turn import Answer


def answer(result: Result, width: int, *, plain: bool) -> Content:
    """The person's own text with what counted made visible; `plain` does without colour.

    What was said to a follow-up stands below the question.
    """
    first = result.first
    ended = _ended(first)
    if result.answer.follow_up is None:
        return lit(result.feedback.pieces, plain=plain, ended=ended)
    said = result.answer.text
    parts = cut(result.feedback.pieces, len(first.text))
    asked = hanging(text("  asked: ", DIM), text(result.answer.follow_up.probe.text, DIM), width)
    before = lit(parts[0], plain=plain, ended=ended)
    late = _ended(result.answer)
    if late is not None:
        late = max(late - (len(said) - len(said.lstrip())), 0)
    after = lit(parts[1], plain=plain, ended=late) if said.strip() else text("not answered", DIM)
    return lines(before, "", asked, "", after)


def _ended(answer: Answer) -> int | None:
    """The place in an answer from which on its words came after the end of the time."""
    if answer.on_time is None or answer.on_time == answer.text:
        return None
    pairs = enumerate(zip(answer.on_time, answer.text, strict=False))
    shorter = min(len(answer.on_time), len(answer.text))
    return next((place for place, (a, b) in pairs if a != b), shorter)


def lit(found: Sequence[Piece], *, plain: bool, ended: int | None = None) -> Content:
    """An answer with its evidence made visible; `plain` does without colour. `ended` is the place
    where time did.
    """
    before, behind = split(found, ended) if ended is not None else (tuple(found), ())
    pieces = (*before, *behind)
    parts = [text(part) for part in bracketed(pieces)] if plain else _coloured(pieces)
    if ended is not None:
        earlier = before[-1].text[-1:] if before else " "
        later = behind[0].text[:1] if behind else " "
        gaps = ["" if not at or at.isspace() else " " for at in (earlier, later)]
        parts.insert(len(before), text(f"{gaps[0]}‹time›{gaps[1]}", DIM))
    return beside(*parts)


def _coloured(found: Sequence[Piece]) -> list[Content]:
    parts: list[Content] = []
    following = [*(piece.numbers for piece in found[1:]), ()][: len(found)]
    for piece, after in zip(found, following, strict=True):
        ending = [number for number in piece.numbers if number not in after]
        marked = beside(text(piece.text, MARKED), text(raised(ending), ACCENT))
        parts.append(marked if piece.numbers else text(piece.text))
    return parts
