"""Where the desk keeps interviews: a folder for each, with all that there is of that candidate.

So to purge one is to remove its folder, and nothing of it can stay anywhere else.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from hotseat.desk.codec import (
    NOT_ONE,
    interview_from_json,
    interview_to_json,
    transcript_from_json,
    transcript_to_json,
)
from hotseat.desk.errors import DeskError, InUseError, LateError
from hotseat.desk.labels import label_of, next_label
from hotseat.desk.log import Log
from hotseat.desk.models import Interview, Transcript
from hotseat.errors import HotseatError, UnknownIdError, reason_of
from hotseat.files.private import sync_folder, write_private
from hotseat.files.source import read_regular
from hotseat.records.paths import data_folder, make_folder

ID = re.compile(r"[0-9a-f]{6}")
_LEFT = re.compile(r"\.[0-9a-f]{6}\.(gone|new)")
"""What a purge or an import leaves that was cut short."""
_LAST_WORDS = ".last"
"""Ends the name of what the log is still to have of a purged interview; no words of anybody."""
_KEY, _LOCK, _KNOCK = "key", "lock", "knock"
_KEY_FORM = re.compile(rb"[0-9a-f]{64}")
_TRANSCRIPT, _WORK = "transcript.json", "work.json"
_FLAGS = os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC

T = TypeVar("T")


class DeskFolder:
    """The desk's part of the data folder. Every method raises DeskError where a file fails it."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = data_folder() / "desk" if path is None else path
        self.log = Log(self.path)
        self.sweep()

    def ids(self) -> list[str]:
        """All interviews. As ids are drawn by lot, so is their order."""
        return [name for name in self._folders() if ID.fullmatch(name)]

    def find(self, wanted: str) -> str:
        """The id that is meant: itself, its beginning, or, if in capitals or no id's, a label.

        Raises:
            UnknownIdError: there is none, or it could be several.
        """
        ids = self.ids()
        if wanted in ids:
            return wanted
        begun = [one for one in ids if wanted and one.startswith(wanted)]
        called = [one for one in ids if wanted and self._label(one) == wanted.upper()]
        # A letter is never taken for the beginning of an id: whoever had it may be gone.
        found = called if wanted.isupper() else begun or called
        if len(found) == 1:
            return found[0]
        raise self._unknown(wanted, ids)

    def new(self, transcript: Transcript, interview: Callable[[str, str], Interview]) -> Interview:
        """Keep a new interview, which is made from its id and its label."""
        fresh = self.path
        try:
            make_folder(self.path.parent)
            make_folder(self.path)
            with self._alone():
                taken = self.ids()
                number = next(n for n in iter(lambda: secrets.token_hex(3), "") if n not in taken)
                works = (self.path / one / _WORK for one in taken)
                labels = {label_of(work) for work in works} | self._labels_before()
                made = interview(number, next_label(labels))
                # Made beside its place and moved there whole: no half interview is ever listed.
                fresh = self.path / f".{number}.new"
                try:
                    make_folder(fresh)
                    write_private(fresh / _TRANSCRIPT, [json.dumps(transcript_to_json(transcript))])
                    write_private(fresh / _KEY, [secrets.token_hex(32)])
                    write_private(fresh / _WORK, [json.dumps(interview_to_json(made))])
                    fresh.rename(self.path / number)
                finally:
                    shutil.rmtree(fresh, ignore_errors=True)
            sync_folder(self.path)
        except OSError as error:
            raise _failed(fresh, error) from error
        return made

    def _labels_before(self) -> set[str]:
        """What those were called who are gone: a report that was kept is about nobody else."""
        entries = self.log.entries()
        return {str(entry["label"]) for entry in entries if isinstance(entry.get("label"), str)}

    def load(self, number: str) -> Interview:
        """An interview as it stands."""
        interview = self._read(number, _WORK, interview_from_json)
        if interview.id != number:
            raise _damaged(self.path / number / _WORK, "It is that of another interview")
        return interview

    def transcript(self, number: str) -> Transcript:
        """Its transcript."""
        return self._read(number, _TRANSCRIPT, transcript_from_json)

    def save(self, interview: Interview) -> None:
        """Keep an interview as it stands now: whole, or as it was before."""
        folder = self.path / interview.id
        if not folder.is_dir():
            raise DeskError(f"Interview {interview.id} was purged meanwhile: it is not kept.")
        write_private(folder / _WORK, [json.dumps(interview_to_json(interview))], force=True)
        sync_folder(folder)

    def key(self, number: str) -> bytes:
        """What its digests in the log are made with."""
        self._check_there(number)
        path = self.path / number / _KEY
        try:
            found = read_regular(path)
        except OSError as error:
            self._check_there(number)
            raise _failed(path, error) from error
        if not _KEY_FORM.fullmatch(found):
            raise _damaged(path)
        return found

    def hold(self, number: str) -> int:
        """Hold an interview for this process, until it ends or `os.close` of what this gives.

        Raises:
            InUseError: another process holds it.
        """
        self._check_there(number)
        path = self.path / number / _LOCK
        try:
            handle = os.open(path, _FLAGS, 0o600)
        except OSError as error:
            self._check_there(number)
            raise _failed(path, error) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            if error.errno != errno.EWOULDBLOCK:
                raise _failed(path, error) from error
            raise InUseError(
                f"Interview {number} is open in another hotseat. Close it there first."
            ) from None
        return handle

    def tidy(self, number: str) -> None:
        """Remove what a write left that was cut short; only for who holds the interview."""
        for left in (self.path / number).glob(f".{_WORK}.*"):
            left.unlink(missing_ok=True)

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

    def purge(self, number: str, last_words: Sequence[Mapping[str, Any]] = ()) -> None:
        """Remove all that there is of an interview; `last_words` is what the log is to have of it.

        Raises:
            InUseError: another process has it open.
            LateError: it is removed, and the log cannot be written; it gets them later.
        """
        handle = self.hold(number)
        gone = self.path / f".{number}.gone"
        left = self.path / f".{number}{_LAST_WORDS}"
        try:
            if last_words:
                # A full disk must not stand in the way of making room.
                with suppress(HotseatError):
                    write_private(left, [json.dumps(list(last_words))], force=True)
            # First out of sight, so that what is left after a crash is never opened again.
            shutil.rmtree(gone, ignore_errors=True)
            (self.path / number).rename(gone)
            shutil.rmtree(gone, ignore_errors=True)
            sync_folder(self.path)
            if gone.exists():
                raise DeskError(f"{gone} could not be removed: remove that folder by hand.")
            self._log_last_words(left, last_words)
        except OSError as error:
            raise _failed(self.path / number, error) from error
        finally:
            os.close(handle)

    def _log_last_words(self, left: Path, last_words: Sequence[Mapping[str, Any]]) -> None:
        try:
            self.log.append(last_words, once=True)
        except HotseatError as error:
            raise LateError(error.message) from error
        left.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Finish what a purge or an import left that was cut short."""
        try:
            left = [name for name in self._folders() if _LEFT.fullmatch(name)]
            words = sorted(self.path.glob(f".*{_LAST_WORDS}"))
            if left or words:
                with self._alone(wait=False):
                    for name in left:
                        shutil.rmtree(self.path / name, ignore_errors=True)
                    for path in words:
                        self._sweep_last_words(path)
        except (HotseatError, OSError):
            # An import is going on, or nothing can be removed here: it stays for the next time.
            return

    def _sweep_last_words(self, left: Path) -> None:
        number = left.name[1 : -len(_LAST_WORDS)]
        try:
            words = [dict(entry) for entry in json.loads(read_regular(left).decode("utf-8"))]
        except (OSError, *NOT_ONE):
            words = []
        if (self.path / number).exists() or not words:
            # The end came before anything was removed: it is still there.
            left.unlink(missing_ok=True)
        else:
            self._log_last_words(left, words)

    def _folders(self) -> list[str]:
        """The names of all folders there, none of them a link."""
        try:
            with os.scandir(self.path) as found:
                return sorted(one.name for one in found if one.is_dir(follow_symlinks=False))
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise _failed(self.path, error) from error

    @contextmanager
    def _alone(self, *, wait: bool = True) -> Iterator[None]:
        """Only one process at a time brings an interview in."""
        handle = os.open(self.path / "desk.lock", _FLAGS, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            yield
        finally:
            os.close(handle)

    def _check_there(self, number: str) -> None:
        folder = self.path / number
        if not ID.fullmatch(number) or folder.is_symlink() or not folder.is_dir():
            raise self._unknown(number, self.ids())

    def _label(self, number: str) -> str:
        return label_of(self.path / number / _WORK)

    def _unknown(self, wanted: str, ids: Sequence[str]) -> UnknownIdError:
        """Only candidates are named as near: calibration answers have no label of letters."""
        return UnknownIdError("interview at the desk", wanted, filter(self._label, ids))

    def _read(self, number: str, name: str, decode: Callable[[Mapping[str, Any]], T]) -> T:
        self._check_there(number)
        path = self.path / number / name
        try:
            return decode(json.loads(read_regular(path).decode("utf-8")))
        except OSError as error:
            self._check_there(number)
            raise _failed(path, error) from error
        except NOT_ONE:
            raise _damaged(path) from None


def _damaged(path: Path, what: str = "It is damaged, or of a newer hotseat") -> DeskError:
    return DeskError(
        f"{path} cannot be used. {what}. It was left as it is: put back a copy of it, or remove "
        f"the interview with hotseat desk purge {path.parent.name}."
    )


def _failed(path: Path, error: OSError) -> DeskError:
    return DeskError(f"{path} cannot be used: {reason_of(error)}.")
