"""Moves: what the answer does where, as an ordered list of (move, place, evidence)."""

from __future__ import annotations

from dataclasses import dataclass

from hotseat.bank.models import BOTH
from hotseat.scoring.causes import Sign
from hotseat.scoring.choice import speaks_of_options
from hotseat.scoring.claims import Claim
from hotseat.scoring.reading import Reading
from hotseat.scoring.spot import Mention, has, spot
from hotseat.scoring.when import time_of

REACH_PRONOUN = 2
"""Sentences between an option and the pronoun that stands for it."""
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
    about: str
    """The cause of a diagnosis, the option of any other step, or empty for both."""


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
        out.append(
            _move("recommend", claim, claim.stance in ("verdict", "adopt"), f"takes {title}")
        )
    said = reading.choice.both_said
    if said:
        clause = reading.answer.clauses[said.clause]
        out.append(
            Move("recommend", said, said.clause, clause.sentence, True, "takes both together", "")
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
                        "",
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
    if claim.time != "now" and not claim.against:
        return True
    ties = len(reading.scene.found(answer, claim.sentence))
    parts = answer.sentence(claim.sentence)
    gives = any(has(answer, c, f"option.{claim.option}.gives") for c in parts)
    return gives and not claim.against and ties >= 1


def _combinations(reading: Reading) -> list[Move]:
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
            out.append(_move("combine", claim, when, "keeps the other in place"))
        elif claim.against:
            if any(has(answer, c, "unless") for c in parts):
                out.append(_move("combine", claim, True, "says when the other would come in"))
        elif claim.time != "now":
            out.append(_move("combine", claim, True, "says when the other would come in"))
    return out


def _by_pronoun(reading: Reading) -> list[Move]:
    """`It would come in if ...`: the other option, by a pronoun, under a condition."""
    answer, out = reading.answer, []
    spoken = {claim.clause: claim.option for claim in reading.claims}
    for clause in answer.clauses:
        cues = spot(answer, clause, "come_in")
        if not cues or clause.asks or clause.index in spoken:
            continue
        if time_of(answer, clause) == "now":
            continue
        before = [at for at in spoken if at < clause.index]
        if not before or spoken[max(before)] not in reading.others():
            continue
        if clause.sentence - answer.clauses[max(before)].sentence > REACH_PRONOUN:
            continue
        why = "says when the other, named before, would come in"
        out.append(Move("combine", cues[0], clause.index, clause.sentence, True, why, ""))
    return out


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
        out.append(Move("combine", found[0], clause.index, clause.sentence, when, why, ""))
    return out


def _both_together(reading: Reading) -> list[Move]:
    answer, out = reading.answer, []
    for clause in answer.clauses:
        for mention in spot(answer, clause, "order_words")[:1]:
            why = "says in which order both come"
            out.append(Move("combine", mention, clause.index, clause.sentence, True, why, ""))
    out += [
        _move("combine", c, True, "says when it would come in")
        for c in reading.claims
        if c.time != "now" and c.own and not c.against and c.kind != "hint"
    ]
    last = [c for c in reading.claims if not c.against and c.kind != "hint"][-1:]
    return out or [_move("combine", c, False, "gives each option its part") for c in last]


def _title(reading: Reading, option: str) -> str:
    return next(o.title for o in reading.rubric.options if o.id == option)


def _move(name: str, row: Claim | Sign, strong: bool, why: str) -> Move:
    about = row.cause if isinstance(row, Sign) else row.option
    return Move(name, row.mention, row.clause, row.sentence, strong, why, about)
