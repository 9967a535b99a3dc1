"""Telling an archive by how it begins. `unzip` reads one kind; no other one is ever unpacked."""

from __future__ import annotations

import os
import stat
from pathlib import Path

ZIP = "a zip archive"
_KINDS = (
    (0, b"PK\x03\x04", ZIP),
    (0, b"PK\x05\x06", ZIP),
    (0, b"\x1f\x8b", "a compressed archive"),
    (4, b"1AY&SY", "a compressed archive"),
    (0, b"\xfd7zXZ\0", "a compressed archive"),
    (0, b"\x28\xb5\x2f\xfd", "a compressed archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "an archive"),
    (0, b"Rar!\x1a\x07", "an archive"),
    (257, b"ustar", "a tar archive"),
)
"""Where a kind has its sign, the sign, and what it is called."""
_HEAD = 512
"""Bytes that tell what a file is."""


def archive_kind(head: bytes) -> str:
    """What kind of archive begins with these bytes; empty where it is none."""
    found = (kind for at, sign, kind in _KINDS if head[at : at + len(sign)] == sign)
    return next(found, "")


def head_of(path: Path) -> bytes:
    """How a regular file begins; empty where it is none, or cannot be read."""
    # O_NONBLOCK: opening a FIFO would wait for its writer.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_NOCTTY", 0))
    except OSError:
        return b""
    try:
        is_file = stat.S_ISREG(os.fstat(descriptor).st_mode)
        return os.read(descriptor, _HEAD) if is_file else b""
    except OSError:
        return b""
    finally:
        os.close(descriptor)
