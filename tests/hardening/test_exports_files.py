"""Names, links and archives: nothing is written or read beside what was meant."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.hardening.conftest import Measured
from tests.hardening.hostile import ALL, ROME, obeyed, write_desk, write_pack, write_records
from tests.tui.driver import running

from hotseat.bank.load import load_bank
from hotseat.cli.main import main
from hotseat.desk.desk import Desk
from hotseat.desk.folder import DeskFolder
from hotseat.interview.library import Library
from hotseat.tui.desk.jobs import start_export

Run = Callable[..., tuple[int, str, str]]

NAMES = (
    *("../../x", "/etc/x", "a/../../b", "..", ".", "x\0y", "CON", "a\nb", "\u202egnp.exe"),
    *("." * 300, "~/x", ALL),
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, deep in a folder in which nothing else may appear."""
    folder = tmp_path / "outside" / "deep" / "home"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.chdir(folder)
    return folder


def everything(folder: Path) -> set[Path]:
    return {Path(place) / name for place, _, names in os.walk(folder) for name in names}


@pytest.mark.slow
async def test_e4_names_are_made_not_taken(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], figure: Measured
) -> None:
    outside = everything(tmp_path) - everything(home)
    pack = write_pack(home / "packs" / "travel")
    number = write_desk(home / "data" / "hotseat" / "desk")
    work = home / "data" / "hotseat" / "desk" / number / "work.json"
    data = json.loads(work.read_text())
    before = everything(home)
    library = Library.open([pack])
    async with running(tmp_path / "outside" / "deep" / "home" / "run") as app:
        for name in NAMES:
            # What candidates are called, as somebody else's desk folder says.
            work.write_text(json.dumps(data | {"label": name}))
            desk = Desk.open(DeskFolder(), number, library, app.app.clock)
            assert start_export(app.app, desk, "json", close=True)
            await app.until(lambda: not any(w.is_running for w in app.app.workers))
            await app.pilot.pause()
    written = everything(home) - before
    exports = {p.name for p in written if p.name.startswith("hotseat-desk-")}
    assert len(exports) >= len(NAMES) - 2, "two of them are longer than a name may be"
    for name in exports:
        assert name.isprintable()
        assert obeyed(name) == []
        assert not set(name) & set("/\\:\n\0")
    work.write_text(json.dumps(data))
    for name in NAMES:
        # As the id of an interview, of a question, of a pack.
        for words in (
            ("purge", name, "--yes"),
            ("export", name),
            ("lock", name),
            ("agree", name, name),
        ):
            assert main(["desk", *words]) != 0
        (pack / "pack.yaml").write_text(json.dumps({"id": name}))
        (pack / f"{ROME}.yaml").write_text(json.dumps({"id": name, "kind": "concept"}))
        assert main(["bank", "check", str(pack)]) == 3
        assert main(["show", name, "--bank", str(pack)]) != 0
    (pack / "pack.yaml").write_text('{"id": "travel"}')
    (pack / f"{ROME}.yaml").write_text('{"id": "x\\n", "kind": "concept", "prompt": "y"}')
    assert "x\n" not in load_bank([pack]).questions
    assert any("an id is made of" in p.message for p in load_bank([pack]).errors)
    assert DeskFolder().ids() == [number]
    capsys.readouterr()
    escaped = (everything(tmp_path) - everything(home)) - outside
    figure("files outside the folder", len(escaped), f"of {len(NAMES)} names", most=0)


# What is there already


def writers(number: str, bank: Path) -> Iterator[tuple[str, ...]]:
    """Every command that writes to a file that was named; its name comes last."""
    yield ("export",)
    yield ("export", "--samples", "--bank", str(bank))
    for form in ("md", "html", "csv", "json", "letter"):
        yield ("desk", "export", number, "--bank", str(bank), "--format", form, "-o")
    yield ("bank", "schema")


def test_e5_what_is_there_stays_and_links_are_not_followed(
    home: Path, run: Run, figure: Measured
) -> None:
    pack = write_pack(home / "packs" / "travel")
    write_records(home / "data" / "hotseat" / "hotseat.db")
    number = write_desk(home / "data" / "hotseat" / "desk")
    kept = home / "kept"
    changed = tried = 0
    for at, words in enumerate(writers(number, pack)):
        folder = home / f"out{at}"
        folder.mkdir()
        target = folder / "question.json" if words[-1] == "schema" else folder / "file"
        named = folder if words[-1] == "schema" else target
        for kind in ("file", "link", "dangling", "hard link"):
            for force in (False, True):
                kept.write_text("mine")
                target.unlink(missing_ok=True)
                missing = folder / "nowhere" / "x"
                if kind == "file":
                    target.write_text("mine")
                elif kind == "hard link":
                    os.link(kept, target)
                else:
                    target.symlink_to(kept if kind == "link" else missing)
                code, _, err = run(*words, named, *(["--force"] if force else []))
                tried += 1
                changed += kept.read_text() != "mine" or missing.parent.exists()
                if force:
                    assert code in (0, 3, 4), (words, kind, err)
                    assert target.is_file()
                    assert not target.is_symlink()
                    assert target.read_text() != "mine"
                else:
                    assert code == 2, (words, kind, err)
                    assert "--force" in err
                    assert target.is_symlink() or target.read_text() == "mine"
        assert not [p for p in folder.iterdir() if p.name.startswith(".")]
    figure("files changed through a link", changed, f"of {tried} tries", most=0)


def test_e5_what_is_no_file_is_refused_even_with_force(home: Path, run: Run) -> None:
    pack = write_pack(home / "packs" / "travel")
    write_records(home / "data" / "hotseat" / "hotseat.db")
    number = write_desk(home / "data" / "hotseat" / "desk")
    os.mkfifo(home / "pipe")
    (home / "folder").mkdir()
    for words in writers(number, pack):
        if words[-1] == "schema":
            continue
        for name in ("pipe", "folder"):
            code, _, err = run(*words, home / name, "--force")
            assert code == 2
            assert "name" in err
    assert (home / "pipe").is_fifo()
