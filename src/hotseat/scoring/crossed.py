"""`Bread without water ..., water without bread ...`: two things, each told without the other."""

from __future__ import annotations

from collections.abc import Iterable

from hotseat.scoring.read import Answer
from hotseat.scoring.spot import Mention, spot
from hotseat.text.tokens import Token

SMALL = frozenset(("a", "an", "any", "her", "his", "its", "my", "our", "some", "the", "their"))
"""Words that may stand before the thing."""


def crossed(answer: Answer) -> list[Mention]:
    """The words for `without` where the same two things stand around them both ways."""
    found: list[tuple[str, str, Mention]] = []
    for clause in answer.clauses:
        tokens = clause.words.tokens
        for cue in spot(answer, clause, "without_one"):
            one = _thing(reversed(tokens[: cue.first]))
            other = _thing(tokens[cue.last :])
            if one and other:
                found.append((one, other, cue))
    pairs = {(one, other) for one, other, _ in found if one != other}
    return [cue for one, other, cue in found if (other, one) in pairs]


def _thing(tokens: Iterable[Token]) -> str:
    """The stem of the first word that is no article."""
    return next((token.stem for token in tokens if token.text not in SMALL), "")
