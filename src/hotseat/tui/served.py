"""The app as `hotseat serve` runs it for a browser: how it hears the server, what it leaves out."""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.drivers.web_driver import WebDriver

from hotseat.settings.models import Settings
from hotseat.tui.app import HotseatApp
from hotseat.tui.terminal import HANGUP

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.driver import Driver

NOTE = "Shared history: everyone with this address sees the same answers."
_KEYS = {"interview.pause": "f8", "quit": "f9"}
"""For what browsers keep for themselves: Ctrl+T opens a tab, Ctrl+Q can quit the browser."""


def in_browser(settings: Settings) -> Settings:
    """The settings, with keys first that a browser lets through where the person chose none."""
    taken = {key for keys in settings.keys.values() for key in keys.split(",")}
    ours = {
        name: f"{key},{settings.keys_of(name)}"
        for name, key in _KEYS.items()
        if name not in settings.keys and key not in taken
    }
    return replace(settings, keys={**settings.keys, **ours})


class ServedApp(HotseatApp):
    """The app for one tab of a browser."""

    served: ClassVar = True
    off: ClassVar = frozenset({"desk", "edit", "export"})
    """What works with files and programs of the machine that serves."""

    def __init__(self, folders: Sequence[Path] = (), **options: Any) -> None:
        settings = options.pop("settings", None) or Settings()
        super().__init__(folders, settings=in_browser(settings), **options)

    def get_driver_class(self) -> type[Driver]:
        """What hears the server."""
        return ServedDriver

    def hang_up(self) -> None:
        """Keep what was typed and end, once what was typed has reached its field."""
        self.after_typing(self.stop, HANGUP)


class ServedDriver(WebDriver):
    """Textual's driver for browsers. Where the server says no more, or hears no more, it is as if
    the terminal had been closed.
    """

    _app: ServedApp

    def __init__(self, app: ServedApp, **options: Any) -> None:
        super().__init__(app, **options)
        self._ended = False
        self._write = self._tell_server  # type: ignore[assignment]

    def run_input_thread(self) -> None:
        """Read what the server sends until there is no more."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._end()

    def _tell_server(self, data: bytes) -> None:
        left = memoryview(data)
        try:
            while left:
                left = left[os.write(self.fileno, left) :]
        except OSError:
            self._end()

    def _end(self) -> None:
        if not self._ended:
            self._ended = True
            # The loop may have ended meanwhile.
            with contextlib.suppress(RuntimeError):
                # Behind all that was typed, the way that it goes.
                self.send_message(events.Callback(self._app.hang_up))
