"""The cues of a WebVTT or SRT file, however loosely it was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hotseat.desk.transcripts.refuse import refused
from hotseat.desk.transcripts.times import TIME, seconds_of

_ARROW = r"(?:-{1,3}|[–—])>"
_TIMING = re.compile(rf"\s*({TIME})\s*{_ARROW}")
_BROKEN = re.compile(rf"\s*(?=[\d:.,;]*[:;][\d:.,;]*\s*{_ARROW}|{_ARROW})[\d:.,;]*\s*{_ARROW}")
_SKIPPED = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_GUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?:/\S{1,20})?")
_NUMBER = re.compile(r"\d{1,9}")
_HEADER = "WEBVTT"


@dataclass(slots=True)
class Cue:
    """Words that are shown from a time on."""

    start: float | None
    line: int
    """Where its times stand, counted from 1."""
    name: str
    """Its number or id; empty where it has none."""
    lines: list[str] = field(default_factory=list)
    """Stripped; an empty one for each blank line."""


def has_cues(lines: Sequence[str]) -> bool:
    """Whether a file is made of cues."""
    return is_webvtt(lines) or any(">" in line and _TIMING.match(line) for line in lines)


def is_webvtt(lines: Sequence[str]) -> bool:
    """Whether a file says that it is WebVTT."""
    first = next((line for line in lines if line.strip()), "")
    return first.lstrip().startswith(_HEADER) and not first.lstrip()[6:7].isalnum()


def form_of(lines: Sequence[str]) -> str:
    """`WebVTT` or `SRT`; without a header the comma in its times tells."""
    if is_webvtt(lines):
        return "WebVTT"
    times = (match.group(1) for line in lines if (match := _TIMING.match(line)))
    return "SRT" if "," in next(times, "") else "WebVTT"


def cues_of(lines: Sequence[str], name: str) -> list[Cue]:
    """The cues in the order of the file.

    A time always begins a cue, with or without a blank line before it. Text after a blank line
    belongs to the cue before. Notes, styles, regions and what stands before the first cue are
    left out.

    Raises:
        InvalidFileError: a cue's start cannot be read.
    """
    cues: list[Cue] = []
    now = Cue(None, 0, "")
    skip = is_webvtt(lines)
    notes = form_of(lines) == "WebVTT"
    seen = False
    after_blank = True
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        if ">" in line and (match := _TIMING.match(line)):
            now = Cue(seconds_of(match.group(1)), number, _take_name(now))
            cues.append(now)
            skip, seen, after_blank = False, True, False
        elif not line:
            if now.lines or now.line:
                now.lines.append("")
            skip = skip and not seen
            after_blank = True
        elif ">" in line and _BROKEN.match(line):
            message = "the times of this cue cannot be read"
            raise refused(name, message, "write them as 00:01:02.000 --> 00:01:05.000", number, 1)
        else:
            skip = skip or (notes and after_blank and bool(_SKIPPED.match(line)))
            if not skip or (not cues and _NUMBER.fullmatch(line)):
                now.lines.append(line)
            seen, after_blank = True, False
    return cues


def _take_name(before: Cue) -> str:
    """The id that stands right before a cue's times, taken from the lines of the cue before."""
    lines = before.lines
    blanks = 0
    while blanks < len(lines) and not lines[-1 - blanks]:
        blanks += 1
    at = len(lines) - 1 - blanks
    if at < 0:
        return ""
    last = lines[at]
    is_first = not before.line
    stands_alone = at > 0 and not lines[at - 1]
    if blanks:
        found = is_first or (stands_alone and _follows(last, before.name))
        found = found and bool(_NUMBER.fullmatch(last))
    else:
        counted = _NUMBER.fullmatch(last) and (is_first or _NUMBER.match(before.name))
        found = is_first or stands_alone or bool(counted) or bool(_GUID.fullmatch(last))
    if not found:
        return ""
    del lines[at:]
    return last


def _follows(number: str, name: str) -> bool:
    both = _NUMBER.fullmatch(number) and _NUMBER.fullmatch(name)
    return bool(both) and int(number) == int(name) + 1
