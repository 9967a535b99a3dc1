"""Lengths of time, as people write them."""

from __future__ import annotations

import re

_PARTS = re.compile(r"(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m(?:in)?)?(?:(\d+(?:\.\d+)?)s)?")
LONGEST = 24 * 3600.0
"""Seconds; no limit may be longer."""


def parse_seconds(text: str) -> float:
    """Seconds of `90s`, `8m`, `1h30m` or a bare number of minutes.

    Raises:
        ValueError: it is none of these, or not between a second and a day.
    """
    said = text.strip().lower().replace(" ", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", said):
        said += "m"
    found = _PARTS.fullmatch(said)
    if not said or found is None:
        raise ValueError(f"{text!r} is not a length of time; 8m, 90s and 1h30m are")
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    length = hours * 3600 + minutes * 60 + seconds
    if not 1 <= length <= LONGEST:
        raise ValueError(f"{text!r} is not between one second and a day")
    return length
