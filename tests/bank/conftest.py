"""A small bank of its own topic, to be bent in each test."""

from __future__ import annotations

from pathlib import Path

import pytest

TOPIC = """\
id: travel
options:
  train: {title: train, name: {say: [train]}}
  bicycle: {title: bicycle, name: {say: [bicycle]}}
causes:
  distance: {title: a matter of distance, option: train}
  health: {title: a matter of health, option: bicycle}
"""


class Folder:
    """A folder of packs, written file by file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.write("travel/pack.yaml", "id: travel\n")
        self.write("travel/topic.yaml", TOPIC)

    def write(self, name: str, text: str) -> Path:
        """Write a file, and the folders that it needs."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def question(self, name: str, more: str = "", pack: str = "travel") -> Path:
        """Write a question of the minimal keys."""
        return self.write(
            f"{pack}/{name}.yaml",
            f"id: {Path(name).name}\nkind: decision\nprompt: Which one, and why?\n"
            f"expect: {{cause: distance, options: [train]}}\n{more}",
        )


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A pack called `travel` without questions."""
    return Folder(tmp_path / "packs")
