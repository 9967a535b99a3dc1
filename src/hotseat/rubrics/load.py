"""Rubric, language lexicon and topic, read from YAML and compiled into one `Rubric`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from hotseat.errors import InvalidFileError, Problem, nearest_names
from hotseat.files.yamlfile import Document, read_yaml, validate
from hotseat.patterns.grammar import PatternError
from hotseat.patterns.lexicon import Lexicon, Pattern, compile_pattern
from hotseat.patterns.match import refs_of
from hotseat.rubrics.models import Band, Cause, Criterion, Option, Rubric
from hotseat.rubrics.schema import CriterionFile, Entry, LexiconFile, RubricFile, TopicFile
from hotseat.text.fold import fold
from hotseat.text.stems import stem
from hotseat.text.tokens import words

ModelT = TypeVar("ModelT", RubricFile, LexiconFile, TopicFile)
OPTION_PARTS = ("name", "act", "hint", "gives", "lacks", "confused")
CAUSE_PARTS = ("named", "signs")


def load_rubric(kind: str, topic_file: Path, folder: Path | None = None) -> Rubric:
    """The rubric for one kind of question and one topic.

    Args:
        kind: `decision` or `concept`.
        topic_file: a pack's `topic.yaml`.
        folder: where rubrics are looked for; by default those that ship.

    Raises:
        InvalidFileError: with all problems of all three files.
    """
    if folder is None:
        from hotseat.files.datadir import rubrics_dir

        folder = rubrics_dir()
    loader = _Loader()
    rubric = loader.read(folder / f"{kind}.yaml", RubricFile)
    language = loader.read(folder / "english.yaml", LexiconFile)
    topic = loader.read(topic_file, TopicFile)
    lexicon = loader.lexicon(language, topic) if language and topic else None
    common = loader.words_of(folder / "common_words.txt")
    if topic:
        loader.check_topic(topic)
    if rubric:
        loader.check_rubric(rubric)
    loader.refuse()
    assert rubric
    assert language
    assert topic
    assert lexicon
    lexical = lexicon.words()
    return Rubric(
        id=rubric.id,
        kind=rubric.kind,
        title=rubric.title,
        topic=topic.id,
        options=tuple(Option(name, o.title) for name, o in topic.options.items()),
        causes=tuple(Cause(name, c.title, c.option) for name, c in topic.causes.items()),
        criteria={c.id: _criterion(c) for c in rubric.criteria},
        bands=tuple(Band(b.overall, b.points, dict(b.needs)) for b in rubric.bands),
        lexicon=lexicon,
        settings=dict(rubric.settings),
        common_words=common,
        digest=loader.digest(),
        targets=_targets(lexical),
        known_stems=frozenset(stem(w) for w in common) | lexical,
        glue_stems=_stems(language.glue_words),
        function_stems=_stems(language.function_words) | _stems(topic.generic_words),
    )


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
        self.hash.update(path.read_bytes())
        return validate(document, model)

    def words_of(self, path: Path) -> frozenset[str]:
        """A word list: a word a line, `#` begins a comment."""
        try:
            raw = path.read_bytes()
            text = raw.decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            self.problems.append(Problem(str(path), 0, 0, f"cannot be read: {error}"))
            return frozenset()
        self.hash.update(raw)
        lines = (line.strip() for line in text.splitlines())
        return frozenset(line for line in lines if line and not line.startswith("#"))

    def lexicon(self, language: LexiconFile, topic: TopicFile) -> Lexicon | None:
        """All entries under one roof: the topic's parts as `option.rag.name` and the like."""
        entries: dict[str, list[Pattern]] = {}
        known = [*language.entries, *topic.entries]
        for name, loc, entry, document in self._entries(language, topic):
            if name in entries:
                document.add(loc, f"entry {name!r} stands in the language lexicon too", at_key=True)
                continue
            entries[name] = self._compile(entry, loc, document, known)
        if not all(document.sound for document in self.documents.values()):
            return None
        try:
            return Lexicon(entries)
        except PatternError as error:
            self.documents[TopicFile].add(("entries",), error.message)
            return None

    def _entries(
        self, language: LexiconFile, topic: TopicFile
    ) -> Iterator[tuple[str, tuple[str, ...], Entry, Document]]:
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

    def _compile(
        self, entry: Entry, loc: tuple[str, ...], document: Document, known: list[str]
    ) -> list[Pattern]:
        patterns = []
        for number, text in enumerate(entry.say):
            place: tuple[str | int, ...] = (*loc, "say", number)
            try:
                pattern = compile_pattern(text, f"{document.path.name}:{document.place(place)[0]}")
            except PatternError as error:
                document.add(place, f"pattern {text!r}: {error.message} (at sign {error.column})")
                continue
            for ref in refs_of(pattern.node):
                if ref.name not in known:
                    near = nearest_names(ref.name, known, 1)
                    hint = f"did you mean <{near[0]}>?" if near else ""
                    document.add(place, f"pattern {text!r}: there is no entry <{ref.name}>", hint)
            patterns.append(pattern)
        return patterns

    def check_topic(self, topic: TopicFile) -> None:
        """Each cause points to an option that is there."""
        for name, cause in topic.causes.items():
            if cause.option not in topic.options:
                near = nearest_names(cause.option, topic.options, 1)
                hint = f"did you mean {near[0]}?" if near else ""
                self.documents[TopicFile].add(
                    ("causes", name, "option"), f"there is no option {cause.option!r}", hint
                )

    def check_rubric(self, rubric: RubricFile) -> None:
        """Criteria are named once and bands fall from best to worst."""
        document = self.documents[RubricFile]
        ids = [c.id for c in rubric.criteria]
        for number, name in enumerate(ids):
            if name in ids[:number]:
                document.add(("criteria", number, "id"), f"criterion {name!r} stands there twice")
        rows = [b.overall for b in rubric.bands]
        last = rubric.bands[-1]
        if rows != sorted(rows, reverse=True) or set(rows) != {1, 2, 3, 4, 5}:
            document.add(("bands",), "bands must go from 5 down to 1, each at least once")
        elif last.points or last.needs:
            document.add(("bands", len(rows) - 1), "the last band takes what is left: no needs")
        for number, band in enumerate(rubric.bands):
            for name in band.needs:
                if name not in ids:
                    document.add(
                        ("bands", number, "needs", name), f"there is no criterion {name!r}"
                    )

    def refuse(self) -> None:
        """Raise with everything that was found wrong."""
        for document in self.documents.values():
            self.problems.extend(document.problems)
        if any(not problem.warning for problem in self.problems):
            raise InvalidFileError(self.problems)

    def digest(self) -> str:
        """Hash over the bytes of all files read."""
        return self.hash.hexdigest()


def _criterion(source: CriterionFile) -> Criterion:
    return Criterion(
        id=source.id,
        title=source.title,
        levels=tuple(source.levels),
        meaning=tuple(source.meaning),
        advice=dict(source.advice),
        probe=source.probe,
        weight=source.weight,
        main=source.main,
        polarity=source.polarity,
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word, _, _ in words(fold(text).text))


def _targets(stems: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Stems worth repairing to, by first letter."""
    by_letter: dict[str, list[str]] = {}
    for found in sorted(stems):
        if len(found) >= 5 and found.isalpha():
            by_letter.setdefault(found[0], []).append(found)
    return {letter: tuple(found) for letter, found in by_letter.items()}
