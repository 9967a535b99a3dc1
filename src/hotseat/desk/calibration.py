"""Gold answers: what a pack ships with expert levels, for an interviewer to mark and compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hotseat.bank.find import leads_out
from hotseat.bank.load import Bank
from hotseat.bank.models import Question
from hotseat.errors import InvalidFileError, Problem
from hotseat.evaluation.label import MARKS, Label
from hotseat.evaluation.labelled import (
    ANSWERS,
    LABELS,
    LabelledAnswer,
    answers_in,
    labels_in,
    rows_by_id,
)
from hotseat.files.clean import clean, shorten
from hotseat.files.datadir import question_bank_dir
from hotseat.files.jsonl import Row, kind_of
from hotseat.interview.library import Library

FOLDER = "calibration"
"""In the folder of a pack; it holds `answers.jsonl` and `labels.jsonl`."""


@dataclass(frozen=True, slots=True)
class Gold:
    """An answer that experts marked. Its overall stays in the file: the desk has none."""

    id: str
    question: str
    """Its id."""
    answer: str
    levels: Mapping[str, int]
    """By criterion."""
    quotes: Mapping[str, tuple[str, ...]]
    """By criterion, words of the answer; empty where nothing in it speaks to the criterion."""
    why: Mapping[str, str]
    """By criterion, a sentence on why it is this level and not the one above or below."""


def gold_answers(source: Library | Bank) -> tuple[Gold, ...]:
    """The gold answers of all packs, pack after pack, in the order of their files.

    Answers to questions that the bank does not have are left out, and a pack without the
    folder has none.

    Raises:
        InvalidFileError: a file is missing or holds what it may not; with all problems.
    """
    bank = source.bank if isinstance(source, Library) else source
    problems: list[Problem] = []
    found: dict[str, Gold] = {}
    for pack in bank.packs.values():
        folder = Path(pack.path) / FOLDER
        if not folder.is_dir():
            continue
        if out := _links_out(folder, Path(pack.path)):
            problems += out
            continue
        for row, gold in _of_pack(folder, bank.questions, problems):
            if found.setdefault(gold.id, gold) is not gold:
                said = f"the id {shorten(gold.id)!r} stands in another pack already"
                problems.append(row.problem(said))
    if problems:
        raise InvalidFileError(problems)
    return tuple(found.values())


def _links_out(folder: Path, pack: Path) -> list[Problem]:
    """Whoever made a pack must not choose what is read; what is built in may be links."""
    files = (folder / ANSWERS, folder / LABELS)
    if pack.is_relative_to(question_bank_dir()):
        return []
    message, hint = "a link that leads out of the pack", "put the file itself there"
    return [Problem(str(path), 0, 0, message, hint) for path in files if leads_out(path, pack)]


def _of_pack(
    folder: Path, questions: Mapping[str, Question], problems: list[Problem]
) -> Iterator[tuple[Row, Gold]]:
    texts = rows_by_id(folder / ANSWERS, problems)
    rows = rows_by_id(folder / LABELS, problems)
    answers = answers_in(_known(texts, questions), questions, problems)
    labels = labels_in(_known(rows, questions), answers, questions, problems)
    labelled = {row.data["id"]: row for row in rows}
    for row in texts:
        name = row.data["id"]
        if name in answers and name not in labelled:
            problems.append(row.problem(f"{LABELS} has no line for {shorten(name)!r}"))
        elif name in answers and name in labels:
            wrong = [*_answer_problems(row), *_problems(labelled[name], labels[name], answers)]
            problems.extend(wrong)
            if not wrong:
                yield row, _gold(answers[name], labels[name], labelled[name].data["why"])
    written = {row.data["id"] for row in texts}
    for row in _known(rows, questions):
        if row.data["id"] not in written:
            said = f"{ANSWERS} has no answer {shorten(row.data['id'])!r}"
            problems.append(row.problem(said))


def _known(rows: list[Row], questions: Mapping[str, Question]) -> list[Row]:
    return [row for row in rows if row.data["question"] in questions]


def _gold(answer: LabelledAnswer, label: Label, why: Mapping[str, str]) -> Gold:
    return Gold(
        id=answer.id,
        question=answer.question,
        answer=answer.text,
        levels=label.marks,
        quotes={name: label.quotes.get(name, ()) for name in MARKS},
        why={name: why[name] for name in MARKS},
    )


def _answer_problems(row: Row) -> Iterator[Problem]:
    text = row.data["answer"]
    if not text.strip():
        yield row.problem("the answer is empty")
    elif clean(text) != text:
        yield row.problem("the answer has signs that cannot be shown")


def _problems(row: Row, label: Label, answers: Mapping[str, LabelledAnswer]) -> Iterator[Problem]:
    if label.kind != "decision":
        yield row.problem("a gold answer is to a decision question; this one is to a concept")
        return
    text = answers[label.id].text
    for name in MARKS:
        quotes = label.quotes.get(name, ())
        for quote in quotes:
            if quote not in text:
                said = f"the answer has no words {shorten(quote)!r}, quoted for {name!r}"
                yield row.problem(said, "quote word for word")
        if label.marks[name] and not quotes:
            yield row.problem(f"level {label.marks[name]} for {name!r} without words quoted for it")
    yield from _why_problems(row, row.data.get("why"))


def _why_problems(row: Row, why: Any) -> Iterator[Problem]:
    if not isinstance(why, dict):
        yield row.problem(
            f"'why' should be an object with a sentence for each of {', '.join(MARKS)}"
        )
        return
    for name in MARKS:
        value = why.get(name, "")
        if not isinstance(value, str):
            yield row.problem(f"'why' for {name!r} should be text, not {kind_of(value)}")
        elif not value.strip():
            yield row.problem(f"'why' says nothing for {name!r}")
        elif clean(value) != value:
            yield row.problem(f"'why' for {name!r} has signs that cannot be shown")
    for name in sorted(why.keys() - set(MARKS)):
        yield row.problem(f"'why' has {shorten(name)!r}, which is no mark")
