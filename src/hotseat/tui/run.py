"""The app from its start to its exit code."""

from __future__ import annotations

import contextlib
import gc
import sys
from typing import TYPE_CHECKING

from hotseat.errors import EXIT_FAULT, behind_name
from hotseat.files.clean import clean
from hotseat.interview.ending import AFTER_SIGNAL
from hotseat.tui import terminal
from hotseat.tui.app import HotseatApp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hotseat.interview.library import Library
    from hotseat.interview.session import Session
    from hotseat.interview.sitting import Run
    from hotseat.settings.models import Settings


def run(
    folders: Sequence[Path] = (),
    settings: Settings | None = None,
    *,
    session: Session | None = None,
    first_run: Run | None = None,
    desk: str | None = None,
    served: bool = False,
    topic: tuple[Library, str] | None = None,
) -> int:
    """Run the app on the packs in `folders`, or on the built-in bank; gives the exit code.

    With `first_run` it begins with that sitting, on what `session` has open; with `desk` on that
    interview: its id, `""` for the list, `calibrate` for the answers with expert levels. With
    `served` it runs for a browser, at the ends of two pipes. `topic` is the bank, which was
    read before, with the id of the topic to practise.
    """
    # Nothing made before the first paint can be garbage worth looking for.
    gc.disable()
    terminal.prepare(served=served)
    kind = HotseatApp
    if served:
        from hotseat.tui.served import ServedApp

        kind = ServedApp
    app = kind(folders, settings=settings, session=session, first_run=first_run)
    app.first_desk, app.has_terminal = desk, True
    if topic is not None:
        library, app.session.wanted_topic = topic
        app.library_factory = lambda _: library
    app.run()
    if app.fault is not None:
        kept = app.last_words or app.session.where_kept()
        sys.stderr.write(terminal.crash_report(app.fault, clean(kept)) + "\n")
        return EXIT_FAULT
    code = app.return_code or 0
    said = app.last_words or _after_signal(app.session, code)
    if said:
        # Whoever sent a signal may have closed the terminal too.
        with contextlib.suppress(OSError):
            sys.stderr.write(clean(f"hotseat: {behind_name(said)}") + "\n")
            sys.stderr.flush()
    return code


def _after_signal(session: Session, code: int) -> str:
    """Where what was typed is, if a signal ended the app that leaves somebody to read it."""
    if code <= AFTER_SIGNAL or code == AFTER_SIGNAL + terminal.HANGUP:
        return ""
    return session.where_kept() if session.drafts.kept.strip() else ""
