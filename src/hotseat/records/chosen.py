"""The topic chosen last, in a small file beside the database: an id and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.records.paths import topic_path

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 200
"""Bytes; more is no id."""


def chosen_topic(database: Path) -> str:
    """Its id; empty where none was chosen, or where the file holds none."""
    try:
        with topic_path(database).open("rb") as file:
            said = file.read(_MOST + 1)
        return "" if len(said) > _MOST else said.decode().strip()
    except (OSError, ValueError):
        return ""


def keep_topic(database: Path, topic_id: str) -> None:
    """Keep it for the next run, readable by nobody else.

    Raises:
        HotseatError: it cannot be written.
    """
    from hotseat.files.private import write_private

    write_private(topic_path(database), [topic_id, "\n"], force=True)
