"""Who says what in cues: by voice tags, by names before a colon, or by the cue's own id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hotseat.desk.transcripts.cues import Cue
from hotseat.desk.transcripts.evidence import Label, small_words, speakers_in_cues
from hotseat.desk.transcripts.join import Said, without_repeats
from hotseat.desk.transcripts.markup import name_in, voices_of
from hotseat.desk.transcripts.named import head_of
from hotseat.desk.transcripts.refuse import no_speakers, no_words, refused

_NAMED_CUE = re.compile(r'\d{1,9} "(?P<name>[^"]{1,100})" \(\d{1,20}\)')
_MOST_MARKS = 1_000_000
"""Tags and entities of a file; each costs time."""
_Part = tuple[str | None, tuple[str, ...]]


def said_in_cues(cues: Sequence[Cue], name: str) -> list[Said]:
    """What each cue says, and who; a cue without a name goes on with the speaker before.

    Raises:
        InvalidFileError: no cue has words, no speaker is named in any, or there are tags beyond
            reason.
    """
    marks = 0
    for cue in cues:
        marks += sum(line.count("<") + line.count("&") for line in cue.lines)
        if marks > _MOST_MARKS:
            message = f"it holds more than {_MOST_MARKS:,} tags"
            raise refused(name, message, "is it the right file?", cue.line, 1)
    parts = [tuple(voices_of(cue.lines)) for cue in cues]
    if not any(lines for cue in parts for _, lines in cue):
        raise no_words(name)
    if any(voice for cue in parts for voice, _ in cue):
        pieces = [
            Said(voice, cue.start, lines)
            for cue, cue_parts in zip(cues, parts, strict=True)
            for voice, lines in cue_parts
        ]
    elif any(_NAMED_CUE.fullmatch(cue.name) for cue in cues):
        pieces = [
            Said(_name_of(cue), cue.start, _all_lines(cue_parts))
            for cue, cue_parts in zip(cues, parts, strict=True)
        ]
    else:
        pieces = list(_by_labels(cues, parts))
    if not any(piece.speaker for piece in pieces):
        raise no_speakers(name, next((cue.line for cue in cues if cue.line), 0))
    return list(without_repeats(pieces))


def _name_of(cue: Cue) -> str | None:
    match = _NAMED_CUE.fullmatch(cue.name)
    return name_in(match["name"]) or None if match else None


def _all_lines(parts: Sequence[_Part]) -> tuple[str, ...]:
    return tuple(line for _, lines in parts for line in lines)


def _by_labels(cues: Sequence[Cue], parts: Sequence[Sequence[_Part]]) -> Iterator[Said]:
    texts = [_all_lines(cue_parts) for cue_parts in parts]
    heads = {
        (at, number): head
        for at, lines in enumerate(texts)
        for number, line in enumerate(lines)
        if (head := head_of(line)) and head.name and not head.timed
    }
    labels = [Label(head.name, head.text, at) for (at, _), head in heads.items()]
    every = [line for lines in texts for line in lines]
    spoken = sum(1 for lines in texts if lines)
    speakers = speakers_in_cues(labels, spoken, small_words(every, labels))
    for at, lines in enumerate(texts):
        speaker: str | None = None
        kept: list[str] = []
        for number, line in enumerate(lines):
            head = heads.get((at, number))
            if head is not None and head.name.casefold() in speakers:
                if kept:
                    yield Said(speaker, cues[at].start, tuple(kept))
                speaker, kept = head.name, [head.text] if head.text else []
            else:
                kept.append(line)
        if kept or speaker:
            yield Said(speaker, cues[at].start, tuple(kept))
