"""Disputed answers as graded samples, for `hotseat export --samples`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.cli.arguments import open_bank
from hotseat.cli.output import complain
from hotseat.errors import EXIT_UNKNOWN_ID
from hotseat.files.clean import shorten

if TYPE_CHECKING:
    from hotseat.bank.load import Bank
    from hotseat.interview.samples import Sample
    from hotseat.records.models import Attempt

_HEAD = """\
# Answers of yours that were disputed, as samples. `marks` are the levels that you hold to be right.
# Read them first: they are your own words, and nothing but you passes them on.
#
# As a file: `hotseat bank test --samples FILE` says of each whether it holds now, and
# `hotseat bank try FILE` says so again after each change of a topic.
# In a pack: each stands below the name of its question's file; copy it below `answers:` there
# (write `answers:` if it has none) and run `hotseat bank test` on the pack. A `todo` says why a
# mark is held to be wrong; the test warns as long as it is, and says when the `todo` can go.
"""


def samples_of(folders: list[Path], *, ascii_only: bool) -> tuple[list[str], int]:
    """The samples as text, in pieces, and the exit code; what has no place is told on stderr.

    Raises:
        HotseatError: records or rubrics cannot be used.
    """
    from hotseat.interview.samples import as_yaml
    from hotseat.records.export import disputed
    from hotseat.records.paths import database_path

    bank, code = open_bank(folders)
    gone: Counter[str] = Counter()
    samples = list(_samples(bank, disputed(database_path()), gone))
    for question, times in gone.items():
        what = "an answer was" if times == 1 else f"{times} answers were"
        complain(
            f"hotseat: {what} disputed to {shorten(question)!r}, which is not in this bank or "
            "has no such part any more; left out. --bank DIR names a pack that you did not add"
        )
    if gone:
        code = code or EXIT_UNKNOWN_ID
    if not samples:
        if not gone:
            complain("Nothing was disputed yet. On the feedback of an answer, x begins that.")
        return [], code
    return [_HEAD, *as_yaml(samples, ascii_only=ascii_only)], code


def _samples(bank: Bank, attempts: Iterable[Attempt], gone: Counter[str]) -> Iterator[Sample]:
    from hotseat.interview.library import Library
    from hotseat.interview.samples import sample_of

    library = Library(bank)
    for attempt in attempts:
        question = bank.questions.get(attempt.question_id)
        sample = sample_of(attempt, question, library) if question is not None else None
        if sample is None:
            gone[attempt.question_id] += 1
        else:
            yield sample
