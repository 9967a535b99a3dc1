"""The page that describes the cards names every key and every column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.desk.made import DIAGNOSIS, WORDS, fresh, question

from hotseat.reports.desk_build import card_of
from hotseat.reports.desk_json import card_json
from hotseat.reports.desk_table import COLUMNS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "desk-cards.md"


def keys(value: Any) -> Iterator[str]:
    """All keys in a document."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def test_all_keys_and_columns_are_described() -> None:
    desk = fresh()
    desk.pick(question(), DIAGNOSIS, (WORDS,))
    desk.give(question(), DIAGNOSIS, 1)
    desk.add_note("Asked for the cost first.")
    named = set(re.findall(r"\w+", " ".join(re.findall(r"`[^`]+`", PAGE.read_text("utf-8")))))
    found = set(keys(card_json(card_of(desk))))
    assert {"questions", "quotes", "notes", "seen"} <= found
    assert not found - named
    assert not set(COLUMNS) - named
