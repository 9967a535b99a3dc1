"""Which files of a folder make up its packs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hotseat.errors import Problem

PACK_FILE = "pack.yaml"
TOPIC_FILE = "topic.yaml"
GUIDE_FOLDER = "guide"

_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class PackFolder:
    """The files of one pack; none of them has been opened."""

    path: Path
    questions: tuple[Path, ...]
    guide: tuple[Path, ...]

    @property
    def pack_file(self) -> Path:
        """The file that makes the folder a pack."""
        return self.path / PACK_FILE

    @property
    def topic_file(self) -> Path | None:
        """The pack's own topic file, if it has one."""
        path = self.path / TOPIC_FILE
        return path if path.is_file() else None


def find_packs(folders: Sequence[Path]) -> tuple[list[PackFolder], list[Problem]]:
    """The packs in `folders`, each a pack or a folder of packs; each pack once."""
    problems: list[Problem] = []
    found: dict[Path, PackFolder] = {}
    for folder in folders:
        for path in _pack_paths(folder, problems):
            real = path.resolve()
            if real not in found:
                found[real] = _pack(path, problems)
    return list(found.values()), problems


def _pack_paths(folder: Path, problems: list[Problem]) -> list[Path]:
    if not folder.is_dir():
        message = "is not a folder" if folder.exists() else "there is no such folder"
        problems.append(Problem(str(folder), 0, 0, message))
        return []
    if _has_pack_file(folder):
        return [folder]
    try:
        inner = [p for p in sorted(folder.iterdir()) if p.is_dir() and _has_pack_file(p)]
    except OSError as error:
        problems.append(Problem(str(folder), 0, 0, f"cannot be read: {error.strerror}"))
        return []
    if not inner:
        hint = f"a pack is a folder with a {PACK_FILE}; its least content is one line, `id: ...`"
        message = f"holds no pack: there is no {PACK_FILE} in it or in a folder of it"
        problems.append(Problem(str(folder), 0, 0, message, hint))
    return inner


def _pack(path: Path, problems: list[Problem]) -> PackFolder:
    questions: list[Path] = []

    def unreadable(error: OSError) -> None:
        where = str(error.filename or path)
        problems.append(Problem(where, 0, 0, f"cannot be read: {error.strerror}"))

    for place, folders, files in os.walk(path, onerror=unreadable):
        here = Path(place)
        folders[:] = sorted(n for n in folders if not n.startswith("."))
        for name in [n for n in folders if _has_pack_file(here / n)]:
            folders.remove(name)
            message = "a pack may not stand within another pack"
            problems.append(Problem(str(here / name / PACK_FILE), 0, 0, message))
        questions.extend(here / name for name in sorted(files) if _is_question(name))
    guide = tuple(_markdown(path / GUIDE_FOLDER))
    return PackFolder(path, tuple(questions), guide)


def _is_question(name: str) -> bool:
    if name.startswith(".") or name in (PACK_FILE, TOPIC_FILE):
        return False
    return name.lower().endswith(_SUFFIXES)


def _markdown(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(p for p in folder.glob("*.md") if not p.name.startswith("."))


def _has_pack_file(folder: Path) -> bool:
    # lexists: a FIFO or a dangling link of this name is a pack with a bad file, not no pack.
    return os.path.lexists(folder / PACK_FILE)
