"""Disputed answers as graded samples: a file of samples as it stands, and each ready for the
`answers:` of its question's file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.bank.models import MISCONCEPTION
from hotseat.evaluation.disagreements import FAR
from hotseat.files.clean import clean, shorten
from hotseat.interview.disputes import Part, parts_of
from hotseat.scoring.concept import concept_overall
from hotseat.scoring.overall import overall_of
from hotseat.scoring.scorecard import Finding

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.interview.library import Library
    from hotseat.records.models import Attempt, Dispute
    from hotseat.rubrics.models import Rubric

GRADES: Mapping[int, str] = {5: "strong", 4: "fair", 3: "fair", 2: "thin", 1: "wrong"}
"""What kind of answer an `overall` makes it an example of."""
_INDENT = "  "
_DEEPER = 2 * _INDENT
_WIDTH = 90
"""Where a line is folded, behind the next word."""
_QUOTED = 160
"""Characters of the disputed words that a `todo` quotes."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One disputed answer as it would stand in its question's file."""

    path: str
    """The file of its question."""
    question: str
    about: str
    """Which question, when, and by which rubric it was marked."""
    grade: str
    overall: int
    """What the rubric gives with the levels as they are disputed."""
    marks: Mapping[str, int]
    """The levels that are disputed."""
    text: str
    why: str
    """Which words are held to be what."""
    is_open: bool
    """Whether the marks of now are so far off that a test of the bank would say so: a disputed
    level is another, or `overall` is."""


def sample_of(attempt: Attempt, question: Question, library: Library) -> Sample | None:
    """The sample that an attempt's disputes make of it; None where none of them fits its
    question any more.

    Raises:
        InvalidFileError: the rubric cannot be used.
        AnswerTooLongError: the answer cannot be marked.
    """
    rubric = library.rubric(question)
    parts = {part.id: part for part in parts_of(question, attempt.scorecard, rubric)}
    disputes = [dispute for dispute in attempt.disputes if dispute.criterion in parts]
    if not disputes or not attempt.answer.strip():
        return None
    marks = {d.criterion: min(max(d.level, 0), parts[d.criterion].of) for d in disputes}
    levels = {part.id: part.level for part in parts.values()} | marks
    overall = _overall(levels, question, rubric)
    text = clean(attempt.answer).strip()
    now = library.score(text, question)
    got = {part.id: part.level for part in parts_of(question, now.to_json(), rubric)}
    digest = shorten(str(attempt.scorecard.get("rubric_hash", "")), 8) or "unknown"
    return Sample(
        path=question.path,
        question=question.id,
        about=f"{question.id}, answered on {attempt.day}, marked by rubric {digest.rstrip('…')}",
        grade=GRADES[overall],
        overall=overall,
        marks=marks,
        text=text,
        why=" ".join(_why(d, parts[d.criterion], attempt.answer) for d in disputes),
        is_open=abs(now.overall - overall) >= FAR
        or any(got.get(name) != level for name, level in marks.items()),
    )


def _overall(levels: Mapping[str, int], question: Question, rubric: Rubric) -> int:
    if question.kind == "decision":
        return overall_of(levels, rubric)[1]
    points = {p.id: Finding(bool(levels.get(p.id))) for p in question.points}
    wrong = {m.id: Finding(bool(levels.get(MISCONCEPTION + m.id))) for m in question.misconceptions}
    return concept_overall(points, wrong, rubric)[1]


def _why(dispute: Dispute, part: Part, answer: str) -> str:
    level = min(max(dispute.level, 0), part.of)
    name = dispute.criterion.replace("/", " ")
    words = shorten(answer[dispute.start : dispute.end], _QUOTED)
    should = f"{part.words[level]} ({level}) rather than {part.words[part.level]} ({part.level})"
    return f"By “{words}” {name} should be {should}."


def as_yaml(samples: Iterable[Sample], *, ascii_only: bool = False) -> Iterator[str]:
    """The samples as text, those of one file together; an item each of a list `answers:`.

    With `ascii_only` every other character is written as an escape.
    """
    by_file: dict[str, list[Sample]] = {}
    for sample in samples:
        by_file.setdefault(sample.path, []).append(sample)
    for path, found in by_file.items():
        yield f"\n{_INDENT}# {_line(path, ascii_only)}\n"
        for sample in found:
            yield f"{_INDENT}# {_line(sample.about, ascii_only)}\n"
            if not sample.is_open:
                yield f"{_INDENT}# {_line(sample.why, ascii_only)}\n"
            yield _item(sample, ascii_only=ascii_only)


def _line(words: str, ascii_only: bool) -> str:
    """Words for a comment: on one line, and nothing that a file may not hold."""
    line = "".join(c if c.isprintable() else "\ufffd" for c in shorten(words, 1000))
    return line.encode("ascii", "backslashreplace").decode() if ascii_only else line


def _item(sample: Sample, *, ascii_only: bool) -> str:
    fields = {"text": sample.text} | ({"todo": sample.why} if sample.is_open else {})
    marks = ", ".join(f"{name}: {level}" for name, level in sample.marks.items())
    rows = [
        f"{_INDENT}- question: {sample.question}",
        f"{_DEEPER}grade: {sample.grade}",
        f"{_DEEPER}overall: {sample.overall}",
        f"{_DEEPER}marks: {{{marks}}}",
    ]
    rows += [f"{_DEEPER}{name}: {_value(words, ascii_only)}" for name, words in fields.items()]
    return "\n".join(rows) + "\n"


def _value(words: str, ascii_only: bool) -> str:
    """Words behind their key: folded where that says the same, else as they stand, else quoted."""
    for style in (">", "|"):
        written = _written(words, style, ascii_only)
        if _read_again(written) == words:
            return written
    return _written(words, '"', ascii_only)


def _written(words: str, style: str, ascii_only: bool) -> str:
    import yaml

    text = "tag:yaml.org,2002:str"
    pair = (yaml.ScalarNode(text, "k"), yaml.ScalarNode(text, words, style=style))
    written: str = yaml.serialize(
        yaml.MappingNode("tag:yaml.org,2002:map", [pair]),
        Dumper=yaml.SafeDumper,
        width=_WIDTH - len(_DEEPER),
        allow_unicode=not ascii_only,
    )
    rows = written.removeprefix("k: ").rstrip("\n").split("\n")
    return "\n".join([rows[0], *(_DEEPER + row if row else row for row in rows[1:])])


def _read_again(written: str) -> str | None:
    """What our own reader makes of it; None where it refuses or has something to say."""
    from hotseat.errors import InvalidFileError
    from hotseat.files.source import source_of
    from hotseat.files.yamlfile import document_of

    data = f"answers:\n{_INDENT}- text: {written}\n".encode()
    try:
        document = document_of(source_of(Path("sample"), data))
    except InvalidFileError:
        return None
    if document.problems:
        return None
    found = document.data["answers"][0]["text"]
    return found if isinstance(found, str) else None
