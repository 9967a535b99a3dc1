"""Names that files give to things: of topics, options, causes and entries."""

from __future__ import annotations

import re
import unicodedata

MOST = 60
PATTERN = rf"^[a-z][a-z0-9_]{{0,{MOST - 1}}}$"
RULE = f"lower-case letters, digits and '_', at most {MOST}, a letter first"


def is_name(text: str) -> bool:
    """Whether a text can be a name."""
    return re.fullmatch(PATTERN[1:-1], text) is not None


def name_like(text: str) -> str:
    """The name that is most like a text; empty where none is."""
    plain = unicodedata.normalize("NFKD", text[: 4 * MOST].casefold())
    parts = re.findall("[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    return "_".join(parts).lstrip("_0123456789")[:MOST].rstrip("_")


def name(text: str) -> str:
    """The text, for a schema.

    Raises:
        ValueError: it cannot be a name; says what could be one.
    """
    if is_name(text):
        return text
    near = name_like(text)
    raise ValueError(f"names are {RULE}" + (f", such as {near}" if near else ""))
