"""Rules for the screens' code that no type can state."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import hotseat.tui

SOURCES = sorted(Path(hotseat.tui.__file__).parent.rglob("*.py"))
SINKS = {"Static", "Label", "Button", "Option", "Checkbox", "Tab", "Collapsible", "Content"}
MAKERS = {"text", "one_line", "lines", "beside", "column", "apart", "hanging"}
HELPER = "textual_text.py"


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Name):
                yield node, function.id
            elif isinstance(function, ast.Attribute):
                yield node, function.attr


def is_raw(node: ast.expr) -> bool:
    """Text that is not a constant and does not come from the helper."""
    if isinstance(node, ast.Constant):
        return "[" in str(node.value)
    return isinstance(node, ast.JoinedStr | ast.BinOp)


def test_text_reaches_widgets_through_the_helper_only() -> None:
    bad = [
        f"{path.name}:{call.lineno}"
        for path in SOURCES
        if path.name != HELPER
        for call, name in calls(path)
        if name in SINKS | {"update"} and any(is_raw(argument) for argument in call.args)
    ]
    assert bad == []


def test_notices_read_no_markup() -> None:
    found = [call for path in SOURCES for call, name in calls(path) if name == "notify"]
    assert found
    for call in found:
        [markup] = [k.value for k in call.keywords if k.arg == "markup"]
        assert isinstance(markup, ast.Constant)
        assert markup.value is False


def test_every_worker_names_its_group() -> None:
    found = [call for path in SOURCES for call, name in calls(path) if name == "run_worker"]
    assert found
    assert all("group" in [k.arg for k in call.keywords] for call in found)


def test_no_markup_is_parsed() -> None:
    for path in SOURCES:
        for _, name in calls(path):
            assert name not in {"from_markup", "escape"}, path


def test_all_bindings_come_from_the_table() -> None:
    makers = [path.name for path in SOURCES for _, name in calls(path) if name == "Binding"]
    assert makers == ["bindings.py"]
