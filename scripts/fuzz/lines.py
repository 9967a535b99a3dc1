"""Fuzzing JSON Lines: a batch of answers, and the gold answers of a pack with their labels.

The first line of an input says which of the three files it is.
"""

from __future__ import annotations

import atexit
import io
import json
import shutil
import tempfile
from functools import cache
from pathlib import Path

from scripts.fuzz.frame import Target, check_error, check_problem, parted, within
from scripts.fuzz.pack import SOUND

from hotseat.bank.load import Bank, load_bank
from hotseat.desk.calibration import FOLDER, gold_answers
from hotseat.errors import InvalidFileError, Problem
from hotseat.evaluation.label import MARKS
from hotseat.evaluation.labelled import ANSWERS, LABELS
from hotseat.files.jsonl import read_rows

SECONDS = 2.0
TEXT = "It is far, so I would take the train: the bicycle is for the hills."
ANSWER = {"id": "g1", "question": "way", "answer": TEXT}
LABEL = {
    "id": "g1",
    "question": "way",
    "overall": 3,
    "marks": dict.fromkeys(MARKS, 1),
    "choice": "train",
    "cause": "distance",
    "quotes": {name: ["I would take the train"] for name in MARKS},
    "why": dict.fromkeys(MARKS, "Because it says so."),
}
LINES = {
    "batch": json.dumps(ANSWER) + "\n",
    "answers": json.dumps(ANSWER) + "\n",
    "labels": json.dumps(LABEL) + "\n",
}
PIECES = (
    *('"id": ', '"question": "way"', '"answer": ', '"marks": {', '"quotes": {', '"why": {', "[]"),
    *("{", "}", "[", "]", ",", ":", "null", "true", "1", "-1", "1e999", "NaN", "9" * 30, '"', "\\"),
    *("\\ud800", "\\u0000", "\u202e", "\ufeff", "\r\n", "\n", " ", "[" * 300, '"choice": "both"'),
    *('"diagnosis": 2', '"overall": 9', '"id": "g2"', "{}", '{"id": "g1"}', "é", "\x00"),
)


@cache
def _home() -> tuple[Path, Bank]:
    """The folder of the gold answers, and the bank that they are of."""
    home = Path(tempfile.mkdtemp(prefix="hotseat-fuzz-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for path, text in SOUND.values():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(text, encoding="utf-8")
    folder = home / "packs" / "travel" / FOLDER
    folder.mkdir()
    return folder, load_bank([home / "packs"])


def check(data: bytes) -> None:
    """Read the lines."""
    role, body = parted(data, list(LINES))
    with within(SECONDS):
        _gold(role, body) if role != "batch" else _rows(body)


def _rows(body: bytes) -> None:
    last = 0
    for row in read_rows(io.BytesIO(body), "file"):
        assert row.line > last
        last = row.line
        problem = row if isinstance(row, Problem) else row.texts(("id", "question", "answer"))
        if problem:
            check_problem(problem, "file")
    assert last <= body.count(b"\n") + 1


def _gold(role: str, body: bytes) -> None:
    folder, bank = _home()
    for name, file in (("answers", ANSWERS), ("labels", LABELS)):
        (folder / file).write_bytes(body if role == name else LINES[name].encode())
    try:
        found = gold_answers(bank)
    except InvalidFileError as error:
        check_error(error, str(folder))
        return
    for gold in found:
        assert gold.question in bank.questions
        assert all(quote in gold.answer for quotes in gold.quotes.values() for quote in quotes)
        assert all(0 <= level <= 2 for level in gold.levels.values())


TARGET = Target("lines", check, PIECES)
