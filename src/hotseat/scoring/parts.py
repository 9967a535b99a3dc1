"""Answers that tell of two parts, of which each could have its option."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hotseat.scoring.claims import Claim
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.spot import Mention, has, spot
from hotseat.text.tokens import Token

SMALL = frozenset(("a", "an", "any", "her", "his", "its", "my", "our", "some", "the", "their"))
"""Words that may stand before the thing."""
GIVEN = frozenset(("the", "its", "their", "our", "what", "how", "who", "which"))
"""Words that open the thing that something is for."""
LABEL_WORDS = 8
"""Words of a label before what it is for."""


def tells_two_parts(answer: Answer) -> bool:
    """Whether it tells of two things: counts them, gives each its own (`For this ... For that
    ...`), or tells each without the other.
    """
    if any(has(answer, c, "two_parts") for c in answer.clauses) or crossed(answer):
        return True
    return len({c.sentence for c in answer.clauses if given(c)}) > 1


def given(clause: Clause) -> bool:
    """Whether a sentence opens with what something is for: `For the facts, ...`."""
    words = [token.text for token in clause.words.tokens[:3]]
    words = words[1:] if words[0] in ("and", "then") else words[:2]
    return clause.first and words[:1] == ["for"] and words[-1] in GIVEN


def labelled_each(answer: Answer, taken: Sequence[Claim]) -> bool:
    """Whether each option is taken under a label of its own: `Rain: a coat. Snow: boots.`"""
    heads: dict[str, set[int]] = {}
    for row in taken:
        parts = answer.sentence(row.sentence)
        labels = [part for part in parts if part.index < row.clause]
        opens = len(parts) > len(labels) and parts[min(len(labels), 1)].cue == "sign"
        short = sum(len(part.words.tokens) for part in labels) <= LABEL_WORDS
        if labels and opens and short:
            heads.setdefault(row.option, set()).add(row.sentence)
    return len(heads) > 1 and len(set().union(*heads.values())) > 1


def crossed(answer: Answer) -> list[Mention]:
    """The words for `without` where the same two things stand around them both ways: `bread without
    water ..., water without bread ...`.
    """
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
