"""E6: a pack in a zip archive, as `hotseat bank add` takes it: what it may hold, and how much."""

from __future__ import annotations

import io
import random
import resource
import stat
import struct
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.hardening.conftest import Measured
from tests.hardening.hostile import HOSTILE, dumped, obeyed, questions
from tests.packs import pack_files, write_files, write_zip
from tests.small_bank import SmallBank, small_bank

from hotseat.bank.intake import take
from hotseat.bank.load import load_all
from hotseat.errors import EXIT_INVALID, EXIT_OK, HotseatError, InvalidFileError
from hotseat.files import unzip
from hotseat.patterns import work

Run = Callable[..., tuple[int, str, str]]
PACK: Mapping[str, str] = {"pack.yaml": "id: walks\ntopic: travel\n"}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallBank:
    return small_bank(tmp_path, monkeypatch)


def everything(folder: Path) -> set[str]:
    """All that stands in a folder, but for the lock of installed packs and the folders to it."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return {name for name in found if not "xdg/data/hotseat/packs/.lock".startswith(name)}


def refused(path: Path) -> list[str]:
    """What is said of an archive that is refused, quickly."""
    begun = time.process_time()
    with pytest.raises(InvalidFileError) as caught:
        take(path)
    assert time.process_time() - begun < 5
    assert all(problem.path == str(path) for problem in caught.value.problems)
    return [problem.message for problem in caught.value.problems]


def entry(name: str, mode: int = 0, kind: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("x")
    info.filename, info.external_attr, info.compress_type = name, mode << 16, kind
    return info


def archive(path: Path, *entries: tuple[zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for info, data in entries:
            file.writestr(info, data, info.compress_type)
    return path


def bent(path: Path, *changes: tuple[bytes, int, bytes]) -> Path:
    """The archive with bytes replaced behind the last place of a sign."""
    data = bytearray(path.read_bytes())
    for sign, behind, new in changes:
        at = data.rindex(sign) + behind
        data[at : at + len(new)] = new
    path.write_bytes(bytes(data))
    return path


LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
SOUND = entry("pack.yaml"), b"id: walks\ntopic: travel\n"
NAMES = {
    "../q.yaml": "leads out",
    "x/../../q.yaml": "leads out",
    "/etc/q.yaml": "no path within",
    "C:/q.yaml": "no path within",
    "q.yaml:stream": "no path within",
    "..\\q.yaml": "no path within",
    "x//q.yaml": "no name of a file",
    "./q.yaml": "no name of a file",
    "q\x1b[2J.yaml": "signs that no name",
    "q\n.yaml": "signs that no name",
    "q\u202e.yaml": "signs that no name",
    "q\x9b.yaml": "signs that no name",
    "é" * 126 + ".yaml": "longer than a name may be",
    "d/" * 20 + "q.yaml": "folders within folders",
    "run.py": "no file of a pack",
    "x.so": "no file of a pack",
    "inner.zip": "no file of a pack",
    "PACK.yaml": "there twice",
    "pack.yaml/q.yaml": "a file and a folder",
}


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_e6_a_name_that_no_file_of_a_pack_has_is_refused(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path / "x.zip", SOUND, (entry(name), b"id: q\n"))
    before = everything(tmp_path)
    messages = refused(path)
    assert any(NAMES[name] in message for message in messages)
    assert not any(obeyed(message) for message in messages)
    assert everything(tmp_path) == before


def test_e6_an_archive_that_lists_nothing_is_told_as_one(tmp_path: Path) -> None:
    assert "holds no pack" in refused(archive(tmp_path / "x.zip"))[0]
    # Its comment looks like the end of another archive, which is the one that is read.
    path = archive(tmp_path / "y.zip", SOUND)
    with zipfile.ZipFile(path, "a") as file:
        file.comment = END + b"\0" * 18
    assert "holds no pack" in refused(path)[0]


def test_e6_names_that_one_system_takes_for_one_are_refused(tmp_path: Path) -> None:
    both = (entry("caf\u00e9.yaml"), b"x"), (entry("cafe\u0301.yaml"), b"y")
    assert "there twice" in refused(archive(tmp_path / "x.zip", SOUND, *both))[0]
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = archive(tmp_path / "y.zip", SOUND, SOUND)
    assert "there twice" in refused(twice)[0]
    nul = archive(tmp_path / "z.zip", SOUND, (entry("q@yaml"), b""))
    nul.write_bytes(nul.read_bytes().replace(b"q@yaml", b"q\0yaml"))
    assert "signs that no name" in refused(nul)[0]


def test_e6_a_second_name_in_what_an_archive_has_beside_a_name_counts_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Later Pythons take a name from there (0x7075), which others do not read."""
    second = b"../../out.yaml"
    odd = entry("q.yaml")
    more = struct.pack("<BL", 1, zlib.crc32(b"q.yaml")) + second
    odd.extra = struct.pack("<HH", 0x7075, len(more)) + more
    path = archive(tmp_path / "x.zip", SOUND, (odd, b"id: q\n"))
    listed = zipfile.ZipFile.infolist

    def renamed(file: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
        found = listed(file)
        found[1].filename = second.decode()
        return found

    monkeypatch.setattr(zipfile.ZipFile, "infolist", renamed)
    assert set(take(path).files) == {"pack.yaml", "q.yaml"}


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_e6_what_is_no_file_in_a_zip_is_refused(tmp_path: Path, kind: int) -> None:
    for name in ("q.yaml", "guide", "__MACOSX/x"):
        path = archive(tmp_path / "x.zip", SOUND, (entry(name, kind | 0o777), b"/etc/passwd"))
        said = "is a link" if kind == stat.S_IFLNK else "neither a file nor a folder"
        assert said in refused(path)[0]


def test_e6_a_zip_that_is_packed_oddly_is_refused(tmp_path: Path) -> None:
    for kind in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        odd = archive(tmp_path / "x.zip", SOUND, (entry("q.yaml", kind=kind), b"id: q\n"))
        assert "packed in a way that is not read" in refused(odd)[0]
    path = tmp_path / "y.zip"
    for flag in (1, 64):
        locked = bent(archive(path, SOUND), (CENTRAL, 8, bytes([flag])), (LOCAL, 6, bytes([flag])))
        assert "is encrypted" in refused(locked)[0]
    # The name before the file is another one than in the list at the end.
    assert "no sound zip" in refused(bent(archive(path, SOUND), (LOCAL, 30, b"q")))[0]
    # The size that the list tells is too small, then too large.
    for size in (3, 2_000):
        lie = bent(archive(path, SOUND), (CENTRAL, 24, struct.pack("<I", size)))
        if size == 3:
            assert "no sound zip" in refused(lie)[0]
        else:
            assert take(lie).files["pack.yaml"] == SOUND[1]
    whole = archive(path, SOUND, (entry("q.yaml"), bytes(range(256)) * 9)).read_bytes()
    for cut in range(4, len(whole), 7):
        path.write_bytes(whole[:cut])
        assert "no sound zip" in refused(path)[0]


def overlapping(path: Path, count: int) -> Path:
    """Many names for the same packed bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("00000.yaml", "".join(f"{number}: x\n" for number in range(5_000)))
    data = content.getvalue()
    at = data.index(CENTRAL)
    one = data[at : data.index(END)]
    names = (f"{number:05}.yaml".encode() for number in range(count))
    listed = b"".join(one.replace(b"00000.yaml", name) for name in names)
    end = struct.pack("<4s4H2IH", END, 0, 0, count, count, len(listed), at, 0)
    path.write_bytes(data[:at] + listed + end)
    return path


def test_e6_a_zip_that_holds_too_much_is_refused_and_not_unpacked(
    tmp_path: Path, figure: Measured
) -> None:
    begun = time.monotonic()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    path = tmp_path / "x.zip"

    def check(said: str, at: Path) -> None:
        assert said in refused(at)[0], said

    many: dict[str, str | bytes] = {f"{number}.yaml": "x" for number in range(201)}
    check("more than 200 files of a pack", write_zip(path, many))
    many = {f".{number}": b"" for number in range(1_001)}
    check("more than 1,000 files and folders", write_zip(path, many))
    check("q.yaml' is too much", write_zip(path, {"q.yaml": b"\0" * 50_000_000}))
    noise = random.Random(1).randbytes(1_000_000)
    many = {f"{number}.yaml": noise for number in range(11)}
    check("more than 10,000,000 bytes, unpacked", write_zip(path, many))
    # What it tells of its sizes is a lie, in the list and before the file.
    sizes = struct.pack("<I", 1_000)
    bomb = write_zip(path, {"q.yaml": b"\0" * 50_000_000})
    check("no sound zip", bent(bomb, (CENTRAL, 24, sizes), (LOCAL, 22, sizes)))
    check("overlaps with what stands behind it", overlapping(path, 150))
    check("more than 1,000 files", overlapping(path, 60_000))
    with path.open("wb") as file:
        file.write(LOCAL)
        file.truncate(50_000_000)
    check("too large", path)
    tags = ", ".join(f"a{number}" for number in range(40_000))
    slow = "".join(random.Random(2).sample(tags, len(tags)))
    many = {f"{number}.yaml": f"tags: [{tags}]\nx: '{slow}'" for number in range(3)}
    check("more than 100,000 values", write_zip(path, {**PACK, **many}))
    words = random.Random(3).choices(tags.split(), k=110_000)
    many = {f"{number}.yaml": f"x: '{' '.join(words)}'" for number in range(4)}
    check("more than 3,000,000 bytes", write_zip(path, {**PACK, **many}))
    # What a system put there is not unpacked, whatever it is.
    sound: dict[str, str | bytes] = {**PACK, "__MACOSX/x": b"\0" * 50_000_000}
    assert set(take(write_zip(path, sound)).files) == {"pack.yaml"}
    figure("seconds for zips that hold too much", time.monotonic() - begun, "s", most=100)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) / 1024
    figure("memory of zips that hold too much, and of the making", grown, "MiB", most=250)


def test_e6_bytes_are_counted_while_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where the list at the end were believed."""
    path = write_zip(tmp_path / "x.zip", {**PACK, "q.yaml": b"\0" * 1_000_000})
    monkeypatch.setattr(unzip, "_odd_files", lambda _: iter(()))
    assert "q.yaml' is too much" in refused(path)[0]
    monkeypatch.setattr(unzip, "MOST_RATIO", 10_000)
    monkeypatch.setattr(unzip, "MOST_BYTES", 500_000)
    assert "q.yaml' is too much" in refused(path)[0]


def mutated() -> st.SearchStrategy[bytes]:
    """A sound archive with some of its bytes changed, cut or doubled."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in pack_files().items():
            file.writestr(zipfile.ZipInfo(name), text)
    sound = content.getvalue()
    change = st.tuples(st.integers(0, len(sound)), st.integers(0, 9), st.binary(max_size=9))

    def changed(changes: list[tuple[int, int, bytes]]) -> bytes:
        data = sound
        for at, cut, new in changes:
            data = data[:at] + new + data[at + cut :]
        return data

    return st.lists(change, min_size=1, max_size=6).map(changed)


@settings(max_examples=400, deadline=None)
@given(data=mutated() | st.binary(max_size=200).map(lambda b: LOCAL + b))
def test_e6_any_bytes_are_a_pack_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    (folder / "x.zip").write_bytes(data)
    try:
        taken = take(folder / "x.zip")
    except HotseatError:
        taken = None
    assert everything(folder) == {"x.zip"}
    for name in taken.files if taken else ():
        assert (folder / name).resolve().is_relative_to(folder)
        assert name.endswith((".yaml", ".yml", ".md", ".jsonl"))


def test_e6_a_pack_that_is_refused_leaves_nothing(
    tmp_path: Path, run: Run, small: SmallBank
) -> None:
    files = pack_files()
    bad: list[dict[str, str | bytes]] = [
        {**files, "q.yaml": b"\xff\xfe"},
        {**files, "q.yaml": "a: &a [*a]"},
        {**files, "q.yaml": "!!python/object/apply:os.system ['touch ran']"},
        {**files, "pack.yaml": "id: ../../out\ntopic: travel\n"},
        {**files, "pack.yaml": "id: travel\ntopic: travel\n"},
        {**files, "deep/pack.yaml": "id: other\n"},
        {**files, "why-move.yaml": "id: why-move"},
        {"x/pack.yaml": "id: x\n", "y/pack.yaml": "id: y\n"},
        {"deep/er/pack.yaml": "id: x\n"},
        {**files, "calibration/answers.jsonl": "["},
    ]
    for number, one in enumerate(bad):
        path = write_zip(tmp_path / f"{number}.zip", one)
        before = everything(tmp_path)
        code, out, err = run("bank", "add", path)
        assert (code != EXIT_OK, out) == (True, ""), one
        assert "Traceback" not in err
        assert everything(tmp_path) == before
    assert set(load_all().packs) == {"travel"}


def test_e6_hostile_words_of_a_pack_do_nothing_where_it_is_shown(
    tmp_path: Path, run: Run, small: SmallBank
) -> None:
    about: dict[str, object] = {
        "id": "walks",
        "topic": "travel",
        "title": HOSTILE,
        "version": HOSTILE,
    }
    about |= {"licence": HOSTILE, "authors": [HOSTILE] * 25, "sources": [f"{HOSTILE}\nx"] * 25}
    question = questions()["why-move"] | {"id": "why-walk", "answers": []}
    files = {"pack.yaml": dumped(about), "why-walk.yaml": dumped(question)}
    path = write_zip(tmp_path / "x.zip", files)
    said = [run("bank", "add", path), run("bank", "list"), run("show", "why-walk")]
    said.append(run("doctor"))
    assert [code for code, _, _ in said[:3]] == [EXIT_OK] * 3
    assert not any(obeyed(out + err) for _, out, err in said)
    assert max(len(line) for line in said[0][1].splitlines()) < 200


def test_e6_a_pack_that_would_not_be_marked_is_not_installed(
    tmp_path: Path, run: Run, small: SmallBank, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = pack_files()
    text = files["concepts/why-walk.yaml"].replace("walk}]", "walk, say: [<far>]}]")
    files["concepts/why-walk.yaml"] = text.replace("It is a joy", "Far away it is a joy")
    path = write_zip(tmp_path / "x.zip", dict(files))
    before = everything(tmp_path)
    monkeypatch.setattr(work, "MOST", 1)
    code, _, err = run("bank", "add", path)
    assert (code, "it would take over" in err) == (EXIT_INVALID, True)
    assert everything(tmp_path) == before
    monkeypatch.undo()


@pytest.mark.parametrize(
    "name", ["q\n.yaml", "q\x1b[2J.md", "q\u202e.bin", "a\tb/q.yaml", "\udcff.yml"]
)
def test_e6_names_of_files_that_reach_a_terminal_are_plain(tmp_path: Path, name: str) -> None:
    """A line of its own in a name would look like one of ours."""
    pack = write_files(tmp_path / "walks", pack_files() | {name: "x"})
    messages = refused(pack)
    assert [m for m in messages if "signs that no name" in m] == messages
    assert not any(obeyed(message) or "\n" in message for message in messages)


def test_e6_links_in_a_folder_are_not_taken(tmp_path: Path, run: Run, small: SmallBank) -> None:
    secret = tmp_path / "id_rsa"
    secret.write_text("OPENSSH PRIVATE KEY: [\n")
    for name in ("q.yaml", "pack.yaml", "guide", "guide/1.md", "calibration", "topic.yaml"):
        pack = write_files(tmp_path / name.replace("/", "-") / "walks", pack_files())
        if (pack / name).is_dir():
            (pack / name).rename(pack / "moved")
        (pack / name).unlink(missing_ok=True)
        (pack / name).symlink_to(secret if "." in name else tmp_path)
        code, out, err = run("bank", "add", pack)
        assert (code, out) == (EXIT_INVALID, "")
        assert f"{pack / name}: is a link" in err
        assert "OPENSSH" not in err
    assert set(load_all().packs) == {"travel"}
