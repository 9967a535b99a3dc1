"""Words of a folded text, contractions opened, each with its place in the original."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hotseat.text.fold import Folded
from hotseat.text.stems import stem

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:'[^\W_]+)*(?:\+\+|#)?")

_TAILS = {
    "s": "is",
    "d": "would",
    "ll": "will",
    "ve": "have",
    "re": "are",
    "m": "am",
}
OPENED = {
    "cannot": ("can", "not"),
    "cant": ("can", "not"),
    "dont": ("do", "not"),
    "doesnt": ("does", "not"),
    "didnt": ("did", "not"),
    "isnt": ("is", "not"),
    "arent": ("are", "not"),
    "wasnt": ("was", "not"),
    "werent": ("were", "not"),
    "wont": ("will", "not"),
    "wouldnt": ("would", "not"),
    "shouldnt": ("should", "not"),
    "couldnt": ("could", "not"),
    "hasnt": ("has", "not"),
    "havent": ("have", "not"),
    "hadnt": ("had", "not"),
    "neednt": ("need", "not"),
    "ive": ("i", "have"),
    "im": ("i", "am"),
    "youd": ("you", "would"),
    "thats": ("that", "is"),
    "theres": ("there", "is"),
    "whats": ("what", "is"),
    "theyre": ("they", "are"),
    "weve": ("we", "have"),
    "noone": ("no", "one"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
}
"""Contractions written without their sign."""
_OPENED_IN_PLACE = {"id": ("i", "would"), "ill": ("i", "will")}
"""Those that are words of their own, but where one of these stands before them, or none."""
_BEFORE_I = frozenset(
    ("so", "but", "and", "then", "because", "think", "well", "honestly", "personally", "what")
)
_NEVER_BEHIND = frozenset(("is", "of", "and", "or", "card", "cards", "number", "numbers"))


@dataclass(slots=True)
class Token:
    """One word; `start` and `end` are code points of the original text."""

    text: str
    stem: str
    start: int
    end: int
    comma: bool = False
    """Whether a comma stands between it and the word before it."""
    repaired: bool = False
    """True where it is the word that a misspelt one was taken for."""


def words(text: str) -> list[tuple[str, int, int]]:
    """The words of folded text with their places in it; contractions give two words."""
    found: list[tuple[str, int, int]] = []
    matches = list(_WORD.finditer(text))
    for at, match in enumerate(matches):
        word, start, end = match.group(), match.start(), match.end()
        pair: tuple[str, ...] | None = OPENED.get(word)
        if word in _OPENED_IN_PLACE and _is_i(text, matches, at):
            pair = _OPENED_IN_PLACE[word]
        if pair is None and "'" in word:
            pair = _open(word)
        if pair is None:
            found.append((word.replace("'", ""), start, end))
        else:
            found.extend((part, start, end) for part in pair if part)
    return found


def _is_i(text: str, matches: list[re.Match[str]], at: int) -> bool:
    """Whether a word is `I` and a verb: it opens what is said, and something else follows."""
    opens = not at or matches[at - 1].group() in _BEFORE_I
    opens = opens or not text[matches[at - 1].end() : matches[at].start()].isspace()
    return opens and at + 1 < len(matches) and matches[at + 1].group() not in _NEVER_BEHIND


def tokens(folded: Folded, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of `folded.text[start:end]`."""
    piece = folded.text[start:end]
    out = []
    for word, first, last in words(piece):
        begin, stop = folded.span(start + first, start + last)
        out.append(Token(word, stem(word), begin, stop, repaired=begin in folded.mended))
    return out


def _open(word: str) -> tuple[str, ...] | None:
    head, _, tail = word.rpartition("'")
    if tail == "t" and head.endswith("n"):
        verb = {"ca": "can", "wo": "will", "sha": "shall"}.get(head[:-1], head[:-1])
        return (verb, "not")
    if tail in _TAILS:
        if tail == "s" and head not in _IS_HEADS:
            return (head.replace("'", ""),)
        return (head.replace("'", ""), _TAILS[tail])
    return None


_IS_HEADS = frozenset(
    ("it", "that", "there", "what", "here", "he", "she", "who", "this", "everything", "nothing")
) | {"something", "which", "where", "how", "all"}
