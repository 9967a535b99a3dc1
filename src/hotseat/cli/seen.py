"""The ids of a batch and their lines, in a few bytes each however long they are."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left


class Seen:
    """Where each id stood first. Known by a hash of 64 bits: among a million ids, two that differ
    are taken for one another in one of thirty million batches.
    """

    def __init__(self) -> None:
        self._hashes = array("Q")
        """In order, and beside each:"""
        self._lines = array("Q")

    def first(self, name: str, line: int) -> int:
        """The line that an id was first seen on, which may be this one."""
        digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8)
        key = int.from_bytes(digest.digest(), "big")
        at = bisect_left(self._hashes, key)
        if at < len(self._hashes) and self._hashes[at] == key:
            return self._lines[at]
        self._hashes.insert(at, key)
        self._lines.insert(at, line)
        return line
