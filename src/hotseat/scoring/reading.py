"""Everything that one decision answer says, gathered once for the marks to read."""

from __future__ import annotations

from dataclasses import dataclass

from hotseat.bank.models import BOTH, NONE, Question
from hotseat.rubrics.models import Rubric
from hotseat.scoring.causes import Sign, signs, stated, weigh
from hotseat.scoring.choice import Choice, choose
from hotseat.scoring.claims import Claim, claims
from hotseat.scoring.read import Answer
from hotseat.scoring.scene import Scene
from hotseat.scoring.spot import Mention, has

CAUSE_LEAN = 0.4
"""What a point of cause adds to the standing of the option that the cause calls for."""
LEAN_MOST = 1.5


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer with its claims, signs, choice and cause."""

    answer: Answer
    question: Question
    rubric: Rubric
    scene: Scene
    claims: tuple[Claim, ...]
    signs: tuple[Sign, ...]
    choice: Choice
    cause: str
    weights: dict[str, float]
    """Weight of each cause."""

    def confusions(self) -> list[Mention]:
        """Where an option is credited with what it cannot do."""
        return [claim.confused for claim in self.claims if claim.confused]

    def chosen(self) -> tuple[str, ...]:
        """The options that the choice stands for."""
        if self.choice.option == BOTH:
            return tuple(option.id for option in self.rubric.options)
        return () if self.choice.option == NONE else (self.choice.option,)

    def others(self) -> tuple[str, ...]:
        """The options that were not chosen; for `both`, all."""
        if self.choice.option == BOTH:
            return self.chosen()
        return tuple(o.id for o in self.rubric.options if o.id != self.choice.option)

    def right_causes(self) -> tuple[str, ...]:
        """The causes that the question has."""
        if self.question.cause == BOTH:
            return tuple(cause.id for cause in self.rubric.causes)
        return (self.question.cause,)


def read_decision(answer: Answer, question: Question, rubric: Rubric, scene: Scene) -> Reading:
    """Claims and signs, then choice and cause, each leaning a little on the other."""
    rows = claims(answer, rubric)
    spoken = signs(answer, rubric, scene)
    totals = weigh(spoken, rubric)
    lean: dict[str, float] = {}
    for cause in rubric.causes:
        rest = max((w for name, w in totals.items() if name != cause.id), default=0.0)
        if totals[cause.id] > rest:
            lean[cause.option] = min(LEAN_MOST, CAUSE_LEAN * (totals[cause.id] - rest))
    choice = choose(answer, rows, rubric, lean)
    back = {c.id: 1.0 for c in rubric.causes if c.option == choice.option}
    if choice.option == BOTH or any(has(answer, c, "two_parts") for c in answer.clauses):
        back[BOTH] = 1.0
    problem = stated(totals, back)
    return Reading(
        answer, question, rubric, scene, tuple(rows), tuple(spoken), choice, problem, totals
    )
