"""Packs of somebody else for tests, as folders and as zip archives, beside `tests.small_bank`."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

QUESTION = """\
id: {id}
kind: concept
prompt: Why should anyone walk?
points: [{{id: joy, statement: it is a joy to walk}}]
answers: [{{grade: strong, overall: 5, text: It is a joy to walk.}}]
"""
ABOUT = """\
id: walks
title: Walks
topic: travel
version: 2.1
licence: CC BY 4.0
authors: [A. Author, B. Writer]
sources: [A handbook of walks]
"""


def pack_files(pack_id: str = "walks", question: str = "why-walk") -> dict[str, str]:
    """A sound pack of one question and one page."""
    return {
        "pack.yaml": ABOUT.replace("id: walks", f"id: {pack_id}"),
        f"concepts/{question}.yaml": QUESTION.format(id=question),
        "guide/1.md": "# Walking\n\nIt is a joy.\n",
    }


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def write_zip(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write an archive of files, whatever they are called."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return path
