"""A bank put to the test of its own samples: phrases, patterns and graded answers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hotseat.bank.deep import check_deep
from hotseat.bank.load import Bank
from hotseat.bank.models import Question
from hotseat.errors import InvalidFileError, Problem
from hotseat.evaluation.broad import broad_patterns, common_words, counter_texts
from hotseat.evaluation.fault import Fault
from hotseat.evaluation.graded import mark_answers
from hotseat.evaluation.measures import share_within
from hotseat.evaluation.swapped import LEAST, Swaps, heap, swap
from hotseat.files.yamlfile import Document, in_order, read_yaml
from hotseat.interview.library import Library
from hotseat.rubrics.check import Loc
from hotseat.rubrics.samples import Sampled, Samples, read_samples, sampled, try_entry


@dataclass
class BankTest:
    """What came of it; what is invalid was left out."""

    entries: int = 0
    """Everything with patterns in the lexica; `patterns` and `phrases` are theirs."""
    patterns: int = 0
    phrases: int = 0
    pairs: list[tuple[int, int]] = field(default_factory=list)
    """The `overall` that each graded answer should get, and the one that it gets."""
    invalid: list[Problem] = field(default_factory=list)
    """What is wrong with files."""
    failed_phrases: list[Fault] = field(default_factory=list)
    dead_patterns: list[Fault] = field(default_factory=list)
    answers_off: list[Fault] = field(default_factory=list)
    answers_known: list[Fault] = field(default_factory=list)
    broad_patterns: list[Fault] = field(default_factory=list)
    common_words: list[Fault] = field(default_factory=list)
    idle_patterns: list[Fault] = field(default_factory=list)
    swaps: Swaps = field(default_factory=Swaps)
    fits_all: list[Fault] = field(default_factory=list)
    """Topics of which too many good answers fit questions that call for something else."""

    @property
    def failures(self) -> list[Fault]:
        """All that does not hold."""
        samples = [*self.failed_phrases, *self.dead_patterns, *self.answers_off]
        return [*samples, *self.swaps.twins, *self.swaps.heaps, *self.fits_all]

    @property
    def warnings(self) -> list[Fault]:
        """All that is only odd."""
        odd = [*self.broad_patterns, *self.common_words, *self.idle_patterns]
        return [*self.answers_known, *odd, *self.swaps.kept]

    def problems(self) -> list[Problem]:
        """Warnings, then failures, each in the order of the files: what matters comes last."""
        parts = (self.warnings, self.failures)
        return [p for part in parts for p in in_order([fault.problem for fault in part])]

    def share(self, distance: int) -> float:
        """The share of graded answers that are at most so far off; not a number without any."""
        return share_within(self.pairs, distance)

    def to_json(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "schema": "hotseat/bank-test@1",
            "holds": not self.failures and not self.invalid,
            "entries": self.entries,
            "patterns": self.patterns,
            "phrases": self.phrases,
            "answers": len(self.pairs),
            "exact": _finite(self.share(0)),
            "within_one": _finite(self.share(1)),
            "invalid": [Fault(problem).to_json() for problem in self.invalid],
            "failed_phrases": [fault.to_json() for fault in self.failed_phrases],
            "dead_patterns": [fault.to_json() for fault in self.dead_patterns],
            "answers_off": [fault.to_json() for fault in self.answers_off],
            "answers_known": [fault.to_json() for fault in self.answers_known],
            "broad_patterns": [fault.to_json() for fault in self.broad_patterns],
            "common_words": [fault.to_json() for fault in self.common_words],
            "idle_patterns": [fault.to_json() for fault in self.idle_patterns],
            "swapped": self.swaps.tried,
            "swapped_lost": self.swaps.lost,
            "swaps_kept": [fault.to_json() for fault in self.swaps.kept],
            "twins_alike": [fault.to_json() for fault in self.swaps.twins],
            "keyword_heaps": [fault.to_json() for fault in self.swaps.heaps],
            "fits_all": [fault.to_json() for fault in self.fits_all],
        }


def try_bank(bank: Bank) -> BankTest:
    """Try the language lexicon, the topics of all packs, and the graded answers of all questions.

    Never raises for bad files: they are in `invalid`, and what is sound is tried.
    """
    return _Trial(bank).run()


class _Trial:
    """Tries topic after topic; used once."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.library = Library(bank)
        self.result = BankTest()
        self.tried: set[tuple[Path, Loc]] = set()
        """Entries that an earlier topic came with: those of the language."""

    def run(self) -> BankTest:
        """All of it."""
        deep = check_deep(self.bank, self.library.rubric)
        self._refuse((*self.bank.errors, *(p for p in deep if not p.warning)))
        broken = {problem.path for problem in self.result.invalid}
        questions = [q for q in self.bank.questions.values() if q.path not in broken]
        named = {pack.topic for pack in self.bank.packs.values()} | set(self.bank.packs)
        for topic in sorted(named & set(self.bank.topics)):
            try:
                self._topic(topic, [q for q in questions if q.topic == topic])
            except InvalidFileError as error:
                self._refuse(error.problems)
        return self.result

    def _refuse(self, problems: Iterable[Problem]) -> None:
        known = self.result.invalid
        known[:] = in_order(list(dict.fromkeys((*known, *problems))))

    def _topic(self, topic: str, questions: list[Question]) -> None:
        # All that may be refused comes first, so that nothing is half counted.
        samples = read_samples(self.bank.topics[topic])
        prompts = [(question.prompt, self.library.rubric(question)) for question in questions]
        files = [(question, read_yaml(Path(question.path))) for question in questions]
        entries = self._phrases(samples)
        fits: dict[str, list[int]] = {}
        for question, document in files:
            fits[question.id] = self._answers(question, document)
            entries.extend(_statements(question, document))
        self.result.common_words.extend(common_words(entries, samples.function_words))
        decisions = [(q, document) for q, document in files if q.kind == "decision"]
        self._swaps(self.bank.topics[topic], decisions, fits, samples)
        texts = list(counter_texts(samples.entries.values(), prompts))
        self.result.broad_patterns.extend(broad_patterns(entries, texts, samples.lexicon))

    def _swaps(
        self,
        topic_file: Path,
        decisions: list[tuple[Question, Document]],
        fits: Mapping[str, list[int]],
        samples: Samples,
    ) -> None:
        """Good answers under other questions, and keywords under each."""
        swaps = swap(decisions, fits, self.library)
        swaps.heaps.extend(heap(decisions, samples, self.library))
        if swaps.share < LEAST:
            self.result.fits_all.append(_fits_all(topic_file, swaps))
        self.result.swaps.add(swaps)

    def _phrases(self, samples: Samples) -> list[Sampled]:
        """Try the entries that are new, and return them."""
        new: list[Sampled] = []
        for entry in samples.entries.values():
            key = entry.document.path, entry.loc
            if key in self.tried:
                continue
            self.tried.add(key)
            new.append(entry)
            tried = try_entry(entry, samples.lexicon)
            self.result.entries += 1
            self.result.patterns += len(entry.patterns)
            self.result.phrases += len(entry.yes) + len(entry.no)
            self.result.failed_phrases.extend(map(Fault, tried.phrases))
            self.result.dead_patterns.extend(map(Fault, tried.dead))
        return new

    def _answers(self, question: Question, document: Document) -> list[int]:
        """Mark them, and give the places of those that recommend what fits."""
        graded = mark_answers(question, document, self.library)
        self._refuse(graded.invalid)
        self.result.pairs.extend(graded.pairs)
        self.result.answers_off.extend(graded.off)
        self.result.answers_known.extend(graded.known)
        self.result.idle_patterns.extend(graded.idle)
        return graded.fitting


def _fits_all(topic_file: Path, swaps: Swaps) -> Fault:
    document = read_yaml(topic_file)
    kept = swaps.tried - swaps.lost
    message = (
        f"{kept} of {swaps.tried} good answers fit a question that calls for something else as "
        f"well; at most {1 - LEAST:.0%} may"
    )
    hint = "signs that both causes have, or acts that both options have, are the usual reason"
    return Fault(document.source.problem(*document.place(("options",)), message, hint))


def _statements(question: Question, document: Document) -> Iterator[Sampled]:
    """The points and misconceptions that have patterns."""
    for key, items in (("points", question.points), ("misconceptions", question.misconceptions)):
        yield from (sampled(document, (key, at)) for at, item in enumerate(items) if item.say)


def _finite(share: float) -> float | None:
    """JSON has no "not a number": null says it."""
    return None if math.isnan(share) else share
