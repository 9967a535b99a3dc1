"""Folders of YAML to a bank: the sound files as questions, the others as problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from hotseat.bank.models import GuidePage, Pack, Question, Topic
from hotseat.errors import Problem, UnknownIdError


@dataclass(frozen=True)
class LeftOut:
    """An installed pack that cannot be used: no part of it is in the bank."""

    name: str
    """The name of its folder, by which `hotseat bank remove` knows it; empty for all packs, where
    the folder of them cannot be read.
    """
    path: Path
    problems: tuple[Problem, ...]

    @property
    def remedy(self) -> str:
        """What to do about it."""
        if self.name:
            return f"hotseat bank remove {self.name} removes it"
        return "make it a folder that you may read"

    @property
    def told(self) -> Problem:
        """All of it in one problem, which the rest of the bank has nothing to do with."""
        first, more = self.problems[0], len(self.problems) - 1
        behind = f" (and {more:,} more)" if more else ""
        place = first.place().removeprefix(f"{self.path}/")
        what = "this installed pack is" if self.name else "all installed packs are"
        place = f"{place}: " if place != str(self.path) else ""
        message = f"{what} left out: {place}{first.message}{behind}"
        hint = f"{self.remedy}; hotseat doctor tells all"
        return Problem(str(self.path), 0, 0, message, hint, warning=True)


@dataclass(frozen=True)
class Bank:
    """All packs found, and what was wrong with the rest."""

    packs: Mapping[str, Pack] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    """By id: pack after pack, by id within each."""
    problems: tuple[Problem, ...] = ()
    topics: Mapping[str, Path] = field(default_factory=dict, repr=False)
    """The topic file of each topic in use."""
    guides: Mapping[str, tuple[GuidePage, ...]] = field(default_factory=dict, repr=False)
    left_out: tuple[LeftOut, ...] = ()

    @cached_property
    def by_topic(self) -> Mapping[str, Topic]:
        """The topics that there are questions of, in the order of their packs."""
        packs: dict[str, list[Pack]] = {}
        for pack in self.packs.values():
            packs.setdefault(pack.topic or pack.id, []).append(pack)
        return {
            name: Topic(name, _title(name, found), tuple(found), ids)
            for name, found in packs.items()
            if (ids := tuple(q for pack in found for q in pack.questions if q in self.questions))
        }

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that kept something out."""
        return tuple(p for p in self.problems if not p.warning)

    @property
    def notices(self) -> tuple[Problem, ...]:
        """A warning for each installed pack that was left out."""
        return tuple(one.told for one in self.left_out)

    def question(self, question_id: str) -> Question:
        """The question with this id.

        Raises:
            UnknownIdError: there is none; it names the nearest ids.
        """
        if question_id not in self.questions:
            raise UnknownIdError("question", question_id, self.questions)
        return self.questions[question_id]

    def topic(self, topic_id: str) -> Topic:
        """The topic with this id.

        Raises:
            UnknownIdError: there is no question of it; it names the nearest ids.
        """
        if topic_id not in self.by_topic:
            raise UnknownIdError("topic", topic_id, self.by_topic)
        return self.by_topic[topic_id]

    def of_topic(self, topic_id: str) -> Mapping[str, Question]:
        """The questions of a topic by id, in the order of the bank.

        Raises:
            UnknownIdError: see `topic`.
        """
        return {name: self.questions[name] for name in self.topic(topic_id).questions}

    def topic_file(self, question: Question) -> Path:
        """The `topic.yaml` that says what the question's options are called.

        Raises:
            UnknownIdError: the question is not of this bank and its topic is unknown.
        """
        if question.topic not in self.topics:
            raise UnknownIdError("topic", question.topic, self.topics)
        return self.topics[question.topic]

    def guide(self, pack_id: str) -> tuple[GuidePage, ...]:
        """The guide pages of a pack, by file name; may be empty.

        Raises:
            UnknownIdError: there is no such pack.
        """
        if pack_id not in self.packs:
            raise UnknownIdError("pack", pack_id, self.packs)
        return self.guides.get(pack_id, ())


def _title(topic_id: str, packs: Sequence[Pack]) -> str:
    """That of the pack that has the topic file, else of the first that has one."""
    own = sorted(packs, key=lambda pack: pack.id != topic_id)
    return next((pack.title for pack in own if pack.title), topic_id)


def load_bank(folders: Sequence[Path] = ()) -> Bank:
    """Load the packs in `folders` (each a pack or a folder of packs), or the built-in bank.

    Never raises for bad files: they are left out and `problems` says why.
    """
    # The loader brings in PyYAML and pydantic, which who only names `Bank` does not need.
    from hotseat.bank.loader import Loader

    return Loader().load(folders)


def load_all(folders: Sequence[Path] = ()) -> Bank:
    """Load the packs in `folders`; where none are named, the built-in ones and those that are
    installed. An installed one with an error is left out as a whole, which `left_out` says.
    """
    from hotseat.bank.installed import installed

    return load_bank(folders) if folders else load_with(installed())


def load_with(installed: Mapping[str, Path]) -> Bank:
    """Load the built-in packs and installed ones, by the names that they are told by; see
    `load_all`.
    """
    from hotseat.bank.loader import Loader

    sound, left = dict(installed), []
    while True:
        bank = Loader(quick=True).load((), more=tuple(sound.values()))
        broken = [
            LeftOut(name, path, found)
            for name, path in sound.items()
            if (found := tuple(p for p in bank.errors if is_within(p, path)))
        ]
        left += broken
        if not broken:
            return replace(bank, left_out=tuple(left))
        # Others may have used its topic.
        for one in broken:
            del sound[one.name]


def is_within(problem: Problem, folder: Path) -> bool:
    """Whether a problem is one of a folder or of a file in it."""
    return Path(problem.path).is_relative_to(folder)
