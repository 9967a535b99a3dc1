"""Read a transcript and keep it at the desk. Zoom, Teams and other WebVTT, SRT, Otter, lines that
begin with a name, and plain text with one answer are read.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.cli.desk_shared import (
    UnknownSpeakerError,
    add_about,
    check_questions,
    kept_until,
    nearest_speakers,
    speaker_called,
    turns_in_words,
)
from hotseat.cli.output import complain, say, say_json
from hotseat.desk.adding import About, add, likely_candidate, same, several
from hotseat.errors import EXIT_OK, InvalidFileError, Problem, UsageError
from hotseat.interview.words import count, word_count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from hotseat.desk.folder import DeskFolder
    from hotseat.desk.models import Interview, Transcript

STDIN = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat desk import`."""
    parser.add_argument("file", metavar="FILE", help="the transcript; - is stdin")
    parser.add_argument("--json", action="store_true", help="the id and the turns as JSON")
    add_about(parser)


def run(args: argparse.Namespace) -> int:
    """Keep it and say what was read; 3 for what cannot be read, 4 for an unknown question.

    Raises:
        UsageError: turns that the transcript does not have, or a date that is over.
        UnknownIdError: there is no such question, or nobody is called so.
        InvalidFileError: the file cannot be read or holds no transcript.
        DeskError: it cannot be kept.
    """
    from hotseat.desk.codec import turns_to_json
    from hotseat.desk.folder import DeskFolder

    transcript = read(args.file, one_answer=args.one_answer)
    code = check_questions(args.asked, args.bank)
    folder = DeskFolder()
    if (twin := same(folder, transcript)) is not None:
        complain(f"hotseat desk: the same transcript is at the desk already as {twin}.")
    interview = keep(folder, transcript, args, names=not args.json)
    if args.json:
        say_json({"id": interview.id, "turns": turns_to_json(transcript)})
    else:
        say("\n".join(imported_lines(interview, transcript)))
    return code or EXIT_OK


def read(file: str, *, one_answer: bool = False) -> Transcript:
    """The transcript in a file, or on stdin; `one_answer`: whatever it looks like.

    Raises:
        InvalidFileError: it cannot be read or holds no transcript.
    """
    from hotseat.desk.transcripts import MAX_BYTES, read_text, read_transcript

    if file != STDIN:
        return read_transcript(Path(file), one_answer=one_answer)
    if sys.stdin.isatty():
        complain("Paste the transcript; Ctrl+D on a line of its own ends it.")
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    except (OSError, AttributeError):
        raise InvalidFileError([Problem("stdin", 0, 0, "cannot be read")]) from None
    if len(data) > MAX_BYTES:
        message = f"the transcript is too large: the limit is {MAX_BYTES:,} bytes"
        raise InvalidFileError([Problem("stdin", 0, 0, message)])
    return read_text(data, "stdin", one_answer=one_answer)


def keep(
    folder: DeskFolder, transcript: Transcript, args: argparse.Namespace, *, names: bool = True
) -> Interview:
    """Keep a transcript with what the flags say of it.

    Where they name nobody who speaks in it, the nearest names are said, unless `names` forbids.

    Raises:
        UsageError: turns that it does not have, or a date that is over.
        UnknownSpeakerError: nobody is called so; who speaks is said.
        DeskError: it cannot be kept.
    """
    from hotseat.interview.clock import SystemClock

    now = SystemClock().now()
    check_day(args.keep_until, now)
    about = About(
        candidate=_candidate(transcript, args.candidate, names=names),
        sheets=tuple(one.sheet(transcript) for one in args.asked),
        suggest=args.suggest or "after",
        keep_until=args.keep_until,
    )
    return add(folder, transcript, now, about)


def check_day(day: str | None, now: datetime) -> None:
    """See that a date is still to come.

    Raises:
        UsageError: it is over.
    """
    if day and day < now.astimezone().date().isoformat():
        raise UsageError(f"{day} is over already; name a day that is still to come")


def _candidate(transcript: Transcript, name: str | None, *, names: bool) -> str:
    if name is None:
        return "" if several(transcript) else likely_candidate(transcript)
    try:
        return speaker_called(transcript, name)
    except UnknownSpeakerError:
        # Names stay out of messages, which may end in somebody's log.
        if names:
            say(f"Nearest to it: {', '.join(nearest_speakers(transcript, name))}")
        raise


def imported_lines(interview: Interview, transcript: Transcript) -> Iterator[str]:
    """What was read and what is known of it."""
    turns = count(len(transcript.turns), "turn")
    yield f"Interview {interview.id}, candidate {interview.label}: {transcript.form}, {turns}."
    said: dict[str, list[int]] = {}
    for turn in transcript.turns:
        said.setdefault(turn.speaker, []).append(word_count(turn.text))
    for speaker, words in said.items():
        spoken = count(sum(words), "word")
        yield f"  {speaker or 'no name'}: {count(len(words), 'turn')}, {spoken}"
    asks = f"not said yet; hotseat desk open {interview.id} asks"
    if interview.candidate:
        yield f"Candidate: {interview.candidate}"
    elif several(transcript):
        yield f"Candidate: {asks}"
    questions = [f"{s.question}, {turns_in_words(s)}" for s in interview.sheets]
    yield f"Questions: {'; '.join(questions) or asks}"
    yield f"It is {kept_until(interview)}. Nothing of it leaves this machine."
    yield f"Next: hotseat desk open {interview.id}"
