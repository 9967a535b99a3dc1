"""Two people who marked the same interviews: what is compared, and what is not opened yet."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk_cards import ANSWERS, ASKS, TURNS, desk_of, marked

from hotseat.desk.agree import agree_of, calibration_result
from hotseat.desk.desk import Desk
from hotseat.desk.errors import NotYetError
from hotseat.desk.fingerprint import fingerprint
from hotseat.desk.folder import DeskFolder
from hotseat.desk.masks import Masker
from hotseat.desk.models import Transcript, Turn
from hotseat.desk.ratings import SCHEMA, read_cards
from hotseat.errors import InvalidFileError, UnknownIdError
from hotseat.reports.desk import render, render_all
from hotseat.reports.desk_json import SCHEMA as WRITTEN


def exported(path: Path, *desks: Desk) -> Path:
    parts = render(desks[0], "json") if len(desks) == 1 else render_all(desks, "json")
    path.write_text("".join(parts), encoding="utf-8")
    return path


def turns(number: int) -> tuple[Turn, ...]:
    """Interviews that differ in what is said last."""
    return (*TURNS[:5], replace(TURNS[5], text=TURNS[5].text + " And then" * number))


@pytest.fixture
def empty(tmp_path: Path) -> DeskFolder:
    """A desk that has none of these interviews."""
    return DeskFolder(tmp_path / "empty")


def card(**other: Any) -> dict[str, Any]:
    criteria = [
        {
            "criterion": "diagnosis",
            "words": ["a", "b", "c"],
            "level": 1,
            "given": [{"level": 1, "seen": False}],
        }
    ]
    one = {"question": "q1", "first": 0, "last": 3, "criteria": criteria}
    return {
        "schema": SCHEMA,
        "fingerprint": "0" * 64,
        "candidate_number": 2,
        "finished": True,
        "seen_before": False,
        "questions": [one],
        **other,
    }


def test_cards_are_read_as_they_are_written() -> None:
    assert SCHEMA == WRITTEN


def test_two_cards_of_one_interview_are_compared(tmp_path: Path, empty: DeskFolder) -> None:
    a = exported(tmp_path / "a.json", marked(desk_of(tmp_path / "a"), (1, 2, 1, 0)))
    b = exported(tmp_path / "b.json", marked(desk_of(tmp_path / "b"), (2, 2, 0, 0)))
    agreed = agree_of(str(a), b, empty)
    by = agreed.agreement.by
    assert agreed.interviews == 1
    assert {name: (one.n, one.equal, one.bias) for name, one in by.items()} == {
        "diagnosis": (1, 1, 0.0),  # the levels that were given first, 0 both
        "recommendation": (1, 1, 0.0),
        "other_technique": (1, 0, 1.0),
        "combine": (1, 1, 0.0),
        "key points": (6, 6, 0.0),
        "misconceptions": (2, 2, 0.0),
    }
    assert {one.kappa for one in by.values()} == {None}
    assert set(by) < set(agreed.titles)


def test_ten_levels_have_a_kappa(tmp_path: Path, empty: DeskFolder) -> None:
    def one_side(name: str, moved: int) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        for number in range(10):
            level = (number + (number < moved)) % 3
            one = card(fingerprint=f"{number:064x}")
            _first(one).update(level=level, given=[{"level": level, "seen": False}])
            (folder / f"{number}.json").write_text(json.dumps(one))
        return folder

    same = agree_of(one_side("a", 0), one_side("b", 0), empty)
    other = agree_of(one_side("c", 0), one_side("d", 4), empty)
    assert same.agreement.by["diagnosis"].kappa == 1
    kappa = other.agreement.by["diagnosis"].kappa
    assert kappa is not None
    assert 0 < kappa < 1
    assert other.agreement.by["diagnosis"].exact == 0.6


def test_an_own_id_opens_a_colleagues_card_once_it_is_finished(tmp_path: Path) -> None:
    mine = marked(desk_of(tmp_path / "mine"), lock=False)
    theirs = exported(tmp_path / "b.json", marked(desk_of(tmp_path / "theirs"), (2, 2, 2, 2)))
    number = mine.interview.id
    with pytest.raises(NotYetError, match=f"hotseat desk lock {number}"):
        agree_of(number, theirs, mine.folder)
    mine.lock()
    assert agree_of(number, theirs, mine.folder).agreement.by["combine"].bias == -2


@pytest.mark.parametrize("broken", [False, True], ids=["sound", "with faults"])
def test_two_files_are_not_opened_while_ones_own_is_unfinished(
    tmp_path: Path, broken: bool
) -> None:
    """Also where nobody was said to be the candidate yet, and whatever else is wrong with them."""
    mine = desk_of(tmp_path / "mine", candidate="")
    number = mine.interview.id
    theirs = exported(tmp_path / "b.json", marked(desk_of(tmp_path / "theirs")))
    if broken:
        data = json.loads(theirs.read_text())
        data["questions"][0]["criteria"][0]["level"] = 7
        theirs.write_text(json.dumps(data))
    with pytest.raises(NotYetError, match=f"hotseat desk lock {number}") as told:
        agree_of(theirs, theirs, mine.folder)
    assert "b.json" not in told.value.message


def test_an_own_unfinished_id_keeps_even_the_faults_of_the_other_file_shut(tmp_path: Path) -> None:
    mine = desk_of(tmp_path / "mine")
    with pytest.raises(NotYetError):
        agree_of(mine.interview.id, tmp_path / "not there.json", mine.folder)


def test_an_unfinished_card_is_refused(tmp_path: Path, empty: DeskFolder) -> None:
    a = exported(tmp_path / "a.json", marked(desk_of(tmp_path / "a")))
    b = exported(tmp_path / "b.json", marked(desk_of(tmp_path / "b"), lock=False))
    with pytest.raises(InvalidFileError) as told:
        agree_of(a, b, empty)
    (problem,) = told.value.problems
    assert "not finished" in problem.message
    assert '"finished": false' in b.read_text().splitlines()[problem.line - 1]


def test_what_differs_between_the_sides_is_said(tmp_path: Path, empty: DeskFolder) -> None:
    before = marked(desk_of(tmp_path / "a", suggest="before", last=3))
    longer = marked(desk_of(tmp_path / "b", last=4))
    a, b = exported(tmp_path / "a.json", before), exported(tmp_path / "b.json", longer)
    said = " ".join(agree_of(a, b, empty).remarks)
    assert "could be seen before" in said
    assert f"has turns 1 to 4 in {a}, 1 to 5 in {b}." in said
    other = exported(tmp_path / "c.json", marked(desk_of(tmp_path / "c", turns=turns(1))))
    agreed = agree_of(a, other, empty)
    assert agreed.interviews == 0
    assert agreed.remarks == ("No interview is on both sides.",)
    assert agreed.agreement.n == 0


def test_marks_of_different_speakers_are_not_compared(tmp_path: Path, empty: DeskFolder) -> None:
    a, b = tmp_path / "a.json", tmp_path / "b.json"
    a.write_text(json.dumps(card()))
    b.write_text(json.dumps(card(candidate_number=1)))
    agreed = agree_of(a, b, empty)
    assert agreed.agreement.n == 0
    assert "different speakers" in agreed.remarks[0]


def test_a_folder_and_a_file_of_several(tmp_path: Path, empty: DeskFolder) -> None:
    desks = [marked(desk_of(tmp_path / f"d{n}", turns=turns(n))) for n in range(2)]
    folder = tmp_path / "cards"
    folder.mkdir()
    for number, desk in enumerate(desks):
        exported(folder / f"{number}.json", desk)
    (folder / "notes.txt").write_text("no card")
    others = [marked(desk_of(tmp_path / f"o{n}", turns=turns(n))) for n in range(2)]
    together = exported(tmp_path / "all.json", *others)
    assert agree_of(folder, together, empty).interviews == 2
    exported(folder / "again.json", desks[0])
    with pytest.raises(InvalidFileError, match="the same interview is in"):
        agree_of(folder, together, empty)


FAULTS: list[tuple[Callable[[dict[str, Any]], Any], str, str]] = [
    (lambda c: c.update(schema="hotseat/desk-crad@1"), "'schema' should be", "meant?"),
    (lambda c: c.update(schema=7), "'schema' should be", "export"),
    (lambda c: c.update(fingerprint="x"), "'fingerprint' should be 64 hex digits", ""),
    (lambda c: c.update(finished="yes"), "'finished' should be true or false, not text", ""),
    (lambda c: c.update(questoins=c.pop("questions")), "missing key 'questions'", "'questoins'"),
    (lambda c: c.update(questions={}), "'questions' should be a list, not an object", ""),
    (lambda c: c["questions"].append(3), "each of 'questions' should be an object", ""),
    (lambda c: c["questions"].append(c["questions"][0]), "there twice in one interview", ""),
    (lambda c: c["questions"][0].update(first=9), "'last' should not be below 'first'", ""),
    (lambda c: c["questions"][0].update(last=True), "'last' should be a whole number", ""),
    (lambda c: _first(c).update(level=3), "'level' should be 0 to 2", ""),
    (lambda c: _first(c).update(level=-1), "'level' should be 0 to 2", ""),
    (lambda c: _first(c).update(level=1.5), "should be a whole number, not a fraction", ""),
    (lambda c: _first(c).update(words=[]), "'words' should be 2 to 10 levels", ""),
    (lambda c: _first(c).pop("level"), "missing key 'level'", ""),
    (lambda c: _first(c).pop("given"), "missing key 'given'", ""),
    (lambda c: _first(c).update(given=[]), "the level that was given first", ""),
    (lambda c: _first(c).update(given=[7]), "each of 'given' should be an object", ""),
    (lambda c: _first(c)["given"][0].update(level=3), "'level' should be 0 to 2", ""),
    (lambda c: _first(c)["given"][0].update(seen=0), "'seen' should be true or false", ""),
]


def _first(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = data["questions"][0]["criteria"][0]
    return found


@pytest.mark.parametrize(("spoil", "message", "hint"), FAULTS)
def test_a_fault_is_told_with_its_line(
    tmp_path: Path, spoil: Callable[[dict[str, Any]], Any], message: str, hint: str
) -> None:
    data = card()
    spoil(data)
    path = tmp_path / "a.json"
    path.write_text(json.dumps(data, indent=1))
    found = read_cards(path)
    assert not found.rated
    assert any(message in p.message and hint in p.hint for p in found.problems)
    assert all(p.line > 0 for p in found.problems)


def test_all_faults_of_both_files_are_told_at_once(tmp_path: Path, empty: DeskFolder) -> None:
    paths = []
    for name in ("a.json", "b.json"):
        data = card(fingerprint="x", finished=1)
        _first(data)["level"] = "high"
        (tmp_path / name).write_text(json.dumps(data, indent=1))
        paths.append(tmp_path / name)
    with pytest.raises(InvalidFileError) as told:
        agree_of(paths[0], paths[1], empty)
    assert len(told.value.problems) == 6
    line = next(p.line for p in told.value.problems if "'level'" in p.message)
    assert '"level": "high"' in paths[0].read_text().splitlines()[line - 1]


def test_no_more_faults_are_looked_for_than_anyone_mends(tmp_path: Path) -> None:
    """But whose interviews all cards are of is seen, so that none is opened too early."""
    faults = [{"fingerprint": f"{number:064x}"} for number in range(60)]
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"schema": "hotseat/desk-cards@1", "cards": faults}))
    found = read_cards(path)
    assert len(found.problems) == 50
    assert len(found.fingerprints) == 60


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not JSON"),
        (b"[1]", "the file should be an object, not a list"),
        (b"[" * 100_000, "nested or long beyond reason"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b'{"schema": "hotseat/desk-cards@1", "cards": 3}', "'cards' should be a list"),
        (b"9" * 5000, "nested or long beyond reason"),
        (b"# A card in Markdown", "not JSON"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    (problem,) = read_cards(path).problems
    assert message in problem.message


def test_only_regular_files_of_a_size_are_read(tmp_path: Path) -> None:
    pipe, large = tmp_path / "pipe.json", tmp_path / "large.json"
    os.mkfifo(pipe)
    with large.open("wb") as file:
        file.truncate(20_000_001)
    (tmp_path / "folder").mkdir()
    said = {
        path.name: read_cards(path).problems[0].message
        for path in (pipe, large, tmp_path / "folder", tmp_path / "none.json")
    }
    assert said["pipe.json"] == "is not a regular file"
    assert "the limit is 20,000,000" in said["large.json"]
    assert "no .json file" in said["folder"]
    assert "no such file" in said["none.json"]


def test_an_unknown_id_is_told(tmp_path: Path, empty: DeskFolder) -> None:
    with pytest.raises(UnknownIdError):
        agree_of("abcdef", "abcdef", empty)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(sorted(card())) | st.text(max_size=5), inner, max_size=5)
    ),
    max_leaves=15,
)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.dictionaries(st.sampled_from(sorted(card())), json_values), whole=st.booleans())
def test_any_json_is_read_or_refused(tmp_path: Path, data: dict[str, Any], whole: bool) -> None:
    path = tmp_path / "any.json"
    path.write_text(json.dumps(card(**data) if whole else data))
    found = read_cards(path)
    assert found.rated or found.problems


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.json"
    path.write_bytes(data)
    assert read_cards(path).problems


def test_a_fingerprint_is_of_what_is_said_and_in_which_turns() -> None:
    usual = fingerprint(Transcript(TURNS, "WebVTT"))
    names = {ASKS: "P1", ANSWERS: "P2"}
    other = tuple(Turn(names[t.speaker], None, t.text.replace(" ", "\n")) for t in TURNS)
    assert fingerprint(Transcript(other, "SRT")) == usual
    assert fingerprint(Transcript(turns(1), "WebVTT")) != usual
    swapped = (replace(TURNS[0], speaker="X"), *TURNS[1:])
    assert fingerprint(Transcript(swapped, "WebVTT")) != usual


def test_calibration_counts_the_first_level_where_the_experts_was_not_seen(
    tmp_path: Path,
) -> None:
    interview = marked(desk_of(tmp_path / "a"), (1, 2, 1, 0)).interview
    gold = {"diagnosis": 1, "recommendation": 2, "combine": 2}
    found = calibration_result([replace(interview, gold=gold), interview])
    assert {name: (one.n, one.bias) for name, one in found.by.items()} == {
        "diagnosis": (1, -1.0),  # 0 at first, 1 once the expert's was shown
        "recommendation": (1, 0.0),
        "combine": (1, -2.0),
    }
    seen = marked(desk_of(tmp_path / "b", suggest="before")).interview
    assert calibration_result([replace(seen, gold=gold)]).n == 0


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Jane Doe", "Thanks Jane. I am Jane Doe, J.D., jdoe@example.com, and that is all."),
        ("Will May", "thanks will may, (Will) what would you do? May's call: 0170 1234567."),
        ("Van Nguyen", "Write to van dot nguyen at example dot com, then to @the or www.the.and"),
        ("Bo Li", "This is Bo, and Li's team—and it’s “Bo Li” who can be reached on 020 7946 0958"),
    ],
)
def test_a_fingerprint_is_the_same_with_names_and_contact_data_masked(
    name: str, words: str
) -> None:
    def made(who: str, said: str) -> str:
        return fingerprint(Transcript((TURNS[0], Turn(who, None, said)), "WebVTT"))

    masked = Masker({name: "Candidate A"}).redact(words)
    assert masked != words
    assert made(name, words) == made("Candidate A", masked) == made("Nobody Else", masked)
    assert made(name, words) != made(name, words + " And why?")
