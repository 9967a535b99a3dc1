"""D4: `hotseat doctor --repair` mends a damaged database, whenever it is cut short."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import ROME, TOPIC
from tests.hardening import records
from tests.hardening.conftest import Measured
from tests.hardening.records import LATER, NOW, attempt, copied_history, counts, digest, files

from hotseat.cli.doctor_data import repaired
from hotseat.cli.main import main
from hotseat.errors import EXIT_CHECK_FAILED, EXIT_OK
from hotseat.records import backups, daily, repair
from hotseat.records.database import look
from hotseat.records.errors import ForeignError, RecordsError
from hotseat.records.paths import database_path
from hotseat.records.store import Store

ALL, IN_BACKUP = 120, 100
DAMAGE = {
    "header": (records.lose_header, 0),
    "page": (records.lose_page, 0),
    "letters": (records.lose_letters, 0),
    "truncated": (records.truncate, ALL - IN_BACKUP),
    "schema": (records.lose_schema, ALL - IN_BACKUP),
    "0 bytes": (records.empty, ALL - IN_BACKUP),
}
"""How a file is damaged, and how many answers may be lost."""


@pytest.fixture
def path() -> Path:
    """The database of whoever runs hotseat, with a history and one backup."""
    return copied_history(database_path())


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank that is quickly looked at."""
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "pack.yaml").write_text("id: travel\n")
    (folder / "topic.yaml").write_text(TOPIC)
    (folder / "to-rome.yaml").write_text(ROME)
    return folder


@pytest.mark.parametrize("name", DAMAGE)
def test_d4_a_damaged_database_is_mended(path: Path, name: str, figure: Measured) -> None:
    spoil, most = DAMAGE[name]
    before = counts(path)
    spoil(path)
    damaged = digest(path)
    said = [f"{deed.word}  {deed.text}" for deed in repaired()]
    assert said[0].startswith(f"DONE  {path} was damaged; it is kept in damaged-")
    assert said[1].startswith("DONE  read from it: ")
    assert said[-1].startswith("DONE  there now, and sound: ")
    (folder,) = path.parent.glob("damaged-*")
    assert digest(folder / path.name) == damaged
    after = counts(path)
    lost = before["attempts"] - after["attempts"]
    assert after["attempts"] == after["answers"]
    assert after["drafts"] == 1
    store = Store.open(path)
    assert len(store.attempts()) == sum(store.counts().values()) == after["attempts"]
    assert store.add_attempt(attempt("d1")) > after["attempts"]
    store.close()
    assert list(repaired()) == []
    figure(f"answers lost of {ALL}, {IN_BACKUP} of them in the backup: {name}", lost, most=most)


def test_d4_doctor_says_what_it_did_and_that_all_is_well(
    path: Path, bank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--repair", "--bank", str(bank)]) == EXIT_OK
    assert "There is nothing to mend." in capsys.readouterr().out
    records.lose_page(path)
    assert main(["doctor", "--bank", str(bank)]) == EXIT_CHECK_FAILED
    out = capsys.readouterr().out
    assert "hotseat doctor --repair saves what can be read; the newest backup is backups/" in out
    assert main(["doctor", "--repair", "--bank", str(bank)]) == EXIT_OK
    out = capsys.readouterr().out
    assert out.count("DONE  database") == 4
    assert "there now, and sound: 120 answers, 1 draft" in out
    assert "PASS  database" in out
    assert "120 attempts, 1 draft; sound" in out
    assert "PASS  backups     1; the newest, backups/hotseat-20260304T184200Z-v2.db, made on" in out


def test_d4_what_was_written_last_is_saved_from_the_log(path: Path) -> None:
    records.write_and_die(path, 5)
    records.lose_page(path)
    mended = repair.mend(path, LATER)
    assert mended is not None
    assert mended.kept is not None
    assert (mended.kept / f"{path.name}-wal").stat().st_size
    assert counts(path)["attempts"] == ALL + 5
    store = Store.open(path)
    assert [a.question_id for a in store.attempts(limit=5)] == ["w4", "w3", "w2", "w1", "w0"]
    assert {a.answer for a in store.attempts(limit=5)} == {"in the log " * 20}
    store.close()


@pytest.mark.parametrize(
    "spoil", [records.write_text, records.other_program, records.too_new], ids=lambda f: f.__name__
)
def test_d4_what_is_not_ours_to_mend_is_named_and_left(
    path: Path, bank: Path, spoil: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(path)
    before = files(path.parent)
    with pytest.raises(ForeignError, match=str(path)):
        repair.mend(path, LATER)
    assert main(["doctor", "--repair", "--bank", str(bank)]) == EXIT_CHECK_FAILED
    assert f"LEFT  database    {path} " in capsys.readouterr().out
    assert files(path.parent) == before


_OPEN = """
import sys
from pathlib import Path
from hotseat.records.store import Store
store = Store.open(Path(sys.argv[1]), check=False)
print(store.counts() and "open", flush=True)
sys.stdin.read()
"""


def test_d4_nothing_is_mended_while_another_hotseat_has_it_open(path: Path) -> None:
    records.lose_page(path)
    command = [sys.executable, "-c", _OPEN, str(path)]
    with subprocess.Popen(command, stdin=-1, stdout=-1, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        before = digest(path)
        with pytest.raises(RecordsError, match="is in use by another program"):
            repair.mend(path, LATER)
        assert digest(path) == before
        other.stdin.close()
    assert sorted(f.name for f in path.parent.iterdir()) == ["backups", path.name]
    assert repair.mend(path, LATER) is not None


@pytest.mark.parametrize("where", ["sync_file", "rename", "replace"])
def test_d4_a_repair_that_fails_half_way_leaves_the_old_file(
    path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    records.write_and_die(path, 5)
    records.lose_page(path)
    before = {name: d for name, d in files(path.parent).items() if not name.endswith("-shm")}

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def full_at_the_end(self: Path, target: Path) -> Path:
        if target == path:
            full()
        self.rename(target)
        return target

    with monkeypatch.context() as patch:
        if where == "sync_file":
            patch.setattr(backups, "sync_file", full)
        elif where == "rename":
            patch.setattr(repair, "_new_name", full)
        else:
            patch.setattr(Path, "replace", full_at_the_end)
        with pytest.raises(RecordsError, match="no space left on device"):
            repair.mend(path, LATER)
    after = files(path.parent)
    assert {name: after.get(name) for name in before} == before
    assert not (path.parent / ".repair").exists()
    assert repair.mend(path, LATER) is not None
    assert counts(path)["attempts"] == ALL + 5
    assert len(list(path.parent.glob("damaged-*"))) == 1


def test_d4_without_a_backup_what_can_be_read_is_saved(tmp_path: Path, figure: Measured) -> None:
    path = tmp_path / "hotseat.db"
    store = Store.open(path)
    for number in range(ALL):
        store.add_attempt(attempt(f"d{number}"))
    store.close()
    for after in (8, 18):
        records.lose_page(path, after)
    mended = repair.mend(path, LATER)
    assert mended is not None
    made = mended.rebuilt
    # Of the answers that stood in a damaged page the marks are there, between them all of them.
    assert (made.backup, made.complete, made.holds["attempts"]) == (None, False, ALL)
    assert 8 < made.without_text <= 16
    figure(f"answers of {ALL} without words, two pages damaged, no backup", made.without_text)
    records.empty(path)
    assert repair.mend(path, LATER) is not None
    assert look(path).attempts == 0
    assert len(list(path.parent.glob("damaged-*"))) == 2


def test_d4_a_database_that_is_gone_is_brought_back(path: Path) -> None:
    path.unlink()
    assert "was gone" in next(iter(repaired())).text
    assert counts(path)["attempts"] == IN_BACKUP
    assert daily.back_up(path, NOW) is None


_CUT = """
import json, os, shutil, signal, sys
from pathlib import Path
from tests.hardening.records import LATER, counts, digest
from hotseat.records import repair

source, places = Path(sys.argv[1]), Path(sys.argv[2])
CHANGES = {"os.link", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.truncate",
           "os.utime", "fcntl.lockf"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def repaired(path, moment):
    left = moment

    def stop(event, about):
        nonlocal left
        if event in CHANGES or (event == "open" and about[2] and about[2] & WRITES):
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

    sys.addaudithook(stop)
    repair.mend(path, LATER)


def look(place):
    path = place / "hotseat.db"
    kept = [digest(folder / "hotseat.db") for folder in place.glob("damaged-*")]
    return {"now": digest(path), "kept": kept, "work": (place / ".repair").exists(),
            "log": (place / "hotseat.db-wal").exists()}


# What is imported at first use is read before anything is counted.
shutil.copytree(source, places / "first")
repair.mend(places / "first" / "hotseat.db", LATER)
for moment in range(10_000):
    place = places / str(moment)
    shutil.copytree(source, place)
    pid = os.fork()
    if not pid:
        repaired(place / "hotseat.db", moment)
        os._exit(0)
    killed = os.waitpid(pid, 0)[1] != 0
    cut = look(place)
    repair.mend(place / "hotseat.db", LATER)
    again = look(place) | {"answers": counts(place / "hotseat.db")["attempts"]}
    print(json.dumps({"killed": killed, "cut": cut, "again": again}), flush=True)
    shutil.rmtree(place)
    if not killed:
        break
"""


@pytest.mark.slow
def test_d4_a_repair_killed_at_any_moment_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, figure: Measured
) -> None:
    source, places = tmp_path / "source", tmp_path / "places"
    places.mkdir()
    path = records.history(source / "hotseat.db", before=10, since=3)
    records.write_and_die(path, 2)
    path.with_name(f"{path.name}-shm").unlink()
    records.write_at(path, (records.root_of(path, "answers") - 1) * 4096, b"\xff" * 4096)
    old = digest(path)
    command = [sys.executable, "-c", _CUT, str(source), str(places)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path.cwd())
    runs = [json.loads(line) for line in done.stdout.splitlines()]
    *cut, last = runs
    assert all(run["killed"] for run in cut)
    assert not last["killed"]
    new = {run["cut"]["now"] for run in runs} - {old}
    for number, run in enumerate(runs):
        left, again = run["cut"], run["again"]
        # Either the old file, whose log is here or kept with it, or the new one.
        assert left["now"] == old or left["kept"] == [old], number
        assert left["now"] != old or left["log"] or left["kept"] == [old], number
        assert again == {"now": again["now"], "kept": [old], "work": False, "log": False} | {
            "answers": 15
        }, number
    assert new
    assert len(cut) > 15
    figure("moments of a repair at which it was killed", len(cut))
