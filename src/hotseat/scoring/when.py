"""When a clause speaks of: now, later, or under a condition."""

from __future__ import annotations

from dataclasses import replace

from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.spot import Mention, has, spot

CONCLUDES = ("so", "hence", "therefore", "thus")
"""Words that open what is decided, whatever condition the sentence began with."""
UNTIL = ("until", "till")
"""Words before the end of what lasts till then."""


def time_of(answer: Answer, clause: Clause, taken: bool = False) -> str:
    """now, later, if or try: by cues in the clause and in the clause that it hangs on. What is
    `taken` until something else comes is taken now.
    """
    if has(answer, clause, "later"):
        return "later"
    if conditional(answer, clause):
        return _if(answer, clause)
    parts = answer.sentence(clause.sentence)
    if clause.cue == "contrast" or clause.words.tokens[0].text in CONCLUDES:
        return "now"
    at = next(n for n, part in enumerate(parts) if part.index == clause.index)
    opens = _goes_on(parts, at) if clause.cue == "comma" else at - 1
    for part in (*(parts[opens : opens + 1] if at else ()), *parts[:1]):
        if part is not clause and conditional(answer, part):
            return _if(answer, part)
    ends = taken and len(parts) > at + 1 and parts[at + 1].words.tokens[0].text in UNTIL
    if not ends and _hangs_on(answer, clause, parts[at + 1 :]):
        return _if(answer, parts[at + 1])
    beside = (*parts[max(0, at - 1) : at], *parts[at + 1 : at + 2], *parts[:1])
    if any(cue.first <= 1 for part in beside for cue in spot(answer, part, "later")):
        return "later"
    if clause.index and clause.words.tokens[0].text == "then":
        before = answer.clauses[clause.index - 1]
        for part in answer.sentence(before.sentence):
            if part.index < clause.index and conditional(answer, part):
                return _if(answer, part)
    return "now"


def _goes_on(parts: tuple[Clause, ...], at: int) -> int:
    """Where what stands before a clause begins: `if it rains and we are late, ...`."""
    return max((n for n in range(at) if parts[n].words.tokens[0].text != "and"), default=0)


def _hangs_on(answer: Answer, clause: Clause, after: tuple[Clause, ...]) -> bool:
    """Whether a clause is put under the condition behind it: `if` always, `when` if it decides;
    not where the condition opens a thought of its own (`and if ...`, `if ..., then`).
    """
    if not after or after[0].words.tokens[0].text in ("and", "but", "or", "so"):
        return False
    only = after[0].words.tokens[0].text in ("only", "unless", "once", "until")
    if len(after) > 1 and after[1].cue == "comma" and not only:
        return False
    if _conditions(answer, after[0]):
        return True
    decides = any(has(answer, clause, entry) for entry in ("decide", "verdict", "imperative"))
    return decides and conditional(answer, after[0])


def _if(answer: Answer, condition: Clause) -> str:
    """What a condition makes of the time: `try` where it is about a cheap first try."""
    return "try" if has(answer, condition, "cheap_try") else "if"


def conditional(answer: Answer, clause: Clause) -> bool:
    """Whether a clause is a condition."""
    if _conditions(answer, clause):
        return True
    if not clause.asks and any(m.first == 0 for m in spot(answer, clause, "condition_inverted")):
        return True
    opens = any(m.first == 0 for m in spot(answer, clause, "condition_initial"))
    return opens and (not clause.first or has(answer, clause, "turning_point"))


def _conditions(answer: Answer, clause: Clause) -> list[Mention]:
    """Words that put a condition; `once` puts none where it counts (`at once`)."""
    counted = spot(answer, clause, "how_often")
    return [
        cue
        for cue in spot(answer, clause, "condition")
        if not any(often.first <= cue.first < often.last for often in counted)
    ]


SHOWN_WORDS = 9
"""Words shown of a condition."""


def condition_near(answer: Answer, clause: Clause) -> Mention | None:
    """What a clause that is not about now hangs on: the first words of the condition."""
    parts = answer.sentence(clause.sentence)
    for part in sorted(parts, key=lambda p: (abs(p.index - clause.index), p.index)):
        for entry in ("condition", "later"):
            for cue in spot(answer, part, entry):
                last = min(cue.first + SHOWN_WORDS, len(part.words.tokens))
                return replace(cue, last=last, end=part.words.tokens[last - 1].end)
    return None
