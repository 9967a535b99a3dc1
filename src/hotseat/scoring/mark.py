"""The six marks of a decision answer, read off its moves. Follows `evaluation/GUIDE.md`."""

from __future__ import annotations

from collections.abc import Sequence

from hotseat.bank.models import BOTH
from hotseat.scoring.read import Answer
from hotseat.scoring.reading import Reading
from hotseat.scoring.scorecard import Evidence, Mark
from hotseat.scoring.spot import Mention, has
from hotseat.scoring.step import Move

ENOUGH_SAID = 3
"""Sentences on the other option that weigh it, whatever each of them says."""
MUDDLED = "credits the technique with what it cannot do"
SHOWN = 3
"""Moves shown for one mark."""


def marks(reading: Reading, steps: Sequence[Move]) -> dict[str, Mark]:
    """All marks, in the order of the rubric."""
    steps = [step for step in steps if _counts(reading, step)]
    diagnosis = _diagnosis(reading, steps)
    recommendation = _recommendation(reading, steps, diagnosis.level)
    found = {
        "diagnosis": diagnosis,
        "recommendation": recommendation,
        "other_technique": _other(reading, steps),
        "combine": _combine(reading, steps),
        "order": _order(reading, steps, diagnosis.level),
        "specificity": _specificity(reading),
    }
    return {name: found[name] for name in reading.rubric.criteria if name in found}


CRITERION = {
    "diagnose": "diagnosis",
    "recommend": "recommendation",
    "acknowledge": "other_technique",
    "combine": "combine",
}
"""The criterion that each move is evidence for."""


def _counts(reading: Reading, step: Move) -> bool:
    """Whether the words stand as the criterion wants them: asserted, denied, or either."""
    criterion = reading.rubric.criteria.get(CRITERION[step.name])
    polarity = criterion.polarity if criterion else "any"
    return polarity == "any" or step.mention.denied == (polarity == "deny")


def _diagnosis(reading: Reading, steps: Sequence[Move]) -> Mark:
    right = reading.right_causes()
    said = [s for s in reading.signs if s.cause in right and s.weight >= 0.5]
    moves = [m for m in steps if m.name == "diagnose" and _cause_of(m) in right]
    evidence = _evidence(reading, moves)
    wrong = [m for m in steps if m.name == "diagnose" and _cause_of(m) not in right]
    if not said:
        return Mark(0, 2, (), None, _miss(reading, wrong, "speaks of another cause"))
    split = reading.cause == BOTH and reading.question.cause != BOTH
    if reading.cause not in (*right, BOTH) or (split and reading.choice.option == BOTH):
        return Mark(0, 2, (), f"the answer as a whole says {reading.cause}", _first(evidence))
    named = any(s.mention.entry.endswith(".named") for s in said)
    if not _fits(reading):
        blocked = "the choice goes against this cause"
        if not named:
            return Mark(0, 2, (), blocked, _first(evidence))
        return Mark(1, 2, evidence, blocked)
    tied = any(s.tied for s in said)
    if reading.question.cause == BOTH:
        full = {s.cause for s in said} == set(right) and len(said) > len(right) and tied
    else:
        full = len(said) > 2 or (tied and (named or len(said) > 1))
    level = 2 if full else 1
    return Mark(level, 2, evidence)


def _fits(reading: Reading) -> bool:
    """Whether the choice does not contradict the right cause."""
    if reading.question.cause == BOTH:
        return True
    chosen = reading.chosen()
    wanted = [c.option for c in reading.rubric.causes if c.id == reading.question.cause]
    return not chosen or wanted[0] in chosen or reading.choice.option in reading.question.options


def _recommendation(reading: Reading, steps: Sequence[Move], diagnosis: int) -> Mark:
    moves = [m for m in steps if m.name == "recommend"]
    evidence = _evidence(reading, moves)
    choice, accepted = reading.choice.option, reading.question.options
    if not reading.chosen():
        near = [c.mention for c in reading.claims][:1]
        miss = _mention_miss(reading, near, "named, but not taken")
        return Mark(0, 2, (), None, miss)
    if choice not in accepted:
        if choice == BOTH and _parts(reading) and diagnosis:
            return Mark(1, 2, evidence, "both, where one alone was wanted as the first move")
        if BOTH in accepted and diagnosis and _later_other(reading):
            return Mark(1, 2, evidence, "one now and the other on a trigger")
        return Mark(0, 2, (), f"{choice} does not fit this scenario", _first(evidence))
    if choice == BOTH and not _parts(reading) and diagnosis < 2:
        return Mark(0, 2, (), "both, without saying which part does what", _first(evidence))
    muddled = reading.confusions()
    if len(muddled) > 1:
        miss = _mention_miss(reading, muddled, MUDDLED)
        return Mark(0, 2, (), "the techniques are taken for one another", miss)
    if muddled:
        miss = _mention_miss(reading, muddled, MUDDLED)
        return Mark(1, 2, evidence, "one technique is taken for the other", miss)
    return Mark(2 if diagnosis else 1, 2, evidence)


def _parts(reading: Reading) -> bool:
    """Whether each option is given work of its own: in a clause of its own, or side by side in
    one that says `for` this and `for` that, or `the first` and `the second`.
    """
    own = {option.id: set[int]() for option in reading.rubric.options}
    for claim in reading.claims:
        if not claim.against and claim.own:
            own[claim.option].add(claim.clause)
    if not all(own.values()):
        return False
    clauses = set().union(*own.values())
    if len(clauses) > 1:
        return True
    words = [t.text for t in reading.answer.clauses[clauses.pop()].words.tokens]
    return words.count("for") > 1 or {"first", "second"} <= set(words)


def _later_other(reading: Reading) -> bool:
    return any(c.option in reading.others() and c.time != "now" for c in reading.claims)


def _other(reading: Reading, steps: Sequence[Move]) -> Mark:
    moves = [m for m in steps if m.name == "acknowledge"]
    evidence = _evidence(reading, moves)
    muddled = reading.confusions()
    if muddled:
        miss = _mention_miss(reading, muddled, MUDDLED)
        return Mark(0, 2, (), "one technique is taken for the other", miss)
    if not reading.chosen():
        return Mark(min(1, len(moves)), 2, evidence[:1])
    if not moves:
        near = [c.mention for c in reading.claims if c.option in reading.others()][:1]
        return Mark(0, 2, (), None, _mention_miss(reading, near, "named without a reason"))
    wide = len({m.sentence for m in moves}) >= ENOUGH_SAID
    level = 2 if any(m.strong for m in moves) or wide else 1
    return Mark(level, 2, evidence)


def _combine(reading: Reading, steps: Sequence[Move]) -> Mark:
    moves = [m for m in steps if m.name == "combine"]
    evidence = _evidence(reading, moves)
    if not moves:
        later = [
            m
            for clause in reading.answer.clauses
            if has(reading.answer, clause, "later")
            for m in clause.memo["later"]  # type: ignore[attr-defined]
        ][:1]
        return Mark(0, 2, (), None, _mention_miss(reading, later, "a later step, but not both"))
    return Mark(2 if any(m.strong for m in moves) else 1, 2, evidence)


def _order(reading: Reading, steps: Sequence[Move], diagnosis: int) -> Mark:
    if diagnosis == 0:
        return Mark(0, 2, (), "no diagnosis to come first")
    right = reading.right_causes()
    first = next((m for m in steps if m.name == "diagnose" and _cause_of(m) in right), None)
    verdict = next((m for m in steps if m.name == "recommend"), None)
    if first is None:
        return Mark(0, 2)
    shown = _evidence(reading, [m for m in (first, verdict) if m])
    if verdict is None or first.sentence < verdict.sentence:
        return Mark(2, 2, shown)
    if first.sentence == verdict.sentence:
        return Mark(1, 2, shown)
    near = reading.rubric.settings.get("order_near", 1)
    if verdict.sentence == 0 and first.sentence - verdict.sentence <= near:
        return Mark(1, 2, shown)
    return Mark(0, 2, (), "the recommendation is argued first", _first(shown))


def _specificity(reading: Reading) -> Mark:
    answer, scene = reading.answer, reading.scene
    found: dict[str, Evidence] = {}
    for clause in answer.clauses:
        for token in clause.words.tokens:
            if token.stem in scene.stems and token.stem not in found:
                how = "typo" if token.repaired else "stem"
                found[token.stem] = _scenario(
                    answer, token.start, token.end, "prompt", how, "a word of the scenario"
                )
        for mention in scene.facts_in(answer, clause):
            name = f"fact:{mention.pattern}"
            if name not in found:
                found[name] = mention.evidence(answer, "a fact of the scenario")
    settings = reading.rubric.settings
    level = 0
    if len(found) >= settings.get("scenario_much", 4):
        level = 2
    elif len(found) >= settings.get("scenario_some", 2):
        level = 1
    shown: list[Evidence] = []
    for piece in sorted(found.values(), key=lambda e: (e.start, -e.end)):
        if not shown or piece.start >= shown[-1].end:
            shown.append(piece)
    return Mark(level, 2, tuple(shown[: 2 * SHOWN]))


def _scenario(answer: Answer, start: int, end: int, rule: str, how: str, why: str) -> Evidence:
    return Evidence(start, end, answer.text[start:end], rule, how, "affirm", why)


def _cause_of(move: Move) -> str:
    return move.about


def _evidence(reading: Reading, moves: Sequence[Move]) -> tuple[Evidence, ...]:
    """The strongest moves and what they rest on, in the order of the answer."""
    ranked = sorted(moves, key=lambda m: (not m.strong, m.mention.start))[:SHOWN]
    found: list[Evidence] = []
    for move in ranked:
        words = [(move.mention, move.why), *move.reasons]
        for piece in (mention.evidence(reading.answer, why) for mention, why in words):
            if all(piece.end <= e.start or e.end <= piece.start for e in found):
                found.append(piece)
    return tuple(sorted(found, key=lambda e: (e.start, e.end)))


def _first(evidence: Sequence[Evidence]) -> Evidence | None:
    return evidence[0] if evidence else None


def _miss(reading: Reading, moves: Sequence[Move], why: str) -> Evidence | None:
    return _mention_miss(reading, [m.mention for m in moves][:1], why)


def _mention_miss(reading: Reading, found: Sequence[Mention], why: str) -> Evidence | None:
    return found[0].evidence(reading.answer, why) if found else None
