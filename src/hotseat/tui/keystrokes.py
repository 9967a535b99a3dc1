"""Keys of a field in the order in which they came."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.events import Key
    from textual.widget import Widget


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
