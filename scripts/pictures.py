"""Draws the pictures of `docs/pictures/`: the screens, played through on the built-in bank.

`hotseat mock -n 3 --budget 15m --seed 7`, `hotseat drill d15-hotel-concierge -t 6m`, and what
four weeks of practice look like; each at 80 by 24 and at 120 by 40.

.venv/bin/python scripts/pictures.py
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import TextArea

from hotseat.interview.drafts import DraftKeeper
from hotseat.interview.library import Library
from hotseat.interview.outcome import mark
from hotseat.interview.session import Session
from hotseat.interview.start import DrillRequest, MockRequest, begin_drill, begin_mock
from hotseat.interview.turn import Answer
from hotseat.records.models import Timing
from hotseat.records.store import Store
from hotseat.settings.models import Settings
from hotseat.tui.app import HotseatApp
from hotseat.tui.screens.interview import InterviewScreen

OUT = Path(__file__).resolve().parents[1] / "docs" / "pictures"
QUESTION = "d15-hotel-concierge"
FIRST = """\
Guests like how it talks, so the tone is not the problem. What fails is that its facts are old: \
restaurants that closed, pool hours from last year's brochure, while every hotel edits its entries \
daily. I would look up that hotel's current entries for each question, RAG over the content \
system, so that an edit in the morning is in the answer by noon. Fine-tuning would bake in \
today's hours and be out of date tomorrow."""
LATE = """ If the replies turn stiff once the entries are in the prompt, I would add a small \
fine-tune on good old chats, for warmth only."""
MOCK_ANSWERS = (
    "Retrieval over the current documents, since what it lacks is facts that nobody put into it.",
    "The wording is the problem here, not what it knows. I would fine-tune on good examples.",
    "Both might help, it depends on the use case.",
)
BEGIN = datetime(2026, 3, 2, 18, 42, tzinfo=UTC)


class PictureClock:
    """A clock that stands still until it is told to go on, so that no picture changes by itself."""

    def __init__(self) -> None:
        self._now, self._seconds = BEGIN, 0.0

    def now(self) -> datetime:
        """The moment, in UTC."""
        return self._now

    def monotonic(self) -> float:
        """Seconds since the start."""
        return self._seconds

    def awake(self) -> float:
        """The same: it never sleeps."""
        return self._seconds

    def set(self, moment: datetime) -> None:
        """Another moment."""
        self._now = moment

    def go_on(self, seconds: float) -> None:
        """Let time pass."""
        self._now += timedelta(seconds=seconds)
        self._seconds += seconds


class Artist:
    """The running app at one size, and where its pictures go."""

    def __init__(self, app: HotseatApp, pilot: Pilot[None], clock: PictureClock, end: str) -> None:
        self.app, self.pilot, self.clock, self.end = app, pilot, clock, end

    async def on(self, name: str) -> None:
        """Wait until a screen is on top and painted."""
        for _ in range(3_000):
            if type(self.app.screen).__name__ == name and self.app.screen.is_current:
                break
            await asyncio.sleep(0.01)
        await self.pilot.pause(0.4)

    async def write(self, words: str, seconds: int) -> None:
        """Type words, and let so much time pass."""
        screen, typed = self.app.screen, 0
        assert isinstance(screen, InterviewScreen)
        for second in range(1, seconds + 1):
            upto = len(words) * second // seconds
            screen.query_one(TextArea).insert(words[typed:upto])
            typed = upto
            self.clock.go_on(1)
            await self.pilot.pause()
            screen.tick()
        self.app.practice.save_draft()
        await self.pilot.pause(0.3)

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)
        await self.pilot.pause(0.3)

    def save(self, name: str) -> None:
        """Write the screen as it is now."""
        OUT.mkdir(parents=True, exist_ok=True)
        svg = self.app.export_screenshot(title="hotseat")
        (OUT / f"{name}{self.end}.svg").write_text(svg.rstrip() + "\n", encoding="utf-8")


async def play_mock(artist: Artist) -> None:
    """`hotseat mock -n 3 --budget 15m --seed 7`, from its first question to its report."""
    run = begin_mock(artist.app.session, MockRequest(questions=3, budget=900, seed=7))
    artist.app.flow.start(run)
    for place, words in enumerate(MOCK_ANSWERS):
        await artist.on("InterviewScreen")
        await artist.write(words, (130, 150, 60)[place])
        if place == 1:
            artist.save("mock")
        await artist.press("ctrl+s")
        await artist.on("PredictScreen")
        await artist.press("1", "1")
        if place == 0:
            artist.save("predict")
        await artist.press("0", "0")
        await artist.on("InterviewScreen")
        if place == 0:
            artist.save("follow-up")
        await artist.write("If the form still fails then, I would tune for it as well.", 20)
        await artist.press("ctrl+s")
    await artist.on("ReportScreen")
    artist.save("report")
    await artist.press("escape")
    await artist.on("HomeScreen")


async def play_drill(artist: Artist) -> None:
    """`hotseat drill d15-hotel-concierge -t 6m`, with a last sentence after time was up."""
    run = begin_drill(artist.app.session, DrillRequest(question_id=QUESTION, limit=360))
    artist.app.flow.start(run)
    await artist.on("InterviewScreen")
    await artist.write(FIRST, 300)
    artist.save("interview")
    await artist.write("", 61)
    await artist.write(LATE, 21)
    artist.save("overtime")
    await artist.press("ctrl+s")
    await artist.on("PredictScreen")
    await artist.press("2", "2", "1", "0")
    await artist.on("FeedbackScreen")
    artist.save("feedback")
    await artist.press("m")
    await artist.on("GradedScreen")
    await asyncio.sleep(2)
    await artist.pilot.pause(0.4)
    artist.save("graded")
    await artist.press("escape", "x")
    await artist.on("DisputeScreen")
    artist.save("dispute")
    await artist.press("escape", "escape")
    await artist.on("HomeScreen")


async def show_the_rest(artist: Artist) -> None:
    """What four weeks of practice look like, and the screens without a clock."""
    artist.save("home")
    await artist.press("o")
    await artist.on("ProgressScreen")
    artist.save("progress")
    await artist.press("escape", "s")
    await artist.on("SeatsScreen")
    await artist.press("2", "1", "1")
    artist.save("seats")
    await artist.press("escape", "g")
    await artist.on("GuideScreen")
    artist.save("guide")


def practise_before(session: Session, clock: PictureClock) -> None:
    """Four weeks of answers: graded ones of the bank, a little better each week."""
    assert session.library is not None
    questions = [q for q in session.questions if q.kind == "decision"][:14]
    grades = ("thin", "fair", "thin", "fair", "fair", "strong")
    for day in range(26):
        question = questions[day * 5 % len(questions)]
        wanted = grades[min(day // 5 + day % 2, len(grades) - 1)]
        text = next((a.text for a in question.answers if a.grade == wanted), "I would use RAG.")
        clock.set(BEGIN - timedelta(days=27 - day, minutes=day * 7))
        spent = 200.0 + day * 37 % 150
        timing = Timing(think=20.0 + day, answer=spent - 20 - day, limit=360.0)
        began = clock.now() - timedelta(seconds=spent)
        answer = Answer(question, text, began, clock.now(), spent, "drill", timing)
        marks = replace(mark(answer, session.library), recommended_at=0.3 + day % 5 / 10)
        result, _ = session.keep(answer, marks)
        if marks.full is not None and day % 3:
            found = {name: min(m.level + day % 2, 2) for name, m in marks.full.marks.items()}
            guess = {n: level for n, level in found.items() if n not in ("order", "specificity")}
            session.amend(result.attempt_id, predicted=guess)
    clock.set(BEGIN)


@contextmanager
def opened(library: Library) -> Iterator[tuple[Session, PictureClock]]:
    """A session with records of its own, which are thrown away."""
    clock = PictureClock()
    with tempfile.TemporaryDirectory() as folder:
        session = Session(clock, DraftKeeper(clock), Settings(), library)
        session.use(Store.open(Path(folder) / "hotseat.db"))
        yield session, clock
        assert session.store is not None
        session.store.close()


async def draw(library: Library, size: tuple[int, int], end: str) -> None:
    """Play and draw everything at one size."""
    for play, before in ((play_mock, False), (play_drill, False), (show_the_rest, True)):
        with opened(library) as (session, clock):
            if before:
                practise_before(session, clock)
            app = HotseatApp(session=session, settings=session.settings)
            async with app.run_test(size=size) as pilot:
                artist = Artist(app, pilot, clock, end)
                await artist.on("HomeScreen")
                await play(artist)


def main() -> None:
    """Draw everything at the design size and wide."""
    os.environ["TZ"] = "UTC"
    time.tzset()
    TextArea.cursor_blink = False  # type: ignore[assignment]
    library = Library.open()
    asyncio.run(draw(library, (80, 24), ""))
    asyncio.run(draw(library, (120, 40), "-wide"))


if __name__ == "__main__":
    main()
