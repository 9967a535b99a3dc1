"""Reading a transcript: what kind it is, by what stands in it, and its turns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hotseat.desk.models import Transcript
from hotseat.desk.transcripts.captions import said_in_cues
from hotseat.desk.transcripts.cues import cues_of, form_of, has_cues
from hotseat.desk.transcripts.decode import MAX_BYTES, lines_of
from hotseat.desk.transcripts.join import turns_of
from hotseat.desk.transcripts.prose import answer_of, transcript_of_lines
from hotseat.desk.transcripts.refuse import no_words, refused
from hotseat.files.source import bytes_of

__all__ = ["MAX_BYTES", "read_text", "read_transcript"]

MAX_SPEAKERS = 200
"""Nobody talks to more people at once."""


def read_transcript(path: Path, *, one_answer: bool = False) -> Transcript:
    """The transcript that a file holds, of whatever kind it is.

    With `one_answer` it is one answer, whatever it looks like.

    Raises:
        InvalidFileError: it cannot be read, is no regular file, is over 20 MB, is no text, holds
            no words, times without any speaker, more speakers than talk to each other, or lines of
            which it is not clear whose they are; with the line where that can be said.
    """
    return read_text(bytes_of(path, MAX_BYTES), str(path), one_answer=one_answer)


def read_text(text: str | bytes, name: str, *, one_answer: bool = False) -> Transcript:
    """The transcript that a text holds; `name` is what messages call it.

    Raises:
        InvalidFileError: see `read_transcript`.
    """
    lines = lines_of(text, name)
    if one_answer:
        transcript = answer_of(lines)
    elif has_cues(lines):
        transcript = _of_cues(lines, name)
    else:
        transcript = transcript_of_lines(lines, name)
    if not transcript.turns:
        raise no_words(name)
    if len({turn.speaker for turn in transcript.turns}) > MAX_SPEAKERS:
        message = f"it has more than {MAX_SPEAKERS} speakers"
        raise refused(name, message, "is it the transcript of one interview?")
    return transcript


def _of_cues(lines: Sequence[str], name: str) -> Transcript:
    pieces = said_in_cues(cues_of(lines, name), name)
    return Transcript(turns_of(pieces), form_of(lines))
