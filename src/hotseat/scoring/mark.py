"""The six marks of a decision answer, read off its moves. Follows `evaluation/GUIDE.md`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hotseat.bank.models import BOTH, NONE
from hotseat.scoring.choice import eliminates
from hotseat.scoring.claims import Claim
from hotseat.scoring.contest import Counts
from hotseat.scoring.misgiven import misgiven
from hotseat.scoring.reading import Reading
from hotseat.scoring.scorecard import Evidence, Mark
from hotseat.scoring.shown import (
    SHOWN,
    evidence_of,
    first_of,
    mention_miss,
    mentions,
    miss_of,
    of_scene,
    weakest,
)
from hotseat.scoring.spot import spot
from hotseat.scoring.step import Move
from hotseat.scoring.tally import Tally, level_of, tally
from hotseat.scoring.traits import Traits

TIED = ("diagnosis", "other_technique")
"""Marks whose best level wants words of this scenario."""
MUDDLED = "credits the technique with what it cannot do"
OF_WHAT = frozenset(
    ("because", "for", "her", "his", "in", "its", "on", "our", "the", "their", "to")
)
"""Words behind an option that open what it is taken for."""


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
    evidence = evidence_of(reading, moves) or _implied(reading)
    if not moves:
        if not level or not evidence:
            return Mark(
                0, 2, (), None, miss_of(reading, wrong, "speaks of another cause"), sums.parts
            )
        level = 1
    if _another(reading):
        titles = {cause.id: cause.title for cause in reading.rubric.causes}
        blocked = f"the answer as a whole says '{titles.get(reading.cause, reading.cause)}'"
        return Mark(0, 2, (), blocked, first_of(evidence), sums.parts)
    if not level:
        return Mark(0, 2, (), weakest(sums), first_of(evidence), sums.parts)
    return Mark(level, 2, evidence, workings=sums.parts)


def _implied(reading: Reading) -> tuple[Evidence, ...]:
    """What implies the right cause where nothing says it: weak signs, or a choice that fits,
    unless another cause is named for it.
    """
    weak = [sign.mention for sign in reading.signs if sign.cause in reading.right_causes()]
    if weak:
        return mentions(reading, weak, "may speak of the cause")
    if _named_another(reading) or reading.choice.option not in reading.question.options:
        return ()
    taken = [c.mention for c in reading.claims if c.option in reading.chosen() and not c.against]
    return mentions(reading, taken, "implies the cause by what it takes")


def _named_another(reading: Reading) -> bool:
    """Whether the answer calls a cause by its name, and only ones that are wrong here."""
    named = {sign.cause for sign in reading.signs if sign.named and sign.plain}
    return bool(named) and named.isdisjoint(reading.right_causes())


def _another(reading: Reading) -> bool:
    """Whether the answer states one cause, chooses by it, and both are wrong here."""
    single = reading.cause not in (BOTH, NONE, *reading.right_causes())
    return single and reading.choice.option not in (*reading.question.options, NONE)


def _recommendation(
    reading: Reading, traits: Traits, steps: Sequence[Move], diagnosis: int
) -> Mark:
    moves = [m for m in steps if m.name == "recommend"]
    evidence = evidence_of(reading, moves)
    choice, accepted = reading.choice.option, reading.question.options
    if not reading.chosen():
        near = [c.mention for c in reading.claims][:1]
        miss = mention_miss(reading, near, "named, but not taken")
        return Mark(0, 2, (), None, miss)
    if choice not in accepted:
        if choice == BOTH and _parts(reading) and diagnosis:
            return Mark(1, 2, evidence, "both, where one alone was wanted as the first move")
        if BOTH in accepted and diagnosis and _later_other(reading):
            return Mark(1, 2, evidence, "one now and the other on a trigger")
        return Mark(0, 2, (), f"takes {_technique(reading, choice)}", first_of(evidence))
    if choice == BOTH and not _parts(reading) and diagnosis < 2:
        return Mark(0, 2, (), "both, without saying which part does what", first_of(evidence))
    if choice == BOTH and misgiven(reading):
        miss = first_of(evidence)
        return Mark(0, 2, (), "each technique is given the other's part", miss)
    if not evidence:
        about = [c.mention for c in reading.claims if c.option in reading.chosen()]
        evidence = mentions(reading, about, "speaks for what is chosen")
    if not evidence:
        refused = [c.mention for c in reading.claims if eliminates(c, choice)]
        evidence = mentions(reading, refused, "refuses the other")
    level, sums = _level(reading, "recommendation", traits.recommendation())
    level = level if evidence else 0
    muddled = reading.confusions()
    miss = mention_miss(reading, muddled, MUDDLED) if level < 2 else None
    blocked = "one technique is taken for the other" if miss else None
    return Mark(level, 2, evidence if level else (), blocked, miss, sums.parts)


def _technique(reading: Reading, choice: str) -> str:
    titles = {option.id: option.title for option in reading.rubric.options}
    return "both techniques" if choice == BOTH else titles.get(choice, choice)


def _parts(reading: Reading) -> bool:
    """Whether each option is given work of its own: in a clause of its own, or side by side in
    one that says `for` this and `for` that, `the first` and `the second`, or for each of what.
    """
    own = {option.id: list[Claim]() for option in reading.rubric.options}
    for claim in reading.claims:
        if not claim.against and claim.own:
            own[claim.option].append(claim)
    if not all(own.values()):
        return False
    clauses = {claim.clause for found in own.values() for claim in found}
    if len(clauses) > 1:
        return True
    words = [t.text for t in reading.answer.clauses[clauses.pop()].words.tokens]
    behind = [words[c.mention.last : c.mention.last + 1] for found in own.values() for c in found]
    each = all(word and word[0] in OF_WHAT for word in behind)
    return each or words.count("for") > 1 or {"first", "second"} <= set(words)


def _later_other(reading: Reading) -> bool:
    return any(c.option in reading.others() and c.time != "now" for c in reading.claims)


def _other(reading: Reading, traits: Traits, steps: Sequence[Move]) -> Mark:
    moves = [m for m in steps if m.name == "acknowledge"]
    about = [c.mention for c in reading.claims if c.option in reading.others()]
    evidence = evidence_of(reading, moves) or mentions(reading, about, "speaks of the other option")
    level, sums = _level(reading, "other_technique", traits.other_technique())
    if level and evidence:
        return Mark(level, 2, evidence, workings=sums.parts)
    muddled = reading.confusions()
    if muddled:
        miss = mention_miss(reading, muddled, MUDDLED)
        return Mark(0, 2, (), "one technique is taken for the other", miss, sums.parts)
    miss = mention_miss(reading, about, "named without a reason") or _unnamed(reading)
    return Mark(0, 2, (), None, miss, sums.parts)


def _unnamed(reading: Reading) -> Evidence | None:
    """What another option gives, where it is not said which one."""
    given = [
        mention
        for clause in reading.answer.clauses
        for option in reading.others()
        for mention in spot(reading.answer, clause, f"option.{option}.gives")
    ]
    return mention_miss(reading, given, "what the other gives, but the other is not named")


def _combine(reading: Reading, traits: Traits, steps: Sequence[Move]) -> Mark:
    moves = [m for m in steps if m.name == "combine"]
    evidence = evidence_of(reading, moves)
    if not reading.chosen():
        return Mark(0, 2, (), "takes nothing to combine with", first_of(evidence))
    level, sums = _level(reading, "combine", traits.combine())
    if level and evidence:
        return Mark(level, 2, evidence, workings=sums.parts)
    later = [m for c in reading.answer.clauses for m in spot(reading.answer, c, "later")]
    near = [m.mention for m in moves] or later
    miss = mention_miss(reading, near, "a later step, but not both")
    return Mark(0, 2, (), None, miss, sums.parts)


def _order(reading: Reading, traits: Traits, steps: Sequence[Move], diagnosis: int) -> Mark:
    if diagnosis == 0:
        return Mark(0, 2, (), "no diagnosis to come first")
    right = reading.right_causes()
    first = next((m for m in steps if m.name == "diagnose" and _cause_of(m) in right), None)
    verdict = next((m for m in steps if m.name == "recommend"), None)
    shown = evidence_of(reading, [m for m in (first, verdict) if m])
    level, sums = _level(reading, "order", traits.order())
    if level and shown:
        return Mark(level, 2, shown, workings=sums.parts)
    return Mark(0, 2, (), "the recommendation is argued first", first_of(shown), sums.parts)


def _specificity(reading: Reading, traits: Traits) -> Mark:
    answer, scene = reading.answer, reading.scene
    found: dict[str, Evidence] = {}
    for clause in answer.clauses:
        for token in clause.words.tokens:
            if token.stem in scene.stems and token.stem not in found:
                how = "typo" if token.repaired else "stem"
                found[token.stem] = of_scene(
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


def _cause_of(move: Move) -> str:
    return move.about
