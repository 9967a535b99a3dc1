"""The log of the desk: lines that are only ever added, each bound to the one before by its hash.

How many there are and the hash of the last one stand in a file apart, so that a line that was cut
off is missed. A line is written in three steps, of which each leaves something to go on from:
what will be written goes to the head file, then to the log, then the head moves on.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hotseat.desk.errors import DeskError
from hotseat.errors import HotseatError
from hotseat.files.private import write_private
from hotseat.records.paths import make_folder

SCHEMA = "hotseat/desk-log@1"
NOTHING_YET = "0" * 64
"""What stands for the hash before the first line."""
HEAD_LOST = "head lost"
"""The act that says that the head file was gone when the next line was to be added."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the log stands."""

    count: int = 0
    digest: str = NOTHING_YET
    """The hash of the last line, hex."""
    size: int = 0
    """Bytes of the log."""
    writing: str = ""
    """Lines that were about to be added; empty where nothing was interrupted."""


class Log:
    """The log in one folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "log.jsonl"
        self.head_path = folder / "log.head"
        self._lock_path = folder / "log.lock"

    def append(self, entries: Sequence[Mapping[str, Any]]) -> Head:
        """Add entries, one line each; gives where the log stands then.

        Raises:
            DeskError: the log cannot be written.
        """
        with self._locked():
            head = self._settled()
            lost = head is None
            begun = head or self._from_lines()
            bodies = [{"act": HEAD_LOST}, *entries] if lost and begun.count else list(entries)
            if not bodies:
                return begun
            lines, count, digest = "", begun.count, begun.digest
            for body in bodies:
                count += 1
                line, digest = seal(body, count, digest)
                lines += line
            self._write_head(Head(begun.count, begun.digest, begun.size, lines))
            self._add(lines)
            return self._write_head(Head(count, digest, begun.size + len(lines.encode())))

    def settle(self) -> None:
        """Finish a write that was interrupted.

        Raises:
            DeskError: the log cannot be written.
        """
        if self.path.exists() or self.head_path.exists():
            with self._locked():
                self._settled()

    def head(self) -> Head | None:
        """Where the head file says that the log stands; None where there is none.

        Raises:
            DeskError: it cannot be read.
        """
        try:
            data = json.loads(self.head_path.read_text(encoding="utf-8"))
            return Head(
                int(data["count"]), str(data["head"]), int(data["size"]), str(data["writing"])
            )
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _failed(self.head_path, error) from error
        except (ValueError, KeyError, TypeError):
            raise DeskError(
                f"{self.head_path} is damaged. hotseat desk verify says what of the log holds."
            ) from None

    def entries(self) -> Iterator[dict[str, Any]]:
        """The entries that can be read, the oldest first; whether they are sound is for `verify`.

        Raises:
            DeskError: the file cannot be read.
        """
        for raw in self.raw_lines():
            try:
                entry = json.loads(raw)
            except ValueError:
                continue
            if isinstance(entry, dict):
                yield entry

    def raw_lines(self) -> list[bytes]:
        """The lines as they stand.

        Raises:
            DeskError: the file cannot be read.
        """
        try:
            return self.path.read_bytes().splitlines(keepends=True)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise _failed(self.path, error) from error

    def _settled(self) -> Head | None:
        """The head, once what was interrupted is done."""
        head = self.head()
        if head is None or not head.writing:
            return head
        found = self._bytes_after(head.size)
        wanted = head.writing.encode()
        if wanted.startswith(found):
            # Nothing, a part or all of it was added before the end came.
            self._add(wanted[len(found) :].decode())
        last = json.loads(head.writing.splitlines()[-1])
        return self._write_head(Head(int(last["n"]), str(last["hash"]), head.size + len(wanted)))

    def _bytes_after(self, size: int) -> bytes:
        try:
            with self.path.open("rb") as file:
                file.seek(size)
                return file.read()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise _failed(self.path, error) from error

    def _from_lines(self) -> Head:
        """Where the lines themselves say that the log stands."""
        head = Head()
        for entry in self.entries():
            if isinstance(entry.get("n"), int) and isinstance(entry.get("hash"), str):
                head = Head(entry["n"], entry["hash"])
        size = self.path.stat().st_size if self.path.exists() else 0
        return Head(head.count, head.digest, size)

    def _add(self, lines: str) -> None:
        flags = os.O_CREAT | os.O_APPEND | os.O_WRONLY | getattr(os, "O_CLOEXEC", 0)
        try:
            with os.fdopen(os.open(self.path, flags, 0o600), "ab") as file:
                file.write(lines.encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _failed(self.path, error) from error

    def _write_head(self, head: Head) -> Head:
        data = {
            "schema": SCHEMA,
            "count": head.count,
            "head": head.digest,
            "size": head.size,
            "writing": head.writing,
        }
        write_private(self.head_path, [json.dumps(data) + "\n"], force=True)
        return head

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Only one process at a time adds lines."""
        try:
            make_folder(self.path.parent.parent)
            make_folder(self.path.parent)
            handle = os.open(self._lock_path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise _failed(self._lock_path, error) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        except HotseatError:
            raise
        except OSError as error:
            raise _failed(self.path, error) from error
        finally:
            os.close(handle)


def seal(body: Mapping[str, Any], number: int, before: str) -> tuple[str, str]:
    """An entry as a line of the log, and its hash."""
    entry = {"n": number, **body, "prev": before}
    digest = hashlib.sha256(canonical(entry).encode()).hexdigest()
    return canonical({**entry, "hash": digest}) + "\n", digest


def canonical(entry: Mapping[str, Any]) -> str:
    """The one form of an entry."""
    return json.dumps(entry, ensure_ascii=True, separators=(",", ":"))


def _failed(path: Path, error: OSError) -> DeskError:
    reason = (error.strerror or "unknown reason").lower()
    return DeskError(f"{path} cannot be used: {reason}. Nothing that was kept before is lost.")
