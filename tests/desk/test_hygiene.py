"""Notes are read for words that say nothing of the answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.desk.hygiene import concerns
from hotseat.desk.notelist import Group, load_notes
from hotseat.errors import InvalidFileError
from hotseat.patterns.match import Words
from hotseat.text.fold import fold
from hotseat.text.tokens import tokens

NOTES = load_notes()
YES = [(group, line) for group in NOTES.groups for line in group.yes]
NO = [line for group in NOTES.groups for line in group.no]
SOUND = """\
id: notes
parts:
  they: {say: [she|he]}
groups:
  age: {about: age, advice: Leave it out., say: [<they>_be_old], yes: [She is old.]}
"""


@pytest.mark.parametrize(("group", "line"), YES, ids=[f"{g.id}: {line}" for g, line in YES])
def test_what_must_be_flagged_is(group: Group, line: str) -> None:
    assert group.about in {concern.about for concern in concerns(line)}


@pytest.mark.parametrize("line", NO)
def test_what_must_not_be_flagged_is_not(line: str) -> None:
    assert concerns(line) == ()


def test_every_group_has_lines_of_both_kinds() -> None:
    assert all(group.yes and group.no for group in NOTES.groups)


@pytest.mark.parametrize("group", NOTES.groups, ids=[g.id for g in NOTES.groups])
def test_every_pattern_is_found_in_a_line(group: Group) -> None:
    clauses = [Words(tokens(fold(line))) for line in group.yes]
    patterns = NOTES.lexicon.entries[group.id]
    found = {
        pattern.text
        for clause in clauses
        for pattern in NOTES.lexicon.live(clause.keys).held(patterns, clause)
    }
    assert {pattern.text for pattern in patterns} - found == set()


def test_a_concern_says_where_what_and_what_to_do() -> None:
    note = "Named the cause. Très bon, but she’s too old"
    (concern,) = concerns(note)
    assert note[concern.start : concern.end] == concern.words == "she’s too old"
    assert concern.about == "age"
    assert concern.advice.startswith("Age says nothing")


def test_overlapping_words_are_told_once() -> None:
    assert [c.words for c in concerns("A nice guy. Young team fit")] == ["nice guy", "Young team"]


@given(st.text(max_size=80))
def test_any_note_can_be_read(note: str) -> None:
    at = 0
    for concern in concerns(note):
        assert at <= concern.start < concern.end <= len(note)
        at = concern.end


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("advice:", "advise:", 5, "unknown key 'groups.age.advise'"),
        ("parts:", "part:", 2, "unknown key 'part'"),
        ("<they>", "<thay>", 5, "there is no entry <thay>"),
        ("[<they>_be_old]", "['old (']", 5, "a pattern or alternative is empty"),
        ("[<they>_be_old]", "[]", 5, "at least 1"),
        ("about: age, ", "", 5, "missing key 'about'"),
        ("[she|he]", "[<they>]", 3, "refers to itself"),
        ("  age:", "  they:", 5, "stands among the parts"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    path = tmp_path / "notes.yaml"
    path.write_text(SOUND, encoding="utf-8")
    assert [group.id for group in load_notes(path).groups] == ["age"]
    path.write_text(SOUND.replace(old, new), encoding="utf-8")
    with pytest.raises(InvalidFileError) as caught:
        load_notes(path)
    assert any(p.line == line and message in p.message for p in caught.value.problems), [
        str(p) for p in caught.value.problems
    ]
