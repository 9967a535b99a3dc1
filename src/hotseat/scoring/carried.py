"""Sentences that go on about an option by a pronoun: `X? It would ... It could not ...`."""

from __future__ import annotations

from hotseat.scoring.choice import LATE, TAKING
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.reading import Reading
from hotseat.scoring.refusals import PEOPLE
from hotseat.scoring.spot import has, parted, spot

PRONOUNS = frozenset(("it", "that", "this", "they", "he", "she", "these", "those"))
"""Subjects that stand for what was spoken of."""
WOULD = frozenset(("would", "could", "might"))
"""Words that say what comes of something that is not taken."""
SUPPOSES = 3
"""Words between such a subject and what it would do."""
LED = 4
"""Words that a sentence may have up to such a subject: `Every week it would ...`."""
ASIDE = 6
"""Words of a sentence that may stand between: `I see the point.`"""


def carried(reading: Reading) -> dict[int, str]:
    """The sentences that go on about what was not chosen, behind one that speaks of it, each with
    the option: what it would do or not do. None of those in which something is taken.
    """
    answer, told = reading.answer, [row for row in reading.claims if row.kind != "hint"]
    chosen, others = reading.chosen(), reading.others()
    about = {row.sentence: row.option for row in told if row.option in others}
    taken = {
        row.sentence
        for row in told
        if row.option in chosen and row.own and row.stance in TAKING and row.time not in LATE
    }
    found: dict[int, str] = {}
    behind = -1
    for number in sorted(answer.sentences):
        parts = answer.sentence(number)
        if number in about:
            behind = number
            continue
        if number in taken or behind < 0:
            behind = -1
            continue
        option = found.get(behind) or about[behind]
        supposed = any(_supposes(clause) for clause in answer.sentence(behind))
        if any(_supposes(clause) for clause in parts) or (
            supposed and _states(answer, parts[0], option)
        ):
            found[behind] = found[number] = option
            behind = number
        elif sum(len(clause.words.tokens) for clause in parts) > ASIDE:
            behind = -1
    return found


def _supposes(clause: Clause) -> bool:
    """`It would ...`: whether a clause says what would come of what was spoken of."""
    words = [token.text for token in clause.words.tokens]
    for at in range(min(LED, len(words))):
        if words[at] in PEOPLE:
            return False
        if words[at] in PRONOUNS:
            near = range(at + 1, min(at + 1 + SUPPOSES, len(words)))
            return any(words[to] in WOULD and not parted(clause, at, to) for to in near)
    return False


def _states(answer: Answer, clause: Clause, option: str) -> bool:
    """`It does not ...`: whether a clause says what the option spoken of gives or lacks."""
    said = any(has(answer, clause, f"option.{option}.{part}") for part in ("gives", "lacks"))
    return said and _subject(answer, clause) is not None


def _subject(answer: Answer, clause: Clause) -> int | None:
    """Where the pronoun stands that a clause opens with."""
    if clause.asks:
        return None
    led = {cue.first for cue in spot(answer, clause, "lead_in")}
    for at, token in enumerate(clause.words.tokens):
        if token.text in PRONOUNS:
            return at
        if at not in led:
            return None
    return None
