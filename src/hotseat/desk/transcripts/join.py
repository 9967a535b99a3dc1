"""From what was said, piece by piece, to turns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hotseat.desk.models import Turn

UNKNOWN = "Unknown speaker"
"""Who says what stands before the first name."""
_FEW = 3
"""Words that two lines in a row may share by chance."""


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of talk as one cue or one line has it."""

    speaker: str | None
    """None: whoever spoke before goes on."""
    start: float | None
    lines: tuple[str, ...]


def turns_of(pieces: Iterable[Said]) -> tuple[Turn, ...]:
    """Pieces of one speaker in a row become one turn; the order is that of the file.

    The order is kept even where times run back: two recordings in one file both begin at 0.
    """
    turns: list[Turn] = []
    spoken: dict[str, str] = {}
    now = whose = UNKNOWN
    start: float | None = None
    words: list[str] = []
    for piece in pieces:
        if piece.speaker is not None:
            name = unicodedata.normalize("NFC", piece.speaker)
            now = spoken.setdefault(name.casefold(), name)
        text = " ".join(" ".join(piece.lines).split())
        # Who is named and says nothing interrupts nobody.
        if not text:
            continue
        if words and now != whose:
            turns.append(Turn(whose, start, " ".join(words)))
            words = []
        if not words:
            whose, start = now, piece.start
        words.append(text)
    if words:
        turns.append(Turn(whose, start, " ".join(words)))
    return tuple(turns)


def without_repeats(pieces: Iterable[Said]) -> Iterator[Said]:
    """Rolling captions show a line again with the next one: it is kept once."""
    before: tuple[str, ...] = ()
    began: float | None = None
    now: str | None = None
    for piece in pieces:
        lines = piece.lines
        if piece.speaker in (None, now):
            same_time = began is not None and began == piece.start
            lines = _fresh(before, lines, same_time=same_time)
        yield Said(piece.speaker, piece.start, lines)
        now = piece.speaker or now
        if piece.lines:
            before, began = piece.lines, piece.start


def _fresh(before: tuple[str, ...], lines: tuple[str, ...], *, same_time: bool) -> tuple[str, ...]:
    """What of these lines the ones before them did not show."""
    for count in range(min(len(before), len(lines), 3), 0, -1):
        if before[-count:] == lines[:count] and (
            same_time or len(" ".join(lines[:count]).split()) >= _FEW
        ):
            return lines[count:]
    shown, now = " ".join(before), " ".join(lines)
    if now.startswith(f"{shown} ") and len(shown.split(None, _FEW)) >= _FEW:
        return (now[len(shown) + 1 :],)
    return lines
