"""What a long history adds to what the home screen reads: 10,000 answers beside 10 and 20.

All are generated, with real scorecards and the same cards, drafts and sittings. They are opened
and read in turn, as the app does when it starts: in fresh processes, the import of the records
included, beside 10 answers; and in this process, where nothing hides a millisecond, with all that
the home screen makes of them, beside 20, which are more than it looks back on.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.answers import decision_answers
from benchmarks.ratio import Ratio, verdict

from hotseat.bank.load import load_bank
from hotseat.interview.clock import SystemClock
from hotseat.interview.drafts import DraftKeeper
from hotseat.interview.library import Library
from hotseat.interview.lookback import last_time
from hotseat.interview.session import Session
from hotseat.records import attempts
from hotseat.records.connection import connected, transaction
from hotseat.records.models import Attempt, Card, Mode, Sitting, Timing
from hotseat.records.store import Store

LONG, SHORT = 10_000, 10
RECENT = 20
"""Answers, more than the home screen looks back on."""
LIMIT = 1.2
RUNS = 101
FRESH_RUNS = 21
BEGUN = datetime(2024, 1, 1, 18, tzinfo=UTC)
MODES: tuple[Mode, ...] = ("practice", "drill", "mock")


@dataclass(frozen=True)
class Marked:
    """An answer with its scorecard."""

    question_id: str
    text: str
    card: dict[str, Any]


def main() -> int:
    """Print the ratio and give the exit code: 1 if it is beyond its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=RUNS, help="times that each is opened")
    args = parser.parse_args()
    library = Library(load_bank())
    marked = _marked(library)
    with tempfile.TemporaryDirectory(prefix="hotseat-bench-") as name:
        long, short, recent = (Path(name, f"{n}.db") for n in (LONG, SHORT, RECENT))
        for path, number in ((long, LONG), (short, SHORT), (recent, RECENT)):
            generate(path, number, marked)
        ratios = [Ratio("fresh process", f"{SHORT} answers", LIMIT)]
        _in_turn(ratios[0], FRESH_RUNS, lambda: _fresh(long), lambda: _fresh(short))
        ratios += [Ratio("same process", f"{RECENT} answers", LIMIT)]
        _in_turn(ratios[1], args.n, lambda: home(long, library), lambda: home(recent, library))
        size = sum(len(str(m.card)) for m in marked) / len(marked)
        print(f"{long.stat().st_size / 1e6:.0f} MB; a scorecard has {size:,.0f} characters")
        _tell("all summaries", long, None)
        _tell("of 90 days", long, (BEGUN + timedelta(days=LONG / 10 - 90)).date().isoformat())
    return verdict(ratios)


def _in_turn(ratio: Ratio, runs: int, ours: Callable[[], float], base: Callable[[], float]) -> None:
    for run in range(runs + 1):
        times = ours(), base()
        if run:
            ratio.ours.append(times[0])
            ratio.bases.append(times[1])


def _marked(library: Library) -> list[Marked]:
    """Real answers of 150 words."""
    found = decision_answers(library)
    return [Marked(q.id, text, library.score(text, q).to_json()) for q, text in found]


def generate(path: Path, number: int, marked: Sequence[Marked]) -> None:
    """A history of so many answers, ten a day."""
    chance = random.Random(number)
    Store.open(path).close()
    with connected(path) as db, transaction(db):
        for each in range(number):
            attempts.add(db, _attempt(each, marked[each % len(marked)], chance), 0)
    store = Store.open(path)
    for answer in marked:
        store.save_card(
            Card(answer.question_id, BEGUN, {"stability": 3.2, "step": 1}, "2024-01-01")
        )
    store.save_draft(marked[0].question_id, "half an answer " * 50, BEGUN)
    store.save_sitting(Sitting("mock", BEGUN, BEGUN, {"plan": [m.question_id for m in marked[:9]]}))
    store.close()


def _attempt(number: int, marked: Marked, chance: random.Random) -> Attempt:
    begun = BEGUN + timedelta(days=number // 10, minutes=9 * (number % 10))
    pace = tuple((15.0 * step, 40 * step) for step in range(1, 20))
    timing = Timing(think=chance.uniform(5, 60), answer=chance.uniform(100, 400), pace=pace)
    seconds = timing.think + timing.answer
    mode = chance.choice(MODES)
    levels = {name: chance.randrange(3) for name in marked.card["marks"]}
    return Attempt(
        marked.question_id,
        marked.text,
        begun,
        begun + timedelta(seconds=seconds),
        seconds,
        marked.card,
        mode=mode,
        timing=timing,
        on_time=None if mode == "practice" else marked.text,
        on_time_card={} if mode == "practice" else marked.card,
        predicted=levels,
    )


_FRESH = """
import sys, time
from pathlib import Path
begun = time.perf_counter()
from hotseat.records.store import Store
store = Store.open(Path(sys.argv[1]), check=False)
store.summaries(limit=20), store.counts(), store.latest_by_question()
store.cards(), store.open_sitting(), store.latest_draft()
print(time.perf_counter() - begun)
"""


def _fresh(path: Path) -> float:
    """The same in a process of its own, with what has to be imported."""
    command = [sys.executable, "-c", _FRESH, str(path)]
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def home(path: Path, library: Library) -> float:
    """Seconds from opening the records to having all that the home screen shows."""
    clock = SystemClock()
    session = Session(clock, DraftKeeper(clock), library=library)
    begun = time.perf_counter()
    session.use(Store.open(path, check=False))
    session.open_run()
    session.draft()
    session.recent()
    due = session.due()
    first = session.question(due[0].question_id) if due else session.next_question()
    if first is not None:
        last_time(session, first)
    took = time.perf_counter() - begun
    if session.store is not None:
        session.store.close()
    return took


def _tell(name: str, path: Path, since: str | None) -> None:
    store = Store.open(path, check=False)
    begun = time.perf_counter()
    found = store.summaries(since)
    print(f"{name}: {len(found):,} in {1000 * (time.perf_counter() - begun):.0f} ms")
    store.close()


if __name__ == "__main__":
    sys.exit(main())
