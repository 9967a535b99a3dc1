"""The answer in the person's own editor, `$VISUAL` or `$EDITOR`."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.errors import HotseatError
from hotseat.interview.ending import ENDING, OF_KEYS
from hotseat.scoring import MAX_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import FrameType

_LAST_RESORTS = ("sensible-editor", "nano", "vi")


_KILLED = 128
"""From here on, the code of a shell says that a signal ended what it ran."""


class EditorError(HotseatError):
    """The editor could not be used; the text is as it was."""


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """The command that opens the editor.

    Raises:
        EditorError: there is none.
    """
    for name in ("VISUAL", "EDITOR"):
        if wanted := environ.get(name, "").strip():
            try:
                return shlex.split(wanted)
            except ValueError:
                raise EditorError(f"${name} cannot be read as a command: {wanted}") from None
    for name in _LAST_RESORTS:
        if shutil.which(name):
            return [name]
    raise EditorError("No editor was found. Set $VISUAL or $EDITOR to the one you use.")


def edit_text(text: str, command: list[str], folder: Path | None) -> str:
    """The text after the editor was closed.

    The file it stands in is readable by nobody else, lies in `folder`, or in the system's
    temporary one where there is no room, and is removed afterwards, unless the text is too long
    for an answer.
    A signal that asks to end takes effect once the text is read.

    Raises:
        EditorError: the editor could not be started or ended with an error, or the text is too
            long; the message says where it is kept.
    """
    with _undisturbed():
        return _edit(text, command, folder)


def _edit(text: str, command: list[str], folder: Path | None) -> str:
    path, kept = _file_with(text, folder), False
    try:
        code = subprocess.run([*command, str(path)], check=False).returncode
        killed = code < 0 or code >= _KILLED
        if code and not killed:
            raise EditorError(
                f"The editor {command[0]} ended with code {code}. Your text is as it was."
            )
        edited = path.read_bytes().decode("utf-8", errors="replace")
        # Editors end the last line; the answer need not.
        if not text.endswith("\n"):
            edited = edited.removesuffix("\n").removesuffix("\r")
        if len(edited) > MAX_CHARACTERS:
            kept = True
            raise _too_long(len(edited), path)
    except OSError as error:
        raise EditorError(f"The editor {command[0]} cannot be used: {error.strerror}") from error
    finally:
        # Editors that save by renaming, or delete, leave nothing to remove.
        if not kept:
            path.unlink(missing_ok=True)
    # One that was killed may have saved before, or may have been about to.
    return text if killed and not edited.strip() else edited


def _file_with(text: str, folder: Path | None) -> Path:
    """A file for the editor; on a full disk, one on another disk if there is any."""
    try:
        handle, name = tempfile.mkstemp(prefix="answer-", suffix=".txt", dir=folder)
        path = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        except OSError:
            path.unlink(missing_ok=True)
            raise
    except OSError as error:
        if folder is not None:
            return _file_with(text, None)
        raise EditorError(f"A file for the editor cannot be made: {error.strerror}") from error
    return path


def _too_long(size: int, path: Path) -> EditorError:
    """Put the file by, and say where it is."""
    kept = path.with_name(path.name.replace("answer-", "answer-too-long-", 1))
    try:
        path.chmod(0o600)
        path.rename(kept)
    except OSError:
        kept = path
    return EditorError(
        f"Not put in: the answer would have {size:,} characters, and {MAX_CHARACTERS:,} is the "
        f"limit. Your answer is as it was; what you wrote in the editor is kept in {kept}"
    )


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Leave the keys that end to the editor, which has the terminal; hold what else ends."""
    came: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        came.append(number)

    # Only the main thread may; the editor gets the usual ways back when it is started.
    ours = threading.current_thread() is threading.main_thread()
    numbers = (*ENDING, signal.SIGTSTP) if ours else ()
    before = {
        number: handler
        for number in numbers
        if (handler := signal.getsignal(number)) not in (signal.SIG_IGN, None)
    }
    # Event loops hear of signals by this, whatever the handler is.
    wakeup = signal.set_wakeup_fd(-1) if ours else -1
    try:
        for number in before:
            # The editor's Ctrl+Z stops us with it, or the shell would wait on.
            signal.signal(number, signal.SIG_DFL if number == signal.SIGTSTP else note)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if ours:
            signal.set_wakeup_fd(wakeup)
        if ending := [number for number in came if number not in OF_KEYS]:
            signal.raise_signal(ending[0])


def edit(text: str, folder: Path | None) -> str:
    """The text after the person's editor was closed.

    Raises:
        EditorError: there is no editor, or it failed.
    """
    return edit_text(text, editor_command(os.environ), folder)
