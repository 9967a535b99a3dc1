"""Clocks that are set, machines that sleep, and that nothing counts ticks."""

from __future__ import annotations

import ast
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.hardening.conftest import Measured
from tests.tui.driver import Driver, running
from tests.tui.fakes import ANSWER, DECISION

from hotseat.interview.sitting import drill
from hotseat.interview.timing import GAP
from hotseat.interview.words import ago
from hotseat.records.models import Pause
from hotseat.tui.screens.interview import InterviewScreen

SOURCE = Path(__file__).resolve().parents[2] / "src" / "hotseat"
LIMIT = 300.0
BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3"
"""A zone with summer time, by its rule: no file of zones is needed."""
SPRING = datetime(2026, 3, 29, 0, 59, 50, tzinfo=UTC)
AUTUMN = datetime(2026, 10, 25, 0, 59, 50, tzinfo=UTC)
"""Ten seconds before the hour that is left out, and before the one that comes twice."""


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The person lives where there is summer time."""
    monkeypatch.setenv("TZ", BERLIN)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def at(moment: datetime) -> FakeClock:
    """A clock that begins at a moment."""
    clock = FakeClock()
    clock.set_wall((moment - clock.now()).total_seconds())
    return clock


async def begin(app: Driver) -> None:
    """A drill of one question against the clock."""
    app.app.flow.start(drill([DECISION], started_at=app.app.clock.now(), limit=LIMIT))
    await app.until_on("InterviewScreen")
    await app.write(ANSWER)


def left(app: Driver) -> float:
    """The seconds that are left for the answer."""
    screen = app.app.screen
    assert isinstance(screen, InterviewScreen)
    found = screen.turn.clock.left
    assert found is not None
    return found


async def hand_in(app: Driver) -> None:
    await app.press("ctrl+s")
    await app.until_on("FeedbackScreen")


def kept_moments(folder: Path) -> list[str]:
    """When the answer was begun and handed in, as it stands in the file."""
    with closing(sqlite3.connect(folder / "hotseat.db")) as db:
        [row] = db.execute(
            "select started_at, ended_at from attempts join answers on attempt_id = id"
        )
        return list(row)


SET = ((SPRING, -3600.0), (SPRING, 3600.0), (SPRING, 0.0), (AUTUMN, 0.0))
"""When an answer is begun, and by how much the wall clock is set in its middle."""


async def test_c1_a_wall_clock_that_is_set_changes_no_time(
    tmp_path: Path, zone: None, figure: Measured
) -> None:
    moved = [await moved_by(tmp_path / str(n), *each) for n, each in enumerate(SET)]
    figure("remaining time moved by the wall clock", max(left for left, _ in moved), "s", most=0)
    figure("kept duration moved by the wall clock", max(kept for _, kept in moved), "s", most=0)


async def moved_by(folder: Path, begun: datetime, change: float) -> tuple[float, float]:
    """How far an answer's remaining time and its kept duration are from what they should be."""
    clock = at(begun)
    async with running(folder, clock=clock) as app:
        await begin(app)
        await app.pass_time(15)
        clock.set_wall(change)
        await app.pass_time(15)
        remaining = left(app)
        await hand_in(app)
        [attempt] = app.store.attempts()
        assert attempt.timing.pauses == ()
        ended = begun + timedelta(seconds=30 + change)
        assert (attempt.started_at, attempt.ended_at) == (begun, ended)
        assert kept_moments(folder) == [
            f"{moment:%Y-%m-%dT%H:%M:%S}.000000+00:00" for moment in (begun, ended)
        ]
        return abs(remaining - LIMIT + 30), abs(attempt.seconds - 30)


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (SPRING, "today at 01:59"),
        (SPRING + timedelta(minutes=1), "today at 03:00"),
        (AUTUMN, "today at 02:59"),
        (AUTUMN + timedelta(minutes=1), "today at 02:00"),
    ],
)
async def test_c1_moments_are_shown_as_the_persons_clock_has_them(
    tmp_path: Path, zone: None, moment: datetime, shown: str
) -> None:
    assert ago(moment, moment + timedelta(hours=2)) == shown
    async with running(tmp_path, clock=at(moment)) as app:
        await begin(app)
        app.app.practice.home()
        await app.until_seen(f"Drill · {shown}")


@pytest.mark.parametrize("sleeps", [False, True])
async def test_c2_a_gap_is_a_pause_that_costs_nothing_and_is_shown(
    tmp_path: Path, figure: Measured, sleeps: bool
) -> None:
    clock = FakeClock()
    async with running(tmp_path, clock=clock) as app:
        await begin(app)
        await app.pass_time(10)
        for seconds in (GAP, GAP + 0.5, 7200.0):
            (clock.sleep if sleeps else clock.go_on)(seconds)
            screen = app.app.screen
            assert isinstance(screen, InterviewScreen)
            screen.tick()
        # The shortest is time like any other: faces look each second, and may be late.
        gaps = "sleeps" if sleeps else "stops"
        figure(f"deadline moved by two {gaps}", abs(left(app) - LIMIT + 10 + GAP), "s", most=0)
        await hand_in(app)
        [attempt] = app.store.attempts()
        pauses = (Pause("gap", GAP + 0.5), Pause("gap", 7200.0))
        assert attempt.timing.pauses == pauses
        assert attempt.seconds == 10 + GAP
        assert "paused 120:05" in app.flat


def names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """What is asked of a module or a class, as `time.monotonic`, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.lineno, f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from ((node.lineno, f"time.{name.name}") for name in node.names)


CLOCKS = {
    *(f"time.{name}" for name in ("time", "time_ns", "monotonic", "monotonic_ns", "clock_gettime")),
    *(f"time.{name}" for name in ("perf_counter", "process_time", "localtime", "gmtime", "ctime")),
    *(f"datetime.{name}" for name in ("now", "utcnow", "today")),
    "date.today",
    "os.times",
}
ALLOWED = {
    "interview/clock.py": {"datetime.now", "time.clock_gettime"},
    # How long another process is waited for, and the end of a paste; nobody's time is measured.
    "desk/log.py": {"time.monotonic"},
    "tui/pastes.py": {"time.monotonic"},
}
LOWERED = {
    "bank/intake.py": "self.left left",
    "cli/plain_ends.py": "self._held",
    "desk/contacts.py": "start end",
    "desk/names.py": "first at",
    "evaluation/trying.py": "left[each.text]",
    "files/unzip.py": "left",
    "patterns/grammar.py": "self.depth",
    "records/backups.py": "at",
    "records/rebuild.py": "whole",
    "scoring/adoptions.py": "led",
    "serving/server.py": "self._taken",
    "text/sentences.py": "end",
    "tui/desk/laid.py": "x",
}
"""Places in texts, depths, cells, tables, tabs, bytes that are left: none of it is time."""


def test_c3_no_clock_but_the_one_that_is_given(figure: Measured) -> None:
    asked: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for _, name in names(ast.parse(path.read_text(encoding="utf-8"))):
            if name in CLOCKS:
                asked.setdefault(path.relative_to(SOURCE).as_posix(), set()).add(name)
    assert asked == ALLOWED
    figure("files that ask the machine for the time", len(asked), most=len(ALLOWED))


def test_c3_nothing_is_counted_down(figure: Measured) -> None:
    lowered: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Sub):
                name = path.relative_to(SOURCE).as_posix()
                lowered.setdefault(name, set()).add(ast.unparse(node.target))
    assert lowered == {name: set(words.split()) for name, words in LOWERED.items()}
    figure("countdowns", 0, most=0)


def test_c3_no_clock_in_what_is_asked_of_the_records() -> None:
    words = ("current_timestamp", "current_time", "strftime(", "julianday(", "datetime('now")
    for path in (SOURCE / "records").rglob("*.py"):
        text = path.read_text(encoding="utf-8").casefold()
        assert not any(word in text for word in words), path
