"""Choose a topic: what is practised from now on, and whose packs that are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from hotseat.interview.words import count
from hotseat.tui.bindings import bindings
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.textual_text import DIM, beside, column, hanging, lines, one_line, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine
from hotseat.tui.widgets.pointed import PointedList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.content import Content

    from hotseat.bank.models import Pack, Topic

_WIDE = 120
_LEFT = 60
"""Cells of the list where the packs stand beside it."""
_ABOUT = 30
"""Cells of what stands behind a title."""
_HEAD = 10
"""Cells of what stands before a fact of a pack."""


class TopicsScreen(BaseScreen):
    """The topics of the bank, and of the one pointed to its packs: licence, authors, sources."""

    AUTO_FOCUS = "OptionList"
    CSS = """
    TopicsScreen #both { layout: vertical; height: 1fr; }
    TopicsScreen OptionList { border: none; padding: 0 1; margin: 1 0; height: auto;
        max-height: 40%; background: $background; scrollbar-size-vertical: 1; }
    TopicsScreen OptionList:focus { border: none; background-tint: $background 0%; }
    TopicsScreen #about { height: 1fr; padding: 1 1 0 3; border-top: solid $rule;
        scrollbar-size-vertical: 1; }
    TopicsScreen #packs { height: auto; }
    TopicsScreen.-tiny OptionList { margin: 0; max-height: 100%; }
    TopicsScreen.-tiny #about { display: none; }
    TopicsScreen.-wide #both { layout: horizontal; }
    TopicsScreen.-wide OptionList { width: 60; height: 1fr; max-height: 100%; }
    TopicsScreen.-wide #about { width: 1fr; margin: 1 0; padding: 0 2 0 3;
        border-top: none; border-left: solid $rule; }
    """
    BINDINGS: ClassVar = bindings("topics")
    LIST_KEYS: ClassVar = (("↑, ↓", "choose"), ("enter", "practise it"))
    ABOUT: ClassVar = (
        (
            "One topic is practised at a time: what is asked, what is due, the figures and the "
            "guide are of that topic. Enter takes the one that the pointer stands on, and hotseat "
            "begins with it next time. Nothing of the others is lost; what you left open of them "
            "can be gone on with."
        ),
        "Below or beside the list stand the packs of the topic: who wrote them, and from what.",
    )

    def __init__(self) -> None:
        super().__init__()
        self._topics: tuple[Topic, ...] = ()
        self._due: Mapping[str, int] = {}

    def compose(self) -> ComposeResult:
        """The list and the packs."""
        yield Headline("Choose a topic")
        with Container(id="both"):
            yield PointedList()
            with VerticalScroll(id="about"):
                yield Static(id="packs", markup=False)
        yield KeyLine(
            ("↑↓", "choose"), ("enter", "practise it"), ("tab", "packs"), "topics.back", "help"
        )

    def on_mount(self) -> None:
        """The pointer stands on the topic in use."""
        session = self.app.session
        self._topics = tuple(session.topics.values())
        self._due = self.app.practice.attempt_to(session.due_by_topic) or {}
        self.query_one(Headline).say("Choose a topic", count(len(self._topics), "topic"))
        self._fill()
        ids = [topic.id for topic in self._topics]
        present = session.topic
        self.query_one(OptionList).highlighted = ids.index(present.id) if present else 0

    def on_resize(self) -> None:
        """Lines are cut to the room there is."""
        self._fill()

    def _fill(self) -> None:
        options = self.query_one(OptionList)
        at, width = options.highlighted, self.app.size.width
        room = (_LEFT if width >= _WIDE else width) - 7
        options.clear_options()
        # By place: an id may be anything.
        options.add_options(Option(self._row(topic, room)) for topic in self._topics)
        options.highlighted = at
        self._tell(at)

    def _row(self, topic: Topic, room: int) -> Content:
        due = self._due.get(topic.id, 0)
        questions = f"{len(topic.questions):,} question{'' if len(topic.questions) == 1 else 's'}"
        in_use = self.app.session.topic
        said = [questions, f"{due} due" if due else "", "in use" if topic == in_use else ""]
        about = column(text(" · ".join(filter(None, said)), DIM), _ABOUT if room >= 50 else 0)
        title = one_line(topic.title, max(room - about.cell_length - 1, 1))
        return beside(column(title, room - about.cell_length - 1), " ", about)

    @on(OptionList.OptionHighlighted)
    def _pointed(self, message: OptionList.OptionHighlighted) -> None:
        self._tell(message.option_index)
        self.query_one("#about", VerticalScroll).scroll_home(animate=False)

    def _tell(self, at: int | None) -> None:
        width = self.app.size.width
        room = width - (_LEFT + 8 if width >= _WIDE else 6)
        if at is not None and at < len(self._topics):
            self.query_one("#packs", Static).update(about_topic(self._topics[at], room))

    @on(OptionList.OptionSelected)
    def _taken(self, message: OptionList.OptionSelected) -> None:
        self.app.practice.take_topic(self._topics[message.option_index].id)

    def action_back(self) -> None:
        """Back to the first screen, with the topic as it was."""
        self.app.practice.home()


def about_topic(topic: Topic, width: int) -> Content:
    """Its packs, one below the other."""
    rows: list[Content | str] = []
    for pack in topic.packs:
        rows += [*_about_pack(pack, width), ""]
    return lines(*rows[:-1])


def _about_pack(pack: Pack, width: int) -> list[Content]:
    version = f" · version {pack.version}" if pack.version else ""
    questions = count(len(pack.questions), "question")
    said = [
        ("Licence", pack.licence or "not said"),
        ("Authors", ", ".join(pack.authors) or "not said"),
    ]
    head = [
        one_line(pack.title or pack.id, width, "bold"),
        one_line(f"{pack.id}{version} · {questions}", width, DIM),
    ]
    facts = [hanging(column(text(name, DIM), _HEAD), text(words), width) for name, words in said]
    sources = [
        hanging(column(text("" if at else "Sources", DIM), _HEAD), text(source), width)
        for at, source in enumerate(pack.sources)
    ]
    return [*head, *facts, *sources]
