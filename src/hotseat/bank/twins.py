"""Whether two questions are twins: the same case with one fact flipped."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from hotseat.bank.models import Question
from hotseat.errors import nearest_names
from hotseat.files.clean import shorten


def doubts(
    question: Question, questions: Mapping[str, Question], unread: Collection[str]
) -> Iterator[tuple[str, str]]:
    """What is odd about the twin that a question names: messages, each with a hint or none.

    Args:
        question: names the twin, or none.
        questions: all there are, by id.
        unread: ids of questions whose files could not be used.
    """
    twin = questions.get(question.twin)
    if not question.twin:
        return
    if question.kind == "concept":
        yield "a concept question has no twin: twins are decision questions", "leave the key out"
    elif question.twin == question.id:
        yield f"the twin {question.id!r} names itself", "name the other question, or leave it out"
    elif twin is not None:
        yield from _between(question, twin, questions)
    elif question.twin not in unread:
        near = nearest_names(question.twin, questions, 1)
        message = f"no question is called {shorten(question.twin)!r}"
        yield message, f"did you mean {near[0]}?" if near else ""


def _between(
    question: Question, twin: Question, questions: Mapping[str, Question]
) -> Iterator[tuple[str, str]]:
    if twin.kind == "concept":
        message = f"the twin {twin.id!r} is a concept question; twins are decision questions"
        yield message, "name a decision question, or leave the key out"
        return
    alike = set(twin.options) == set(question.options)
    if alike:
        yield f"the twin {twin.id!r} has the same options: no fact is flipped", ""
    if same_prompt(question, twin):
        message = f"{question.id!r} has the same prompt as its twin: no fact is flipped"
        yield message, "change the fact that decides in one of the prompts"
    elif not alike and twin.twin != question.id and twin.twin in (*questions, ""):
        message = f"the twin {twin.id!r} does not name this one as its twin"
        yield message, f"write there: twin: {question.id}"


def same_prompt(one: Question, other: Question) -> bool:
    """Whether two questions ask the same, word for word."""
    return one.prompt.casefold().split() == other.prompt.casefold().split()
