"""Times as transcripts write them: hours may be missing, fractions come after dot or comma."""

from __future__ import annotations

import re

TIME = r"\d{1,3}:[0-5]\d(?::[0-5]\d)?(?:[.,]\d{1,6})?"
"""A pattern without groups: `0:05`, `00:04:10`, `00:04:10.500`."""
DAYTIME = rf"{TIME}(?:\s?[AaPp]\.?[Mm]\.?)?"
"""The same, or a time of day: `10:31 AM`."""

_PLAIN = re.compile(TIME)


def seconds_of(time: str) -> float | None:
    """Seconds since the recording began; None for a time of day."""
    if not _PLAIN.fullmatch(time):
        return None
    seconds = 0.0
    for part in time.replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return round(seconds, 3)
