"""The six marks of a decision answer, read off its moves. Follows `evaluation/GUIDE.md`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hotseat.bank.models import BOTH, NONE
from hotseat.scoring.choice import eliminates
from hotseat.scoring.contest import Counts
from hotseat.scoring.misgiven import misgiven
from hotseat.scoring.read import Answer
from hotseat.scoring.reading import Reading
from hotseat.scoring.scorecard import Evidence, Mark
from hotseat.scoring.spot import Mention, spot
from hotseat.scoring.step import Move
from hotseat.scoring.tally import Tally, level_of, tally
from hotseat.scoring.traits import Traits

TIED = ("diagnosis", "other_technique")
"""Marks whose best level wants words of this scenario."""
MUDDLED = "credits the technique with what it cannot do"
HELD_BACK = {
    "against": "takes what this cause does not call for",
    "both_asked": "the case has both kinds of problem",
    "both_unasked": "takes both, where one alone was wanted",
    "chose_none": "takes none of the techniques",
    "confused": "one technique is taken for the other",
    "led": "says more of another cause",
}
"""What is told of the traits that cost a diagnosis points."""
SHOWN = 3
"""Moves shown for one mark."""


def marks(reading: Reading, steps: Sequence[Move]) -> dict[str, Mark]:
    """All marks, in the order of the rubric."""
    traits = Traits(reading, steps)
    steps = [step for step in steps if _counts(reading, step)]
    diagnosis = _diagnosis(reading, traits, steps)
    recommendation = _recommendation(reading, traits, steps, diagnosis.level)
    found = {
        "diagnosis": diagnosis,
        "recommendation": recommendation,
        "other_technique": _other(reading, traits, steps),
        "combine": _combine(reading, traits, steps),
        "order": _order(reading, traits, steps, diagnosis.level),
        "specificity": _specificity(reading, traits),
    }
    for name in TIED if not found["specificity"].level else ():
        found[name] = replace(found[name], level=min(found[name].level, 1))
    return {name: found[name] for name in reading.rubric.criteria if name in found}


def _level(reading: Reading, name: str, counts: Counts) -> tuple[int, Tally]:
    """The level that the rubric's points give to what was counted."""
    criterion = reading.rubric.criteria.get(name)
    if criterion is None:  # Then it is not shown either.
        return 0, tally({}, {})
    sums = tally(counts, criterion.points)
    return level_of(sums.total, criterion.cuts), sums


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


def _diagnosis(reading: Reading, traits: Traits, steps: Sequence[Move]) -> Mark:
    right = reading.right_causes()
    moves = [m for m in steps if m.name == "diagnose" and _cause_of(m) in right]
    wrong = [m for m in steps if m.name == "diagnose" and _cause_of(m) not in right]
    level, sums = _level(reading, "diagnosis", traits.diagnosis())
    evidence = _evidence(reading, moves) or _implied(reading)
    if not moves:
        if not level or not evidence:
            return Mark(
                0, 2, (), None, _miss(reading, wrong, "speaks of another cause"), sums.parts
            )
        level = 1
    if _another(reading):
        titles = {cause.id: cause.title for cause in reading.rubric.causes}
        blocked = f"the answer as a whole says '{titles.get(reading.cause, reading.cause)}'"
        return Mark(0, 2, (), blocked, _first(evidence), sums.parts)
    if not level:
        return Mark(0, 2, (), _weakest(sums), _first(evidence), sums.parts)
    return Mark(level, 2, evidence, workings=sums.parts)


def _implied(reading: Reading) -> tuple[Evidence, ...]:
    """What implies the right cause where nothing says it: weak signs, or a choice that fits."""
    weak = [sign.mention for sign in reading.signs if sign.cause in reading.right_causes()]
    if weak:
        return _mentions(reading, weak, "may speak of the cause")
    if reading.choice.option not in reading.question.options:
        return ()
    taken = [c.mention for c in reading.claims if c.option in reading.chosen() and not c.against]
    return _mentions(reading, taken, "implies the cause by what it takes")


def _another(reading: Reading) -> bool:
    """Whether the answer states one cause, chooses by it, and both are wrong here."""
    single = reading.cause not in (BOTH, NONE, *reading.right_causes())
    return single and reading.choice.option not in (*reading.question.options, NONE)


def _weakest(sums: Tally) -> str | None:
    """What cost most, in words; a trait of somebody's own rubric may have none."""
    costs = [HELD_BACK.get(part.name) for part in sums.parts if part.points < 0]
    return next(filter(None, costs), None)


def _recommendation(
    reading: Reading, traits: Traits, steps: Sequence[Move], diagnosis: int
) -> Mark:
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
        return Mark(0, 2, (), f"takes {_technique(reading, choice)}", _first(evidence))
    if choice == BOTH and not _parts(reading) and diagnosis < 2:
        return Mark(0, 2, (), "both, without saying which part does what", _first(evidence))
    if choice == BOTH and misgiven(reading):
        miss = _first(evidence)
        return Mark(0, 2, (), "each technique is given the other's part", miss)
    if not evidence:
        about = [c.mention for c in reading.claims if c.option in reading.chosen()]
        evidence = _mentions(reading, about, "speaks for what is chosen")
    if not evidence:
        refused = [c.mention for c in reading.claims if eliminates(c, choice)]
        evidence = _mentions(reading, refused, "refuses the other")
    level, sums = _level(reading, "recommendation", traits.recommendation())
    level = level if evidence else 0
    muddled = reading.confusions()
    miss = _mention_miss(reading, muddled, MUDDLED) if level < 2 else None
    blocked = "one technique is taken for the other" if miss else None
    return Mark(level, 2, evidence if level else (), blocked, miss, sums.parts)


def _technique(reading: Reading, choice: str) -> str:
    titles = {option.id: option.title for option in reading.rubric.options}
    return "both techniques" if choice == BOTH else titles.get(choice, choice)


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


def _other(reading: Reading, traits: Traits, steps: Sequence[Move]) -> Mark:
    moves = [m for m in steps if m.name == "acknowledge"]
    about = [c.mention for c in reading.claims if c.option in reading.others()]
    evidence = _evidence(reading, moves) or _mentions(reading, about, "speaks of the other option")
    level, sums = _level(reading, "other_technique", traits.other_technique())
    if level and evidence:
        return Mark(level, 2, evidence, workings=sums.parts)
    muddled = reading.confusions()
    if muddled:
        miss = _mention_miss(reading, muddled, MUDDLED)
        return Mark(0, 2, (), "one technique is taken for the other", miss, sums.parts)
    miss = _mention_miss(reading, about, "named without a reason")
    return Mark(0, 2, (), None, miss, sums.parts)


def _combine(reading: Reading, traits: Traits, steps: Sequence[Move]) -> Mark:
    moves = [m for m in steps if m.name == "combine"]
    evidence = _evidence(reading, moves)
    if not reading.chosen():
        return Mark(0, 2, (), "takes nothing to combine with", _first(evidence))
    level, sums = _level(reading, "combine", traits.combine())
    if level and evidence:
        return Mark(level, 2, evidence, workings=sums.parts)
    later = [m for c in reading.answer.clauses for m in spot(reading.answer, c, "later")]
    near = [m.mention for m in moves] or later
    miss = _mention_miss(reading, near, "a later step, but not both")
    return Mark(0, 2, (), None, miss, sums.parts)


def _order(reading: Reading, traits: Traits, steps: Sequence[Move], diagnosis: int) -> Mark:
    if diagnosis == 0:
        return Mark(0, 2, (), "no diagnosis to come first")
    right = reading.right_causes()
    first = next((m for m in steps if m.name == "diagnose" and _cause_of(m) in right), None)
    verdict = next((m for m in steps if m.name == "recommend"), None)
    shown = _evidence(reading, [m for m in (first, verdict) if m])
    level, sums = _level(reading, "order", traits.order())
    if level and shown:
        return Mark(level, 2, shown, workings=sums.parts)
    return Mark(0, 2, (), "the recommendation is argued first", _first(shown), sums.parts)


def _specificity(reading: Reading, traits: Traits) -> Mark:
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
    level, sums = _level(reading, "specificity", traits.specificity())
    settings = reading.rubric.settings
    if len(found) < settings.get("scenario_much", 4):
        level = min(level, 1)
    if len(found) < settings.get("scenario_some", 2):
        level = 0
    shown: list[Evidence] = []
    for piece in sorted(found.values(), key=lambda e: (e.start, -e.end)):
        if not shown or piece.start >= shown[-1].end:
            shown.append(piece)
    return Mark(level, 2, tuple(shown[: 2 * SHOWN]) if level else (), workings=sums.parts)


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


def _mentions(reading: Reading, found: Sequence[Mention], why: str) -> tuple[Evidence, ...]:
    return tuple(mention.evidence(reading.answer, why) for mention in found[:SHOWN])


def _first(evidence: Sequence[Evidence]) -> Evidence | None:
    return evidence[0] if evidence else None


def _miss(reading: Reading, moves: Sequence[Move], why: str) -> Evidence | None:
    return _mention_miss(reading, [m.mention for m in moves][:1], why)


def _mention_miss(reading: Reading, found: Sequence[Mention], why: str) -> Evidence | None:
    return found[0].evidence(reading.answer, why) if found else None
