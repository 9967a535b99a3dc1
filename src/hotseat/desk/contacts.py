"""Mail addresses, links, handles and telephone numbers in a text, by rule.

Works on folded text. What is found is filled with a sign that no rule matches, so that later
rules see no half of it, and a text that was masked before gives nothing new. Every rule takes time
in proportion to the text: no expression can begin twice within one run of signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from hotseat.desk import dictated
from hotseat.desk.dictated import LATIN

Kind = Literal["name", "mail", "phone", "link"]
Find = tuple[int, int, Kind]
"""Start, end and kind; a `name` is none of those found here."""

FILLED = "\ue000"
"""Stands where something was found; no letter, no digit, no blank."""

_LINK = re.compile(rf"(?<!{LATIN})(?<![@.])(?:(?:https?|ftp)://|www\.(?=\w))[^\s{FILLED}<>\"]++")
_DOMAIN = re.compile(rf"(?<!{LATIN})(?<![@.-])[a-z0-9-]++(?:\.[a-z0-9-]++)++")
_PATH = re.compile(rf"(?::\d+)?/[^\s{FILLED}<>\"]*+")
_HOST = re.compile(r"[\w.-]*")
_TAIL = ".,;:!?)]}'*_"
_BARE_ENDS_TEXT = "com org net edu gov dev app info biz uk de fr eu nl ch es pl se"
_BARE_ENDS = frozenset(_BARE_ENDS_TEXT.split())
"""Ends of a name that stands alone. `ai` and `io` are not among them: so end names of tools."""
_MORE_ENDS_TEXT = (
    "ai io co me in it at be us ca au nz ie jp cn br ru dk no fi pt cz ro gr hu tv ly gg "
    "gl xyz page site online tech cloud blog link works"
)
_MORE_ENDS = frozenset(_MORE_ENDS_TEXT.split())
_PATH_ENDS = _BARE_ENDS | _MORE_ENDS
"""Ends of a name with a path behind it."""
_TOOLS = frozenset(("asp.net", "ado.net", "vb.net", "ml.net"))

_NUMBER = re.compile(
    rf"(?<!{LATIN})(?<![$€£#.,:/+({FILLED}-])(?:\+ ?|\(\+?|\+\()?\d(?:[ .()/-]{{0,3}}+\d)*+"
)
_GOES_ON = re.compile(rf"{LATIN}|%|[.,:]\d")
_CUE = re.compile(
    r"(?<![a-z0-9])(?:phone|telephone|mobile|cell|tel|whatsapp|call me|text me|ring me|reach me|"
    r"my number)"
    r"(?: (?:number|no))?\.?(?: (?:is|at|on|under))?[ :]{0,2}$"
)
_CUE_REACH = 40
_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d|(?:19|20)\d\d([-./])\d\d?\1\d)"
)
_YEARS = re.compile(r"(?:19|20)\d\d(?: ?[-/ ] ?(?:19|20)\d\d)+")
_AMERICAN = re.compile(
    r"(?:1[ .-]?)?(?:\([2-9]\d\d\)|[2-9]\d\d)([ .-]{0,2})\d{3}[ .-]\d{4}|[2-9]\d{9}"
)
_LOCAL = re.compile(r"[2-9]\d\d-\d{4}")
_NATIONAL = re.compile(r"\(?0[1-9]\d|0[1-9](?:[ .-]?\d\d){4}$|00[1-9]")
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
"""Of a machine."""
FEWEST, MOST = 7, 15
"""Digits of a telephone number (ITU E.164 for the most), and"""
_FEWEST_UNASKED = 9
"""of one without a country, where nothing says that it is one."""
_LONGEST = 60
"""Signs of a run of digits in which one is looked for."""


def contacts(text: str) -> tuple[list[Find], str]:
    """What is found in folded text, in order, and the text with all of it filled."""
    found: list[Find] = []
    for rule in (_spelled, _links, _spoken, _mails, _phones, _said_phones):
        new = list(rule(text))
        found += new
        text = filled(text, [(start, end) for start, end, _ in new])
    return sorted(found), text


def filled(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with stretches, in order and apart from each other, filled."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += text[at:start], FILLED * (end - start)
        at = end
    return "".join((*parts, text[at:]))


def _links(text: str) -> Iterator[Find]:
    done = 0
    whole = [match.span() for match in _LINK.finditer(text)]
    for start, end in sorted((*whole, *_domains(text))):
        if start >= done:
            done = start + len(text[start:end].rstrip(_TAIL))
            yield start, done, "link"


def _domains(text: str) -> Iterator[tuple[int, int]]:
    """Names of hosts without `http`, with what stands behind them."""
    done = 0
    for match in _DOMAIN.finditer(text):
        name = match.group().rstrip("-")
        end = match.start() + len(name)
        labels = name.split(".")
        odd = text[end : end + 1] == "@" or name in _TOOLS or text[end : end + 2] == "." + FILLED
        if odd or match.start() < done:
            continue
        path = _PATH.match(text, end)
        if path and labels[-1] in _PATH_ENDS:
            done = path.end()
            yield match.start(), done
        elif labels[-1] in _BARE_ENDS:
            yield match.start(), end


def _spelled(text: str) -> Iterator[Find]:
    """An address that is to be safe from machines: `j.doe(at)firma.de`."""
    yield from ((start, end, "mail") for start, end in dictated.spelled(text))


def _spoken(text: str) -> Iterator[Find]:
    """An address as it is dictated: `jane at example dot com`."""
    yield from ((start, end, "mail") for start, end in dictated.mails(text))


def _said_phones(text: str) -> Iterator[Find]:
    """A number as it is dictated."""
    yield from ((start, end, "phone") for start, end in dictated.phones(text, _CUE))


def _mails(text: str) -> Iterator[Find]:
    """Addresses; `@name` behind a blank is a handle and counts as a link."""
    done = 0
    for sign in re.finditer("@", text):
        at = start = sign.start()
        if at < done:
            continue
        while start > done and (text[start - 1].isalnum() or text[start - 1] in "._+%'-"):
            start -= 1
        match = _HOST.match(text, at + 1)
        host = match.group().rstrip(_TAIL + "-") if match else ""
        end = at + 1 + len(host)
        alone = start == at and (at == 0 or text[at - 1].isspace() or text[at - 1] in "(:,")
        if start < at and re.search(r"\.[^\W\d_]{2}", host):
            done = end
            yield start, end, "mail"
        elif alone and len(host) > 1 and not host[0].isdigit():
            done = end
            yield start, end, "link"


def _phones(text: str) -> Iterator[Find]:
    for match in _NUMBER.finditer(text):
        if _GOES_ON.match(text, match.end()):
            continue
        at = match.start()
        asked = _CUE.search(text, max(0, at - _CUE_REACH), at) is not None
        for piece in re.split(r"( / |  +)", match.group()):
            for start, end in _numbers(piece, asked=asked):
                yield at + start, at + end, "phone"
            at += len(piece)


def _numbers(piece: str, *, asked: bool) -> Iterator[tuple[int, int]]:
    """Where telephone numbers stand in a run of digits, in their order."""
    place = _dialled(piece, asked=asked)
    if place is None:
        return
    first, last = place
    yield from _numbers(piece[:first], asked=False)
    yield place
    yield from ((last + a, last + b) for a, b in _numbers(piece[last:], asked=False))


def _dialled(piece: str, *, asked: bool) -> tuple[int, int] | None:
    """Where a telephone number stands in a run of digits: it, or it less a group or two."""
    if len(piece) > _LONGEST:
        return None
    groups = [match.span() for match in re.finditer(r"\S+", piece)]
    cuts = [(a, b) for a in range(3) for b in range(3) if a + b < len(groups)]
    for first, last in sorted(cuts, key=sum):
        start, end = groups[first][0], groups[len(groups) - 1 - last][1]
        start += piece[start] == "(" and ")" not in piece[start:end]
        end -= piece[start:end].count(")") > piece[start:end].count("(")
        if _is_phone(piece[start:end], asked=asked and first == 0):
            return start, end
    return None


def _is_phone(piece: str, *, asked: bool) -> bool:
    """Whether a run of digits and the signs between them can be dialled."""
    digits = re.sub(r"\D", "", piece)
    dates = _DATE.search(piece) or _YEARS.fullmatch(piece) or _ADDRESS.fullmatch(piece)
    if not FEWEST <= len(digits) <= MOST or dates:
        return False
    if asked:
        return True
    if digits.endswith("000"):
        return False
    if piece.startswith(("+", "(+")):
        return True
    if _NATIONAL.match(piece):
        return len(digits) >= _FEWEST_UNASKED
    return bool(_AMERICAN.fullmatch(piece) or _LOCAL.fullmatch(piece))
