"""Fuzzing the files of a pack, its rubrics and its lexicon, and the config file.

The first line of an input says which file of a small sound pack it stands for.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from scripts.fuzz.frame import Target, check_error, check_problem, parted, within
from scripts.fuzz.pack import SOUND

from hotseat.bank.load import load_bank
from hotseat.errors import InvalidFileError
from hotseat.rubrics.load import load_rubric
from hotseat.scoring import AnswerTooLongError, score
from hotseat.settings.load import read_settings

SECONDS = 2.0
ANSWER = "The train, as it is far: not by bicycle, but the hills are long. Health is no matter."
PIECES = (
    *("id: ", "kind: ", "prompt: ", "say: [", "say:\n", "yes: ", "no: ", "options:\n", "causes:\n"),
    *("entries:\n", "title: ", "name: ", "points:\n", "answers:\n", "facts: [", "probes: {"),
    *("- ", "  - ", "    ", "\t", ": ", ":", "? ", "| ", ">\n", "'", '"', "{", "}", "[", "]", ", "),
    *("&a ", "*a", "!x ", "!!str ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "#", " # ", "~"),
    *("\\ud800", "\\x1b", "\\u202e", "\u202e", "\ufeff", "\u2028", "\x85", "\x00", "\r\n", "\r"),
    *("<far>", "<x>", "...", "_", "~", "!no", "=no", "rail*", "=#", "(a | b)", "(", ")", "|", "é"),
    *("0", "-1", "1e9", "99999999999999999999", "true", "NO", "12:30", "none", "{a: 1}", "[[a]]"),
    *("settings:", "criteria:", "bands:", "needs: {", "weight: ", "levels: [a, b, c]", "null"),
    *("predict: ", "daily: ", "think: 2m", "keys:\n", "  submit: ctrl+s", "bell: ", "theme: "),
    *("polarity: any", "twin: ", "both"),
)


@cache
def _home() -> Path:
    """A folder with the sound pack, for as long as this process runs."""
    home = Path(tempfile.mkdtemp(prefix="hotseat-fuzz-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for path, text in SOUND.values():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(text, encoding="utf-8")
    return home


def check(data: bytes) -> None:
    """Load the pack with one file exchanged, and mark answers to what is left of it."""
    role, body = parted(data, list(SOUND))
    home = _home()
    path, text = home / SOUND[role][0], SOUND[role][1]
    path.write_bytes(body)
    try:
        with within(SECONDS):
            _config(path, home) if role == "config" else _bank(home)
    finally:
        path.write_text(text, encoding="utf-8")


def _config(path: Path, home: Path) -> None:
    try:
        read_settings(path)
    except InvalidFileError as error:
        check_error(error, str(home))


def _bank(home: Path) -> None:
    bank = load_bank([home / "packs"])
    for problem in bank.problems:
        check_problem(problem, str(home))
    for question in bank.questions.values():
        try:
            rubric = load_rubric(question.kind, bank.topic_file(question), home / "rubrics")
        except InvalidFileError as error:
            check_error(error, str(home))
            continue
        for answer in (ANSWER, *(given.text for given in question.answers)):
            try:
                card = score(answer, question, rubric)
            except AnswerTooLongError:
                continue
            assert card.to_json() == score(answer, question, rubric).to_json()


TARGET = Target("bank", check, PIECES)
