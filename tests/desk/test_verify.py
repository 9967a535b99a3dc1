"""The log is whole, or what is wrong is said: once, with its line."""

from __future__ import annotations

import hashlib
import json
import random
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotseat.desk.chain import (
    HEAD_LOST,
    NOTHING_YET,
    Head,
    canonical,
    head_from_json,
    head_to_json,
    seal,
)
from hotseat.desk.errors import DeskError
from hotseat.desk.folder import DeskFolder
from hotseat.desk.lineup import line_up
from hotseat.desk.verify import Stamp, Verified, verify

MANY = 12


@pytest.fixture
def folder() -> DeskFolder:
    made = DeskFolder()
    for number in range(MANY):
        made.log.append([{"act": "level", "interview": "abcdef", "nth": number, "level": 1}])
    return made


def lines(folder: DeskFolder) -> list[bytes]:
    return folder.log.path.read_bytes().splitlines(keepends=True)


def bend(folder: DeskFolder, change: Callable[[list[bytes]], object]) -> Verified:
    """Verify after a change of the list of lines."""
    found = lines(folder)
    change(found)
    folder.log.path.write_bytes(b"".join(found))
    return verify(folder)


def told(found: Verified) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in found.problems]


def only(found: Verified) -> tuple[int, str]:
    """The line and the message of the only problem."""
    assert not found.whole
    [one] = told(found)
    return one


def rewritten(folder: DeskFolder, bodies: list[dict[str, object]]) -> Head:
    """The log and its head written anew by somebody who knows how."""
    count, digest, text = 0, NOTHING_YET, ""
    for body in bodies:
        count += 1
        line, digest = seal(body, count, digest)
        text += line
    folder.log.path.write_text(text)
    head = Head(count, digest, len(text))
    folder.log.head_path.write_text(json.dumps(head_to_json(head)))
    return head


def test_a_log_as_it_was_written_is_whole(folder: DeskFolder) -> None:
    found = verify(folder)
    assert (found.count, found.problems, found.whole) == (MANY, (), True)
    head = folder.log.head()
    assert head is not None
    assert found.head == head.digest


def test_no_log_at_all_is_whole() -> None:
    assert verify(DeskFolder()) == Verified(0, NOTHING_YET)
    assert not DeskFolder().path.exists()


@settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_one_byte_changed_is_found_once(folder: DeskFolder, data: st.DataObject) -> None:
    raw = folder.log.path.read_bytes()
    place = data.draw(st.integers(0, len(raw) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda b: b != raw[place]))
    try:
        folder.log.path.write_bytes(raw[:place] + bytes([byte]) + raw[place + 1 :])
        found = verify(folder)
    finally:
        folder.log.path.write_bytes(raw)
    assert not found.whole
    # A line end in the middle of a line makes two of one; one that is gone, one of two.
    assert len(found.problems) <= (1 if byte != 10 and raw[place] != 10 else 2)
    line = raw[:place].count(b"\n") + 1
    assert abs(found.problems[0].line - line) <= 1


@settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_whatever_is_done_to_the_lines_is_found(folder: DeskFolder, data: st.DataObject) -> None:
    raw = folder.log.path.read_bytes()
    found = lines(folder)
    some = data.draw(st.lists(st.sampled_from(range(MANY)), max_size=20))
    mixed = b"".join(found[number] for number in some)
    try:
        folder.log.path.write_bytes(mixed)
        result = verify(folder)
    finally:
        folder.log.path.write_bytes(raw)
    assert result.whole == (mixed == raw)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.binary(max_size=200))
def test_whatever_the_files_hold_there_is_an_answer(
    folder: DeskFolder, log: bytes, head: bytes
) -> None:
    before = folder.log.path.read_bytes(), folder.log.head_path.read_bytes()
    try:
        folder.log.path.write_bytes(log)
        folder.log.head_path.write_bytes(head)
        assert not verify(folder).whole
    finally:
        folder.log.path.write_bytes(before[0])
        folder.log.head_path.write_bytes(before[1])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"level":1', b'"level":2'),
        (b'"level":1', b'"level": 1'),
        (b'"level":1', b'"level":1.0'),
        (b'"nth":4,"level":1', b'"level":1,"nth":4'),
        (b'"level":1', b'"level":0,"level":1'),
        (b"abcdef", b"\\u0061bcdef"),
        (b'"}\n', b'"} \n'),
        (b'"}\n', b'"}\r\n'),
    ],
)
def test_each_form_of_a_change_is_found_in_its_line(
    folder: DeskFolder, old: bytes, new: bytes
) -> None:
    def change(found: list[bytes]) -> None:
        assert old in found[4]
        found[4] = found[4].replace(old, new)

    line, message = only(bend(folder, change))
    assert (line, "not as written" in message) == (5, True)


def test_a_changed_line_sealed_anew_breaks_the_chain(folder: DeskFolder) -> None:
    def change(found: list[bytes]) -> None:
        entry = json.loads(found[4])
        body = {k: v for k, v in entry.items() if k not in ("n", "prev", "hash")} | {"level": 2}
        found[4] = seal(body, entry["n"], entry["prev"])[0].encode()

    line, message = only(bend(folder, change))
    assert (line, message) == (
        6,
        "This line does not follow from line 5: one of the two was replaced.",
    )


def test_the_first_and_the_last_line_sealed_anew_are_found(folder: DeskFolder) -> None:
    def last(found: list[bytes]) -> None:
        entry = json.loads(found[-1])
        found[-1] = seal({"act": "x"}, entry["n"], entry["prev"])[0].encode()

    raw = folder.log.path.read_bytes()
    assert "does not fit the last line" in only(bend(folder, last))[1]
    folder.log.path.write_bytes(raw)

    def first(found: list[bytes]) -> None:
        found[0] = seal({"act": "x"}, 1, "1" * 64)[0].encode()

    found = bend(folder, first)
    assert [line for line, _ in told(found)] == [1, 2]


@pytest.mark.parametrize("many", [1, 3])
def test_missing_lines_are_counted(folder: DeskFolder, many: int) -> None:
    def change(found: list[bytes]) -> None:
        del found[4 : 4 + many]

    line, message = only(bend(folder, change))
    wanted = {1: "1 line is missing, number 5", 3: "3 lines are missing, of the numbers 5 to 7"}
    assert (line, message) == (5, f"Before this line {wanted[many]}.")


def test_a_missing_first_line_is_found(folder: DeskFolder) -> None:
    line, message = only(bend(folder, lambda found: found.pop(0)))
    assert (line, message) == (1, "Before this line 1 line is missing, number 1.")


@pytest.mark.parametrize("many", [1, 5])
def test_lines_cut_off_are_found(folder: DeskFolder, many: int) -> None:
    def change(found: list[bytes]) -> None:
        del found[-many:]

    line, message = only(bend(folder, change))
    assert line == MANY - many
    assert message.startswith("At the end ")
    assert message.endswith(": cut off.")


def test_all_lines_cut_off_or_the_file_gone_is_found(folder: DeskFolder) -> None:
    assert "12 lines are missing" in only(bend(folder, lambda found: found.clear()))[1]
    folder.log.path.unlink()
    line, message = only(verify(folder))
    assert (line, message) == (0, "The file is missing, and 12 lines are missing.")


def test_a_torn_last_line_is_found(folder: DeskFolder) -> None:
    def change(found: list[bytes]) -> None:
        found[-1] = found[-1][:30]

    line, message = only(bend(folder, change))
    assert (line, message) == (MANY, "The last line is torn: its end is missing.")


def test_a_repeated_line_is_found(folder: DeskFolder) -> None:
    line, message = only(bend(folder, lambda found: found.insert(7, found[2])))
    assert (line, "repeated" in message) == (8, True)


def test_lines_that_changed_places_are_found(folder: DeskFolder) -> None:
    def change(found: list[bytes]) -> None:
        found[4], found[5] = found[5], found[4]

    line, message = only(bend(folder, change))
    assert (line in (5, 6), "out of order" in message) == (True, True)


def test_a_moved_line_is_one_problem_not_many(folder: DeskFolder) -> None:
    assert only(bend(folder, lambda found: found.insert(1, found.pop(9))))[0] == 2


def test_a_reversed_log_is_one_problem(folder: DeskFolder) -> None:
    _, message = only(bend(folder, lambda found: found.reverse()))
    assert "out of order" in message


def test_an_inserted_line_is_found_whether_it_is_sealed_or_not(folder: DeskFolder) -> None:
    raw = folder.log.path.read_bytes()
    line, message = only(bend(folder, lambda found: found.insert(5, b'{"act":"level"}\n')))
    assert (line, "not as written" in message) == (6, True)
    for place in (5, 4):
        folder.log.path.write_bytes(raw)

        def change(found: list[bytes], place: int = place) -> None:
            entry = json.loads(found[4])
            found.insert(place, seal({"act": "x"}, 5, entry["prev"])[0].encode())

        line, message = only(bend(folder, change))
        assert (line, "inserted" in message) == (place + 1, True)


def test_a_line_added_by_hand_is_found(folder: DeskFolder) -> None:
    def change(found: list[bytes]) -> None:
        digest = json.loads(found[-1])["hash"]
        found.append(seal({"act": "x"}, MANY + 1, digest)[0].encode())

    assert "lines were added by hand" in only(bend(folder, change))[1]


def test_many_changed_lines_in_a_row_are_one_problem(folder: DeskFolder) -> None:
    def change(found: list[bytes]) -> None:
        found[2:8] = [line.replace(b'"level":1', b'"level":2') for line in found[2:8]]

    line, message = only(bend(folder, change))
    assert (line, message.startswith("Lines 3 to 8 are not as written")) == (3, True)


def test_two_faults_are_two_problems(folder: DeskFolder) -> None:
    def change(found: list[bytes]) -> None:
        found[2] = found[2].replace(b'"level":1', b'"level":2')
        del found[6]

    found = bend(folder, change)
    assert [line for line, _ in told(found)] == [3, 7]


@pytest.mark.parametrize("text", [None, "", "{}", "[]", '{"count": 1e999}', "[" * 100_000])
def test_a_head_that_is_gone_or_damaged_is_told(folder: DeskFolder, text: str | None) -> None:
    folder.log.head_path.unlink()
    if text is not None:
        folder.log.head_path.write_text(text)
    [problem] = verify(folder).problems
    assert problem.path == str(folder.log.head_path)
    assert problem.message.startswith("The file is " + ("missing" if text is None else "damaged"))


def test_a_head_of_before_is_found(folder: DeskFolder) -> None:
    old = folder.log.head_path.read_bytes()
    folder.log.append([{"act": "x"}])
    folder.log.head_path.write_bytes(old)
    assert "an older log.head was put back" in only(verify(folder))[1]


def test_a_lost_head_is_noted_with_the_next_act_and_told_ever_after(folder: DeskFolder) -> None:
    folder.log.head_path.unlink()
    folder.log.append([{"at": "2026", "act": "x"}])
    folder.log.append([{"at": "2026", "act": "y"}])
    assert [e["act"] for e in folder.log.entries()][MANY:] == [HEAD_LOST, "x", "y"]
    line, message = only(verify(folder))
    assert (line, "log.head was lost" in message) == (MANY + 1, True)


def test_an_interrupted_write_is_told_and_is_no_tampering(folder: DeskFolder) -> None:
    head = folder.log.head()
    assert head is not None
    one, digest = seal({"act": "x"}, MANY + 1, head.digest)
    two, _ = seal({"act": "y"}, MANY + 2, digest)
    raw = folder.log.path.read_bytes()
    for written in (0, 10, len(one), len(one) + 10, len(one) + len(two)):
        begun = Head(head.count, head.digest, len(raw), one + two)
        folder.log.head_path.write_text(json.dumps(head_to_json(begun)))
        folder.log.path.write_bytes(raw + (one + two).encode()[:written])
        found = verify(folder)
        assert found.whole
        [problem] = found.problems
        assert problem.warning
        assert "A write was interrupted with 2 of its lines" in problem.message
        folder.log.settle()
        assert verify(folder).problems == ()
        assert [e["act"] for e in folder.log.entries()][MANY:] == ["x", "y"]


def test_tampering_is_found_beside_an_interrupted_write(folder: DeskFolder) -> None:
    head = folder.log.head()
    assert head is not None
    raw = folder.log.path.read_bytes()
    line, _ = seal({"act": "x"}, MANY + 1, head.digest)
    for bent in (
        raw.replace(b'"level":1', b'"level":2', 1),
        raw + b"{}\n",
        raw + line.encode() + b"{}\n",
        raw[:-300],
    ):
        begun = Head(head.count, head.digest, len(raw), line)
        folder.log.head_path.write_text(json.dumps(head_to_json(begun)))
        folder.log.path.write_bytes(bent)
        assert not verify(folder).whole
        folder.log.settle()
        assert not verify(folder).whole
        assert [e.get("act") for e in folder.log.entries()].count("x") == 1


def test_an_export_finds_a_log_that_was_written_anew_with_its_head(folder: DeskFolder) -> None:
    head = folder.log.head()
    assert head is not None
    stamp = Stamp(head.count, head.digest, "card.json")
    assert verify(folder, [stamp, Stamp(0, NOTHING_YET)]).problems == ()
    bodies: list[dict[str, object]] = [{"act": "level", "level": 2} for _ in range(MANY + 3)]
    rewritten(folder, bodies)
    assert verify(folder).whole
    _, message = only(verify(folder, [stamp]))
    assert message.startswith("card.json has another hash of line 12")
    rewritten(folder, bodies[:5])
    assert verify(folder).whole
    _, message = only(verify(folder, [stamp]))
    assert message.startswith("card.json was made when the log had 12 lines, and now it ends")


def test_an_export_adds_nothing_to_what_is_told_already(folder: DeskFolder) -> None:
    head = folder.log.head()
    assert head is not None
    stamp = Stamp(head.count, head.digest)
    folder.log.append([{"act": "x"}])
    bend(folder, lambda found: found.__delitem__(slice(MANY - 1, None)))
    assert len(verify(folder, [stamp]).problems) == 1


def test_a_log_of_a_later_version_is_whole(folder: DeskFolder) -> None:
    folder.log.append([{"act": "of the future", "more": {"a": [1, 2.5, None, "ü\U0001f600"]}}])
    assert verify(folder).whole


def test_what_was_sealed_is_the_canonical_form() -> None:
    line, digest = seal({"act": "level", "level": 1}, 1, NOTHING_YET)
    entry = json.loads(line)
    assert line == canonical(entry) + "\n"
    del entry["hash"]
    assert hashlib.sha256(canonical(entry).encode()).hexdigest() == digest
    assert list(json.loads(line)) == ["n", "act", "level", "prev", "hash"]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_head_or_none(raw: bytes) -> None:
    try:
        head_from_json(raw)
    except ValueError:
        return


def test_lines_added_after_tampering_do_not_hide_it(folder: DeskFolder) -> None:
    for cut, added in ((-1, b""), (-40, b""), (None, b"{}")):
        raw = folder.log.path.read_bytes()
        folder.log.path.write_bytes(raw[:cut] + added)
        folder.log.append([{"act": "x"}, {"act": "y"}])
        assert [e.get("act") for e in folder.log.entries()][-2:] == ["x", "y"]
        assert len(line_up(folder.log.path.read_bytes(), folder.log.head()).row) >= MANY
    assert not verify(folder).whole


def test_nothing_is_added_while_the_head_is_damaged(folder: DeskFolder) -> None:
    folder.log.head_path.write_text("{")
    before = folder.log.path.read_bytes()
    with pytest.raises(DeskError, match=r"log\.head is damaged.*move it away"):
        folder.log.append([{"act": "x"}])
    assert folder.log.path.read_bytes() == before
    assert folder.log.head_path.read_text() == "{"


def test_a_long_log_is_read_quickly(folder: DeskFolder) -> None:
    count, digest, text = 0, NOTHING_YET, []
    body = {"act": "level", "interview": "abcdef", "quotes": ["0" * 32] * 3, "level": 1}
    for _ in range(100_000):
        count += 1
        line, digest = seal(body, count, digest)
        text.append(line)
    whole = "".join(text)
    head = Head(count, digest, len(whole))
    folder.log.head_path.write_text(json.dumps(head_to_json(head)))
    random.Random(1).shuffle(text)
    for each, sound in ((whole, True), ("".join(text), False)):
        folder.log.path.write_text(each)
        begun = time.process_time()
        assert verify(folder).whole == sound
        # About a second; ten where it was not one reading.
        assert time.process_time() - begun < 10


@pytest.mark.parametrize("part", ["prev", "hash", "n", "level"])
def test_a_write_on_its_way_that_does_not_continue_the_log_is_no_honest_one(
    folder: DeskFolder, part: str
) -> None:
    *kept, last = lines(folder)
    head = json.loads(folder.log.head_path.read_bytes())
    before = json.loads(kept[-1])
    entry = json.loads(last)
    made = {"prev": "f" * 64, "hash": "f" * 64, "n": 99, "level": 9}
    folder.log.path.write_bytes(b"".join(kept))
    size = sum(map(len, kept))
    start = {**head, "count": before["n"], "head": before["hash"], "size": size}
    sound = json.dumps({**start, "writing": last.decode()})
    folder.log.head_path.write_text(sound)
    assert verify(folder).whole
    junk = json.dumps({**entry, part: made[part]}, separators=(",", ":"))
    folder.log.head_path.write_text(json.dumps({**start, "writing": f"{junk}\n"}))
    assert not verify(folder).whole
    with pytest.raises(DeskError):
        folder.log.settle()
    assert folder.log.path.read_bytes() == b"".join(kept)
