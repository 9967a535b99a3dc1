"""Words in a note that say nothing of the answer: traits, liking, verdicts. Only told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from hotseat.patterns.match import Words
from hotseat.text.fold import fold
from hotseat.text.sentences import sentences
from hotseat.text.tokens import tokens

if TYPE_CHECKING:
    from hotseat.desk.notelist import NoteList


@dataclass(frozen=True, slots=True)
class Concern:
    """Words to think about again."""

    start: int
    """Code points of the note, from 0."""
    end: int
    words: str
    about: str
    """What they touch: `age`, `fit or liking`, `a verdict`."""
    advice: str
    """One or two sentences on what to write instead."""


def concerns(note: str) -> tuple[Concern, ...]:
    """What a person should look at again, in order and apart from each other.

    Raises:
        InvalidFileError: the list of words that ships cannot be used.
    """
    return concerns_by(note, _shipped())


def concerns_by(note: str, notes: NoteList) -> tuple[Concern, ...]:
    """The same by a list of one's own. Of concerns that overlap, the first and longest is told."""
    found: list[Concern] = []
    at = 0
    for concern in sorted(_all(note, notes), key=lambda c: (c.start, -c.end)):
        if concern.start >= at:
            found.append(concern)
            at = concern.end
    return tuple(found)


def _all(note: str, notes: NoteList) -> Iterator[Concern]:
    folded = fold(note)
    clauses = [Words(tokens(folded, s.start, s.end)) for s in sentences(folded.text)]
    keys = frozenset(key for clause in clauses for key in clause.keys)
    live = notes.lexicon.live(keys)
    for clause in clauses:
        if not clause.tokens:
            continue
        said = tuple(token.text for token in clause.tokens)
        for group in notes.groups:
            places = [(hit.start, hit.end) for hit in live.find(group.id, clause)]
            if said in group.alone:
                places.append((0, len(said)))
            for first, last in places:
                start, end = clause.tokens[first].start, clause.tokens[last - 1].end
                yield Concern(start, end, note[start:end], group.about, group.advice)


@lru_cache(maxsize=1)
def _shipped() -> NoteList:
    from hotseat.desk.notelist import load_notes

    return load_notes()
