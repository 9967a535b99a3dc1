"""Where the desk keeps interviews: a folder for each, with all that there is of that candidate.

So to purge one is to remove its folder, and nothing of it can stay anywhere else.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import re
import secrets
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from hotseat.desk.codec import (
    interview_from_json,
    interview_to_json,
    transcript_from_json,
    transcript_to_json,
)
from hotseat.desk.errors import DeskError, InUseError
from hotseat.desk.log import Log
from hotseat.desk.models import Interview, Transcript
from hotseat.errors import HotseatError, UnknownIdError
from hotseat.files.private import write_private
from hotseat.records.paths import data_folder, make_folder

ID = re.compile(r"[0-9a-f]{6}")
_KEY, _LOCK, _KNOCK = "key", "lock", "knock"
_TRANSCRIPT, _WORK = "transcript.json", "work.json"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

T = TypeVar("T")


class DeskFolder:
    """The desk's part of the data folder. Every method raises DeskError where a file fails it."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = data_folder() / "desk" if path is None else path
        self.log = Log(self.path)

    def ids(self) -> list[str]:
        """All interviews. As ids are drawn by lot, so is their order."""
        if not self.path.is_dir():
            return []
        return sorted(p.name for p in self.path.iterdir() if ID.fullmatch(p.name) and p.is_dir())

    def find(self, wanted: str) -> str:
        """The id that is meant: itself, its beginning, or a label.

        Raises:
            UnknownIdError: there is none, or it could be several.
        """
        ids = self.ids()
        if wanted in ids:
            return wanted
        begun = [one for one in ids if wanted and one.startswith(wanted.lower())]
        if len(begun) == 1:
            return begun[0]
        raise UnknownIdError("interview at the desk", wanted, ids)

    def new(self, transcript: Transcript, interview: Callable[[str, str], Interview]) -> Interview:
        """Keep a new interview, which is made from its id and its label."""
        make_folder(self.path.parent)
        make_folder(self.path)
        taken = set(self.ids())
        number = next(n for n in iter(lambda: secrets.token_hex(3), "") if n not in taken)
        made = interview(number, self._next_label())
        # Made beside its place and moved there whole: no half interview is ever listed.
        fresh = self.path / f".{number}.new"
        try:
            make_folder(fresh)
            text = json.dumps(transcript_to_json(transcript))
            write_private(fresh / _TRANSCRIPT, [text])
            write_private(fresh / _KEY, [secrets.token_hex(32)])
            write_private(fresh / _WORK, [json.dumps(interview_to_json(made))])
            fresh.rename(self.path / number)
        except OSError as error:
            raise self._failed(number, error) from error
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        return made

    def load(self, number: str) -> Interview:
        """An interview as it stands."""
        return self._read(number, _WORK, interview_from_json)

    def transcript(self, number: str) -> Transcript:
        """Its transcript."""
        return self._read(number, _TRANSCRIPT, transcript_from_json)

    def save(self, interview: Interview) -> None:
        """Keep an interview as it stands now: whole, or as it was before."""
        folder = self.path / interview.id
        if not folder.is_dir():
            raise DeskError(f"Interview {interview.id} was purged meanwhile: it is not kept.")
        write_private(folder / _WORK, [json.dumps(interview_to_json(interview))], force=True)

    def key(self, number: str) -> bytes:
        """What its digests in the log are made with."""
        try:
            return (self.path / number / _KEY).read_bytes()
        except OSError as error:
            raise self._failed(number, error) from error

    def hold(self, number: str) -> int:
        """Hold an interview for this process, until it ends or `os.close` of what this gives.

        Raises:
            InUseError: another process holds it.
        """
        try:
            flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_CLOEXEC", 0)
            handle = os.open(self.path / number / _LOCK, flags, 0o600)
        except OSError as error:
            raise self._failed(number, error) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise InUseError(
                f"Interview {number} is open in another hotseat. Close it there first."
            ) from None
        return handle

    def knock(self, number: str) -> None:
        """Let the process that holds an interview know that somebody else opened it."""
        folder = self.path / number
        if folder.is_dir():
            write_private(folder / _KNOCK, [""], force=True)

    def knocked(self, number: str) -> bool:
        """Whether somebody did since this was asked last."""
        knock = self.path / number / _KNOCK
        found = knock.exists()
        if found:
            knock.unlink(missing_ok=True)
        return found

    def purge(self, number: str) -> None:
        """Remove all that there is of an interview.

        Raises:
            InUseError: another process has it open.
        """
        handle = self.hold(number)
        try:
            # First out of sight, so that what is left after a crash is never opened again.
            gone = self.path / f".{number}.gone"
            (self.path / number).rename(gone)
            self.sweep()
            if gone.exists():
                raise DeskError(f"{gone} could not be removed: remove that folder by hand.")
        except OSError as error:
            raise self._failed(number, error) from error
        finally:
            os.close(handle)

    def sweep(self) -> None:
        """Remove what a purge or an import left that was cut short."""
        for left in (*self.path.glob(".*.gone"), *self.path.glob(".*.new")):
            shutil.rmtree(left, ignore_errors=True)

    def _next_label(self) -> str:
        used = set()
        for number in self.ids():
            with contextlib.suppress(HotseatError):
                used.add(self.load(number).label)
        length, names = 1, iter(_LETTERS)
        while True:
            for name in names:
                if name not in used:
                    return name
            length += 1
            names = iter(_names(length))

    def _read(self, number: str, name: str, decode: Callable[[Mapping[str, Any]], T]) -> T:
        path = self.path / number / name
        try:
            return decode(json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            if path.parent.is_dir():
                raise DeskError(f"{path} is missing. The rest was left as it is.") from None
            raise UnknownIdError("interview at the desk", number, self.ids()) from None
        except OSError as error:
            raise self._failed(number, error) from error
        except (AttributeError, KeyError, TypeError, ValueError):
            raise DeskError(f"{path} is damaged. It was left as it is.") from None

    def _failed(self, number: str, error: OSError) -> DeskError:
        reason = (error.strerror or "unknown reason").lower()
        return DeskError(f"Interview {number} in {self.path} cannot be used: {reason}.")


def _names(length: int) -> list[str]:
    names = [""]
    for _ in range(length):
        names = [name + letter for name in names for letter in _LETTERS]
    return names
