"""What the candidate said to one question, as one text, with the way back to its turns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hotseat.desk.models import Quote, Sheet, Transcript

BETWEEN = "\n"
"""Between two turns: it ends a sentence, so that no words are read across it."""

Span = tuple[int, int]

_SHORT = 60
"""Characters; what is longer is no mere sign of listening."""
_SIGNS = (
    *("mhm", "mm", "mmm", "hm", "hmm", "mm-hmm", "mm-hm", "mhm-hm", "uh-huh", "uh huh", "ah", "oh"),
    *("right", "okay", "ok", "yes", "yeah", "yep", "sure", "fine", "good", "great", "nice"),
    *("cool", "got it", "i see", "i understand", "understood", "makes sense", "that makes sense"),
    *("alright", "all right", "of course", "exactly", "interesting", "true", "perfect"),
    *("go on", "please", "please go on", "go ahead", "carry on", "continue", "keep going"),
    *("take your time", "no problem", "no worries", "thanks", "thank you"),
)
# A question mark ends it: `Sure?` asks something.
_LISTENING = re.compile(
    rf"[^\w?(\[]*(?:(?:\[[^\]]*\]|\([^)]*\)|\b(?:{'|'.join(map(re.escape, _SIGNS))})\b)"
    r"[\s.,;:!…–—-]*)*"
)


@dataclass(frozen=True, slots=True)
class Said:
    """The candidate's turns of one question, joined; nobody else's words are in it."""

    text: str
    turns: tuple[int, ...]
    """The number of each turn that is in it."""
    starts: tuple[int, ...]
    """Where each of them begins in the text."""
    answers: tuple[int, ...]
    """Where each answer ends: between two of them something was asked."""

    def quote(self, start: int, end: int) -> tuple[Quote, ...]:
        """A span of the text as words of turns: one for each turn that it touches."""
        found = []
        for turn, begin, stop in self._bounds():
            a, b = max(start, begin), min(end, stop)
            if a < b:
                found.append(Quote(turn, a - begin, b - begin))
        return tuple(found)

    def span(self, quote: Quote) -> Span | None:
        """Where the words of a quote stand in the text; None where they are not in it."""
        for turn, begin, stop in self._bounds():
            if turn == quote.turn and 0 <= quote.start < quote.end <= stop - begin:
                return begin + quote.start, begin + quote.end
        return None

    def _bounds(self) -> list[tuple[int, int, int]]:
        ends = [*(start - len(BETWEEN) for start in self.starts[1:]), len(self.text)]
        # Where there is no turn, there is an end and no start.
        return list(zip(self.turns, self.starts, ends, strict=False))


def said_to(transcript: Transcript, candidate: str, sheet: Sheet) -> Said:
    """What the candidate said within the turns of a sheet."""
    turns: list[int] = []
    starts: list[int] = []
    parts: list[str] = []
    at = 0
    answers: list[int] = []
    spoken = False
    for number in range(max(sheet.first, 0), min(sheet.last + 1, len(transcript.turns))):
        turn = transcript.turns[number]
        if turn.speaker != candidate:
            if spoken and not is_listening(turn.text):
                answers.append(at - len(BETWEEN))
                spoken = False
            continue
        turns.append(number)
        starts.append(at)
        parts.append(turn.text)
        spoken = spoken or bool(turn.text.strip())
        at += len(turn.text) + len(BETWEEN)
    text = BETWEEN.join(parts)
    if spoken or not answers:
        answers.append(len(text))
    return Said(text, tuple(turns), tuple(starts), tuple(answers))


def is_listening(words: str) -> bool:
    """Whether words of another speaker only show that they listen: `mhm`, `okay, go on`."""
    return len(words) <= _SHORT and _LISTENING.fullmatch(words.casefold()) is not None


def words_of(transcript: Transcript, quotes: Sequence[Quote]) -> list[str]:
    """The words of quotes."""
    return [transcript.turns[q.turn].text[q.start : q.end] for q in quotes]
