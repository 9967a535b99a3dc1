"""Fuzzing what reads files and texts from anyone: a module for each target, by its name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.fuzz.frame import Target

WATCHED = {
    "answers": ("hotseat.scoring", "hotseat.text"),
    "bank": ("hotseat.bank", "hotseat.files", "hotseat.rubrics", "hotseat.settings"),
    "desk": ("hotseat.desk",),
    "lines": ("hotseat.desk", "hotseat.evaluation", "hotseat.files"),
    "patterns": ("hotseat.patterns", "hotseat.text"),
    "transcripts": ("hotseat.desk", "hotseat.files"),
}
"""Each target with the packages whose coverage leads its way."""


def target_of(name: str) -> Target:
    """A target, imported when it is needed: what it tests comes along."""
    found: Target = import_module(f"scripts.fuzz.{name}").TARGET
    return found
