"""A small bank and a small set of labelled answers of a topic of their own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from hotseat.interview.library import Library

TOPIC = """\
id: travel
options:
  train: {title: train, name: {say: [train], yes: [take the train]}}
  bicycle: {title: bicycle, name: {say: [bicycle], yes: [ride a bicycle]}}
causes:
  distance: {title: a matter of distance, option: train}
  health: {title: a matter of health, option: bicycle}
"""
ROME = """\
id: to-rome
kind: decision
prompt: You are to be in Rome tomorrow. How, and why?
expect: {cause: distance, options: [train]}
"""
QUESTIONS = """\
decision:
  - id: to-paris
    prompt: Paris calls, but your doctor says that you sit too much. How, and why?
    expected: {root_cause: health, accepted: [bicycle], other: the train goes farther}
concept:
  - id: why-move
    prompt: Why move at all?
    points: [moving is a joy to everyone, rest makes people rusty]
    misconceptions: [moving is for young people]
"""
Rows = Sequence[Mapping[str, Any] | str]
Write = Callable[..., Path]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A bank with one decision question."""
    folder = tmp_path / "travel"
    folder.mkdir()
    (folder / "pack.yaml").write_text("id: travel\n", encoding="utf-8")
    (folder / "topic.yaml").write_text(TOPIC, encoding="utf-8")
    (folder / "to-rome.yaml").write_text(ROME, encoding="utf-8")
    return Library.open([folder])


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A function that writes a folder of labelled answers: rows are objects or raw lines."""

    def make(answers: Rows, labels: Rows, questions: str | None = QUESTIONS) -> Path:
        folder = tmp_path / "set"
        folder.mkdir()
        for name, rows in (("answers", answers), ("labels", labels)):
            lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
            text = "".join(f"{line}\n" for line in lines)
            (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
        if questions is not None:
            (folder / "questions.yaml").write_text(questions, encoding="utf-8")
        return folder

    return make
