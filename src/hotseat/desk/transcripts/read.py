"""Reading a transcript: what kind it is, by what stands in it, and its turns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hotseat.desk.models import Transcript
from hotseat.desk.transcripts.captions import said_in_cues
from hotseat.desk.transcripts.cues import cues_of, form_of, has_cues
from hotseat.desk.transcripts.decode import MAX_BYTES, lines_of
from hotseat.desk.transcripts.join import turns_of
from hotseat.desk.transcripts.prose import transcript_of_lines
from hotseat.desk.transcripts.refuse import no_words
from hotseat.files.source import bytes_of

__all__ = ["MAX_BYTES", "read_text", "read_transcript"]


def read_transcript(path: Path) -> Transcript:
    """The transcript that a file holds, of whatever kind it is.

    Raises:
        InvalidFileError: it cannot be read, is no regular file, is over 20 MB, is no text, holds
            no words, or times without any speaker; with the line where that can be said.
    """
    return read_text(bytes_of(path, MAX_BYTES), str(path))


def read_text(text: str | bytes, name: str) -> Transcript:
    """The transcript that a text holds; `name` is what messages call it.

    Raises:
        InvalidFileError: see `read_transcript`.
    """
    lines = lines_of(text, name)
    transcript = _of_cues(lines, name) if has_cues(lines) else transcript_of_lines(lines, name)
    if not transcript.turns:
        raise no_words(name)
    return transcript


def _of_cues(lines: Sequence[str], name: str) -> Transcript:
    pieces = said_in_cues(cues_of(lines, name), name)
    return Transcript(turns_of(pieces), form_of(lines))
