"""The order of marking: words, the person's level, the tool's, a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.desk.made import (
    DIAGNOSIS,
    OTHER_WORDS,
    QUESTION,
    WORDS,
    acts,
    desk,
    fresh,
    question,
)
from tests.fake_clock import FakeClock

from hotseat.desk import rules
from hotseat.desk.desk import Desk
from hotseat.desk.errors import DeskError, NeedsReasonError, NotYetError
from hotseat.desk.models import Quote, Sheet
from hotseat.errors import UnknownIdError

TECHNIQUE = "other_technique"
"""On which the tool gives another level when the second answer counts as well."""


def given(opened: Desk, level: int, criterion: str = DIAGNOSIS, reason: str = "") -> Desk:
    if not opened.sheet(QUESTION).marking(criterion).has_evidence:
        opened.pick(question(), criterion, [WORDS])
    opened.give(question(), criterion, level, reason)
    return opened


def last_entry(opened: Desk) -> dict[str, object]:
    return list(opened.folder.log.entries())[-1]


def test_a_level_needs_evidence() -> None:
    opened = fresh()
    with pytest.raises(NotYetError, match="Pick the words first"):
        opened.give(question(), DIAGNOSIS, 1)
    assert opened.sheet(QUESTION).marking(DIAGNOSIS).level is None
    assert opened.shown(question(), DIAGNOSIS) is None
    assert acts(opened.folder) == ["import"]


def test_no_evidence_is_evidence_once_it_is_stated() -> None:
    opened = fresh()
    opened.state_no_evidence(question(), DIAGNOSIS)
    assert opened.give(question(), DIAGNOSIS, 0).level == 0


def test_words_and_no_evidence_exclude_each_other() -> None:
    opened = fresh()
    opened.pick(question(), DIAGNOSIS, [WORDS])
    opened.state_no_evidence(question(), DIAGNOSIS)
    assert opened.sheet(QUESTION).marking(DIAGNOSIS).quotes == ()
    opened.pick(question(), DIAGNOSIS, [WORDS])
    assert not opened.sheet(QUESTION).marking(DIAGNOSIS).no_evidence


def test_words_are_kept_in_their_order_and_taken_back_when_picked_again() -> None:
    opened = fresh()
    opened.pick(question(), DIAGNOSIS, [OTHER_WORDS])
    opened.pick(question(), DIAGNOSIS, [WORDS])
    assert opened.sheet(QUESTION).marking(DIAGNOSIS).quotes == (WORDS, OTHER_WORDS)
    opened.pick(question(), DIAGNOSIS, [OTHER_WORDS])
    assert opened.sheet(QUESTION).marking(DIAGNOSIS).quotes == (WORDS,)


def test_a_level_is_never_left_without_evidence() -> None:
    opened = given(fresh(), 1)
    with pytest.raises(NotYetError, match="A level stands on this"):
        opened.pick(question(), DIAGNOSIS, [WORDS])
    assert opened.sheet(QUESTION).marking(DIAGNOSIS).quotes == (WORDS,)
    with pytest.raises(NotYetError, match="A level stands on this"):
        opened.state_no_evidence(question(), DIAGNOSIS)
    opened.pick(question(), DIAGNOSIS, [OTHER_WORDS])
    opened.pick(question(), DIAGNOSIS, [WORDS])
    assert opened.sheet(QUESTION).marking(DIAGNOSIS).quotes == (OTHER_WORDS,)


def test_where_no_evidence_was_stated_a_level_may_get_words_later() -> None:
    opened = fresh()
    opened.state_no_evidence(question(), DIAGNOSIS)
    opened.give(question(), DIAGNOSIS, 0)
    with pytest.raises(NotYetError, match="A level stands on this"):
        opened.state_no_evidence(question(), DIAGNOSIS)
    opened.pick(question(), DIAGNOSIS, [WORDS])
    marking = opened.sheet(QUESTION).marking(DIAGNOSIS)
    assert (marking.quotes, marking.no_evidence) == ((WORDS,), False)


@pytest.mark.parametrize(
    "quote",
    [
        Quote(0, 0, 4),
        Quote(4, 0, 4),
        Quote(-1, 0, 4),
        Quote(1, 4, 4),
        Quote(1, 0, 1000),
        Quote(1, -3, 4),
    ],
)
def test_only_words_of_the_candidate_can_be_picked(quote: Quote) -> None:
    opened = fresh()
    with pytest.raises(DeskError, match="Only words that the candidate said"):
        opened.pick(question(), DIAGNOSIS, [quote])
    assert opened.sheet(QUESTION).markings == {}


def test_nothing_picked_changes_nothing() -> None:
    opened = fresh()
    opened.state_no_evidence(question(), DIAGNOSIS)
    opened.pick(question(), DIAGNOSIS, [])
    assert opened.sheet(QUESTION).marking(DIAGNOSIS).no_evidence


def test_what_is_no_criterion_is_refused() -> None:
    opened = fresh()
    with pytest.raises(UnknownIdError):
        opened.pick(question(), "diagnosys", [WORDS])
    with pytest.raises(UnknownIdError):
        opened.give(question(), "diagnosys", 1)


@pytest.mark.parametrize("level", [-1, 3])
def test_a_level_that_there_is_not_is_refused(level: int) -> None:
    opened = fresh()
    opened.pick(question(), DIAGNOSIS, [WORDS])
    with pytest.raises(DeskError, match="go from 0 to 2"):
        opened.give(question(), DIAGNOSIS, level)


def test_the_tool_is_shown_only_after_the_level() -> None:
    opened = fresh()
    opened.pick(question(), DIAGNOSIS, [WORDS])
    opened.prepare(question())
    assert opened.shown(question(), DIAGNOSIS) is None
    assert opened.look(question(), DIAGNOSIS) is None
    marking = opened.give(question(), DIAGNOSIS, 1)
    shown = opened.shown(question(), DIAGNOSIS)
    assert shown is not None
    assert marking.suggested == shown.levels[DIAGNOSIS]
    assert marking.shown_at == opened.clock.now()
    assert opened.shown(question(), TECHNIQUE) is None
    assert acts(opened.folder) == ["import", "level", "shown"]


def test_a_change_after_the_reveal_needs_a_reason_and_the_first_level_stays() -> None:
    opened = given(fresh(), 1)
    for reason in ("", "  \n "):
        with pytest.raises(NeedsReasonError):
            opened.give(question(), DIAGNOSIS, 2, reason)
    assert opened.sheet(QUESTION).marking(DIAGNOSIS).level == 1
    opened.give(question(), DIAGNOSIS, 2, " he named \n the cause ")
    levels = opened.sheet(QUESTION).marking(DIAGNOSIS).levels
    assert [(g.level, g.seen, g.reason) for g in levels] == [
        (1, False, ""),
        (2, True, "he named the cause"),
    ]
    entry = last_entry(opened)
    assert (entry["act"], entry["from"], entry["level"]) == ("changed", 1, 2)
    assert "named" not in opened.folder.log.path.read_text()


def test_the_same_level_again_is_no_act() -> None:
    opened = given(fresh(), 1)
    before = acts(opened.folder)
    opened.give(question(), DIAGNOSIS, 1)
    assert acts(opened.folder) == before


def test_off_shows_nothing_and_asks_for_no_reason() -> None:
    opened = given(fresh("off"), 1)
    assert opened.shown(question(), DIAGNOSIS) is None
    assert opened.look(question(), DIAGNOSIS) is None
    opened.give(question(), DIAGNOSIS, 2)
    marking = opened.sheet(QUESTION).marking(DIAGNOSIS)
    assert (marking.shown_at, marking.levels[-1].seen) == (None, False)
    assert acts(opened.folder) == ["import", "level", "changed"]


def test_levels_given_while_it_was_off_are_revealed_by_a_look() -> None:
    opened = given(fresh("off"), 1)
    opened.set_suggest("after")
    assert opened.shown(question(), DIAGNOSIS) is None
    assert opened.look(question(), DIAGNOSIS) is not None
    assert acts(opened.folder)[-2:] == ["suggest", "shown"]
    with pytest.raises(NeedsReasonError):
        opened.give(question(), DIAGNOSIS, 2)


def test_before_a_look_is_logged_once_and_the_level_counts_as_seen() -> None:
    opened = fresh("before")
    assert opened.look(question(), DIAGNOSIS) is not None
    opened.look(question(), DIAGNOSIS)
    assert acts(opened.folder) == ["import", "shown"]
    entry = last_entry(opened)
    assert (entry["suggest"], entry["level"]) == ("before", None)
    given(opened, 1)
    assert opened.sheet(QUESTION).marking(DIAGNOSIS).levels[0].seen
    assert acts(opened.folder) == ["import", "shown", "level"]


def test_before_a_level_without_a_look_counts_as_seen_as_well() -> None:
    opened = given(fresh("before"), 1)
    assert opened.sheet(QUESTION).marking(DIAGNOSIS).levels[0].seen
    assert acts(opened.folder) == ["import", "shown", "level"]


def test_other_turns_after_the_reveal_are_another_reveal() -> None:
    opened = fresh()
    opened.set_range(QUESTION, 0, 1)
    given(opened, 1)
    same = opened.sheet(QUESTION).marking(DIAGNOSIS)
    told = given(opened, 2, TECHNIQUE).sheet(QUESTION).marking(TECHNIQUE).suggested
    opened.set_range(QUESTION, 0, 3)
    shown = opened.shown(question(), TECHNIQUE)
    assert shown is not None
    assert shown.levels[TECHNIQUE] != told
    assert opened.sheet(QUESTION).marking(TECHNIQUE).suggested == shown.levels[TECHNIQUE]
    assert opened.sheet(QUESTION).marking(DIAGNOSIS) == same
    entry = last_entry(opened)
    assert (entry["act"], entry["criterion"], entry["tool"]) == (
        "shown",
        TECHNIQUE,
        shown.levels[TECHNIQUE],
    )
    assert acts(opened.folder)[-2:] == ["range", "shown"]


def finished() -> Desk:
    opened = fresh()
    for part in opened.main_parts(question()):
        given(opened, 1, part.id)
    opened.lock()
    return opened


def test_a_level_missing_it_is_not_finished() -> None:
    opened = given(fresh(), 1)
    with pytest.raises(NotYetError, match="There is no level yet on"):
        opened.lock()
    assert opened.interview.locked_at is None
    with pytest.raises(NotYetError, match="No question is marked yet"):
        fresh(sheets=()).lock()


def test_with_a_bank_that_lacks_a_question_it_is_not_finished() -> None:
    opened = fresh(sheets=(Sheet(QUESTION, 0, 3), Sheet("of-another-bank", 0, 1)))
    for part in opened.main_parts(question()):
        given(opened, 1, part.id)
    with pytest.raises(NotYetError, match="Not in this bank: of-another-bank"):
        opened.lock()
    assert opened.interview.locked_at is None


def test_nothing_is_marked_before_it_is_said_who_the_candidate_is() -> None:
    opened = fresh(candidate="")
    for act in (
        lambda: opened.pick(question(), DIAGNOSIS, [WORDS]),
        lambda: opened.state_no_evidence(question(), DIAGNOSIS),
        lambda: opened.give(question(), DIAGNOSIS, 0),
        opened.lock,
    ):
        with pytest.raises(NotYetError, match="who the candidate is"):
            act()
    opened.set_candidate("Cato")
    assert given(opened, 1).sheet(QUESTION).marking(DIAGNOSIS).level == 1


def test_where_there_was_not_enough_to_suggest_a_change_needs_no_reason() -> None:
    opened = fresh(sheets=(Sheet(QUESTION, 2, 3),))
    opened.pick(question(), DIAGNOSIS, [OTHER_WORDS])
    assert opened.give(question(), DIAGNOSIS, 1).suggested is None
    view = opened.shown(question(), DIAGNOSIS)
    assert view is not None
    assert view.not_enough
    assert not opened.give(question(), DIAGNOSIS, 2).levels[-1].seen


def test_turns_without_a_word_of_the_candidate_belong_to_no_question() -> None:
    opened = fresh()
    with pytest.raises(NotYetError, match="says nothing in the turns 1 to 1"):
        opened.set_range(QUESTION, 0, 0)
    assert opened.sheet(QUESTION).last == 3


def test_an_experts_level_always_follows_ones_own() -> None:
    opened = fresh(gold={DIAGNOSIS: 2})
    for mode in ("before", "off"):
        with pytest.raises(NotYetError, match="after yours"):
            opened.set_suggest(mode)
    assert opened.shown(question(), DIAGNOSIS) is None


def test_finished_nothing_changes() -> None:
    opened = finished()
    before, log = opened.interview, opened.folder.log.path.read_bytes()
    for act in (
        lambda: opened.pick(question(), DIAGNOSIS, [OTHER_WORDS]),
        lambda: opened.state_no_evidence(question(), DIAGNOSIS),
        lambda: opened.give(question(), DIAGNOSIS, 2, "why"),
        lambda: opened.tick(question(), "p1"),
        lambda: opened.add_note("line"),
        opened.drop_note,
        lambda: opened.set_range(QUESTION, 0, 1),
        lambda: opened.set_candidate("Ines"),
        lambda: opened.set_suggest("before"),
        opened.lock,
    ):
        with pytest.raises(NotYetError, match=rules.FINISHED):
            act()
    opened.draft_note("a draft")
    opened.look(question(), DIAGNOSIS)
    assert opened.interview == before
    assert opened.folder.load(before.id) == before or opened.folder.load(before.id).unlogged
    assert opened.folder.log.path.read_bytes() == log
    opened.set_keep_until("2027-03-01")
    assert opened.interview.keep_until == "2027-03-01"


def test_who_the_candidate_is_stays_once_anything_was_marked() -> None:
    marks: list[Callable[[Desk], object]] = [
        lambda d: d.pick(question(), DIAGNOSIS, [WORDS]),
        lambda d: d.state_no_evidence(question(), DIAGNOSIS),
        lambda d: d.look(question(), DIAGNOSIS),
    ]
    for act in marks:
        opened = fresh("before")
        act(opened)
        with pytest.raises(NotYetError):
            opened.set_candidate("Ines")


def test_turns_with_picked_words_stay_in_the_range() -> None:
    opened = fresh()
    opened.pick(question(), DIAGNOSIS, [OTHER_WORDS])
    with pytest.raises(NotYetError, match="Words outside these turns are picked"):
        opened.set_range(QUESTION, 0, 1)
    for first, last in ((-1, 2), (2, 1), (0, 4)):
        with pytest.raises(DeskError, match="The turns go from 1 to 4"):
            opened.set_range(QUESTION, first, last)


@pytest.mark.parametrize("day", ["soon", "2027-13-01", "1.3.2027"])
def test_what_is_no_day_is_refused(day: str) -> None:
    opened = fresh()
    with pytest.raises(DeskError, match="written like"):
        opened.set_keep_until(day)


def test_it_is_the_same_after_reopening() -> None:
    opened = given(fresh(), 1)
    opened.add_note("  a line ")
    opened.add_note("   ")
    opened.tick(question(), "p1")
    opened.draft_note("half a li")
    opened.close()
    again = desk(opened.folder, opened.interview.id, FakeClock())
    assert again.interview == opened.interview
    assert again.interview.notes[0].text == "a line"
    assert len(again.interview.notes) == 1
    assert again.shown(question(), DIAGNOSIS) is not None


def test_a_question_goes_as_long_as_nothing_was_given_or_seen_on_it() -> None:
    opened = fresh()
    opened.pick(question(), DIAGNOSIS, [WORDS])
    opened.drop_question(QUESTION)
    assert opened.questions == ()
    assert opened.folder.load(opened.interview.id).sheets == ()
    entry = last_entry(opened)
    assert (entry["act"], entry["question"]) == ("question dropped", QUESTION)
    with pytest.raises(UnknownIdError):
        opened.drop_question(QUESTION)
    opened.set_range(QUESTION, 0, 3)
    assert opened.sheet(QUESTION).marking(DIAGNOSIS).quotes == ()


def test_a_question_stays_once_a_level_was_given_or_the_tools_was_seen() -> None:
    opened = given(fresh(), 1)
    with pytest.raises(NotYetError, match="A level was given"):
        opened.drop_question(QUESTION)
    opened = fresh("before")
    opened.look(question(), DIAGNOSIS)
    with pytest.raises(NotYetError, match="The tool's level was seen"):
        opened.drop_question(QUESTION)
    assert "question dropped" not in acts(opened.folder)
    assert [q.id for q in opened.questions] == [QUESTION]


def test_with_a_level_of_one_criterion_nothing_of_another_is_given_out() -> None:
    opened = given(fresh(), 1)
    shown = opened.shown(question(), DIAGNOSIS)
    assert shown is not None
    assert {*shown.levels, *shown.words, *shown.why} == {DIAGNOSIS}
