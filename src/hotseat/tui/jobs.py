"""What runs beside the screens, in threads. Workers post messages; handlers own state."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.errors import HotseatError
from hotseat.tui import messages

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import App
    from textual.screen import Screen

    from hotseat.bank.models import Question
    from hotseat.interview.library import Library
    from hotseat.interview.turn import Answer
    from hotseat.records.store import Store

EXPORT = "export"
"""The group of what writes a file."""

LibraryFactory = Callable[[Sequence[Path]], "Library"]
StoreFactory = Callable[[], "Store"]


def open_library(folders: Sequence[Path]) -> Library:
    """The questions in `folders`, or the built-in ones."""
    from hotseat.interview.library import Library

    return Library.open(folders)


def open_store() -> Store:
    """The person's own records."""
    from hotseat.records.store import Store

    # The whole of it is looked at later, when the person has something to do.
    return Store.open(check=False)


def start_loading(
    app: App[None],
    folders: Sequence[Path],
    library: LibraryFactory,
    store: StoreFactory,
    now: datetime,
) -> None:
    """Open the records, read the bank, then look whether the records are sound and back them up."""
    work = partial(_load, app, folders, library, store, now)
    app.run_worker(work, group="load", thread=True, exit_on_error=True)


def start_looking(app: App[None], store: Store, now: datetime) -> None:
    """Look whether open records are sound, and back them up."""
    work = partial(_look, app, store, now)
    app.run_worker(work, group="load", thread=True, exit_on_error=True)


def start_compiling(app: App[None], library: Library, question: Question) -> None:
    """Have the rubric ready by the time that there is an answer."""
    work = partial(_compile, library, question)
    app.run_worker(work, group="compile", thread=True, exit_on_error=True)


def start_marking(app: App[None], answer: Answer, library: Library) -> None:
    """Mark an answer."""
    work = partial(_mark, app, answer, library)
    app.run_worker(work, group="mark", thread=True, exit_on_error=True)


def start_samples(
    screen: Screen[None],
    question: Question,
    answers: Sequence[tuple[int, str]],
    library: Library,
) -> None:
    """Mark shipped answers, given with their places, for a screen; in this order."""
    work = partial(_mark_samples, screen, question, answers, library)
    screen.run_worker(work, group="samples", thread=True, exit_on_error=True)


def start_export(app: App[None], database: Path, now: datetime) -> None:
    """Write all that is kept to a file, unless that is being done."""
    if any(worker.group == EXPORT and worker.is_running for worker in app.workers):
        return
    work = partial(_export, app, database, now)
    app.run_worker(work, group=EXPORT, thread=True, exit_on_error=True)


def _load(
    app: App[None],
    folders: Sequence[Path],
    library: LibraryFactory,
    store: StoreFactory,
    now: datetime,
) -> None:
    opened = None
    try:
        opened = store()
        app.post_message(messages.StoreOpened(opened))
    except HotseatError as error:
        app.post_message(messages.StoreFailed(error))
    app.post_message(messages.LibraryLoaded(library(folders)))
    if opened is not None:
        _look(app, opened, now)


def _look(app: App[None], store: Store, now: datetime) -> None:
    try:
        store.check()
    except HotseatError as error:
        app.post_message(messages.StoreFailed(error))
        return
    from hotseat.records.daily import back_up

    try:
        back_up(store.path, now)
    except HotseatError as error:
        app.post_message(messages.Told(f"There is no backup of today. {error.message}"))


def _compile(library: Library, question: Question) -> None:
    # What is wrong with it is told when there is something to mark.
    with contextlib.suppress(HotseatError):
        library.rubric(question)


def _mark(app: App[None], answer: Answer, library: Library) -> None:
    from hotseat.interview.outcome import mark

    try:
        marks = mark(answer, library)
    except HotseatError as error:
        app.post_message(messages.MarkingFailed(answer, error))
    else:
        app.post_message(messages.Marked(answer, marks))


def _mark_samples(
    screen: Screen[None],
    question: Question,
    answers: Sequence[tuple[int, str]],
    library: Library,
) -> None:
    from textual.worker import get_current_worker

    from hotseat.interview.feedback import feedback

    worker = get_current_worker()
    for place, text in answers:
        if worker.is_cancelled:
            # The screen is gone.
            return
        try:
            card, rubric = library.score(text, question), library.rubric(question)
        except HotseatError as error:
            screen.post_message(messages.SampleFailed(place, error))
        else:
            said = feedback(text, question, card, rubric)
            screen.post_message(messages.SampleMarked(place, card, said, rubric))


def _export(app: App[None], database: Path, now: datetime) -> None:
    from hotseat.records.export import to_home

    try:
        said = f"Written to {to_home(database, now)}. It holds your answers; only you can read it."
    except HotseatError as error:
        app.post_message(messages.Told(error.message, severe=True))
    else:
        app.post_message(messages.Told(said))
