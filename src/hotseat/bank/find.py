"""Which files of a folder make up its packs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from hotseat.bank import astray
from hotseat.bank.astray import PACK_FILE, SUFFIXES, TOPIC_FILE
from hotseat.errors import Problem
from hotseat.files.archives import ZIP, archive_kind, head_of
from hotseat.files.look import is_folder, is_link, is_there

GUIDE_FOLDER = "guide"

MOST_FILES = 5_000
"""Questions and guide pages that are read at once."""
MOST_BYTES = 50_000_000
"""What they may hold together."""
MOST_ENTRIES = 50_000
"""Names of all kinds that are looked at."""
MOST_DEEP = 20
"""Folders within folders of a pack."""


@dataclass(frozen=True)
class PackFolder:
    """The files of one pack; none of them has been opened."""

    path: Path
    questions: tuple[Path, ...]
    guide: tuple[Path, ...]
    trusted: bool = False
    """Whether it came with the program."""
    unread: tuple[Problem, ...] = ()
    """Warnings of files that most likely should be read, and are not."""

    @property
    def pack_file(self) -> Path:
        """The file that makes the folder a pack."""
        return self.path / PACK_FILE

    @property
    def topic_file(self) -> Path | None:
        """The pack's own topic file, if it has one."""
        path = self.path / TOPIC_FILE
        # lexists: a folder or a dangling link of this name is a bad topic file, not no topic.
        return path if os.path.lexists(path) else None

    @property
    def lost_topic(self) -> Problem | None:
        """A file that is most likely meant as the pack's topic file, where that is missing."""
        lost = (p for p in self.unread if astray.meant_for(Path(p.path)) == TOPIC_FILE)
        return None if self.topic_file else next(lost, None)


def find_packs(
    folders: Sequence[Path], *, trusted: bool = False
) -> tuple[list[PackFolder], list[Problem]]:
    """The packs in `folders`, each a pack or a folder of packs; each pack once.

    A link that leads out of its pack and out of the folder that was named is a problem and is not
    opened, unless the packs are `trusted`: whoever made a pack must not choose what is read.
    """
    search = _Search(trusted)
    for folder in folders:
        search.size = search.files = search.entries = 0
        try:
            search.add(folder)
        except _TooMuchError as error:
            hint = "name a folder that holds packs and little else"
            search.problems.append(Problem(str(folder), 0, 0, str(error), hint))
    return list(search.found.values()), search.problems


def pack_around(path: Path) -> Path | None:
    """The folder of the pack that a file belongs to, if there is one; as the user named it where
    that can be said, so that reports name their path.
    """
    inside = (p for p in path.absolute().parents if (p / PACK_FILE).is_file())
    found = next(inside, None)
    named = (parent for parent in path.parents if parent.absolute() == found)
    return found and next(named, found)


def leads_out(path: Path, *folders: Path) -> bool:
    """Whether a path is in none of the folders once its links are followed."""
    try:
        real = path.resolve()
        return not any(real.is_relative_to(folder.resolve()) for folder in folders)
    except (OSError, RuntimeError):
        return False  # A loop of links leads nowhere; whoever opens it will say so.


class _TooMuchError(Exception):
    """There is more than packs have."""


@dataclass
class _Search:
    """What has been found, and how much was looked at for it."""

    trusted: bool
    found: dict[Path, PackFolder] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    entries: int = 0
    files: int = 0
    size: int = 0

    def add(self, folder: Path) -> None:
        if not is_folder(folder):
            self.problems.append(_no_folder(folder))
            return
        for path in self.pack_paths(folder):
            real = path.resolve()
            if real not in self.found and (pack := self.pack(path, folder)) is not None:
                self.found[real] = pack

    def pack_paths(self, folder: Path) -> list[Path]:
        if _has_pack_file(folder):
            return [folder]
        names = self.names(folder)
        inner = [folder / n for n in names or () if _is_pack(folder / n)]
        if not inner and names is not None:
            hint = (
                f"a pack is a folder with a {PACK_FILE}; its least content is one line, `id: ...`"
            )
            lost = (n for n in names if astray.meant_for(Path(n)) == PACK_FILE)
            if name := next(lost, ""):
                hint = f"found {name}: call it {PACK_FILE}"
            message = f"holds no pack: there is no {PACK_FILE} in it or in a folder of it"
            self.problems.append(Problem(str(folder), 0, 0, message, hint))
        return inner

    def pack(self, path: Path, named: Path) -> PackFolder | None:
        own = [path / name for name in (PACK_FILE, TOPIC_FILE) if os.path.lexists(path / name)]
        if len([p for p in own if self.stays(p, path, named)]) < len(own):
            return None
        unread: list[Problem] = []
        questions = [p for p in self.questions(path, unread) if self.counts(p, path, named)]
        pages = self.pages(path / GUIDE_FOLDER, path, named)
        guide = [p for p in pages if self.counts(p, path, named)]
        self.problems += unread
        return PackFolder(path, tuple(questions), tuple(guide), self.trusted, tuple(unread))

    def stays(self, path: Path, pack: Path, named: Path) -> bool:
        if self.trusted or not is_link(path) or not leads_out(path, pack, named):
            return True
        hint = "put the file itself there"
        self.problems.append(Problem(str(path), 0, 0, "a link that leads out of the pack", hint))
        return False

    def counts(self, path: Path, pack: Path, named: Path) -> bool:
        if not self.stays(path, pack, named):
            return False
        self.files += 1
        with suppress(OSError):  # Whoever reads it will say so.
            self.size += path.stat().st_size
        if self.files > MOST_FILES:
            raise _TooMuchError(f"holds more than {MOST_FILES:,} questions and pages")
        if self.size > MOST_BYTES:
            raise _TooMuchError(f"its questions and pages have more than {MOST_BYTES:,} bytes")
        return True

    def questions(self, pack: Path, unread: list[Problem]) -> Iterator[Path]:
        """Folder by folder, each before those within it; adds to what is left `unread`."""
        waiting = [(pack, 0)]
        while waiting:
            here, deep = waiting.pop()
            below: list[tuple[Path, int]] = []
            for name in self.names(here) or ():
                path = here / name
                if is_folder(path) and not is_link(path):
                    if not name.startswith(".") and self.is_plain(path, deep + 1):
                        below.append((path, deep + 1))
                elif _is_question(name):
                    yield path
                elif len(unread) < astray.MOST and (odd := astray.unread(path, pack)):
                    unread.append(odd)
            waiting += reversed(below)

    def is_plain(self, folder: Path, deep: int) -> bool:
        if deep > MOST_DEEP:
            message = f"more than {MOST_DEEP} folders within folders"
            self.problems.append(Problem(str(folder), 0, 0, message))
        elif _has_pack_file(folder):
            message = "a pack may not stand within another pack"
            self.problems.append(Problem(str(folder / PACK_FILE), 0, 0, message))
        else:
            return True
        return False

    def pages(self, folder: Path, pack: Path, named: Path) -> list[Path]:
        if not is_folder(folder) or not self.stays(folder, pack, named):
            return []
        names = self.names(folder) or ()
        return [folder / n for n in names if n.endswith(".md") and not n.startswith(".")]

    def names(self, folder: Path) -> list[str] | None:
        """What stands in a folder, in order; None where it cannot be read."""
        found: list[str] = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    self.entries += 1
                    if self.entries > MOST_ENTRIES:
                        raise _TooMuchError(f"holds more than {MOST_ENTRIES:,} files and folders")
                    found.append(entry.name)
        except OSError as error:
            where = str(error.filename or folder)
            self.problems.append(Problem(where, 0, 0, f"cannot be read: {error.strerror}"))
            return None
        return sorted(found)


def _no_folder(path: Path) -> Problem:
    if not is_there(path):
        return Problem(str(path), 0, 0, "there is no such folder")
    if kind := archive_kind(head_of(path)):
        hint = f"unpack it and name the folder with its {PACK_FILE}"
        if kind == ZIP:
            hint += "; hotseat bank add takes a zip as it is"
        return Problem(str(path), 0, 0, f"is {kind}, not a folder", hint)
    pack = pack_around(path)
    hint = f"name its pack: {pack}" if pack else f"a pack is a folder with a {PACK_FILE}"
    return Problem(str(path), 0, 0, "is not a folder", hint)


def _is_question(name: str) -> bool:
    if name.startswith(".") or astray.meant_for(Path(name)):
        return False
    return name.lower().endswith(SUFFIXES)


def _is_pack(folder: Path) -> bool:
    return is_folder(folder) and _has_pack_file(folder)


def _has_pack_file(folder: Path) -> bool:
    # lexists: a FIFO or a dangling link of this name is a pack with a bad file, not no pack.
    return os.path.lexists(folder / PACK_FILE)
