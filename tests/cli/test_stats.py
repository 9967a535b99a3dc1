"""`hotseat stats`, and what is due in `hotseat list`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.interview.histories import generated
from tests.interview.test_statistics import naive

from hotseat.interview.clock import SystemClock
from hotseat.interview.schedule import review
from hotseat.records.models import Attempt, Summary, Timing
from hotseat.records.paths import database_path
from hotseat.records.store import Store

Run = Callable[..., tuple[int, str, str]]
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
MAIN = ("diagnosis", "recommendation", "other_technique", "combine")
DOCS = Path(__file__).resolve().parents[2] / "docs" / "progress.md"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SystemClock, "now", lambda _: NOW)


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store.open()
    yield opened
    opened.close()


def card(total: int | None, levels: dict[str, int], overall: int | None = 3) -> dict[str, Any]:
    """A scorecard, empty where there was nothing to mark."""
    if total is None:
        return {}
    marks = {name: {"level": level, "of": 2} for name, level in levels.items()}
    return {"total": total, "overall": overall, "marks": marks}


def attempt(row: Summary) -> Attempt:
    """An attempt that is kept as this summary."""
    over = row.timing.overtime > 0
    counted = card(row.total, dict(row.levels), row.overall)
    return Attempt(
        question_id=row.question_id,
        answer="" if row.full_total is None else "Some words.",
        started_at=row.ended_at - timedelta(seconds=row.seconds),
        ended_at=row.ended_at,
        seconds=row.seconds,
        scorecard=card(row.full_total, dict(row.levels)) if over else counted,
        mode=row.mode,
        sitting_id=row.sitting_id,
        day=row.day,
        timing=row.timing,
        on_time="Some" if over else None,
        on_time_card=counted if over else {},
        predicted=row.predicted,
        recommended_at=row.recommended_at,
    )


def one(number: int = 0, **changes: Any) -> Attempt:
    """An answer of today, or so many days ago."""
    ended = NOW - timedelta(days=number)
    values: dict[str, Any] = {
        "question_id": "to-rome",
        "answer": "By train.",
        "started_at": ended - timedelta(minutes=5),
        "ended_at": ended,
        "seconds": 300.0,
        "scorecard": card(64, {"diagnosis": 2, "combine": 1}),
        "day": ended.date().isoformat(),
    }
    return Attempt(**{**values, **changes})


def fields(found: Any) -> Iterator[str]:
    """Every key in it, those by criterion, by day and their like left out."""
    if isinstance(found, dict):
        for key, value in found.items():
            if key not in MAIN and not key.startswith("2026"):
                yield key
            yield from fields(value)


@pytest.mark.parametrize("seed", [7, 8])
def test_the_json_of_200_attempts_against_a_separate_computation(
    run: Run, bank: Path, store: Store, seed: int
) -> None:
    rows = generated(200, seed)
    for row in rows:
        store.add_attempt(attempt(row))
    wanted = naive(rows)
    code, out, err = run("stats", "--json", "--bank", bank)
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found["schema"] == "hotseat/stats@1"
    assert (found["answers"], found["blank"]) == (200, wanted["blank"])
    assert found["days"] == len(wanted["days"])
    assert found["calendar"] == wanted["days"]
    assert found["seconds"] == pytest.approx(wanted["seconds"])
    assert list(found["marks"]) == list(MAIN)
    for name in MAIN:
        levels = [row.levels[name] for row in rows if name in row.levels]
        mark, bias = found["marks"][name], found["bias"][name]
        assert mark["levels"] == levels
        assert (mark["n"], mark["of"]) == (len(levels), 2)
        assert mark["mean"] == pytest.approx(wanted[f"{name}_sum"] / wanted[f"{name}_n"])
        assert bias["n"] == wanted[f"{name}_guesses"]
        assert bias["mean"] == pytest.approx(wanted[f"{name}_off"] / bias["n"])
    assert found["weakest"] == min(MAIN, key=lambda name: float(found["marks"][name]["mean"]))
    assert found["pace"]["median"] == pytest.approx(wanted["median"])
    assert found["overtime"]["gain"] == pytest.approx(wanted["gain"] / wanted["over"])
    assert found["timing"]["answer"] == pytest.approx(wanted["answer"] / 200)


def test_without_a_history_it_says_so_and_makes_nothing(run: Run, bank: Path) -> None:
    code, out, err = run("stats", "--bank", bank)
    assert (code, err) == (0, "")
    assert out.startswith("Nothing is kept yet")
    found = json.loads(run("stats", "--json", "--bank", bank)[1])
    assert (found["answers"], found["days"], found["seconds"]) == (0, 0, 0)
    assert found["due"] == {"today": 0, "tomorrow": 0, "week": 0, "minutes": 0}
    assert found["marks"]["diagnosis"]["n"] == 0
    assert found["weakest"] is None
    assert len(run("stats", "--csv", "--bank", bank)[1].splitlines()) == 1
    assert run("list", "--due", "--bank", bank) == (0, "", "Nothing is due today.\n")
    assert not database_path().exists()


def test_the_report_fits_80_columns(run: Run, bank: Path, store: Store) -> None:
    for row in generated(60, 5):
        store.add_attempt(attempt(row))
    for days in ("30", "90", "all"):
        _, out, _ = run("stats", "--days", days, "--bank", bank)
        assert max(map(len, out.splitlines())) in range(70, 81)


def test_the_report_says_in_words_what_it_draws(run: Run, bank: Path, store: Store) -> None:
    levels = {"diagnosis": 2, "recommendation": 2, "other_technique": 0, "combine": 1}
    for number in range(6, 0, -1):
        store.add_attempt(
            one(
                number,
                scorecard=card(64, levels),
                on_time="By",
                on_time_card=card(60, levels),
                predicted={"other_technique": 1},
                timing=Timing(think=20, answer=200, overtime=30),
                recommended_at=0.61,
            )
        )
    lines = run("stats", "--bank", bank)[1].splitlines()
    assert lines[0] == "Progress, last 30 days: 6 answers on 6 days, 30 minutes."
    for wanted in (
        "Diagnosis         ▇▇▇▇▇▇                last grounded, mean 2.0 of 2, steady",
        "Weakest           Other technique: missing in 6 of 6 answers. Say what the",
        "Total             60 of 100 on average, over 6 answers",
        "Judging yourself  you overrate Other technique by about one level",
        "Pace              first recommendation at 61% of the time, over 6 answers",
        "After time        +4 points by typing on, over 6 answers",
        "Time on average   20 seconds to think, 3 minutes to answer, 30 seconds over time",
        "Practice          most on 2026-03-03: 1 answer",
        f"                  {'·' * 23}░░░░░░·  the last one is today",
        "Due               today 0, tomorrow 0, this week 0",
        "  All the way to Rome                            60 of 100  yesterday",
    ):
        assert wanted in lines


def test_days_narrow_the_figures_and_json_is_of_all_by_default(
    run: Run, bank: Path, store: Store
) -> None:
    for number in (200, 89, 29, 0):
        store.add_attempt(one(number))

    def answers(*flags: str) -> tuple[int, str | None]:
        found = json.loads(run("stats", "--json", "--bank", bank, *flags)[1])
        return found["answers"], found["range"]["from"]

    assert answers() == (4, None)
    assert answers("--days", "all") == (4, None)
    assert answers("--days", "90") == (3, "2025-12-05")
    assert answers("--days", "30") == (2, "2026-02-03")
    assert len(run("stats", "--csv", "--bank", bank)[1].splitlines()) == 5
    assert len(run("stats", "--csv", "--days", "30")[1].splitlines()) == 3
    assert "last 30 days: 2 answers" in run("stats", "--bank", bank)[1]
    assert run("stats", "--days", "31")[0] == 2
    assert run("stats", "--json", "--csv")[0] == 2


def test_a_range_without_answers_is_no_empty_history(run: Run, bank: Path, store: Store) -> None:
    store.add_attempt(one(200))
    assert run("stats", "--bank", bank)[1].startswith("Progress, last 30 days: no answers.")


def test_csv_has_a_row_an_attempt(run: Run, store: Store) -> None:
    timing = Timing(think=4.5, answer=200, overtime=9, limit=450.0, extra=25, hard_stop=True)
    store.add_attempt(one(1, mode="mock", timing=timing, predicted={"combine": 2}))
    store.add_attempt(one(0, answer="", scorecard={}, recommended_at=0.25))
    code, out, _ = run("stats", "--csv")
    assert code == 0
    assert out.count("\r\n") == 3
    first, second = csv.DictReader(io.StringIO(out))
    assert first["ended_at"] == "2026-03-03T12:00:00+00:00"
    assert (first["id"], first["day"], first["question"]) == ("1", "2026-03-03", "to-rome")
    assert (first["mode"], first["sitting"], first["total"]) == ("mock", "", "64")
    assert (first["mark_combine"], first["mark_order"]) == ("1", "")
    assert (first["predicted_combine"], first["predicted_diagnosis"]) == ("2", "")
    assert (first["think"], first["limit"], first["extra"]) == ("4.5", "450.0", "25")
    assert (first["hard_stop"], second["hard_stop"]) == ("true", "false")
    assert (second["total"], second["overall"], second["recommended_at"]) == ("", "", "0.25")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula_or_a_command(run: Run, store: Store, begin: str) -> None:
    store.add_attempt(one(question_id=f'{begin}HYPERLINK("x","y")\x1b[2J\nz'))
    _, out, _ = run("stats", "--csv")
    [row] = csv.DictReader(io.StringIO(out, newline=""))
    assert row["question"].startswith(f"'{begin}".replace("\r", "\ufffd"))
    assert "\x1b" not in out


def test_what_is_due_is_told_and_listed_in_the_order_it_is_asked(
    run: Run, bank: Path, store: Store
) -> None:
    (bank / "travel" / "to-rome.yaml").write_text(
        (bank / "travel" / "to-rome.yaml").read_text() + "twin: to-rome-slowly\n"
    )
    (bank / "travel" / "to-rome-slowly.yaml").write_text(
        "id: to-rome-slowly\nkind: decision\nprompt: You are to be in Rome some day. How?\n"
        "minutes: 9\nexpect: {cause: health, options: [bicycle]}\ntwin: to-rome\n"
    )
    for number, question, overall in ((9, "why-move", 3), (2, "to-rome", 1)):
        moment = NOW - timedelta(days=number)
        kept = review(None, question, overall, moment, moment.date().isoformat())
        store.add_attempt(one(number, question_id=question), card=kept)
    _, out, err = run("list", "--due", "--bank", bank)
    assert err == ""
    assert [line.split()[0] for line in out.splitlines()] == ["to-rome-slowly", "why-move"]
    _, out, _ = run("list", "--due", "--kind", "concept", "--json", "--bank", bank)
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["why-move"]
    found = json.loads(run("stats", "--json", "--bank", bank)[1])["due"]
    assert found == {"today": 2, "tomorrow": 0, "week": 2, "minutes": 15}
    assert "today 2, tomorrow 0, this week 2; about 15 minutes" in run("stats", "--bank", bank)[1]


def test_a_bank_with_a_bad_file_gives_the_figures_and_three(
    run: Run, bank: Path, store: Store
) -> None:
    store.add_attempt(one())
    (bank / "travel" / "bad.yaml").write_text("id: [\n", encoding="utf-8")
    code, out, err = run("stats", "--json", "--bank", bank)
    assert code == 3
    assert json.loads(out)["answers"] == 1
    assert "bad.yaml" in err


def test_a_database_that_cannot_be_read_is_told_and_left(run: Run, bank: Path) -> None:
    database_path().parent.mkdir(parents=True)
    database_path().write_text("not a database, but long enough to look at " * 20)
    for words in (("stats",), ("stats", "--csv"), ("list", "--due")):
        code, out, err = run(*words, "--bank", bank)
        assert (code, out) == (3, "")
        assert "is not a hotseat database" in err


def test_every_field_is_in_the_documentation(run: Run, bank: Path, store: Store) -> None:
    store.add_attempt(one(predicted={"diagnosis": 1}))
    told = DOCS.read_text(encoding="utf-8")
    found = json.loads(run("stats", "--json", "--bank", bank)[1])
    missing = [name for name in fields(found) if f"`{name}`" not in told]
    head = run("stats", "--csv")[1].splitlines()[0].split(",")
    plain = [name for name in head if not name.startswith(("mark_", "predicted_"))]
    missing += [name for name in plain if f"`{name}`" not in told]
    assert not missing
    assert {"mark_diagnosis", "predicted_diagnosis"} <= set(head)
    assert "`mark_`" in told
    assert "`predicted_`" in told
