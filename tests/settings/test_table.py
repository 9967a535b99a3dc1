"""The table of keys, and the page that lists it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from hotseat.settings.keynames import CANNOT, canonical, is_key
from hotseat.settings.keys import APP, BY_ID, PLACES, TABLE, WITH_FIELD, WITH_MENU, heard_on

PAGE = Path(__file__).parents[2] / "docs" / "configuration.md"


def test_every_id_is_there_once_and_stands_in_its_place() -> None:
    assert len(BY_ID) == sum(len(keys) for keys in TABLE.values())
    assert all(key.where == place for place, keys in TABLE.items() for key in keys)


def test_every_place_has_a_title() -> None:
    assert list(PLACES) == list(TABLE)
    assert {*WITH_MENU, *WITH_FIELD} <= set(TABLE)


def test_the_keys_are_written_as_textual_has_them() -> None:
    for key in BY_ID.values():
        for name in key.keys.split(","):
            assert canonical(name) == name
            assert is_key(name), key
            assert name not in CANNOT, key


@pytest.mark.parametrize("place", TABLE)
def test_no_key_does_two_things_in_one_place(place: str) -> None:
    heard = Counter(name for key in heard_on(place) for name in key.keys.split(","))
    assert [name for name, times in heard.items() if times > 1] == []


def test_the_keys_of_the_app_are_heard_everywhere() -> None:
    assert all(set(TABLE[APP]) <= set(heard_on(place)) for place in TABLE)


def test_the_page_lists_every_key() -> None:
    page = PAGE.read_text("utf-8")
    parts = re.split(r"^### (.+)$", page, flags=re.MULTILINE)[1:]
    found = dict(zip(parts[::2], parts[1::2], strict=True))
    assert list(found) == list(PLACES.values())
    for place, keys in TABLE.items():
        rows = re.findall(
            r"^\| `(.+?)` \| `(.+?)` \| (.+?) \|$", found[PLACES[place]], re.MULTILINE
        )
        assert rows == [(key.id, key.keys, key.description) for key in keys]
