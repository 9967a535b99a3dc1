"""The whole of it as lines of text: for screen readers, pipes and terminals that can do no more."""

from __future__ import annotations

import contextlib
import signal
import sys
from typing import TYPE_CHECKING

from hotseat.bank.choose import matches
from hotseat.cli.output import complain
from hotseat.cli.plain_ends import Ended, InputEnded, Left, Signals
from hotseat.cli.plain_flow import Lead
from hotseat.cli.plain_input import Input, standard_input
from hotseat.cli.plain_open import may_begin
from hotseat.cli.plain_report import due_line
from hotseat.cli.plain_talk import Talk
from hotseat.cli.plain_time import words
from hotseat.errors import EXIT_OK, HotseatError, KeptFaultError, behind_name
from hotseat.files.clean import shorten
from hotseat.interview.course import left_open
from hotseat.interview.ending import AFTER_SIGNAL
from hotseat.interview.start import DrillRequest, MockRequest, begin_drill, begin_mock
from hotseat.interview.words import ago

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from hotseat.bank.models import Question
    from hotseat.interview.course import LeftOpen
    from hotseat.interview.session import Session
    from hotseat.interview.sitting import Run

_LISTED = 20
"""Questions that are said of those found."""
_UNKNOWN = "That is not in the list. Type a number from 0 to {}; Enter says the list again."


def run_plain(session: Session, sitting: Run | None = None) -> int:
    """Lead through a sitting, or through all there is; gives the exit code."""
    with Signals() as signals, standard_input() as source:
        return talk_through(session, source, signals, sitting)


def talk_through(
    session: Session, source: Input, signals: Signals, sitting: Run | None = None
) -> int:
    """The same on any input. However it ends, what was typed is kept."""
    talk = Talk(source, signals)
    code, early = EXIT_OK, True
    try:
        if sitting is None:
            Menu(session, talk).run()
        elif not source.is_terminal or may_begin(session, talk):
            # A script cannot be asked: its lines are the answer.
            Lead(session, talk).sit(sitting)
        early = False
    except (InputEnded, Left):
        pass
    except Ended as ended:
        code = AFTER_SIGNAL + ended.number
    except (HotseatError, OSError):
        raise
    except Exception as error:
        raise KeptFaultError(session.where_kept()) from error
    finally:
        with signals.held():
            _keep(session)
    # After a signal there may be nobody left to tell.
    with contextlib.suppress(OSError) if code else contextlib.nullcontext():
        if source.pending:
            talk.say("")
        if early and talk.attempt_to(lambda: left_open(session)) is not None:
            kept = "What you typed is kept. " if talk.typed else ""
            talk.say(f"{kept}hotseat --plain, then resume, goes on where you were.")
        sys.stdout.flush()
    # Ctrl+C is a way to leave like any other; who sends another signal does not wait.
    if code in (EXIT_OK, AFTER_SIGNAL + signal.SIGINT):
        _back_up(session)
    return code


def _keep(session: Session) -> None:
    """The last that is written."""
    error = session.drafts.save_at_the_end()
    try:
        session.write_unkept()
    except HotseatError as later:
        error = error or later
    if error is not None:
        complain(f"hotseat: {behind_name(error.message)}")


def _back_up(session: Session) -> None:
    """Make the backup of the day, unless there is one."""
    from hotseat.records.daily import back_up

    if session.store is not None:
        try:
            back_up(session.store.path, session.clock.now())
        except HotseatError as error:
            complain(f"hotseat: there is no backup of today. {error.message}")


class Menu:
    """What can be done, by number or word."""

    def __init__(self, session: Session, talk: Talk) -> None:
        self._session = session
        self._talk = talk
        self._lead = Lead(session, talk)
        self._entries: dict[str, Callable[[], None]] = {
            "due": self._due,
            "practise": self._practise,
            "mock": self._mock,
            "drill": self._drill,
            "choose": self._choose,
            "guide": self._guide,
            "progress": self._progress,
            "resume": self._resume,
            "seats": self._seats,
        }
        if session.has_choice:
            self._entries["topic"] = self._choose_topic

    def run(self) -> None:
        """Say what there is, until the person quits or the input ends."""
        self._talk.say(f"hotseat. {words(self._session.describe_bank())}.")
        lines = self._lines()
        while True:
            wanted = self._talk.ask("", *lines).casefold()
            if wanted in ("0", "q", "quit"):
                return
            known = self._do(wanted) or not wanted
            lines = self._lines() if known else [_UNKNOWN.format(len(self._entries))]

    def _do(self, wanted: str) -> bool:
        """Do what is wanted; says whether there is such a thing."""
        names = list(self._entries)
        if wanted.isascii() and wanted.isdecimal() and 1 <= int(wanted) <= len(names):
            wanted = names[int(wanted) - 1]
        if wanted not in self._entries:
            return False
        try:
            self._entries[wanted]()
        except Left:
            self._session.drafts.release()
        except HotseatError as error:
            self._talk.say(error.message)
        return True

    def _lines(self) -> list[str]:
        due = self._talk.attempt_to(self._due_today) or "nothing is due today"
        left = self._talk.attempt_to(lambda: left_open(self._session))
        return [
            "What would you like to do? Type a number or a word.",
            f"1. due: {due}",
            "2. practise: a question, then feedback",
            "3. mock: a mock interview, several scenarios and a report",
            "4. drill: one question with the clock on",
            "5. choose: a question by its id or by words",
            "6. guide: the reference pages",
            "7. progress: what your answers say",
            f"8. resume: {_left(left, self._session.clock.now())}",
            "9. seats: mark an answer in its interviewer's place",
            *self._topic_line(),
            "0. quit",
        ]

    def _due_today(self) -> str:
        from hotseat.interview.schedule import minutes

        due = self._session.due()
        return due_line(len(due), minutes(due, self._session.practised))

    def _topic_line(self) -> list[str]:
        topics, topic = self._session.topics, self._session.topic
        if topic is None or not self._session.has_choice:
            return []
        return [f"10. topic: {shorten(topic.title)}, one of {len(topics)}"]

    def _choose_topic(self) -> None:
        from hotseat.cli.plain_topic import choose_topic

        choose_topic(self._session, self._talk)

    def _due(self) -> None:
        self._begin(begin_drill(self._session, DrillRequest(due=True, timed=False)))

    def _mock(self) -> None:
        self._begin(begin_mock(self._session, MockRequest()))

    def _drill(self) -> None:
        self._begin(begin_drill(self._session, DrillRequest()))

    def _begin(self, run: Run) -> None:
        if may_begin(self._session, self._talk):
            self._lead.sit(run)

    def _practise(self) -> None:
        question = self._session.next_question()
        if question is None:
            self._talk.say("The bank has no question to ask.")
        else:
            self._lead.practise(question)

    def _resume(self) -> None:
        left = left_open(self._session)
        if left is not None and left.run is not None:
            self._lead.sit(left.run)
        elif left is not None and left.draft is not None and left.draft.to_probe:
            if (follow_up := self._session.left_follow_up(left.draft)) is not None:
                self._lead.follow_up(follow_up)
        elif left is not None and left.question is not None:
            self._lead.practise(left.question)
        else:
            self._talk.say("Nothing was left open.")

    def _seats(self) -> None:
        from hotseat.cli.plain_seats import Swapping

        Swapping(self._session, self._talk).run()

    def _choose(self) -> None:
        wanted = self._talk.ask("An id, or words of title, tag, kind or level. Enter goes back.")
        while wanted:
            question = self._session.question(wanted)
            found = [question] if question else self._found(wanted)
            if len(found) == 1:
                self._lead.practise(found[0])
                return
            for each in found[:_LISTED]:
                self._talk.say(f"{each.id}: {each.title or each.id}")
            rest = len(found) - _LISTED
            more = f"{rest} more. " if rest > 0 else "" if found else "None is found. "
            wanted = self._talk.ask(f"{more}An id, or other words. Enter goes back.")

    def _found(self, wanted: str) -> list[Question]:
        return [q for q in self._session.practised.values() if matches(q, wanted)]

    def _guide(self) -> None:
        from hotseat.cli.plain_guide import plain_page

        pages = self._session.guide
        if not pages:
            self._talk.say("This bank has no guide pages.")
            return
        while True:
            self._talk.say(*(f"{n}. {page.title}" for n, page in enumerate(pages, start=1)))
            wanted = self._talk.ask("The number of a page. Enter goes back.")
            if not wanted:
                return
            number = int(wanted) if wanted.isascii() and wanted.isdecimal() else 0
            if 1 <= number <= len(pages):
                self._talk.say("", *plain_page(pages[number - 1].text), "")

    def _progress(self) -> None:
        from hotseat.cli.plain_progress import progress_lines, progress_of

        found = progress_of(self._session)
        if found is None:
            self._talk.say("Nothing is kept yet; the first answer begins the history.")
            return
        titles = {q.id: q.title or q.id for q in self._session.questions}
        self._talk.say("", *progress_lines(found, titles))


def _left(left: LeftOpen | None, now: datetime) -> str:
    if left is None:
        return "nothing was left open"
    return f"{words(left.title)}, left {ago(left.at, now)}"
