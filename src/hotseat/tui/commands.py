"""What the command palette offers, by screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.screen import Screen

    from hotseat.tui.app import HotseatApp


def commands(app: HotseatApp, screen: Screen[object]) -> Iterator[SystemCommand]:
    """The commands for a screen: its own first, then those that are always there."""
    from hotseat.tui.screens.interview import InterviewScreen
    from hotseat.tui.widgets.answer import AnswerArea

    if isinstance(screen, InterviewScreen) and screen.can_write:
        yield SystemCommand("Submit", "Have this answer marked", screen.action_submit)
        if "edit" not in app.off:
            yield SystemCommand("Open in editor", "Type in $VISUAL or $EDITOR", screen.action_edit)
        copy = partial(app.copy_answer, screen.query_one(AnswerArea).text)
        yield SystemCommand("Copy the answer", "To the terminal's clipboard", copy)
        yield SystemCommand("Discard this draft", "Empty the field", screen.action_discard)
    yield SystemCommand("Practise", "The next question", app.practice.next)
    yield SystemCommand("Mock interview", "Several scenarios, then a report", app.practice.mock)
    yield SystemCommand("Timed drill", "One scenario against the clock", app.practice.drill)
    yield SystemCommand("Swap seats", "Mark a shipped answer", app.practice.seats)
    if "desk" not in app.off:
        yield SystemCommand(
            "Interviewer desk", "Score a transcript with the rubric", app.desks.show
        )
    if app.session.can_resume():
        yield SystemCommand("Resume", "What you left last", app.practice.resume)
    yield SystemCommand("Choose a question", "Find one by word, tag or kind", app.practice.choose)
    if app.session.has_choice:
        yield SystemCommand("Topic", "What is practised", app.practice.topics)
    yield SystemCommand("Progress", "What your answers say", app.practice.progress)
    yield SystemCommand("Guide", "The reference pages", app.practice.guide)
    if app.session.problems:
        yield SystemCommand("Bank problems", "What was left out, and why", app.practice.problems)
    yield SystemCommand("Home", "Back to the first screen", app.practice.home)
    yield SystemCommand("Help", "What can be done here", app.action_help)
    yield SystemCommand("Theme", "Light, dark and others", app.action_change_theme)
    yield SystemCommand("Quit", "What you typed is kept", app.action_quit)
