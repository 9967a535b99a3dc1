"""The answer in the person's own editor, `$VISUAL` or `$EDITOR`."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.errors import HotseatError

if TYPE_CHECKING:
    from collections.abc import Mapping

_LAST_RESORTS = ("sensible-editor", "nano", "vi")


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

    The file it stands in is readable by nobody else, lies in `folder` (by default the
    system's temporary one) and is removed afterwards.

    Raises:
        EditorError: the editor could not be started or ended with an error.
    """
    try:
        handle, name = tempfile.mkstemp(prefix="answer-", suffix=".txt", dir=folder)
    except OSError as error:
        raise EditorError(f"A file for the editor cannot be made: {error.strerror}") from error
    path = Path(name)
    try:
        os.close(handle)
        path.write_text(text, encoding="utf-8", newline="")
        done = subprocess.run([*command, str(path)], check=False)
        if done.returncode != 0:
            raise EditorError(
                f"The editor {command[0]} ended with code {done.returncode}. "
                "Your text is as it was."
            )
        edited = path.read_bytes().decode("utf-8", errors="replace")
    except OSError as error:
        raise EditorError(f"The editor {command[0]} cannot be used: {error.strerror}") from error
    finally:
        # Editors that save by renaming, or delete, leave nothing to remove.
        path.unlink(missing_ok=True)
    # Editors end the last line; the answer need not.
    return edited if text.endswith("\n") else edited.removesuffix("\n").removesuffix("\r")


def edit(text: str, folder: Path | None) -> str:
    """The text after the person's editor was closed.

    Raises:
        EditorError: there is no editor, or it failed.
    """
    return edit_text(text, editor_command(os.environ), folder)
