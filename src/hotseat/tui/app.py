"""The app: themes, keys, the first screen, and how it ends."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import SystemCommand

from hotseat.errors import nearest_names
from hotseat.files.clean import clean, shorten
from hotseat.interview.clock import Clock, SystemClock
from hotseat.interview.drafts import DraftKeeper
from hotseat.interview.ending import AFTER_SIGNAL
from hotseat.interview.session import Session
from hotseat.settings.models import Settings
from hotseat.tui import commands, jobs, memory, messages, terminal, themes
from hotseat.tui.bindings import bindings, shown
from hotseat.tui.desk.flow import Desks
from hotseat.tui.flow import Flow
from hotseat.tui.keystrokes import KeepsFocus
from hotseat.tui.practice import Practice
from hotseat.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from textual.screen import Screen

    from hotseat.interview.sitting import Run

LOAD_AFTER = 0.25
"""Seconds from the first paint to reading the bank, unless it is asked for before."""
QUIT_WITHIN = 2.0
"""Seconds within which a second Ctrl+C quits."""
QUIT_AT_LAST = 10.0
"""Seconds after which one quits without what was typed and not taken in."""
DEAF_FOR = 1.5
"""Seconds without keys after an answer was taken away in the middle of typing."""


class HotseatApp(KeepsFocus):
    """Practise interview answers at the terminal."""

    TITLE = "hotseat"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (14, "-low"), (24, "-tall")]  # noqa: RUF012
    CSS = """
    Screen { background: $background; color: $foreground; }
    Toast { background: $panel; }
    * {
        scrollbar-color: $rule; scrollbar-color-hover: $foreground-muted;
        scrollbar-color-active: $accent; scrollbar-background: $background;
        scrollbar-background-hover: $background; scrollbar-background-active: $background;
    }
    """
    BINDINGS: ClassVar = bindings("app")

    served: ClassVar = False
    """Whether it runs for a browser."""
    off: ClassVar[frozenset[str]] = frozenset()
    """Actions that cannot be had here."""

    def __init__(
        self,
        folders: Sequence[Path] = (),
        *,
        settings: Settings | None = None,
        library_factory: jobs.LibraryFactory = jobs.open_library,
        store_factory: jobs.StoreFactory = jobs.open_store,
        clock: Clock | None = None,
        session: Session | None = None,
        first_run: Run | None = None,
    ) -> None:
        super().__init__()
        self.folders = tuple(folders)
        self.settings = settings or Settings()
        self.library_factory = library_factory
        self.store_factory = store_factory
        self.session = session or _new_session(clock or SystemClock(), self.settings)
        self.clock = self.session.clock
        self.practice = Practice(self, self.session)
        self.flow = Flow(self, self.session)
        self.desks = Desks(self, self.session)
        self.first_run = first_run
        self.first_desk: str | None = None
        """The interview to begin with; empty for the list of them."""
        self.fault: Exception | None = None
        self.last_words = ""
        """What is to be said once the terminal is given back."""
        self.has_terminal = False
        """Whether it has one of its own, and with it signals to listen for."""
        self._is_ending = self._is_kept = False
        self._interrupted_at = float("-inf")
        self._deaf_until = float("-inf")

    def get_default_screen(self) -> Screen[None]:
        """The home screen."""
        return HomeScreen()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What Textual's own themes lack."""
        return themes.FALLBACK_VARIABLES

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers here."""
        return commands.commands(self, screen)

    def on_load(self) -> None:
        """Take theme and keys as they are set before anything is painted."""
        memory.let_go()
        if self.has_terminal:
            # Before the terminal is taken over, so that it is given back whenever one comes.
            terminal.on_signals(self.stop, self.keep_at_once)
        self.register_theme(themes.DARK)
        self.register_theme(themes.LIGHT)
        wanted = self.settings.theme
        self.theme = wanted if wanted in self.available_themes else themes.DARK.name
        self.set_keymap(self.settings.keys)

    def on_mount(self) -> None:
        """Listen for signals, and read the bank once the first screen is painted."""
        self.app_suspend_signal.subscribe(self, lambda _: self.practice.save_draft())
        if not self.is_headless:
            from textual.drivers.linux_driver import LinuxDriver

            # Once more: the driver for a browser takes them for itself.
            terminal.on_signals(self.stop, self.keep_at_once)
            if isinstance(self._driver, LinuxDriver):
                terminal.Stops(self._driver, self.practice.save_draft)
                self.set_interval(terminal.LOOK_EVERY, self._look_at_terminal)
        if self.first_desk is not None:
            self.desks.wait()
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        gc.enable()
        if self.settings.theme not in ("", self.theme):
            self._tell_theme()
        if self.first_desk is not None:
            self.desks.begin(self.first_desk)
        elif self.first_run is None:
            self.set_timer(LOAD_AFTER, self.practice.load)
        else:
            # Bank and records were opened to begin it.
            self.flow.start(self.first_run)
            self.practice.look_at_store()

    def _tell_theme(self) -> None:
        near = nearest_names(self.settings.theme[:60], self.available_themes, 1)
        hint = f"; did you mean {near[0]}?" if near else ""
        self.tell(f"No theme is called {shorten(self.settings.theme)!r}{hint}", severe=True)

    @on(messages.StoreOpened)
    def _store_opened(self, message: messages.StoreOpened) -> None:
        self.practice.store_opened(message)

    @on(messages.StoreFailed)
    def _store_failed(self, message: messages.StoreFailed) -> None:
        self.practice.store_failed(message)

    @on(messages.LibraryLoaded)
    def _library_loaded(self, message: messages.LibraryLoaded) -> None:
        self.practice.library_loaded(message)

    @on(messages.Marked)
    def _marked(self, message: messages.Marked) -> None:
        self.flow.marked(message)

    @on(messages.MarkingFailed)
    def _marking_failed(self, message: messages.MarkingFailed) -> None:
        self.flow.marking_failed(message)

    @on(messages.Told)
    def _told(self, message: messages.Told) -> None:
        self.tell(message.words, severe=message.severe)

    def tell(self, words: str, *, severe: bool = False) -> None:
        """A notice that goes away by itself; one that says the same makes room for it."""
        said = clean(words)
        for notice in [n for n in self._notifications if n.message == said]:
            self._unnotify(notice, refresh=False)
        if severe:
            self.notify(said, severity="warning", markup=False, timeout=12)
        else:
            self.notify(said, markup=False)

    def copy_answer(self, answer: str) -> None:
        """Copy an answer, also over SSH: the terminal is asked to take it."""
        self.copy_to_clipboard(answer)
        self.tell("Your answer was handed to the terminal's clipboard.")

    def forget_notices(self, *severe: str) -> None:
        """Take away what was said of the screen that one leaves; of what is severe only these."""
        gone = set(map(clean, severe))
        for notice in list(self._notifications):
            if notice.severity == "information" or notice.message in gone:
                self._unnotify(notice, refresh=False)
        self._refresh_notifications()

    def ignore_keys(self) -> None:
        """Ignore keys for a moment: they were meant for the field that was taken away."""
        self._deaf_until = self.clock.monotonic() + DEAF_FOR

    @property
    def ignores_keys(self) -> bool:
        """Whether that moment lasts."""
        return self.clock.monotonic() < self._deaf_until

    def action_help(self) -> None:
        """What can be done on this screen, and what its marks mean."""
        from hotseat.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen) and not self.screen.is_modal:
            self.push_screen(HelpScreen(self.screen))

    def action_interrupt(self) -> None:
        """Quit at the second press; the first one only says so."""
        now = self.clock.monotonic()
        if now - self._interrupted_at <= QUIT_WITHIN:
            self.run_worker(self.action_quit(), group="quit")
            return
        self._interrupted_at = now
        key = shown(self.settings, "interrupt")
        self.tell(f"Press {key} once more to quit. What you typed is kept.")

    async def action_quit(self) -> None:
        """Keep what was typed and leave."""
        # This key overtakes those before it.
        self.after_typing(self._quit)
        # Even where the field has its hands full.
        self.set_timer(QUIT_AT_LAST, self._quit)

    def after_typing(self, do: Callable[..., None], *about: object) -> None:
        """Do something once what was typed has reached its field."""
        field = self.screen.focused
        if field is None or not field.call_later(do, *about):
            do(*about)

    def _quit(self) -> None:
        error = self.practice.save_at_the_end()
        self.last_words = error.message if error else ""
        self.exit()

    def stop(self, number: int) -> None:
        """End because of a signal, the first that comes: first the draft, then the terminal."""
        if self._is_ending:
            return
        self._is_ending = True
        try:
            error = self.practice.save_at_the_end()
        except Exception as fault:  # noqa: BLE001 - a loop goes on after what its signals raise
            self._handle_exception(fault)
            return
        finally:
            self._is_kept = True
        self.last_words = error.message if error else ""
        self.exit(return_code=AFTER_SIGNAL + number)

    def keep_at_once(self) -> bool:
        """Keep what was typed where the terminal hangs, and all else with it; says if it is."""
        if not self._is_ending:
            self._is_ending = True
            with contextlib.suppress(Exception):
                self.practice.save_at_the_end()
            self._is_kept = True
        terminal.give_back(self._driver)
        return self._is_kept

    def _look_at_terminal(self) -> None:
        if terminal.is_gone():
            self.stop(terminal.HANGUP)

    def _handle_exception(self, error: Exception) -> None:
        if self._exit and not self.is_headless:
            # A screen that was still being made when the end came lacks its widgets.
            return
        super()._handle_exception(error)

    def panic(self, *_: object) -> None:
        """End because of a fault. What Textual would print may quote the answer."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        self.fault = self.fault or self._exception or RuntimeError("the terminal's input ended")
        try:
            error = self.practice.save_at_the_end()
            self.last_words = error.message if error else self.desks.where_kept()
        except Exception as later:  # noqa: BLE001 - the fault may be in what keeps
            self.last_words = f"The last of what you typed is not kept ({type(later).__name__})."
        self._close_messages_no_wait()


def _new_session(clock: Clock, settings: Settings) -> Session:
    return Session(clock, DraftKeeper(clock), settings)
