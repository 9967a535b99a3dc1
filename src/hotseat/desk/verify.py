"""Whether the log of the desk is as it was written: what was changed, is missing or was added."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.desk.chain import NOTHING_YET, Head, head_from_json
from hotseat.desk.lineup import Line, line_up, runs
from hotseat.errors import Problem

if TYPE_CHECKING:
    from hotseat.desk.folder import DeskFolder
    from hotseat.desk.log import Log


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where the log stood when something was exported."""

    count: int
    head: str
    """The hash of the last line then, hex."""
    where: str = ""
    """What it is taken from, such as the name of a file."""
    interview: str = ""
    """Of which interview; empty where it does not say."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found."""

    count: int
    """How many lines the log has."""
    head: str
    """The hash of the last line that is in order."""
    problems: tuple[Problem, ...] = ()
    strange: tuple[Stamp, ...] = ()
    """Those of interviews that neither log nor desk know: they were made elsewhere."""

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong; a write that was interrupted is not."""
        return all(problem.warning for problem in self.problems)


def verify(folder: DeskFolder, stamps: Sequence[Stamp] = ()) -> Verified:
    """See whether the log is whole, and whether it holds what exports say of it.

    Raises:
        DeskError: the log cannot be read at all.
    """
    log = folder.log
    text, raw_head = log.snapshot()
    body, head = text or b"", None
    problems = []
    if raw_head is not None:
        try:
            head = head_from_json(raw_head)
        except ValueError:
            problems.append(_no_head(log, "damaged"))
    elif text:
        problems.append(_no_head(log, "missing"))
    if head is not None and head.writing:
        problems.append(_interrupted(log, head))
        if head.writing.encode().startswith(body[head.size :]):
            body = body[: head.size]
        else:
            head = head.after
    check = _Check(log, body, head)
    if text is None and head is not None and head.count:
        problems.append(
            Problem(check.path, 0, 0, f"The file is missing, and {_lines(head.count)}.")
        )
    else:
        problems += sorted(check.of_lines(), key=lambda problem: (not problem.line, problem.line))
    strange = _strange(folder, stamps)
    problems += check.of_stamps([stamp for stamp in stamps if stamp not in strange])
    last = check.row[-1].digest if check.row else NOTHING_YET
    return Verified(check.lineup.count, last, tuple(problems), strange)


def _strange(folder: DeskFolder, stamps: Sequence[Stamp]) -> tuple[Stamp, ...]:
    if not any(stamp.interview for stamp in stamps):
        return ()
    known = {"", *folder.ids(), *(entry.get("interview") for entry in folder.log.entries())}
    return tuple(stamp for stamp in stamps if stamp.interview not in known)


class _Check:
    """One reading of the log."""

    def __init__(self, log: Log, text: bytes, head: Head | None) -> None:
        self.path = str(log.path)
        self.head_path = str(log.head_path)
        self.head = head
        self.lineup = line_up(text, head)
        self.row = self.lineup.row
        self._bad = [*self.lineup.changed, *filter(None, [self.lineup.torn])]
        self._elsewhere = sorted({line.number for line in self.lineup.apart})

    def of_lines(self) -> Iterator[Problem]:
        """What is wrong with the lines, each fault once."""
        yield from self._not_as_written()
        yield from self._out_of_place()
        before = _START
        for line in self.row:
            if line.number > before.number + 1:
                yield from self._gap(before, line)
            elif line.before != before.digest:
                yield self._problem(line.at, _replaced(before))
            if line.head_lost:
                yield self._problem(line.at, _HEAD_WAS_LOST)
            before = line
        yield from self._at_the_end(before)

    def of_stamps(self, stamps: Sequence[Stamp]) -> Iterator[Problem]:
        """What does not agree with exports."""
        digests = {line.number: line.digest for line in self.row} | {0: NOTHING_YET}
        end = max([*digests, self.head.count if self.head else 0])
        for stamp in stamps:
            found = digests.get(stamp.count)
            where = stamp.where or "An export"
            if stamp.count > end:
                message = (
                    f"{where} was made when the log had {stamp.count:,} lines, and now it ends at "
                    f"number {end:,}. Lines were cut off, and log.head was written anew to fit."
                )
            elif found is not None and found != stamp.head:
                message = (
                    f"{where} has another hash of line {stamp.count:,}: that line or one before "
                    "it was written anew, and all that follows with it."
                )
            else:
                # It agrees, or that line is among the problems already.
                continue
            yield Problem(self.path, 0, 0, message)

    def _not_as_written(self) -> Iterator[Problem]:
        if self.lineup.torn:
            yield self._problem(self.lineup.torn, "The last line is torn: its end is missing.")
        for first, last in runs(self.lineup.changed):
            which = "This line is" if first == last else f"Lines {first:,} to {last:,} are"
            yield self._problem(first, f"{which} not as written: changed, or not by hotseat.")

    def _out_of_place(self) -> Iterator[Problem]:
        """Lines that are sound but stand where they do not belong."""
        seen = {line.number: line.digest for line in self.row}
        kinds: dict[str, list[int]] = {}
        for line in self.lineup.apart:
            kind = _MOVED
            if line.number in seen:
                kind = _REPEATED if seen[line.number] == line.digest else _INSERTED
            seen.setdefault(line.number, line.digest)
            kinds.setdefault(kind, []).append(line.at)
        for kind, places in kinds.items():
            for first, last in runs(places):
                many = "" if first == last else f" So it is with all lines to {last:,}."
                yield self._problem(first, kind + many)

    def _gap(self, before: Line, line: Line) -> Iterator[Problem]:
        between = bisect_left(self._bad, line.at) - bisect_left(self._bad, before.at)
        missing = self._missing(before.number + 1, line.number - 1, between)
        if missing:
            yield self._problem(line.at, f"Before this line {missing}.")

    def _at_the_end(self, last: Line) -> Iterator[Problem]:
        head = self.head
        if head is None:
            return
        if last.number > head.count:
            message = (
                f"It says that the log ends at number {head.count:,}, and the log goes on to "
                f"{last.number:,}: lines were added by hand, or an older log.head was put back."
            )
            yield Problem(self.head_path, 0, 0, message)
        elif last.number == head.count and last.digest != head.digest:
            message = "It does not fit the last line of the log: one of the two was replaced."
            yield Problem(self.head_path, 0, 0, message)
        elif last.number < head.count:
            between = len(self._bad) - bisect_left(self._bad, last.at)
            missing = self._missing(last.number + 1, head.count, between)
            if missing:
                yield self._problem(self.lineup.count, f"At the end {missing}: cut off.")

    def _missing(self, first: int, last: int, between: int) -> str:
        """Which numbers are nowhere; lines that are not as written stand for as many of them."""
        moved = bisect_right(self._elsewhere, last) - bisect_left(self._elsewhere, first)
        gone = last + 1 - first - moved - between
        if gone <= 0:
            return ""
        which = f"number {first:,}" if first == last else f"of the numbers {first:,} to {last:,}"
        return f"{_lines(gone)}, {which}"

    def _problem(self, at: int, message: str) -> Problem:
        return Problem(self.path, at, 1 if at else 0, message)


_START = Line(0, 0, "", NOTHING_YET)
_MOVED = "This line is out of order: it was moved here."
_REPEATED = "This line is repeated: the log has it in its place as well."
_INSERTED = "This line was inserted: the log has another one with its number."
_HEAD_WAS_LOST = (
    "log.head was lost before this line was added: lines that were cut off by then cannot be found."
)


def _no_head(log: Log, what: str) -> Problem:
    message = f"The file is {what}: whether lines were cut off at the end cannot be told."
    return Problem(str(log.head_path), 0, 0, message)


def _interrupted(log: Log, head: Head) -> Problem:
    many = head.after.count - head.count
    return Problem(
        str(log.head_path),
        0,
        0,
        f"A write was interrupted with {many:,} of its lines on the way. That is no tampering, "
        "and nothing is lost.",
        hint="It is finished when an interview is opened at the desk.",
        warning=True,
    )


def _replaced(before: Line) -> str:
    if not before.at:
        return "This is not the first line that was written: it was replaced."
    return f"This line does not follow from line {before.at:,}: one of the two was replaced."


def _lines(many: int) -> str:
    return "1 line is missing" if many == 1 else f"{many:,} lines are missing"
