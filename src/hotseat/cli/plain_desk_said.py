"""An interview at the desk in words: who spoke, what can be picked, how it was marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.cli.plain_time import words
from hotseat.desk.asking import probes_of
from hotseat.desk.masks import Masked, Masker
from hotseat.desk.models import Quote
from hotseat.desk.roles import roles
from hotseat.errors import HotseatError
from hotseat.interview.picking import stretches_of, words_of
from hotseat.interview.words import count, exactly

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hotseat.bank.models import Question
    from hotseat.desk.desk import Desk
    from hotseat.desk.models import Marking, Turn
    from hotseat.interview.disputes import Part


@dataclass(frozen=True, slots=True)
class Place:
    """What is being marked: one part of one question."""

    question: Question
    part: Part
    is_needed: bool
    """Whether a finished interview has a level on it."""


def places_of(desk: Desk) -> list[Place]:
    """Everything that can be marked, in order."""
    found = []
    for question in desk.questions:
        needed = {part.id for part in desk.main_parts(question)}
        found += [Place(question, p, p.id in needed) for p in desk.parts(question)]
    return found


def stretches(desk: Desk, question: Question) -> list[Quote]:
    """The words that can be picked by number: sentences of the candidate, long ones in parts."""
    found = []
    for turn in desk.said(question.id).turns:
        text = desk.transcript.turns[turn].text
        spans = words_of(text)
        found += [Quote(turn, spans[a][0], spans[b][1]) for a, b in stretches_of(text, spans)]
    return found


class Said:
    """Says what stands in an interview; names are hidden unless `names`."""

    def __init__(self, desk: Desk, *, names: bool = False) -> None:
        self._desk = desk
        self.names = names
        self._masks: dict[str, tuple[Mapping[str, str], Masker]] = {}
        self._hidden: dict[tuple[str, int], tuple[Masked, ...]] = {}

    @property
    def _who(self) -> tuple[Mapping[str, str], Masker]:
        """What everybody is called, and what hides names but no word of the rubrics; made once
        for each candidate.
        """
        candidate = self._desk.interview.candidate
        if candidate not in self._masks:
            called = roles(self._desk.transcript, self._desk.interview)
            rubrics = map(self._desk.library.rubric, self._desk.questions)
            words = [word for rubric in rubrics for word in rubric.spelling.ranks]
            self._masks[candidate] = called, Masker(called, words)
        return self._masks[candidate]

    def _spans(self, turn: int) -> tuple[Masked, ...]:
        key = self._desk.interview.candidate, turn
        if key not in self._hidden:
            self._hidden[key] = self._who[1].spans(self._desk.transcript.turns[turn].text)
        return self._hidden[key]

    def speaker(self, name: str) -> str:
        """What somebody is called here."""
        return name if self.names else self._who[0].get(name, "Speaker")

    def text(self, text: str) -> str:
        """Somebody's words, as they may be shown."""
        return text if self.names else self._who[1].redact(text)

    def quote(self, quote: Quote) -> str:
        """Words of a turn. What is hidden is found in the whole turn: a name may be cut in two."""
        text = self._desk.transcript.turns[quote.turn].text
        parts: list[str] = []
        at = quote.start
        for each in () if self.names else self._spans(quote.turn):
            if each.start < quote.end and each.end > quote.start:
                parts += text[at : max(each.start, at)], each.instead
                at = min(each.end, quote.end)
        return " ".join("".join((*parts, text[at : quote.end])).split())

    # Whole screens of words

    def head(self) -> str:
        """Whose interview it is, and how far it is marked."""
        interview = self._desk.interview
        needed = [p for p in places_of(self._desk) if p.is_needed]
        given = sum(self.marking(p).level is not None for p in needed)
        names = "Names are shown." if self.names else "Names are hidden."
        day = interview.keep_until
        kept = f" Kept until {day}." if day else ""
        finished = " It is finished." if interview.locked_at else ""
        progress = f"{given} of {len(needed)} parts are scored."
        return f"Candidate {interview.label}. {names} {progress}{finished}{kept}"

    def question(self, question: Question) -> Iterator[str]:
        """What was asked and what was said to it, the candidate's words numbered."""
        yield f"Question: {question.title or question.id}"
        yield question.prompt.strip()
        yield ""
        numbered: dict[int, list[tuple[int, Quote]]] = {}
        for number, quote in enumerate(stretches(self._desk, question), start=1):
            numbered.setdefault(quote.turn, []).append((number, quote))
        sheet = self._desk.sheet(question.id)
        for at in range(sheet.first, sheet.last + 1):
            turn = self._desk.transcript.turns[at]
            yield f"{self.speaker(turn.speaker)}{_time(turn)}:"
            if turn.speaker == self._desk.interview.candidate:
                for number, quote in numbered.get(at, ()):
                    yield f"{number}. {self.quote(quote)}"
            else:
                yield self.text(turn.text)
        if not numbered:
            yield "The candidate says nothing in these turns."
        yield from self.probes(question)

    def probes(self, question: Question) -> Iterator[str]:
        """The follow-up questions, and which of them were asked."""
        probes = probes_of(question, self._desk.library.rubric(question))
        if not probes:
            return
        asked = self._desk.sheet(question.id).asked
        yield ""
        yield "Probes, the same for everyone. asked 1 ticks the first."
        for number, probe in enumerate(probes, start=1):
            yield f"{number}. {probe.text.strip()}{' It was asked.' if probe.id in asked else ''}"

    # One part

    def marking(self, place: Place) -> Marking:
        """How it was marked so far."""
        return self._desk.sheet(place.question.id).marking(place.part.id)

    def part(self, place: Place) -> Iterator[str]:
        """What a part asks for, and how it stands."""
        part, marking = place.part, self.marking(place)
        yield f"{part.title}{'' if place.is_needed else ', which may be left out'}."
        for level, word in enumerate(part.words):
            meaning = f": {part.meaning[level]}" if level < len(part.meaning) else ""
            yield f"{level} {word}{meaning}"
        yield from self.evidence(marking)
        if marking.level is not None:
            yield f"Your level: {_level(part, marking.level)}."
        yield from self.tool(place)

    def evidence(self, marking: Marking) -> Iterator[str]:
        """What a level stands on."""
        if marking.no_evidence:
            yield "You stated that there is no evidence."
        if marking.quotes:
            quotes = ", ".join(f"“{self.quote(q)}”" for q in marking.quotes)
            yield f"Picked: {quotes}"

    def tool(self, place: Place) -> Iterator[str]:
        """The tool's level with its words, where it may be seen."""
        try:
            view = self._desk.look(place.question, place.part.id)
        except HotseatError as error:
            # What cannot be logged is not shown.
            yield error.message
            return
        if view is None:
            return
        name, part = place.part.id, place.part
        level = view.levels.get(name)
        if level is None:
            yield f"The tool: not enough to suggest a level. {view.not_enough}".rstrip()
            return
        found = [f"“{self.quote(w.quote)}”" for w in view.words.get(name, ())]
        by = f" It goes by {', '.join(found)}." if found else ""
        why = f" {words(view.why[name])}" if name in view.why else ""
        who = "The expert" if self._desk.interview.is_calibration else "The tool"
        yield f"{who}: {_level(part, level)}.{by}{why}"

    def notes(self) -> Iterator[str]:
        """What was written down."""
        notes = self._desk.interview.notes
        yield f"{count(len(notes), 'note')}."
        yield from (self.text(note.text) for note in notes)
        if draft := self._desk.interview.note_draft:
            yield f"Not kept yet: {self.text(draft)}"


def _level(part: Part, level: int) -> str:
    return f"{part.words[level]}, level {level} of {part.of}"


def _time(turn: Turn) -> str:
    return "" if turn.start is None else f", {exactly(turn.start)}"
