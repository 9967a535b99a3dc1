"""The files of `rubrics/` and `topic.yaml` as pydantic sees them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")]


class Strict(BaseModel):
    """Unknown keys are errors."""

    model_config = ConfigDict(extra="forbid")


class Entry(Strict):
    """Patterns with phrases that they must and must not find."""

    say: list[str] = Field(min_length=1)
    yes: list[str] = []
    no: list[str] = []


class CriterionFile(Strict):
    """One criterion of a rubric."""

    id: Name
    title: str
    main: bool = True
    polarity: Literal["affirm", "deny", "any"] = "any"
    weight: int = Field(ge=0, le=100)
    levels: list[str] = Field(min_length=3, max_length=3)
    meaning: list[str] = Field(min_length=3, max_length=3)
    advice: dict[int, str] = {}
    probe: str = ""


class BandFile(Strict):
    """One row of the table from points to `overall`."""

    overall: int = Field(ge=1, le=5)
    points: int = Field(default=0, ge=0, le=100)
    needs: dict[Name, int] = {}


class RubricFile(Strict):
    """`decision.yaml`, `concept.yaml`."""

    id: Name
    kind: Literal["decision", "concept"]
    title: str = ""
    settings: dict[Name, int] = {}
    criteria: list[CriterionFile] = []
    bands: list[BandFile] = Field(min_length=1)


class LexiconFile(Strict):
    """`english.yaml`."""

    id: Name
    entries: dict[Name, Entry]
    function_words: str = ""
    glue_words: str = ""


class OptionFile(Strict):
    """One technique to choose from."""

    title: str
    name: Entry
    act: Entry | None = None
    hint: Entry | None = None
    confused: Entry | None = None
    gives: Entry | None = None
    lacks: Entry | None = None


class CauseFile(Strict):
    """One kind of problem."""

    title: str
    option: Name
    named: Entry | None = None
    signs: Entry | None = None


class TopicFile(Strict):
    """`topic.yaml`."""

    id: Name
    title: str = ""
    options: dict[Name, OptionFile] = Field(min_length=2)
    causes: dict[Name, CauseFile] = Field(min_length=1)
    entries: dict[Name, Entry] = {}
    generic_words: str = ""
