"""How far two people agree who marked the same interviews, and how one marks known answers.

A colleague's card is of no use to who has not marked yet, and does harm: nothing of it is told
before their own interview is finished.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.bank.models import MISCONCEPTION
from hotseat.desk.errors import DeskError, NotYetError
from hotseat.desk.fingerprint import fingerprint
from hotseat.desk.ratings import Cards, Rated, own, read_cards
from hotseat.errors import InvalidFileError, Problem, UnknownIdError, UsageError
from hotseat.files.clean import shorten
from hotseat.interview.agreement import Agreement, between, of_pairs
from hotseat.interview.words import count

if TYPE_CHECKING:
    from hotseat.desk.folder import DeskFolder
    from hotseat.desk.models import Interview

POINTS, WRONG = "key points", "misconceptions"
"""What the parts of concept questions are counted under: each alone would be too few."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """How the levels of the one stand to those of the other."""

    interviews: int
    """That both marked."""
    agreement: Agreement
    """By criterion; `bias` above 0: the first one's levels are higher."""
    titles: Mapping[str, str]
    """What each criterion is called."""
    remarks: tuple[str, ...]
    """What has to be known with it, a sentence each."""


def agree_of(a: str | Path, b: str | Path, folder: DeskFolder) -> Agreed:
    """Compare the first level that each of two people gave, as nobody's could change it yet.

    A side is a card as JSON, a folder of cards, or the id of an interview here.

    Raises:
        UsageError: the two are one and the same person's marks.
        NotYetError: an interview of this desk is not finished, and the other side has it as well.
        InvalidFileError: files hold something else than finished cards; with all problems.
        UnknownIdError: there is neither such a file nor such an interview.
        DeskError: the desk cannot be read.
    """
    sides = [_where(each, folder) for each in (a, b)]
    _finished([each for each in sides if isinstance(each, str)], folder)
    read = [_read(each, folder) for each in sides]
    seen = read[0].fingerprints | read[1].fingerprints
    _finished(_same(seen, folder), folder)
    if sides[0] == sides[1]:
        raise UsageError(f"{sides[0]} is on both sides; name another person's marks of it")
    problems = [p for each in read for p in (*each.problems, *_twice(each.rated))]
    if problems:
        raise InvalidFileError(problems)
    return _agreed(read[0].rated, read[1].rated)


def calibration_result(interviews: Iterable[Interview]) -> Agreement:
    """How a person's levels stand to the expert's in calibration answers.

    The first level counts, as the one after it may be the expert's; one that was given when the
    expert's could be seen does not count at all.
    """
    return between((sheet.unseen, each.gold) for each in interviews for sheet in each.sheets)


def against_tool(interviews: Iterable[Interview]) -> Agreement:
    """How a person's levels stand to the tool's. The first level on each counts, if it was given
    before the tool's was shown.
    """
    return between(
        (
            sheet.unseen,
            {n: m.suggested for n, m in sheet.markings.items() if m.suggested is not None},
        )
        for interview in interviews
        for sheet in interview.sheets
    )


def _where(side: str | Path, folder: DeskFolder) -> str | Path:
    """The id of an interview here, or the path of a file."""
    if isinstance(side, Path) or side in folder.ids():
        return side
    path = Path(side)
    try:
        if path.exists() or path.suffix or len(path.parts) > 1:
            return path
    except (OSError, ValueError):
        return path
    return folder.find(side)


def _finished(numbers: Sequence[str], folder: DeskFolder) -> None:
    open_ones = [n for n in dict.fromkeys(numbers) if folder.load(n).locked_at is None]
    if open_ones:
        ids = ", ".join(open_ones)
        what = f"Interview {ids} is" if len(open_ones) == 1 else f"Interviews {ids} are"
        raise NotYetError(
            f"{what} not finished at this desk, and what others say of it is not shown before. "
            f"Finish yours first: hotseat desk lock {open_ones[0]}"
        )


def _same(seen: set[str], folder: DeskFolder) -> list[str]:
    """The interviews of this desk that cards are about."""
    if not seen:
        return []
    found = []
    for number in folder.ids():
        try:
            if fingerprint(folder.transcript(number)) in seen:
                found.append(number)
        except (DeskError, UnknownIdError):
            # A damaged one, or one that is purged just now: nobody can finish it any more.
            continue
    return found


def _read(side: str | Path, folder: DeskFolder) -> Cards:
    if isinstance(side, Path):
        return read_cards(side)
    rated = own(folder, side)
    return Cards([rated], [], {rated.fingerprint})


def _twice(rated: Sequence[Rated]) -> list[Problem]:
    """One person's card of an interview is there once; which of two counts cannot be told."""
    first: dict[str, str] = {}
    found = []
    for each in rated:
        if each.fingerprint in first:
            message = f"the same interview is in {first[each.fingerprint]} as well"
            hint = "leave one of them out"
            found.append(Problem(each.source, 0, 0, message, hint))
        first.setdefault(each.fingerprint, each.source)
    return found


def _agreed(ours: Sequence[Rated], theirs: Sequence[Rated]) -> Agreed:
    other = {each.fingerprint: each for each in theirs}
    titles = _titles()
    pairs: dict[str, list[tuple[int, int]]] = {}
    remarks: list[str] = []
    interviews = 0
    for one in ours:
        two = other.get(one.fingerprint)
        if two is None:
            continue
        if one.candidate != two.candidate:
            remarks.append(
                f"{one.source} and {two.source} have different speakers as the candidate: not "
                "compared."
            )
            continue
        if one.interview and one.interview == two.interview:
            raise UsageError(
                f"{one.source} and {two.source} are the same person's marks of interview "
                f"{one.interview}: a colleague's are made at a desk of their own"
            )
        interviews += 1
        remarks += _remarks(one, two)
        for question in (q for q in one.questions if q in two.questions):
            mine, yours = one.questions[question].given, two.questions[question].given
            for name in (n for n in mine if n in yours):
                pair = (mine[name].first, yours[name].first)
                pairs.setdefault(_counted(name, titles), []).append(pair)
    if not interviews:
        remarks.append("No interview is on both sides.")
    ordered = {name: pairs[name] for name in titles if name in pairs}
    return Agreed(interviews, of_pairs(interviews, ordered), titles, tuple(remarks))


def _remarks(one: Rated, two: Rated) -> list[str]:
    found = [
        f"In {each.source} the tool's levels could be seen before the person's."
        for each in (one, two)
        if each.seen_before
    ]
    found += [*_of_levels(one, two), *_of_levels(two, one)]
    for name, mine in one.questions.items():
        yours, question = two.questions.get(name), shorten(name)
        if yours is None:
            found.append(f"{question} is only in {one.source}.")
        elif (mine.first, mine.last) != (yours.first, yours.last):
            found.append(
                f"{question} has turns {mine.first + 1} to {mine.last + 1} in {one.source}, "
                f"{yours.first + 1} to {yours.last + 1} in {two.source}."
            )
    missing = (q for q in two.questions if q not in one.questions)
    return found + [f"{shorten(question)} is only in {two.source}." for question in missing]


def _of_levels(one: Rated, other: Rated) -> Iterator[str]:
    """What became of the levels of one of them that are compared, which are the first ones."""
    compared = [
        said
        for question, answered in one.questions.items()
        if question in other.questions
        for name, said in answered.given.items()
        if name in other.questions[question].given
    ]
    seen = count(sum(said.seen for said in compared), "first level")
    changed = count(sum(said.changed for said in compared), "level")
    if any(said.seen for said in compared):
        yield f"In {one.source} {seen} came after a look at the tool's."
    if any(said.changed for said in compared):
        yield f"In {one.source} {changed} changed later; what counts here is the first."


def _titles() -> dict[str, str]:
    from hotseat.rubrics.load import load_criteria

    criteria = load_criteria("decision").values()
    return {c.id: c.title for c in criteria} | {POINTS: "Key points", WRONG: "Misconceptions"}


def _counted(name: str, titles: Mapping[str, str]) -> str:
    if name.startswith(MISCONCEPTION):
        return WRONG
    return name if name in titles else POINTS
