"""Names that files give to things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.files.names import is_name, name, name_like


@pytest.mark.parametrize(
    ("text", "near"),
    [("Bad Name", "bad_name"), ("2 Größen", "grossen"), ("a-b", "a_b"), ("x" * 70, "x" * 60)],
)
def test_what_cannot_be_a_name_is_told_with_what_can(text: str, near: str) -> None:
    assert name_like(text) == near
    with pytest.raises(ValueError, match=f"letter first, such as {near}$"):
        name(text)


@given(st.text(max_size=100))
def test_what_is_like_a_text_is_a_name(text: str) -> None:
    near = name_like(text)
    assert not near or is_name(near)
