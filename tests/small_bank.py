"""A small bank with rubrics of its own in the place of the built-in data; all its samples hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from hotseat.files import datadir

CONCEPT = """\
id: concept
kind: concept
bands:
  - {overall: 5, points: 90}
  - {overall: 4, points: 65}
  - {overall: 3, points: 40}
  - {overall: 2, points: 15}
  - {overall: 1}
"""
ENGLISH = """\
id: english
entries:
  negation:
    say: [=not, never]
    yes: [it is not far, never again]
    no: [tie a knot]
glue_words: the a is it to and of you
"""
TOPIC = """\
id: travel
options:
  train:
    title: train
    name:
      say: [train, rail*]
      yes: [the train, by railway]
      no: [a rain coat]
  bicycle:
    title: bicycle
    name: {say: [bicycle], yes: [two bicycles]}
causes:
  distance: {title: a matter of distance, option: train}
entries:
  far: {say: [far_away], yes: [far away], no: [away]}
"""
WHY = """\
id: why-move
kind: concept
prompt: Why should anyone move from here to there at all?
points:
  - id: joy
    statement: it is a joy to move
    say: [joy]
  - id: health
    statement: who moves stays well
    say:
      - stay well
      - healthy
answers:
  - grade: strong
    overall: 5
    text: It is a joy to move, and you stay well and healthy.
  - grade: wrong
    overall: 1
    text: You come to the end of the street.
"""


class SmallBank:
    """Its files; `bend` replaces a piece of one of them."""

    def __init__(self, data: Path) -> None:
        self.rubrics = data / "rubrics"
        self.packs = data / "question_bank"
        self.pack = self.packs / "travel"
        self.pack.mkdir(parents=True)
        self.rubrics.mkdir()
        for path, text in (
            (self.rubrics / "concept.yaml", CONCEPT),
            (self.rubrics / "english.yaml", ENGLISH),
            (self.rubrics / "common_words.txt", "street\n"),
            (self.pack / "pack.yaml", "id: travel\n"),
            (self.pack / "topic.yaml", TOPIC),
            (self.pack / "why-move.yaml", WHY),
        ):
            path.write_text(text, encoding="utf-8")

    def path(self, name: str) -> Path:
        """The file of this name."""
        folder = self.pack if (self.pack / name).exists() else self.rubrics
        return folder / name

    def bend(self, name: str, old: str, new: str) -> None:
        """Replace the only `old` in a file."""
        text = self.path(name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        self.path(name).write_text(text.replace(old, new), encoding="utf-8")


def small_bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallBank:
    """Write it and let it stand for the built-in data."""
    package = tmp_path / "hotseat"
    monkeypatch.setattr(datadir, "PACKAGE", package)
    return SmallBank(package / "_data")
