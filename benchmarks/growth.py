"""What more words in the answer, and more patterns in the lexicon, add to the time.

What is compared is marked in turn, over and over, by warm caches; each keeps its least time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from benchmarks.answers import decision_answers
from benchmarks.figure import Figure, seconds

from hotseat.bank.load import load_bank
from hotseat.bank.models import Question
from hotseat.interview.library import Library
from hotseat.patterns.lexicon import Lexicon, Pattern, compile_pattern
from hotseat.rubrics.models import Rubric
from hotseat.scoring import score
from hotseat.text.spelling import Spelling

TIMES = 10
"""Answers that are joined to a long one."""
LENGTH_LIMIT = 12.0
LEXICON_LIMIT = 1.3

Job = tuple[str, Question, Rubric]
Grow = Callable[[Rubric], Rubric]


def growth(rounds: int) -> list[Figure]:
    """The time of ten times the words, and of twice the patterns, as multiples."""
    library = Library(load_bank())
    answers = decision_answers(library)
    jobs = [(text, question, library.rubric(question)) for question, text in answers]
    return [
        _length(jobs, rounds),
        _lexicon("the lexicon twice", jobs, twice, rounds),
        _lexicon("as many strangers", jobs, with_strangers, rounds),
    ]


def _length(jobs: list[Job], rounds: int) -> Figure:
    """Ten different answers joined beside the same ten one by one, all as to one question."""
    groups = [jobs[at : at + TIMES] for at in range(0, len(jobs) - TIMES + 1, TIMES)]
    short = [(text, *group[0][1:]) for group in groups for text, _, _ in group]
    long = [(" .\n".join(text for text, _, _ in group), *group[0][1:]) for group in groups]
    one, ten = (sum(times) for times in _least([short, long], rounds))
    told = f"{len(long)} answers of 1,500 words: {_ms(ten / len(long))}; of 150: "
    return Figure(
        "ten times the words", TIMES * ten / one, LENGTH_LIMIT, told + _ms(one / len(short))
    )


def _lexicon(name: str, jobs: list[Job], grown: Grow, rounds: int) -> Figure:
    rubrics = {id(rubric): grown(rubric) for _, _, rubric in jobs}
    more = [(text, question, rubrics[id(rubric)]) for text, question, rubric in jobs]
    for job, other in zip(jobs, more, strict=True):
        assert score(*job) == score(*other), "the further patterns change the marks"
    before, after = (sum(times) for times in _least([jobs, more], rounds))
    sizes = " to ".join(f"{_size(rubric):,}" for rubric in (jobs[0][2], more[0][2]))
    told = f"{sizes} patterns; {_ms(before / len(jobs))} to {_ms(after / len(jobs))}"
    return Figure(name, after / before, LEXICON_LIMIT, told)


def _least(lists: list[list[Job]], rounds: int) -> list[list[float]]:
    """The least seconds of each job; each list is gone through once a round, after one that
    warms the caches.
    """
    found: list[list[list[float]]] = [[[] for _ in jobs] for jobs in lists]
    for turn in range(rounds + 1):
        for jobs, times in zip(lists, found, strict=True):
            for job, kept in zip(jobs, times, strict=True):
                took = seconds(lambda job=job: score(*job))  # type: ignore[misc]
                if turn:
                    kept.append(took)
    return [[min(kept) for kept in times] for times in found]


def twice(rubric: Rubric) -> Rubric:
    """With each entry a second time under another name."""
    entries = rubric.lexicon.entries
    again = {f"again.{name}": list(patterns) for name, patterns in entries.items()}
    return replace(rubric, lexicon=Lexicon({**entries, **again}))


def with_strangers(rubric: Rubric) -> Rubric:
    """With as many patterns again in each entry, of words that no answer has, which may be what
    a misspelt word was meant to be as well.
    """
    entries = rubric.lexicon.entries
    strangers = {name: [_strange(p) for p in patterns] for name, patterns in entries.items()}
    lexicon = Lexicon(
        {name: [*patterns, *strangers[name]] for name, patterns in entries.items()}
        | {f"{STRANGE}.{name}": strangers[name] for name in _named(rubric.lexicon)}
    )
    old = rubric.spelling
    ranks = dict(old.ranks)
    for word in sorted(rubric.lexicon.words() | rubric.lexicon.spellings()):
        ranks.setdefault(f"{word}{STRANGE}", len(ranks))
    spelling = Spelling(ranks, old.stems | lexicon.words())
    return replace(rubric, lexicon=lexicon, spelling=spelling)


STRANGE = "zqx"
"""Behind every word of a stranger."""
_PART = re.compile(r"<([^<>]*)>|[^\W\d_]+")


def _strange(pattern: Pattern) -> Pattern:
    text = _PART.sub(
        lambda m: f"<{STRANGE}.{m[1].strip()}>" if m[1] else m[0] + STRANGE, pattern.text
    )
    return compile_pattern(text, pattern.rule)


def _named(lexicon: Lexicon) -> set[str]:
    return {ref.name for entry in lexicon.entries.values() for ref in entry.refs}


def _size(rubric: Rubric) -> int:
    return sum(len(patterns) for patterns in rubric.lexicon.entries.values())


def _ms(time: float) -> str:
    return f"{1000 * time:.1f} ms"
