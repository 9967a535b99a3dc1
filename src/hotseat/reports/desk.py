"""Reports of interviews at the desk, in every form that there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from hotseat.bank.models import MISCONCEPTION
from hotseat.errors import UsageError, nearest_names
from hotseat.reports.desk_build import card_of

if TYPE_CHECKING:
    from hotseat.desk.holding import OpenInterview
    from hotseat.reports.desk_card import Card

FORMS = ("md", "html", "csv", "json", "letter")


def render(opened: OpenInterview, form: str, *, names: bool = False) -> Iterator[str]:
    """One interview as a report, in parts; what masks find is hidden without `names`.

    Raises:
        UsageError: there is no such form, or it is a letter and there is none to write.
        DeskError: the log cannot be read.
        InvalidFileError: a rubric cannot be used.
    """
    check_report(opened, form)
    return _written([card_of(opened, names=names)], form, several=False)


def check_report(opened: OpenInterview, form: str) -> None:
    """See that there is something to write, before the log says that it was.

    Raises:
        UsageError: there is no such form, or it is a letter and there is none to write.
        InvalidFileError: a rubric cannot be used.
    """
    _check(form)
    if form != "letter":
        return
    if opened.interview.is_calibration:
        raise UsageError("A calibration answer is nobody's: there is no letter to write.")
    if not any(
        opened.sheet(question.id).marking(part.id).level is not None
        for question in opened.questions
        for part in opened.main_parts(question)
        if not part.id.startswith(MISCONCEPTION)
    ):
        raise UsageError("There is no level yet that a letter could tell of.")


def render_all(
    interviews: Iterable[OpenInterview], form: str, *, names: bool = False
) -> Iterator[str]:
    """Several interviews as one report, in the order given.

    Raises:
        UsageError: there is no such form, or it is a letter, which goes to one candidate.
        DeskError: the log cannot be read.
        InvalidFileError: a rubric cannot be used.
    """
    _check(form)
    if form == "letter":
        raise UsageError("A letter goes to one candidate: name one interview.")
    return _written([card_of(each, names=names) for each in interviews], form, several=True)


def _check(form: str) -> None:
    if form not in FORMS:
        near = nearest_names(form, FORMS, 1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise UsageError(f"A report is one of {', '.join(FORMS)}.{hint}")


def _written(cards: list[Card], form: str, *, several: bool) -> Iterator[str]:
    """Each form's module is imported only where it is asked for."""
    if form == "json":
        from hotseat.reports.desk_json import json_parts

        return json_parts(cards, several=several)
    if form == "csv":
        from hotseat.reports.desk_table import csv_parts

        return csv_parts(cards)
    if form == "html":
        from hotseat.reports.desk_html import html_parts

        return html_parts(cards)
    if form == "letter":
        from hotseat.reports.desk_letter import letter_parts

        return letter_parts(cards[0])
    from hotseat.reports.desk_markdown import markdown_parts

    return markdown_parts(cards)
