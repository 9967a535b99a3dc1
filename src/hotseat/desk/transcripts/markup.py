"""What stands in a cue beside words: voices, tags, entities."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?(?:[ \t\n]([^<>]{0,200}))?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:c|i|b|u|v|s|ruby|rt|lang|font|span)(?:[.\s][^<>]{0,200})?/?>"
    r"|<\d{1,3}:[\d:.,]{1,20}>"
    r"|\{\\[^{}]{1,40}\}",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s{0,4}/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")


def voices_of(lines: Sequence[str]) -> Iterator[tuple[str | None, tuple[str, ...]]]:
    """The parts of a cue with the name of each one's voice tag, None where there is none."""
    if not any("<" in line or "&" in line or "{" in line for line in lines):
        yield None, tuple(line for line in lines if line)
        return
    parts = _VOICE.split("\n".join(lines))
    if any(parts[0].split()):
        yield None, _plain(parts[0])
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        yield (name_in(_decoded(name)) or None if name else None), _plain(text)


def name_in(label: str) -> str:
    """A name without signs that are not seen, on one line."""
    return " ".join(_INVISIBLE.sub("", label).split())


def _plain(text: str) -> tuple[str, ...]:
    lines = _decoded(_TAG.sub("", _BREAK.sub("\n", text))).split("\n")
    return tuple(line for line in (" ".join(line.split()) for line in lines) if line)


def _decoded(text: str) -> str:
    """Entities as signs; a bare `&` and what only looks like an entity stay."""
    return _ENTITY.sub(_sign, text) if "&" in text else text


def _sign(match: re.Match[str]) -> str:
    sign = html.unescape(match.group())
    return sign if sign.isprintable() or sign.isspace() else ""
