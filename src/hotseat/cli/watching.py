"""Watching files: called again after each time that one of them was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

POLL = 0.4
"""Seconds between two looks."""

Stamps = dict[Path, tuple[int, int] | None]


def stamps(paths: Iterable[Path]) -> Stamps:
    """When each file was changed last and its size; None for what is not there."""
    found: Stamps = {}
    for path in paths:
        try:
            status = path.stat()
            found[path] = status.st_mtime_ns, status.st_size
        except OSError:
            found[path] = None
    return found


def watch(
    act: Callable[[], None],
    files: Callable[[], Iterable[Path]],
    wait: Callable[[float], None],
) -> None:
    """Act, and again each time that one of the files was saved and lies still, or that there are
    others. Ends by what `wait` or `act` raises, such as Ctrl+C.
    """
    known = stamps(files())
    act()
    while True:
        wait(POLL)
        seen = stamps(files())
        if seen == known:
            continue
        while seen != (seen := _later(files, wait)):
            pass  # An editor is still writing.
        # As it was before the act: what is saved meanwhile is not missed.
        known = seen
        act()


def _later(files: Callable[[], Iterable[Path]], wait: Callable[[float], None]) -> Stamps:
    wait(POLL / 4)
    return stamps(files())
