"""What tells that two people marked the same interview, whatever each of them calls it.

A card goes to others without names, so its fingerprint must not be one that names can be tried on:
it is made of nothing but what a card without names still shows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hotseat.desk.models import Transcript

# Changing this list makes cards of one interview strangers to each other.
_COUNTED_TEXT = (
    "about above after again all also although always and another anything are because been "
    "before being below between but cannot could did does doing don't each either enough every "
    "everything had has have having however i'd i'm if instead into is isn't it it's its itself "
    "might much must neither never not nothing often only other otherwise ours ourselves should "
    "since some something sometimes such that that's the their them themselves then there there's "
    "therefore these they they're thing things this those though through too under unless until "
    "very was wasn't we we'd were what what's whatever when where whether which while who whose "
    "why with within without won't would wouldn't yes you you're your"
)
_COUNTED = frozenset(_COUNTED_TEXT.split())
"""Words that are in every text, and that no name, address or number is made of."""
_AROUND = ".,;:!?\"'()[]{}…—–-*“”„‘’"
_REST = ""
"""Stands for any other words side by side, however many."""


def fingerprint(transcript: Transcript) -> str:
    """SHA-256, hex, over who speaks and which of the words that are in every text stand where.

    Speakers are numbered as they begin: their names do not count, nor who was taken for the
    candidate, nor times, nor how the words are spaced. Of all other words no more counts than that
    there are some, so a text has the fingerprint that it has with names and contact data masked.
    """
    number = {name: n for n, name in enumerate(transcript.speakers, start=1)}
    said = [[number[turn.speaker], *_kept(turn.text)] for turn in transcript.turns]
    text = json.dumps(said, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _kept(text: str) -> Iterator[str]:
    words = (word.strip(_AROUND).replace("’", "'").lower() for word in text.split())
    for word, same in groupby(word if word in _COUNTED else _REST for word in words):
        yield from (word,) if word == _REST else same


def number_of(transcript: Transcript, speaker: str) -> int:
    """The number that a speaker has in it; 0 for nobody."""
    return (*transcript.speakers, speaker).index(speaker) + 1 if speaker else 0
