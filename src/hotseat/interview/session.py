"""What all faces share: the questions, the records, and what has been asked so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.interview.topical import Topical

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from hotseat.bank.models import GuidePage, Question
    from hotseat.errors import Problem
    from hotseat.interview.schedule import Due
    from hotseat.interview.statistics import Statistics
    from hotseat.records.models import Card, Draft, Summary

RECENT = 9
"""How many answers the home screen looks back on."""


@dataclass
class Session(Topical):
    """One run of the app. Methods that read the records raise RecordsError."""

    @property
    def questions(self) -> Sequence[Question]:
        """All questions of all topics, in the order of the bank; none before it is read."""
        return tuple(self.library.bank.questions.values()) if self.library else ()

    @property
    def problems(self) -> Sequence[Problem]:
        """What kept something out of the bank."""
        bank = self.library.bank if self.library else None
        return (*bank.errors, *bank.notices) if bank else ()

    @property
    def guide(self) -> Sequence[GuidePage]:
        """The pages of all packs of the topic; without a topic, of all packs."""
        if self.library is None:
            return ()
        bank, topic = self.library.bank, self.topic
        packs = [pack.id for pack in topic.packs] if topic else list(bank.packs)
        return tuple(page for pack in packs for page in bank.guide(pack))

    def describe_bank(self) -> str:
        """Topic and number of its questions, for the headline."""
        if self.library is None:
            return ""
        packs = self.topic.packs if self.topic else ()
        names = ", ".join(pack.title or pack.id for pack in packs if pack.questions)
        count = len(self.practised)
        counted = f"{count} question{'' if count == 1 else 's'}"
        return f"{names} · {counted}" if names else counted

    def next_question(self) -> Question | None:
        """What to practise next: what was asked least often; a scenario to begin with."""
        from hotseat.bank.choose import next_question, select

        counts, last = self.asked_so_far()
        questions = list(self.practised.values())
        if last is None:
            questions = select(questions, kind="decision") or questions
        chosen = next_question(questions, seed=0, counts=counts, last=last)
        return chosen or next(iter(questions), None)

    def asked_so_far(self) -> tuple[dict[str, int], str | None]:
        """How often each question of the topic was asked, and the last one."""
        wanted = self.counted
        latest = _only(self.store.latest_by_question() if self.store else {}, wanted)
        if self.store is not None and latest:
            return _only(self.store.counts(), wanted), max(latest, key=latest.__getitem__)
        asked = [each for each in self.asked if wanted is None or each in wanted]
        return dict(Counter(asked)), asked[-1] if asked else None

    def draft(self) -> Draft | None:
        """The last draft of no sitting whose question is in the bank."""
        drafts = self.store.latest_drafts() if self.store else []
        known = (draft for draft in drafts if self.question(draft.question_id))
        return next((d for d in known if not d.to_probe or self.probed_by(d)), None)

    def can_resume(self) -> bool:
        """Whether there is something to go on with; what cannot be read does not count."""
        from hotseat.errors import HotseatError
        from hotseat.interview.course import left_open

        try:
            return left_open(self) is not None
        except HotseatError:
            return False

    def recent(self) -> Statistics | None:
        """What the last answers to scenarios say, as they count; None without any."""
        from hotseat.interview.statistics import statistics_of

        if self.store is None or self.library is None:
            return None
        practised = self.practised
        recent: list[Summary] = []
        for limit, of in ((RECENT, None), (4 * RECENT, self.counted)):
            # Further back only where concepts, blank answers and other topics lie between.
            if len(recent) < RECENT:
                found = [s for s in self.store.summaries(limit=limit, questions=of) if s.levels]
                recent = [s for s in found if s.question_id in practised][-RECENT:]
        return statistics_of(recent, self.library.criteria("decision")) if recent else None

    def due(self) -> Sequence[Due]:
        """What comes back today, within the cap, that which is most likely forgotten first."""
        return self._due(self.cards(), self.practised)

    def due_by_topic(self) -> Mapping[str, int]:
        """How many come back today, by topic."""
        if self.store is None or self.library is None:
            return {}
        cards, bank = self.store.cards().values(), self.library.bank
        counts = {}
        for name in self.topics:
            questions = bank.of_topic(name)
            counts[name] = len(self._due([c for c in cards if c.id in questions], questions))
        return counts

    def _due(self, cards: Sequence[Card], questions: Mapping[str, Question]) -> Sequence[Due]:
        from hotseat.interview.schedule import due, returned_today

        if self.store is None or not cards:
            return ()
        now = self.clock.now()
        return due(
            cards,
            questions,
            now,
            daily=self.settings.daily,
            done_today=returned_today(cards, now),
            last_asked=self.store.latest_by_question(),
        )

    def weakest(self, criterion: str = "") -> tuple[str, Question] | None:
        """The title of the weakest criterion, or of another one, and the question where it went
        worst last; of those, the one that was asked longest ago.
        """
        found = self.recent()
        if found is None or self.store is None:
            return None
        wanted = criterion or found.weakest
        worst = next((s for s in found.series if s.id == wanted), None)
        practised = self.practised
        latest = {
            each.question_id: each.levels[wanted]
            for each in self.store.latest_summaries()
            if wanted in each.levels and each.question_id in practised
        }
        if worst is None or not latest:
            return None
        *_, last = latest
        question = self.question(min(latest, key=lambda i: (i == last, latest[i])))
        return (worst.title, question) if question else None


def _only(found: Mapping[str, int], wanted: Collection[str] | None) -> dict[str, int]:
    return {name: n for name, n in found.items() if wanted is None or name in wanted}
