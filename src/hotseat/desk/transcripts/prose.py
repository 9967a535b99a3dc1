"""Who says what in lines of text; where nobody is named, it is one answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence

from hotseat.desk.models import Transcript, Turn
from hotseat.desk.transcripts.evidence import Label, small_words, speakers_in_lines
from hotseat.desk.transcripts.join import Said, turns_of
from hotseat.desk.transcripts.named import Head, head_of, is_title, words_before
from hotseat.desk.transcripts.names import Likeness, likeness
from hotseat.desk.transcripts.refuse import no_speakers
from hotseat.desk.transcripts.times import TIME

CANDIDATE = "Candidate"
"""Who speaks in a file that holds one answer."""
_FOOTER = re.compile(
    r"transcribed by https?://(?:www\.)?otter\.ai/?"
    rf"|transcription ended after {TIME}"
    r"|this editable transcript was computer generated\b.{0,200}"
    r"|.{1,80} stopped transcription",
    re.IGNORECASE,
)
_FOOTERS = 3
"""Lines at the end that may be the tool's own."""
_NAMELESS = 0.4
"""The share of lines with times and no names from which on it is no answer."""


def transcript_of_lines(lines: Sequence[str], name: str) -> Transcript:
    """The turns of a text with names before them, or the one turn of an answer.

    Raises:
        InvalidFileError: it is made of times and words, and names no speaker.
    """
    kept = _without_footers(lines)
    stripped = [line.strip() for line in kept]
    heads = {at: head for at, line in enumerate(stripped) if line and (head := head_of(line))}
    timed = _timed_speakers(heads, stripped)
    speakers = timed | _others(heads, stripped, timed)
    if speakers:
        return Transcript(turns_of(_said(heads, stripped, speakers)), _form(heads, timed))
    nameless = [at for at, head in heads.items() if not head.name]
    if len(nameless) > 1 and len(nameless) >= _NAMELESS * sum(1 for line in stripped if line):
        raise no_speakers(name, nameless[0] + 1)
    return answer_of(kept)


def answer_of(lines: Sequence[str]) -> Transcript:
    """A text as one answer, as it stands."""
    text = "\n".join(_without_footers(lines)).strip()
    return Transcript((Turn(CANDIDATE, None, text),) if text else (), "one answer")


def _without_footers(lines: Sequence[str]) -> list[str]:
    kept = list(lines)
    for _ in range(_FOOTERS):
        while kept and not kept[-1].strip():
            kept.pop()
        if kept and _FOOTER.fullmatch(kept[-1].strip()[:400]):
            kept.pop()
    return kept


def _timed_speakers(heads: Mapping[int, Head], lines: Sequence[str]) -> set[str]:
    """Names with times by them: a form of its own, in which little else is a name."""
    timed = {at: h for at, h in heads.items() if h.timed and h.name and _has_words(at, h, lines)}
    counts = Counter(head.name.casefold() for head in timed.values())
    like = {head.name.casefold(): likeness(head.name) for head in timed.values()}
    names = {
        name
        for name, kind in like.items()
        if kind > Likeness.LOOSE or (kind is Likeness.LOOSE and counts[name] > 1)
    }
    places = [at for at, head in timed.items() if head.name.casefold() in names]
    if len(places) > 1 or (places and not words_before(lines, places[0])):
        return names
    return set()


def _has_words(at: int, head: Head, lines: Sequence[str]) -> bool:
    """Whether words follow a name and a time: on the line or in the next one that has any."""
    if not head.alone:
        return True
    after = next((i for i in range(at + 1, min(at + 6, len(lines))) if lines[i]), None)
    if after is None:
        return False
    following = head_of(lines[after])
    return following is None or not (following.alone and following.timed)


def _others(heads: Mapping[int, Head], lines: Sequence[str], timed: set[str]) -> set[str]:
    """Speakers without times by their names; where others have them, only if they are many."""
    found = _speakers(heads, lines)
    names = [head.name.casefold() for head in heads.values() if head.name]
    with_times = sum(1 for name in names if name in timed)
    without = sum(1 for name in names if name in found and name not in timed)
    return found if 2 * without >= with_times else set()


def _speakers(heads: Mapping[int, Head], lines: Sequence[str]) -> set[str]:
    labels = [
        Label(head.name, head.text or _next_words(at, lines), at)
        for at, head in heads.items()
        if head.name and not head.alone
    ]
    if not labels:
        return set()
    before = words_before(lines, labels[0].line)
    return speakers_in_lines(labels, small_words(lines, labels), prose_before=before)


def _next_words(at: int, lines: Sequence[str]) -> str:
    return next((line for line in lines[at + 1 : at + 4] if line), "")


def _form(heads: Mapping[int, Head], timed: Container[str]) -> str:
    named = [head for head in heads.values() if head.timed and head.name.casefold() in timed]
    alone = sum(1 for head in named if head.alone)
    return "Otter" if named and 2 * alone > len(named) else "named lines"


def _said(
    heads: Mapping[int, Head], lines: Sequence[str], speakers: Container[str]
) -> Iterator[Said]:
    """What each line says; a line without a name goes on with the speaker before."""
    begun = False
    waiting: float | None = None
    for at, line in enumerate(lines):
        head = heads.get(at)
        if head is not None and head.name and head.name.casefold() in speakers:
            begun = True
            waiting = head.start if head.start is not None else waiting
            yield Said(head.name, waiting, (head.text,))
            waiting = waiting if not head.text else None
        elif head is not None and not head.name and head.alone:
            waiting = head.start
        elif line and (begun or not is_title(line)):
            text = head.text if head is not None and not head.name else line
            yield Said(None, waiting, (text,))
            waiting = None
