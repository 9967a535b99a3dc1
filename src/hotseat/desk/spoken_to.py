"""Where words say by their place that somebody is spoken to, or gives a name: `thanks jo`."""

from __future__ import annotations

import re

_GREETED = re.compile(
    r"\b(?:thanks|thank you|thx|hi|hello|hey|dear|welcome|bye|goodbye|cheers|"
    r"good (?:morning|afternoon|evening)),? $"
)
_NAMED = re.compile(r"\b(?:my name is|my name's|call me|i'm|i am|this is|it's),? $")
_TITLED = re.compile(r"(?<!\w)(?:(?:mr|mrs|ms|miss|mx|dr|prof)\.? |[a-z]\. ?)$", re.IGNORECASE)
_REACH = 20
_ENDS = frozenset(".?!\n")


def is_greeted(text: str, start: int) -> bool:
    """Whether a greeting stands before it."""
    return _GREETED.search(text, max(0, start - _REACH), start) is not None


def is_titled(text: str, start: int) -> bool:
    """Whether a title or an initial stands before it: `Mr BROWN`, `J. BROWN`."""
    return _TITLED.search(text, max(0, start - _REACH), start) is not None


def is_called(text: str, start: int, end: int) -> bool:
    """Whether somebody is called by it: greeted with it, named by it, or between commas."""
    if is_greeted(text, start) or _NAMED.search(text, max(0, start - _REACH), start):
        return True
    before = text[max(0, start - 3) : start].rstrip(" ")
    behind = text[end : end + 1]
    begins = start == 0 or before[-1:] in _ENDS
    comma = before[-1:] == ","
    return (behind == "," and (begins or comma)) or (comma and (behind in _ENDS or not behind))
