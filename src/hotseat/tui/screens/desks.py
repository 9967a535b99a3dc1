"""The interviewer's desk: all interviews, in an order that is drawn by lot, without names."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from hotseat.interview.words import count
from hotseat.tui import messages
from hotseat.tui.bindings import bindings, shown
from hotseat.tui.desk import pages
from hotseat.tui.screens.desks_line import DesksLine
from hotseat.tui.textual_text import DIM, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine
from hotseat.tui.widgets.linefield import LineField
from hotseat.tui.widgets.pointed import PointedList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from hotseat.tui.desk.rows import Row


class DesksScreen(DesksLine):
    """The interviews at the desk, or the calibration answers."""

    AUTO_FOCUS = "OptionList"
    CSS = """
    DesksScreen OptionList { border: none; padding: 1 1 0 1; background: $background;
        height: 1fr; scrollbar-size-vertical: 1; }
    DesksScreen OptionList:focus { border: none; background-tint: $background 0%; }
    DesksScreen #none { padding: 1 4; max-width: 80; height: 1fr; display: none; }
    DesksScreen.-empty OptionList { display: none; }
    DesksScreen.-empty #none { display: block; }
    DesksScreen LineField #about { max-height: 8; }
    DesksScreen .asking, DesksScreen .empty, DesksScreen.-empty .listing { display: none; }
    DesksScreen.-empty .empty { display: block; }
    DesksScreen.-asking .listing, DesksScreen.-asking .empty { display: none; }
    DesksScreen.-asking .asking { display: block; }
    """
    BINDINGS: ClassVar = bindings("desks")
    ABOUT: ClassVar = (
        (
            "Every interview that is kept, in an order drawn by lot, so that nobody is first. "
            "Names stay hidden. Enter opens one to mark it; {desks.setup} says who the candidate "
            "is, which questions were asked and when the tool's levels show."
        ),
        (
            "{desks.import} imports a transcript: Zoom, Teams, Otter, SRT, or lines with names. "
            "{desks.export} writes an interview to a file in your home folder, without names. "
            "{desks.keep} says until when it is kept. Nothing is deleted by itself: "
            "{desks.purge} does it, and asks before."
        ),
        (
            "{desks.calibrate} brings answers that experts have marked: mark them and see how far "
            "you agree. {desks.agreement} says how your levels stand to the tool's, {desks.log} "
            "whether the log is whole."
        ),
    )

    CALIBRATION: ClassVar = (
        (
            "Answers that experts have marked. Enter opens one: mark it as any other, and the "
            "experts' levels show after yours. {desks.agreement} says how near you are to them."
        ),
        (
            "Only your first level on each counts, as it was given before theirs was shown. "
            "{desks.purge} removes an answer and your marks of it, and asks before; the answer "
            "itself comes back unmarked."
        ),
    )
    LIST_KEYS: ClassVar = (("↑, ↓", "move"), ("enter", "mark"))

    @property
    def about(self) -> tuple[str, ...]:
        """What the list at hand is for."""
        return self.CALIBRATION if self._calibration else self.ABOUT

    @property
    def list_keys(self) -> tuple[tuple[str, str], ...]:
        """Those of the list, where there is something in it."""
        return self.LIST_KEYS if self._rows else ()

    def __init__(self, *, calibration: bool = False) -> None:
        super().__init__()
        self._calibration = calibration
        self._rows: tuple[Row, ...] = ()
        self._read = False
        self._waiting = True
        """Until the first answer: no key means anything yet."""
        self._wanted = ""
        """The interview that the pointer is to stand on."""

    def compose(self) -> ComposeResult:
        """The list, and below it the line that something is asked on."""
        yield Headline(self._title, "names hidden")
        yield PointedList(Option(text("Reading …", DIM), disabled=True))
        yield Static(id="none", markup=False)
        yield LineField()
        yield KeyLine(
            ("enter", "mark"),
            "desks.import",
            "desks.setup",
            "desks.export",
            "desks.purge",
            "desks.keep",
            "desks.calibrate",
            "desks.agreement",
            "desks.log",
            "desks.back",
            "help",
            always=2,
        ).add_class("listing")
        yield KeyLine(
            "desks.import", "desks.calibrate", "desks.log", "desks.back", "help", always=2
        ).add_class("empty")
        yield KeyLine(("enter", "take it"), "desks.back", "help", always=2).add_class("asking")

    @property
    def _title(self) -> str:
        return "Desk · Calibration" if self._calibration else "Desk"

    def on_screen_resume(self) -> None:
        """What was open is closed; something may have been marked meanwhile."""
        # This may come late: after an interview was opened over the list.
        if self.app.screen is self:
            self.app.desks.close()
            self._point_to(self.app.desks.last())
        self.read()

    def _point_to(self, number: str) -> None:
        """The pointer stands on the one that was open, at once or when the list is there."""
        ids = [row.id for row in self._rows]
        if number in ids:
            self.query_one(OptionList).highlighted = ids.index(number)
        elif number:
            self._wanted = number

    def on_resize(self) -> None:
        """Lines are cut to the room there is."""
        self._fill()

    # The list

    def read(self) -> None:
        """List what there is; before the bank is there, that comes with it."""
        if self.app.session.library is not None:
            self.app.desks.start_listing(self, calibration=self._calibration)

    @on(messages.DeskListed)
    def _listed(self, message: messages.DeskListed) -> None:
        self._rows, self._read, self._waiting = message.rows.rows, True, False
        kind = "answer" if self._calibration else "interview"
        right = [count(len(self._rows), kind), "names hidden"]
        if message.rows.past:
            right.insert(1, f"{message.rows.past} past the date")
        self.query_one(Headline).say(self._title, (" · ".join(right), right[0]))
        self._fill()
        self.refresh_bindings()

    @on(messages.DeskFailed)
    def _failed(self, message: messages.DeskFailed) -> None:
        self._waiting = False
        self.add_class("-empty")
        self.query_one("#none", Static).update(text(message.error.message))
        self.refresh_bindings()

    def _fill(self) -> None:
        from hotseat.tui.desk.rows import line

        if not self._read:
            return
        options = self.query_one(OptionList)
        row = self._row
        before = self._wanted or (row.id if row else "")
        width = self.app.size.width - 7
        options.clear_options()
        names = max((len(row.name) for row in self._rows), default=0)
        options.add_options(Option(line(row, names, width), id=row.id) for row in self._rows)
        ids = [row.id for row in self._rows]
        options.highlighted = ids.index(before) if before in ids else 0 if ids else None
        self._wanted = "" if before in ids else self._wanted
        self.set_class(not ids, "-empty")
        self.query_one("#none", Static).update(
            pages.nothing_yet(self.app.settings, calibration=self._calibration)
        )

    @property
    def _row(self) -> Row | None:
        """What the pointer stands on."""
        at = self.query_one(OptionList).highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """Only what can be done with what there is."""
        if self._waiting:
            return action == "back" and self.app.session.library is not None
        if self.has_class("-asking"):
            return action == "back"
        whole = bool(self._rows) and not all(row.damage for row in self._rows)
        if action in ("setup", "export", "keep"):
            return whole and not self._calibration
        if action == "purge":
            return bool(self._rows)
        if action == "agreement":
            return whole
        return not self._calibration or action not in ("import", "calibrate", "log")

    @on(OptionList.OptionSelected)
    def _opened(self) -> None:
        row = self._sound()
        if row is not None:
            self.app.desks.open(row.id)

    def _sound(self) -> Row | None:
        """What the pointer stands on, if it can be opened."""
        self.app.forget_notices()
        row = self._row
        if row is not None and row.damage:
            key = shown(self.app.settings, "desks.purge")
            self.app.tell(f"This one cannot be opened. {key} removes it.")
            return None
        return row

    # Acts

    def action_import(self) -> None:
        """Import a transcript."""
        self.ask_path()

    def action_keep(self) -> None:
        """Say until when the interview is kept."""
        row = self._sound()
        if row is not None:
            self.ask_day(row)

    def done(self, number: str) -> None:
        """Something was done with an interview: show it."""
        self._wanted = number
        self.read()

    def close_line(self) -> None:
        """The keys are for the list again."""
        super().close_line()
        self.query_one(OptionList).focus()

    def action_setup(self) -> None:
        """Say what the interview is about."""
        row = self._sound()
        if row is not None:
            self.app.desks.set_up(row.id)

    def action_export(self) -> None:
        """Write the interview to a file."""
        row = self._sound()
        if row is not None:
            self.app.push_screen(pages.forms(self.app, row))

    def action_purge(self) -> None:
        """Remove all of the interview, once that was agreed to."""
        self.app.forget_notices()
        row = self._row
        if row is not None:
            self.app.push_screen(pages.purging(self.app, row, again=self._calibration))

    def action_calibrate(self) -> None:
        """The answers that experts have marked."""
        self.app.forget_notices()
        self.app.desks.calibrate()

    def action_agreement(self) -> None:
        """How the levels given stand to those of the tool, or of the experts."""
        self.app.forget_notices()
        page = pages.result if self._calibration else pages.drift
        found = self.app.practice.attempt_to(lambda: page(self.app))
        if found is not None:
            self.app.push_screen(found)

    def action_log(self) -> None:
        """Whether the log is whole."""
        self.app.forget_notices()
        found = self.app.practice.attempt_to(lambda: pages.log(self.app))
        if found is not None:
            self.app.push_screen(found)

    def action_back(self) -> None:
        """Ask no more; then home, or to the interviews."""
        self.app.forget_notices()
        if self.has_class("-asking"):
            self.close_line()
        elif self._calibration:
            self.dismiss()
        else:
            self.app.practice.home()
