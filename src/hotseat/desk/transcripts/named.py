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
    rf"(?P<open>[\[(])?(?P<time>{TIME})(?:[:;]\d\d)?(?:\s*(?:-{{1,2}}>?|[–—,])\s*{TIME})?[\])]?"
    r"(?P<gap>[\s\-–—|]+|$)"
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
_FIRST_TIME = re.compile(rf"[\[(](?P<time>{TIME})[\])]\s*")
_STAMP = re.compile(
    r"\[[\d.,:;hms/\s\-–>]{2,40}(?:[AaPp][Mm])?\]\s+"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])? - "
)
"""A date, or a time that says nothing of the recording, as chats write it."""
_SPEAKER = re.compile(r"\[(?P<name>[^\[\]:]{1,60})\]\s+(?P<text>\S.*)")
_COLON = re.compile(r":(?=\s|$)|：")
_HAS_TIME = re.compile(r"\d:[0-5]\d")
_BULLET = re.compile(r"(?:(?:>|[-*•–—]|#{1,6})\s+|>>+\s*)+")


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
    rest: str = ""
    """What is said on the line if the name is nobody's; empty: all of it."""


def head_of(line: str) -> Head | None:
    """What a stripped line begins with, if it can be a name or a time."""
    if ":" not in line[:200] and "：" not in line[:200]:
        return None
    line = _unmarked(" ".join(line.split()))
    if line[:1].isdigit() or line[:1] == "[":
        stamp = _STAMP.match(line)
        if stamp and not _LEAD.match(line):
            line = line[stamp.end() :]
    if _HAS_TIME.search(line[:200]):
        if match := _CLOCKED.match(line):
            return Head(name_in(match["name"]), "", None, timed=True, alone=True)
        if match := _LEAD.match(line):
            return _after_time(line[match.end() :], match)
        if len(line) <= 200 and (match := _HEADER.match(line)):
            return _head(match, "", alone=True)
        if match := _TIMED.match(line):
            return _head(match, match["text"] or "", alone=match["text"] is None)
    label, text = parted(line)
    if not label:
        return None
    if time := _FIRST_TIME.match(text):
        start, text = seconds_of(time["time"]), text[time.end() :]
        return Head(label, text, start, timed=True, alone=False)
    return Head(label, text, None, timed=False, alone=False)


def parted(line: str) -> tuple[str, str]:
    """The label before the first colon and what comes after it; both empty if there is none.

    A colon within a word, as in an address, is none; the wide colon needs no space after it.
    """
    match = _COLON.search(line, 0, _LONGEST)
    if not match or not match.start():
        return "", ""
    return _name(line[: match.start()]), line[match.end() :].strip()


def _name(text: str) -> str:
    """A name without brackets around it and without the dash before a time."""
    name = name_in(text).rstrip("-–—|, ")
    inner = name[1:-1]
    return inner.strip() if name[:1] == "[" and name[-1:] == "]" and "[" not in inner else name


def _head(match: re.Match[str], text: str, *, alone: bool) -> Head:
    name = _name(match["name"])
    return Head(name, text, seconds_of(match["time"]), timed=True, alone=alone)


def _after_time(rest: str, time: re.Match[str]) -> Head:
    start = seconds_of(time["time"])
    said = rest if time["open"] else time.string
    if not rest:
        return Head("", "", start, timed=True, alone=True)
    match = _SPEAKER.match(rest) if time["open"] else None
    if match and likeness(parted(match["text"])[0]) < Likeness.MEDIUM:
        return Head(_name(match["name"]), match["text"], start, timed=True, alone=False, rest=said)
    label, text = parted(_unmarked(rest))
    if label:
        return Head(label, text, start, timed=True, alone=False, rest=said)
    apart = time["open"] or time["gap"].strip()
    if (
        len(rest) <= MAX_LETTERS
        and apart
        and likeness(rest) >= (Likeness.FULL if time["open"] else Likeness.LOOSE)
    ):
        return Head(name_in(rest), "", start, timed=True, alone=True, rest=said)
    return Head("", said, start, timed=True, alone=False)


def _unmarked(line: str) -> str:
    """Without the bullet, the quote sign and the bold or slanted type at its beginning."""
    if line[0] in ">-*•–—#" and (bullet := _BULLET.match(line)):
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
