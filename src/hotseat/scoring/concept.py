"""Concept answers: key points made, misconceptions asserted, and the overall of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from hotseat._version import __version__
from hotseat.bank.models import Question, Statement
from hotseat.patterns.lexicon import Lexicon, Pattern, compile_pattern
from hotseat.patterns.match import stems_of
from hotseat.rubrics.models import Rubric
from hotseat.scoring.guards import guard
from hotseat.scoring.overall import banded
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.scene import Scene
from hotseat.scoring.scorecard import Evidence, Finding, Scorecard
from hotseat.scoring.spot import Mention, has, negations, parted
from hotseat.text.fold import fold
from hotseat.text.tokens import tokens


def score_concept(
    answer: Answer, question: Question, rubric: Rubric, scene: Scene, digest: str
) -> Scorecard:
    """Mark the answer to a concept question."""
    caps = guard(answer, scene, rubric)
    text = caps.answer
    if caps.empty:
        text = replace(answer, clauses=())
    name = question.path.rpartition("/")[2] or question.id
    points = {p.id: _find(text, p, rubric, name, point=True) for p in question.points}
    wrong = {m.id: _find(text, m, rubric, name, point=False) for m in question.misconceptions}
    total, overall = concept_overall(points, wrong, rubric)
    overall, total = caps.overall(overall, total)
    return Scorecard(
        question=question.id,
        kind=question.kind,
        rubric=rubric.id,
        rubric_hash=digest,
        version=__version__,
        choice=None,
        cause=None,
        moves=(),
        marks={},
        points=points,
        misconceptions=wrong,
        total=total,
        overall=overall,
        advisories=caps.advisories,
    )


def concept_overall(
    points: Mapping[str, Finding], wrong: Mapping[str, Finding], rubric: Rubric
) -> tuple[int, int]:
    """(total, overall) of the key points made, less what misconceptions cost."""
    made = sum(f.found for f in points.values())
    cost = rubric.settings.get("misconception_cost", 25) * sum(f.found for f in wrong.values())
    return banded(max(0, 100 * made // max(1, len(points)) - cost), 100, {}, rubric)


def said_stems(question: Question) -> frozenset[str]:
    """Stems of the question's own statements: what a misspelt word may be taken for."""
    said = " ".join(
        " ".join((*s.say, s.statement)) for s in (*question.points, *question.misconceptions)
    )
    return frozenset(t.stem for t in tokens(fold(said)) if t.stem.isalpha())


def _find(
    answer: Answer, statement: Statement, rubric: Rubric, name: str, *, point: bool
) -> Finding:
    """Whether a statement is made: one of its patterns stands, undenied, in a clause."""
    why = "makes the point" if point else "asserts the misconception"
    missed: Evidence | None = None
    if not statement.say:
        return _by_own_words(answer, statement, rubric, point)
    lexicon = _lexicon(statement, name, rubric.lexicon)
    live = lexicon.live(answer.keys, answer.live.work)
    found: list[Evidence] = []
    for clause in answer.clauses:
        for hit in live.find("statement", clause.words):
            mention = _mention(answer, clause, hit.start, hit.end, hit.pattern)
            evidence = mention.evidence(answer, f"{why}: {statement.statement}")
            if mention.denied or (not point and _not_meant(answer, clause)):
                missed = missed or mention.evidence(answer, "said, but denied or put off")
            else:
                found.append(evidence)
    return Finding(bool(found), tuple(found[:2]), None if found else missed)


def _not_meant(answer: Answer, clause: Clause) -> bool:
    """Quoted, asked, doubted: what is named in order to be denied."""
    return (
        clause.asks
        or has(answer, clause, "others_view")
        or has(answer, clause, "myth")
        or any(has(answer, c, "myth") for c in answer.clauses if abs(c.index - clause.index) == 1)
    )


def _mention(answer: Answer, clause: Clause, first: int, last: int, pattern: Pattern) -> Mention:
    own = stems_of(pattern.node) & answer.denials
    denied = not own and any(
        first - 3 <= at < first and not parted(clause, at, first)
        for at in negations(answer, clause)
    )
    words = clause.words.tokens[first:last]
    typo = any(t.repaired for t in words)
    return Mention(
        entry="statement",
        clause=clause.index,
        first=first,
        last=last,
        start=words[0].start,
        end=words[-1].end,
        rule=pattern.rule,
        pattern=pattern.text,
        how="typo" if typo else "stem",
        denied=denied,
    )


@lru_cache(maxsize=2048)
def _lexicon(statement: Statement, name: str, base: Lexicon) -> Lexicon:
    lines = statement.say_lines or (statement.line,) * len(statement.say)
    patterns = [
        compile_pattern(text, f"{name}:{line}")
        for text, line in zip(statement.say, lines, strict=True)
    ]
    return Lexicon({**base.entries, "statement": patterns})


def _by_own_words(answer: Answer, statement: Statement, rubric: Rubric, point: bool) -> Finding:
    """A statement without patterns: enough of its own telling words in one sentence, which is
    denied where the statement is, and only there.
    """
    said = tokens(fold(statement.statement))
    wanted = {t.stem for t in said if t.stem not in rubric.function_stems or len(t.text) > 4}
    wanted = wanted or {t.stem for t in said}
    denies = any(t.stem in answer.denials for t in said)
    share = rubric.settings.get("own_words", 60)
    need = min(len(wanted), max(2, -(-len(wanted) * share // 100)))
    missed: Evidence | None = None
    for parts in answer.sentences.values():
        found = [t for c in parts for t in c.words.tokens if t.stem in wanted]
        if not found or len({t.stem for t in found}) < need:
            continue
        start, end = found[0].start, found[-1].end
        why = f"says in its words: {statement.statement}"
        evidence = Evidence(start, end, answer.text[start:end], "statement", "stem", "affirm", why)
        denied = any(negations(answer, c) for c in parts if any(t in found for t in c.words.tokens))
        if denied != denies or (not point and any(_not_meant(answer, c) for c in parts)):
            missed = missed or replace(evidence, why="its words, but denied or put off")
        else:
            return Finding(True, (evidence,))
    return Finding(False, (), missed)
