"""House rules that no linter knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "hotseat"
MODULES = sorted(SOURCE.rglob("*.py"))
SCREEN_MODULES = sorted((SOURCE / "tui").rglob("*.py"))
MAX_LINES = 300

MARKUP_WIDGETS = {"Button", "Checkbox", "Label", "Link", "RadioButton", "Static"}
"""Widgets that read the square brackets in their text as markup, unless told not to."""
CONTENT_MAKERS = {"Content", "assemble", "styled"}
"""What makes text that is no longer read as markup; functions that return `Content` as well."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


GUIDE_PAGES = sorted((ROOT / "question_bank").glob("*/guide/*.md"))
GUIDE_WIDTH = 76
"""What is left of 80 columns beside the margins."""

each_module = pytest.mark.parametrize("path", MODULES, ids=name_of)
each_screen_module = pytest.mark.parametrize("path", SCREEN_MODULES, ids=name_of)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@each_module
def test_no_file_is_too_long(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_LINES, f"{lines} lines: split it by idea"


@each_module
def test_every_module_says_what_it_is(path: Path) -> None:
    assert (ast.get_docstring(tree_of(path)) or "").strip()


def topic_words() -> set[str]:
    """The ids and titles of the options of every built-in topic."""
    words: set[str] = set()
    for path in (ROOT / "question_bank").glob("*/topic.yaml"):
        topic = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for key, option in (topic.get("options") or {}).items():
            words |= {str(key), str(option.get("title", key))}
    return words


def spellings(word: str) -> re.Pattern[str]:
    """The word as a whole, with any of space, hyphen, underscore or nothing between its parts."""
    any_form = r"[\s_-]?".join(re.escape(part) for part in re.split(r"[\s_-]+", word))
    return re.compile(rf"(?<![a-z]){any_form}(?![a-z])", re.IGNORECASE)


def test_the_code_knows_no_topic() -> None:
    words = topic_words()
    assert words, "no topic found to test with"
    patterns = [spellings(word) for word in sorted(words)]
    found = [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in MODULES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if any(pattern.search(line) for pattern in patterns)
    ]
    assert not found, "\n".join(found)


@cache
def content_functions() -> set[str]:
    """The functions of the screens that return `Content`, by their names."""
    return {
        node.name
        for path in SCREEN_MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef)
        and node.returns is not None
        and ast.unparse(node.returns).strip("'\"") == "Content"
    }


def called(node: ast.expr) -> str:
    """The last part of the name that is called."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def is_safe_text(node: ast.expr, makers: set[str]) -> bool:
    """Whether no markup can be read in it: our own words without brackets, or `Content`."""
    if isinstance(node, ast.Constant):
        return "[" not in str(node.value)
    if isinstance(node, ast.IfExp):
        return is_safe_text(node.body, makers) and is_safe_text(node.orelse, makers)
    return isinstance(node, ast.Call) and called(node.func) in makers


def markup_faults(tree: ast.Module, makers: set[str]) -> Iterator[tuple[int, str]]:
    """Calls that would read someone's text as markup, with their lines."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = called(node.func)
        if name not in MARKUP_WIDGETS | {"notify"}:
            continue
        markup = next((k.value for k in node.keywords if k.arg == "markup"), None)
        if isinstance(markup, ast.Constant) and markup.value is False:
            continue
        texts = [*node.args[:1]]
        texts += [k.value for k in node.keywords if k.arg in ("content", "label", "message")]
        if name == "notify":
            # `notify` takes no Content, and its title is read as markup too.
            texts += [k.value for k in node.keywords if k.arg == "title"]
            if not all(isinstance(text, ast.Constant) for text in texts):
                yield node.lineno, "notify() needs markup=False"
        if not texts:
            # Filled later by update(), with who knows what.
            yield node.lineno, f"an empty {name}() needs markup=False"
        elif not all(is_safe_text(text, makers) for text in texts):
            yield node.lineno, f"{name}() needs Content or markup=False"


@each_screen_module
def test_no_text_is_read_as_markup(path: Path) -> None:
    makers = CONTENT_MAKERS | content_functions()
    faults = [
        f"{name_of(path)}:{line}: {fault}" for line, fault in markup_faults(tree_of(path), makers)
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("code", "faults"),
    [
        ("Static('plain words')", 0),
        ("Static('[b]bold[/b]')", 1),
        ("Static(title)", 1),
        ("Static(f'{title}')", 1),
        ("Static(title, markup=False)", 0),
        ("Static(title, markup=True)", 1),
        ("Static(Content(title))", 0),
        ("Static(Content.assemble(title))", 0),
        ("widgets.Label(title)", 1),
        ("Static(id='answer')", 1),
        ("Static(id='answer', markup=False)", 0),
        ("self.notify(str(error))", 1),
        ("self.notify(str(error), markup=False)", 0),
        ("self.notify('Saved.')", 0),
        ("self.notify('Saved.', title=name)", 1),
    ],
)
def test_the_markup_lint_sees_what_it_should(code: str, faults: int) -> None:
    lines = {line for line, _ in markup_faults(ast.parse(code), CONTENT_MAKERS)}
    assert len(lines) == faults


def test_scoring_opens_no_file() -> None:
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in sorted((SOURCE / "scoring").rglob("*.py"))
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and called(node.func) in {"open", "read_text", "read_bytes", "write_text", "print", "input"}
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", GUIDE_PAGES, ids=name_of)
def test_a_guide_page_fits_the_screen(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert not [line for line in lines if len(line) > GUIDE_WIDTH]
    assert not [line for line in lines if line.startswith("|") and line.count("|") > 4]
