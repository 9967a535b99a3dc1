"""What can be set, with what holds where nothing is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hotseat.settings.keys import BY_ID

NO_KEYS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Settings:
    """One person's settings."""

    keys: Mapping[str, str] = field(default_factory=lambda: NO_KEYS)
    """Other keys than those of the table: the id of a binding, and its keys with commas between
    them, by the names that Textual knows.
    """
    predict: bool = True
    """Whether to ask how it went before the marks are shown."""
    daily: int = 5
    """How many questions may come back in a day, at most."""
    think: float = 60.0
    """Seconds to think before the clock of a drill starts; 0 for none."""
    pauses: int = 1
    """How many pauses a mock interview has."""
    bell: bool = False
    """Whether the terminal's bell rings when time ends."""
    topic: str = ""
    """The topic to practise; empty for the one chosen last."""
    theme: str = ""
    """The theme; empty for ours."""

    def keys_of(self, binding: str) -> str:
        """The keys of a binding as they are now, with commas between them."""
        return self.keys.get(binding) or BY_ID[binding].keys
