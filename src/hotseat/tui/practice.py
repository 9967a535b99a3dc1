"""The way through a practice: a question, its draft, its marks, the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.errors import HotseatError
from hotseat.interview.course import left_open
from hotseat.interview.drafts import MAX_AGE
from hotseat.interview.session import Session
from hotseat.tui import jobs, messages
from hotseat.tui.beginning import Beginning
from hotseat.tui.bindings import mention
from hotseat.tui.screens.base import BaseScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen
    from textual.timer import Timer

    from hotseat.bank.models import Question
    from hotseat.interview.result import Result
    from hotseat.tui.app import HotseatApp


class Practice(Beginning):
    """Acts for the screens on the app's session. All of it runs in the app's own thread."""

    def __init__(self, app: HotseatApp, session: Session) -> None:
        super().__init__(app, session)
        self._loading = False
        self._when_loaded: Callable[[], None] | None = None
        self._draft_timer: Timer | None = None
        self._told = ""

    # Reading the bank and the records

    def load(self) -> None:
        """Read the bank and open the records, once."""
        if not self._loading and self._session.library is None:
            self._loading = True
            app, now = self._app, self._app.clock.now()
            jobs.start_loading(app, app.folders, app.library_factory, app.store_factory, now)

    def with_library(self, then: Callable[[], None]) -> None:
        """Do something as soon as the bank is there."""
        if self._session.library is not None:
            then()
        else:
            self._when_loaded = then
            self.load()

    def look_at_store(self) -> None:
        """See that records which were opened before the app are sound."""
        if self._session.store is not None:
            jobs.start_looking(self._app, self._session.store, self._app.clock.now())

    def store_opened(self, message: messages.StoreOpened) -> None:
        """The records are there."""
        self._session.use(message.store)

    def store_failed(self, message: messages.StoreFailed) -> None:
        """The records cannot be used, or not any more: go on without."""
        store, self._session.store = self._session.store, None
        self._session.drafts.use(None)
        if store is not None:
            store.close()
        # Interviews at the desk are kept elsewhere.
        what = "Nothing" if self._app.first_desk is None else "Of practice nothing"
        self._app.tell(f"{what} will be kept. {message.error.message}", severe=True)

    def library_loaded(self, message: messages.LibraryLoaded) -> None:
        """The bank is there: do what waited for it."""
        if not self._app.screen_stack:
            # The app was left meanwhile.
            return
        self._session.library = message.library
        if not self._app.folders and (remark := self._session.topic_remark()):
            self._app.tell(remark, severe=True)
        then, self._when_loaded = self._when_loaded, None
        left_out = len(self._session.problems)
        if left_out:
            what = "One thing" if left_out == 1 else f"{left_out:,} things"
            self._app.tell(
                f"{what} in the bank could not be used. The rest is here; "
                "Bank problems under ^P says what was left out, and why.",
                severe=True,
            )
        self._app.screen_stack[0].post_message(messages.Changed())
        if then is not None:
            then()

    # Questions

    def next(self) -> None:
        """Open the question to practise next."""
        self.with_library(self._next)

    def _next(self) -> None:
        question = self.attempt_to(self._session.next_question)
        if question is None:
            self._app.tell("The bank has no question. Commands (^P) > Bank problems may say why.")
        else:
            self.open(question)

    def resume(self) -> None:
        """Go on with the sitting that was left, or with the last draft."""
        self.with_library(self._resume)

    def _resume(self) -> None:
        left = self.attempt_to(lambda: left_open(self._session))
        if left is not None and left.run is not None:
            self._app.flow.start(left.run)
        elif left is not None and left.draft is not None and left.draft.to_probe:
            draft = left.draft
            follow_up = self.attempt_to(lambda: self._session.left_follow_up(draft))
            if follow_up is not None:
                self._app.flow.probe(follow_up, None)
        elif left is not None and left.question is not None:
            self.open(left.question)

    def open(self, question: Question, start: str = "") -> None:
        """Ask a question; `start` stands in the field where there is no draft."""
        self._app.flow.ask(question, start)

    def choose(self, *, search: bool = False) -> None:
        """List the questions; with `search`, typing narrows them at once."""
        self.with_library(lambda: self._choose(search))

    def _choose(self, search: bool) -> None:
        from hotseat.tui.screens.choose import ChooseScreen

        self.leave(ChooseScreen(search=search))

    def topics(self) -> None:
        """Choose what is practised, where there is more than one topic."""
        self.with_library(self._topics)

    def _topics(self) -> None:
        if not self._session.has_choice:
            self._app.tell("This bank has one topic.")
            return
        from hotseat.tui.screens.topics import TopicsScreen

        self.leave(TopicsScreen())

    def take_topic(self, topic_id: str) -> None:
        """Practise this topic from now on."""
        self.try_to(lambda: self._session.choose_topic(topic_id))
        self.home()
        if self._session.is_set_otherwise:
            self._app.tell("For this run: the config file names another topic for the next one.")

    def guide(self) -> None:
        """Open the reference pages."""
        self.with_library(self._guide)

    def _guide(self) -> None:
        pages = self._session.guide
        if not pages:
            self._app.tell("This bank has no guide pages.")
            return
        from hotseat.tui.screens.guide import GuideScreen

        self.leave(GuideScreen(pages))

    def dispute(self, result: Result) -> None:
        """Say which words of an answer should have counted, or why that cannot be kept."""
        from hotseat.interview.disputes import disputing

        found = self.attempt_to(lambda: disputing(self._session, result))
        if found is not None:
            from hotseat.tui.screens.dispute import DisputeScreen

            self._app.push_screen(DisputeScreen(found))

    def seats(self) -> None:
        """Mark a shipped answer in the interviewer's place."""
        self.with_library(self._seats)

    def _seats(self) -> None:
        from hotseat.interview.seats import next_seat, so_far
        from hotseat.tui.screens.seats import SeatsScreen

        before = self.attempt_to(lambda: so_far(self._session)) or []
        to_mark = next_seat(self._session.practised.values(), before, seed=0)
        if to_mark is None:
            self._app.tell("No scenario here brings graded answers to mark.")
        else:
            self.leave(SeatsScreen(to_mark, before))

    def progress(self) -> None:
        """Show what past answers say."""
        self.with_library(self._progress)

    def _progress(self) -> None:
        from hotseat.tui.screens.progress import ProgressScreen

        self.leave(ProgressScreen())

    def export(self) -> None:
        """Write all that is kept to a file in the home folder."""
        store = self._session.store
        if store is None:
            self._app.tell("There are no records to write to a file.")
        else:
            jobs.start_export(self._app, store.path, self._app.clock.now())

    def problems(self) -> None:
        """Show what was left out of the bank."""
        from hotseat.tui.screens.problems import ProblemsScreen

        self._app.push_screen(ProblemsScreen(self._session.problems))

    def leave(self, screen: Screen[None], *, save: bool = True) -> None:
        """Show a screen in place of the one that may hold an answer."""
        if save:
            self.save_draft()
            self._session.drafts.release()
        self._show(screen)

    def home(self) -> None:
        """Back to the home screen; what was typed is kept."""
        self.save_draft()
        self._session.drafts.release()
        self._app.forget_notices()
        while len(self._app.screen_stack) > 1:
            self._app.pop_screen()

    def _show(self, screen: Screen[None]) -> None:
        """Put a screen in place of all that lie on the home screen."""
        self._app.forget_notices()
        while len(self._app.screen_stack) > 2:
            self._app.pop_screen()
        if len(self._app.screen_stack) == 2:
            self._app.switch_screen(screen)
        else:
            self._app.push_screen(screen)

    # Drafts

    def touched(self) -> None:
        """Something was typed: keep it soon, however long the typing goes on."""
        if self._draft_timer is None:
            self._draft_timer = self._app.set_timer(MAX_AGE, self.save_draft)

    def save_draft(self) -> None:
        """Keep what was typed, now."""
        timer, self._draft_timer = self._draft_timer, None
        if timer is not None:
            timer.stop()
        try:
            self._session.drafts.save()
            self._told = ""
        except HotseatError as error:
            # Said once; the next save tries again.
            if error.message != self._told:
                self._told = error.message
                said = f"The draft is not kept. {error.message} {self._ways_out()}"
                self._app.tell(said.strip(), severe=True)
            self.touched()
        for screen in self._app.screen_stack[-1:]:
            screen.post_message(messages.DraftSaved())

    def _ways_out(self) -> str:
        """How to take along what stands in the field."""
        from hotseat.tui.interviewing import WAYS_OUT
        from hotseat.tui.screens.interview import InterviewScreen

        # At the very end there is none left.
        shows_it = any(isinstance(each, InterviewScreen) for each in self._app.screen_stack[-1:])
        return mention(self._session.settings, WAYS_OUT) if shows_it else ""

    def save_at_the_end(self) -> HotseatError | None:
        """Keep all that is not kept yet, before the app is gone; gives what went wrong."""
        for screen in self._app.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.keep_at_the_end()
        error = self._session.drafts.save_at_the_end()
        try:
            self._session.write_unkept()
        except HotseatError as later:
            return error or later
        return error
