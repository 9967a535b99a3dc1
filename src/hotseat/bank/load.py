"""Folders of YAML to a bank: the sound files as questions, the others as problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hotseat.bank.models import GuidePage, Pack, Question
from hotseat.errors import Problem, UnknownIdError


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

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that kept something out."""
        return tuple(p for p in self.problems if not p.warning)

    def question(self, question_id: str) -> Question:
        """The question with this id.

        Raises:
            UnknownIdError: there is none; it names the nearest ids.
        """
        if question_id not in self.questions:
            raise UnknownIdError("question", question_id, self.questions)
        return self.questions[question_id]

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


def load_bank(folders: Sequence[Path] = ()) -> Bank:
    """Load the packs in `folders` (each a pack or a folder of packs), or the built-in bank.

    Never raises for bad files: they are left out and `problems` says why.
    """
    # The loader brings in PyYAML and pydantic, which who only names `Bank` does not need.
    from hotseat.bank.loader import Loader

    return Loader().load(folders)
