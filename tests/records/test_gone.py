"""A database that is not where it was: it is said, brought back, and no backup is pushed out."""

from __future__ import annotations

import errno
import shutil
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from tests.hardening.records import LATER, NOW, attempt, copied_history, counts, files

from hotseat.cli.doctor_data import records, repaired
from hotseat.cli.main import main
from hotseat.errors import EXIT_INVALID, EXIT_OK
from hotseat.records import backups, daily, errors, repair
from hotseat.records.errors import RecordsError
from hotseat.records.paths import backup_folder, data_folder, database_path
from hotseat.records.rebuild import newest_good
from hotseat.records.store import Store


@pytest.fixture
def path() -> Path:
    """The database of whoever runs hotseat, with a history and one backup."""
    return copied_history(database_path())


def odd() -> list[str]:
    """What `hotseat doctor` finds odd about the records."""
    return [finding.text for finding in records() if not finding.fine]


def test_no_new_history_begins_over_one_that_is_gone(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.unlink()
    told = f"{path} is gone. hotseat doctor --repair brings back the newest backup, backups/"
    with pytest.raises(RecordsError, match="is gone"):
        Store.open(path)
    for words in (["stats"], ["export"], ["disputes"]):
        if main(words) == EXIT_INVALID:
            assert told in capsys.readouterr().err, words
    assert main(["stats"]) == EXIT_INVALID
    assert [text[: len(told)] for text in odd()] == [told]
    assert not path.exists()
    assert [deed.word for deed in repaired()] == ["DONE", "DONE", "LOST", "DONE"]
    assert counts(path)["attempts"] == 100
    assert odd() == []


def test_after_all_was_forgotten_a_new_history_begins(path: Path) -> None:
    path.unlink()
    assert main(["forget", "--yes"]) == EXIT_OK
    Store.open(path).close()
    assert counts(path)["attempts"] == 0


def test_a_link_that_leads_nowhere_is_named_and_left(path: Path) -> None:
    path.unlink()
    path.symlink_to("/nowhere/hotseat.db")
    told = rf"{path} is a link to a file that is gone\. Remove the link, or put the file back: /now"
    with pytest.raises(RecordsError, match=told):
        Store.open(path)
    with pytest.raises(RecordsError, match=told):
        repair.mend(path, LATER)
    assert [deed.word for deed in repaired()] == ["LEFT"]
    assert len(odd()) == 1
    path.unlink()
    assert repair.mend(path, LATER) is not None


def test_a_log_of_a_database_that_is_gone_is_forgotten(path: Path) -> None:
    path.unlink()
    log = path.with_name("hotseat.db-wal")
    log.write_text("words of an answer")
    assert main(["forget", "--yes"]) == EXIT_OK
    assert not log.exists()


def test_a_backup_of_a_time_that_has_not_come_is_not_the_newest_for_ever(path: Path) -> None:
    store = Store.open(path)
    for year in (2040, 2041):
        store.add_attempt(attempt("wrong-clock"))
        assert daily.back_up(path, NOW.replace(year=year))
    store.add_attempt(attempt("now"))
    made = daily.back_up(path, LATER)
    store.add_attempt(attempt("later"))
    # One a day, from the first day of the right clock on.
    assert daily.back_up(path, LATER + timedelta(minutes=1)) is None
    assert daily.back_up(path, LATER + timedelta(days=1)) is not None
    store.close()
    days = [f"{backup.at:%Y-%m-%d %H:%M:%S}" for backup in backups.backups(path)]
    assert days == [
        "2026-03-06 18:42:00",
        "2026-03-05 18:42:00",
        "2026-03-05 18:41:59",
        "2026-03-05 18:41:58",
        "2026-03-04 18:42:00",
    ]
    assert made is not None
    held = [counts(backup.path)["attempts"] for backup in backups.backups(path)]
    assert held == [124, 123, 122, 121, 100]


def test_what_is_not_a_backup_is_in_nobodys_way(path: Path) -> None:
    folder = backup_folder(path)
    (folder / ".stfolder").mkdir()
    (folder / ".DS_Store").write_text("of another program")
    assert daily.back_up(path, LATER) is not None
    assert main(["forget", "d1", "--yes"]) == EXIT_OK
    assert {".stfolder", ".DS_Store"} <= {each.name for each in folder.iterdir()}


def test_a_backup_of_a_later_hotseat_is_left_where_it_is(path: Path) -> None:
    (backup,) = backups.backups(path)
    later = backup.path.with_name("hotseat-20260304T190000Z-v9.db")
    shutil.copy(backup.path, later)
    store = Store.open(later)
    store._db.execute("pragma user_version = 9")
    store.close()
    before = files(path.parent)
    assert "of a later hotseat, which alone can use it" in odd()[0]
    assert list(repaired()) == []
    assert files(path.parent) == before
    assert newest_good(path) == backup


def test_what_stands_in_place_of_the_backups_is_odd(path: Path) -> None:
    backup_folder(path).rename(path.with_name("elsewhere"))
    backup_folder(path).write_text("in their place")
    backup_folder(path).chmod(0o600)
    assert [text for text in odd() if "is no folder" in text] == [
        f"{backup_folder(path)} is no folder: move it away, or no backup can be made"
    ]


def test_modes_of_what_is_not_hotseats_are_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOTSEAT_DATA", str(tmp_path / "home"))
    Store.open().close()
    script = data_folder() / "bin" / "script"
    script.parent.mkdir(mode=0o755)
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    data_folder().chmod(0o755)
    database_path().chmod(0o644)
    assert [deed.word for deed in repaired()] == ["DONE"]
    found = (script, script.parent, data_folder(), database_path())
    assert [stat.S_IMODE(f.stat().st_mode) for f in found] == [0o755, 0o755, 0o755, 0o600]


def test_of_two_repairs_at_once_one_brings_it_back(path: Path) -> None:
    path.unlink()
    before = files(path.parent)
    with repair._alone(path), pytest.raises(RecordsError, match="is in use by another program"):
        repair.mend(path, LATER)
    assert files(path.parent) == before
    assert repair.mend(path, LATER) is not None
    assert counts(path)["attempts"] == 100


def test_a_full_disk_is_said_with_what_helps(path: Path) -> None:
    told = str(errors.from_system(path, OSError(errno.ENOSPC, "No space left on device")))
    assert told == (
        f"{path} cannot be made: no space left on device. Free some space; what was kept before "
        "is safe."
    )


_FORGET_WITH_LITTLE_ROOM = """
import resource, signal, sys
from pathlib import Path
from hotseat.records.errors import RecordsError
from hotseat.records.forget import forget
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    forget(Path(sys.argv[1]), "d1")
except RecordsError as error:
    sys.exit(error.message)
"""


def test_where_there_is_no_room_to_forget_nothing_is_changed(path: Path) -> None:
    size, done = path.stat().st_size, 0
    backup = backups.backups(path)[0]
    for room in range(size // 4, size * 3 // 2, size // 6):
        command = [sys.executable, "-c", _FORGET_WITH_LITTLE_ROOM, str(path), str(room)]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        held = counts(path)["attempts"], counts(backup.path)["attempts"]
        if ended.returncode == 0:
            done += 1
            assert held == (116, 96)
            break
        assert "could not be read or written" in ended.stderr
        assert held == (120, 100), room
    assert done
