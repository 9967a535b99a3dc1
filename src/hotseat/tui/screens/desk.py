"""The interviewer's desk: a transcript, words picked from it, and a level for each criterion."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.containers import Container, VerticalScroll
from textual.geometry import Region
from textual.widgets import Static

from hotseat.errors import HotseatError
from hotseat.tui import messages
from hotseat.tui.bindings import bindings, mention
from hotseat.tui.desk import head, jobs, keylines, notes, parts, talk
from hotseat.tui.desk.acts import DeskActs
from hotseat.tui.desk.words import STILL_READ
from hotseat.tui.textual_text import DIM, lines, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.linefield import LineField
from hotseat.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from textual.app import ComposeResult

LOOK_EVERY = 2.0
"""Seconds between looks at whether somebody else opened the interview."""
_WIDE, _NORMAL = 120, 80
_PLAIN = (
    "Without colour [ ] are the ends of what you point to, « »¹ of what was picked for a "
    "criterion, ‹ › of what the tool went by."
)


class DeskScreen(DeskActs):
    """Words first, then a level; the tool's view comes after that."""

    AUTO_FOCUS = ""
    CSS = """
    DeskScreen Static { link-color: $foreground; link-style: none;
        link-background: $background; link-color-hover: $accent; link-style-hover: none;
        link-background-hover: $background; }
    DeskScreen #columns { height: 1fr; layout: horizontal; }
    DeskScreen Transcript { width: 1fr; height: 1fr; }
    DeskScreen #pane { width: 34; height: 1fr; padding: 0 0 0 1; border-left: solid $rule;
        scrollbar-size-vertical: 1; }
    DeskScreen #side { display: none; width: 37; height: 1fr; padding: 0 1;
        border-left: solid $rule; scrollbar-size-vertical: 1; }
    DeskScreen.-wide #side { display: block; }
    DeskScreen.-wide #pane { width: 36; }
    DeskScreen #parts, DeskScreen #beside { height: auto; }
    DeskScreen.-narrow #columns { layout: vertical; }
    DeskScreen.-narrow #pane { width: 1fr; height: auto; max-height: 7; padding: 0 1;
        border-left: none; border-top: solid $rule; }
    DeskScreen.-tiny #pane, DeskScreen.-tiny #side { display: none; }
    DeskScreen.-tiny LineField { border-top: none; }
    DeskScreen.-tiny.-asking #columns { display: none; }
    DeskScreen.-asking ToastRack { dock: top; align: right top; margin: 2 0 0 0; }
    """
    BINDINGS: ClassVar = bindings("desk")
    ABOUT: ClassVar = (
        (
            "Pick the words that speak to a criterion ({desk.quote}), or state that there are "
            "none ({desk.no_evidence}); then give a level: 0, 1 or 2. Only after that the tool's "
            "view is shown. To differ from it costs nothing; to change your level then takes a "
            "line that says why, and the first one is kept."
        ),
        (
            "{desk.before} and {desk.after} go from stretch to stretch, {desk.less} and "
            "{desk.more} take away a word at the end or add one, {desk.hold} keeps what is "
            "picked while you add to it. The mouse can do all of it. Small numbers are those of "
            "the criteria; t stands behind words that the tool went by."
        ),
        (
            "{desk.next} goes to the next criterion without a level, after the last one to the "
            "next question; {desk.criterion} and Tab go to any. {desk.why} has the question, what "
            "the levels ask for, what the tool went by and all your notes. {desk.across} goes "
            "through all candidates with one criterion. {desk.finish} ends it: nothing is changed "
            "after that."
        ),
        (
            "Names are hidden until {desk.names} shows them, which the log has. All of it stays "
            "on this machine. The tool finds words by fixed rules, and decides nothing."
        ),
    )

    @property
    def about(self) -> tuple[str, ...]:
        """What the screen is for, and without colour what the signs around words mean."""
        return (*self.ABOUT, *([_PLAIN] if self.app.no_color else []))

    # What is shown

    def compose(self) -> ComposeResult:
        """The words, the criteria, and where there is room notes and probes."""
        yield Headline("Desk")
        with Container(id="columns"):
            yield Transcript()
            with VerticalScroll(id="pane", can_focus=False):
                yield Static(id="parts", markup=False)
            with VerticalScroll(id="side", can_focus=False):
                yield Static(id="beside", markup=False)
        yield LineField()
        yield from keylines.key_lines()

    def on_mount(self) -> None:
        """Show what was said; the tool's view is made ready meanwhile."""
        self.set_interval(LOOK_EVERY, self._look)
        self.app.app_suspend_signal.subscribe(self, lambda _: self.asking.keep_draft())
        self.begin()

    def on_resize(self, _: events.Resize) -> None:
        """Lines are cut to the room there is."""
        self.call_after_refresh(self._show)

    def begin(self) -> None:
        """Another interview or question is at hand."""
        at = self.at
        self.failed, self.ticking = "", False
        self.query_one(Transcript).tell(talk.spoken(at, whole=self.whole))
        if at.question is not None:
            jobs.start_preparing(self, at.desk, at.question)
        if at.desk.read_only:
            self.tell("Another hotseat has this interview open: here it can only be read.")
        self.changed()

    @on(messages.DeskReady)
    def _ready(self, message: messages.DeskReady) -> None:
        question = self.at.question
        if (self.at.desk.interview.id, question and question.id) != (
            message.interview_id,
            message.question_id,
        ):
            return
        if STILL_READ in self._told:
            self._forget((STILL_READ,))
        try:
            self.at.prepared()
            # A name that is a word of the rubric hides less of what was said.
            spoken = talk.spoken(self.at, whole=self.whole)
            self.query_one(Transcript).reword(spoken)
        except HotseatError as error:
            message.error = error
        if message.error is not None:
            self.failed = f"This cannot be marked. {message.error.message}"
            self.at.close_parts()
        if self.round is not None:
            ids = [part.id for part in self.at.parts]
            if self.round.criterion in ids:
                self.at.here = ids.index(self.round.criterion)
        self.changed()

    def changed(self) -> None:
        """Something was done: show it all anew."""
        self.attempt(self.at.look, unasked=True)
        self._show()
        self.refresh_bindings()

    def _show(self) -> None:
        at, width = self.at, self.app.size.width
        self.set_class(self.field.is_open, "-asking")
        keylines.show_line(self)
        self.query_one(Headline).say(head.left(at, self.round), head.right(at, width))
        transcript = self.query_one(Transcript)
        transcript.mark(talk.marks(at))
        transcript.point(talk.pointer(at))
        self._show_parts(width)
        room = 34
        probes = notes.probes(at, room, ticking=self.ticking)
        self.query_one("#beside", Static).update(lines(*notes.notes(at, room), "", *probes))

    def _show_parts(self, width: int) -> None:
        at, shown = self.at, self.query_one("#parts", Static)
        box = self.query_one("#pane", VerticalScroll)
        room = (width - 3) if width < _NORMAL else 33 if width >= _WIDE else 31
        if not at.ready or self.failed:
            style = "$text-warning" if self.failed else DIM
            shown.update(text(self.failed or self._waiting(), style))
        elif self.ticking and width < _WIDE:
            shown.update(lines(*notes.probes(at, room, ticking=True)))
        elif width < _NORMAL:
            shown.update(parts.brief(at, room, self._first()).content)
        else:
            pane = parts.pane(at, room, box.size.height or 20, self._first())
            shown.update(pane.content)
            where = Region(0, pane.first, 1, pane.rows)
            self.call_after_refresh(box.scroll_to_region, where, animate=False, force=True)

    def _first(self) -> str:
        if keylines.is_closed(self.at.desk):
            return "no level"
        return mention(self.app.settings, "{desk.quote} picks a quote, {desk.no_evidence} none")

    def _waiting(self) -> str:
        if self.at.question is None:
            return "No question of this bank was given to this interview yet."
        return "Reading the rubric …"

    # Others, and the end

    def _look(self) -> None:
        """Whether somebody else opened the interview."""
        desk = self.at.desk
        try:
            knocked = not desk.read_only and desk.folder.knocked(desk.interview.id)
        except OSError:
            return
        if knocked:
            self.tell("Another hotseat opened this interview; there it can only be read.")

    def keep_at_the_end(self) -> None:
        """Keep a note that is being typed, and let others open the interview."""
        for field in self.query(LineField):
            self.asking.look_at(field.words)
        self.asking.keep_draft()
        self.at.desk.close()

    def on_unmount(self) -> None:
        """However it was left. The app is not to hold it, with all that it has read."""
        self.app.app_suspend_signal.unsubscribe(self)
        self.keep_at_the_end()
