"""What a speaker's name is made of: its words, other spellings of them, initials, what is a firm's.

A name may come with a title, a role, pronouns, a nickname or a firm, and nothing says which side of
a dash is the person. Words that are likely a firm's, or a nickname, are `aside`: they count only
where they are written as a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hotseat.desk.plain import bare

HANDLE = 4
"""Letters of the shortest handle, and of the shortest word that other spellings are made of."""
MOST_PARTS = 8
"""Parts of one name that are looked at together."""
WORD = re.compile(r"[^\W_]+")

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_DEGREES = re.compile(r",\s*(?:ph\.?d|md|msc|mba)\b.*$")
_HOST = re.compile(r"(?<=\w)@\S+")
_SIDES = re.compile(r"[|@/•·]|\s[-–—]\s")
_CAMEL = re.compile(r"(?!Mac)([A-Z][a-z]{2,})([A-Z][a-z]{2,})")
_UNJOINED = re.compile(r"(?<=[aou])e|(?<=a)a")
_JOINED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
    | {"Ø": "Oe", "Å": "Aa"}
)
_NO_NAMES_TEXT = (
    "speaker guest host interviewer interviewee candidate applicant unknown you user "
    "participant moderator recruiter person caller phone iphone ipad macbook android "
    "laptop zoom meet teams room meeting admin external team hr dr mr mrs ms miss prof "
    "professor sir jr sr ii iii phd md she he they her him them hers his their the and of "
    "for on at me mail link name er sie ihn ihr elle lui ella ellas corp corporation inc gmbh ltd "
    "llc plc company group labs consulting recruiting talent"
)
_NO_NAMES = frozenset(_NO_NAMES_TEXT.split())
_PARTICLES_TEXT = (
    "de da di do dos du del della der den des van von vom zu zur la le el al bin ibn ben "
    "ter ten te st san"
)
PARTICLES = frozenset(_PARTICLES_TEXT.split())
"""Belong to a name; they are one only where they come first."""
_GIVEN = frozenset(("ben", "della"))
"""Of those, the ones that are first names like others, and no words of a language in use here."""


@dataclass
class Parts:
    """What a name is made of, folded."""

    words: list[str] = field(default_factory=list)
    """In their order; other spellings behind them."""
    aside: list[tuple[str, bool]] = field(default_factory=list)
    """Each with whether it stands alone in brackets."""
    first: set[str] = field(default_factory=set)
    """Particles that are names here."""
    short: set[str] = field(default_factory=set)
    """Initials together: `jd`."""
    run_on: set[str] = field(default_factory=set)
    """Names in scripts that put no blank between words."""
    titled: set[str] = field(default_factory=set)
    """Single signs of such a script, a name before a title only."""


def parts_of(name: str, common: frozenset[str]) -> Parts:
    """The words of a speaker's name, without titles, pronouns and roles."""
    name = unicodedata.normalize("NFC", name)
    found = Parts()
    folded = bare(name)
    kept = _HOST.sub(" ", _DEGREES.sub("", _BRACKETS.sub(" ", folded)))
    sides = [side for side in map(_words, _SIDES.split(kept)) if side.all]
    extra: list[_Side] = []
    for match in _BRACKETS.finditer(folded):
        side = _words(match.group())
        # `Robert (Bob) Smith`: what stands within a name is one.
        if sides and re.match(r" *\w", folded[match.end() :]):
            found.words += side.all
        else:
            extra.append(side)
    if not any(len(word) > 1 for side in sides for word in side.all):
        # All of it stands in brackets.
        sides, extra = [*sides, *(side for side in extra if side.all)], []
    named = [s for s in sides if not all(w in common for w in s.words)] or sides
    most = max((len(s.words) for s in named), default=0)
    for side in sides:
        if side in named and (len(side.words) > 1 or most < 2):
            _take(found, side)
        else:
            found.aside += [(word, False) for word in side.all]
    for side in extra:
        found.aside += [(word, len(side.words) == 1) for word in side.all]
    spelled = _spellings(name, folded, common)
    found.aside += [(w, alone) for word, alone in found.aside for w in spelled.get(word, ())]
    found.words += [w for word in found.words for w in spelled.get(word, ())]
    if camel := _CAMEL.fullmatch(name):
        found.words += [bare(part) for part in camel.groups()]
    _take_run_on(found, name)
    found.words = list(dict.fromkeys(found.words))
    return found


def _spellings(name: str, folded: str, common: frozenset[str]) -> dict[str, list[str]]:
    """Other spellings of its words: `mueller` of `Müller`, and the other way round."""
    found: dict[str, list[str]] = {}
    words = WORD.findall(folded)
    joined = WORD.findall(bare(name.translate(_JOINED)))
    if len(joined) != len(words):
        joined = words
    for word, other in zip(words, joined, strict=True):
        for new in {other, _UNJOINED.sub("", word)} - {word, *common}:
            if len(new) >= HANDLE and new not in _NO_NAMES:
                found.setdefault(word, []).append(new)
    return found


def handles(parts: Sequence[str]) -> Iterator[str]:
    """Names as people have them in addresses: `janedoe`, `jdoe`, `doej`."""
    names = [part for part in parts if len(part) > 1 and part not in PARTICLES][:MOST_PARTS]
    for one in names:
        for two in names:
            if one != two:
                forms = (one + two, one[0] + two, one + two[0])
                yield from (form for form in forms if len(form) >= HANDLE)


@dataclass(frozen=True, slots=True)
class _Side:
    words: tuple[str, ...]
    """Of more than a letter, each as it stands."""
    all: tuple[str, ...]
    """With lone letters, and with those that a hyphen ties run together."""
    before_comma: int
    """How many of `words` stand before a comma, if there is one."""


def _words(text: str) -> _Side:
    found: list[str] = []
    plain: list[str] = []
    cut = 0
    for piece in text.split():
        words = [w.rstrip("0123456789") for w in WORD.findall(piece)]
        words = [w for w in words if w and w not in _NO_NAMES]
        joined = "".join(words)
        found += words
        plain += [w for w in words if len(w) > 1]
        if len(words) > 1 and len(joined) >= HANDLE:
            found.append(joined)
        if piece.endswith(",") and not cut:
            cut = len(plain)
    return _Side(tuple(plain), tuple(dict.fromkeys(found)), cut)


def _take(found: Parts, side: _Side) -> None:
    """Take the words of a side that is the person's."""
    found.words += side.all
    # `Berg, Ben van der`: the first name stands behind the comma.
    cut = side.before_comma
    order = (*side.words[cut:], *side.words[:cut])
    firsts = {*order[:1], *(side.words[:1] if cut in (0, 1) else ())}
    found.first |= (firsts & PARTICLES) - _GIVEN
    plain = [w for w in order if w not in PARTICLES or w in firsts]
    if len(plain) > 1:
        found.short |= {plain[0][0] + plain[-1][0], "".join(w[0] for w in plain)}


def is_particle(word: str, first: set[str]) -> bool:
    """Whether a word of a name is none alone; `first` are those that come first in one."""
    return word in PARTICLES and word not in first and word not in _GIVEN


_BLANKLESS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3\u0e00-\u0e7f]+")
_FULL = 3
"""Signs of a name that begins with a family name of one sign."""


def _take_run_on(found: Parts, name: str) -> None:
    for piece in _BLANKLESS.findall(name):
        if len(piece) == 1:
            found.titled.add(bare(piece))
            continue
        found.run_on.add(bare(piece))
        if len(piece) == _FULL:
            found.run_on.add(bare(piece[1:]))
            found.titled.add(bare(piece[0]))
