"""The levels that one person gave in one interview, from the desk itself or from a card as JSON.

A card may come from anybody: it is read as one that may hold anything, and nothing of what it
says is repeated in a message.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotseat.desk.cardcheck import MAX_PROBLEMS, Check
from hotseat.desk.fingerprint import fingerprint, number_of
from hotseat.desk.seen import logged, seen_before
from hotseat.errors import InvalidFileError, Problem, nearest_names
from hotseat.files.jsonplaces import lines_of
from hotseat.files.source import bytes_of

if TYPE_CHECKING:
    from hotseat.desk.folder import DeskFolder

MAX_BYTES = 20_000_000
MAX_FILES = 1_000
SCHEMA = "hotseat/desk-card@1"
SCHEMA_OF_SEVERAL = "hotseat/desk-cards@1"
_HASH = re.compile(r"[0-9a-f]{64}")
_MOST_LEVELS = 10


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said on one criterion before anybody's level could change their mind."""

    first: int
    """The first level that they gave."""
    seen: bool = False
    """Whether the tool's was shown by then all the same."""
    changed: bool = False
    """Whether another one followed."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One question of an interview as it was marked."""

    first: int
    """The turns that belong to it, both ends included, counted from 0."""
    last: int
    given: Mapping[str, Said]
    """By criterion, where a level was given."""


@dataclass(frozen=True, slots=True)
class Rated:
    """One interview as one person marked it."""

    source: str
    """The file, or the id at the desk."""
    interview: str
    """Its id at the desk where it was marked; empty where a card does not say."""
    fingerprint: str
    candidate: int
    """Which of the speakers it is, counted from 1 as they begin."""
    finished: bool
    seen_before: bool
    """Whether the tool's levels could be seen before the person's."""
    questions: Mapping[str, Answered]


def own(folder: DeskFolder, number: str) -> Rated:
    """An interview at this desk.

    Raises:
        UnknownIdError, DeskError: it cannot be read.
    """
    interview, transcript = folder.load(number), folder.transcript(number)
    return Rated(
        source=number,
        interview=number,
        fingerprint=fingerprint(transcript),
        candidate=number_of(transcript, interview.candidate),
        finished=interview.locked_at is not None,
        seen_before=seen_before(interview, logged(folder, interview)),
        questions={
            sheet.question: Answered(
                sheet.first,
                sheet.last,
                {
                    name: Said(m.levels[0].level, m.levels[0].seen, len(m.levels) > 1)
                    for name, m in sheet.markings.items()
                    if m.levels
                },
            )
            for sheet in interview.sheets
        },
    )


@dataclass
class Cards:
    """What files hold: the sound cards, what is wrong with the rest, whose interviews they are."""

    rated: list[Rated]
    problems: list[Problem]
    fingerprints: set[str]
    """Of all of them, also where something else is wrong with the card."""


def read_cards(path: Path) -> Cards:
    """The cards of a JSON file, or of all `.json` files in a folder; raises nothing."""
    found = Cards([], [], set())
    for each in _files(path, found):
        _read(each, found)
    return found


def _files(path: Path, found: Cards) -> list[Path]:
    try:
        if not path.is_dir():
            return [path]
        files = sorted(p for p in path.iterdir() if p.suffix.lower() == ".json")
    except (OSError, ValueError):
        return [path]
    if not files:
        found.problems.append(_whole(path, "the folder holds no .json file"))
    if len(files) > MAX_FILES:
        found.problems.append(_whole(path, f"more than {MAX_FILES:,} .json files in one folder"))
        return []
    return files


def _read(path: Path, found: Cards) -> None:
    try:
        text = bytes_of(path, MAX_BYTES).decode("utf-8-sig")
        data = json.loads(text)
    except InvalidFileError as error:
        found.problems += error.problems
        return
    except UnicodeDecodeError:
        found.problems.append(_whole(path, "not UTF-8 text"))
        return
    except json.JSONDecodeError as error:
        found.problems.append(
            Problem(str(path), error.lineno, error.colno, f"not JSON: {error.msg}")
        )
        return
    except (ValueError, RecursionError):
        found.problems.append(_whole(path, "nested or long beyond reason"))
        return
    check = Check()
    cards = _cards(check, data)
    found.fingerprints |= {mark for _, card in cards if (mark := _mark(card))}
    for place, card in cards:
        if check.is_full:
            break
        rated = _card(check.at(*place), card, str(path))
        if rated:
            found.rated.append(rated)
    wrong = check.found[:MAX_PROBLEMS]
    lines = lines_of(text, [each.path for each in wrong])
    found.problems += [
        Problem(str(path), lines[each.path], 1, each.message, each.hint) for each in wrong
    ]


def _cards(check: Check, data: Any) -> list[tuple[tuple[str | int, ...], Any]]:
    if not check.is_a(dict, data):
        return []
    schema = data.get("schema")
    if schema == SCHEMA:
        return [((), data)]
    if schema == SCHEMA_OF_SEVERAL:
        cards = check.value(data, "cards", list)
        return [(("cards", number), card) for number, card in enumerate(cards or [])]
    near = nearest_names(schema, (SCHEMA, SCHEMA_OF_SEVERAL), 1) if isinstance(schema, str) else ()
    hint = f"is {near[0]!r} meant?" if near else "hotseat desk export ID --format json writes one"
    check.at("schema").wrong(f"'schema' should be {SCHEMA!r}", hint)
    return []


def _mark(card: Any) -> str:
    """Whose interview a card is of, whatever else is wrong with it; empty where it does not say."""
    mark = card.get("fingerprint") if isinstance(card, dict) else None
    return mark if isinstance(mark, str) and _HASH.fullmatch(mark) else ""


def _card(check: Check, data: Any, source: str) -> Rated | None:
    before = len(check.found)
    if not check.is_a(dict, data):
        return None
    mark = check.value(data, "fingerprint", str)
    if mark is not None and not _mark(data):
        check.at("fingerprint").wrong("'fingerprint' should be 64 hex digits")
    finished = check.value(data, "finished", bool)
    if finished is False:
        check.at("finished").wrong(
            "this interview is not finished: its levels may still change",
            "its interviewer finishes it first: hotseat desk lock ID",
        )
    candidate = check.number(data, "candidate_number", 0)
    seen = check.value(data, "seen_before", bool)
    questions: dict[str, Answered] = {}
    for number, each in enumerate(check.value(data, "questions", list) or []):
        if check.is_full:
            break
        _question(check.at("questions", number), each, questions)
    if len(check.found) > before:
        return None
    of = data.get("interview")
    where = of if isinstance(of, str) else ""
    return Rated(source, where, str(mark), candidate, bool(finished), bool(seen), questions)


def _question(check: Check, data: Any, questions: dict[str, Answered]) -> None:
    if not check.is_a(dict, data):
        return
    name = check.value(data, "question", str)
    first, last = check.number(data, "first", 0), check.number(data, "last", 0)
    if last < first:
        check.at("last").wrong("'last' should not be below 'first'")
    given: dict[str, Said] = {}
    for number, each in enumerate(check.value(data, "criteria", list) or []):
        if check.is_full:
            break
        _criterion(check.at("criteria", number), each, given)
    if name in questions:
        check.at("question").wrong("this question is there twice in one interview")
    elif name is not None:
        questions[name] = Answered(first, last, given)


def _criterion(check: Check, data: Any, given: dict[str, Said]) -> None:
    if not check.is_a(dict, data):
        return
    name = check.value(data, "criterion", str)
    words = check.value(data, "words", list)
    if words is not None and not 2 <= len(words) <= _MOST_LEVELS:
        check.at("words").wrong(f"'words' should be 2 to {_MOST_LEVELS} levels")
        words = None
    if data.get("level", "") is None:
        return
    most = len(words) - 1 if words else None
    check.number(data, "level", 0, most)
    said = _said(check, data, most)
    if name in given:
        check.at("criterion").wrong("this criterion is there twice in one question")
    elif name is not None and said is not None:
        given[name] = said


def _said(check: Check, data: dict[str, Any], most: int | None) -> Said | None:
    levels = check.value(data, "given", list)
    if levels is None:
        return None
    if not levels:
        check.at("given").wrong("'given' should have the level that was given first")
        return None
    at, first = check.at("given", 0), levels[0]
    if not at.is_a(dict, first):
        return None
    level, seen = at.number(first, "level", 0, most), at.value(first, "seen", bool)
    return Said(level, bool(seen), len(levels) > 1)


def _whole(path: Path, message: str) -> Problem:
    return Problem(str(path), 0, 0, message)
