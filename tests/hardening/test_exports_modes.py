"""E7: nobody else can read what is kept, whatever the umask; a mode that is too wide is mended."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.cli.conftest import ROME, TOPIC
from tests.cli.desk_files import transcript
from tests.hardening import records
from tests.hardening.conftest import Measured

from hotseat.cli.doctor_data import records as found
from hotseat.cli.doctor_data import repaired
from hotseat.records import daily
from hotseat.records.paths import data_folder, database_path
from hotseat.records.store import Store

ROOT = Path(__file__).resolve().parents[2]
EDITED = """
import os, sys
from hotseat.interview.editor import edit_text
from hotseat.records.paths import data_folder

look = "import os, sys; print(oct(os.stat(sys.argv[1]).st_mode))"
edit_text("half an answer", [sys.executable, "-c", look], data_folder())
"""


def modes(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder.parent).as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in (folder, *folder.rglob("*"))
    }


def all_that_is_kept(folder: Path, mask: int) -> tuple[dict[str, int], str]:
    """Practise, back up, export, import, edit, damage and mend under a umask; gives the modes of
    what is there then, and that of the file in the editor.
    """
    folder.mkdir()
    home = folder / "missing" / "as well"
    path = home / "hotseat" / "hotseat.db"
    bank = folder / "bank"
    bank.mkdir()
    for name, text in (("pack", "id: travel\n"), ("topic", TOPIC), ("to-rome", ROME)):
        (bank / f"{name}.yaml").write_text(text)
    env = {**os.environ, "XDG_DATA_HOME": str(home), "HOME": str(folder), "PYTHONPATH": ""}
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])

    def run(*command: str, said: str = "") -> str:
        done = subprocess.run(
            [sys.executable, *command],
            input=said,
            capture_output=True,
            text=True,
            check=True,
            env=env,
            cwd=folder,
            umask=mask,
        )
        return done.stdout

    answer = "Rome is far so I take the train.\n.\n"
    run("-m", "hotseat", "drill", "to-rome", "--plain", "--bank", str(bank), said=answer)
    run("-m", "hotseat", "export", str(home / "hotseat" / "all.json"))
    run("-m", "hotseat", "desk", "import", str(transcript(folder)), "--json")
    edited = run("-c", EDITED)
    # Before anything is mended, modes are as they were made.
    before = modes(home.parent)
    records.empty(path)
    run("-m", "hotseat", "doctor", "--repair", "--bank", str(bank))
    run("-c", records.UNFINISHED, str(path), "3", "in the log ")
    return modes(home.parent) | before, edited.strip()


@pytest.mark.slow
def test_e7_nobody_else_can_read_what_is_kept(tmp_path: Path, figure: Measured) -> None:
    masks = (0o000, 0o022)
    with ThreadPoolExecutor() as pool:
        made = list(pool.map(lambda m: all_that_is_kept(tmp_path / f"{m:o}", m), masks))
    wide = 0
    for kept, edited in made:
        assert edited == "0o100600"
        files = {Path(name).name for name, mode in kept.items() if mode == 0o600}
        assert {"hotseat.db", "hotseat.db-wal", "hotseat.db-shm", "all.json"} <= files
        assert {"transcript.json", "work.json", "log.jsonl"} <= files
        folders = {Path(name).name.split("-")[0] for name, mode in kept.items() if mode == 0o700}
        # Those above that were missing are nobody else's either.
        assert {"missing", "as well", "hotseat", "backups", "damaged", "desk"} <= folders
        backup = [n for n in kept if n.startswith("missing/as well/hotseat/backups/hotseat-2")]
        assert len(backup) == 1
        wide += sum(mode not in (0o600, 0o700) for mode in kept.values())
    figure("files and folders under umask 000 and 022", sum(len(kept) for kept, _ in made))
    figure("of them with another mode than 0600 or 0700", wide, most=0)


@pytest.fixture
def wide() -> dict[Path, int]:
    """Files and folders that others can get at, with the modes they should have."""
    store = Store.open()
    store.add_attempt(records.attempt("d1"))
    backup = daily.back_up(store.path, records.NOW)
    assert backup is not None
    desk = data_folder() / "desk" / "abcdef"
    desk.mkdir(parents=True)
    (desk / "work.json").write_text("{}")
    (data_folder() / "answer-x.txt").write_text("half an answer")
    store.close()
    old = database_path().with_name("hotseat.db.v1.bak")
    old.write_bytes(backup.path.read_bytes())
    paths = {
        data_folder(): 0o755,
        database_path(): 0o644,
        backup.path.parent: 0o750,
        backup.path: 0o606,
        old: 0o644,
        data_folder() / "answer-x.txt": 0o666,
        data_folder() / "desk": 0o755,
        desk: 0o777,
        desk / "work.json": 0o640,
    }
    for path, mode in paths.items():
        path.chmod(mode)
    return {path: 0o700 if path.is_dir() else 0o600 for path in paths}


def test_e7_a_mode_that_is_too_wide_is_reported_and_mended(
    wide: dict[Path, int], figure: Measured
) -> None:
    odd = [finding.text for finding in found() if not finding.fine]
    for path, mode in wide.items():
        (told,) = [text for text in odd if text.startswith(f"{path} has mode ")]
        assert told.endswith(f"chmod {mode:o}, or hotseat doctor --repair")
    assert len(odd) == len(wide)
    done = [deed.text for deed in repaired() if deed.word == "DONE"]
    for path, mode in wide.items():
        assert stat.S_IMODE(path.stat().st_mode) == mode
        assert any(text.startswith(f"{path} had mode ") for text in done)
    assert all(finding.fine for finding in found())
    assert list(repaired()) == []
    figure("modes that were too wide, each reported and mended", len(done))


def test_e7_links_are_not_followed(tmp_path: Path) -> None:
    Store.open().close()
    other = tmp_path / "other"
    other.mkdir(mode=0o755)
    (other / "file").write_text("of somebody else")
    (other / "file").chmod(0o644)
    (data_folder() / "file").symlink_to(other / "file")
    (data_folder() / "folder").symlink_to(other)
    assert all(finding.fine for finding in found())
    assert list(repaired()) == []
    assert stat.S_IMODE((other / "file").stat().st_mode) == 0o644


def test_e7_a_mode_that_cannot_be_changed_is_named(
    wide: dict[Path, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    left = {deed.text for deed in repaired() if deed.word == "LEFT"}
    assert left == {f"{path}: operation not permitted" for path in wide}
