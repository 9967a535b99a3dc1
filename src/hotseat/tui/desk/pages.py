"""Pages beside the list of interviews: what to do first, a form, a purge, figures, the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.bank.models import MISCONCEPTION
from hotseat.desk.agree import against_tool, calibration_result
from hotseat.desk.listing import listed
from hotseat.interview.agreement import KAPPA_LEAST, kappa_words
from hotseat.interview.words import count
from hotseat.tui.bindings import mention
from hotseat.tui.screens.choice import Choice, ChoiceScreen
from hotseat.tui.screens.page import PageScreen, help_width
from hotseat.tui.textual_text import DIM, beside, column, lines, one_line, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from hotseat.desk.models import Interview
    from hotseat.interview.agreement import Agreement, OnOne
    from hotseat.interview.library import Library
    from hotseat.settings.models import Settings
    from hotseat.tui.app import HotseatApp
    from hotseat.tui.desk.rows import Row

_FORMS = (
    Choice("md", "Markdown", "a page to read: levels, quotes, notes"),
    Choice("html", "HTML", "the same for a browser, in one file"),
    Choice("csv", "CSV", "a line for each criterion, for a table"),
    Choice("json", "JSON", "all of it, for another program"),
    Choice("letter", "Letter", "to the candidate: what was asked for, what was shown"),
)
_FIRST = (
    (
        "{desks.import} imports a transcript: Zoom, Teams, Otter, SRT, or lines with names; "
        "nothing leaves this machine."
    ),
    (
        "You pick the words that count and give the level. The tool's level shows after yours, "
        "and it decides nothing."
    ),
    "{desks.calibrate} begins with answers that experts have marked, to see how near you are.",
)
_COLLEAGUE = (
    "hotseat desk agree, in a shell, compares your levels with those of a colleague, from the JSON "
    "that each of you exported."
)
_PURGE = "purge"
_MOST_PROBLEMS = 8
_HALF = 32
_SAME, _SHARE, _KAPPA = 12, 10, 10
_LEAST_TITLE, _MOST_TITLE = 20, 44


def nothing_yet(settings: Settings, *, calibration: bool) -> Content:
    """What to do where there is no interview."""
    if calibration:
        return text("This bank has no answers with expert levels.")
    said = [text(mention(settings, paragraph)) for paragraph in _FIRST]
    return lines(text("No interview is at the desk.", "bold"), *(x for p in said for x in ("", p)))


def forms(app: HotseatApp, row: Row) -> ChoiceScreen:
    """Asks for the form of an export."""
    words = text(
        "Written to a new file in your home folder, which only you can read. Names and contact "
        "data are left out."
    )
    return ChoiceScreen(
        f"Desk · {row.name} · export", words, _FORMS, lambda form: app.desks.export(row.id, form)
    )


def purging(app: HotseatApp, row: Row, *, again: bool) -> ChoiceScreen:
    """Asks whether an interview is to go; with `again` it comes back as it was at first."""
    name = row.name or f"Interview {row.id}"

    def agreed(chosen: str) -> None:
        if chosen == _PURGE and app.desks.purge(row.id):
            app.tell(f"{name} was purged.")

    after = " The answer itself comes back unmarked." if again else ""
    words = lines(
        text(f"{name} would be removed from this machine for good.{after} What goes:"),
        "",
        "   the transcript and the names in it",
        "   the quotes that were picked, and the levels",
        "   the notes, and the one that is being written",
        "   the key that the log's digests were made with",
        "",
        text(
            "The log keeps its lines: times and levels, no words and no names. Exports, and the "
            "file it came from, stay where they are.",
            DIM,
        ),
    )
    keep = Choice("keep", "Keep it", "nothing is changed")
    purge = Choice(_PURGE, "Purge it", "this cannot be taken back")
    return ChoiceScreen(f"Desk · {name} · purge", words, (keep, purge), agreed)


def result(app: HotseatApp) -> PageScreen:
    """How far a person marks as the experts did.

    Raises:
        HotseatError: the interviews or the rubric cannot be read.
    """
    found = listed(app.desks.folder, calibration=True).interviews
    agreed = calibration_result(found)
    begun = f"{count(agreed.answers, 'answer')} of {len(found)} marked"
    if not agreed.by:
        body = text("No answer has a level yet. Mark one, then this page says how near you are.")
    else:
        body = lines(
            text("Your first level on each, given before the experts' was shown."),
            "",
            *_table(app, agreed, found),
            "",
            text(_about_kappa(), DIM),
        )
    return PageScreen("Desk · Calibration · agreement", begun, body)


def drift(app: HotseatApp) -> PageScreen:
    """How a person's levels stand to the tool's.

    Raises:
        HotseatError: the interviews, the rubric or the log cannot be read.
    """
    from hotseat.desk.drift import drift as moves_in

    found = listed(app.desks.folder).interviews
    agreed = against_tool(found)
    moves = moves_in(app.desks.folder.log.entries()).all
    if not agreed.by:
        body = text(
            "Nothing to compare yet: the tool's level shows once you gave yours, and only then "
            "do both count here."
        )
        body = lines(body, "", text(_COLLEAGUE, DIM))
    else:
        body = lines(
            text("Your first level on each, given before the tool's was shown."),
            "",
            *_table(app, agreed, found),
            "",
            text(moves.sentence()),
            "",
            text(_about_kappa(), DIM),
            text("The tool's level is no measure of yours: it goes by fixed rules.", DIM),
            "",
            text(_COLLEAGUE, DIM),
        )
    return PageScreen("Desk · agreement", count(agreed.answers, "answer"), body)


def log(app: HotseatApp) -> PageScreen:
    """How many lines the log has, and whether it is whole.

    Raises:
        HotseatError: it cannot be read.
    """
    from hotseat.desk.verify import verify

    found = verify(app.desks.folder)
    if found.whole:
        said = "The log is whole: no line was changed, added or taken away."
    else:
        said = f"The log is not as it was written: {count(len(found.problems), 'problem')}."
    problems: list[Content] = []
    for problem in found.problems[:_MOST_PROBLEMS]:
        problems += [text(problem.place(), DIM), text(f"  {problem.message} {problem.hint}")]
    left = len(found.problems) - _MOST_PROBLEMS
    body = lines(
        text(said, "bold"),
        "",
        _pair("Lines", f"{found.count:,}"),
        _pair("Last hash", found.head[:_HALF] if found.count else "none yet"),
        *([_pair("", found.head[_HALF:])] if found.count else []),
        _pair("File", str(app.desks.folder.log.path)),
        *([text(""), *problems] if problems else []),
        *([text(f"and {left:,} more: hotseat desk verify")] if left > 0 else []),
        "",
        text(
            "Each level, change and export is a line, bound to the one before by its hash. Lines "
            "hold times, levels and keyed digests, never anybody's words or name. Note the last "
            "hash elsewhere: what was cut off together with the file beside it shows by that only.",
            DIM,
        ),
    )
    return PageScreen("Desk · log", "whole" if found.whole else "not whole", body)


def _table(app: HotseatApp, agreed: Agreement, interviews: Sequence[Interview]) -> list[Content]:
    titles = _titles(app.desks.library, interviews)
    names = [*(n for n in titles if n in agreed.by), *(n for n in agreed.by if n not in titles)]
    room = help_width(app.size.width) - _SAME - _SHARE - _KAPPA
    wide = min(max(room, _LEAST_TITLE), _MOST_TITLE)
    head = beside(
        column(text("Criterion", DIM), wide),
        column(text("the same", DIM), _SAME),
        column(text("share", DIM), _SHARE),
        text("kappa", DIM),
    )
    return [head, *(_line(titles.get(name, name), agreed.by[name], wide) for name in names)]


def _titles(library: Library, interviews: Sequence[Interview]) -> dict[str, str]:
    """What each part is called, criteria first. An id that two questions use for two things, or
    that is not here any more, stands for itself.

    Raises:
        HotseatError: the criteria cannot be read.
    """
    asked = dict.fromkeys(sheet.question for one in interviews for sheet in one.sheets)
    known = library.bank.questions
    said: dict[str, set[str]] = {}
    for question in (known[name] for name in asked if name in known):
        for point in question.points:
            said.setdefault(point.id, set()).add(point.statement)
        for wrong in question.misconceptions:
            words = f"Misconception: {wrong.statement}"
            said.setdefault(MISCONCEPTION + wrong.id, set()).add(words)
    titles = {name: c.title for name, c in library.criteria("decision").items()}
    return titles | {
        name: next(iter(words)) if len(words) == 1 else name
        for name, words in said.items()
        if name not in titles
    }


def _line(title: str, one: OnOne, wide: int) -> Content:
    few = one.n < KAPPA_LEAST
    return beside(
        column(one_line(title, wide), wide - 2),
        "  ",
        column(text(f"{one.equal:,} of {one.n:,}"), _SAME),
        column(text("too few" if few else one.percent, DIM if few else ""), _SHARE),
        text(kappa_words(one), DIM if one.kappa is None else ""),
    )


def _about_kappa() -> str:
    return (
        "Kappa is 1 where all levels are the same and 0 where chance alone would do as well; two "
        f"levels apart weighs four times one. Below {KAPPA_LEAST} answers it says next to nothing, "
        "and where only one level was used there is none."
    )


def _pair(name: str, value: str) -> Content:
    return beside(column(text(name, DIM), 12), text(value))
