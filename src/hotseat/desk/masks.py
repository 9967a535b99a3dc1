"""Names and contact data in a text, found by rule: no model, and no list of names.

Only names that the transcript gives to its speakers are known. A part of a name that is a common
word as well, or one of the topic, counts only where it is written as a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from hotseat.desk.contacts import Kind, contacts
from hotseat.desk.names import Names
from hotseat.desk.plain import BLOCK, plain
from hotseat.files.datadir import rubrics_dir
from hotseat.files.source import read_source

MASKED = (
    "Names of the speakers and contact data are masked as far as fixed rules find them: read it "
    "before you pass it on"
)
"""What is said of an export without names."""
_INSTEAD: Mapping[Kind, str] = {"mail": "[mail]", "phone": "[phone]", "link": "[link]"}


@dataclass(frozen=True, slots=True, order=True)
class Masked:
    """Words that are not shown."""

    start: int
    """Code points of the text, from 0."""
    end: int
    kind: Kind
    instead: str
    """What is written in their place, `[Candidate]`."""


class Masker:
    """Hides the names of some speakers, and contact data of anyone."""

    def __init__(self, names: Mapping[str, str], topic: Iterable[str] = ()) -> None:
        """Get ready.

        Args:
            names: what stands for each speaker, by the name that the transcript has.
            topic: words in lower case that are needed to read an answer: a name that is one of
                them is hidden only where it is written as a name.

        Raises:
            InvalidFileError: the list of common words that ships is not there.
        """
        self._names = Names(names, common_words(), frozenset(topic))
        self._ours = tuple(
            dict.fromkeys((*_INSTEAD.values(), *(f"[{label}]" for label in self._names.labels)))
        )

    @property
    def nameless(self) -> tuple[str, ...]:
        """What those stand for whom the transcript calls by no name: `Speaker 1`, a number."""
        return tuple(self._names.nameless)

    def spans(self, text: str) -> tuple[Masked, ...]:
        """What is to be hidden, in order and apart from each other."""
        folded = plain(text, self._ours)
        found: list[Masked] = []
        contact, rest = contacts(folded.text)
        for start, end, kind in contact:
            found.append(Masked(*folded.span(start, end), kind, _INSTEAD[kind]))
        for start, end, label in self._names.find(rest, text, folded):
            found.append(Masked(*folded.span(start, end), "name", f"[{label}]"))
        return tuple(sorted(found))

    def redact(self, text: str) -> str:
        """The text for an export: `[Candidate]` and the like in place of what is hidden."""
        parts: list[str] = []
        at = 0
        for each in self.spans(text):
            parts += text[at : each.start], each.instead
            at = each.end
        return "".join((*parts, text[at:]))

    def cover(self, text: str) -> str:
        """The text for a screen: as long as it was, blanks and line ends in place."""
        parts: list[str] = []
        at = 0
        for each in self.spans(text):
            hidden = text[each.start : each.end]
            parts += text[at : each.start], "".join(c if c.isspace() else BLOCK for c in hidden)
            at = each.end
        return "".join((*parts, text[at:]))


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """English words that no name is taken for by its letters alone.

    Raises:
        InvalidFileError: the list that ships is not there.
    """
    lines = (line.strip() for line in read_source(rubrics_dir() / "common_words.txt").lines)
    return frozenset(line for line in lines if line and not line.startswith("#"))
