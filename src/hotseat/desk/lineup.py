"""The lines of a log as they lie in the file: which fit their own hash, which are in order."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hotseat.desk.chain import HEAD_LOST, Head, entry_of

_SEAL = re.compile(rb',"hash":"([0-9a-f]{64})"\}')
_SEAL_LENGTH = len(',"hash":""}') + 64


@dataclass(frozen=True, slots=True)
class Line:
    """A line that fits its own hash."""

    at: int
    """In the file, counted from 1."""
    number: int
    before: str
    """The hash that it gives for the line before it."""
    digest: str
    head_lost: bool = False


@dataclass(frozen=True, slots=True)
class Lineup:
    """All lines of a log."""

    count: int
    row: tuple[Line, ...]
    """Those that stand in order."""
    apart: tuple[Line, ...]
    """Those that fit their hash, but stand where they do not belong."""
    changed: tuple[int, ...]
    """The places of those that do not fit their hash."""
    torn: int
    """The place of a last line without an end; 0 where it has one."""


def line_up(text: bytes, head: Head | None) -> Lineup:
    """Read the lines of a log."""
    lines = text.split(b"\n")
    rest = lines.pop()
    torn = len(lines) + 1 if rest else 0
    sound: list[Line] = []
    changed: list[int] = []
    for at, raw in enumerate(lines, start=1):
        line = _sound(at, raw)
        if line is None:
            changed.append(at)
        else:
            sound.append(line)
    single = _one_of_each(sound, head)
    places = _in_order([line.number for line in single])
    row = tuple(single[place] for place in places)
    there = {line.at for line in row}
    apart = tuple(line for line in sound if line.at not in there)
    return Lineup(len(lines) + bool(torn), row, apart, tuple(changed), torn)


def runs(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Places that follow each other, as their first and last."""
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield run[0], run[-1]
            run = []
        run.append(place)
    if run:
        yield run[0], run[-1]


def _one_of_each(sound: Sequence[Line], head: Head | None) -> list[Line]:
    """Of lines with the same number the first one that another line, or the head, follows."""
    if len({line.number for line in sound}) == len(sound):
        return list(sound)
    followed = {(line.number - 1, line.before) for line in sound}
    if head is not None:
        followed.add((head.count, head.digest))
    chosen: dict[int, Line] = {}
    for line in sound:
        held = chosen.setdefault(line.number, line)
        if _is(held) not in followed and _is(line) in followed:
            chosen[line.number] = line
    return sorted(chosen.values(), key=lambda line: line.at)


def _is(line: Line) -> tuple[int, str]:
    return line.number, line.digest


def _sound(at: int, raw: bytes) -> Line | None:
    """The line, if it fits its own hash to the byte."""
    end = _SEAL.fullmatch(raw, max(len(raw) - _SEAL_LENGTH, 0))
    if end is None:
        return None
    digest = end[1].decode()
    if hashlib.sha256(raw[:-_SEAL_LENGTH] + b"}").hexdigest() != digest:
        return None
    entry = entry_of(raw) or {}
    number, before = entry.get("n"), entry.get("prev")
    if type(number) is not int or number < 1 or not isinstance(before, str):
        return None
    return Line(at, number, before, digest, entry.get("act") == HEAD_LOST)


def _in_order(numbers: Sequence[int]) -> list[int]:
    """The places of the longest row of numbers that grow: the others stand out of order."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        if not ends or number > ends[-1]:
            spot = len(ends)
            ends.append(number)
            places.append(place)
        else:
            spot = bisect_left(ends, number)
            ends[spot], places[spot] = number, place
        before.append(places[spot - 1] if spot else -1)
    row: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        row.append(place)
        place = before[place]
    return row[::-1]
