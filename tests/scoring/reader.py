"""An answer read up to where it is marked, for tests of what is counted in it."""

from __future__ import annotations

from hotseat.bank.models import Question
from hotseat.rubrics.models import Rubric
from hotseat.scoring.claims import Claim
from hotseat.scoring.read import read
from hotseat.scoring.reading import Reading, read_decision
from hotseat.scoring.scene import scene_of
from hotseat.scoring.spot import Mention


def reading_of(text: str, question: Question, rubric: Rubric) -> Reading:
    """Everything that an answer says."""
    scene = scene_of(question, rubric)
    return read_decision(read(text, rubric, scene.stems), question, rubric, scene)


def claim(
    option: str = "rag",
    stance: str = "adopt",
    *,
    kind: str = "name",
    rule: str = "decided",
    time: str = "now",
    own: bool = True,
    at: int = 0,
) -> Claim:
    """A row of the table, made by hand; `at` is its sentence, which is one clause."""
    mention = Mention(f"option.{option}.{kind}", at, 0, 1, at, at + 1, "t:1", "x", "exact", False)
    return Claim(option, kind, stance, rule, time, own, mention, at, at, "", None)
