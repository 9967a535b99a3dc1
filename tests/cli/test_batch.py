"""A batch by one process and by several: the same lines, and none held in memory for good."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotseat.bank.load import Bank, load_bank
from hotseat.cli import workers as module
from hotseat.cli.batch import score_batch
from hotseat.cli.seen import Seen
from hotseat.cli.workers import AHEAD, CHUNK, Item, scored
from hotseat.errors import InvalidFileError
from hotseat.files.jsonl import MAX_LINE_BYTES
from hotseat.interview.library import Library


def rows(count: int) -> list[bytes]:
    """Decision questions first, so that a second rubric is needed in the midst."""
    names = ["to-rome"] * (count // 2) + ["why-move"] * (count - count // 2)
    return [
        json.dumps({"id": str(n), "question": name, "answer": f"Rome is {n} away: a joy."}).encode()
        for n, name in enumerate(names)
    ]


@pytest.fixture
def packs(bank: Path) -> Bank:
    """The pack of two questions, loaded."""
    return load_bank([bank])


@pytest.mark.slow
@pytest.mark.parametrize("how", ["fork", "spawn"])
def test_workers_get_a_rubric_that_is_needed_late(
    packs: Bank, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    if how == "spawn":
        monkeypatch.setattr(sys, "platform", "elsewhere")
    data = b"\n".join(rows(6 * CHUNK))
    assert score_batch(io.BytesIO(data), "b", packs) == 0
    alone = capsys.readouterr()
    assert score_batch(io.BytesIO(data), "b", packs, workers=2) == 0
    assert capsys.readouterr() == alone
    assert len(alone.out.splitlines()) == 6 * CHUNK


class Broken(io.BytesIO):
    """A file that cannot be read to its end."""

    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(-1 if size is None else size)
        if not line:
            raise OSError(5, "Input/output error")
        return line


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_what_was_read_is_scored_when_the_file_breaks_off(
    packs: Bank, capsys: pytest.CaptureFixture[str], workers: int
) -> None:
    data = b"\n".join([*rows(2 * CHUNK + 3), b""])
    with pytest.raises(InvalidFileError):
        score_batch(Broken(data), "b", packs, workers)
    ids = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    assert ids == [str(n) for n in range(2 * CHUNK + 3)]


class Inline:
    """A pool that works in this process, when it is asked for the result."""

    started = 0

    def __init__(self, workers: int, context: object, start: object, given: tuple[object]) -> None:
        Inline.started += 1
        self.given = given

    def submit(self, work: object, chunk: list[Item], late: dict[object, bytes]) -> Inline:
        self.chunk = chunk
        return self

    def result(self) -> list[str]:
        return [item.id for item in self.chunk]

    def shutdown(self, *, cancel_futures: bool) -> None:
        assert cancel_futures


@pytest.mark.parametrize(
    ("good", "said"), [(1, "some lines were not scored; the rest was"), (0, "no line was scored")]
)
def test_what_was_scored_beside_bad_lines_is_told(
    packs: Bank, capsys: pytest.CaptureFixture[str], good: int, said: str
) -> None:
    data = b"\n".join([b"{}", *rows(good)])
    assert score_batch(io.BytesIO(data), "b", packs) == 3
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == good
    assert told.err == f"b:1:1: missing key 'id'\nhotseat: {said}\n"


def test_only_so_much_is_read_ahead(packs: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ProcessPoolExecutor", Inline)
    read = 0

    def items() -> Iterator[Item]:
        nonlocal read
        for read in range(1, 100 * CHUNK):
            yield Item(str(read), "to-rome", "")

    lines = scored(Library(packs), items(), 2)
    next(lines)
    assert read == AHEAD * 2 * CHUNK
    lines.close()


def test_no_worker_is_begun_for_nothing(packs: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ProcessPoolExecutor", Inline)
    monkeypatch.setattr(Inline, "started", 0)
    assert list(scored(Library(packs), iter(()), 2)) == []
    assert Inline.started == 0


def test_the_line_of_an_id_is_that_of_its_first() -> None:
    seen = Seen()
    names = [f"answer {n}" for n in range(2_000)] + ["", "\udc80", "a" * MAX_LINE_BYTES]
    assert [seen.first(name, n) for n, name in enumerate(names)] == list(range(len(names)))
    assert [seen.first(name, -1) for name in reversed(names)] == list(range(len(names)))[::-1]


def test_long_ids_take_a_few_bytes_each() -> None:
    seen = Seen()
    for n in range(2_000):
        seen.first(f"{n} " * 100, n)
    kept = sum(sys.getsizeof(value) for value in vars(seen).values())
    assert kept < 2_000 * 20
