"""What runs beside the desk, in threads: the tool's view, and what is written to a file."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.errors import HotseatError
from hotseat.tui import messages

if TYPE_CHECKING:
    from datetime import datetime

    from textual.screen import Screen

    from hotseat.bank.models import Question
    from hotseat.desk.holding import OpenInterview

EXPORT = "desk export"
"""The group of what writes a file."""
FORM = "md"


def start_preparing(screen: Screen[None], desk: OpenInterview, question: Question) -> None:
    """Have the rubric and the tool's view ready while the person reads."""
    work = partial(_prepare, screen, desk, question)
    screen.run_worker(work, group="desk", thread=True, exit_on_error=True)


def start_export(screen: Screen[None], desk: OpenInterview, now: datetime) -> None:
    """Write what was marked to a file in the home folder, unless that is being done."""
    if any(worker.group == EXPORT and worker.is_running for worker in screen.app.workers):
        return
    work = partial(_export, screen, desk, now)
    screen.run_worker(work, group=EXPORT, thread=True, exit_on_error=True)


def _prepare(screen: Screen[None], desk: OpenInterview, question: Question) -> None:
    number, error = desk.interview.id, None
    try:
        desk.library.rubric(question)
        desk.prepare(question)
    except HotseatError as failed:
        error = failed
    screen.post_message(messages.DeskReady(number, question.id, error))


def _export(screen: Screen[None], desk: OpenInterview, now: datetime) -> None:
    from hotseat.files.private import write_private
    from hotseat.reports.desk import render

    try:
        path = _free(f"hotseat-desk-{desk.interview.label}-{now.astimezone():%Y-%m-%d}")
        write_private(path, render(desk, FORM))
    except HotseatError as failed:
        screen.post_message(messages.DeskExported(desk.interview.id, error=failed))
    else:
        screen.post_message(messages.DeskExported(desk.interview.id, path))


def _free(name: str) -> Path:
    """A file in the home folder that is not there yet."""
    path = home = Path.home() / f"{name}.{FORM}"
    number = 1
    while os.path.lexists(path):
        number += 1
        path = home.with_stem(f"{home.stem}-{number}")
    return path
