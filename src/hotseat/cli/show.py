"""Print one question. What a good answer needs stays hidden without --answers."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from typing import Any

from hotseat.bank.models import Pack, Question, Statement
from hotseat.cli.arguments import add_bank, find_question, open_bank
from hotseat.cli.bank_card import told
from hotseat.cli.output import say, say_json

_WIDTH = 78


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat show`."""
    parser.add_argument("id", metavar="ID", help="the id of the question")
    add_bank(parser)
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    parser.add_argument(
        "--answers", action="store_true", help="with what it expects, probes and graded answers"
    )


def run(args: argparse.Namespace) -> int:
    """Print the question; 3 if some files of the bank had to be left out.

    Raises:
        UnknownIdError: there is no such question.
    """
    bank, code = open_bank(args.bank)
    question = find_question(bank, args.id)
    if args.json:
        say_json(_record(question, bank.packs[question.pack], args.answers), indent=2)
    else:
        say("\n".join(_lines(question, bank.packs[question.pack], args.answers)))
    return code


def _lines(question: Question, pack: Pack, answers: bool) -> Iterator[str]:
    yield question.title or question.id
    yield f"{question.id} · {question.kind} · {question.level} · {question.minutes} minutes"
    if question.tags:
        yield f"tags: {', '.join(question.tags)}"
    yield from _wrapped(f"pack: {told(pack)}", "  ", "")
    yield ""
    yield from _wrapped(question.prompt, "")
    if not answers:
        return
    yield from _expected(question)
    for graded in question.answers:
        yield ""
        yield f"Answer, {graded.grade}, overall {graded.overall}"
        yield from _wrapped(graded.text, "  ")


def _expected(question: Question) -> Iterator[str]:
    if question.cause:
        yield ""
        yield f"Expected: cause {question.cause}; choice {' or '.join(question.options)}"
    if question.twin:
        yield f"Twin: {question.twin}"
    yield from _listed("Facts", question.facts)
    yield from _listed("Key points", _statements(question.points))
    yield from _listed("Misconceptions", _statements(question.misconceptions))
    yield from _listed("Probes", tuple(f"{part}: {p}" for part, p in question.probes.items()))


def _listed(head: str, items: tuple[str, ...]) -> Iterator[str]:
    if items:
        yield ""
        yield head
    for item in items:
        yield from _wrapped(item, "    ", "  - ")


def _statements(items: tuple[Statement, ...]) -> tuple[str, ...]:
    return tuple(f"{s.id}: {s.statement}" for s in items)


def _wrapped(text: str, indent: str, first: str | None = None) -> Iterator[str]:
    for paragraph in text.split("\n"):
        head = indent if first is None else first
        yield from textwrap.wrap(
            paragraph,
            _WIDTH,
            initial_indent=head,
            subsequent_indent=indent,
            break_on_hyphens=False,
        ) or [""]
        first = None


def _record(question: Question, pack: Pack, answers: bool) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": question.id,
        "title": question.title,
        "kind": question.kind,
        "level": question.level,
        "minutes": question.minutes,
        "tags": list(question.tags),
        "pack": question.pack,
        "topic": question.topic,
        "licence": pack.licence,
        "authors": list(pack.authors),
        "prompt": question.prompt,
    }
    if not answers:
        return record
    if question.cause:
        record["expect"] = {"cause": question.cause, "options": list(question.options)}
    return record | {
        "facts": list(question.facts),
        "twin": question.twin or None,
        "probes": dict(question.probes),
        "points": [_statement(s) for s in question.points],
        "misconceptions": [_statement(s) for s in question.misconceptions],
        "answers": [
            {"grade": a.grade, "overall": a.overall, "text": a.text} for a in question.answers
        ],
    }


def _statement(item: Statement) -> dict[str, Any]:
    return {"id": item.id, "statement": item.statement, "say": list(item.say)}
