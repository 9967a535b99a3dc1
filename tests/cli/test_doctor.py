"""`hotseat doctor`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.records import NOW, fill

from hotseat.errors import InvalidFileError, Problem
from hotseat.files import datadir
from hotseat.records.paths import database_path, served_path
from hotseat.records.store import Store

Run = Callable[..., tuple[int, str, str]]


def lines(out: str) -> dict[str, str]:
    return {line[6:16].strip(): line for line in out.splitlines()}


def test_all_is_well(run: Run, bank: Path) -> None:
    code, out, err = run("doctor", "--bank", bank)
    assert code == 0, out + err
    found = lines(out)
    assert {"hotseat", "python", "textual", "database", "questions", "terminal"} <= set(found)
    assert all(line.startswith("PASS  ") for line in found.values())
    assert str(database_path()) in found["database"]
    assert "2, packs: travel" in found["questions"]


def test_it_makes_nothing(run: Run, bank: Path) -> None:
    run("doctor", "--bank", bank)
    assert not database_path().exists()
    assert not database_path().parent.exists()


def test_it_counts_what_is_kept_and_changes_nothing(run: Run, bank: Path) -> None:
    store = Store.open()
    fill(store)
    store.close()
    before = database_path().read_bytes()
    code, out, _ = run("doctor", "--bank", bank)
    assert code == 0
    assert "format 2, 2 attempts, 3 drafts; sound" in lines(out)["database"]
    assert "xylophonist" not in out
    assert database_path().read_bytes() == before


def test_one_of_a_thing_is_one(run: Run, bank: Path) -> None:
    store = Store.open()
    store.save_draft("d1", "half", NOW)
    store.close()
    _, out, _ = run("doctor", "--bank", bank)
    assert "0 attempts, 1 draft; sound" in lines(out)["database"]


def test_a_damaged_database_is_odd(run: Run, bank: Path) -> None:
    store = Store.open()
    for _ in range(20):
        fill(store)
    store.close()
    with database_path().open("r+b") as file:
        file.seek(4096 * 9)
        file.write(os.urandom(4096))
    code, out, _ = run("doctor", "--bank", bank)
    assert code == 1
    assert lines(out)["database"].startswith("ODD ")
    assert "is damaged" in lines(out)["database"]


def test_a_bad_bank_is_odd(run: Run, bank: Path) -> None:
    (bank / "travel" / "bad.yaml").write_text("id: [\n", encoding="utf-8")
    code, out, err = run("doctor", "--bank", bank)
    assert code == 1
    assert lines(out)["questions"].startswith("ODD ")
    assert "bad.yaml" in err


def test_the_config_file_is_looked_at(
    run: Run, bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = run("doctor", "--bank", bank)
    assert lines(out)["config"].startswith("PASS  ")
    assert "config.yaml (not made yet)" in lines(out)["config"]

    file = tmp_path / "mine.yaml"
    monkeypatch.setenv("HOTSEAT_CONFIG", str(file))
    file.write_text("daily: 3\n")
    code, out, _ = run("doctor", "--bank", bank)
    assert code == 0
    assert lines(out)["config"].endswith(str(file))

    file.write_text("dayly: 3\n")
    code, out, err = run("doctor", "--bank", bank)
    assert code == 1
    assert lines(out)["config"].startswith("ODD ")
    assert "did you mean daily?" in err


@pytest.mark.skipif(os.name != "posix", reason="modes")
def test_data_that_others_can_read_is_odd(run: Run, bank: Path) -> None:
    database_path().parent.mkdir(parents=True, mode=0o755)
    database_path().parent.chmod(0o755)
    code, out, _ = run("doctor", "--bank", bank)
    assert code == 1
    assert "chmod 700" in lines(out)["data"]


def test_a_file_that_is_no_database_is_odd(run: Run, bank: Path) -> None:
    database_path().parent.mkdir(parents=True, mode=0o700)
    database_path().write_text("not a database, but long enough to look at " * 20)
    database_path().chmod(0o600)
    before = database_path().read_bytes()
    code, out, _ = run("doctor", "--bank", bank)
    assert code == 1
    assert lines(out)["database"].startswith("ODD ")
    assert database_path().read_bytes() == before


def test_a_missing_folder_of_ours_is_odd(
    run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> Path:
        raise InvalidFileError([Problem("rubrics", 0, 0, "is missing")])

    monkeypatch.setattr(datadir, "rubrics_dir", missing)
    code, out, _ = run("doctor", "--bank", bank)
    assert code == 1
    assert lines(out)["rubrics"].startswith("ODD ")


def test_what_is_answered_in_a_browser_is_looked_at(run: Run, bank: Path) -> None:
    assert "served" not in lines(run("doctor", "--bank", bank)[1])
    served_path().parent.mkdir(mode=0o700, parents=True)
    database_path().parent.chmod(0o700)
    store = Store.open(served_path())
    fill(store)
    store.close()
    code, out, _ = run("doctor", "--bank", bank)
    assert code == 0
    assert f"{served_path()}; format" in lines(out)["served"]
    assert "2 attempts, 3 drafts; sound" in lines(out)["served"]
    served_path().chmod(0o644)
    code, out, _ = run("doctor", "--bank", bank)
    assert code == 1
    assert "mode 0644" in lines(out)["served"]
    served_path().write_bytes(b"no database at all" * 100)
    served_path().chmod(0o600)
    code, out, _ = run("doctor", "--bank", bank)
    assert code == 1
    assert lines(out)["served"].startswith("ODD")
    assert f"HOTSEAT_DATA={served_path().parent}" in lines(out)["served"]
