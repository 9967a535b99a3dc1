"""How often a person moved toward the tool."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.desk.made import DIAGNOSIS, WORDS, acts, fresh, question

from hotseat.desk.drift import Drift, Moves, drift


def case(
    number: int, level: Any, tool: Any, *changes: int, criterion: str = "a", mode: str = "after"
) -> list[dict[str, Any]]:
    about = {"interview": f"{number:06x}", "question": "q", "criterion": criterion}
    return [
        {**about, "act": "level", "level": level},
        {**about, "act": "shown", "suggest": mode, "level": level, "tool": tool},
        *({**about, "act": "changed", "level": to, "tool": tool} for to in changes),
    ]


def test_each_move_is_counted() -> None:
    entries = [
        *case(1, 0, 2, 1),
        *case(2, 0, 2, 2),
        *case(3, 1, 2, 0),
        *case(4, 1, 2),
        *case(5, 0, 1, 2),
        *case(6, 0, 2, 2, 0, criterion="b"),
    ]
    found = drift(entries)
    assert found.all == Moves(toward=2, away=1, stayed=3)
    assert found.by_criterion == {"a": Moves(2, 1, 2), "b": Moves(0, 0, 1)}


def test_what_is_no_reveal_of_another_level_does_not_count() -> None:
    entries: list[dict[str, Any]] = [
        *case(1, 1, 1, 2),
        *case(2, 1, None, 2),
        *case(3, None, 2, 2),
        *case(4, 1, 2, 2, mode="before"),
        *case(5, "1", 2, 2),
        {"act": "changed", "interview": "000009", "question": "q", "criterion": "a", "level": 2},
        {"act": "head lost"},
        {},
    ]
    assert drift(entries) == Drift()


def test_calibration_answers_do_not_count() -> None:
    entries: list[dict[str, Any]] = [
        {"act": "import", "interview": "000001", "calibration": True},
        {"act": "import", "interview": "000002"},
        *case(1, 0, 2, 1),
        *case(2, 0, 2, 1),
    ]
    assert drift(entries).all == Moves(toward=1)


def test_a_second_reveal_is_a_case_of_its_own() -> None:
    entries = [*case(1, 0, 2, 1), *case(1, 1, 0, 0)]
    assert drift(entries).all == Moves(toward=2)


def test_a_sentence_says_it_in_plain_words() -> None:
    assert Moves().sentence() == "The tool's level was never shown where it differed from yours."
    assert "once where" in Moves(1).sentence()
    assert (
        Moves(9)
        .sentence()
        .endswith(
            "9 times where it differed from yours: too few to say how often you moved toward it."
        )
    )
    assert (Moves(9).too_few, Moves(9, 1).too_few) == (True, False)
    assert Moves(5, 1, 8).sentence() == (
        "The tool's level was shown 14 times where it differed from yours. You then moved "
        "toward it 5 times, away from it once, and stayed 8 times."
    )
    assert "away from it 0 times" in Moves(5, 0, 8).sentence()


def test_it_is_read_from_a_real_log_and_survives_a_purge() -> None:
    opened = fresh()
    opened.pick(question(), DIAGNOSIS, [WORDS])
    opened.prepare(question())
    for level in (0, 1, 2):
        tool = opened.give(question(), DIAGNOSIS, level, "so it is").suggested
        if level != tool:
            break
    assert tool is not None
    opened.give(question(), DIAGNOSIS, tool, "the words say so")
    opened.close()
    assert "changed" in acts(opened.folder)
    opened.folder.purge(opened.interview.id)
    found = drift(opened.folder.log.entries())
    assert found.all == found.by_criterion[DIAGNOSIS] == Moves(toward=1)


def test_the_import_of_a_calibration_answer_says_so() -> None:
    opened = fresh(gold={DIAGNOSIS: 2})
    opened.pick(question(), DIAGNOSIS, [WORDS])
    opened.give(question(), DIAGNOSIS, 0)
    opened.give(question(), DIAGNOSIS, 2, "the expert says so")
    [first, *_] = opened.folder.log.entries()
    assert first["calibration"] is True
    assert drift(opened.folder.log.entries()) == Drift()


values = st.one_of(st.none(), st.integers(0, 2), st.text(max_size=2), st.booleans())
entries = st.dictionaries(
    st.sampled_from(["act", "interview", "question", "criterion", "level", "tool", "suggest"]),
    st.one_of(values, st.sampled_from(["shown", "changed", "import", "after"])),
)


@given(st.lists(entries))
def test_any_entries_are_read(found: list[dict[str, Any]]) -> None:
    result = drift(found)
    assert result.all.count == sum(moves.count for moves in result.by_criterion.values())
