"""A transcript on disk, and what an interview at the desk is called."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]

VTT = """\
WEBVTT

00:00:01.000 --> 00:00:03.000
Ida Quill: You are to be in Rome tomorrow. What do you do?

00:00:05.000 --> 00:00:15.500
Bruno Tarn: Rome is far and it is tomorrow. So I take the train, of course.

00:00:20.000 --> 00:00:22.000
Ida Quill: Thank you, Bruno. And the bicycle?

00:00:25.000 --> 00:00:35.000
Bruno Tarn: The bicycle is good for my health. Write to bruno.tarn@example.org about it.
"""


def transcript(folder: Path, text: str = VTT, name: str = "talk.vtt") -> Path:
    """A file with a transcript."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def imported(run: Run, path: Path, *flags: str | Path) -> str:
    """Import a transcript; gives the id."""
    code, out, err = run("desk", "import", path, "--json", *flags)
    assert code == 0, err
    return str(json.loads(out)["id"])
