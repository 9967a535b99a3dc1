"""A new pack: an example to write over, or only questions for a topic that exists."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hotseat.errors import HotseatError, UsageError, reason_of
from hotseat.files.names import RULE, is_name, name_like

TEMPLATE = Path(__file__).parent / "template"
PLACEHOLDER = "TOPIC"
"""Stands for the id in the names and texts of the template's files."""

_QUESTION = """\
# A case to decide. Write over it, and add probes, facts, a twin and graded answers.
id: {name}-d01
kind: decision
prompt: >
  Write the case here: who has what problem, and the facts that decide it. What would you do, and
  why?
expect: {{cause: {cause}, options: [{option}]}}
"""


def check_name(name: str) -> None:
    """See that a name can be the id of a pack and of its topic.

    Raises:
        UsageError: it cannot; says what could be written instead.
    """
    if is_name(name):
        return
    near = name_like(name)
    hint = f"; did you mean {near}?" if near else ""
    raise UsageError(f"{name!r} cannot be the id of a pack: an id has {RULE}{hint}")


def example_pack(name: str) -> dict[str, str]:
    """The files of a whole pack with a topic of its own, by their paths within it.

    Raises:
        HotseatError: the template cannot be read.
    """
    try:
        return {
            path.relative_to(TEMPLATE).as_posix().replace(PLACEHOLDER, name): path.read_text(
                encoding="utf-8"
            ).replace(PLACEHOLDER, name)
            for path in sorted(TEMPLATE.rglob("*"))
            if path.suffix in (".yaml", ".md")
        }
    except OSError as error:
        raise HotseatError(f"the template cannot be read: {reason_of(error)}") from None


def question_pack(name: str, topic: str, causes: Mapping[str, str]) -> dict[str, str]:
    """The files of a pack with one question for a topic whose `causes` call for options."""
    cause, option = next(iter(causes.items()))
    question = _QUESTION.format(name=name, cause=cause, option=option)
    return {
        "pack.yaml": f"id: {name}\ntopic: {topic}\n",
        f"decisions/{name}-d01.yaml": question,
    }
