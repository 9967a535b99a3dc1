"""Moves: what the answer does where, as an ordered list of (move, place, evidence)."""

from __future__ import annotations

from dataclasses import dataclass

from hotseat.bank.models import BOTH
from hotseat.scoring.causes import Sign
from hotseat.scoring.claims import Claim
from hotseat.scoring.reading import Reading
from hotseat.scoring.spot import Mention, has, spot

NAMES = ("diagnose", "recommend", "acknowledge", "combine")


@dataclass(frozen=True, slots=True)
class Move:
    """One step of the answer, in one clause."""

    name: str
    mention: Mention
    clause: int
    sentence: int
    strong: bool
    """Enough for the best level by itself."""
    why: str


def moves(reading: Reading) -> list[Move]:
    """All moves, in the order of the answer."""
    found = [*_diagnoses(reading), *_recommendations(reading)]
    found += [*_acknowledgements(reading), *_combinations(reading)]
    return sorted(found, key=lambda m: (m.mention.start, NAMES.index(m.name)))


def _diagnoses(reading: Reading) -> list[Move]:
    out = []
    for sign in reading.signs:
        if sign.weight < 0.5:
            continue
        title = next(c.title for c in reading.rubric.causes if c.id == sign.cause)
        tie = ", tied to the scenario" if sign.tied else ""
        out.append(_move("diagnose", sign, sign.tied and sign.plain, f"speaks of a {title}{tie}"))
    return out


def _recommendations(reading: Reading) -> list[Move]:
    chosen = reading.chosen()
    out = []
    for claim in reading.claims:
        if claim.option not in chosen or claim.against or not claim.own or claim.time != "now":
            continue
        if claim.stance in ("describe", "keep") or claim.kind == "hint":
            continue
        title = _title(reading, claim.option)
        out.append(_move("recommend", claim, claim.stance in ("verdict", "adopt"), f"takes {title}"))
    said = reading.choice.both_said
    if said:
        clause = reading.answer.clauses[said.clause]
        out.append(
            Move("recommend", said, said.clause, clause.sentence, True, "takes both together")
        )
    if not out:
        out = [
            _move("recommend", c, False, f"takes {_title(reading, c.option)} in the end")
            for c in reading.claims
            if c.option in chosen and not c.against and c.own
        ][:1]
    return out


def _acknowledgements(reading: Reading) -> list[Move]:
    """What is said of the option that was not chosen; for `both`, of what one alone leaves."""
    answer, out = reading.answer, []
    if reading.choice.option == BOTH:
        for clause in answer.clauses:
            for mention in spot(answer, clause, "alone_leaves")[:1]:
                tied = reading.scene.ties(answer, clause.sentence)
                out.append(
                    Move(
                        "acknowledge",
                        mention,
                        clause.index,
                        clause.sentence,
                        tied,
                        "says what one alone would leave",
                    )
                )
    for claim in reading.claims:
        both = reading.choice.option == BOTH
        if claim.option not in reading.others() or (both and not claim.against):
            continue
        reason = _reason(reading, claim)
        if not reason:
            continue
        strong = _weighed(reading, claim) and not both
        title = _title(reading, claim.option)
        out.append(_move("acknowledge", claim, strong, f"says of {title}: {reason}"))
    return out


def _reason(reading: Reading, claim: Claim) -> str:
    """What is said of an option in its sentence or right behind it, or an empty string."""
    answer = reading.answer
    near = [c for c in answer.clauses if claim.sentence <= c.sentence <= claim.sentence + 1]
    for part, said in (("lacks", "what it lacks"), ("gives", "what it gives")):
        if any(has(answer, c, f"option.{claim.option}.{part}") for c in near):
            return said
    if claim.time != "now":
        return "when it would come in"
    if any(s.sentence in (claim.sentence, claim.sentence + 1) for s in reading.signs):
        return "why it is not first here"
    if any(has(answer, c, "because") for c in near) and claim.against:
        return "why it is set aside"
    return ""


def _weighed(reading: Reading, claim: Claim) -> bool:
    """Whether the option is put into this scenario: given a use, or its loss spelt out."""
    answer = reading.answer
    ties = len(reading.scene.found(answer, claim.sentence))
    gives = any(
        has(answer, c, f"option.{claim.option}.gives") for c in answer.sentence(claim.sentence)
    )
    return (claim.time != "now" and ties >= 1) or (gives and ties >= 1) or ties >= 3


def _combinations(reading: Reading) -> list[Move]:
    answer, out = reading.answer, []
    others = reading.others()
    for claim in reading.claims:
        if reading.choice.option == BOTH or claim.option not in others or not claim.own:
            continue
        put_off = claim.time != "now" and claim.stance not in ("fault", "reject")
        if put_off or claim.stance == "keep":
            out.append(_move("combine", claim, put_off, "says when the other would come in"))
    for clause in answer.clauses:
        if clause.asks:
            continue
        for mention in spot(answer, clause, "both")[:1]:
            if mention.denied:
                continue
            when = has(answer, clause, "condition") or has(answer, clause, "later")
            out.append(
                Move(
                    "combine",
                    mention,
                    clause.index,
                    clause.sentence,
                    when,
                    "speaks of using both" + (", and when" if when else ""),
                )
            )
        if reading.choice.option == BOTH:
            for mention in spot(answer, clause, "order_words")[:1]:
                out.append(
                    Move(
                        "combine",
                        mention,
                        clause.index,
                        clause.sentence,
                        True,
                        "says in which order both come",
                    )
                )
    if reading.choice.option == BOTH and not out:
        last = [c for c in reading.claims if not c.against][-1:]
        out = [_move("combine", c, False, "gives each option its part") for c in last]
    return out


def _title(reading: Reading, option: str) -> str:
    return next(o.title for o in reading.rubric.options if o.id == option)


def _move(name: str, row: Claim | Sign, strong: bool, why: str) -> Move:
    return Move(name, row.mention, row.clause, row.sentence, strong, why)
