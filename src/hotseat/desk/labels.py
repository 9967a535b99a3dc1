"""What candidates are called while names are hidden: A to Z, then AA, AB."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count, product
from pathlib import Path
from string import ascii_uppercase

from hotseat.files.source import read_regular

_LABEL = re.compile(rb'"label": ?"([A-Z]+)"')
_ENOUGH = 200
"""Bytes of a file that the label is looked for in: it stands at the beginning."""


def label_of(path: Path) -> str:
    """The label in the file of an interview, without reading all of it; empty where there is none.

    A damaged file must not keep others from being added, so nothing is raised.
    """
    try:
        found = _LABEL.search(read_regular(path, _ENOUGH))
    except OSError:
        return ""
    return found[1].decode() if found else ""


def next_label(used: Iterable[str]) -> str:
    """The first label that nobody has."""
    taken = set(used)
    names = ("".join(letters) for n in count(1) for letters in product(ascii_uppercase, repeat=n))
    return next(name for name in names if name not in taken)
