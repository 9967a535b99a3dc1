"""Whether a text without speakers is a conversation all the same: then it is no answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_SHORT = 6
"""Words of a line that may be a name."""
_EXCHANGES = 2
_SHARE = 1 / 3


def conversation_begins(lines: Sequence[str]) -> int | None:
    """The line where a conversation begins whose speakers cannot be told; None for an answer."""
    filled = [(at, line) for at, line in enumerate(lines) if line]
    headed = _headed(filled)
    return headed if headed is not None else _asked(filled)


def _headed(filled: Sequence[tuple[int, str]]) -> int | None:
    """Short lines that recur in turn, with a question under one of them."""
    counts = Counter(line.casefold() for _, line in filled if len(line.split()) <= _SHORT)
    often = {line for line, count in counts.items() if count > 1 and line[:1] not in "|`-*=_+{}()"}
    order = [line.casefold() for _, line in filled if line.casefold() in often]
    turns = [line for at, line in enumerate(order) if at == 0 or order[at - 1] != line]
    if len(often) < 2 or len(turns) <= len(set(turns)):
        return None
    if not any(line.endswith("?") for _, line in filled):
        return None
    return next(at for at, line in filled if line.casefold() in often)


def _asked(filled: Sequence[tuple[int, str]]) -> int | None:
    """Lines that end as questions, each with a reply under it."""
    lines = [line for _, line in filled]
    asked = [
        at
        for at, (one, two) in enumerate(pairwise(lines))
        if one.endswith("?") and not two.endswith("?") and one[:1] not in "-*•#>|"
    ]
    if len(asked) < _EXCHANGES or len(asked) < _SHARE * len(lines):
        return None
    return filled[asked[0]][0]
