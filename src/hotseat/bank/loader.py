"""The steps of loading a bank: find, read, check, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hotseat.bank.build import pack_of, question_of
from hotseat.bank.check import TopicIds, check_question, topic_ids
from hotseat.bank.find import PackFolder, find_packs
from hotseat.bank.guide import guide_page, page_problems
from hotseat.bank.installed import installed
from hotseat.bank.load import Bank
from hotseat.bank.models import GuidePage, Pack, Question
from hotseat.bank.schema import PackFile, QuestionFile
from hotseat.bank.twins import doubts
from hotseat.errors import InvalidFileError, Problem, nearest_names
from hotseat.files.clean import shorten
from hotseat.files.datadir import question_bank_dir
from hotseat.files.source import read_source
from hotseat.files.yamlfile import Document, in_order, read_yaml, validate
from hotseat.rubrics.check import doubt_topic
from hotseat.rubrics.schema import TopicFile

MOST_PROBLEMS = 10_000
"""Of all files together; then no more are read."""


@dataclass
class _Topic:
    path: Path
    ids: TopicIds


@dataclass
class _Pack:
    folder: PackFolder
    file: PackFile | None
    questions: list[Question] = field(default_factory=list)


class Loader:
    """Collects problems on the way; used once."""

    def __init__(self, *, quick: bool = False) -> None:
        self.quick = quick
        """Leave the patterns of built-in questions to the tests, and to who uses them."""
        self.problems: list[Problem] = []
        self.named = False
        """Whether somebody named the folders: topics are then those of installed packs, too."""
        self.topics: dict[str, _Topic] = {}
        self.broken_topics: set[str] = set()
        self.broken_names: set[str] = set()
        """Ids that a question may name although their file could not be used."""
        self.first: dict[str, Path] = {}
        """Which file took an id first."""
        self.documents: dict[str, Document] = {}
        self.questions: dict[str, Question] = {}

    def load(self, folders: Sequence[Path], *, more: Sequence[Path] = ()) -> Bank:
        """The bank in `folders`, or the built-in one; and `more`, whose ids give way to those."""
        self.named = bool(folders)
        found, problems = find_packs(folders) if folders else self._own_packs()
        others, wrong = find_packs(more)
        found += others
        self.problems += [*problems, *wrong]
        packs = self._packs(found)
        for pack in packs:
            self._resolve_topic(pack)
        for pack in packs:
            self._questions(pack)
        self._check_twins()
        guides = {p.file.id: self._guide(p.folder) for p in packs if p.file}
        return self._bank(packs, guides)

    def _own_packs(self) -> tuple[list[PackFolder], list[Problem]]:
        """Those that are built in, which some installers put there as links."""
        try:
            return find_packs([question_bank_dir()], trusted=True)
        except InvalidFileError as error:
            return [], list(error.problems)

    def _packs(self, folders: list[PackFolder]) -> list[_Pack]:
        packs: list[_Pack] = []
        first: dict[str, Path] = {}
        for folder in folders:
            document = self._read(folder.pack_file)
            file = validate(document, PackFile) if document else None
            if document and file and file.id in first:
                message = f"two packs are called {file.id!r}; the other is {first[file.id]}"
                document.add(("id",), message, "give one of them another id")
                file = None
            elif file:
                first[file.id] = folder.pack_file
                self._own_topic(folder, file.id)
            packs.append(_Pack(folder, file))
            self._keep(document)
        return packs

    def _own_topic(self, folder: PackFolder, pack_id: str) -> None:
        if folder.topic_file is None:
            return
        document = self._read(folder.topic_file)
        if document is not None and validate(document, TopicFile):
            self.topics[pack_id] = _Topic(folder.topic_file, topic_ids(document))
            doubt_topic(document)
        else:
            self.broken_topics.add(pack_id)
        self._keep(document)

    def _resolve_topic(self, pack: _Pack) -> None:
        if pack.file is None:
            return
        wanted = _topic_id(pack.file)
        if wanted not in self.topics and wanted not in self.broken_topics:
            self._topics_elsewhere()
        if wanted in self.topics:
            return
        if wanted not in self.broken_topics:
            self.problems.append(self._no_topic(pack.folder, pack.file, wanted))
        pack.file = None

    def _no_topic(self, folder: PackFolder, file: PackFile, wanted: str) -> Problem:
        near = nearest_names(wanted, self.topics, 1)
        known = ", ".join(sorted(self.topics)) or "none"
        hint = f"did you mean {near[0]}?" if near else f"packs with a topic.yaml: {known}"
        if (lost := folder.lost_topic) and wanted == file.id:
            hint = f"found {Path(lost.path).relative_to(folder.path)}: {lost.hint}"
        if file.topic is None:
            message = f"pack {file.id!r} has no topic.yaml beside it and names no 'topic'"
        else:
            message = f"no pack with a topic.yaml is called {shorten(wanted)!r}"
        path = folder.pack_file
        line, column = read_yaml(path).place(("topic",))
        return read_source(path).problem(line, column, message, hint)

    def _topics_elsewhere(self) -> None:
        """Add the topics of the built-in bank and of installed packs; their own problems are not
        the reader's concern.
        """
        others = find_packs(tuple(installed().values()))[0] if self.named else []
        for folder in (*self._own_packs()[0], *others):
            try:
                document = read_yaml(folder.pack_file)
                file = validate(document, PackFile)
                if file is None or folder.topic_file is None or file.id in self.topics:
                    continue
                topic = read_yaml(folder.topic_file)
                if validate(topic, TopicFile) is None:
                    continue
            except InvalidFileError:
                continue
            self.topics[file.id] = _Topic(folder.topic_file, topic_ids(topic))

    def _questions(self, pack: _Pack) -> None:
        topic = self.topics.get(_topic_id(pack.file)) if pack.file else None
        patterns = not (self.quick and pack.folder.trusted)
        for path in pack.folder.questions:
            if len(self.problems) >= MOST_PROBLEMS:
                message = f"{MOST_PROBLEMS:,} problems are enough: what follows was not read"
                self.problems.append(Problem(str(path), 0, 0, message))
                return
            document = self._read(path)
            if document is None:
                self.broken_names.add(path.stem)
                continue
            check_question(document, topic.ids if topic else None, patterns=patterns)
            self._check_id(document)
            file = validate(document, QuestionFile)
            if file and pack.file:
                question = question_of(document, file, pack.file.id, _topic_id(pack.file))
                self.questions[question.id] = question
                self.documents[question.id] = document
                pack.questions.append(question)
            else:
                self.broken_names |= {path.stem, file.id if file else path.stem}
                self._keep(document)

    def _check_id(self, document: Document) -> None:
        name = document.data.get("id") if isinstance(document.data, dict) else None
        if not isinstance(name, str):
            return
        if name in self.first:
            message = f"two questions are called {shorten(name)!r}; the other is {self.first[name]}"
            document.add(("id",), message, "give one of them another id")
        self.first.setdefault(name, document.path)

    def _check_twins(self) -> None:
        for name, question in self.questions.items():
            for message, hint in doubts(question, self.questions, self.broken_names):
                self.documents[name].add(("twin",), message, hint, warning=True)
        for document in self.documents.values():
            self._keep(document)

    def _guide(self, folder: PackFolder) -> tuple[GuidePage, ...]:
        pages: list[GuidePage] = []
        for path in folder.guide:
            try:
                source = read_source(path)
            except InvalidFileError as error:
                self.problems += error.problems
                continue
            if wrong := list(page_problems(source)):
                self.problems += wrong
            else:
                pages.append(guide_page(source))
        return tuple(pages)

    def _bank(self, packs: list[_Pack], guides: dict[str, tuple[GuidePage, ...]]) -> Bank:
        made: dict[str, Pack] = {}
        questions: dict[str, Question] = {}
        for pack in packs:
            if pack.file is None:
                continue
            own = {q.id: q for q in sorted(pack.questions, key=lambda q: q.id)}
            made[pack.file.id] = pack_of(pack.folder.path, pack.file, tuple(own))
            questions |= own
        topics = {name: topic.path for name, topic in self.topics.items()}
        return Bank(made, questions, tuple(in_order(self.problems)), topics, guides)

    def _read(self, path: Path) -> Document | None:
        try:
            return read_yaml(path)
        except InvalidFileError as error:
            self.problems += error.problems
            return None

    def _keep(self, document: Document | None) -> None:
        if document is not None:
            self.problems += document.problems


def _topic_id(file: PackFile) -> str:
    return file.topic or file.id
