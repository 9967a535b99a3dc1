"""Whether the lexica do what their own sample phrases say: nothing missed, found or dead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hotseat.errors import InvalidFileError, Problem
from hotseat.files.datadir import rubrics_dir
from hotseat.files.yamlfile import Document, in_order, read_yaml, validate
from hotseat.patterns.lexicon import Lexicon, LexiconError, Pattern, compile_pattern
from hotseat.patterns.match import Words
from hotseat.rubrics.check import Loc, check_patterns, entries_of
from hotseat.rubrics.schema import LexiconFile, TopicFile
from hotseat.text.fold import fold
from hotseat.text.tokens import tokens


@dataclass(frozen=True, slots=True)
class Sampled:
    """Patterns with their phrases, and where they stand."""

    document: Document
    loc: Loc
    patterns: tuple[Pattern, ...]
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    def problem(self, part: Loc, message: str, hint: str = "", *, warning: bool = False) -> Problem:
        """A problem at a part of it, such as `("say", 0)`."""
        line, column = self.document.place((*self.loc, *part))
        return self.document.source.problem(line, column, message, hint, warning=warning)


@dataclass(frozen=True, slots=True)
class Samples:
    """Everything with patterns in the language lexicon and a topic, by name."""

    entries: Mapping[str, Sampled]
    lexicon: Lexicon
    function_words: frozenset[str] = frozenset()
    """Words of the language that say nothing of any topic."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What does not hold in one entry."""

    phrases: list[Problem] = field(default_factory=list)
    """`yes` phrases without a find, `no` phrases with one."""
    dead: list[Problem] = field(default_factory=list)
    """Patterns that are in no `yes` phrase."""


def read_samples(topic_file: Path, folder: Path | None = None) -> Samples:
    """The entries of the language lexicon and of a topic with their phrases.

    Args:
        topic_file: a pack's `topic.yaml`.
        folder: where `english.yaml` is looked for; by default the folder that ships.

    Raises:
        InvalidFileError: a file cannot be read or used, so that nothing can be tried.
    """
    documents = _read((folder or rubrics_dir()) / "english.yaml", topic_file)
    entries = {_name(loc): sampled(d, loc) for d in documents for loc, _ in entries_of(d)}
    try:
        lexicon = Lexicon({name: entry.patterns for name, entry in entries.items()})
    except LexiconError as error:
        entry = entries[error.entry]
        entry.document.add((*entry.loc, "say"), error.message)
        raise InvalidFileError(entry.document.problems) from None
    function_words = documents[0].data.get("function_words", "")
    return Samples(entries, lexicon, frozenset(function_words.split()))


def sampled(document: Document, loc: Loc) -> Sampled:
    """What has a `say` list at a place of a sound file."""
    data = document.data
    for key in loc:
        data = data[key]
    patterns = tuple(compile_pattern(text, document.path.name) for text in data["say"])
    return Sampled(document, loc, patterns, tuple(data.get("yes", ())), tuple(data.get("no", ())))


def try_entry(entry: Sampled, lexicon: Lexicon) -> Tried:
    """Look for an entry's patterns in its own phrases."""
    tried = Tried()
    used: set[Pattern] = set()
    for number, phrase in enumerate(entry.yes):
        found = _held(entry, phrase, lexicon)
        used.update(found)
        if not found:
            hint = "write a pattern that finds it, or take the phrase out"
            problem = entry.problem(("yes", number), f"no pattern finds {phrase!r}", hint)
            tried.phrases.append(problem)
    for number, phrase in enumerate(entry.no):
        for pattern in _held(entry, phrase, lexicon)[:1]:
            message = f"{phrase!r} is found by {pattern.text!r}, and must not be"
            hint = "bind the pattern's words with _, or add a !word to it"
            tried.phrases.append(entry.problem(("no", number), message, hint))
    for number, pattern in enumerate(entry.patterns):
        if pattern not in used:
            message = f"pattern {pattern.text!r} is found in no 'yes' phrase"
            hint = "write a 'yes' phrase that has it, or take the pattern out"
            tried.dead.append(entry.problem(("say", number), message, hint))
    return tried


def phrase_words(phrase: str) -> Words:
    """A sample phrase, read as one clause."""
    return Words(tokens(fold(phrase)))


def _read(english: Path, topic: Path) -> list[Document]:
    """Both files, valid, with patterns that can mean something."""
    documents: list[Document] = []
    problems: list[Problem] = []
    known: set[str] = set()
    for path, model in ((english, LexiconFile), (topic, TopicFile)):
        try:
            document = read_yaml(path)
        except InvalidFileError as error:
            problems.extend(error.problems)
            continue
        documents.append(document)
        if isinstance(read := validate(document, model), LexiconFile | TopicFile):
            known.update(read.entries)
    # With a file missing, references to its entries would be told as errors of the other.
    if len(documents) == 2 and all(document.sound for document in documents):
        for document in documents:
            check_patterns(document, known)
    problems.extend(p for document in documents for p in document.problems if not p.warning)
    if problems:
        raise InvalidFileError(in_order(problems))
    return documents


def _name(loc: Loc) -> str:
    """What patterns call an entry, or a name of its own for a part of an option or a cause."""
    return str(loc[1]) if loc[0] == "entries" else ".".join(map(str, loc))


def _held(entry: Sampled, phrase: str, lexicon: Lexicon) -> list[Pattern]:
    """The entry's patterns that a phrase holds."""
    words = phrase_words(phrase)
    return lexicon.live(words.keys).held(entry.patterns, words)
