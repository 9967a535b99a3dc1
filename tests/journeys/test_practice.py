"""A person sits down, is asked, answers, and reads what it was worth; in a real terminal."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.journeys.terminal import HOTSEAT, Terminal, hotseat

pytestmark = [pytest.mark.journey, pytest.mark.slow]

ANSWER = (
    "The tone is fine, so this is a knowledge problem. The facts change often and are not in "
    "the prompt. I would retrieve them first, because weights go stale."
)


@pytest.fixture(autouse=True)
def _tmux(need_program: Callable[[str], str]) -> None:
    need_program("tmux")


def drafts(folder: Path) -> list[str]:
    path = folder / "data" / "hotseat" / "hotseat.db"
    if not path.exists():
        return []
    db = sqlite3.connect(path)
    try:
        return [row[0] for row in db.execute("select text from drafts")]
    finally:
        db.close()


def begin(terminal: Terminal) -> None:
    """From the shell to the first question."""
    terminal.wait("Practise")
    terminal.press("Enter")
    terminal.wait("Your answer")


def test_start_answer_and_read_the_feedback(tmp_path: Path) -> None:
    with hotseat(tmp_path) as terminal:
        begin(terminal)
        terminal.type(ANSWER)
        terminal.wait("29 words")
        terminal.wait("29 words · saved")
        terminal.press("C-s")
        terminal.wait("how do you think it went?")
        terminal.type("210")
        terminal.press("Enter")
        terminal.wait("Add one thing")
        screen = terminal.wait("Not an assessment of a person.")
        assert "you said" in screen
        assert "Diagnosis" in screen
        assert "When to combine" in screen
        assert "Follow-up" in screen
        terminal.press("w")
        terminal.wait("Why ·")
        terminal.wait("counted:")
        terminal.press("Escape")
        terminal.wait("Add one thing")
        terminal.press("m")
        terminal.wait("Model answers ·")
        terminal.press("Escape")
        terminal.wait("Add one thing")
        terminal.press("Enter")
        terminal.wait("Your answer")
        terminal.press("Escape")
        terminal.wait("What would you like to do?")
        terminal.wait("last answer")
        terminal.press("C-q")
        assert terminal.exit_code() == 0
        assert terminal.flag("alternate_on") == "0"
        assert terminal.flag("mouse_any_flag") == "0"


def test_a_paste_of_many_lines_and_undo(tmp_path: Path) -> None:
    with hotseat(tmp_path) as terminal:
        begin(terminal)
        terminal.paste("a line of words\n" * 200)
        terminal.wait("800 words")
        terminal.press("C-z")
        terminal.until(lambda: "800 words" not in terminal.screen)
        terminal.press("C-y")
        terminal.wait("800 words")


def test_the_editor_and_back(tmp_path: Path) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\nprintf "%s and more" "$(cat "$1")" > "$1"\n')
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    terminal = Terminal(tmp_path)
    try:
        terminal.start(HOTSEAT, {"EDITOR": str(editor)})
        begin(terminal)
        terminal.type("words")
        terminal.wait("1 word ·")
        terminal.press("F4")
        terminal.wait("words and more")
        terminal.type("!")
        terminal.wait("words and more!")
    finally:
        terminal.close()


def test_an_editor_that_fails_leaves_the_app_as_it_was(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    try:
        terminal.start(HOTSEAT, {"EDITOR": "false"})
        begin(terminal)
        terminal.type("words")
        terminal.wait("1 word ·")
        terminal.press("F4")
        terminal.wait("Your text is as it was.")
        terminal.type(" and more")
        terminal.wait("words and more")
    finally:
        terminal.close()


def test_ctrl_c_in_the_editor_is_the_editors_alone(tmp_path: Path) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text("#!/bin/sh\ntrap '' INT\nprintf ' saved' >> $1\nkill -INT 0\n")
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    terminal = Terminal(tmp_path)
    try:
        terminal.start(HOTSEAT, {"EDITOR": str(editor)})
        begin(terminal)
        terminal.type("words")
        terminal.wait("1 word ·")
        for words in ("words saved", "words saved saved"):
            terminal.press("F4")
            terminal.wait(words)
        terminal.type("!")
        terminal.wait("words saved saved!")
    finally:
        terminal.close()


@pytest.mark.parametrize(("width", "height"), [(60, 20), (120, 40)])
def test_other_sizes(tmp_path: Path, width: int, height: int) -> None:
    with hotseat(tmp_path, width=width, height=height) as terminal:
        begin(terminal)
        terminal.type(ANSWER)
        terminal.wait("29 words")
        terminal.press("C-s")
        terminal.wait("How did it go?")
        terminal.press("Enter")
        terminal.wait("Feedback ·")
        terminal.wait("Add one thing")


def test_a_bank_with_a_broken_file_says_what_was_left_out(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "pack.yaml").write_text("id: mine\ntopic: fine_tuning_vs_rag\n")
    (pack / "broken.yaml").write_text("id: broken\nkind: [\n")
    program = (
        "import sys; from pathlib import Path; from hotseat.tui.run import run; "
        "sys.exit(run([Path(sys.argv[1])]))"
    )
    terminal = Terminal(tmp_path)
    try:
        terminal.start([HOTSEAT[0], "-c", program, str(pack)])
        terminal.wait("One thing in the bank")
        terminal.press("C-p")
        terminal.type("bank prob")
        terminal.wait("What was left out")
        terminal.press("Enter")
        terminal.until(lambda: "broken.yaml" in terminal.screen.replace("\n", ""), "the file")
    finally:
        terminal.close()
