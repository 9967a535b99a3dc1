"""The files of `rubrics/` and `topic.yaml` as pydantic sees them.

The descriptions are what authors see in their editor, by way of `schemas/`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from hotseat.files.names import PATTERN, name

Name = Annotated[str, AfterValidator(name), WithJsonSchema({"type": "string", "pattern": PATTERN})]


def _not_reserved(name: str) -> str:
    if name in ("both", "none"):
        raise ValueError(f"{name!r} has a meaning of its own and cannot be an id")
    return name


Id = Annotated[Name, AfterValidator(_not_reserved)]


class Strict(BaseModel):
    """Unknown keys are errors."""

    model_config = ConfigDict(extra="forbid")


class Entry(Strict):
    """Patterns with phrases that they must and must not find."""

    say: list[str] = Field(
        min_length=1, description="Patterns: what is looked for, in the pattern language."
    )
    yes: list[str] = Field(default=[], description="Phrases that they must find, one for each.")
    no: list[str] = Field(
        default=[], description="Phrases that look like it and must not be found."
    )


Hundredths = Annotated[int, Field(ge=-2000, le=2000)]
"""A number of points, times a hundred."""
FourPoints = Annotated[list[Hundredths], Field(min_length=4, max_length=4)]


class ContestFile(Strict):
    """How one of several candidates, `both` or `none` is found."""

    signals: dict[Name, FourPoints] = {}
    """Name: points for its own candidate, for a rival, for both by the mean, by the least."""
    both: dict[Name, Hundredths] = {}
    none: dict[Name, Hundredths] = {}


class ProbeFile(Strict):
    """Follow-up questions of a criterion, by what was said on it."""

    missing: str
    """Nothing."""
    wrong: str = ""
    """Something that does not fit, or makes no case."""
    partial: str = ""
    """Enough for the middle level."""
    both: str = ""
    """Instead of the others, where the answer takes both options at once."""


def _one_for_all(value: Any) -> Any:
    return {"missing": value} if isinstance(value, str) else value


class CriterionFile(Strict):
    """One criterion of a rubric."""

    id: Name
    title: str
    main: bool = True
    polarity: Literal["affirm", "deny", "any"] = "any"
    weight: int = Field(ge=0, le=100)
    levels: list[str] = Field(min_length=3, max_length=3)
    meaning: list[str] = Field(min_length=3, max_length=3)
    advice: dict[Annotated[int, Field(ge=0, le=1)], str] = {}
    probe: Annotated[ProbeFile, BeforeValidator(_one_for_all)] = ProbeFile(missing="")
    points: dict[Name, Hundredths] = {}
    """What each thing counted in an answer adds to the mark."""
    cuts: list[Hundredths] = Field(default=[100, 200], min_length=2, max_length=2)
    """The sums from which the mark is 1, and 2."""


class BandFile(Strict):
    """One row of the table from points to `overall`."""

    overall: int = Field(ge=1, le=5)
    points: int = Field(default=0, ge=0, le=100)
    needs: dict[Name, Annotated[int, Field(ge=0, le=2)]] = {}


class Settings(Strict):
    """Named numbers of a rubric."""

    scenario_some: int = Field(default=2, ge=1, le=99)
    """Distinct scenario words for the middle level of specificity."""
    scenario_much: int = Field(default=4, ge=1, le=99)
    """The same for its best level."""
    own_words: int = Field(default=60, ge=1, le=100)
    """Percent of a statement's telling words that make it, where it has no patterns."""
    misconception_cost: int = Field(default=25, ge=0, le=100)
    """Points that an asserted misconception takes."""


class RubricFile(Strict):
    """`decision.yaml`, `concept.yaml`."""

    id: Name
    kind: Literal["decision", "concept"]
    title: str = ""
    settings: Settings = Settings()
    criteria: list[CriterionFile] = []
    choice: ContestFile = ContestFile()
    cause: ContestFile = ContestFile()
    probe: str = ""
    """Asked where a key point is open and the question has no probe for it."""
    bands: list[BandFile] = Field(min_length=1)


class LexiconFile(Strict):
    """`english.yaml`."""

    id: Name
    entries: dict[Name, Entry]
    function_words: str = ""
    glue_words: str = ""


class OptionFile(Strict):
    """One technique to choose from."""

    title: str = Field(description="What it is called on the screen.")
    name: Entry = Field(description="What people call it.")
    act: Entry | None = Field(default=None, description="What somebody does who chooses it.")
    hint: Entry | None = Field(
        default=None, description="What goes along with it, and does not name it."
    )
    not_meant: Entry | None = Field(
        default=None,
        description="Phrases that look like it and are not: what stands in them does not count.",
    )
    confused: Entry | None = Field(
        default=None, description="It is said to do what it cannot do: held against the answer."
    )
    gives: Entry | None = Field(default=None, description="What it does well.")
    lacks: Entry | None = Field(default=None, description="What it fails to do, or costs.")


class CauseFile(Strict):
    """One kind of problem."""

    title: str = Field(description="What it is called on the screen.")
    option: Name = Field(description="The option that it calls for.")
    named: Entry | None = Field(default=None, description="Words that name it.")
    signs: Entry | None = Field(default=None, description="Facts of a case that show it.")


class TopicFile(Strict):
    """`topic.yaml`."""

    id: Name = Field(description="The id of the topic.")
    title: str = Field(default="", description="The name of the topic for people.")
    options: dict[Id, OptionFile] = Field(
        min_length=2, description="What there is to choose from, by id."
    )
    causes: dict[Id, CauseFile] = Field(
        min_length=1, description="The kinds of problem that decide it, by id."
    )
    entries: dict[Name, Entry] = Field(
        default={}, description="Patterns that others can name, as <entry>."
    )
    generic_words: str = Field(
        default="", description="Words of the whole topic, which are no fact of one case."
    )
