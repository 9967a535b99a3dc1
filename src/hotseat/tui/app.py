"""The app: its themes, keys and first screen, and what workers report to it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from hotseat.errors import EXIT_FAULT, HotseatError
from hotseat.interview.clock import Clock, SystemClock
from hotseat.tui import jobs, messages, terminal, themes
from hotseat.tui.drafts import MAX_AGE, DraftKeeper
from hotseat.tui.screens.home import HomeScreen
from hotseat.tui.session import Answer, Session

if TYPE_CHECKING:
    from textual.timer import Timer

    from hotseat.bank.models import Question

LOAD_AFTER = 0.25
"""Seconds from the first paint to reading the bank, unless it is asked for before."""
QUIT_WITHIN = 2.0
"""Seconds within which a second Ctrl+C quits."""
_WATCH_TERMINAL = 5.0


class HotseatApp(App[None]):
    """Practise interview answers at the terminal."""

    TITLE = "hotseat"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-tall")]
    CSS = """
    Screen { background: $background; color: $foreground; }
    Toast { background: $panel; border-left: outer $accent; }
    """
    BINDINGS: ClassVar = [
        Binding("f1", "help", "help", show=False, id="help", priority=True),
        Binding("ctrl+q", "quit", "quit", show=False, id="quit", priority=True),
        Binding("ctrl+c", "interrupt", "quit", show=False, id="interrupt", system=True),
        Binding("ctrl+p", "command_palette", "commands", show=False, id="commands", priority=True),
    ]

    def __init__(
        self,
        folders: Sequence[Path] = (),
        *,
        library_factory: jobs.LibraryFactory = jobs.open_library,
        store_factory: jobs.StoreFactory = jobs.open_store,
        clock: Clock | None = None,
    ) -> None:
        super().__init__()
        self.folders = tuple(folders)
        self.library_factory = library_factory
        self.store_factory = store_factory
        self.clock = clock or SystemClock()
        self.session = Session(self.clock, DraftKeeper(self.clock))
        self.fault: Exception | None = None
        self._loading = False
        self._when_loaded: Callable[[], None] | None = None
        self._draft_timer: Timer | None = None
        self._interrupted_at = float("-inf")

    # Life

    def get_default_screen(self) -> Screen[None]:
        """The home screen."""
        return HomeScreen()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What Textual's own themes lack."""
        return themes.FALLBACK_VARIABLES

    def on_mount(self) -> None:
        """Choose the theme, and read the bank once the first screen is painted."""
        self.register_theme(themes.DARK)
        self.register_theme(themes.LIGHT)
        self.theme = themes.DARK.name
        self.app_suspend_signal.subscribe(self, lambda _: self.save_draft())
        if not self.is_headless:
            terminal.on_signals(self.stop)
            self.set_interval(_WATCH_TERMINAL, self._watch_terminal)
        self.call_after_refresh(self.set_timer, LOAD_AFTER, self.load)

    def stop(self, number: int) -> None:
        """End because of a signal: the draft first, then the terminal."""
        self.session.drafts.save_at_the_end()
        self.exit(return_code=128 + number)

    def _watch_terminal(self) -> None:
        if terminal.terminal_is_gone():
            self.stop(signal.SIGHUP)

    def _fatal_error(self) -> None:
        # Textual's own prints local variables, and with them the answer.
        self.session.drafts.save_at_the_end()
        self.fault = self.fault or self._exception
        self._close_messages_no_wait()

    # Reading the bank and the records

    def load(self) -> None:
        """Read the bank and open the records, once."""
        if not self._loading:
            self._loading = True
            jobs.start_loading(self)

    def with_library(self, then: Callable[[], None]) -> None:
        """Do something as soon as the bank is there."""
        if self.session.library is not None:
            then()
        else:
            self._when_loaded = then
            self.load()

    @on(messages.LibraryLoaded)
    def _library_loaded(self, message: messages.LibraryLoaded) -> None:
        self.session.library = message.library
        then, self._when_loaded = self._when_loaded, None
        self._refresh_home()
        if then is not None:
            then()

    @on(messages.StoreOpened)
    def _store_opened(self, message: messages.StoreOpened) -> None:
        self.session.store = message.store
        self.session.drafts.use(message.store)

    @on(messages.StoreFailed)
    def _store_failed(self, message: messages.StoreFailed) -> None:
        self.tell(f"Nothing will be kept. {message.error.message}", severe=True)
