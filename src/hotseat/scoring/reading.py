"""Everything that one decision answer says, gathered once for the marks to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hotseat.bank.models import BOTH, NONE, Question
from hotseat.rubrics.models import Rubric
from hotseat.scoring.causes import Sign, signs, weigh
from hotseat.scoring.choice import DOUBT, Choice, choose
from hotseat.scoring.claims import Claim, claims
from hotseat.scoring.contest import Counts, contest, winner
from hotseat.scoring.parts import tells_two_parts
from hotseat.scoring.read import Answer
from hotseat.scoring.scene import Scene
from hotseat.scoring.spot import Mention
from hotseat.scoring.tally import Tally, root, yes


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
    weights: dict[str, int]
    """Weight of each cause, in hundredths."""
    cause_standing: Mapping[str, Tally]
    """How every cause stood, `both` and `none` included."""

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
    """Claims and signs, the choice, and the cause that the answer states."""
    rows = claims(answer, rubric)
    spoken = signs(answer, rubric, scene)
    weights = weigh(spoken, rubric)
    choice = choose(answer, rows, weights, question, rubric)
    standing = contest(
        *cause_counts(answer, spoken, weights, choice, question, rubric, scene), rubric.cause
    )
    cause = winner(standing)
    if not spoken:
        cause = NONE
    return Reading(
        answer,
        question,
        rubric,
        scene,
        tuple(rows),
        tuple(spoken),
        choice,
        cause,
        weights,
        standing,
    )


MOST_WEIGHT = 500


def cause_counts(
    answer: Answer,
    spoken: list[Sign],
    weights: dict[str, int],
    choice: Choice,
    question: Question,
    rubric: Rubric,
    scene: Scene,
) -> tuple[dict[str, Counts], Counts]:
    """What is counted for each cause, and for the answer as a whole."""
    each: dict[str, Counts] = {}
    for cause in rubric.causes:
        mine = [sign for sign in spoken if sign.cause == cause.id]
        each[cause.id] = {
            "weight": min(weights[cause.id], MOST_WEIGHT) // 2,
            "signs": root(len(mine)),
            "plain": root(sum(sign.plain for sign in mine)),
            "grounded": root(sum(sign.plain and sign.tied for sign in mine)),
            "named": yes(any(sign.named for sign in mine)),
            "chosen": yes(choice.option == cause.option),
            "wanted": DOUBT * (cause.id == question.cause),
        }
    most = max(weights.values())
    for cause in rubric.causes:
        leads = weights[cause.id] == most and list(weights.values()).count(most) == 1
        each[cause.id]["leads"] = yes(leads)
    ties = sum(len(scene.found(answer, number)) for number in answer.sentences)
    apart = [sign for sign in spoken if sign.plain and sign.tied]
    whole = {
        "always": 100,
        "both_wanted": DOUBT * (question.cause == BOTH),
        "scenario": root(ties, 5),
        "grounded": root(len(apart)),
        "chose_both": yes(choice.option == BOTH),
        "chose_none": yes(choice.option == NONE),
        "two_parts": yes(tells_two_parts(answer)),
        "silent": yes(not spoken),
    }
    return each, whole
