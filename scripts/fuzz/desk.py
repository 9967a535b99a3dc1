"""Fuzzing what the desk reads again: interviews, the head and the lines of its log, exported cards.

The first line of an input says which of them it is.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import shutil
import tempfile
from functools import cache
from pathlib import Path

from scripts.fuzz.frame import Target, check_problem, parted, within

from hotseat.desk.chain import head_from_json, head_to_json
from hotseat.desk.codec import NOT_ONE, interview_from_json, interview_to_json
from hotseat.desk.folder import DeskFolder
from hotseat.desk.ratings import read_cards
from hotseat.desk.verify import Stamp, verify

SECONDS = 2.0
ROLES = ("interview", "head", "log", "card")
PIECES = (
    *('"schema": "hotseat/desk@1"', '"sheets": [', '"markings": {', '"levels": [', '"quotes": ['),
    *("{", "}", "[", "]", ",", ":", "null", "true", "1", "-1", "1e999", "NaN", "9" * 30, '"', "\\"),
    *('"at": "2026-03-02T10:00:00+00:00"', '"n": 1', '"prev": ', '"hash": ', "0" * 64, "\n", "é"),
    *('"writing": ', '"count": ', '"size": ', '"suggest": "off"', "\\ud800", "\\u0000", "[" * 300),
    *('"schema": "hotseat/desk-card@1"', '"cards": [', '"log": {', '"head": ', '"level": 2'),
)


@cache
def _desk() -> tuple[DeskFolder, bytes]:
    """A desk, and its log as it was written."""
    home = Path(tempfile.mkdtemp(prefix="hotseat-fuzz-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    folder = DeskFolder(home / "desk")
    for act in ("import", "lock"):
        folder.log.append([{"at": "2026-03-02T10:00:00+00:00", "act": act, "interview": "x"}])
    return folder, folder.log.path.read_bytes()


def check(data: bytes) -> None:
    """Read it as what it says it is."""
    role, body = parted(data, ROLES)
    with within(SECONDS):
        {"interview": _interview, "head": _head, "log": _log, "card": _card}[role](body)


def _interview(body: bytes) -> None:
    try:
        found = interview_from_json(json.loads(body.decode("utf-8")))
    except NOT_ONE:
        return
    again = json.loads(json.dumps(interview_to_json(found)))
    assert interview_from_json(again) == found


def _head(body: bytes) -> None:
    with contextlib.suppress(ValueError):
        head = head_from_json(body)
        assert head_from_json(json.dumps(head_to_json(head)).encode()) == head


def _log(body: bytes) -> None:
    folder, sound = _desk()
    folder.log.path.write_bytes(body)
    for problem in verify(folder, [Stamp(1, "0" * 64, str(folder.path), "x")]).problems:
        check_problem(problem, str(folder.path))
    assert verify(folder).whole == (body == sound), "whoever changes the log is found out"


def _card(body: bytes) -> None:
    path = _desk()[0].log.path.with_name("card.json")
    path.write_bytes(body)
    for problem in read_cards(path).problems:
        check_problem(problem, str(path))


TARGET = Target("desk", check, PIECES)
