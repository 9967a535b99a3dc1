"""No text of the desk adds levels up, decides or ranks."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.forbidden import forbidden_in

SOURCE = Path(__file__).resolve().parents[2] / "src" / "hotseat"
FACES = ("cli", "tui", "reports")
ONLY_READ = {"desk/transcripts/headings.py", "desk/transcripts/names.py"}
"""Lists of words that a file is compared with; nothing of them is shown to anybody."""


def desk_modules() -> list[Path]:
    """All that makes text of the desk, whoever wrote it."""
    named = [
        path
        for face in FACES
        for path in (SOURCE / face).rglob("*.py")
        if any(part.startswith("desk") for part in path.relative_to(SOURCE / face).parts)
    ]
    found = sorted((*(SOURCE / "desk").rglob("*.py"), *named))
    return [path for path in found if path.relative_to(SOURCE).as_posix() not in ONLY_READ]


def own_text(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The string constants of a module with their lines; docstrings and lone strings are none."""
    lone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in lone:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", desk_modules(), ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_the_desk_says_none_of_the_words(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [
        f"{path.relative_to(SOURCE)}:{line}: {word!r} in {text!r}"
        for line, text in own_text(tree)
        for word in forbidden_in(text)
    ]
    assert not found, "\n".join(found)


def test_the_modules_are_found() -> None:
    assert SOURCE / "desk" / "models.py" in desk_modules()


@pytest.mark.parametrize(
    "text",
    [
        "Overall: 3", "The total", "a score of 4", "the final score", "Verdict", "hire", "Hired",
        "hireable",
        "No-hire", "rejected", "pass/fail", "pass mark", "Ranking", "ranked 2nd",
        "the best candidate", "recommendation to hire", "Recommended for offer", "confidence",
        "Personality", "candidate passed", "strong yes", "The candidate failed",
    ],
)  # fmt: skip
def test_a_word_is_seen(text: str) -> None:
    assert forbidden_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Recommendation", "Recommendation: named", "Diagnosis", "Level 2 of 2", "no total",
        "The file cannot be read.", "nothing passed on", "It failed to open.", "totally",
        "ranks_of",
        "Evidence before a level.", "She hirsute", "the scorecard", "underscore of", "best effort",
    ],
)  # fmt: skip
def test_a_word_that_may_stand_is_left(text: str) -> None:
    assert forbidden_in(text) == []


def test_the_words_are_told_in_order() -> None:
    assert forbidden_in("Verdict: hire. Overall 4.") == ["verdict", "hire", "overall"]


def test_docstrings_are_no_text_and_parts_of_formatted_text_are() -> None:
    tree = ast.parse('"""hire"""\nx = f"total {n}"\n"""rank"""\ny = "level"\n')
    assert {text for _, text in own_text(tree)} == {"total ", "level"}
