"""Levels typed on one line, in the order that the criteria were said in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hotseat.cli.plain_talk import Talk
    from hotseat.rubrics.models import Criterion


def ask_levels(talk: Talk, criteria: Sequence[Criterion], otherwise: str) -> Mapping[str, int]:
    """Say what there is to choose from and take what is chosen; none where `otherwise` is.

    Raises:
        InputEnded: nothing comes any more.
    """
    for criterion in criteria:
        levels = ", ".join(f"{level} {word}" for level, word in enumerate(criterion.levels))
        talk.say(f"{criterion.title}: {levels}")
    example = " ".join("1201"[place % 4] for place in range(len(criteria)))
    how = f"Type the levels in this order, such as {example}. A minus leaves one out, {otherwise}."
    while (found := read_levels(talk.ask(how), criteria)) is None:
        talk.say("These are not levels.")
    return found


def read_levels(line: str, criteria: Sequence[Criterion]) -> Mapping[str, int] | None:
    """Levels in the order of the criteria, a minus for none; None where it says something else."""
    signs = "".join(line.replace(",", " ").split())
    if len(signs) > len(criteria):
        return None
    found = {}
    for criterion, sign in zip(criteria, signs, strict=False):
        if sign == "-":
            continue
        if not (sign.isascii() and sign.isdecimal() and int(sign) < len(criterion.levels)):
            return None
        found[criterion.id] = int(sign)
    return found
