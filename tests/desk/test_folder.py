"""The folder of the desk: damage, links, labels, and what a purge leaves."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.made import (
    DIAGNOSIS,
    TURNS,
    WORDS,
    acts,
    desk,
    fresh,
    interview,
    question,
    transcript,
)
from tests.fake_clock import FakeClock

from hotseat.desk.codec import (
    NOT_ONE,
    interview_from_json,
    interview_to_json,
    transcript_from_json,
    transcript_to_json,
)
from hotseat.desk.errors import DeskError, LateError
from hotseat.desk.folder import DeskFolder
from hotseat.desk.labels import label_of, next_label
from hotseat.desk.listing import listed
from hotseat.desk.log import Log
from hotseat.desk.outside import purge
from hotseat.desk.verify import verify
from hotseat.errors import UnknownIdError

MARKS = ["Zebrafinch", "Quokkasaur", "Marmalade", "Tulipomania", "Wombatling", "Periwinkle"]
"""Words that are nowhere else: names, words, a note, a draft, a reason."""


def all_bytes(folder: DeskFolder) -> bytes:
    """Names and contents of every file in the data folder."""
    root = folder.path.parent
    return b"\n".join(
        str(path).encode() + (path.read_bytes() if path.is_file() else b"")
        for path in root.rglob("*")
    )


def planted() -> tuple[DeskFolder, str, list[bytes]]:
    """An interview full of marks, and what must not be found once it is purged."""
    lines = [("Zebrafinch", "What would you do?"), ("Quokkasaur", "Marmalade, I would say.")]
    opened = fresh(candidate="Quokkasaur", sheets=())
    number = opened.interview.id
    opened.close()
    path = opened.folder.path / number / "transcript.json"
    path.write_text(json.dumps(transcript_to_json(transcript(lines))))
    opened = desk(opened.folder, number, FakeClock())
    opened.set_range(question().id, 0, 1)
    opened.pick(question(), DIAGNOSIS, [replace(WORDS, end=9)])
    opened.give(question(), DIAGNOSIS, 0)
    opened.give(question(), DIAGNOSIS, 1, "Tulipomania was meant")
    opened.add_note("Wombatling is a line")
    opened.draft_note("Periwinkle is being typ")
    key = opened.folder.key(number)
    (path.parent / ".work.json.99").write_text("Marmalade")
    opened.folder.knock(number)
    opened.close()
    return opened.folder, number, [*(mark.encode() for mark in MARKS), key]


def test_a_purge_leaves_no_trace_and_the_log_still_verifies() -> None:
    folder, number, marks = planted()
    before = all_bytes(folder)
    assert [mark for mark in marks if mark not in before] == []
    kept = interview(folder, FakeClock()).id
    folder.purge(number)
    after = all_bytes(folder)
    assert [mark for mark in marks if mark in after] == []
    assert folder.ids() == [kept]
    assert verify(folder).problems == ()
    assert acts(folder)[-2:] == ["note", "import"]
    with pytest.raises(UnknownIdError):
        folder.purge(number)


def test_a_purge_that_was_cut_short_is_finished_at_the_next_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, number, marks = planted()
    real = shutil.rmtree

    def killed(path: Path, *args: Any, **named: Any) -> None:
        if Path(path).exists():
            (Path(path) / "key").unlink()
            raise KeyboardInterrupt
        real(path, *args, **named)

    monkeypatch.setattr(shutil, "rmtree", killed)
    with pytest.raises(KeyboardInterrupt):
        folder.purge(number)
    monkeypatch.setattr(shutil, "rmtree", real)
    assert folder.ids() == []
    assert b"Marmalade" in all_bytes(folder)
    again = DeskFolder()
    assert [mark for mark in marks if mark in all_bytes(again)] == []
    assert verify(again).problems == ()


def test_what_cannot_be_removed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    folder, number, _ = planted()
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(DeskError, match=r"\.gone could not be removed: remove that folder by hand"):
        folder.purge(number)
    assert folder.ids() == []


def test_an_import_that_goes_on_is_not_swept_away() -> None:
    folder = DeskFolder()
    interview(folder, FakeClock())
    going_on = folder.path / ".abcdef.new"
    going_on.mkdir()
    with folder._alone():
        DeskFolder()
        assert going_on.exists()
    DeskFolder()
    assert not going_on.exists()


def test_links_and_odd_names_are_no_interviews(tmp_path: Path) -> None:
    folder = DeskFolder()
    real = interview(folder, FakeClock()).id
    outside = tmp_path / "outside"
    shutil.copytree(folder.path / real, outside)
    (folder.path / "abcdef").symlink_to(outside)
    (folder.path / ".abcdef.gone").symlink_to(outside)
    (folder.path / "fedcba").write_text("a file")
    for name in ("ABCDEF", "abcde", "abcdef0", "zzzzzz", " ", "\n", "\udcff", "abc\ndef"):
        (folder.path / name).mkdir()
    assert folder.ids() == [real]
    assert [i.id for i in listed(DeskFolder()).interviews] == [real]
    for number in ("abcdef", "fedcba", "ABCDEF", "..", "", "../desk/" + real):
        for act in (folder.load, folder.transcript, folder.key, folder.hold, folder.purge):
            with pytest.raises(UnknownIdError):
                act(number)
    assert (outside / "work.json").exists()


def test_a_link_in_the_place_of_the_log_is_not_followed(tmp_path: Path) -> None:
    folder = DeskFolder()
    interview(folder, FakeClock())
    target = tmp_path / "target"
    target.write_text("")
    folder.log.path.unlink()
    folder.log.path.symlink_to(target)
    with pytest.raises(DeskError, match=r"log\.jsonl cannot be used"):
        folder.log.append([{"act": "x"}])
    assert target.read_text() == ""


FILES = ("work.json", "transcript.json", "key")
LATER = "of a later version"
DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "torn": lambda raw: raw[: len(raw) // 2],
    "emptied": lambda raw: b"",
    "foreign": lambda raw: b'{"schema": "something/else@3"}',
    "no object": lambda raw: b"[1, 2]",
    "not text": lambda raw: b"\xff\xfe\x00",
    "deep": lambda raw: b"[" * 200_000,
    LATER: lambda raw: raw.replace(b"hotseat/desk@1", b"hotseat/desk@2"),
}


@pytest.mark.parametrize(
    ("name", "how"),
    # A key has no version.
    [(name, how) for name in FILES for how in DAMAGE if (name, how) != ("key", LATER)],
)
def test_a_damaged_file_is_named_and_left_as_it_is(name: str, how: str) -> None:
    folder, clock = DeskFolder(), FakeClock()
    number, other = interview(folder, clock).id, interview(folder, clock).id
    path = folder.path / number / name
    raw = path.read_bytes()
    bent = DAMAGE[how](raw)
    assert bent != raw
    path.write_bytes(bent)
    with pytest.raises(DeskError) as told:
        desk(folder, number, clock)
    assert str(path) in told.value.message
    assert f"desk purge {number}" in told.value.message
    assert path.read_bytes() == bent
    assert other in [i.id for i in listed(folder).interviews]
    if name == "work.json":
        assert [str(path) in error.message for error in listed(folder).errors] == [True]
    desk(folder, other, clock).close()
    # Others can still be added, and it can be removed; nothing holds it.
    assert interview(folder, clock).label == "C" or name == "work.json"
    folder.purge(number)
    assert number not in folder.ids()


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(name: str) -> None:
    folder, clock = DeskFolder(), FakeClock()
    number = interview(folder, clock).id
    path = folder.path / number / name
    path.unlink()
    with pytest.raises(DeskError, match=str(path)):
        desk(folder, number, clock)


def test_the_file_of_another_interview_is_not_taken_for_its_own() -> None:
    folder, clock = DeskFolder(), FakeClock()
    one, two = (interview(folder, clock).id for _ in range(2))
    shutil.copy(folder.path / one / "work.json", folder.path / two / "work.json")
    with pytest.raises(DeskError, match="that of another interview"):
        folder.load(two)


def test_words_that_the_transcript_does_not_have_are_told() -> None:
    opened = fresh()
    opened.pick(question(), DIAGNOSIS, [WORDS])
    opened.close()
    folder, number = opened.folder, opened.interview.id
    path = folder.path / number / "transcript.json"
    for turns in (TURNS[:1], [("Cato", "short"), ("Cato", "so")]):
        path.write_text(json.dumps(transcript_to_json(transcript(turns))))
        with pytest.raises(DeskError, match="do not belong together"):
            desk(folder, number, FakeClock())


def test_no_message_tells_of_a_candidate() -> None:
    folder, number, _ = planted()
    for name in ("work.json", "transcript.json"):
        path = folder.path / number / name
        path.write_bytes(path.read_bytes()[:-3])
    for read in (folder.load, folder.transcript):
        with pytest.raises(DeskError) as told:
            read(number)
        assert not any(mark in told.value.message for mark in MARKS)
        assert told.value.__cause__ is None


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DeskError, match="cannot be used"):
        interview(DeskFolder(tmp_path / "file" / "desk"), FakeClock())
    assert DeskFolder(tmp_path / "file").ids() == []


def test_labels_go_on_behind_z_and_fill_gaps() -> None:
    letters = [chr(ord("A") + number) for number in range(26)]
    assert next_label([]) == "A"
    assert next_label(["A", "C", ""]) == "B"
    assert next_label(letters) == "AA"
    assert next_label([*letters, "AA"]) == "AB"


def test_the_label_is_found_in_what_is_written(tmp_path: Path) -> None:
    opened = fresh()
    path = opened.folder.path / opened.interview.id / "work.json"
    assert label_of(path) == opened.interview.label == "A"
    path.write_bytes(b"")
    assert label_of(path) == ""
    assert label_of(tmp_path / "nowhere") == ""


def test_an_interview_is_found_by_its_id_its_beginning_or_its_label() -> None:
    folder, clock = DeskFolder(), FakeClock()
    one, two = (interview(folder, clock).id for _ in range(2))
    assert folder.find(one) == one
    assert (folder.find("A"), folder.find("B")) == (one, two)
    beginning = two[: next(n for n in range(1, 7) if two[:n] != one[:n])]
    assert folder.find(beginning) == two
    for wanted in ("", "Z", "ZZ", "no", one + "0"):
        with pytest.raises(UnknownIdError):
            folder.find(wanted)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=10,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_read_is_an_interview_or_none(data: st.DataObject) -> None:
    opened_at = FakeClock().now()
    made = interview_to_json(
        replace(_plain(), imported_at=opened_at, locked_at=opened_at, gold={"a": 1})
    )
    key = data.draw(st.sampled_from(sorted(made)))
    made[key] = data.draw(json_values)
    try:
        found = interview_from_json(made)
    except NOT_ONE:
        return
    assert interview_from_json(json.loads(json.dumps(interview_to_json(found)))) == found


def _plain() -> Any:
    from hotseat.desk.models import Given, Interview, Marking, Note, Sheet

    at = FakeClock().now()
    marking = Marking((WORDS,), levels=(Given(1, at), Given(2, at, seen=True, reason="so")))
    sheet = Sheet("q", 0, 3, {DIAGNOSIS: replace(marking, shown_at=at, suggested=2)}, ("p1",))
    return Interview("abcdef", "A", at, sheets=(sheet,), notes=(Note("line", at),))


def test_it_is_the_same_when_it_is_read_again() -> None:
    made = _plain()
    assert interview_from_json(json.loads(json.dumps(interview_to_json(made)))) == made
    said = transcript([("A", "\ud800 \u2028 \x00"), ("B", "")])
    assert transcript_from_json(json.loads(json.dumps(transcript_to_json(said)))) == said


@pytest.mark.slow
def test_five_hundred_interviews_are_listed_and_added_to_quickly() -> None:
    folder, clock = DeskFolder(), FakeClock()
    first = interview(folder, clock).id
    source = folder.path / first
    said = json.dumps(transcript_to_json(transcript([("Cato", "word " * 200_000)])))
    (source / "transcript.json").write_text(said)
    made = folder.load(first)
    notes = _plain().notes * 300
    for number in range(1, 500):
        name = f"{number:06x}"
        other = folder.path / name
        other.mkdir()
        for each in ("key", "transcript.json"):
            os.link(source / each, other / each)
        label = f"Z{chr(65 + number // 26)}{chr(65 + number % 26)}"
        work = replace(made, id=name, label=label, notes=notes)
        (other / "work.json").write_text(json.dumps(interview_to_json(work)))
    begun = time.process_time()
    assert len(folder.ids()) == 500
    ids = time.process_time() - begun
    interview(folder, clock)
    new = time.process_time() - begun - ids
    assert len(listed(folder).interviews) == 501
    every = time.process_time() - begun - ids - new
    # Some 1, 15 and 500 ms; all transcripts would take half a minute.
    assert ids < 0.2
    assert new < 1
    assert every < 5


def test_a_letter_that_is_gone_is_no_beginning_of_an_id(monkeypatch: pytest.MonkeyPatch) -> None:
    folder, clock = DeskFolder(), FakeClock()
    numbers = iter(["aaaaaa", "1" * 64, "b7e151", "1" * 64])
    monkeypatch.setattr("hotseat.desk.folder.secrets.token_hex", lambda _: next(numbers))
    first, second = interview(folder, clock), interview(folder, clock)
    assert (second.id, second.label) == ("b7e151", "B")
    for wanted in ("C", "A"):
        if wanted == "A":
            folder.purge(first.id)
        with pytest.raises(UnknownIdError):
            folder.find(wanted)
    assert folder.find("B") == folder.find("b7") == second.id


def full_disk(*_: object, **__: object) -> None:
    raise DeskError("no room")


def test_a_purge_that_the_log_cannot_be_told_of_is_told_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = fresh()
    folder, number = opened.folder, opened.interview.id
    with monkeypatch.context() as full:
        full.setattr(Log, "append", full_disk)
        opened.pick(question(), DIAGNOSIS, [WORDS])
        opened.give(question(), DIAGNOSIS, 1)
        assert opened.late
        opened.close()
        with pytest.raises(LateError):
            purge(folder, number, FakeClock().now())
    assert folder.ids() == []
    assert acts(folder) == ["import"]
    DeskFolder()
    assert acts(folder) == ["import", "level", "shown", "purge"]
    assert verify(folder).whole
    DeskFolder()
    assert acts(folder)[-2:] == ["shown", "purge"]


def test_a_purge_that_is_killed_half_way_is_finished_with_its_line() -> None:
    opened = fresh()
    folder, number = opened.folder, opened.interview.id
    opened.close()
    entry = {"at": "2026-03-02T10:00:00+00:00", "interview": number, "act": "purge"}
    (folder.path / f".{number}.last").write_text(json.dumps([entry]))
    DeskFolder()
    assert acts(folder) == ["import"]
    assert not (folder.path / f".{number}.last").exists()
    (folder.path / f".{number}.last").write_text(json.dumps([entry]))
    (folder.path / number).rename(folder.path / f".{number}.gone")
    DeskFolder()
    assert acts(folder) == ["import", "purge"]
    assert [p.name for p in folder.path.iterdir() if number in p.name] == []


def test_a_letter_is_never_given_twice() -> None:
    folder, clock = DeskFolder(), FakeClock()
    first = interview(folder, clock)
    assert first.label == "A"
    folder.purge(first.id)
    assert interview(folder, clock).label == "B"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("transcript.json", '"start": null', '"start": NaN'),
        ("transcript.json", '"start": null', '"start": Infinity'),
        ("work.json", '"level": 1', '"level": 9'),
        ("work.json", '"suggested": 2', '"suggested": -1'),
        ("work.json", '"first": 0', '"first": -5'),
        ("work.json", '"last": 3', '"last": 999'),
        ("work.json", '"last": 3', '"last": -1'),
    ],
)
def test_what_no_desk_could_have_written_is_one_error(file: str, old: str, new: str) -> None:
    opened = fresh()
    opened.pick(question(), DIAGNOSIS, [WORDS])
    opened.give(question(), DIAGNOSIS, 1)
    opened.close()
    path = opened.folder.path / opened.interview.id / file
    words = path.read_text()
    assert old in words
    path.write_text(words.replace(old, new, 1))
    with pytest.raises(DeskError, match=opened.interview.id):
        desk(opened.folder, opened.interview.id, FakeClock())
