"""Combining: where the other option comes in, or both are used together, and whether it says
when.
"""

from __future__ import annotations

from hotseat.bank.models import BOTH
from hotseat.scoring.carried import carried
from hotseat.scoring.choice import speaks_of_options
from hotseat.scoring.claims import Claim
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.reading import Reading
from hotseat.scoring.spot import Mention, has, spot
from hotseat.scoring.step import Move, step
from hotseat.scoring.when import condition_near, time_of

REACH_PRONOUN = 2
"""Sentences between an option and the pronoun that stands for it."""
WHEN = "says when the other would come in"


def combinations(reading: Reading) -> list[Move]:
    """Where the other option comes in, or both are used together, and whether it says when."""
    if reading.choice.option == BOTH:
        out = _both_together(reading)
    else:
        out = [*_put_off(reading), *_by_pronoun(reading)]
    return out + [m for m in _said_together(reading) if m.clause not in {o.clause for o in out}]


def _put_off(reading: Reading) -> list[Move]:
    answer, out = reading.answer, []
    if not reading.chosen():
        return []
    for claim in reading.claims:
        if claim.option not in reading.others() or not claim.own or claim.kind == "hint":
            continue
        parts = answer.sentence(claim.sentence)
        if claim.stance == "keep":
            when = claim.time != "now" or any(has(answer, c, "because") for c in parts)
            out.append(step("combine", claim, "keeps the other in place", strong=when))
        elif claim.against:
            if any(has(answer, c, "unless") for c in parts):
                out.append(_later(reading, claim, WHEN))
        elif claim.time != "now":
            out.append(_later(reading, claim, WHEN))
    return out


def _by_pronoun(reading: Reading) -> list[Move]:
    """`It would come in if ...`: the other option, by a pronoun, under a condition."""
    answer, out = reading.answer, []
    spoken = {claim.clause: claim.option for claim in reading.claims}
    goes_on = carried(reading)
    refused = {claim.sentence for claim in reading.claims if claim.against}
    for clause in answer.clauses:
        cues = spot(answer, clause, "come_in")
        if not cues or clause.asks or spoken.get(clause.index) in reading.others():
            continue
        if time_of(answer, clause) == "now" and not _when_first(answer, clause):
            continue
        before = [at for at in spoken if at < clause.index]
        last = answer.clauses[max(before)].sentence if before else -REACH_PRONOUN - 1
        option = spoken[max(before)] if before else ""
        for number in range(max(last + 1, clause.sentence - REACH_PRONOUN), clause.sentence + 1):
            if number in goes_on:
                last, option = number, goes_on[number]
        if option not in reading.others() or clause.sentence - last > REACH_PRONOUN:
            continue
        if clause.sentence in refused:  # `I would not take X, it would ...`: why, not when.
            continue
        why = "says when the other, named before, would come in"
        out.append(Move("combine", cues[0], clause.index, clause.sentence, True, why))
    return out


def _when_first(answer: Answer, clause: Clause) -> bool:
    """Whether the sentence opens with `when ...` and the clause says what one would do then."""
    opens = answer.sentence(clause.sentence)[0]
    when = any(cue.first == 0 for cue in spot(answer, opens, "condition_initial"))
    would = has(answer, clause, "address") or has(answer, clause, "decide")
    return when and opens is not clause and would


def _said_together(reading: Reading) -> list[Move]:
    answer, out = reading.answer, []
    for clause in answer.clauses:
        found = [
            m
            for m in spot(answer, clause, "both")
            if speaks_of_options(answer, clause, m, reading.rubric)
        ]
        if not found or clause.asks:
            continue
        when = time_of(answer, clause) != "now"
        why = "speaks of using both" + (", and when" if when else "")
        out.append(Move("combine", found[0], clause.index, clause.sentence, when, why))
    return out


def _both_together(reading: Reading) -> list[Move]:
    answer, out = reading.answer, []
    for clause in answer.clauses:
        for mention in spot(answer, clause, "order_words")[:1]:
            why = "says in which order both come"
            out.append(Move("combine", mention, clause.index, clause.sentence, True, why))
    out += [
        _later(reading, c, "says when it would come in")
        for c in reading.claims
        if c.time != "now" and c.own and not c.against and c.kind != "hint"
    ]
    last = [c for c in reading.claims if not c.against and c.kind != "hint"][-1:]
    return out or [step("combine", c, "gives each option its part", strong=False) for c in last]


def _later(reading: Reading, claim: Claim, why: str) -> Move:
    found = condition_near(reading.answer, reading.answer.clauses[claim.clause])
    reasons: tuple[tuple[Mention, str], ...] = ((found, "the condition"),) if found else ()
    return step("combine", claim, why, strong=True, reasons=reasons)
