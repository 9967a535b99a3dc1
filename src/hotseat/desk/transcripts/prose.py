"""Who says what in lines of text; where nobody is named, it is one answer."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from hotseat.desk.models import Transcript, Turn
from hotseat.desk.transcripts.doubt import conversation_begins
from hotseat.desk.transcripts.evidence import asks, small_words, speakers_in_lines
from hotseat.desk.transcripts.join import turns_of
from hotseat.desk.transcripts.label import Found, Label
from hotseat.desk.transcripts.layouts import Layout, likely_layouts, sure_layout
from hotseat.desk.transcripts.lines import header_lines, said_in, timed_speakers, unescaped
from hotseat.desk.transcripts.named import Head, head_of, is_title, words_before
from hotseat.desk.transcripts.refuse import no_speakers, unclear_form, unclear_speaker
from hotseat.desk.transcripts.times import TIME

CANDIDATE = "Candidate"
"""Who speaks in a file that holds one answer."""
_FOOTER = re.compile(
    rf"(?:meeting|recording|call) ended after {TIME}\W{{0,4}}"
    r"|\[?end of (?:the )?(?:recording|transcript|interview|meeting)"
    rf"(?:[:,]? {TIME})?\W{{0,2}}|"
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
        InvalidFileError: it is made of times and words, and names no speaker; or it is a
            conversation, and some of its lines may be one speaker's or another's.
    """
    kept = _without_footers(unescaped(lines))
    stripped = [line.strip() for line in kept]
    if layout := sure_layout(stripped):
        speakers = {head.name.casefold() for head in layout.heads.values()}
        shown = ["" if at in layout.left_out else line for at, line in enumerate(stripped)]
        return Transcript(turns_of(said_in(layout.heads, shown, speakers)), "named lines")
    heads = {at: head for at, line in enumerate(stripped) if line and (head := head_of(line))}
    before = header_lines(heads, stripped)
    heads = {at: head for at, head in heads.items() if at not in before}
    shown = ["" if at in before else line for at, line in enumerate(stripped)]
    timed = timed_speakers(heads, shown)
    found = _others(heads, shown, timed)
    if timed:
        return _conversation(heads, shown, found, timed, name)
    others = [(layout.heads, _speakers_of(layout, shown)) for layout in likely_layouts(shown)]
    talks = [(h, f) for h, f in ((heads, found), *others) if f.speakers or f.doubt is not None]
    if talks:
        heads, found = min(talks, key=lambda talk: _begins(*talk))
        return _conversation(heads, shown, found, frozenset(), name)
    nameless = [at for at, head in heads.items() if not head.name]
    if len(nameless) > 1 and len(nameless) >= _NAMELESS * sum(1 for line in stripped if line):
        raise no_speakers(name, nameless[0] + 1)
    if (line := conversation_begins(stripped)) is not None:
        raise unclear_form(name, line + 1)
    return answer_of(kept)


def _begins(heads: Mapping[int, Head], found: Found) -> int:
    """Where the first of those who speak does: a conversation begins with one of them."""
    return min(
        (at for at, head in heads.items() if head.name.casefold() in found.speakers),
        default=found.doubt or 0,
    )


def _conversation(
    heads: Mapping[int, Head],
    lines: Sequence[str],
    found: Found,
    timed: frozenset[str],
    name: str,
) -> Transcript:
    if found.doubt is not None:
        raise unclear_speaker(name, found.doubt + 1)
    speakers = timed | found.speakers
    pieces = said_in(heads, lines, speakers, preface=not found.preface)
    return Transcript(turns_of(pieces), _form(heads, timed))


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


def _others(heads: Mapping[int, Head], lines: Sequence[str], timed: frozenset[str]) -> Found:
    """Speakers without times by their names; where others have them, only if they are many."""
    if not timed:
        return _speakers(heads, lines)
    loose = {at: head for at, head in heads.items() if not head.timed or head.name in timed}
    found = _speakers(loose, lines)
    names = [head.name.casefold() for head in heads.values() if head.name]
    with_times = sum(1 for name in names if name in timed)
    without = sum(1 for name in names if name in found.speakers and name not in timed)
    return found if found.speakers and 2 * without >= with_times else Found()


def _speakers(heads: Mapping[int, Head], lines: Sequence[str]) -> Found:
    named = [(at, head) for at, head in heads.items() if head.name and not head.alone]
    if not named:
        return Found()
    ends = [at for at, _ in named[1:]] + [len(lines)]
    labels = []
    for (at, head), end in zip(named, ends, strict=True):
        first = head.text or _next_words(at, lines)
        last = next((lines[i] for i in range(end - 1, at, -1) if lines[i]), head.text)
        labels.append(Label(head.name, first, at, asks(first, last)))
    begin = labels[0].line
    before = words_before(lines, begin)
    above = lines[begin - 1] if begin else ""
    apart = not above or is_title(above)
    return speakers_in_lines(labels, small_words(lines, labels), prose_before=before, apart=apart)


def _speakers_of(layout: Layout, lines: Sequence[str]) -> Found:
    """Names in brackets that recur are no answer's, even where it is not clear who they are."""
    found = _speakers(layout.heads, lines)
    nobody = not found.speakers and found.doubt is None
    return Found(doubt=min(layout.heads)) if nobody and layout.marked else found


def _next_words(at: int, lines: Sequence[str]) -> str:
    return next((line for line in lines[at + 1 : at + 4] if line), "")


def _form(heads: Mapping[int, Head], timed: Container[str]) -> str:
    named = [head for head in heads.values() if head.timed and head.name.casefold() in timed]
    alone = sum(1 for head in named if head.alone)
    return "Otter" if named and 2 * alone > len(named) else "named lines"
