"""Who holds a draft: the process that types it, and whether it still runs."""

from __future__ import annotations

import os
from pathlib import Path


def me() -> str:
    """The name of this process, `PID:START`; no other one has had it since the machine started."""
    pid = os.getpid()
    return f"{pid}:{_look(pid)[1]}"


def is_running(holder: str) -> bool:
    """Whether the process of that name is there; not one that only has its number now."""
    number, _, begun = holder.partition(":")
    # Elsewhere than on POSIX, signal 0 is no question but an end.
    if os.name != "posix" or not number.isdecimal() or int(number) == 0:
        return False
    pid = int(number)
    try:
        os.kill(pid, 0)
    except PermissionError:
        pass
    except (OSError, OverflowError):
        return False
    state, now = _look(pid)
    # A zombie has ended; its parent has only not been told yet.
    return state not in ("Z", "X") and (not begun or not now or begun == now)


def _look(pid: int) -> tuple[str, str]:
    """State and start of a process as Linux tells them; both empty where nothing does."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "", ""
    # The name before it stands in brackets and may hold anything.
    fields = told.rpartition(")")[2].split()
    return (fields[0], fields[19]) if len(fields) > 19 else ("", "")
