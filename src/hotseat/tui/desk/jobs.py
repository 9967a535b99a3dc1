"""What the desk does beside the screens, in threads."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.errors import HotseatError, UsageError, reason_of
from hotseat.tui import messages
from hotseat.tui.jobs import EXPORT

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import App
    from textual.screen import Screen

    from hotseat.bank.models import Question
    from hotseat.desk.desk import Desk
    from hotseat.desk.folder import DeskFolder
    from hotseat.desk.holding import OpenInterview
    from hotseat.interview.library import Library

_ENDINGS = {"md": "md", "html": "html", "csv": "csv", "json": "json", "letter": "txt"}


def start_listing(
    screen: Screen[None], folder: DeskFolder, library: Library, now: datetime, calibration: bool
) -> None:
    """List the interviews for a screen."""
    work = partial(_list, screen, folder, library, now, calibration)
    screen.run_worker(work, group="desk", thread=True, exit_on_error=True)


def start_reading(screen: Screen[None], folder: DeskFolder, path: Path) -> None:
    """Read a transcript for a screen, and see whether it is at the desk already."""
    work = partial(_read, screen, folder, path)
    screen.run_worker(work, group="transcript", thread=True, exit_on_error=True)


def start_preparing(screen: Screen[None], desk: OpenInterview, question: Question) -> None:
    """Have the rubric and the tool's view ready while the person reads."""
    work = partial(_prepare, screen, desk, question)
    screen.run_worker(work, group="desk", thread=True, exit_on_error=True)


def start_export(app: App[None], desk: Desk, form: str, *, close: bool = False) -> bool:
    """Write an interview to a file in the home folder; False where one is being written already.

    The log says so before; with `close` the interview is let go after.

    Raises:
        UsageError: it is a letter, and there is nothing that it could say.
        DeskError: the log cannot be told.
    """
    from hotseat.desk.outside import note_export
    from hotseat.reports.desk import check_report

    if any(worker.group == EXPORT and worker.is_running for worker in app.workers):
        return False
    check_report(desk, form)
    note_export(desk, form, names=False)
    work = partial(_export, app, desk, form, close)
    app.run_worker(work, group=EXPORT, thread=True, exit_on_error=True)
    return True


def _list(
    screen: Screen[None], folder: DeskFolder, library: Library, now: datetime, calibration: bool
) -> None:
    from hotseat.tui.desk.rows import rows_of

    try:
        if calibration:
            from hotseat.desk.calibrating import bring

            bring(folder, library, now)
        rows = rows_of(folder, library, now, calibration=calibration)
    except (HotseatError, OSError) as error:
        screen.post_message(messages.DeskFailed(_told(error)))
    else:
        screen.post_message(messages.DeskListed(rows))


def _read(screen: Screen[None], folder: DeskFolder, path: Path) -> None:
    from hotseat.desk.adding import same
    from hotseat.desk.transcripts import read_transcript

    try:
        if path.is_dir():
            raise UsageError(f"{in_home(path)} is a folder. Type the path of a file in it.")
        transcript = read_transcript(path)
        if not transcript.turns:
            raise HotseatError(f"{path}: nobody says anything in it.")
        number = same(folder, transcript)
        twin = None if number is None else folder.load(number)
    except (HotseatError, OSError) as error:
        screen.post_message(messages.TranscriptFailed(path, _told(error)))
    else:
        screen.post_message(messages.TranscriptRead(path, transcript, twin))


def _prepare(screen: Screen[None], desk: OpenInterview, question: Question) -> None:
    number, error = desk.interview.id, None
    try:
        desk.library.rubric(question)
        desk.prepare(question)
    except HotseatError as failed:
        error = failed
    screen.post_message(messages.DeskReady(number, question.id, error))


def _export(app: App[None], desk: Desk, form: str, close: bool) -> None:
    from hotseat.desk.masks import MASKED
    from hotseat.files.private import write_private
    from hotseat.reports.desk import render

    try:
        day = f"{desk.clock.now().astimezone():%Y-%m-%d}"
        path = _free(f"hotseat-desk-{desk.interview.label}-{day}", _ENDINGS[form])
        write_private(path, render(desk, form))
    except (HotseatError, OSError) as error:
        app.post_message(messages.Told(_told(error).message, severe=True))
    else:
        # In the home folder: all of its path would be parted anywhere in the notice.
        said = f"Written to ~/{path.name}. {MASKED}; only you can read it."
        app.post_message(messages.Told(said))
    finally:
        if close:
            desk.close()


def in_home(path: Path) -> str:
    """A path as it is written in short: `~` is the home folder."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _free(stem: str, ending: str) -> Path:
    """A path in the home folder where nothing is yet."""
    safe = "".join(sign if sign.isalnum() or sign == "-" else "_" for sign in stem)
    path = home = Path.home() / f"{safe}.{ending}"
    number = 1
    while os.path.lexists(path):
        number += 1
        path = home.with_stem(f"{home.stem}-{number}")
    return path


def _told(error: HotseatError | OSError) -> HotseatError:
    if isinstance(error, HotseatError):
        return error
    return UsageError(f"{error.filename}: {reason_of(error)}.")
