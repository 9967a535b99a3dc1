"""Rubric, language lexicon and topic, read from YAML and compiled into one `Rubric`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from hotseat.errors import InvalidFileError, Problem
from hotseat.files.datadir import rubrics_dir
from hotseat.files.source import Source, read_source
from hotseat.files.yamlfile import Document, in_order, read_yaml, validate
from hotseat.patterns.lexicon import Lexicon, LexiconError, Pattern, compile_alternatives
from hotseat.rubrics.check import Loc, check_patterns, check_rubric, check_topic
from hotseat.rubrics.models import Band, Cause, Contest, Criterion, Option, Rubric, Signal
from hotseat.rubrics.schema import (
    ContestFile,
    CriterionFile,
    Entry,
    LexiconFile,
    RubricFile,
    TopicFile,
)
from hotseat.text.fold import fold
from hotseat.text.spelling import SHORT_WORD, Spelling
from hotseat.text.stems import stem
from hotseat.text.tokens import words

ModelT = TypeVar("ModelT", RubricFile, LexiconFile, TopicFile)
OPTION_PARTS = ("name", "act", "hint", "not_meant", "gives", "lacks", "confused")
CAUSE_PARTS = ("named", "signs")


def load_rubric(kind: str, topic_file: Path, folder: Path | None = None) -> Rubric:
    """The rubric for one kind of question and one topic.

    Args:
        kind: `decision` or `concept`.
        topic_file: a pack's `topic.yaml`.
        folder: where rubrics are looked for; by default those that ship.

    Raises:
        InvalidFileError: with all problems of all its files.
    """
    loader = _Loader()
    of_kind, english, own, common_words = files_of(kind, topic_file, folder)
    rubric = loader.read(of_kind, RubricFile)
    language = loader.read(english, LexiconFile)
    topic = loader.read(own, TopicFile)
    common = loader.words_of(common_words)
    loader.check(kind)
    if rubric is None or language is None or topic is None:
        loader.refuse()
        raise AssertionError("a file without a model has problems")
    lexicon = loader.lexicon(language, topic)
    return Rubric(
        id=rubric.id,
        kind=rubric.kind,
        title=rubric.title,
        topic=topic.id,
        options=tuple(Option(name, o.title) for name, o in topic.options.items()),
        causes=tuple(Cause(name, c.title, c.option) for name, c in topic.causes.items()),
        criteria={c.id: _criterion(c) for c in rubric.criteria},
        choice=_contest(rubric.choice),
        cause=_contest(rubric.cause),
        bands=tuple(Band(b.overall, b.points, dict(b.needs)) for b in rubric.bands),
        lexicon=lexicon,
        settings=rubric.settings.model_dump(),
        digest=loader.digest(),
        spelling=_spelling(common, lexicon),
        glue_stems=_stems(language.glue_words),
        function_stems=_stems(language.function_words) | _stems(topic.generic_words),
        probe=rubric.probe,
    )


def load_criteria(kind: str, folder: Path | None = None) -> dict[str, Criterion]:
    """What is marked in one kind of question, without the lexica that marking needs: quick.

    Raises:
        InvalidFileError: the rubric's file has problems.
    """
    loader = _Loader()
    rubric = loader.read((folder or rubrics_dir()) / f"{kind}.yaml", RubricFile)
    loader.check(kind)
    loader.refuse()
    return {} if rubric is None else {c.id: _criterion(c) for c in rubric.criteria}


def files_of(kind: str, topic_file: Path, folder: Path | None = None) -> tuple[Path, ...]:
    """The files that a rubric is made of, in the order of its digest."""
    folder = folder or rubrics_dir()
    names = (f"{kind}.yaml", "english.yaml")
    return (*(folder / name for name in names), topic_file, folder / "common_words.txt")


def digest_now(kind: str, topic_file: Path, folder: Path | None = None) -> str:
    """The `digest` that a rubric of these files would have, as they are now: quick.

    Raises:
        InvalidFileError: one of them cannot be read.
    """
    loader = _Loader()
    for path in files_of(kind, topic_file, folder):
        loader.add(read_source(path))
    return loader.digest()


class _Loader:
    """Collects problems over all files, so that one run tells them all."""

    def __init__(self) -> None:
        self.documents: dict[type, Document] = {}
        self.problems: list[Problem] = []
        self.hash = hashlib.sha256()

    def read(self, path: Path, model: type[ModelT]) -> ModelT | None:
        """A file as `model`, or None with its problems noted."""
        try:
            document = read_yaml(path)
        except InvalidFileError as error:
            self.problems.extend(error.problems)
            return None
        self.documents[model] = document
        self.add(document.source)
        return validate(document, model)

    def add(self, source: Source) -> None:
        """Count a file into the digest."""
        self.hash.update(source.text.replace("\r\n", "\n").encode())

    def words_of(self, path: Path) -> tuple[str, ...]:
        """A word list in its order: a word a line, `#` begins a comment."""
        try:
            source = read_source(path)
        except InvalidFileError as error:
            self.problems.extend(error.problems)
            return ()
        self.add(source)
        lines = (line.strip() for line in source.lines)
        return tuple(line for line in lines if line and not line.startswith("#"))

    def check(self, kind: str) -> None:
        """All that concerns more than one key, in whatever could be read."""
        names: set[str] = set()
        for model in (LexiconFile, TopicFile):
            document = self.documents.get(model)
            data = document.data if document else None
            entries = data.get("entries") if isinstance(data, dict) else None
            own = list(entries) if isinstance(entries, dict) else []
            for name in own:
                if document and name in names:
                    message = f"entry {name!r} stands in the language lexicon too"
                    document.add(("entries", name), message, at_key=True)
            names.update(own)
        if len({LexiconFile, TopicFile} & self.documents.keys()) == 2:
            check_patterns(self.documents[LexiconFile], names)
            check_patterns(self.documents[TopicFile], names)
        if TopicFile in self.documents:
            check_topic(self.documents[TopicFile])
        if RubricFile in self.documents:
            check_rubric(self.documents[RubricFile], kind)

    def lexicon(self, language: LexiconFile, topic: TopicFile) -> Lexicon:
        """All entries under one roof: the topic's parts as `option.<id>.name` and the like.

        Raises:
            InvalidFileError: with all problems found so far, circles among the entries included.
        """
        self.refuse()
        entries: dict[str, list[Pattern]] = {}
        places: dict[str, tuple[Document, Loc]] = {}
        for name, loc, entry, document in self._entries(language, topic):
            places[name] = document, loc
            entries[name] = [
                pattern
                for n, text in enumerate(entry.say)
                for pattern in compile_alternatives(
                    text, f"{document.path.name}:{document.place((*loc, 'say', n))[0]}"
                )
            ]
        try:
            return Lexicon(entries)
        except LexiconError as error:
            document, loc = places[error.entry]
            document.add((*loc, "say"), error.message)
            self.refuse()
            raise

    def _entries(
        self, language: LexiconFile, topic: TopicFile
    ) -> Iterator[tuple[str, Loc, Entry, Document]]:
        english, own = self.documents[LexiconFile], self.documents[TopicFile]
        for name, entry in language.entries.items():
            yield name, ("entries", name), entry, english
        for name, entry in topic.entries.items():
            yield name, ("entries", name), entry, own
        for name, option in topic.options.items():
            for part in OPTION_PARTS:
                if found := getattr(option, part):
                    yield f"option.{name}.{part}", ("options", name, part), found, own
        for name, cause in topic.causes.items():
            for part in CAUSE_PARTS:
                if found := getattr(cause, part):
                    yield f"cause.{name}.{part}", ("causes", name, part), found, own

    def refuse(self) -> None:
        """Raise with everything that was found wrong."""
        found = list(self.problems)
        for document in self.documents.values():
            found.extend(document.problems)
        if any(not problem.warning for problem in found):
            raise InvalidFileError(in_order(found))

    def digest(self) -> str:
        """Hash over all files read; how their lines end does not matter."""
        return self.hash.hexdigest()


def _contest(source: ContestFile) -> Contest:
    signals = {name: Signal(*points) for name, points in source.signals.items()}
    return Contest(signals, dict(source.both), dict(source.none))


def _criterion(source: CriterionFile) -> Criterion:
    return Criterion(
        id=source.id,
        title=source.title,
        levels=tuple(source.levels),
        meaning=tuple(source.meaning),
        advice=dict(source.advice),
        probe=source.probe.missing,
        points=dict(source.points),
        cuts=tuple(source.cuts),
        weight=source.weight,
        main=source.main,
        polarity=source.polarity,
        probes=source.probe.model_dump(exclude={"missing"}, exclude_defaults=True),
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word, _, _ in words(fold(text).text))


def _spelling(common: tuple[str, ...], lexicon: Lexicon) -> Spelling:
    """The common words in the order of their file, and the lexicon's."""
    stems = lexicon.words()
    own = sorted(w for w in stems | lexicon.spellings() if len(w) >= SHORT_WORD and w.isalpha())
    ranks = {word: rank for rank, word in enumerate(dict.fromkeys((*common, *own)))}
    return Spelling(ranks, stems | frozenset(stem(word) for word in common))
