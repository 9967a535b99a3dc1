"""Keys reach the field that they are meant for, in the order in which they came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

if TYPE_CHECKING:
    from textual.events import Key
    from textual.widget import Widget


class KeepsFocus(App[None]):
    """An app whose field keeps the focus while another window has the terminal's.

    Textual takes it away. A screen that opens meanwhile has none then, nor has it once the window
    is back: all that is typed goes nowhere. A page in a browser begins like that.

    Textual fault: focus-while-away.
    """

    def validate_app_focus(self, _: bool) -> bool:
        """Always as if the terminal had the focus."""
        return True


async def act_at_once(field: Widget, event: Key) -> bool:
    """Do what a key does in a field that has the focus, if it does anything but write.

    Textual has such a key climb to the app first: letters that come right behind it overtake it,
    and a word that is corrected fast, or over a slow line, is spoilt.

    Textual fault: keys-overtake.
    """
    for binding in field._bindings.key_to_bindings.get(event.key, ()):  # noqa: SLF001 - no other way
        if await field.app.run_action(binding.action, field):
            event.stop()
            event.prevent_default()
            return True
    return False
