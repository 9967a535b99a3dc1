"""How much a label before a colon looks like somebody's name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from enum import IntEnum

from hotseat.desk.transcripts.headings import HEADINGS, OPENERS


class Likeness(IntEnum):
    """How much a label looks like a name, by itself."""

    NONE = 0
    LOOSE = 1
    """A screen name at best, as in `jane.doe@example.org` or `Jane's phone`, or a heading."""
    WEAK = 2
    """A small or single letter, or a word that is used in small letters elsewhere."""
    MEDIUM = 3
    """One word with a capital letter."""
    FULL = 4
    """Two or more such words."""
    ROLE = 5
    """What someone is in an interview: `Candidate`, `Speaker 2`."""


_ROLE = re.compile(
    r"(?:the |lead |hiring |phone |main |unknown |unidentified )?"
    r"(?:interviewers?|interviewees?|candidate|applicant|speaker|participant|respondent)"
    r"(?:[ _#-]*(?:\d{1,3}|[a-z]))?"
)
_PART = re.compile(
    r"(?:the |hiring )?(?:host|co-host|guest|moderator|facilitator|recruiter|panell?ist|manager"
    r"|unknown|me|you|assistant)(?:[ _#-]*\d{1,3})?"
)
"""A role too, but a word that may head a thought as well."""
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|\|.*|~.*)")
_PHONE = re.compile(r"\+?\d[\d*() .\-x]{6,20}")
_MARKS = "\u0300-\u036f\u0900-\u0dff\u0e31-\u0e4e\u200c\u200d"
"""Vowel signs and accents that stand as characters of their own."""
_WORD = re.compile(rf"[^\W\d_][\w'’‘.\-{_MARKS}]*", re.UNICODE)
_SHORT_FORM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?|(?:Dr|Mr|Mrs|Ms|Mx|Prof|Jr|Sr|St|Ph\.D)\.")
_SHORTENED = re.compile(r"(?:['’](?:s|ll|re|ve|d|m)|n['’]t)$", re.IGNORECASE)
_SMALL_PARTS = (
    "al ap af av ben bin bint da das de del della der des di do dos du e el ibn la las le los "
    "san ten ter van vom von y zu zum"
)
_PARTICLES = frozenset(_SMALL_PARTS.split())
MAX_LETTERS = 60
_MAX_WORDS = 6


def likeness(label: str, common: Container[str] = ()) -> Likeness:
    """How much a label looks like a name; `common` are words that the file also writes small."""
    bare = _bare(label)
    if not bare or len(bare) > MAX_LETTERS:
        return Likeness.NONE
    if _ROLE.fullmatch(bare.casefold()):
        return Likeness.ROLE
    if _PHONE.fullmatch(bare) or _PART.fullmatch(bare.casefold()):
        return Likeness.MEDIUM
    words = _turned(bare).split()
    if len(words) > _MAX_WORDS:
        return Likeness.NONE
    named = all(_is_word(word, first=at == 0) for at, word in enumerate(words))
    if not named or _heads_prose(words):
        return Likeness.LOOSE if _is_screen_name(bare, words) else Likeness.NONE
    return _by_capitals(words, common)


def heads_a_thought(label: str) -> bool:
    """Whether a label is a word or phrase such as `Risk` or `The point`, and in no form a name."""
    words = _bare(label).split()
    return bool(words) and not is_shaped(label) and _heads_prose(words)


def is_shaped(label: str) -> bool:
    """Whether a label has the form of a full name, whatever its words mean: `Long Nguyen`."""
    words = _turned(_bare(label)).split()
    named = [word for word in words if word not in _PARTICLES]
    return 1 < len(named) <= _MAX_WORDS and all(
        len(word) > 1 and not word[0].islower() and bool(_WORD.fullmatch(word)) for word in named
    )


def _bare(label: str) -> str:
    return " ".join(_ASIDE.sub(" ", label).split()).strip("[]")


def _turned(bare: str) -> str:
    """`Doe, Jane` as `Jane Doe`."""
    last, comma, first = bare.partition(", ")
    return f"{first} {last}" if comma and first and "," not in first else bare


def words_to_look_up(labels: Iterable[str]) -> frozenset[str]:
    """The words of labels, in small letters: whether a file also uses them so is evidence."""
    return frozenset(word.casefold() for label in labels for word in _WORD.findall(label))


def _heads_prose(words: list[str]) -> bool:
    small = [word.casefold().replace("’", "'").strip(".()\"'") for word in words]
    return small[0] in OPENERS or any(word in HEADINGS for word in small)


def _is_word(word: str, *, first: bool) -> bool:
    if not first and word.isdigit() and len(word) <= 3:
        return True
    if not _WORD.fullmatch(word) or _SHORTENED.search(word):
        return False
    return "." not in word or bool(_SHORT_FORM.fullmatch(word))


def _is_screen_name(bare: str, words: list[str]) -> bool:
    return len(words) <= 4 and not re.search(r"[;!?\"“”<>/=]|\.(?:\s|$)|, ", bare)


def _by_capitals(words: list[str], common: Container[str]) -> Likeness:
    named = [word for word in words if word not in _PARTICLES and not word.isdigit()]
    capital = [word for word in named if not word[0].islower()]
    if not named or len(capital) < len(named):
        return Likeness.WEAK if len(words) <= 2 else Likeness.NONE
    if all(len(word.strip(".")) == 1 and word.isascii() for word in named):
        return Likeness.WEAK
    if all(word.casefold() in common for word in named):
        return Likeness.WEAK
    if len(named) == 1 or any(word.casefold() in common for word in named):
        return Likeness.MEDIUM
    return Likeness.FULL
