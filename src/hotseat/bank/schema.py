"""What pack and question files may hold: the shape alone; `check` looks at the sense.

The descriptions are what authors see in their editor, by way of `schemas/`.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

DECISION_PARTS = ("diagnosis", "recommendation", "other_technique", "combine")
"""The parts of a decision answer that a probe can ask for."""

_ID = r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$"


def _id(value: str) -> str:
    if not re.fullmatch(_ID, value):
        raise ValueError("an id is made of letters, digits, '-', '_' and '.', at most 80")
    return value


def _words(value: str) -> str:
    if not value.strip():
        raise ValueError("there is no text here")
    return value.strip()


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Id = Annotated[str, AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": _ID})]
Text = Annotated[str, AfterValidator(_words), WithJsonSchema({"type": "string", "pattern": r"\S"})]
# An editor reads 2026.1 as a number; here it stays as it was written.
Loose = Annotated[str, WithJsonSchema({"type": ["string", "number"]})]
Pattern = Annotated[Text, Field(max_length=500)]
Options = Annotated[
    list[Id],
    BeforeValidator(_one_or_more),
    Field(min_length=1),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": _ID},
                {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": _ID}},
            ]
        }
    ),
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ExpectFile(_Strict):
    """What a fitting answer decides."""

    cause: Id = Field(description="One of the causes in topic.yaml, or both.")
    options: Options = Field(
        description="The options of topic.yaml that are accepted as the primary choice, or both."
    )


class AnswerFile(_Strict):
    """A sample answer with the grade that it should get."""

    grade: Literal["strong", "fair", "thin", "generic", "wrong"] = Field(
        description="What kind of answer it is an example of."
    )
    overall: int = Field(ge=1, le=5, description="The overall that it should get, 1 to 5.")
    text: Text = Field(description="The answer as a candidate would type or say it.")
    todo: Text | None = Field(
        default=None,
        description="Why it does not get that yet; a test then only warns.",
    )
    marks: dict[str, int] = Field(
        default={},
        description="Levels that it should get as well, by criterion (0 to 2), by key point or by "
        "misconception/ID (0 or 1).",
    )
    question: Id | None = Field(
        default=None,
        description="The id of the question that it answers; only a file of samples needs it.",
    )


class StatementFile(_Strict):
    """A key point or a misconception."""

    id: Id = Field(description="A short name, unique within the question.")
    statement: Text = Field(description="The point in one sentence.")
    say: list[Pattern] = Field(
        default=[],
        description="Patterns that find it in an answer; left out: the statement's own words.",
    )


class QuestionFile(_Strict):
    """One question of a hotseat bank."""

    id: Id = Field(description="Unique over all packs; the name of the file without .yaml.")
    title: Text | None = Field(default=None, description="A short title, shown above the prompt.")
    kind: Literal["decision", "concept"] = Field(
        description="decision: a scenario to decide. concept: something to explain."
    )
    level: Literal["junior", "mid", "senior"] = Field(
        default="mid", description="Whom one would ask this."
    )
    minutes: int = Field(default=6, ge=1, le=120, description="Time for an answer, in minutes.")
    tags: list[Id] = Field(default=[], description="Words to find and filter by.")
    prompt: Text = Field(description="The question as the candidate reads it.")
    expect: ExpectFile | None = Field(
        default=None, description="Decision questions: what a fitting answer decides."
    )
    facts: list[Pattern] = Field(
        default=[],
        description="Patterns of the facts that a specific answer leans on; left out: the "
        "prompt's own telling words.",
    )
    twin: Id | None = Field(
        default=None, description="The id of the same case with one fact flipped."
    )
    probes: dict[str, Text] = Field(
        default={},
        description="A follow-up question for each part (diagnosis, recommendation, "
        "other_technique, combine) or for each key point by its id.",
    )
    answers: list[AnswerFile] = Field(
        default=[], description="Graded samples; they are tests and models at once."
    )
    points: list[StatementFile] = Field(
        default=[], description="Concept questions: the key points of a complete answer."
    )
    misconceptions: list[StatementFile] = Field(
        default=[], description="Concept questions: what an answer may wrongly claim."
    )


class PackFile(_Strict):
    """A folder of questions on one topic."""

    id: Id = Field(description="Unique over all packs.")
    title: Text | None = Field(default=None, description="The name of the pack for people.")
    topic: Id | None = Field(
        default=None,
        description="The id of the pack whose topic.yaml it uses; left out: its own.",
    )
    version: Loose = Field(default="", description="The version of the pack, such as 2026.1.")
    licence: str = Field(default="", description="The licence, such as CC BY 4.0.")
    authors: list[str] = Field(default=[], description="Who wrote it.")
    sources: list[str] = Field(default=[], description="What it is based on.")
