"""Whether the lexica do what their own sample phrases say: nothing missed, found or dead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hotseat.errors import InvalidFileError, Problem
from hotseat.files.datadir import rubrics_dir
from hotseat.files.yamlfile import Document, in_order, read_yaml, validate
from hotseat.patterns.lexicon import Lexicon, LexiconError, Pattern, compile_pattern
from hotseat.patterns.match import Span, Words, spans
from hotseat.rubrics.check import Loc, check_patterns, entries_of
from hotseat.rubrics.schema import LexiconFile, TopicFile
from hotseat.text.fold import fold
from hotseat.text.tokens import tokens


@dataclass(frozen=True, slots=True)
class _Sampled:
    """One entry with its phrases and where it stands."""

    document: Document
    loc: Loc
    patterns: list[Pattern]
    yes: list[str]
    no: list[str]


def sample_problems(topic_file: Path, folder: Path | None = None) -> list[Problem]:
    """What does not hold among the samples of the language lexicon and of a topic: a `yes` phrase
    without a find, a `no` phrase with one, a pattern that is in no `yes` phrase.

    Args:
        topic_file: a pack's `topic.yaml`.
        folder: where `english.yaml` is looked for; by default the folder that ships.

    Raises:
        InvalidFileError: a file cannot be read or used, so that nothing can be tried.
    """
    documents = _read((folder or rubrics_dir()) / "english.yaml", topic_file)
    entries = {_name(loc): (d, loc) for d in documents for loc, _ in entries_of(d)}
    sampled = {name: _sampled(document, loc) for name, (document, loc) in entries.items()}
    try:
        lexicon = Lexicon({name: entry.patterns for name, entry in sampled.items()})
    except LexiconError as error:
        entry = sampled[error.entry]
        entry.document.add((*entry.loc, "say"), error.message)
        raise InvalidFileError(entry.document.problems) from None
    return in_order([p for entry in sampled.values() for p in _problems(entry, lexicon)])


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


def _sampled(document: Document, loc: Loc) -> _Sampled:
    data = document.data
    for key in loc:
        data = data[key]
    patterns = [compile_pattern(text, document.path.name) for text in data["say"]]
    return _Sampled(document, loc, patterns, data.get("yes") or [], data.get("no") or [])


def _problems(entry: _Sampled, lexicon: Lexicon) -> Iterator[Problem]:
    used: set[Pattern] = set()
    for number, phrase in enumerate(entry.yes):
        found = _finds(entry.patterns, phrase, lexicon)
        used.update(found)
        if not found:
            yield _problem(entry, ("yes", number), f"no pattern finds {phrase!r}")
    for number, phrase in enumerate(entry.no):
        for pattern in _finds(entry.patterns, phrase, lexicon)[:1]:
            message = f"{phrase!r} is found by {pattern.text!r}, and must not be"
            yield _problem(entry, ("no", number), message)
    for number, pattern in enumerate(entry.patterns):
        if pattern not in used:
            message = f"pattern {pattern.text!r} is found in no 'yes' phrase"
            yield _problem(entry, ("say", number), message)


def _problem(entry: _Sampled, part: Loc, message: str) -> Problem:
    line, column = entry.document.place((*entry.loc, *part))
    return entry.document.source.problem(line, column, message)


def _finds(patterns: list[Pattern], phrase: str, lexicon: Lexicon) -> list[Pattern]:
    """The patterns that a phrase, read as one clause, holds."""
    clause = Words(tokens(fold(phrase)))
    live = lexicon.live(clause.keys)

    def find(name: str, words: Words) -> list[Span]:
        return [(hit.start, hit.end) for hit in live.find(name, words)]

    return [p for p in patterns if p.possible(clause.keys) and spans(p.node, clause, find)]
