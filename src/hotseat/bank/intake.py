"""The files of a pack that somebody else made, taken from a folder or a zip archive."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from hotseat.bank.astray import PACK_FILE
from hotseat.bank.find import MOST_ENTRIES
from hotseat.errors import InvalidFileError, Problem, reason_of
from hotseat.files.archives import ZIP, archive_kind, head_of
from hotseat.files.clean import clean, shorten
from hotseat.files.home import make_folder
from hotseat.files.look import is_folder
from hotseat.files.source import MAX_BYTES, bytes_of
from hotseat.files.unzip import MOST_BYTES, MOST_DEEP, MOST_FILES, unzip

MOST_VALUES = 100_000
"""Of all YAML files together, eight times what the built-in bank has: each start reads them all."""
MOST_TEXT = 3_000_000
"""Bytes of them, four times what it has: they may all be patterns, which take longest."""

_YAML = (".yaml", ".yml")
_TAKEN = (*_YAML, ".md")
_LINES = ".jsonl"
_LINES_IN = "calibration"
"""The folder in which a pack has JSON Lines."""
_BESIDE = ("", ".txt", _LINES)
"""How names end that often stand beside a pack: licences, notes, answers."""
_ADDRESS = re.compile(r"[A-Za-z]+:/")
_MACHINE = ("__macosx", "thumbs.db", "desktop.ini")
"""What systems put into archives and folders by themselves, as are names with a dot before them."""


@dataclass(frozen=True)
class Taken:
    """What a pack consists of, none of it looked at."""

    shown: str
    """What its files are told by: the folder, or the archive and the folder in it."""
    files: Mapping[str, bytes]
    """By path within the pack, parted by slashes."""
    beside: tuple[str, ...]
    """What stands there as well and is not taken."""


def take(path: Path) -> Taken:
    """The pack in a folder, in the one folder of it that is a pack, or in a zip archive.

    Raises:
        InvalidFileError: there is none, or more than one, or it holds what it may not or too much.
    """
    folder = is_folder(path)
    kind = "" if folder else archive_kind(head_of(path))
    if folder or kind == ZIP:
        taken = _from_folder(path) if folder else _from_zip(path)
        if said := _too_much_yaml(taken):
            raise _refused(Path(taken.shown), said, "hotseat --bank takes larger ones")
        return taken
    if kind:
        hint = "unpack it and name the folder; of archives only zip is read"
        raise _refused(path, f"is {kind}", hint)
    try:
        path.stat()
    except FileNotFoundError:
        # A Path has one of its slashes by now.
        hint = "nothing is fetched: download it first" if _ADDRESS.match(str(path)) else ""
        raise _refused(path, "there is no such file or folder", hint) from None
    except OSError as error:
        raise _refused(path, f"cannot be read: {reason_of(error)}") from None
    raise _refused(path, "is neither a folder nor a zip archive")


def write(taken: Taken, folder: Path) -> None:
    """Write its files into a folder, readable by nobody else.

    Raises:
        OSError: that cannot be.
    """
    make_folder(folder)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_CLOEXEC", 0)
    for name, data in taken.files.items():
        path = folder.joinpath(*name.split("/"))
        make_folder(path.parent)
        with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _too_much_yaml(taken: Taken) -> str:
    """What is said where each start would take too long over it; empty where it would not."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    texts = [data for name, data in taken.files.items() if name.lower().endswith(_YAML)]
    if sum(map(len, texts)) > MOST_TEXT:
        return f"its YAML files have more than {MOST_TEXT:,} bytes"
    left = MOST_VALUES
    for data in texts:
        if len(data) <= MAX_BYTES:
            # Whoever reads a file that is no YAML says so; here it only ends.
            with suppress(yaml.YAMLError, ValueError):
                for event in yaml.parse(data, Loader=loader):
                    left -= isinstance(event, yaml.NodeEvent)
                    if left < 0:
                        return f"its YAML files have more than {MOST_VALUES:,} values"
    return ""


def _is_taken(name: str) -> bool:
    """Whether a file of this path can be one of a pack."""
    path = PurePosixPath(name)
    if any(map(_is_of_machine, path.parts)):
        return False
    suffix = path.suffix.lower()
    return suffix in _TAKEN or (suffix == _LINES and path.parent.name == _LINES_IN)


def _is_beside(name: str) -> bool:
    """Whether a file that is not taken is nothing to wonder about."""
    path = PurePosixPath(name)
    return any(map(_is_of_machine, path.parts)) or path.suffix.lower() in _BESIDE


def _is_of_machine(part: str) -> bool:
    return part.startswith(".") or part.lower() in _MACHINE


def _from_zip(path: Path) -> Taken:
    beside: list[str] = []
    foreign: list[str] = []

    def wanted(name: str) -> bool:
        if _is_taken(name):
            return True
        (beside if _is_beside(name) else foreign).append(name)
        return False

    members = unzip(path, wanted)
    if foreign:
        message = "is no file of a pack: it has .yaml, .yml and .md, and .jsonl in calibration"
        raise InvalidFileError(
            [Problem(str(path), 0, 0, f"{shorten(name)!r} {message}") for name in foreign]
        )
    files = {one.name: one.data for one in members}
    base = _base(path, [PurePosixPath(name) for name in files])
    lead = f"{base}/" if base else ""
    inside = {name[len(lead) :]: data for name, data in files.items() if name.startswith(lead)}
    beside += [name for name in files if not name.startswith(lead)]
    return Taken(f"{path}/{base}".removesuffix("/"), inside, tuple(beside))


def _base(path: Path, names: list[PurePosixPath]) -> str:
    """The folder in an archive that is the pack; empty where the archive itself is."""
    found = {str(name.parent) for name in names if name.name == PACK_FILE and len(name.parts) < 3}
    return "" if "." in found else _only(path, sorted(found))


def _only(path: Path, found: list[str]) -> str:
    if not found:
        message = f"holds no pack: there is no {PACK_FILE} in it or in a folder of it"
        hint = f"a pack is a folder with a {PACK_FILE}; name that folder, or a zip archive of it"
        raise _refused(path, message, hint)
    if len(found) > 1:
        names = ", ".join(shorten(name) for name in found[:10])
        raise _refused(path, f"holds several packs: {names}", "one is added at a time")
    return found[0]


def _from_folder(path: Path) -> Taken:
    base = path
    try:
        if not os.path.lexists(path / PACK_FILE):
            inner = {one.name: one.is_symlink() for one in os.scandir(path) if one.is_dir()}
            found = sorted(name for name in inner if os.path.lexists(path / name / PACK_FILE))
            base = path / _only(path, found)
            if inner[base.name]:
                raise _refused(base, "is a link", "name the folder itself")
        walk = _Walk(base)
        walk.all()
    except OSError as error:
        where = Path(os.fsdecode(error.filename or path))
        raise _refused(where, f"cannot be read: {error.strerror}") from None
    if walk.problems:
        raise InvalidFileError(walk.problems)
    return Taken(str(base), walk.files, tuple(walk.beside))


class _Walk:
    """Reads the files of a folder; used once."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.files: dict[str, bytes] = {}
        self.beside: list[str] = []
        self.problems: list[Problem] = []
        self.entries = 0
        self.left = MOST_BYTES

    def all(self) -> None:
        for path in self._paths(self.base, 0):
            name = path.relative_to(self.base).as_posix()
            if path.is_symlink():
                hint = "put the file itself there"
                self.problems.append(Problem(str(path), 0, 0, "is a link", hint))
            elif clean(name) != name or "\n" in name or "\t" in name:
                said = "has signs that no name of a file has"
                self.problems.append(Problem(str(self.base), 0, 0, f"{shorten(name)!r} {said}"))
            elif not _is_taken(name):
                self.beside.append(name)
            else:
                self._read(path, name)

    def _read(self, path: Path, name: str) -> None:
        try:
            self.files[name] = bytes_of(path, self.left)
        except InvalidFileError as error:
            self.problems += error.problems
            return
        self.left -= len(self.files[name])
        if len(self.files) > MOST_FILES or self.left < 0:
            said = f"a pack to be added has at most {MOST_FILES:,} files with {MOST_BYTES:,} bytes"
            raise _refused(self.base, said, "hotseat --bank takes larger ones")

    def _paths(self, folder: Path, deep: int) -> Iterator[Path]:
        """The files and links in it and below, but for what a system put there."""
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda one: one.name)
        self.entries += len(found)
        if self.entries > MOST_ENTRIES or deep > MOST_DEEP:
            said = f"holds more than {MOST_ENTRIES:,} names, or {MOST_DEEP} folders within folders"
            raise _refused(self.base, said)
        for one in found:
            path = folder / one.name
            if _is_of_machine(one.name):
                self.beside.append(path.relative_to(self.base).as_posix())
            elif one.is_dir(follow_symlinks=False):
                yield from self._paths(path, deep + 1)
            else:
                yield path


def _refused(path: Path, message: str, hint: str = "") -> InvalidFileError:
    return InvalidFileError([Problem(str(path), 0, 0, message, hint)])
