"""Bank, rubrics and scorer behind one door: what the commands and the screens ask."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from hotseat.bank.load import Bank, load_all
from hotseat.bank.models import Kind, Question
from hotseat.errors import InvalidFileError, Problem
from hotseat.patterns.grammar import PatternError
from hotseat.rubrics.load import digest_now, load_criteria, load_rubric
from hotseat.rubrics.models import Criterion, Rubric
from hotseat.scoring import Scorecard, score

_ONE_AT_A_TIME = threading.Lock()


@dataclass
class Library:
    """A loaded bank with the rubrics of its questions, each compiled at its first use."""

    bank: Bank
    _rubrics: dict[tuple[str, str], Rubric] = field(default_factory=dict, repr=False)
    _criteria: dict[Kind, Mapping[str, Criterion]] = field(default_factory=dict, repr=False)

    @classmethod
    def open(cls, folders: Sequence[Path] = ()) -> Library:
        """Load the packs in `folders`, or those that are built in and installed. Never raises for
        bad files: `bank.problems` and `bank.notices` name them and the sound rest is there.
        """
        return cls(load_all(folders))

    def renewed(self, bank: Bank) -> Library:
        """A library of a bank that was loaded anew. Rubrics whose files say what they said are
        taken along, as compiling takes a second.
        """
        kept: dict[tuple[str, str], Rubric] = {}
        for (kind, topic), rubric in self._rubrics.items():
            path = bank.topics.get(topic)
            with suppress(InvalidFileError):
                if path is not None and digest_now(kind, path) == rubric.digest:
                    kept[kind, topic] = rubric
        return Library(bank, kept)

    def rubric(self, question: Question) -> Rubric:
        """The rubric for a question's kind and topic.

        Raises:
            InvalidFileError: rubric, lexicon or topic cannot be used.
        """
        key = (question.kind, question.topic)
        # It takes about a second: who comes second waits instead of doing it again.
        with _ONE_AT_A_TIME:
            if key not in self._rubrics:
                self._rubrics[key] = load_rubric(question.kind, self.bank.topic_file(question))
            return self._rubrics[key]

    def known_words(self, questions: Iterable[Question]) -> frozenset[str]:
        """The words of the rubrics of these questions that are there already; no wait."""
        ready = (self._rubrics.get((each.kind, each.topic)) for each in questions)
        return frozenset(word for rubric in ready if rubric for word in rubric.spelling.ranks)

    def criteria(self, kind: Kind) -> Mapping[str, Criterion]:
        """What is marked in answers to questions of a kind; quick, as nothing is compiled.

        Raises:
            InvalidFileError: the rubric cannot be used.
        """
        if kind not in self._criteria:
            self._criteria[kind] = load_criteria(kind)
        return self._criteria[kind]

    def score(self, answer: str, question: Question) -> Scorecard:
        """Mark an answer.

        Raises:
            AnswerTooLongError: more than 50,000 characters.
            InvalidFileError: rubric, lexicon or topic cannot be used, or a pattern of the question.
        """
        try:
            return score(answer, question, self.rubric(question))
        except PatternError as error:
            hint = "hotseat bank check says where"
            message = f"not a pattern: {error.message}"
            raise InvalidFileError([Problem(question.path, 0, 0, message, hint)]) from None
