"""The choice: which option the writer ends on, `both`, or `none`.

Every claim is counted by the rule that gave its stance; so is where in the answer the options
are taken and which cause the answer speaks for. The rubric's `choice` table says what each count
adds to an option, to its rival, and to taking both; the outcome with most points is the choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from hotseat.bank.models import BOTH, NONE, Question
from hotseat.rubrics.models import Rubric
from hotseat.scoring.claims import Claim
from hotseat.scoring.contest import Counts, contest, winner
from hotseat.scoring.exchanged import exchanged
from hotseat.scoring.parts import crossed, labelled_each, tells_two_parts
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.spot import Mention, has, spot
from hotseat.scoring.tally import Tally, root, yes

FIRM = ("verdict", "adopt")
TAKING = (*FIRM, "object")
"""Stances that take an option, or may."""
LATE = ("later", "if")
RELATIVE = ("that", "which", "who", "whose")
"""Words that make `the two` some two (`the two that broke`)."""
TWO_SIDED = ("compared", "coordinated")
"""Rules that may speak for an option or against it."""
MOST_CAUSE = 500
"""Weight of signs that counts for the option of their cause, in hundredths."""
DOUBT = 25
"""What counts for an outcome that the question accepts, in hundredths, where something is taken or
refused: enough to settle a doubt in the writer's favour, as a rater does.
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen and how every outcome stood."""

    option: str
    standing: Mapping[str, Tally]
    """By outcome: each option, `both` and `none`."""
    both_said: Mention | None
    """Where the writer takes both in so many words."""


def choose(
    answer: Answer,
    rows: list[Claim],
    weights: Mapping[str, int],
    question: Question,
    rubric: Rubric,
) -> Choice:
    """Add up the signals; `weights` are those of the causes, in hundredths."""
    each, whole, said = signals(answer, rows, weights, question, rubric)
    standing = contest(each, whole, rubric.choice)
    best = winner(standing)
    if (best in each and not _stated(best, rows)) or _left_open(answer, rows, said):
        best = NONE
    if best != NONE and _misnamed(best, answer, rows, rubric):
        best = NONE
    return Choice(best, standing, said if best == BOTH else None)


def _misnamed(best: str, answer: Answer, rows: list[Claim], rubric: Rubric) -> bool:
    """Whether what was chosen is told as something else, or is only what another is told as."""
    swapped = exchanged(answer, rubric)
    named = any(row.option == best and row.own and row.kind == "name" for row in rows)
    return best in swapped or (bool(swapped) and (best == BOTH or not named))


def _stated(option: str, rows: list[Claim]) -> bool:
    """Whether words stand behind a choice: not where all that is named is refused."""
    if any(row.option == option for row in rows):
        refused = {row.option for row in rows if row.against}
        return len(refused) < 2 or any(not row.against for row in rows)
    return any(eliminates(row, option) for row in rows)


def eliminates(row: Claim, option: str) -> bool:
    """Whether the writer refuses another option, which may leave this one."""
    return row.own and row.against and row.option != option


def signals(
    answer: Answer,
    rows: list[Claim],
    weights: Mapping[str, int],
    question: Question,
    rubric: Rubric,
) -> tuple[dict[str, Counts], Counts, Mention | None]:
    """What is counted, in hundredths: for each option, and for the answer as a whole."""
    own = [row for row in rows if row.own]
    firm = [] if _withheld(answer, own) else [row for row in own if _firm(row)]
    doubt = DOUBT if firm or any(row.against for row in own) else 0
    each = {o.id: _counted([row for row in rows if row.option == o.id]) for o in rubric.options}
    for row, name in ((firm[:1], "taken_first"), (firm[-1:], "taken_last")):
        for claim in row:
            each[claim.option][name] = 100
    last = max(answer.sentences, default=0)
    for option, counts in each.items():
        mine = [row for row in own if row.option == option]
        counts[_status(mine)] = 100
        opening = [row for row in mine if row.sentence == 0]
        counts["opens_for"] = yes(any(not row.against for row in opening))
        counts["opens_against"] = yes(any(row.against for row in opening))
        counts["mentioned"] = yes(bool(mine))
        counts["wanted"] = doubt * (option in question.options)
        counts["alone"] = yes(bool(mine) and len({row.option for row in own}) == 1)
        if mine:
            ends = mine[-1]
            near = ends.sentence >= last and ends.time not in LATE
            counts["ends_against"] = yes(ends.against)
            counts["ends_for"] = yes(not ends.against and near)
    _add_causes(each, weights, rubric)
    said = _both_said(answer, rubric)
    named = [row for row in own if row.kind != "hint"]
    whole = {
        "always": 100,
        "both_wanted": doubt * (BOTH in question.options),
        "all_refused": yes(bool(named) and all(row.against for row in named)),
        "nothing_taken": yes(not firm),
        "nothing_named": yes(not named and said is None),
        "neither_taken": yes(any(has(answer, c, "neither_taken") for c in answer.clauses)),
        "both_said": yes(said is not None),
        "each_alone": yes(_each_alone(answer, own) or (len(own) > 1 and bool(crossed(answer)))),
        "side_by_side": root(_side_by_side(own), 3),
        "two_parts": yes(_two_parts(answer, own)),
        "undecided": root(sum(has(answer, c, "undecided") for c in answer.clauses), 3),
        "another_way": root(sum(has(answer, c, "another_way") for c in answer.clauses), 3),
    }
    return each, whole, said


def _withheld(answer: Answer, own: list[Claim]) -> bool:
    """Whether the writer ends by not committing to anything, whatever was floated before."""
    claimed = {row.clause for row in own if row.kind != "hint"}
    return any(
        has(answer, clause, "withheld") and clause.index not in claimed
        for clause in answer.sentence(max(answer.sentences, default=0))
    )


def _left_open(answer: Answer, rows: list[Claim], said: Mention | None) -> bool:
    """Whether the answer says that it does not decide, and takes and refuses nothing elsewhere."""
    if said is not None:
        return False
    open_ = {c.sentence for c in answer.clauses if has(answer, c, "left_open")}
    return bool(open_) and not any(
        (row.against or _firm(row)) and row.own and row.sentence not in open_ for row in rows
    )


def _each_alone(answer: Answer, own: list[Claim]) -> bool:
    """Whether it says of one option and then of another what it would be without the rest."""
    said = [
        row
        for row in own
        if row.kind != "hint"
        and (row.stance == "alone" or has(answer, answer.clauses[row.clause], "only_one"))
    ]
    return any(
        one.option != two.option and abs(one.sentence - two.sentence) <= 1
        for one in said
        for two in said
    )


def _two_parts(answer: Answer, own: list[Claim]) -> bool:
    """Whether it speaks of two parts, of which each could have its option: both are spoken of."""
    if len({row.option for row in own}) < 2:
        return False
    return tells_two_parts(answer) or labelled_each(answer, [row for row in own if _firm(row)])


def _side_by_side(own: list[Claim]) -> int:
    """Sentences that speak for more than one option now."""
    found: dict[int, set[str]] = {}
    for row in own:
        if not row.against and row.time not in LATE and row.kind != "hint":
            found.setdefault(row.sentence, set()).add(row.option)
    return sum(len(options) > 1 for options in found.values())


def _status(mine: list[Claim]) -> str:
    """What an answer as a whole does with an option, in a word."""
    told = [row for row in mine if row.kind != "hint"]
    firm = [row for row in told if _firm(row)]
    refused = any(row.against for row in told)
    late = any(not row.against and row.time in LATE for row in told)
    if any(row.kind == "name" for row in firm):
        return "is_taken_and_refused" if refused else "is_taken"
    if firm:
        return "is_done_and_refused" if refused else "is_done"
    if refused:
        return "is_refused_till_later" if late else "is_refused"
    if late:
        return "is_put_off"
    return "is_spoken_of" if told else "is_absent"


def _counted(rows: list[Claim]) -> Counts:
    """One option's claims, by rule and by how it was said; what is put off counts apart."""
    found: Counter[str] = Counter()
    for row in rows:
        if not row.own:
            found["reported"] += 1
        elif row.time in LATE:
            found["put_off_against" if row.against else "put_off"] += 1
        else:
            side = "against" if row.against else "for" if row.stance in FIRM else "about"
            found[f"{side}_{row.kind}"] += 1
            two_sided = row.rule in TWO_SIDED
            found[f"{row.rule}_{side}" if two_sided else row.rule] += 1
    return {name: root(count, 3) for name, count in found.items()}


def _add_causes(each: dict[str, Counts], weights: Mapping[str, int], rubric: Rubric) -> None:
    for cause in rubric.causes:
        counts = each[cause.option]
        counts["cause"] = max(counts.get("cause", 0), min(weights[cause.id], MOST_CAUSE) // 2)
    most = max(counts.get("cause", 0) for counts in each.values())
    leading = [counts for counts in each.values() if counts.get("cause", 0) == most]
    if len(leading) == 1:
        leading[0]["cause_leads"] = 100


def _firm(row: Claim) -> bool:
    """Whether a row takes its option now."""
    return row.stance in FIRM and row.time not in LATE and row.kind != "hint"


def _both_said(answer: Answer, rubric: Rubric) -> Mention | None:
    for clause in answer.clauses:
        if clause.asks or has(answer, clause, "others_view") or has(answer, clause, "condition"):
            continue
        if has(answer, clause, "later"):
            continue
        left_open = has(answer, clause, "left_open")
        for mention in spot(answer, clause, "both"):
            if left_open and not _taken(answer, clause, mention):
                continue
            if speaks_of_options(answer, clause, mention, rubric):
                return mention
    return None


def _taken(answer: Answer, clause: Clause, mention: Mention) -> bool:
    """Whether the words around `both` take both (`combine both`)."""
    return any(m.first <= mention.first < m.last for m in spot(answer, clause, "both_taken"))


def speaks_of_options(answer: Answer, clause: Clause, mention: Mention, rubric: Rubric) -> bool:
    """Whether `both` and its kin mean the options: named beside it, or taken by it."""
    follows = clause.words.tokens[mention.last : mention.last + 1]
    if mention.denied or (follows and follows[0].text in RELATIVE):
        return False
    if _taken(answer, clause, mention):
        return True
    named = sum(has(answer, clause, f"option.{option.id}.name") for option in rubric.options)
    led = {m.first for m in spot(answer, clause, "lead_in")}
    subject = any(m.first >= mention.last for m in spot(answer, clause, "predicate"))
    leads = not subject and all(at in led for at in range(mention.first))
    return named >= 2 or leads or has(answer, clause, "decide") or has(answer, clause, "verdict")
