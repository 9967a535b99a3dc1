"""Which of a person's levels are compared with another's, and whose never are."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.desk_cards import MAIN, desk_of, marked, question

from hotseat.desk.agree import agree_of
from hotseat.desk.desk import Desk
from hotseat.desk.errors import NotYetError
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Suggest
from hotseat.errors import UsageError
from hotseat.reports.desk import render
from hotseat.reports.desk_build import card_of
from hotseat.reports.desk_card import SEEN_BEFORE


def exported(path: Path, desk: Desk) -> Path:
    path.write_text("".join(render(desk, "json")), encoding="utf-8")
    return path


@pytest.fixture
def empty(tmp_path: Path) -> DeskFolder:
    return DeskFolder(tmp_path / "empty")


def stated(desk: Desk, mode: Suggest = "after") -> Desk:
    """Level 2 on the first four, without words, and no more."""
    desk.set_suggest(mode)
    for name in MAIN:
        desk.state_no_evidence(question("decision"), name)
        desk.give(question("decision"), name, 2)
    return desk


def finished(desk: Desk) -> Desk:
    concept = question("concept")
    for part in desk.main_parts(concept):
        desk.state_no_evidence(concept, part.id)
        desk.give(concept, part.id, 0)
    desk.lock()
    return desk


@pytest.mark.parametrize("own_id", [False, True])
def test_the_first_levels_are_compared_not_those_that_followed_the_tools(
    tmp_path: Path, empty: DeskFolder, own_id: bool
) -> None:
    mine, theirs = desk_of(tmp_path / "mine"), desk_of(tmp_path / "theirs")
    for desk, later in ((stated(mine), 0), (stated(theirs), 2)):
        if later != 2:
            desk.give(question("decision"), MAIN[0], later, "The tool says so.")
        finished(desk)
    a: Path | str = mine.interview.id if own_id else exported(tmp_path / "a.json", mine)
    b = exported(tmp_path / "b.json", theirs)
    agreed = agree_of(a, b, mine.folder if own_id else empty)
    assert agreed.agreement.equal == agreed.agreement.n
    assert f"In {a} 1 level changed later; what counts here is the first." in agreed.remarks
    assert len(agreed.remarks) == 1


def test_how_many_first_levels_followed_a_look_at_the_tools_is_said(
    tmp_path: Path, empty: DeskFolder
) -> None:
    mine, theirs = desk_of(tmp_path / "mine"), desk_of(tmp_path / "theirs")
    with_tool = finished(stated(mine, "before"))
    seen = sum(
        marking.levels[0].seen
        for sheet in with_tool.interview.sheets
        for marking in sheet.markings.values()
    )
    assert seen
    a = exported(tmp_path / "a.json", with_tool)
    b = exported(tmp_path / "b.json", finished(stated(theirs)))
    assert f"In {a} {seen} first level" in " ".join(agree_of(a, b, empty).remarks)
    assert "look at the tool's" in " ".join(agree_of(a, b, empty).remarks)
    assert not any(str(b) in remark for remark in agree_of(a, b, empty).remarks)


def seen_before(desk: Desk) -> tuple[bool, bool, bool]:
    """As a card has it, its stamp, and as one's own side of a comparison has it."""
    from hotseat.desk.ratings import own

    card = card_of(desk)
    return (
        card.seen_before,
        SEEN_BEFORE in card.stamps,
        own(desk.folder, desk.interview.id).seen_before,
    )


def test_a_look_before_ones_own_level_is_told_by_card_and_comparison(tmp_path: Path) -> None:
    """Also where the mode was put back before a level was given."""
    desk = desk_of(tmp_path / "desk", suggest="before")
    desk.look(question("decision"), MAIN[0])
    desk.set_suggest("after")
    assert seen_before(desk) == (True, True, True)
    before = desk_of(tmp_path / "given")
    assert seen_before(finished(stated(before, "before"))) == (True, True, True)


def test_that_the_mode_once_stood_at_before_alone_is_not_told(tmp_path: Path) -> None:
    desk = desk_of(tmp_path / "desk", suggest="before")
    desk.set_suggest("after")
    assert seen_before(finished(stated(desk))) == (False, False, False)
    late = stated(desk_of(tmp_path / "late"), "off")
    late.set_suggest("before")
    late.look(question("decision"), MAIN[0])
    # As long as it stands there, anybody may look.
    assert seen_before(late) == (True, True, True)
    late.set_suggest("after")
    assert seen_before(late) == (False, False, False)


def test_one_persons_marks_are_no_two_sides(tmp_path: Path, empty: DeskFolder) -> None:
    mine = marked(desk_of(tmp_path / "mine"))
    number, label = mine.interview.id, mine.interview.label
    card = exported(tmp_path / "mine.json", mine)
    copy = tmp_path / "copy.json"
    shutil.copy(card, copy)
    for a, b in ((number, number), (number, label), (number, card), (card, number), (card, copy)):
        with pytest.raises(UsageError, match=r"both sides|the same person's marks"):
            agree_of(a, b, mine.folder)
    with pytest.raises(UsageError, match="the same person's marks"):
        agree_of(card, copy, empty)
    # A card that does not say which interview it is of is taken as it is.
    data = json.loads(copy.read_text())
    del data["interview"]
    copy.write_text(json.dumps(data))
    assert agree_of(card, copy, empty).interviews == 1


def test_an_unfinished_interview_is_told_once(tmp_path: Path) -> None:
    mine = desk_of(tmp_path / "mine")
    theirs = exported(tmp_path / "b.json", marked(desk_of(tmp_path / "theirs")))
    number = mine.interview.id
    with pytest.raises(NotYetError, match=f"^Interview {number} is not finished"):
        agree_of(theirs, number, mine.folder)
