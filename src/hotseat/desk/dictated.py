"""Mail addresses and telephone numbers as they are dictated, or spelled so that no machine reads
them: `jane at example dot com`, `j.doe [at] firma [dot] de`, `oh one seven, ...`.

Works on folded text. As all rules do, these take time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

LATIN = r"[^\W\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
"""A sign of a word, in scripts that put blanks between words: others end no address or number."""

_DOT = r"(?: (?:dot|punkt|point) | ?[\[({]dot[\])}] ?| \. )"
_WHO = (
    r"(?<![\w.+-])(?P<who>[\w.+-]++"
    rf"(?:(?:{_DOT}| (?:underscore|dash|hyphen|plus) )[\w+-]++){{0,4}}+)"
)
_SPOKEN = re.compile(rf"{_WHO} (?:at|@) (?P<where>[\w-]++(?:{_DOT}[\w-]++){{1,4}}+)(?![\w-])")
_SPELLED = re.compile(rf"{_WHO} ?[\[({{]at[\])}}] ?[\w-]++(?:(?:\.|{_DOT})[\w-]++){{1,4}}+")
_AT_POST = re.compile(
    rf"{_WHO} at (?:gmail|googlemail|outlook|hotmail|yahoo|icloud|proton|protonmail|gmx|web|aol|"
    r"live|fastmail)(?: dot)? (?:com|de|net|org|me|ch|at|fr|co uk)(?![\w-])"
)
_AT_ANY = re.compile(rf"{_WHO} at [\w-]++ (?:com|org|net|edu|io|dev|de|uk|fr|ch|nl|es)(?![\w-])")
_MAIL_CUE = re.compile(
    r"(?<![a-z0-9])(?:e-?mail|mail|address|reach me|write to me|write me)"
    r"(?: (?:address|me|is|at|to|on|under))*[ :]{1,2}$"
)
_CUE_REACH = 40
_SAID_ENDS_TEXT = "com org net edu gov io ai dev me uk de fr eu nl ch es in ca au"
_SAID_ENDS = frozenset(_SAID_ENDS_TEXT.split())
_NOBODY = frozenset(
    ("was", "am", "is", "are", "were", "be", "been", "work", "worked", "look", "me")
)
"""Before `at`, these are no mailbox: `I was at gmail com`."""

_DIGIT = r"(?:oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine)"
_DIGITS = re.compile(
    rf"(?<!{LATIN})(?<!-)(?:(?:double|triple) )?+{_DIGIT}(?!{LATIN}|')"
    rf"(?:[ ,.-]{{1,2}}(?:(?:double|triple) )?+{_DIGIT}(?!{LATIN}|'))++"
)
_ONE_DIGIT = re.compile(rf"(?<![a-z]){_DIGIT}(?![a-z])")
_FEWEST = 7
_FEWEST_ASKED = 5
"""Where words before it say that it is a number."""


def spelled(text: str) -> Iterator[Span]:
    """Addresses with `(at)`: looked for before anything else, as the rest of one is a host."""
    for match in _SPELLED.finditer(text):
        yield match.span()


def mails(text: str) -> Iterator[Span]:
    """Addresses in words."""
    done = 0
    found = [m.span() for m in _SPOKEN.finditer(text) if _last(m["where"]) in _SAID_ENDS]
    found += [m.span() for m in _AT_POST.finditer(text) if m["who"] not in _NOBODY]
    for match in _AT_ANY.finditer(text):
        at = match.start()
        if _MAIL_CUE.search(text, max(0, at - _CUE_REACH), at):
            found.append(match.span())
    for start, end in sorted(found):
        if start >= done:
            done = end
            yield start, end


def phones(text: str, cue: re.Pattern[str]) -> Iterator[Span]:
    """Digits in words, as many as a telephone number has; fewer behind a `cue`."""
    for match in _DIGITS.finditer(text):
        at = match.start()
        asked = cue.search(text, max(0, at - _CUE_REACH), at) is not None
        if len(_ONE_DIGIT.findall(match.group())) >= (_FEWEST_ASKED if asked else _FEWEST):
            yield match.span()


def _last(where: str) -> str:
    return re.split(r"\W+", where)[-1]
