"""How far the marks agree with those of experts, on a folder of labelled answers."""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotseat.cli.arguments import add_bank, open_bank
from hotseat.cli.output import complain, say, say_json
from hotseat.errors import EXIT_CHECK_FAILED
from hotseat.files.clean import shorten

if TYPE_CHECKING:
    from hotseat.evaluation.disagreements import Difference, Disagreement
    from hotseat.evaluation.labelled import Labelled
    from hotseat.evaluation.report import Cards, Figures
    from hotseat.interview.library import Library


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat evaluate`."""
    parser.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        help="a folder with answers.jsonl, labels.jsonl and, if there, questions.yaml",
    )
    add_bank(parser)
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--only", metavar="FILE", type=Path, help="only the questions in this list")
    part.add_argument("--without", metavar="FILE", type=Path, help="all questions but those in it")
    parser.add_argument(
        "--disagreements",
        action="store_true",
        help="the answers where a mark or the overall is off by two, with what was found; "
        "never those of questions in a sealed.txt in DIR or above it",
    )
    parser.add_argument(
        "--details",
        action="store_true",
        help="what naive scorers reach, the confusion of each mark, agreement by band and by "
        "question, evidence against the expert's quotes; intervals for fewer than 100 answers",
    )
    parser.add_argument("--json", action="store_true", help="all of it as one JSON object")
    parser.add_argument(
        "--floor", metavar="FILE", type=Path, help="YAML, `figure: minimum`; 1 if any is not met"
    )


def run(args: argparse.Namespace) -> int:
    """Print the figures; 1 if a floor is not met or answers and labels do not match up.

    Raises:
        InvalidFileError: a file of the folder, a list or the floors cannot be used.
    """
    from hotseat.evaluation.labelled import read_ids, read_labelled
    from hotseat.evaluation.report import figures, score_all
    from hotseat.interview.library import Library

    bank, code = open_bank(args.bank)
    library = Library(bank)
    named = args.only or args.without
    ids = read_ids(named) if named else frozenset[str]()
    labelled = read_labelled(args.folder, library)
    if named:
        labelled = labelled.narrowed(ids, keep=args.only is not None)
    cards = score_all(labelled, library)
    found = figures(labelled.labels, cards)
    failed = _below(found, args.floor) if args.floor else []
    if args.json:
        say_json(_record(found, labelled, cards, library, args.disagreements), indent=2)
    else:
        for line in _lines(found, labelled, cards, library, args):
            say(line)
    for name, least in failed:
        complain(f"hotseat: {name} is {found[name]:.3f}, below its floor of {least:.3f}")
    if code:
        return code
    return EXIT_CHECK_FAILED if failed or found["missing"] or found["unknown"] else code


def _below(found: Figures, path: Path) -> list[tuple[str, float]]:
    from hotseat.evaluation.floor import below, read_floor

    floors = read_floor(path, found)
    return [(name, floors[name]) for name in below(found, floors)]


def _lines(
    found: Figures, labelled: Labelled, cards: Cards, library: Library, args: argparse.Namespace
) -> Iterator[str]:
    from hotseat.cli.details import detail_lines, figure_lines

    yield from figure_lines(found)
    if args.details:
        yield from detail_lines(found, labelled, cards, library)
    if args.disagreements:
        yield from _disagreements(labelled, cards)


def _disagreements(labelled: Labelled, cards: Cards) -> Iterator[str]:
    from hotseat.evaluation.disagreements import disagreements

    shown, sealed = disagreements(labelled, cards)
    for each in shown:
        yield ""
        yield from _disagreement(each)
    yield ""
    yield f"answers with a mark off by two: {len(shown)}" + (
        f", and {sealed} to sealed questions" if sealed else ""
    )


def _disagreement(each: Disagreement) -> Iterator[str]:
    said = f"; choice {each.choice}, cause {each.cause}" if each.choice is not None else ""
    yield f"{shorten(each.id)}  {each.question}{said}"
    yield f"  “{each.beginning}”"
    for difference in each.differences:
        yield from _difference(difference)


def _difference(difference: Difference) -> Iterator[str]:
    yield f"  {difference.mark}: expert {difference.expert}, ours {difference.ours}"
    for evidence in difference.found:
        yield f"    found “{shorten(evidence.text)}” by {evidence.rule}"
    if difference.blocked_by:
        yield f"    held back: {difference.blocked_by}"
    if (nearest := difference.nearest_miss) is not None:
        yield f"    nearest “{shorten(nearest.text)}” by {nearest.rule}"


def _record(
    found: Figures, labelled: Labelled, cards: Cards, library: Library, with_answers: bool
) -> dict[str, Any]:
    from hotseat.evaluation.baselines import baselines
    from hotseat.evaluation.breakdown import bands, questions
    from hotseat.evaluation.disagreements import disagreements
    from hotseat.evaluation.intervals import intervals
    from hotseat.evaluation.quotes import quotes
    from hotseat.evaluation.report import confusions

    listed, sealed = questions(labelled, cards)
    record: dict[str, Any] = {
        "schema": "hotseat/evaluation@1",
        "figures": _finite(found),
        "baselines": {k: _finite(v) for k, v in baselines(labelled, library).items()},
        "confusion": confusions(labelled.labels, cards),
        "intervals": intervals(labelled.labels, cards),
        "bands": {
            kind: {band: asdict(agreement) for band, agreement in rows.items()}
            for kind, rows in bands(labelled.labels, cards).items()
        },
        "questions": [each.to_json() for each in listed],
        "sealed_questions": sealed,
        "quotes": {part: asdict(each) for part, each in quotes(labelled, cards).items()},
    }
    if with_answers:
        shown, hidden = disagreements(labelled, cards)
        record["disagreements"] = [each.to_json() for each in shown]
        record["sealed_disagreements"] = hidden
    return record


def _finite(figures: Mapping[str, float | int]) -> dict[str, float | int | None]:
    """JSON has no "not a number": null says it."""
    return {name: None if math.isnan(value) else value for name, value in figures.items()}
