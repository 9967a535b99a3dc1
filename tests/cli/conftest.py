"""A small bank on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

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
title: All the way to Rome
kind: decision
tags: [far]
prompt: You are to be in Rome tomorrow. How, and why?
expect: {cause: distance, options: [train]}
facts: [rome, tomorrow]
answers: [{grade: strong, overall: 5, text: Rome is far so I take the train.}]
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A folder with the sound pack `travel` of two questions."""
    folder = tmp_path / "packs" / "travel"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text("id: travel\n", encoding="utf-8")
    (folder / "topic.yaml").write_text(TOPIC, encoding="utf-8")
    (folder / "to-rome.yaml").write_text(ROME, encoding="utf-8")
    (folder / "why-move.yaml").write_text(
        "id: why-move\nkind: concept\nlevel: senior\nprompt: Why move at all?\n"
        "points: [{id: joy, statement: It is a joy to move}]\n",
        encoding="utf-8",
    )
    return folder.parent
