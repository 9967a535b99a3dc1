"""Packs of others, in a folder of the data folder: where they stand, and how one comes and goes.

Each change is one rename. What a change that was cut short left is set right by the next one, and
counts until then as if nothing had happened.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hotseat.errors import HotseatError, reason_of
from hotseat.files.home import data_folder, make_folder
from hotseat.files.look import is_folder
from hotseat.files.private import sync_folder

VARIABLE = "HOTSEAT_PACKS"
"""The environment variable that names another folder."""

_FRESH, _GONE, _OLD = ".hotseat-new-", ".hotseat-gone-", ".hotseat-old-"
"""Names of ours alone, as what bears them is deleted and somebody may name any folder."""
_LOCK = ".lock"


def packs_folder() -> Path:
    """`$HOTSEAT_PACKS`, or `packs` in the data folder; it is not made here."""
    if named := os.environ.get(VARIABLE):
        return Path(named).absolute()
    return data_folder() / "packs"


def installed() -> dict[str, Path]:
    """The folders of installed packs by name, which is the pack's id; none of them is opened.

    Where the folder that they are in cannot be read, it stands for them, without a name.
    """
    try:
        folder = packs_folder()
        found = {path.name: path for path in folder.iterdir()}
    except (FileNotFoundError, RuntimeError):
        # RuntimeError: there is no home.
        return {}
    except OSError:
        return {"": folder}  # Whoever opens it says why it cannot be.
    # A new version was about to take its place: the old one is the pack still.
    old = {n.removeprefix(_OLD): path for n, path in found.items() if n.startswith(_OLD)}
    plain = {n: path for n, path in found.items() if not n.startswith(".")}
    there = {n: path for n, path in plain.items() if is_folder(path)}
    return dict(sorted((old | there).items()))


@contextmanager
def changing() -> Iterator[Path]:
    """The folder of installed packs, made and held for this process, to change what is in it.

    Raises:
        HotseatError: another process changes it, or it cannot be made.
    """
    import fcntl

    try:
        folder = packs_folder()
    except RuntimeError:
        said = f"There is no home to keep packs in; name a folder in {VARIABLE}."
        raise HotseatError(said) from None
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
    try:
        make_folder(folder)
        handle = os.open(folder / _LOCK, flags, 0o600)
    except OSError as error:
        raise _failed(folder, error) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise HotseatError("Another hotseat adds or removes a pack; try again.") from None
        except OSError as error:
            raise _failed(folder, error) from error
        _set_right(folder)
        yield folder
    finally:
        os.close(handle)


def fresh_folder(folder: Path) -> Path:
    """A new folder in the folder that is held, for a pack that is to be looked at; to be discarded.

    Raises:
        OSError: it cannot be made.
    """
    import tempfile

    return Path(tempfile.mkdtemp(prefix=_FRESH, dir=folder))


def put(fresh: Path, folder: Path, pack_id: str) -> Path:
    """Have a pack stand in the folder that is held, in the place of one with this id; that one
    stays where the new one cannot be put.

    Raises:
        OSError: it cannot be put there.
    """
    path, old = folder / pack_id, folder / f"{_OLD}{pack_id}"
    if os.path.lexists(path):
        path.rename(old)
    try:
        fresh.rename(path)
    except OSError:
        if os.path.lexists(old):
            old.rename(path)
        raise
    sync_folder(folder)
    discard(old)
    return path


def remove(path: Path, folder: Path) -> None:
    """Remove an installed pack from the folder that is held.

    Raises:
        OSError: it cannot be removed; it is there as it was.
    """
    gone = folder / f"{_GONE}{path.name}"
    path.rename(gone)
    sync_folder(folder)
    discard(gone)


def discard(path: Path) -> None:
    """Delete what is not needed, as far as that goes: what is left goes with the next change."""
    import shutil

    if path.is_symlink() or path.is_file():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path, ignore_errors=True)


def _set_right(folder: Path) -> None:
    try:
        for path in list(folder.iterdir()):
            name, place = path.name, folder / path.name.removeprefix(_OLD)
            if name.startswith(_OLD) and not os.path.lexists(place):
                path.rename(place)
            elif name.startswith((_FRESH, _GONE, _OLD)):
                discard(path)
    except OSError as error:
        raise _failed(folder, error) from error


def _failed(folder: Path, error: OSError) -> HotseatError:
    return HotseatError(f"{folder} cannot be used: {reason_of(error)}")
