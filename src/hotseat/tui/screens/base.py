"""What all screens share: the app they belong to, and what their help says."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from hotseat.tui.memory import forget_painted

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content

    from hotseat.tui.app import HotseatApp


class BaseScreen(Screen[None]):
    """A screen of hotseat."""

    app: HotseatApp
    ABOUT: ClassVar[tuple[str, ...]] = ()
    """Paragraphs of its help: what it is for and what its marks mean. `{home.find}` stands for
    the key that the binding is on.
    """

    LIST_KEYS: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Keys of its list, as people write them, and what they do: for its help, as no binding of
    the screen has them.
    """

    @property
    def list_keys(self) -> tuple[tuple[str, str], ...]:
        """These keys, or others that hang on what is shown."""
        return self.LIST_KEYS

    @property
    def about(self) -> tuple[str, ...]:
        """These paragraphs, or others that hang on what is shown."""
        return self.ABOUT

    def on_unmount(self) -> None:
        """Nothing of it is held."""
        forget_painted()

    def on_key(self, event: events.Key) -> None:
        """What was being typed when a screen was taken away is not meant for this one."""
        if self.app.ignores_keys and not event.key.startswith("ctrl+"):
            event.stop()

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """What cannot be had here has no key."""
        return action not in self.app.off

    def explain(self) -> Content | None:
        """More help that hangs on what is shown."""
        return None

    def keep_at_the_end(self) -> None:
        """Keep what was typed here before the app is gone."""
