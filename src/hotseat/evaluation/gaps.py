"""Graded answers to decision questions, read word by word: where no entry of the topic finds
anything, and what an entry there would be for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hotseat.bank.check import GOOD_GRADES
from hotseat.bank.models import Question
from hotseat.interview.library import Library
from hotseat.rubrics.models import Rubric
from hotseat.scoring import MAX_CHARACTERS
from hotseat.scoring.moves import moves
from hotseat.scoring.read import Answer, Clause, read
from hotseat.scoring.reading import Reading, read_decision
from hotseat.scoring.scene import scene_of

BETWEEN = 3
"""Words that may stand between the two of a phrase, as between those of a pattern."""
_SHORT = 3
"""Letters that a telling word has at least."""

Phrase = tuple[str, ...]
"""The stem of a word, or those of two words of a clause in their order."""


@dataclass(frozen=True, slots=True)
class Read:
    """One graded answer."""

    question: Question
    number: int
    """Among the answers of its question, from 1."""
    grade: str
    answer: Answer
    reading: Reading
    found: tuple[frozenset[int], ...]
    """By clause, the places of words that an entry of the topic finds."""
    beside: tuple[tuple[str, ...], ...]
    """By clause, the options that are spoken of."""
    taken: int
    """The first clause that recommends; behind the last where none does."""

    @property
    def strong(self) -> bool:
        """Whether there is something to learn from it."""
        return self.grade in GOOD_GRADES


@dataclass(frozen=True, slots=True)
class Spot:
    """A phrase in an answer."""

    read: Read
    clause: int
    first: int
    last: int
    """Its first and its last word, counted in the clause; the same where it is one."""

    @property
    def silent(self) -> bool:
        """Whether none of its words is found."""
        return self.read.found[self.clause].isdisjoint((self.first, self.last))

    @property
    def entry(self) -> str:
        """The entry that a pattern for it would go to:

        - beside an option: what that option gives;
        - before anything is recommended, or behind a `because`: a sign of the question's cause;
        - else: what is done, said without the option's name.
        """
        question, clause = self.read.question, self.read.answer.clauses[self.clause]
        if beside := self.read.beside[self.clause]:
            return f"options.{beside[0]}.gives"
        if self.clause < self.read.taken or clause.cue == "because":
            return f"causes.{question.cause}.signs"
        return f"options.{question.options[0]}.act"

    @property
    def words(self) -> str:
        """Its words, as a pattern would have them."""
        tokens = self.read.answer.clauses[self.clause].words.tokens
        return " ".join(tokens[at].text for at in sorted({self.first, self.last}))

    def text(self, around: int = 0) -> str:
        """From its first word to its last, and as many words before and after as are asked for,
        within the clause, as it was written.
        """
        tokens = self.read.answer.clauses[self.clause].words.tokens
        first, last = max(self.first - around, 0), min(self.last + around, len(tokens) - 1)
        return self.read.answer.text[tokens[first].start : tokens[last].end]


def read_graded(question: Question, library: Library) -> Iterator[Read]:
    """The graded answers of a decision question that can be marked.

    Raises:
        InvalidFileError: the rubric cannot be used.
    """
    rubric = library.rubric(question)
    scene = scene_of(question, rubric)
    for number, graded in enumerate(question.answers, start=1):
        if len(graded.text) > MAX_CHARACTERS:
            continue
        answer = read(graded.text, rubric, scene.stems)
        reading = read_decision(answer, question, rubric, scene)
        recommends = [move.clause for move in moves(reading) if move.name == "recommend"]
        yield Read(
            question,
            number,
            graded.grade,
            answer,
            reading,
            tuple(_found(answer, clause, rubric) for clause in answer.clauses),
            tuple(_beside(answer, clause, rubric) for clause in answer.clauses),
            min(recommends, default=len(answer.clauses)),
        )


def spots(read: Read, function_stems: frozenset[str]) -> Iterator[tuple[Phrase, Spot]]:
    """The phrases of an answer: each telling word, and each two with few others between; function
    words and numbers tell nothing.
    """
    for clause in read.answer.clauses:
        tokens = clause.words.tokens
        telling = [
            at
            for at, token in enumerate(tokens)
            if not {token.stem, token.text} & function_stems
            and not token.text[0].isdigit()
            and len(token.text) >= _SHORT
        ]
        for number, first in enumerate(telling):
            for last in telling[number:]:
                if last - first > BETWEEN + 1:
                    break
                phrase = tuple(tokens[at].stem for at in sorted({first, last}))
                yield phrase, Spot(read, clause.index, first, last)


def silent_clauses(read: Read) -> list[str]:
    """The clauses in which no entry of the topic is found, as they were written."""
    return [
        read.answer.text[clause.start : clause.end]
        for clause, found in zip(read.answer.clauses, read.found, strict=True)
        if not found
    ]


def _found(answer: Answer, clause: Clause, rubric: Rubric) -> frozenset[int]:
    names = [name for name in rubric.lexicon.entries if name.startswith(("option.", "cause."))]
    hits = (hit for name in names for hit in answer.live.find(name, clause.words))
    return frozenset(at for hit in hits for at in range(hit.start, hit.end))


def _beside(answer: Answer, clause: Clause, rubric: Rubric) -> tuple[str, ...]:
    parts = ("name", "act", "hint")
    return tuple(
        option.id
        for option in rubric.options
        if any(answer.live.find(f"option.{option.id}.{part}", clause.words) for part in parts)
    )
