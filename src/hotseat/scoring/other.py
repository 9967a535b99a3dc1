"""What is said of the option that was not chosen; for `both`, of what one alone would leave."""

from __future__ import annotations

from hotseat.bank.models import BOTH
from hotseat.scoring.claims import Claim
from hotseat.scoring.parts import crossed
from hotseat.scoring.reading import Reading
from hotseat.scoring.spot import Mention, has, spot
from hotseat.scoring.step import Move, step, title_of
from hotseat.scoring.when import condition_near

Reason = tuple[Mention, str]


def acknowledgements(reading: Reading) -> list[Move]:
    """Every clause that gives the other option its due, with what is said of it."""
    both = reading.choice.option == BOTH
    out = _alone(reading) if both else []
    for claim in reading.claims:
        if claim.option not in reading.others() or (both and not claim.against):
            continue
        said, reasons = _reason(reading, claim)
        if said:
            strong = not both and _weighed(reading, claim)
            why = f"says of {title_of(reading, claim.option)}: {said}"
            out.append(step("acknowledge", claim, why, strong=strong, reasons=reasons))
    return out


def _alone(reading: Reading) -> list[Move]:
    answer, out = reading.answer, []
    why = "says what one alone would leave"
    both_ways = {mention.clause: mention for mention in crossed(answer)}
    for clause in answer.clauses:
        found = spot(answer, clause, "alone_leaves")[:1]
        for mention in found or [m for at, m in both_ways.items() if at == clause.index]:
            tied = reading.scene.ties(answer, clause.sentence)
            out.append(Move("acknowledge", mention, clause.index, clause.sentence, tied, why))
    return out


def _reason(reading: Reading, claim: Claim) -> tuple[str, tuple[Reason, ...]]:
    """What is said of an option in its sentence or right behind it, and the words for it."""
    answer = reading.answer
    near = [c for c in answer.clauses if claim.sentence <= c.sentence <= claim.sentence + 1]
    for part, said in (("lacks", "what it lacks"), ("gives", "what it gives")):
        for clause in near:
            for mention in spot(answer, clause, f"option.{claim.option}.{part}")[:1]:
                return said, ((mention, said),)
    if claim.time != "now":
        found = condition_near(answer, answer.clauses[claim.clause])
        return "when it would come in", ((found, "the condition"),) if found else ()
    if any(s.sentence in (claim.sentence, claim.sentence + 1) for s in reading.signs):
        return "why it is not first here", ()
    if any(has(answer, c, "because") for c in near) and claim.against:
        return "why it is set aside", ()
    return "", ()


def _weighed(reading: Reading, claim: Claim) -> bool:
    """Whether the option is put into this scenario: given a use, or its loss spelt out."""
    answer = reading.answer
    if claim.time != "now" and not claim.against:
        return True
    ties = len(reading.scene.found(answer, claim.sentence))
    parts = answer.sentence(claim.sentence)
    gives = any(has(answer, c, f"option.{claim.option}.gives") for c in parts)
    return gives and not claim.against and ties >= 1
