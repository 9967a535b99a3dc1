"""Lines that begin with a name: `Name: text`, with or without times, and names on their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hotseat.desk.transcripts.markup import name_in
from hotseat.desk.transcripts.names import MAX_LETTERS, Likeness, likeness
from hotseat.desk.transcripts.times import DAYTIME, TIME, seconds_of

_LONGEST = MAX_LETTERS + 40
"""Characters of a label with what may stand around the name."""
_NAME = rf"[^\s:：][^:：]{{0,{_LONGEST}}}?"
_LEAD = re.compile(
    rf"(?P<open>[\[(])?(?P<time>{TIME})(?:\s*(?:-{{1,2}}>?|[–—,])\s*{TIME})?[\])]?(?:[\s\-–—|]+|$)"
)
_TIMED = re.compile(
    rf"(?P<name>{_NAME})\s*[\[(](?P<time>{DAYTIME})[\])]\s*(?:[:：]\s*(?P<text>.*)|$)"
)
_HEADER = re.compile(rf"(?P<name>{_NAME})\s+(?P<time>{DAYTIME})\s*[:：]?$")
_CLOCKED = re.compile(rf"\[(?P<name>[^\[\]:]{{1,{MAX_LETTERS}}})\]\s+{TIME}$")
_BOLD = re.compile(
    r"(?P<before>[\s\d:.,()\[\]\-–—]{0,24})"
    r"(?:(?P<star>\*\*?)(?P<starred>[^*]{1,100})(?P=star)"
    r"|(?P<line>__?)(?P<lined>[^_]{1,100})(?P=line))"
)
_HAS_TIME = re.compile(r"\d:[0-5]\d")
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
    line = _unmarked(" ".join(line.split()))
    if _HAS_TIME.search(line[:200]):
        if match := _CLOCKED.match(line):
            return Head(name_in(match["name"]), "", None, timed=True, alone=True)
        if match := _LEAD.match(line):
            return _after_time(line[match.end() :], match)
        if len(line) <= 200 and (match := _HEADER.match(line)):
            return _head(match, "", alone=True)
        if match := _TIMED.match(line):
            return _head(match, match["text"] or "", alone=match["text"] is None)
    label, text = _parted(line)
    return Head(label, text, None, timed=False, alone=False) if label else None


def _parted(line: str) -> tuple[str, str]:
    """The label before the first colon and what comes after it; both empty if there is none.

    A colon within a word, as in an address, is none; the wide colon needs no space after it.
    """
    at = min((i for sign in ":：" if (i := line.find(sign, 0, _LONGEST)) >= 0), default=0)
    after = line[at + 1 :]
    if not at or (line[at] == ":" and after and not after[0].isspace()):
        return "", ""
    return name_in(line[:at]).strip("[]"), after.strip()


def _head(match: re.Match[str], text: str, *, alone: bool) -> Head:
    name = name_in(match["name"]).strip("[]")
    return Head(name, text, seconds_of(match["time"]), timed=True, alone=alone)


def _after_time(rest: str, time: re.Match[str]) -> Head:
    start = seconds_of(time["time"])
    if not rest:
        return Head("", "", start, timed=True, alone=True)
    label, text = _parted(_unmarked(rest))
    if label:
        return Head(label, text, start, timed=True, alone=False)
    if len(rest) <= MAX_LETTERS and time["open"] and likeness(rest) >= Likeness.FULL:
        return Head(name_in(rest), "", start, timed=True, alone=True)
    return Head("", rest if time["open"] else time.string, start, timed=True, alone=False)


def _unmarked(line: str) -> str:
    """Without the bullet, the quote sign and the bold or slanted type at its beginning."""
    if line[0] in ">-*•–—" and (bullet := _BULLET.match(line)):
        line = line[bullet.end() :]
    if ("*" in line[:26] or "_" in line[:26]) and (bold := _BOLD.match(line)):
        inner = bold["starred"] or bold["lined"]
        line = f"{bold['before']}{inner}{line[bold.end() :]}"
    return line


def words_before(lines: Sequence[str], first: int) -> int:
    """How many words of prose stand before a line; titles and lists of names are none."""
    return sum(len(line.split()) for line in lines[:first] if not is_title(line))


def is_title(line: str) -> bool:
    """Whether a line before the first name is a heading, a date or a list rather than talk."""
    return line.startswith("#") or (
        not line.rstrip("*_ ").endswith((".", "!", "?", "…")) and len(line) <= 400
    )
