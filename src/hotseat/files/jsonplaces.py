"""Where a value stands in a JSON text, for messages about a file that somebody else wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

Path = tuple[str | int, ...]
"""Keys and places in lists that lead to a value, from the outermost."""

MOST = 2_000_000
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\],:]|[^\s{}\[\],:"]++', re.DOTALL)


def lines_of(text: str, wanted: Iterable[Path]) -> Mapping[Path, int]:
    """The line, from 1, where each of these values begins, in a text that is JSON.

    One that is not there has the line of the nearest value around it that is; in a text of more
    than `MOST` characters nothing is looked for, and all have 0.
    """
    if len(text) > MOST:
        return dict.fromkeys(wanted, 0)
    left = {path[:length] for path in wanted for length in range(len(path) + 1)}
    places: dict[Path, int] = {}
    path: list[str | int] = []
    kinds: list[str] = []
    key = ""
    line, at, before = 1, 0, ""
    for token in _TOKEN.finditer(text):
        word = token.group()
        line += text.count("\n", at, token.start())
        at = token.start()
        if word == ":":
            path[-1] = _key(key)
        elif word == ",":
            path[-1] = path[-1] + 1 if isinstance(path[-1], int) else ""
        elif word in "}]":
            path.pop()
            kinds.pop()
        else:
            is_key = bool(kinds) and kinds[-1] == "{" and before != ":"
            if is_key:
                key = word
            elif (here := tuple(path)) in left and here not in places:
                places[here] = line
            if word in "{[":
                kinds.append(word)
                path.append("" if word == "{" else 0)
        before = word
    return {path: _nearest(places, path) for path in left}


def _nearest(places: Mapping[Path, int], path: Path) -> int:
    while path and path not in places:
        path = path[:-1]
    return places.get(path, 1)


def _key(word: str) -> str:
    return str(json.loads(word))
