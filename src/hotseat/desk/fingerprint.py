"""What tells that two people marked the same interview, whatever each of them calls it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hotseat.desk.models import Transcript


def fingerprint(transcript: Transcript) -> str:
    """SHA-256, hex, over who speaks and what is said.

    Speakers are numbered as they begin: their names do not count, nor who was taken for the
    candidate, nor times, nor how the words are spaced.
    """
    number = {name: n for n, name in enumerate(transcript.speakers, start=1)}
    said = [[number[turn.speaker], " ".join(turn.text.split())] for turn in transcript.turns]
    text = json.dumps(said, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def number_of(transcript: Transcript, speaker: str) -> int:
    """The number that a speaker has in it; 0 for nobody."""
    return (*transcript.speakers, speaker).index(speaker) + 1 if speaker else 0
