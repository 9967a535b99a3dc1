"""Packs of somebody else: archives, links, and more than there is an end to."""

from __future__ import annotations

import io
import json
import os
import resource
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.hardening.conftest import Measured
from tests.hardening.hostile import ROME, write_desk, write_pack

from hotseat.bank import find
from hotseat.bank.load import load_bank
from hotseat.cli.plain_guide import plain_page

Run = Callable[..., tuple[int, str, str]]


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


def archives(folder: Path) -> Iterator[Path]:
    """One of each kind, with a bomb among them."""
    bomb = folder / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        for number in range(50):
            file.writestr(f"travel/{number}.yaml", b"\0" * 1_000_000)
    yield bomb
    with zipfile.ZipFile(folder / "slip.zip", "w") as file:
        file.writestr("../../slipped.yaml", "id: x\n")
    yield folder / "slip.zip"
    for mode, name in (("w", "x.tar"), ("w:gz", "x.tar.gz"), ("w:bz2", "x.tbz"), ("w:xz", "x.txz")):
        with tarfile.open(folder / name, mode) as tar:  # type: ignore[call-overload]
            entry = tarfile.TarInfo("../../slipped.yaml")
            entry.size = 1_000_000
            tar.addfile(entry, io.BytesIO(b"\0" * entry.size))
        yield folder / name
    (folder / "empty.zip").write_bytes(b"PK\x05\x06" + b"\0" * 18)
    yield folder / "empty.zip"
    big = folder / "big.zip"
    with big.open("wb") as file_:
        file_.write(b"PK\x03\x04")
        file_.truncate(50_000_000)
    yield big


def test_e6_an_archive_is_refused_in_a_sentence_and_not_unpacked(
    home: Path, tmp_path: Path, run: Run, figure: Measured
) -> None:
    given = list(archives(home))
    before, begun = everything(tmp_path), time.monotonic()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for path in given:
        for words in (("list", "--bank"), ("bank", "check"), ("bank", "test")):
            code, _, err = run(*words, path)
            assert code == 3
            first, hint = err.splitlines()[:2]
            assert first.startswith(f"{path}: is a")
            assert first.endswith("archive, not a folder")
            assert hint.strip().startswith("hint: unpack it and name the folder")
    took = time.monotonic() - begun
    assert everything(tmp_path) == before
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) / 1024
    figure("seconds for archives of all kinds", took, "s", most=20)
    figure("memory that a bomb of 50 MB takes", grown, "MiB", most=40)


def test_e6_an_archive_called_yaml_is_no_question(home: Path, run: Run) -> None:
    pack = write_pack(home / "packs" / "travel")
    with zipfile.ZipFile(pack / "x.yaml", "w") as file:
        file.writestr("x", "x")
    code, _, err = run("list", "--bank", pack)
    assert code == 3
    assert "x.yaml:1:1: this is a zip archive, not text" in err


SECRET = "-----BEGIN OPENSSH PRIVATE KEY----- c2VjcmV0"


def test_e6_a_pack_does_not_choose_what_is_read(home: Path, run: Run, figure: Measured) -> None:
    secret = home / ".ssh" / "id_rsa"
    secret.parent.mkdir()
    secret.write_text(f"{SECRET}\n{SECRET}: [\n")
    (secret.parent / "notes.md").write_text(f"# {SECRET}\n")
    for name in ("answers.jsonl", "labels.jsonl"):
        (secret.parent / name).write_text(json.dumps({"id": SECRET, "question": ROME}) + "\n")
    leaks, tried = 0, 0
    for name in ("q.yaml", "pack.yaml", "topic.yaml", "guide", "guide/1.md", "calibration", "deep"):
        pack = write_pack(home / name.replace("/", "-") / "travel")
        link = pack / name
        if link.exists() and link.is_dir():
            link.rename(pack / "moved")
        link.unlink(missing_ok=True)
        folder = name in ("guide", "calibration", "deep")
        link.symlink_to(secret.parent if folder else secret)
        for words in (
            ("bank", "check", pack),
            ("bank", "test", pack),
            ("list", "--bank", pack),
            ("show", ROME, "--answers", "--bank", pack.parent),
            ("desk", "calibrate", "--plain", "--bank", pack),
        ):
            _, out, err = run(*words)
            tried += 1
            leaks += "OPENSSH" in out + err
            told = "desk" in words if name == "calibration" else name != "deep"
            if told:
                assert "leads out of the pack" in err, (name, words)
        pages = (page for pages in load_bank([pack]).guides.values() for page in pages)
        leaks += any("OPENSSH" in page.text for page in pages)
    figure("secrets shown through links of a pack", leaks, f"of {tried} tries", most=0)


def test_e6_links_within_the_named_folder_are_followed(home: Path) -> None:
    pack = write_pack(home / "packs" / "travel")
    more = home / "packs" / "more"
    more.mkdir()
    (more / "pack.yaml").write_text("id: more\ntopic: travel\n")
    (pack / f"{ROME}.yaml").rename(pack / "guide" / "kept.txt")
    (more / f"{ROME}.yaml").symlink_to(pack / "guide" / "kept.txt")
    assert ROME in load_bank([home / "packs"]).questions
    assert ROME not in load_bank([more, pack]).questions


def test_e6_packs_beyond_reason_end(
    home: Path, run: Run, monkeypatch: pytest.MonkeyPatch, figure: Measured
) -> None:
    pack = write_pack(home / "packs" / "travel")
    slowest = 0.0

    def check(words: str, code: int = 3) -> None:
        nonlocal slowest
        begun = time.monotonic()
        found, out, err = run("bank", "check", pack)
        slowest = max(slowest, time.monotonic() - begun)
        assert found == code
        assert words in out + err
        assert len(err) < 1_000_000

    # Loops of links, pipes, a folder that ends nowhere.
    (pack / "loop").symlink_to(pack)
    (pack / "self.yaml").symlink_to(pack / "self.yaml")
    os.mkfifo(pack / "pipe.yaml")
    os.mkfifo(pack / "guide" / "pipe.md")
    (pack / "calibration").mkdir()
    os.mkfifo(pack / "calibration" / "answers.jsonl")
    os.mkfifo(pack / "calibration" / "labels.jsonl")
    check("pipe.yaml: is not a regular file")
    assert "not a regular file" in run("desk", "calibrate", "--plain", "--bank", pack)[2]
    for name in ("self.yaml", "pipe.yaml", "guide/pipe.md"):
        (pack / name).unlink()
    guide = pack / "guide" / "1.md"
    for page in ("**a " * 20_000, "a\n\n" * 1_500):
        guide.write_text(page)
        check("1.md: a page has at most")
    for part in ("**a ", "[](", "[[", "`a ", "*a __b "):
        # What a page may have, in lines of text.
        begun = time.monotonic()
        assert list(plain_page(part * (64_000 // len(part))))
        slowest = max(slowest, time.monotonic() - begun)
    guide.write_text("# x\n")
    deep = pack
    for _ in range(600):
        deep = deep / "d"
        deep.mkdir()
    check(f"more than {find.MOST_DEEP} folders within folders")
    for number in range(10_000):
        (pack / f"x{number:05}.yaml").touch()
    check(f"holds more than {find.MOST_FILES:,} questions and pages")
    for path in pack.glob("x*.yaml"):
        path.unlink()
    with (pack / "big.yaml").open("wb") as file:
        file.truncate(find.MOST_BYTES + 1)
    check("more than 50,000,000 bytes")
    (pack / "big.yaml").unlink()
    wrong = "".join(f"k{number}:\n" for number in range(999))
    for number in range(20):
        (pack / f"x{number:05}.yaml").write_text(wrong)
    _, _, err = run("bank", "check", pack)
    assert "10,000 problems are enough" in err
    assert err.count("unknown key") < 12_000
    monkeypatch.setattr(find, "MOST_ENTRIES", 1_000)
    for number in range(1_001):
        (home / "packs" / f"{number}").touch()
    assert "more than 1,000 files and folders" in run("list", "--bank", home / "packs")[2]
    figure("longest look at a pack beyond reason", slowest, "s", most=20)


def test_e6_a_desk_of_somebody_else_keeps_no_command_waiting(home: Path, run: Run) -> None:
    folder = home / "data" / "hotseat" / "desk"
    number = write_desk(folder)
    for at, left in enumerate(("[1]", "[[[null]]]", "[" * 9_000, '[{"interview": "\\ud800"}]')):
        (folder / f".{at:06}.last").write_text(left)
    os.mkfifo(folder / ".abcdef.last")
    for name in ("work.json", "transcript.json", "key"):
        kept = (folder / number / name).read_bytes()
        (folder / number / name).unlink()
        os.mkfifo(folder / number / name)
        for words in (("desk", "list"), ("desk", "export", number), ("desk", "purge", "x")):
            code, _, err = run(*words)
            assert code in (0, 3, 4), err
        (folder / number / name).unlink()
        (folder / number / name).write_bytes(kept)
    (folder / "log.jsonl").unlink()
    os.mkfifo(folder / "log.jsonl")
    code, _, err = run("desk", "verify")
    assert (code, "not a regular file" in err) == (3, True)
