"""What the keys do with the words at the desk; and how what fails is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalScroll

from hotseat.errors import HotseatError
from hotseat.tui.desk import talk
from hotseat.tui.desk.asking import Asking
from hotseat.tui.desk.place import AtDesk
from hotseat.tui.desk.round import Round
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.widgets.linefield import LineField
from hotseat.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from hotseat.desk.desk import Desk

AGAIN_AFTER = 2.0
"""Seconds after which the same trouble is told again."""
STILL_READ = "The rubric is still being read. Try again in a moment."
PAGE = 8
"""Stretches."""
_WHILE_ASKING = ("move", "page", "back")


class DeskWords(BaseScreen):
    """A place at the desk, and the words that are picked there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.at = AtDesk(desk)
        self.asking = Asking(self)
        self.round: Round | None = None
        """Where one criterion is marked across all candidates."""
        self.ticking = False
        """Whether numbers tick probes."""
        self.whole = False
        """Whether turns of other questions are shown too."""
        self.failed = ""
        """Why nothing can be marked."""
        self._told: dict[str, float] = {}
        """What was told of acts here, and when."""

    @property
    def field(self) -> LineField:
        """The line below the columns."""
        return self.query_one(LineField)

    def begin(self) -> None:
        """Another interview or question is at hand."""
        raise NotImplementedError

    def changed(self) -> None:
        """Something was done: show it all anew."""
        raise NotImplementedError

    def give(self, level: int, reason: str = "") -> bool:
        """Give a level; ask for the reason where one is needed."""
        raise NotImplementedError

    def action_criterion(self, step: int) -> None:
        """To another criterion."""
        raise NotImplementedError

    # Doing

    def attempt(self, act: Callable[[], object], *, unasked: bool = False) -> bool:
        """Do something that may fail; tell why it did. What nobody asked for leaves the notices
        that are there.
        """
        before = () if unasked else tuple(self._told)
        try:
            act()
        except HotseatError as error:
            # A key that repeats leaves what it was told.
            if not unasked:
                self._forget([words for words in before if words != error.message])
            self.tell(error.message)
            return False
        if not unasked:
            self._forget(before)
        if self.at.desk.late:
            self.tell(f"The log lacks this so far and gets it later. {self.at.desk.late}")
        return True

    def tell(self, words: str, *, severe: bool = True) -> None:
        """Tell it, but not each time that a key repeats."""
        now = self.app.clock.monotonic()
        if now - self._told.get(words, float("-inf")) > AGAIN_AFTER:
            self._told[words] = now
            self.app.tell(words, severe=severe)

    def forget(self) -> None:
        """What was told of the act before does not stand in the way of what comes now."""
        self._forget(tuple(self._told))

    def _forget(self, told: Sequence[str]) -> None:
        self.app.forget_notices(*told)
        for words in told:
            self._told.pop(words, None)

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """While something is asked, keys are for the answer; calibration has no candidates."""
        if action == "across" and self.at.desk.interview.is_calibration:
            return False
        if self.asking.kind == "finish":
            return action in (*_WHILE_ASKING, "next", "finish")
        return not self.asking.kind or action in _WHILE_ASKING

    def on_key(self, event: events.Key) -> None:
        """Tab goes to the next criterion as well: there is nothing else to go to."""
        super().on_key(event)
        if event.key in ("tab", "shift+tab"):
            event.stop()
            if not self.field.is_open:
                self.action_criterion(1 if event.key == "tab" else -1)

    def can_mark(self) -> bool:
        """Whether there is a criterion at hand; tells why not."""
        if self.at.part is None and self.at.question is not None:
            self.tell(self.failed or STILL_READ)
        return self.at.part is not None

    # The words

    def _pointed(self) -> None:
        self.query_one(Transcript).point(talk.pointer(self.at))

    @on(Transcript.Dragged)
    def _dragged(self, message: Transcript.Dragged) -> None:
        start, end = self.at.place_of(*message.start), self.at.place_of(*message.end)
        if self.at.picker is not None and start is not None and end is not None:
            self.at.picker.take(start, max(start, end))
            self._pointed()

    def action_move(self, step: int) -> None:
        """To another stretch; beyond the first and the last one there may be more to read."""
        picker = self.at.picker
        before = None if picker is None else picker.span
        if picker is not None:
            picker.move(step)
        if picker is not None and picker.span != before:
            self._pointed()
        else:
            rows = max(-PAGE, min(step, PAGE))
            self.query_one(Transcript).scroll_relative(y=rows, animate=False)

    def action_page(self, step: int) -> None:
        """Many stretches on or back; while probes are ticked a page of these."""
        if self.ticking:
            box = self.query_one("#side" if self.has_class("-wide") else "#pane", VerticalScroll)
            box.scroll_relative(y=step * max(box.size.height - 1, 1), animate=False)
        else:
            self.action_move(step * PAGE)

    def action_size(self, step: int) -> None:
        """A word more at the end, or one less."""
        if self.at.picker is not None:
            self.at.picker.end(step)
            self._pointed()

    def action_begin(self, step: int) -> None:
        """Let the words begin elsewhere."""
        if self.at.picker is not None:
            self.at.picker.begin(step)
            self._pointed()

    def action_hold(self) -> None:
        """Add stretches from now on, or stop that."""
        if self.at.picker is not None:
            self.at.picker.hold()
            held = self.at.picker.held
            self.app.tell("Stretches are added." if held else "One stretch at a time.")

    def action_extend(self, step: int) -> None:
        """Add the stretch before or after."""
        if self.at.picker is not None:
            self.at.picker.extend(step)
            self._pointed()

    def action_quote(self) -> None:
        """Pick the words for the criterion, or take them back."""
        if self.can_mark() and self.attempt(self.at.quote):
            if self.at.picker is not None:
                self.at.picker.release()
            self.changed()
