"""Draws the pictures of `docs/pictures/`: each screen, with the built-in bank and one answer.

.venv/bin/python scripts/pictures.py
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import TextArea

from hotseat.records.store import Store
from hotseat.tui.app import HotseatApp

OUT = Path(__file__).resolve().parents[1] / "docs" / "pictures"
QUESTION = "d15-hotel-concierge"
ANSWER = """\
Guests like how it talks, so the tone is not the problem. What fails is that its facts are old: \
restaurants that closed, pool hours from last year's brochure, while every hotel edits its entries \
daily. I would look up that hotel's current entries for each question, RAG over the content \
system, so that an edit in the morning is in the answer by noon. Fine-tuning would bake in \
today's hours and be out of date tomorrow. If the replies turn stiff once the entries are in the \
prompt, I would add a small fine-tune on good old chats, for warmth only."""


class StoppedClock:
    """A clock that stands still, so that the pictures do not change by themselves."""

    def now(self) -> datetime:
        """Always the same moment."""
        return datetime(2026, 3, 2, 18, 42, tzinfo=UTC)

    def monotonic(self) -> float:
        """Always the same second."""
        return 0.0


async def wait(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Let the app go on until something holds."""
    for _ in range(2_000):
        if holds():
            break
        await asyncio.sleep(0.01)
    await pilot.pause(0.3)


async def draw(size: tuple[int, int], suffix: str) -> None:
    """Walk through the screens at one size and save each."""
    with tempfile.TemporaryDirectory() as folder:
        app = HotseatApp(
            store_factory=lambda: Store.open(Path(folder) / "hotseat.db"), clock=StoppedClock()
        )
        async with app.run_test(size=size) as pilot:
            app.practice.load()
            await wait(pilot, lambda: app.session.library is not None)
            save(app, f"home{suffix}")
            question = app.session.question(QUESTION)
            assert question is not None
            app.practice.open(question)
            await wait(pilot, lambda: type(app.screen).__name__ == "InterviewScreen")
            app.screen.query_one(TextArea).insert(ANSWER)
            await pilot.pause()
            app.practice.save_draft()
            await pilot.pause(0.3)
            save(app, f"interview{suffix}")
            await pilot.press("ctrl+s")
            await wait(pilot, lambda: type(app.screen).__name__ == "FeedbackScreen")
            save(app, f"feedback{suffix}")
            await pilot.press("escape")
            await wait(pilot, lambda: type(app.screen).__name__ == "HomeScreen")
            await pilot.press("g")
            await wait(pilot, lambda: type(app.screen).__name__ == "GuideScreen")
            save(app, f"guide{suffix}")


def save(app: HotseatApp, name: str) -> None:
    """Write the screen as it is now."""
    OUT.mkdir(parents=True, exist_ok=True)
    svg = app.export_screenshot(title="hotseat")
    (OUT / f"{name}.svg").write_text(svg.rstrip() + "\n", encoding="utf-8")


def main() -> None:
    """Draw everything at the design size and wide."""
    TextArea.cursor_blink = False  # type: ignore[assignment]
    asyncio.run(draw((80, 24), ""))
    asyncio.run(draw((120, 40), "-wide"))


if __name__ == "__main__":
    main()
