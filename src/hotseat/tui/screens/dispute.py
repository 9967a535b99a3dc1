"""Dispute: which words of one's own answer should have counted, for which part, at which level."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container, VerticalScroll
from textual.geometry import Region
from textual.widgets import Static

from hotseat.errors import HotseatError
from hotseat.interview.disputes import THANKS
from hotseat.interview.picking import Picker
from hotseat.tui import disputed
from hotseat.tui.bindings import bindings
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.textual_text import DIM, lines, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine
from hotseat.tui.widgets.picked import PickedArea

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from hotseat.interview.disputes import Disputing

_ONLY_WORDS = ("begin", "hold", "extend")
_WIDE = 120


class DisputeScreen(BaseScreen):
    """First the words, then what they are: a part and the level that it should have."""

    CSS = """
    DisputeScreen Static { link-color: $foreground; link-style: none;
        link-background: $background; link-color-hover: $accent; link-style-hover: none;
        link-background-hover: $background; }
    DisputeScreen #all { height: 1fr; padding: 1 0 0 0; }
    DisputeScreen #left { height: 1fr; min-height: 3; }
    DisputeScreen #right { height: auto; max-height: 70%; }
    DisputeScreen #ask { padding: 0 2 1 3; height: auto; }
    DisputeScreen PickedArea { padding: 0 1 0 3; height: 1fr; }
    DisputeScreen #parts { height: auto; max-height: 12; margin: 1 0 0 0;
        scrollbar-size-vertical: 1; }
    DisputeScreen #rows { padding: 0 2 0 1; height: auto; }
    DisputeScreen #detail { padding: 0 2 0 3; margin: 1 0 0 0; height: auto; }
    DisputeScreen.-low #parts, DisputeScreen.-tiny #parts { max-height: 6; margin: 0; }
    DisputeScreen.-low #detail, DisputeScreen.-tiny #detail { margin: 0; max-height: 4; }
    DisputeScreen.-low #all, DisputeScreen.-tiny #all { padding: 0; }
    DisputeScreen.-low #ask, DisputeScreen.-tiny #ask { padding: 0 2 0 3; }
    DisputeScreen.-tiny #parts { max-height: 3; }
    DisputeScreen.-wide #all { layout: horizontal; }
    DisputeScreen.-wide #left { width: 1fr; height: 1fr; }
    DisputeScreen.-wide #right { width: 1fr; height: 1fr; max-height: 100%;
        border-left: solid $rule; }
    DisputeScreen.-wide #parts { margin: 0; max-height: 60%; }
    """
    BINDINGS: ClassVar = bindings("dispute")
    ABOUT: ClassVar = (
        (
            "Where a mark seems wrong, pick the words that it is about and say what they are: "
            "which part, and which level they should give; lower, where they should not count."
        ),
        (
            "{dispute.before} and {dispute.after} go from stretch to stretch, {dispute.less} and "
            "{dispute.more} take away a word at the end or add one, {dispute.earlier} and "
            "{dispute.later} move the beginning. {dispute.hold} keeps what is picked while you "
            "add to it. A number says which part they are. The mouse can do all of it."
        ),
        (
            "It changes no mark. It is kept with your answer on this machine, and nothing is sent "
            "anywhere: your words leave it only if you run hotseat export yourself. With "
            "--samples that prints disputed answers as samples for the file of their question."
        ),
    )

    def __init__(self, about: Disputing) -> None:
        super().__init__()
        self._about = about
        self._picker = Picker(about.attempt.answer)
        self._part = disputed.first_part(about)
        self._level = about.parts[self._part].wanted
        self._naming = False
        self._said = ""

    def compose(self) -> ComposeResult:
        """The answer, below or beside it what its words can be."""
        question = self._about.question
        yield Headline(f"Dispute · {question.title or question.id}")
        with Container(id="all"):
            with Container(id="left"):
                yield Static(id="ask", markup=False)
                yield PickedArea(self._about.attempt.answer)
            with Container(id="right"):
                with VerticalScroll(id="parts", can_focus=False):
                    yield Static(id="rows", markup=False)
                yield Static(id="detail", markup=False)
        picking = KeyLine(
            ("dispute.before dispute.after", "words"),
            ("dispute.less dispute.more", "size"),
            (f"1-{min(len(self._about.parts), 9)}", "part"),
            "dispute.undo",
            "dispute.hold",
            "dispute.back",
            "help",
            always=2,
        )
        naming = KeyLine(
            ("dispute.before dispute.after", "part"),
            ("dispute.less dispute.more", "level"),
            "dispute.keep",
            "dispute.back",
            "help",
            always=2,
        )
        yield picking.add_class("picking")
        yield naming.add_class("naming")

    def on_mount(self) -> None:
        """Nothing is painted empty first."""
        self._show()

    def on_resize(self) -> None:
        """Lines are cut to the room there is."""
        self._show()

    def _show(self) -> None:
        about, picker, naming = self._about, self._picker, self._naming
        for line in self.query(KeyLine):
            line.display = line.has_class("naming") == naming
        self.query_one(Headline).say(
            f"Dispute · {about.question.title or about.question.id}",
            "2 of 2 · what they are" if naming else "1 of 2 · the words",
        )
        area = self.query_one(PickedArea)
        area.mark((d.start, d.end) for d in about.disputes)
        area.pick(picker.span)
        size = self.app.size
        width = size.width // 2 - 8 if size.width >= _WIDE else size.width - 6
        ask = "What are these words, and what should they give?"
        if not naming:
            ask = "Which words were marked wrongly?"
            ask += " More are added until you press it again." if picker.held else ""
        self.query_one("#ask", Static).update(lines(text(ask), disputed.picked(picker, width)))
        rows, detail = self.query_one("#rows", Static), self.query_one("#detail", Static)
        if naming:
            rows.update(disputed.choices(about, self._part, self._level, width))
            part = about.parts[self._part]
            said = [text(self._said, "$text-warning")] if self._said else []
            detail.update(lines(disputed.levels(part, self._level, width), *said))
            self.call_after_refresh(self._to_pointer)
        else:
            rows.update(disputed.parts(about, width))
            said = [text(self._said, DIM)] if self._said else []
            detail.update(lines(*disputed.so_far(about, width), *said))

    def _to_pointer(self) -> None:
        parts = self.query_one("#parts", VerticalScroll)
        row = Region(0, self._part, parts.size.width, 1)
        parts.scroll_to_region(row, animate=False, force=True)

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """What only goes for words, or only for parts."""
        if action in _ONLY_WORDS:
            return not self._naming
        if action == "undo":
            return self._naming or bool(self._about.disputes)
        return True

    def _changed(self, said: str = "") -> None:
        self._said = said
        self._show()
        self.refresh_bindings()

    # The words

    @on(PickedArea.Dragged)
    def _dragged(self, message: PickedArea.Dragged) -> None:
        self._picker.take(message.start, message.end)
        self._naming = False
        self._changed()

    def action_begin(self, step: int) -> None:
        """Let the picked words begin elsewhere."""
        self._picker.begin(step)
        self._changed()

    def action_hold(self) -> None:
        """Add to what is picked from now on, or stop that."""
        self._picker.hold()
        self._changed()

    def action_extend(self, step: int) -> None:
        """Add the stretch before or after."""
        self._picker.extend(step)
        self._changed()

    # Words or parts

    def action_move(self, step: int) -> None:
        """To another stretch, or another part."""
        if self._naming:
            self._point((self._part + step) % len(self._about.parts))
        else:
            self._picker.move(step)
            self._changed()

    def action_size(self, step: int) -> None:
        """Fewer words or more; a lower level or a higher one."""
        if self._naming:
            self.action_level(self._level + step)
        else:
            self._picker.end(step)
            self._changed()

    def action_number(self, number: int) -> None:
        """The number of a part, then that of a level."""
        if self._naming:
            self.action_level(number)
        elif 1 <= number <= len(self._about.parts):
            self._point(number - 1)

    # Parts

    def _point(self, part: int) -> None:
        before = self._about.parts[self._part].id if self._naming else ""
        self._part, self._naming = part, True
        if self._about.parts[part].id != before:
            self._level = disputed.level_now(self._about, part)
        self._changed()

    def action_part(self, part: int) -> None:
        """A part that was clicked on."""
        if 0 <= part < len(self._about.parts):
            self._point(part)

    def action_level(self, level: int) -> None:
        """The level that the words should give."""
        if self._naming and 0 <= level <= self._about.parts[self._part].of:
            self._level = level
            self._changed()

    def action_keep(self) -> None:
        """Go on to what the words are; then keep it."""
        if not self._naming:
            self._point(self._part)
            return
        part = self._about.parts[self._part]
        if self._level == part.level:
            self._changed("That is the level it got: choose another one.")
            return
        try:
            self._about.add(*self._picker.span, part, self._level)
        except HotseatError as error:
            self.app.tell(f"This is not kept. {error.message}", severe=True)
            return
        self._naming = False
        self._picker.release()
        self._changed(THANKS)

    # Back

    def action_undo(self) -> None:
        """Take back the last dispute; from the parts, go back to the words."""
        if self._naming:
            self.action_back()
            return
        try:
            gone = self._about.take_back()
        except HotseatError as error:
            self.app.tell(f"This is not taken back. {error.message}", severe=True)
            return
        if gone is not None:
            self._picker.take(gone.start, gone.end)
            self._changed("Taken back.")

    def action_back(self) -> None:
        """From the parts to the words, from there to the feedback."""
        if self._naming:
            self._naming = False
            self._changed()
        else:
            self.dismiss()
