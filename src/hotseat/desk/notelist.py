"""`rubrics/notes.yaml`: words that a note should not hold, read and compiled."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from hotseat.errors import InvalidFileError
from hotseat.files.datadir import rubrics_dir
from hotseat.files.yamlfile import Document, read_yaml, validate
from hotseat.patterns.lexicon import Lexicon, LexiconError, Pattern, compile_alternatives
from hotseat.rubrics.check import check_patterns
from hotseat.rubrics.schema import Entry, Name, Strict
from hotseat.text.fold import fold
from hotseat.text.tokens import words

FILE = "notes.yaml"


class PartFile(Strict):
    """Patterns that other patterns name."""

    say: list[str] = Field(min_length=1)


class GroupFile(Entry):
    """Words that touch one thing."""

    about: str = Field(min_length=1)
    advice: str = Field(min_length=1)
    alone: list[str] = Field(default_factory=list)
    """Sentences that consist of nothing else."""


class NotesFile(Strict):
    """`notes.yaml`."""

    id: Name
    parts: dict[Name, PartFile] = Field(default_factory=dict)
    groups: dict[Name, GroupFile] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Group:
    """Words that touch one thing, as far as a reader is told."""

    id: str
    about: str
    advice: str
    alone: frozenset[tuple[str, ...]]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteList:
    """All groups in the order of the file; the lexicon has an entry for each."""

    groups: tuple[Group, ...]
    lexicon: Lexicon


def load_notes(path: Path | None = None) -> NoteList:
    """Read the list.

    Args:
        path: the file; by default the one that ships.

    Raises:
        InvalidFileError: with all problems of the file.
    """
    document = read_yaml(path or rubrics_dir() / FILE)
    read = validate(document, NotesFile)
    known = {str(key) for part in ("parts", "groups") for key in _mapping(document, part)}
    check_patterns(document, known)
    if read is not None:
        for name in read.groups.keys() & read.parts.keys():
            message = f"{name!r} stands among the parts, too"
            document.add(("groups", name), message, at_key=True)
    document.refuse()
    if read is None:
        raise AssertionError("a file without a model has problems")
    say = {name: part.say for name, part in read.parts.items()}
    say |= {name: group.say for name, group in read.groups.items()}
    groups = tuple(_group(name, group) for name, group in read.groups.items())
    return NoteList(groups, _lexicon(document, say))


def _lexicon(document: Document, say: dict[str, list[str]]) -> Lexicon:
    entries: dict[str, list[Pattern]] = {
        name: [pattern for text in texts for pattern in compile_alternatives(text, name)]
        for name, texts in say.items()
    }
    try:
        return Lexicon(entries)
    except LexiconError as error:
        part = "groups" if error.entry in _mapping(document, "groups") else "parts"
        document.add((part, error.entry, "say"), error.message)
        raise InvalidFileError(document.problems) from None


def _group(name: str, source: GroupFile) -> Group:
    alone = frozenset(tuple(w for w, _, _ in words(fold(text).text)) for text in source.alone)
    return Group(name, source.about, source.advice, alone, tuple(source.yes), tuple(source.no))


def _mapping(document: Document, key: str) -> dict[str, object]:
    data = document.data if isinstance(document.data, dict) else {}
    value = data.get(key)
    return value if isinstance(value, dict) else {}
