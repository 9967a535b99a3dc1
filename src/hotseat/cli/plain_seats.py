"""Swapped seats in lines: a shipped answer is read and marked, then both sides are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.cli.plain_levels import ask_levels
from hotseat.cli.plain_report import because
from hotseat.interview import seats
from hotseat.interview.agreement import agreement
from hotseat.records.models import Seat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hotseat.cli.plain_talk import Talk
    from hotseat.interview.feedback import Line
    from hotseat.interview.seats import ToMark
    from hotseat.interview.session import Session
    from hotseat.rubrics.models import Criterion
    from hotseat.scoring.scorecard import Scorecard


class Swapping:
    """Leads through one answer after another."""

    def __init__(self, session: Session, talk: Talk) -> None:
        self._session = session
        self._talk = talk

    def run(self) -> None:
        """Until the person goes back.

        Raises:
            HotseatError: an answer cannot be marked.
        """
        while True:
            before = self._talk.attempt_to(lambda: seats.so_far(self._session)) or []
            to_mark = seats.next_seat(self._session.practised.values(), before, seed=0)
            if to_mark is None:
                self._talk.say("No scenario here brings graded answers to mark.")
                return
            if not self._mark(to_mark, before):
                return
            if self._talk.ask("", "Enter brings another answer, q goes back."):
                return

    def _mark(self, to_mark: ToMark, before: list[Seat]) -> bool:
        """One answer; says whether the person gave it any level."""
        library, question, answer = self._session.library, to_mark.question, to_mark.answer
        assert library is not None
        criteria = {c.id: c for c in library.rubric(question).criteria.values() if c.main}
        self._talk.say("", f"Swapped seats, answer {len(before) + 1:,}.")
        self._talk.say(question.title or question.id, "", question.prompt.strip(), "")
        self._talk.say("The answer:", answer.text.strip(), "")
        self._talk.say("You are its interviewer: a level for each part.")
        given = ask_levels(self._talk, list(criteria.values()), "Enter goes back")
        if not given:
            return False
        card = library.score(answer.text, question)
        expected = {name: mark.level for name, mark in card.marks.items()}
        now = self._session.clock.now()
        seat = Seat(question.id, answer.grade, now, given=given, expected=expected)
        self._talk.try_to("This", lambda: seats.keep(self._session, seat))
        titles = {name: criterion.title for name, criterion in criteria.items()}
        found = agreement((*before, seat))
        self._talk.say("", *self._compared(to_mark, card, given, criteria), "")
        self._talk.say(self._overall(to_mark, card, seat), seats.sentence(seat, found, titles))
        return True

    def _compared(
        self,
        to_mark: ToMark,
        card: Scorecard,
        given: Mapping[str, int],
        criteria: Mapping[str, Criterion],
    ) -> Iterator[str]:
        from hotseat.interview.feedback import feedback

        library = self._session.library
        assert library is not None
        rubric = library.rubric(to_mark.question)
        for line in feedback(to_mark.answer.text, to_mark.question, card, rubric).main:
            yield f"{line.title}: {_sides(line, given, criteria)}.{because(line)}"

    def _overall(self, to_mark: ToMark, card: Scorecard, seat: Seat) -> str:
        library, answer = self._session.library, to_mark.answer
        assert library is not None
        yours = seats.overall_given(seat.given, seat.expected, library.rubric(to_mark.question))
        and_yours = "" if yours is None else f", yours {yours}"
        graded = f"The bank calls this answer {answer.grade}, {answer.overall} of 5."
        return f"{graded} The expected marks give {card.overall} of 5{and_yours}."


def _sides(line: Line, given: Mapping[str, int], criteria: Mapping[str, Criterion]) -> str:
    """Both levels of a part, and how far they are apart."""
    expected = f"expected {line.word}, level {line.level} of {line.of}"
    if line.id not in given:
        return f"you left it out; {expected}"
    level = given[line.id]
    by = level - line.level
    apart = f"{abs(by)} {'higher' if by > 0 else 'lower'}" if by else "the same"
    return f"you said {criteria[line.id].levels[level]}, level {level}; {expected}; {apart}"
