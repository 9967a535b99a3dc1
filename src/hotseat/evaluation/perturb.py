"""Answers as they come out of worse channels: mistyped, dictated, spoken. Always the same copy of
the same text.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping

ERRORS = 0.03
"""Share of letters with a typing error."""
FILLED = 0.06
"""Share of words with a filler before them."""
REPEATED = 0.02
"""Share of words said twice."""
FILLERS = ("um", "uh", "you know", "i mean", "like", "sort of", "well")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def mistyped(text: str, seed: str) -> str:
    """With letters changed, dropped, doubled or swapped with the one before."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    out: list[str] = []
    for sign in text:
        if not sign.isalpha() or rng.random() >= ERRORS:
            out.append(sign)
            continue
        kind = rng.randrange(4)
        if kind == 3 and out:
            out.insert(len(out) - 1, sign)
        else:
            out.append((rng.choice(LETTERS), "", sign + sign, sign)[kind])
    return "".join(out)


def dictated(text: str, _seed: str) -> str:
    """Lower case, no punctuation, one line."""
    return " ".join(re.sub(r"[^\w\s'%$-]", " ", text.lower()).split())


def spoken(text: str, seed: str) -> str:
    """With fillers, and words said twice."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    out: list[str] = []
    for word in text.split(" "):
        if rng.random() < FILLED:
            out.append(rng.choice(FILLERS))
        out.append(word)
        if rng.random() < REPEATED:
            out.append(word)
    return " ".join(out)


CHANNELS: Mapping[str, Callable[[str, str], str]] = {
    "mistyped": mistyped,
    "dictated": dictated,
    "spoken": spoken,
}
"""Each takes a text and a seed, such as the answer's id."""
