"""From validated files to the plain questions and packs that the rest works with."""

from __future__ import annotations

from pathlib import Path

from hotseat.bank.models import GradedAnswer, Pack, Question, Statement
from hotseat.bank.schema import AnswerFile, PackFile, QuestionFile, StatementFile
from hotseat.files.yamlfile import Document


def question_of(document: Document, file: QuestionFile, pack: str, topic: str) -> Question:
    """The question in a sound file of the pack called `pack`."""
    return Question(
        id=file.id,
        kind=file.kind,
        prompt=file.prompt,
        pack=pack,
        topic=topic,
        title=file.title or "",
        level=file.level,
        minutes=file.minutes,
        tags=tuple(file.tags),
        cause=file.expect.cause if file.expect else "",
        options=tuple(file.expect.options) if file.expect else (),
        facts=tuple(file.facts),
        twin=file.twin or "",
        probes=dict(file.probes),
        answers=tuple(map(answer_of, file.answers)),
        points=_statements(document, "points", file.points),
        misconceptions=_statements(document, "misconceptions", file.misconceptions),
        path=str(document.path),
        facts_line=document.place(("facts", 0))[0] if file.facts else 0,
    )


def answer_of(file: AnswerFile) -> GradedAnswer:
    """A graded answer, in a question's file or in one of samples."""
    return GradedAnswer(file.grade, file.overall, file.text, file.todo or "", dict(file.marks))


def pack_of(path: Path, file: PackFile, questions: tuple[str, ...]) -> Pack:
    """The pack in the folder `path`."""
    return Pack(
        id=file.id,
        path=str(path),
        title=file.title or "",
        topic=file.topic or file.id,
        version=file.version,
        licence=file.licence,
        authors=tuple(file.authors),
        sources=tuple(file.sources),
        questions=questions,
    )


def _statements(document: Document, key: str, items: list[StatementFile]) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            item.id,
            item.statement,
            tuple(item.say),
            document.place((key, at))[0],
            tuple(document.place((key, at, "say", n))[0] for n in range(len(item.say))),
        )
        for at, item in enumerate(items)
    )
