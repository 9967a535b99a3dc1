"""Whether there is enough in what was said to suggest levels: short or garbled speech gets none.

To suggest nothing is better than to suggest a low level that the recording is to blame for. What is
clear and wrong is enough, unless it is so short that a right answer could not be told from it either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hotseat.bank.models import Question
from hotseat.desk.wordorder import word_order
from hotseat.rubrics.models import Rubric
from hotseat.scoring.guards import CAPPED, HEAP_NOTE
from hotseat.scoring.scene import PASTED, Scene, scene_of
from hotseat.text.fold import fold
from hotseat.text.tokens import words

FEWEST = 24
"""Words of one's own, fillers and words of the question aside, below which nothing is suggested."""
FEWEST_DIFFERENT = 15
"""How many of them must differ: a recording that hangs says one thing again and again."""
UNKNOWN = 0.34
"""Share of words that are neither English nor of the topic nor of the question."""
UNHEARD = 0.12
"""Share of words that the transcript marks as not understood."""
ORDER = 0.04
"""Mean step of neighbours (see `wordorder`) below which words are in no order, from"""
NEIGHBOURS = 15
"""so many neighbours on."""
NOTES = 2
"""Signs of a list or a sketch that make a text written notes: these have an order of their own."""

SHORT_REASON = "Too little was said to suggest a level."
UNHEARD_REASON = "Too much of it could not be heard to suggest a level."
UNKNOWN_REASON = "Too many of the words are not known English to suggest a level."
ORDER_REASON = "The words do not form sentences, so no level is suggested."
CLAIM_REASON = "No claim could be read in it, so no level is suggested."

_MARKER = re.compile(r"[\[(<{*]{1,2}\s*([^\W\d_][^\[\](){}<>*\n]{0,60})[\])>}*]{1,2}")
_UNHEARD = re.compile(
    r"inaudible|unintelligible|indistinct|unclear|cross[- ]?talk|overlap|audio|foreign|garbled|"
    r"speaking [a-z ]*language|no sound|unverständlich"
)
_SOUND = re.compile(
    r"laugh|chuckle|sigh|cough|clears? throat|pause|silence|music|applause|noise|background|"
    r"typing|beep|ring|blank|sneeze|breath"
)
_FILLERS = re.compile(
    r"(?<![\w'])(?:u+h*m+|u+h+|e+r+m*|h+m+|m+h*m+|mhm|ah+|oh|uh-huh|you know|i mean|sort of|"
    r"kind of)(?![\w'])"
)
_AGAIN = re.compile(r"(?<![\w'])([\w']+(?: [\w']+)?)(?:[\s,.…–—-]+\1(?![\w']))+")
_NOTE_SIGN = re.compile(r"^[ \t]*(?:[-*+#•]+|\d{1,2}[.)])\s|[→←↓↑⇒|]|[-=]>", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Heard:
    """What of a speech can be judged."""

    words: int
    """Words of one's own."""
    different: int
    unknown: float
    unheard: float
    order: float
    neighbours: int


def not_enough(said: str, question: Question, rubric: Rubric, advisories: Iterable[str]) -> str:
    """Why no level is suggested, as a sentence; empty where there is enough.

    Args:
        said: what the candidate said.
        question: what it was said to.
        rubric: what it is marked by.
        advisories: what the scorecard of it says; see `scoring.guards`.

    Raises:
        InvalidFileError: the table of word order that ships cannot be read.
    """
    heard = hear(said, question, rubric)
    if heard.unheard > UNHEARD:
        return UNHEARD_REASON
    if heard.unknown > UNKNOWN and heard.words:
        return UNKNOWN_REASON
    if heard.words < FEWEST or heard.different < FEWEST_DIFFERENT:
        return SHORT_REASON
    told = frozenset(advisories)
    if HEAP_NOTE in told:
        return CLAIM_REASON
    disordered = heard.neighbours >= NEIGHBOURS and heard.order < ORDER
    if disordered or not CAPPED.isdisjoint(told):
        return ORDER_REASON
    return ""


def hear(said: str, question: Question, rubric: Rubric) -> Heard:
    """Count what can be judged.

    Raises:
        InvalidFileError: the table of word order that ships cannot be read.
    """
    text, unheard = _without_markers(said)
    # Who stutters or begins anew says a word again: that is no disorder.
    text = _AGAIN.sub(r"\1", _FILLERS.sub(" ", text))
    scene = scene_of(question, rubric)
    own = _own(text, scene)
    found = [match.group() for match in _WORD.finditer(text)]
    strange = [word for word in found if not rubric.spelling.knows(word, scene.stems)]
    notes = len(_NOTE_SIGN.findall(text)) >= NOTES
    order, neighbours = (0.0, 0) if notes else word_order().of(text)
    return Heard(
        words=len(own),
        different=len(set(own)),
        unknown=len(strange) / len(found) if found else 0.0,
        unheard=unheard / (unheard + len(found)) if unheard else 0.0,
        order=order,
        neighbours=neighbours,
    )


def _without_markers(said: str) -> tuple[str, int]:
    """Folded text without `[laughter]` and the like, and how often something was not heard."""
    unheard = 0

    def marker(match: re.Match[str]) -> str:
        nonlocal unheard
        inside = match.group(1)
        if _UNHEARD.match(inside):
            unheard += 1
            return " "
        return " " if _SOUND.match(inside) else match.group()

    return _MARKER.sub(marker, fold(said).text), unheard


def _own(text: str, scene: Scene) -> list[str]:
    """The words that are not read out from the question."""
    found = words(text)
    read_out = [False] * len(found)
    for at in range(len(found) - PASTED + 1):
        if tuple(word for word, _, _ in found[at : at + PASTED]) in scene.runs:
            read_out[at : at + PASTED] = [True] * PASTED
    # Both halves of a contraction stand at one place, and are one word that was said.
    own = {
        start: word
        for (word, start, _), copied in zip(found, read_out, strict=True)
        if not copied and word[0].isalpha()
    }
    return list(own.values())
