"""How the lines of the log hang together, and what stands in the file of its head."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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

    @property
    def after(self) -> Head:
        """Where the log stands once what was about to be added is there.

        Raises:
            ValueError, KeyError, TypeError: what was about to be added is no line of a log.
        """
        if not self.writing:
            return self
        if not self.writing.endswith("\n"):
            raise ValueError("not a whole line")
        count, digest = self.count, self.digest
        for raw in self.writing.strip("\n").split("\n"):
            count += 1
            line, digest = seal(body_of(json.loads(raw)), count, digest)
            if line != f"{raw}\n":
                raise ValueError("not the next line of this log")
        return Head(count, digest, self.size + len(self.writing.encode()))


def head_to_json(head: Head) -> dict[str, Any]:
    """What stands in the file of the head."""
    return {
        "schema": SCHEMA,
        "count": head.count,
        "head": head.digest,
        "size": head.size,
        "writing": head.writing,
    }


def head_from_json(raw: bytes) -> Head:
    """The head again.

    Raises:
        ValueError: it is none.
    """
    try:
        data = json.loads(raw.decode("utf-8"))
        head = Head(int(data["count"]), str(data["head"]), int(data["size"]), str(data["writing"]))
        count = head.after.count
    except (KeyError, TypeError, OverflowError, RecursionError) as error:
        raise ValueError("not the head of a log") from error
    if min(head.count, head.size, count - head.count) < 0:
        raise ValueError("not the head of a log")
    return head


def seal(body: Mapping[str, Any], number: int, before: str) -> tuple[str, str]:
    """An entry as a line of the log, and its hash."""
    entry = {"n": number, **body, "prev": before}
    digest = hashlib.sha256(canonical(entry).encode()).hexdigest()
    return canonical({**entry, "hash": digest}) + "\n", digest


def body_of(entry: Mapping[str, Any]) -> dict[str, Any]:
    """What was sealed: the entry without what ties it into the log."""
    return {key: value for key, value in entry.items() if key not in ("n", "prev", "hash")}


def canonical(entry: Mapping[str, Any]) -> str:
    """The one form of an entry."""
    return json.dumps(entry, ensure_ascii=True, separators=(",", ":"))


def entry_of(line: bytes) -> dict[str, Any] | None:
    """The entry of a line, whether it is sound or not; None where there is none to be read."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None
