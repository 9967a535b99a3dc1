"""A small bank, rubric and scorer for tests of the screens: quick, and the same for ever."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from hotseat.bank.load import Bank, load_bank
from hotseat.bank.models import GradedAnswer, GuidePage, Kind, Pack, Question, Statement
from hotseat.errors import Problem
from hotseat.interview.library import Library
from hotseat.rubrics.load import load_rubric
from hotseat.rubrics.models import Criterion, Rubric
from hotseat.scoring.scorecard import Evidence, Finding, Mark, Scorecard

PROMPT = (
    "A retailer's support bot is polite and on brand, but it quotes last quarter's return "
    "rules. Policy pages change every week. There are 40,000 old tickets. What would you do "
    "first, and why?"
)
ANSWER = (
    "The tone is fine, so this is not a behaviour problem. The facts it needs live outside the "
    "model and change every week. I would retrieve from the policy pages."
)
DECISION = Question(
    id="returns-bot",
    kind="decision",
    prompt=PROMPT,
    pack="shop",
    topic="shop",
    title="The returns bot",
    tags=("support", "freshness"),
    cause="knowledge",
    options=("rag",),
    probes={
        "diagnosis": "Which fact tells you so?",
        "other_technique": "What would the tickets teach it?",
        "combine": "Legal now wants a page behind every sentence. What changes?",
    },
    answers=(
        GradedAnswer("strong", 5, "Strong words about pages."),
        GradedAnswer("thin", 2, "Thin words."),
        GradedAnswer("fair", 3, "Fair words."),
    ),
)
SECOND = replace(DECISION, id="radiology", title="Radiology notes", level="senior", tags=("cost",))
CONCEPT = Question(
    id="difference",
    kind="concept",
    prompt="What is the difference?",
    pack="shop",
    topic="shop",
    title="What each one changes",
    level="junior",
    probes={"weights": "What changes in the model?"},
    points=(
        Statement("weights", "tuning changes the weights"),
        Statement("reading", "retrieval changes what is read"),
    ),
    misconceptions=(Statement("cures", "tuning cures stale facts"),),
)
GUIDE = (
    GuidePage("1", "Which failure", "# Which failure\n\nFacts are *stale*: retrieve.\n"),
    GuidePage("2", "The four moves", "# The four moves\n\n| Move | Thin |\n|--|--|\n| One | x |\n"),
    GuidePage("3", "Sources", "# Sources\n\n[a page](http://evil.example)\n\nneedle\n"),
)


def _criterion(name: str, title: str, levels: tuple[str, ...], *, main: bool = True) -> Criterion:
    return Criterion(
        id=name,
        title=title,
        levels=levels,
        meaning=tuple(f"What {word} asks for." for word in levels),
        advice={0: f"Add the {title.lower()}.", 1: f"Tie the {title.lower()} to the case."},
        probe=f"A common follow-up on {title.lower()}.",
        points={},
        cuts=(100, 200),
        weight=10,
        main=main,
        polarity="any",
    )


CRITERIA = {
    c.id: c
    for c in (
        _criterion("diagnosis", "Diagnosis", ("missing", "named", "grounded")),
        _criterion("recommendation", "Recommendation", ("does not fit", "named", "reasoned")),
        _criterion("other_technique", "Other technique", ("missing", "named", "weighed")),
        _criterion("combine", "When to combine", ("missing", "named", "conditioned")),
        _criterion("order", "Order", ("after", "together", "first"), main=False),
        _criterion("specificity", "Specific", ("general", "in passing", "tied"), main=False),
    )
}


@lru_cache
def real_rubric(kind: str) -> Rubric:
    """The built-in rubric on a built-in topic that stays."""
    return load_rubric(kind, load_bank().topics["fine_tuning_vs_rag"])


def bank_of(
    *questions: Question,
    guide: tuple[GuidePage, ...] = GUIDE,
    problems: tuple[Problem, ...] = (),
    title: str = "Returns and more",
) -> Bank:
    """A bank with one pack of these questions."""
    pack = Pack("shop", "shop", title=title, topic="shop", questions=tuple(q.id for q in questions))
    return Bank(
        packs={"shop": pack},
        questions={q.id: q for q in questions},
        problems=problems,
        topics={"shop": Path("shop/topic.yaml")},
        guides={"shop": guide},
    )


WASHING = replace(
    DECISION,
    id="washing",
    pack="laundry",
    topic="laundry",
    title="The old washing machine",
    prompt="A washing machine of nine years leaks. What would you do first, and why?",
    twin="",
)
RINSING = replace(CONCEPT, id="rinsing", pack="laundry", topic="laundry", title="What rinsing does")
LAUNDRY = Pack(
    "laundry",
    "laundry",
    title="Wash or buy",
    topic="laundry",
    version="2026.1",
    licence="CC-BY-4.0",
    authors=("A. Laundress", "B. Bleach"),
    sources=("A report on drums, 2024",),
    questions=("rinsing", "washing"),
)


def two_topics(laundry: Pack = LAUNDRY) -> Bank:
    """The bank of `bank_of` and a pack on something else, with a guide page of its own."""
    shop = bank_of(DECISION, SECOND, CONCEPT)
    more = {q.id: replace(q, pack=laundry.id) for q in (RINSING, WASHING)}
    return replace(
        shop,
        packs={**shop.packs, laundry.id: laundry},
        questions={**shop.questions, **more},
        topics={**shop.topics, "laundry": Path("laundry/topic.yaml")},
        guides={**shop.guides, laundry.id: (GuidePage("1", "Drums", "# Drums\n\nThey turn.\n"),)},
    )


def evidence(answer: str, words: str) -> tuple[Evidence, ...]:
    """Evidence on these words, if the answer has them."""
    start = answer.find(words)
    if start < 0:
        return ()
    end = start + len(words)
    return (Evidence(start, end, words, "topic.yaml:12", "stem", "affirm", "It says so."),)


class FakeLibrary(Library):
    """Marks by a few fixed words."""

    def __init__(self, bank: Bank, criteria: dict[str, Criterion] | None = None) -> None:
        super().__init__(bank)
        self.fixed = criteria or CRITERIA
        self.before_scoring: Callable[[], None] = lambda: None

    def rubric(self, question: Question) -> Rubric:
        """A rubric with fixed criteria."""
        real = real_rubric(question.kind)
        return replace(real, criteria=self.fixed) if question.kind == "decision" else real

    def criteria(self, kind: Kind) -> Mapping[str, Criterion]:
        """Those of the rubric."""
        return self.fixed if kind == "decision" else super().criteria(kind)

    def score(self, answer: str, question: Question) -> Scorecard:
        """Diagnosis and recommendation by fixed words, the rest missing."""
        self.before_scoring()
        if question.kind == "concept":
            return self._concept(answer, question)
        found = {"diagnosis": "change every week", "recommendation": "retrieve from the policy"}
        marks: dict[str, Mark] = {}
        for name in self.fixed:
            proof = evidence(answer, found.get(name, "\0"))
            miss = evidence(answer, "behaviour problem") if name == "combine" else ()
            marks[name] = Mark(2 if proof else 0, 2, proof, None, miss[0] if miss else None)
        total = sum(mark.level for mark in marks.values()) * 8
        return self._card(question, marks=marks, total=total)

    def _concept(self, answer: str, question: Question) -> Scorecard:
        points = {
            p.id: Finding(bool(proof), proof)
            for p in question.points
            for proof in [evidence(answer, p.id)]
        }
        wrong = {
            m.id: Finding(bool(proof), proof)
            for m in question.misconceptions
            for proof in [evidence(answer, m.id)]
        }
        made = sum(finding.found for finding in points.values())
        return self._card(question, points=points, misconceptions=wrong, total=made * 50)

    def _card(
        self,
        question: Question,
        *,
        total: int,
        marks: dict[str, Mark] | None = None,
        points: dict[str, Finding] | None = None,
        misconceptions: dict[str, Finding] | None = None,
    ) -> Scorecard:
        return Scorecard(
            question=question.id,
            kind=question.kind,
            rubric=question.kind,
            rubric_hash="3f9c0000",
            version="0.1.0",
            choice=None,
            cause=None,
            moves=(),
            marks=marks or {},
            points=points or {},
            misconceptions=misconceptions or {},
            total=total,
            overall=1 + total // 25,
            advisories=("Repeated sentences are read once.",) if total == 0 else (),
        )
