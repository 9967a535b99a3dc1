"""Try a file of samples: of each whether it holds now, whatever its `todo` says."""

from __future__ import annotations

from pathlib import Path

from hotseat.bank.load import Bank
from hotseat.cli.output import report, say, say_json
from hotseat.errors import EXIT_CHECK_FAILED, EXIT_INVALID, EXIT_OK, InvalidFileError, Problem
from hotseat.evaluation.samplefile import FileSample, read_samples_of
from hotseat.evaluation.verdict import Verdict, verdict
from hotseat.interview.library import Library
from hotseat.interview.words import count
from hotseat.scoring import AnswerTooLongError


def try_samples(path: Path, bank: Bank, *, as_json: bool) -> int:
    """Mark each and say how it stands; 3 if files of the bank are invalid, else 1 if a sample does
    not hold.

    Raises:
        InvalidFileError: the file cannot be used, or a rubric.
    """
    report(bank.errors)
    library = Library(bank)
    tried = [(each, _verdict(each, path, library)) for each in read_samples_of(path, bank)]
    hold = sum(not found.off for _, found in tried)
    if as_json:
        samples = [_plain(each, found) for each, found in tried]
        holds = hold == len(tried)
        say_json({"schema": "hotseat/samples-test@1", "holds": holds, "samples": samples}, indent=2)
    else:
        for each, found in tried:
            words = found.words() if found.off else "holds"
            say(f"{path}:{each.line}: {each.question.id}: {words}")
        say(f"{count(len(tried), 'sample')}: {hold} hold, {len(tried) - hold} do not")
    if bank.errors:
        return EXIT_INVALID
    return EXIT_OK if hold == len(tried) else EXIT_CHECK_FAILED


def _verdict(sample: FileSample, path: Path, library: Library) -> Verdict:
    try:
        return verdict(sample.answer, sample.question, library)
    except AnswerTooLongError as error:
        raise InvalidFileError([Problem(str(path), sample.line, 1, error.message)]) from None


def _plain(sample: FileSample, found: Verdict) -> dict[str, object]:
    about = {"line": sample.line, "question": sample.question.id, "grade": sample.answer.grade}
    return about | {"holds": not found.off} | found.to_json()
