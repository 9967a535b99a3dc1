"""How an interview is named on the command line: by id, beginning or label."""

from __future__ import annotations

import pytest
from tests.desk.made import interview
from tests.fake_clock import FakeClock

from hotseat.desk.folder import DeskFolder
from hotseat.errors import UnknownIdError


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids that are drawn next, the last one first."""
    ids: list[str] = []
    monkeypatch.setattr(
        "hotseat.desk.folder.secrets.token_hex", lambda n: ids.pop() if n == 3 else "0" * 2 * n
    )
    return ids


def test_a_label_is_found_in_small_letters_where_no_id_begins_so(drawn: list[str]) -> None:
    drawn += ["a11111", "b11111"]
    folder, clock = DeskFolder(), FakeClock()
    a, b = (interview(folder, clock).id for _ in range(2))
    assert (a, b) == ("b11111", "a11111")
    # As capitals are always labels, so small letters are first the beginning of an id.
    assert (folder.find("A"), folder.find("B")) == (a, b)
    assert (folder.find("a"), folder.find("b")) == (b, a)
    drawn.append("0c1111")
    c = interview(folder, clock).id
    assert folder.find("C") == folder.find("c") == c
    for wanted in ("A1", "d", "ab"):
        with pytest.raises(UnknownIdError):
            folder.find(wanted)


def test_what_could_be_several_is_none(drawn: list[str]) -> None:
    drawn += ["a11111", "a22222"]
    folder, clock = DeskFolder(), FakeClock()
    one, _ = (interview(folder, clock).id for _ in range(2))
    assert folder.find("A") == one
    with pytest.raises(UnknownIdError):
        folder.find("a")


def test_no_calibration_answer_is_named_as_near(drawn: list[str]) -> None:
    drawn += ["a11112", "a11111"]
    folder, clock = DeskFolder(), FakeClock()
    hidden = interview(folder, clock, gold={"diagnosis": 1}, label="1").id
    shown = interview(folder, clock).id
    with pytest.raises(UnknownIdError) as told:
        folder.find("a11113")
    assert told.value.nearest == (shown,)
    with pytest.raises(UnknownIdError) as told:
        folder.load("a11113")
    assert told.value.nearest == (shown,)
    assert folder.load(hidden).is_calibration
