"""Who says what in cues: by voice tags, by names before a colon, or by the cue's own id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from hotseat.desk.transcripts.cues import Cue
from hotseat.desk.transcripts.evidence import asks, small_words, speakers_in_cues
from hotseat.desk.transcripts.join import Said, without_repeats
from hotseat.desk.transcripts.label import Found, Label
from hotseat.desk.transcripts.markup import name_in, voices_of
from hotseat.desk.transcripts.named import Head, head_of
from hotseat.desk.transcripts.names import MAX_LETTERS, Likeness, is_shaped, likeness
from hotseat.desk.transcripts.refuse import no_speakers, no_words, refused, unclear_speaker

_NAMED_CUE = re.compile(r'\d{1,9} "(?P<name>[^"]{1,100})" \(\d{1,20}\)')
_MOST_MARKS = 1_000_000
"""Tags and entities of a file; each costs time."""
_Lines = tuple[str, ...]
_Part = tuple[str | None, _Lines]


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
        pieces = list(_by_labels(cues, parts, name))
    if not any(piece.speaker for piece in pieces):
        raise no_speakers(name, next((cue.line for cue in cues if cue.line), 0))
    return list(without_repeats(pieces))


def _name_of(cue: Cue) -> str | None:
    match = _NAMED_CUE.fullmatch(cue.name)
    return name_in(match["name"]) or None if match else None


def _all_lines(parts: Sequence[_Part]) -> tuple[str, ...]:
    return tuple(line for _, lines in parts for line in lines)


def _by_labels(cues: Sequence[Cue], parts: Sequence[Sequence[_Part]], name: str) -> Iterator[Said]:
    texts = [_all_lines(cue_parts) for cue_parts in parts]
    heads = {
        (at, number): head
        for at, lines in enumerate(texts)
        for number, line in enumerate(lines)
        if (head := head_of(line)) and head.name and not head.timed
    }
    found = _speakers(texts, heads)
    if found.doubt is not None:
        raise unclear_speaker(name, cues[found.doubt].line + 1)
    if not found.speakers and (names := _names_alone(texts)):
        for cue, lines in zip(cues, texts, strict=True):
            named = lines[:1] and lines[0].casefold() in names
            yield Said(lines[0] if named else None, cue.start, lines[1:] if named else lines)
        return
    for at, lines in enumerate(texts):
        speaker: str | None = None
        kept: list[str] = []
        for number, line in enumerate(lines):
            head = heads.get((at, number))
            if head is not None and head.name.casefold() in found.speakers:
                if kept:
                    yield Said(speaker, cues[at].start, tuple(kept))
                speaker, kept = head.name, [head.text] if head.text else []
            else:
                kept.append(line)
        if kept or speaker:
            yield Said(speaker, cues[at].start, tuple(kept))


def _speakers(texts: Sequence[_Lines], heads: Mapping[tuple[int, int], Head]) -> Found:
    """Labels begin a cue; within one they count where dashes part what two people say."""
    places = [
        (place, head)
        for place, head in heads.items()
        if place[1] == 0 or texts[place[0]][place[1]][:1] in "-–—>"
    ]
    if not places:
        return Found()
    ends = [place[0] for place, _ in places[1:]] + [len(texts)]
    labels = []
    for ((at, number), head), end in zip(places, ends, strict=True):
        last = next((texts[i][-1] for i in range(end - 1, at, -1) if texts[i]), texts[at][-1])
        if number + 1 < len(texts[at]) and end == at:
            last = head.text
        labels.append(Label(head.name, head.text, at, asks(head.text, last)))
    every = [line for lines in texts for line in lines]
    spoken = sum(1 for lines in texts if lines)
    first = next((at for at, lines in enumerate(texts) if lines), 0)
    found = speakers_in_cues(labels, spoken, small_words(every, labels), first=first)
    within = Counter(head.name.casefold() for (_, number), head in heads.items() if number)
    unclear = (
        at
        for (at, number), head in heads.items()
        if (key := head.name.casefold()) not in found.speakers
        and (_replies(texts[at], number, head) or _looks_like_one(head, within[key]))
    )
    if found.speakers and found.doubt is None and (doubt := next(unclear, None)) is not None:
        return Found(doubt=doubt)
    return found


def _replies(lines: _Lines, number: int, head: Head) -> bool:
    """Whether a label within a cue may be another one's who asks, or who answers the line above."""
    talks = number > 0 and (asks("", lines[number - 1]) or asks("", head.text))
    return talks and (is_shaped(head.name) or likeness(head.name) >= Likeness.MEDIUM)


def _looks_like_one(head: Head, times: int) -> bool:
    """Whether a label within cues has a full name and comes again: nobody's list has that."""
    return times > 1 and likeness(head.name) >= Likeness.FULL


def _names_alone(texts: Sequence[_Lines]) -> set[str]:
    """Names on the first line of each cue, with no colon: they recur, and words follow."""
    spoken = [lines for lines in texts if lines]
    first = Counter(lines[0].casefold() for lines in spoken if len(lines) > 1)
    again = sum(count for count in first.values() if count > 1)
    full = all(likeness(lines[0]) >= Likeness.FULL for lines in spoken)
    on_all = all(len(lines) > 1 for lines in spoken) and len(first) > 1
    if on_all and (full or 2 * again > len(spoken)):
        return {name for name in first if len(name) <= 2 * MAX_LETTERS}
    if again < 0.8 * len(spoken):
        return set()
    named = {lines[0].casefold() for lines in spoken if likeness(lines[0]) > Likeness.WEAK}
    return {name for name, count in first.items() if count > 1 or name in named}
