"""The log of the desk: lines that are only ever added, each bound to the one before by its hash.

How many there are and the hash of the last one stand in a file apart, so that a line that was cut
off is missed. A line is written in three steps, of which each leaves something to go on from:
what will be written goes to the head file, then to the log, then the head moves on.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hotseat.desk.chain import (
    HEAD_LOST,
    Head,
    body_of,
    entry_of,
    head_from_json,
    head_to_json,
    seal,
)
from hotseat.desk.errors import DeskError
from hotseat.errors import HotseatError, reason_of
from hotseat.files.private import sync_folder, write_private
from hotseat.files.source import read_regular
from hotseat.records.paths import make_folder

PATIENCE = 5.0
"""Seconds to wait for another process that adds lines."""
_SAFE = os.O_NOFOLLOW | os.O_CLOEXEC


class Log:
    """The log in one folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "log.jsonl"
        self.head_path = folder / "log.head"
        self._lock_path = folder / "log.lock"

    def append(self, entries: Sequence[Mapping[str, Any]], *, once: bool = False) -> Head:
        """Add entries, one line each; gives where the log stands then.

        With `once` those are left out that the log has already.

        Raises:
            DeskError: the log cannot be written.
        """
        with self._locked():
            head = self._settled()
            begun = head or self._from_lines()
            bodies = [dict(body) for body in entries]
            if once:
                bodies = self._new_ones(bodies)
            if not bodies:
                return begun
            if head is None and begun.size:
                bodies.insert(0, {"at": bodies[0].get("at"), "act": HEAD_LOST})
            lines, count, digest = self._break(), begun.count, begun.digest
            for body in bodies:
                count += 1
                line, digest = seal(body, count, digest)
                lines += line
            intent = Head(begun.count, begun.digest, self._size(), lines)
            self._write_head(intent)
            self._add(lines.encode())
            return self._write_head(intent.after)

    def settle(self) -> None:
        """Finish a write that was interrupted.

        Raises:
            DeskError: the log cannot be written.
        """
        head = self.head()
        if head is not None and head.writing:
            with self._locked():
                self._settled()

    def head(self) -> Head | None:
        """Where the head file says that the log stands; None where there is none.

        Raises:
            DeskError: it cannot be read.
        """
        raw = _bytes_of(self.head_path)
        if raw is None:
            return None
        try:
            return head_from_json(raw)
        except ValueError:
            raise DeskError(
                f"{self.head_path} is damaged. It was left as it is: put back a copy of it. Where "
                "there is none, move it away; the log then says that it was lost."
            ) from None

    def entries(self) -> Iterator[dict[str, Any]]:
        """The entries that can be read, the oldest first; whether they are sound is for `verify`.

        Raises:
            DeskError: the file cannot be read.
        """
        for line in (_bytes_of(self.path) or b"").split(b"\n"):
            entry = entry_of(line)
            if entry is not None:
                yield entry

    def snapshot(self) -> tuple[bytes | None, bytes | None]:
        """The log and its head file as they stand at one moment; None for a file that is missing.

        Raises:
            DeskError: they cannot be read.
        """
        if not self._lock_path.exists():
            return _bytes_of(self.path), _bytes_of(self.head_path)
        with self._locked(only_reading=True):
            return _bytes_of(self.path), _bytes_of(self.head_path)

    def _settled(self) -> Head | None:
        """The head, once what was interrupted is done."""
        head = self.head()
        if head is None or not head.writing:
            return head
        wanted = head.writing.encode()
        found = (_bytes_of(self.path) or b"")[head.size :]
        if found and wanted.startswith(found):
            # A part or all of it was added before the end came.
            self._add(wanted[len(found) :])
        elif wanted.strip() not in found:
            self._add((self._break().encode() + wanted) if wanted[:1] != b"\n" else wanted)
        return self._write_head(head.after)

    def _new_ones(self, bodies: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Those that the log does not have yet."""
        marks = {str(body.get("interview", "")).encode("utf-8", "replace") for body in bodies}
        there = [
            body_of(entry_of(line) or {})
            for line in (_bytes_of(self.path) or b"").split(b"\n")
            if any(mark in line for mark in marks)
        ]
        return [body for body in bodies if body not in there]

    def _from_lines(self) -> Head:
        """Where the lines themselves say that the log stands."""
        head = Head()
        for entry in self.entries():
            if isinstance(entry.get("n"), int) and isinstance(entry.get("hash"), str):
                head = Head(entry["n"], entry["hash"])
        return Head(head.count, head.digest, self._size())

    def _size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    def _break(self) -> str:
        """What ends a last line that has no end, so that the next one stands by itself."""
        if not self._size():
            return ""
        with self.path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return "" if file.read() == b"\n" else "\n"

    def _add(self, lines: bytes) -> None:
        flags = _SAFE | os.O_CREAT | os.O_APPEND | os.O_WRONLY
        with os.fdopen(os.open(self.path, flags, 0o600), "ab") as file:
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())

    def _write_head(self, head: Head) -> Head:
        text = json.dumps(head_to_json(head)) + "\n"
        write_private(self.head_path, [text], force=True)
        sync_folder(self.head_path.parent)
        return head

    @contextmanager
    def _locked(self, *, only_reading: bool = False) -> Iterator[None]:
        """Only one process at a time adds lines."""
        flags = os.O_RDONLY if only_reading else os.O_CREAT | os.O_RDWR
        try:
            if not only_reading:
                make_folder(self.path.parent.parent)
                make_folder(self.path.parent)
            handle = os.open(self._lock_path, _SAFE | flags, 0o600)
        except OSError as error:
            raise _failed(self._lock_path, error) from error
        try:
            _wait_for(handle, self._lock_path)
            yield
        except HotseatError:
            raise
        except OSError as error:
            raise _failed(self.path, error) from error
        finally:
            os.close(handle)


def _wait_for(handle: int, path: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EINTR):
                raise
            if time.monotonic() > until:
                raise DeskError(f"{path} has been held by another hotseat for too long.") from None
            time.sleep(0.01)
        else:
            return


def _bytes_of(path: Path) -> bytes | None:
    try:
        return read_regular(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _failed(path, error) from error


def _failed(path: Path, error: OSError) -> DeskError:
    return DeskError(
        f"{path} cannot be used: {reason_of(error)}. Nothing that was kept before is lost."
    )
