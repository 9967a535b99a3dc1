"""The least app that start-up is measured against: Textual, one TextArea, a Footer."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, TextArea


class MinimalApp(App[None]):
    """Shows what is typed."""

    def compose(self) -> ComposeResult:
        """The two widgets."""
        yield TextArea()
        yield Footer()


if __name__ == "__main__":
    MinimalApp().run()
