"""Fuzzing the reader of transcripts: whatever a file holds is read as turns or refused."""

from __future__ import annotations

import json

from scripts.fuzz.frame import Target, check_error, within

from hotseat.desk.codec import transcript_from_json, transcript_to_json
from hotseat.desk.models import Transcript
from hotseat.desk.transcripts import read_text
from hotseat.errors import InvalidFileError

SECONDS = 2.0
PIECES = (
    *("WEBVTT", "NOTE", "STYLE", "\n", "\n\n", "\r\n", " ", "\t", "-->", "->", ":", "：", ".", ","),
    *("00:00:01.000 --> 00:00:02.000", "1:02,5-->1:03", "00:99 --> 1", "0:05", "[0:05]", "(0:05)"),
    *("<v Ann>", "</v>", "<v", "<i>", "<c.", "<00:01.0>", "&amp;", "&#0;", "&#x110000;", "&", "<"),
    *("Ann", "Bo Ray", "Risk", "Candidate", "Q", "A", "7", "jane", "*", "**", "_", "- ", "> ", "["),
    *("]", "|", "(", "é", "李", "\u202e", "\u200b", "\ufeff", "\x00", "\x85", "\u2028", "Ann: "),
    *("Transcribed by https://otter.ai", '3 "Ann" (9)', "{\\an8}", "AM", "?", "\x1c", "İ", "ß"),
    *("Bo: well, yes.", "Ann  0:05", "Ann (0:07): so?", "## Ann", "{", "[{", "text,a\n"),
)


def check(data: bytes) -> None:
    """Read it both ways, as bytes and as text."""
    with within(SECONDS):
        first = _read(data, one_answer=False)
        assert first == _read(data, one_answer=False)
        _read(data, one_answer=True)
        _read(data.decode("utf-8", "surrogateescape"), one_answer=False)


def _read(data: bytes | str, *, one_answer: bool) -> Transcript | None:
    try:
        found = read_text(data, "file", one_answer=one_answer)
    except InvalidFileError as error:
        check_error(error, "file")
        (problem,) = error.problems
        assert not problem.excerpt, "what candidates say is not shown in errors"
        return None
    assert found.turns
    for turn in found.turns:
        assert turn.speaker.strip()
        assert turn.text.strip() == turn.text != ""
        assert turn.start is None or turn.start >= 0
    for before, after in zip(found.turns, found.turns[1:], strict=False):
        assert before.speaker != after.speaker
    assert transcript_from_json(json.loads(json.dumps(transcript_to_json(found)))) == found
    return found


TARGET = Target("transcripts", check, PIECES)
