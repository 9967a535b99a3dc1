"""Lines that begin with a name: `Name: text`, with or without times, and names on their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hotseat.desk.transcripts.markup import name_in
from hotseat.desk.transcripts.names import MAX_LETTERS, Likeness, likeness
from hotseat.desk.transcripts.times import DAYTIME, TIME, seconds_of

_NAME = rf"[^\s:：][^:：]{{0,{MAX_LETTERS + 40}}}?"
_LEAD = re.compile(
    rf"(?P<open>[\[(])?(?P<time>{TIME})(?:\s*(?:-{{1,2}}>?|[–—,])\s*{TIME})?[\])]?(?:[\s\-–—|]+|$)"
)
_COLON = re.compile(rf"(?P<name>{_NAME})\s*(?::(?=\s|$)|：)\s*(?P<text>.*)")
_TIMED = re.compile(
    rf"(?P<name>{_NAME})\s*[\[(](?P<time>{DAYTIME})[\])]\s*(?:[:：]\s*(?P<text>.*)|$)"
)
_HEADER = re.compile(rf"(?P<name>{_NAME})(?P<gap>\s+)(?P<time>{DAYTIME})\s*[:：]?$")
_CLOCKED = re.compile(rf"\[(?P<name>[^\[\]:]{{1,{MAX_LETTERS}}})\]\s+{TIME}$")
_BOLD = re.compile(r"(?P<before>[^*_]{0,24})(?P<sign>\*\*|__|\*|_)(?P<in>[^*_]{1,100})(?P=sign)")
_BULLET = re.compile(r"(?:(?:>|[-*•–—])\s+|>>+\s*)+")


@dataclass(frozen=True, slots=True)
class Head:
    """What a line begins with."""

    name: str
    """Empty where it is a time alone."""
    text: str
    """The rest of the line."""
    start: float | None
    timed: bool
    """Whether a time stands by the name."""
    alone: bool
    """Whether there is neither colon nor text: the words come in the next lines."""


def head_of(line: str) -> Head | None:
    """What a stripped line begins with, if it can be a name or a time."""
    if ":" not in line[:200] and "：" not in line[:200]:
        return None
    line = _unmarked(line)
    if match := _CLOCKED.match(line):
        return Head(name_in(match["name"]), "", None, timed=True, alone=True)
    if match := _LEAD.match(line):
        return _after_time(line[match.end() :], match)
    if len(line) <= 200 and (match := _HEADER.match(line)):
        return _head(match, "", alone=True)
    if match := _TIMED.match(line):
        return _head(match, match["text"] or "", alone=match["text"] is None)
    if match := _COLON.match(line):
        name = name_in(match["name"]).strip("[]")
        return Head(name, match["text"], None, timed=False, alone=False)
    return None


def _head(match: re.Match[str], text: str, *, alone: bool) -> Head:
    name = name_in(match["name"]).strip("[]")
    return Head(name, text, seconds_of(match["time"]), timed=True, alone=alone)


def _after_time(rest: str, time: re.Match[str]) -> Head:
    start = seconds_of(time["time"])
    if not rest:
        return Head("", "", start, timed=True, alone=True)
    if match := _COLON.match(_unmarked(rest)):
        name = name_in(match["name"]).strip("[]")
        return Head(name, match["text"], start, timed=True, alone=False)
    if len(rest) <= MAX_LETTERS and time["open"] and likeness(rest) >= Likeness.FULL:
        return Head(name_in(rest), "", start, timed=True, alone=True)
    return Head("", rest if time["open"] else time.string, start, timed=True, alone=False)


def _unmarked(line: str) -> str:
    """Without the bullet, the quote sign and the bold or slanted type at its beginning."""
    if line[0] in ">-*•–—" and (bullet := _BULLET.match(line)):
        line = line[bullet.end() :]
    if ("*" in line[:26] or "_" in line[:26]) and (bold := _BOLD.match(line)):
        line = bold["before"] + bold["in"] + line[bold.end() :]
    return line


def words_before(lines: Sequence[str], first: int) -> int:
    """How many words of prose stand before a line; titles and lists of names are none."""
    return sum(len(line.split()) for line in lines[:first] if not is_title(line))


def is_title(line: str) -> bool:
    """Whether a line before the first name is a heading, a date or a list rather than talk."""
    return line.startswith("#") or (
        not line.rstrip("*_ ").endswith((".", "!", "?", "…")) and len(line) <= 400
    )
