"""The guide: the reference pages of the bank."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Markdown

from hotseat.bank.guide import shown
from hotseat.tui.bindings import bindings
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine
from hotseat.tui.widgets.menu import Entry, Menu
from hotseat.tui.widgets.oneline import OneLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from hotseat.bank.models import GuidePage


class GuideScreen(BaseScreen):
    """One page at a time; a list of them beside it where there is room."""

    AUTO_FOCUS = "#text"
    CSS = """
    GuideScreen #pages { display: none; }
    GuideScreen #text { width: 1fr; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    GuideScreen Markdown { margin: 0; padding: 0 2; max-width: 96; background: $background; }
    GuideScreen MarkdownH1, GuideScreen MarkdownH2, GuideScreen MarkdownH3 {
        color: $foreground; text-style: bold; background: $background; border: none;
        margin: 1 0 1 0; padding: 0; content-align: left middle; }
    GuideScreen MarkdownH1 { color: $accent; margin: 0 0 1 0; }
    GuideScreen MarkdownTable { width: auto; background: $background; }
    GuideScreen MarkdownTableContent { keyline: none; grid-gutter: 0 2; }
    GuideScreen MarkdownTableContent .header { color: $foreground-muted; text-style: none; }
    GuideScreen Input { display: none; border: none; height: 1; margin: 0; padding: 0 4;
        background: $background; }
    GuideScreen Input:focus { border: none; background-tint: $background 0%; }
    GuideScreen.-searching Input { display: block; }
    GuideScreen.-wide #pages { display: block; width: 34; padding: 1 0; height: 1fr;
        border-right: solid $rule; }
    """
    BINDINGS: ClassVar = bindings("guide")
    ABOUT: ClassVar = (
        (
            "{guide.before} and {guide.next} turn the page. {guide.search} looks for words on all "
            "pages: enter goes to the next page that has them, and {guide.again} to the one after "
            "it."
        ),
        "Links are not opened: a click on one says where it leads.",
    )

    def __init__(self, pages: Sequence[GuidePage]) -> None:
        super().__init__()
        self._pages = tuple(pages)
        self._at = 0
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """The page, its neighbours, and a line to search by."""
        yield Headline("Guide")
        with Horizontal():
            with VerticalScroll(id="pages", can_focus=False):
                yield Menu(
                    [Entry(str(i), p.title) for i, p in enumerate(self._pages)], title_width=28
                )
            with VerticalScroll(id="text"):
                yield Markdown(open_links=False)
        yield OneLine(placeholder="look for …")
        yield KeyLine(
            ("guide.before guide.next", "page"),
            ("↑↓", "scroll"),
            "guide.search",
            "commands",
            "guide.back",
            "help",
        )

    async def on_mount(self) -> None:
        """The first page."""
        await self._show(0)

    async def _show(self, index: int) -> None:
        self._at = index % len(self._pages)
        page = self._pages[self._at]
        self.query_one(Headline).say(
            f"Guide · {page.title}", f"{self._at + 1} of {len(self._pages)}"
        )
        self.query_one(Menu).pointer = self._at
        await self.query_one(Markdown).update(shown(page.text))
        self.query_one("#text").scroll_home(animate=False)

    @on(Menu.Chosen)
    async def _chosen(self, message: Menu.Chosen) -> None:
        await self._show(int(message.id))

    @on(Markdown.LinkClicked)
    def _tell_link(self, message: Markdown.LinkClicked) -> None:
        self.app.tell(f"This link is not opened. It leads to {message.href}")

    async def action_turn(self, step: int) -> None:
        """Another page, round at either end."""
        await self._show(self._at + step)

    def action_search(self) -> None:
        """To the search line."""
        self.add_class("-searching")
        self.query_one(Input).focus()

    @on(Input.Submitted)
    async def _look(self, message: Input.Submitted) -> None:
        self._wanted = message.value.strip()
        self._close_search()
        await self._go_to_hit(self._at)

    async def action_again(self) -> None:
        """The next page that has what was looked for."""
        await self._go_to_hit(self._at + 1)

    async def _go_to_hit(self, start: int) -> None:
        if not self._wanted:
            return
        wanted = self._wanted.casefold()
        order = [(start + i) % len(self._pages) for i in range(len(self._pages))]
        hits = [i for i in order if wanted in self._pages[i].text.casefold()]
        if not hits:
            self.app.tell(f"No page has “{self._wanted}”.")
            return
        await self._show(hits[0])
        self.query_one(Headline).say(
            f"Guide · {self._pages[hits[0]].title}",
            f"{self._at + 1} of {len(self._pages)} · “{self._wanted}” on {len(hits)}",
        )
        for block in self.query_one(Markdown).children:
            if wanted in getattr(block, "source", "").casefold():
                block.scroll_visible(animate=False, top=True)
                break

    def _close_search(self) -> None:
        self.remove_class("-searching")
        self.query_one("#text").focus()

    def action_back(self) -> None:
        """Close the search line, else go home."""
        if self.has_class("-searching"):
            self._close_search()
        else:
            self.app.practice.home()
