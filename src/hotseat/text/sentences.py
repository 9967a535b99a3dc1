"""Sentences of a folded text as spans: ends of sentences, list items, lines that stand alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BULLET = re.compile(r"\s*(?:[-*+•‣◦]|\(?\d{1,2}[.)]|\(?[a-z][.)]|#{1,6}|>)\s+")
_STOP = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|[.!?](?=[a-z]{3})|;|\?")
_SHORT_FORMS = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|etc|approx|incl|cf|fig|bec|mr|mrs|ms|dr|st|resp)|(?<![\w'])[a-z])$"
)
_NUMBER = re.compile(r"(?<!\w)no\.\s?\d")
LONGEST = 8
"""Letters of the longest short form and the sign before it."""
_WRAP = 60
"""A line at least this long without a full stop at its end goes on in the next one."""


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence in the folded text; `asks` where it ends in a question mark."""

    start: int
    end: int
    asks: bool
    bullet: bool


def sentences(text: str) -> list[Span]:
    """Sentence spans in order; white space and list signs stay outside."""
    found: list[Span] = []
    for start, end, bullet in _lines(text):
        at = start
        for stop in _STOP.finditer(text, start, end):
            if text[stop.start()] == "." and _SHORT_FORMS.search(
                text, max(at, stop.start() - LONGEST), stop.start()
            ):
                continue
            if _NUMBER.match(text, max(at, stop.start() - 2)):
                continue
            _add(found, text, at, stop.end(), "?" in stop.group(), bullet)
            at = stop.end()
        _add(found, text, at, end, False, bullet)
    return found


def _add(found: list[Span], text: str, start: int, end: int, asks: bool, bullet: bool) -> None:
    while start < end and not text[start].isalnum() and text[start] not in "\"'":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end, asks, bullet))


def _lines(text: str) -> list[tuple[int, int, bool]]:
    """Stretches between line ends that part sentences."""
    out: list[tuple[int, int, bool]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        start, end = at, at + len(line)
        at = end
        if not line.strip():
            out.append((start, start, False))
            continue
        mark = _BULLET.match(line)
        if not mark and out and out[-1][1] > out[-1][0] and _goes_on(text, out[-1]):
            out[-1] = (out[-1][0], end, out[-1][2])
        else:
            out.append((start + (mark.end() if mark else 0), end, bool(mark)))
    return out


def _goes_on(text: str, line: tuple[int, int, bool]) -> bool:
    start, end, _ = line
    begun = text.rfind("\n", start, max(start, end - 1)) + 1
    last = text[max(start, begun) : end].rstrip()
    return len(last) >= _WRAP and last[-1:] not in ".!?:;"
