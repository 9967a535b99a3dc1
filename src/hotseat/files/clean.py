"""Making text safe for a terminal, one character for one, so that spans still hold."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"

BIDI_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs that reorder the text around them: what is shown is not what stands there."""

_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{BIDI_OVERRIDES}]")


def clean(text: str) -> str:
    """Replace control characters (but newline and tab), lone surrogates and bidi overrides
    by U+FFFD, one for one.
    """
    return _UNSAFE.sub(REPLACEMENT, text)


def shorten(text: str, limit: int = 60) -> str:
    """The text on one line and cleaned, cut with an ellipsis if it is longer than `limit`."""
    line = " ".join(clean(text[: limit * 4]).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
