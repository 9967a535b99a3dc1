"""The card of an interview that is open at the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from hotseat._version import __version__
from hotseat.desk.asking import probes_of
from hotseat.desk.chain import Head
from hotseat.desk.fingerprint import fingerprint, number_of
from hotseat.desk.roles import roles
from hotseat.desk.seen import logged, seen_before
from hotseat.files.clean import clean
from hotseat.reports.desk_card import (
    Asked,
    Card,
    Cited,
    Level,
    Marked,
    Noted,
    OneQuestion,
    Spoken,
    Tool,
    dots,
)
from hotseat.reports.desk_hiding import Hiding
from hotseat.scoring import rubric_hash

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.desk.holding import OpenInterview
    from hotseat.desk.masks import Masker
    from hotseat.desk.models import Marking, Quote, Sheet
    from hotseat.interview.disputes import Part
    from hotseat.rubrics.models import Rubric


def card_of(opened: OpenInterview, *, names: bool = False) -> Card:
    """The card; with `names` nothing is hidden.

    Raises:
        DeskError: the log cannot be read.
        InvalidFileError: a rubric cannot be used.
    """
    return _Maker(opened, names=names).card()


class _Maker:
    def __init__(self, opened: OpenInterview, *, names: bool) -> None:
        self.opened = opened
        self.interview = opened.interview
        self.transcript = opened.transcript
        called = roles(opened.transcript, opened.interview)
        self.called = {n: clean(n) if names else called[n] for n in called}
        self.names = names
        masker = None if names else _masker(opened, called)
        self.nameless = masker.nameless if masker else ()
        self.hiding = Hiding(masker)
        self.logged = logged(opened.folder, opened.interview)

    def card(self) -> Card:
        interview, opened = self.interview, self.opened
        head = opened.folder.log.head() or Head()
        known = {question.id for question in opened.questions}
        name = self.called.get(interview.candidate, f"Candidate {interview.label}")
        if interview.is_calibration:
            name = f"Calibration answer {interview.label}"
        return Card(
            id=interview.id,
            candidate=name,
            candidate_number=number_of(self.transcript, interview.candidate),
            names=self.names,
            nameless=self.nameless,
            calibration=interview.is_calibration,
            mode=interview.suggest,
            seen_before=seen_before(interview, self.logged),
            finished_at=interview.locked_at,
            imported_at=interview.imported_at,
            keep_until=interview.keep_until,
            made_at=opened.clock.now(),
            version=__version__,
            log_count=head.count,
            log_head=head.digest,
            fingerprint=fingerprint(self.transcript),
            form=self.transcript.form,
            questions=tuple(map(self._question, opened.questions)),
            unknown=tuple(clean(s.question) for s in interview.sheets if s.question not in known),
            notes=tuple(Noted(self.hiding.text(n.text), n.at) for n in interview.notes),
        )

    def _question(self, question: Question) -> OneQuestion:
        sheet = self.opened.sheet(question.id)
        rubric = self.opened.library.rubric(question)
        main = {part.id for part in self.opened.main_parts(question)}
        marked = tuple(
            self._marked(number, part, sheet.marking(part.id), rubric, main)
            for number, part in enumerate(self.opened.parts(question), start=1)
        )
        now = rubric_hash(question, rubric)
        hashes = (str(e["rubric_hash"]) for e in self.logged if _is_level(e, question.id))
        return OneQuestion(
            id=question.id,
            title=clean(question.title or question.id),
            first=sheet.first,
            last=sheet.last,
            turns=self._turns(sheet, marked),
            marked=marked,
            probes=tuple(
                Asked(probe.id, clean(probe.text), probe.id in sheet.asked)
                for probe in probes_of(question, rubric)
            ),
            rubric=rubric.id,
            rubric_hash=now,
            marked_by=tuple(dict.fromkeys(h for h in hashes if h != now)),
        )

    def _marked(
        self, number: int, part: Part, marking: Marking, rubric: Rubric, main: set[str]
    ) -> Marked:
        criterion = rubric.criteria.get(part.id) if rubric.kind != "concept" else None
        advice = criterion.advice if criterion else {}
        level = marking.level
        return Marked(
            number=number,
            id=part.id,
            title=clean(part.title),
            main=part.id in main,
            words=tuple(map(clean, part.words)),
            given=tuple(
                Level(
                    given.level,
                    _word(part, given.level),
                    dots(given.level, part.of),
                    given.at,
                    given.seen,
                    self.hiding.text(given.reason),
                )
                for given in marking.levels
            ),
            tool=self._tool(part, marking),
            quotes=tuple(map(self._cited, marking.quotes)),
            no_evidence=marking.no_evidence,
            meaning=_of_level(part.meaning, level),
            advice=clean(advice.get(level, "")) if level is not None else "",
        )

    def _cited(self, quote: Quote) -> Cited:
        turn = self.transcript.turns[quote.turn]
        text, start, end = self.hiding.cited(turn.text, quote)
        return Cited(quote.turn, start, end, turn.start, text)

    def _tool(self, part: Part, marking: Marking) -> Tool:
        at, level = marking.shown_at, marking.suggested
        if at is None:
            mode = self.interview.suggest
            return Tool("off" if mode == "off" else "open" if mode == "before" else "not shown")
        if level is None:
            return Tool("nothing", at=at)
        return Tool("shown", level, _word(part, level), dots(level, part.of), at)

    def _turns(self, sheet: Sheet, marked: tuple[Marked, ...]) -> tuple[Spoken, ...]:
        quotes = {m.number: sheet.marking(m.id).quotes for m in marked}
        turns = []
        for number in range(max(sheet.first, 0), min(sheet.last + 1, len(self.transcript.turns))):
            turn = self.transcript.turns[number]
            here = {n: [q for q in found if q.turn == number] for n, found in quotes.items()}
            turns.append(
                Spoken(
                    self.called[turn.speaker],
                    turn.speaker == self.interview.candidate,
                    turn.start,
                    self.hiding.pieces(turn.text, here),
                )
            )
        return tuple(turns)


def _masker(opened: OpenInterview, called: Mapping[str, str]) -> Masker:
    from hotseat.desk.masks import Masker

    rubrics = map(opened.library.rubric, opened.questions)
    return Masker(called, [word for rubric in rubrics for word in rubric.spelling.ranks])


def _is_level(entry: Mapping[str, Any], question: str) -> bool:
    return entry.get("question") == question and "rubric_hash" in entry and "level" in entry


def _of_level(texts: Sequence[str], level: int | None) -> str:
    return clean(texts[level]) if level is not None and 0 <= level < len(texts) else ""


def _word(part: Part, level: int) -> str:
    return clean(part.words[level]) if 0 <= level <= part.of else str(level)
