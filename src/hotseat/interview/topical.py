"""Which topic is practised: one at a time, of those that the bank has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.errors import nearest_names
from hotseat.files.clean import shorten
from hotseat.interview.keeping import Keeping

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from hotseat.bank.models import Question, Topic
    from hotseat.records.models import Card, Seat
    from hotseat.records.store import Store


def topic_remark(wanted: str, topics: Mapping[str, Topic]) -> str:
    """That the topic which the config file names is none of these; empty where all is well."""
    if not wanted or not topics or wanted in topics:
        return ""
    near = nearest_names(wanted[:60], topics, 1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"The config file names a topic that is not here, {shorten(wanted, 60)!r}{hint}"


@dataclass
class Topical(Keeping):
    """Knows the topic in use, and what of bank and records belongs to it. Methods that read the
    records raise RecordsError.
    """

    wanted_topic: str = ""
    """What was asked for at the start of this run, or chosen in it."""
    last_topic: str = ""
    """What was chosen last in a run before."""

    def use(self, store: Store) -> None:
        """Keep everything in this store from now on, and begin with its topic."""
        from hotseat.records.chosen import chosen_topic

        super().use(store)
        self.last_topic = chosen_topic(store.path)

    @property
    def topics(self) -> Mapping[str, Topic]:
        """All topics of the bank, in its order; none before it is read."""
        return self.library.bank.by_topic if self.library else {}

    @property
    def topic(self) -> Topic | None:
        """The topic in use: as asked for, as set, as chosen last, else the first of the bank."""
        topics = self.topics
        for name in (self.wanted_topic, self.settings.topic, self.last_topic):
            if name in topics:
                return topics[name]
        return next(iter(topics.values()), None)

    @property
    def has_choice(self) -> bool:
        """Whether there is more than one topic."""
        return len(self.topics) > 1

    def choose_topic(self, topic_id: str) -> None:
        """Practise this topic from now on, in later runs too.

        Raises:
            HotseatError: that cannot be kept; it holds for this run.
        """
        self.wanted_topic = topic_id
        if self.store is not None:
            from hotseat.records.chosen import keep_topic

            keep_topic(self.store.path, topic_id)

    @property
    def is_set_otherwise(self) -> bool:
        """Whether later runs begin with another topic than this one, as the config file says."""
        wanted = self.settings.topic
        return wanted in self.topics and self.topic != self.topics[wanted]

    def topic_remark(self) -> str:
        """That the config file names a topic which the bank has not; else empty."""
        return topic_remark(self.settings.topic, self.topics)

    # What belongs to it

    @property
    def practised(self) -> Mapping[str, Question]:
        """The questions of the topic by id, in the order of the bank."""
        topic = self.topic
        if topic is None or self.library is None:
            return {}
        return self.library.bank.of_topic(topic.id)

    @property
    def counted(self) -> Collection[str] | None:
        """The questions whose answers count; with one topic None: all of them, also of questions
        that the bank has no more.
        """
        return self.practised.keys() if self.has_choice else None

    def has_answers(self) -> bool:
        """Whether anything of the topic was answered, in whatever run."""
        kept = self.store.counts() if self.store else {}
        wanted = self.counted
        return any(wanted is None or name in wanted for name in kept)

    def counts_seat(self, seat: Seat) -> bool:
        """Whether an answer that was marked in swapped seats is of the topic."""
        return not self.has_choice or seat.question_id in self.practised

    def cards(self) -> list[Card]:
        """What brings questions of the topic back."""
        cards = self.store.cards() if self.store else {}
        if not self.has_choice:
            return list(cards.values())
        practised = self.practised
        return [card for card in cards.values() if card.id in practised]
