"""Claims: what each clause says of each option. One table that choice, order, other technique
and combining are read off.

A claim is the strongest thing a clause says of an option: that it is taken (`adopt`), set
aside (`reject`), or talked about (`describe`), now or later, in the writer's own view or not.
"""

from __future__ import annotations

from dataclasses import dataclass

from hotseat.rubrics.models import Rubric
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.spot import NEGATION_REACH, Mention, has, negations, parted, spot

REACH_BEFORE = 4
"""Words between a rejecting cue and the mention behind it."""
REACH_AFTER = 7
"""Words between a mention and the rejecting cue behind it."""
REACH_DECIDE = 9
"""Words between a deciding cue and the mention behind it."""

WEIGHTS = {
    ("verdict", "name"): 3.0,
    ("verdict", "act"): 2.2,
    ("verdict", "hint"): 1.0,
    ("adopt", "name"): 2.0,
    ("adopt", "act"): 1.4,
    ("adopt", "hint"): 0.4,
    ("object", "name"): 0.7,
    ("object", "act"): 0.6,
    ("object", "hint"): 0.1,
    ("keep", "name"): 0.2,
    ("keep", "act"): 0.2,
    ("keep", "hint"): 0.0,
    ("alone", "name"): 0.0,
    ("alone", "act"): 0.0,
    ("alone", "hint"): 0.0,
    ("describe", "name"): 0.2,
    ("describe", "act"): 0.4,
    ("describe", "hint"): 0.0,
    ("fault", "name"): -0.7,
    ("fault", "act"): -0.3,
    ("fault", "hint"): -0.2,
    ("reject", "name"): -1.5,
    ("reject", "act"): -1.0,
    ("reject", "hint"): -0.5,
}
"""What a claim adds to the standing of its option, by stance and by how it was said."""

KINDS = ("name", "act", "hint")


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of the table."""

    option: str
    kind: str
    """`name` where the option is named, `act` where it is said in plain words, `hint` where only
    something that belongs to it is mentioned."""
    stance: str
    """verdict, adopt, object (decided on by position), keep (left as it is), alone (what it
    would be without the other), describe, fault
    (described as failing), reject."""
    time: str
    """now, later or if."""
    own: bool
    """False for other people's views and questions."""
    mention: Mention
    clause: int
    sentence: int
    cue: str
    """The words that made the stance, or empty."""
    confused: Mention | None
    """Where the clause credits the option with what it cannot do."""

    @property
    def weight(self) -> float:
        """What it adds to the standing of its option."""
        return WEIGHTS[self.stance, self.kind] if self.own else 0.0

    @property
    def against(self) -> bool:
        """Whether it speaks against the option."""
        return self.stance in ("reject", "fault")


def claims(answer: Answer, rubric: Rubric) -> list[Claim]:
    """The table, in the order of the answer; at most one row an option and clause."""
    rows: list[Claim] = []
    for clause in answer.clauses:
        named = [
            (option.id, kind, mention)
            for option in rubric.options
            for kind in KINDS
            for mention in spot(answer, clause, f"option.{option.id}.{kind}")
        ]
        for option in rubric.options:
            found = [
                _claim(answer, clause, option.id, kind, mention, named)
                for name, kind, mention in named
                if name == option.id
            ]
            if found:
                rows.append(max(found, key=_strength))
    return sorted(rows, key=lambda c: c.mention.start)


def _strength(claim: Claim) -> tuple[float, int]:
    return abs(WEIGHTS[claim.stance, claim.kind]), -claim.mention.start


Named = list[tuple[str, str, Mention]]


def _claim(
    answer: Answer, clause: Clause, option: str, kind: str, mention: Mention, named: Named
) -> Claim:
    places = [m for name, _, m in named if name != option]
    stance, cue = _stance(answer, clause, option, mention, kind, places)
    if stance == "reject" and conditional(answer, clause):
        stance = "describe"
    return Claim(
        option=option,
        kind=kind,
        stance=stance,
        time=time_of(answer, clause),
        own=not _reported(answer, clause, mention),
        mention=mention,
        clause=clause.index,
        sentence=clause.sentence,
        cue=cue,
        confused=_confused(answer, clause, option, mention) if kind == "name" else None,
    )


def _confused(answer: Answer, clause: Clause, option: str, mention: Mention) -> Mention | None:
    if clause.asks or conditional(answer, clause):
        return None
    for found in spot(answer, clause, f"option.{option}.confused"):
        if not found.denied and found.first >= mention.first:
            return found
    return None


def _stance(
    answer: Answer,
    clause: Clause,
    option: str,
    mention: Mention,
    kind: str,
    places: list[Mention],
) -> tuple[str, str]:
    """The stance and the cue that made it; a cue speaks of the mention nearest to it."""

    def free(first: int, last: int) -> bool:
        parts = parted(clause, first, last) if last == mention.first else False
        return not parts and not any(first <= m.first and m.last <= last for m in places)

    if clause.asks and clause.sentence != answer.clauses[-1].sentence:
        return "fault", "asked and left"
    if clause.cue == "instead_of":
        return "reject", "instead of"
    if _outdone(clause, mention, places):
        return "reject", "over"
    for at in negations(answer, clause):
        if mention.first - NEGATION_REACH <= at < mention.first and free(at, mention.first):
            return "reject", "negation"
    for cue in spot(answer, clause, "reject_before"):
        near = cue.first <= mention.first and mention.first - cue.last <= REACH_BEFORE
        if near and free(cue.last, mention.first):
            return "reject", cue.pattern
    if any(mention.last <= m.first <= mention.last + 1 for m in spot(answer, clause, "alone_after")):
        return "alone", "alone"
    if kind == "name" and _dismissed(answer, clause, mention):
        return "reject", "and dismissed"
    for entry, stance in (("verdict", "verdict"), ("decide", "adopt")):
        for cue in spot(answer, clause, entry):
            before = cue.first <= mention.first <= cue.last + REACH_DECIDE
            refused = any(cue.first <= at < mention.first for at in negations(answer, clause))
            if before and not cue.denied and not refused:
                return ("keep" if _stays(answer, clause, mention) else stance), cue.pattern
    for cue in spot(answer, clause, "reject_after"):
        if mention.last - 1 <= cue.first <= mention.last + REACH_AFTER and free(
            mention.last, cue.first
        ):
            return "reject", cue.pattern
    for cue in spot(answer, clause, "fault_after"):
        if mention.last - 1 <= cue.first <= mention.last + REACH_AFTER and free(
            mention.last, cue.first
        ):
            return "fault", cue.pattern
    if _in_general(answer, clause):
        return "describe", "in general"
    if kind != "act" and any(m.first == mention.last for m in spot(answer, clause, "might_after")):
        return "describe", "what it would do"
    for cue in spot(answer, clause, "verdict"):
        if mention.last <= cue.first <= mention.last + REACH_BEFORE and not cue.denied:
            return "verdict", cue.pattern
    if _stays(answer, clause, mention):
        return "keep", ""
    for cue in spot(answer, clause, f"option.{option}.lacks"):
        if cue.last > mention.last or cue.first < mention.first:
            return "fault", cue.pattern
    if _leads(answer, clause, mention, kind):
        opens = clause.sentence == 0 and kind == "name"
        return "verdict" if opens else "adopt", "at the beginning"
    if mention.first <= 2 and kind == "name" and has(answer, clause, "describe_after"):
        return "describe", ""
    if negations(answer, clause):
        return "describe", ""
    if mention.last == len(clause.words.tokens) and kind == "name" and mention.last <= 6:
        return "adopt", "at the end"
    return "object", ""


def _leads(answer: Answer, clause: Clause, mention: Mention, kind: str) -> bool:
    """Whether a clause opens with the option as the thing to do: an order or a heading."""
    skipped = {m.first for m in spot(answer, clause, "lead_in")}
    after_comma = clause.words.tokens[mention.first].comma
    if not after_comma and any(at not in skipped for at in range(mention.first)):
        return False
    tokens = clause.words.tokens
    for cue in spot(answer, clause, "predicate"):
        if cue.first >= mention.last and not parted(clause, mention.last - 1, cue.first):
            return False
    if kind == "act":
        return True
    if mention.last >= len(tokens) or tokens[mention.last].comma:
        return True
    return any(m.first == mention.last for m in spot(answer, clause, "follows_taken"))


def _stays(answer: Answer, clause: Clause, mention: Mention) -> bool:
    """Whether the option is left where it is: `the search stays`, `keep the index`."""
    return any(
        cue.first - mention.last <= 2 and mention.first - cue.last <= 2
        for cue in spot(answer, clause, "stay")
    )


def _dismissed(answer: Answer, clause: Clause, mention: Mention) -> bool:
    """`RAG no`, `RAG: not needed`: a refusal right behind the mention, here or in the clause
    behind it."""
    tokens = clause.words.tokens
    if mention.last < len(tokens):
        return mention.last in negations(answer, clause)
    parts = answer.sentence(clause.sentence)
    at = next(n for n, part in enumerate(parts) if part.index == clause.index)
    if at + 1 >= len(parts) or parts[at + 1].cue not in ("sign", "comma"):
        return False
    after = parts[at + 1]
    return 0 in negations(answer, after) and not any(
        m.first <= 2 for m in spot(answer, after, "decide")
    )


def _in_general(answer: Answer, clause: Clause) -> bool:
    """`RAG is better when ...`: what an option is for, whatever the case."""
    parts = answer.sentence(clause.sentence)
    at = next(n for n, part in enumerate(parts) if part.index == clause.index)
    after = parts[at + 1] if at + 1 < len(parts) else None
    return after is not None and any(
        m.first == 0 for m in spot(answer, after, "condition_initial")
    ) and not has(answer, clause, "decide")


def _outdone(clause: Clause, mention: Mention, places: list[Mention]) -> bool:
    """`X over Y`: Y is the one set aside."""
    before = clause.words.tokens[mention.first - 1].text if mention.first else ""
    return before in ("over", "than") and any(m.last <= mention.first for m in places)


def time_of(answer: Answer, clause: Clause) -> str:
    """now, later or if: by cues in the clause and in the clause that it hangs on."""
    if has(answer, clause, "later"):
        return "later"
    if conditional(answer, clause):
        return "if"
    parts = answer.sentence(clause.sentence)
    at = next(n for n, part in enumerate(parts) if part.index == clause.index)
    if at and (conditional(answer, parts[at - 1]) or conditional(answer, parts[0])):
        return "if"
    if at + 1 < len(parts) and has(answer, parts[at + 1], "condition"):
        return "if"
    if any(has(answer, part, "later") for part in parts):
        return "later"
    if clause.index and clause.words.tokens[0].text == "then":
        before = answer.clauses[clause.index - 1]
        return "if" if conditional(answer, before) else "now"
    return "now"


def conditional(answer: Answer, clause: Clause) -> bool:
    """Whether a clause is a condition."""
    if has(answer, clause, "condition"):
        return True
    return not clause.first and any(
        m.first == 0 for m in spot(answer, clause, "condition_initial")
    )


def _reported(answer: Answer, clause: Clause, mention: Mention) -> bool:
    return any(cue.last <= mention.first + 1 for cue in spot(answer, clause, "others_view"))
