"""A small rubric, lexicon and topic of their own, to be bent in each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from hotseat.errors import InvalidFileError, Problem
from hotseat.rubrics.load import load_rubric
from hotseat.rubrics.models import Rubric

DECISION = """\
id: decision
kind: decision
title: A thing to decide
settings: {scenario_some: 2}
criteria:
  - id: diagnosis
    title: Diagnosis
    weight: 10
    levels: [missing, named, grounded]
    meaning: [none, in general, in the case]
    advice: {0: Say what is wrong., 1: Point at the fact.}
    probe: What is wrong?
  - id: recommendation
    title: Recommendation
    polarity: affirm
    weight: 5
    levels: [none, named, reasoned]
    meaning: [none, without a reason, with its reason]
bands:
  - {overall: 5, needs: {diagnosis: 2, recommendation: 2}}
  - {overall: 4, needs: {recommendation: 2}}
  - {overall: 3, needs: {recommendation: 1}}
  - {overall: 2, needs: {diagnosis: 1}}
  - {overall: 1}
"""
ENGLISH = """\
id: english
entries:
  negation:
    say: [=not, =no, never]
    yes: [not that]
  contrast: {say: [=but, on_the other hand]}
function_words: the a of to
glue_words: the is
"""
TOPIC = """\
id: travel
options:
  train: {title: train, name: {say: [train, rail*]}}
  bicycle: {title: bicycle, name: {say: [bicycle]}}
causes:
  distance: {title: a matter of distance, option: train}
  health: {title: a matter of health, option: bicycle}
entries:
  far: {say: [far_away, <contrast> distance]}
"""
WORDS = "# words that are never typing errors\nthe\nplace\n\n  house  \n"


class Files:
    """The four files in a folder; `bend` replaces a piece of one of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        for name, text in (
            ("decision.yaml", DECISION),
            ("english.yaml", ENGLISH),
            ("topic.yaml", TOPIC),
            ("common_words.txt", WORDS),
        ):
            self.path(name).write_text(text, encoding="utf-8")

    def path(self, name: str) -> Path:
        """The file of this name."""
        return self.folder / name

    def bend(self, name: str, old: str, new: str) -> None:
        """Replace the first `old` in a file."""
        text = self.path(name).read_text(encoding="utf-8")
        assert old in text
        self.path(name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def load(self) -> Rubric:
        """Compile them."""
        return load_rubric("decision", self.path("topic.yaml"), self.folder)

    def problems(self) -> list[Problem]:
        """What is wrong with them, each in its file."""
        with pytest.raises(InvalidFileError) as caught:
            self.load()
        return list(caught.value.problems)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Sound files."""
    return Files(tmp_path / "rubrics")
