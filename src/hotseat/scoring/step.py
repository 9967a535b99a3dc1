"""One step of an answer: which move, where, and why it is one."""

from __future__ import annotations

from dataclasses import dataclass

from hotseat.scoring.causes import Sign
from hotseat.scoring.claims import Claim
from hotseat.scoring.reading import Reading
from hotseat.scoring.spot import Mention


@dataclass(frozen=True, slots=True)
class Move:
    """One step of the answer, in one clause."""

    name: str
    """diagnose, recommend, acknowledge or combine."""
    mention: Mention
    clause: int
    sentence: int
    strong: bool
    """Enough for the best level by itself."""
    why: str
    about: str = ""
    """The cause of a diagnosis, the option of any other step, or empty for both."""
    reasons: tuple[tuple[Mention, str], ...] = ()
    """Further words that it rests on, each with its reason."""


def step(
    name: str,
    row: Claim | Sign,
    why: str,
    *,
    strong: bool,
    reasons: tuple[tuple[Mention, str], ...] = (),
) -> Move:
    """The move that a claim or a sign makes."""
    about = row.cause if isinstance(row, Sign) else row.option
    return Move(name, row.mention, row.clause, row.sentence, strong, why, about, reasons)


def title_of(reading: Reading, option: str) -> str:
    """How an option is called on screen."""
    return next(o.title for o in reading.rubric.options if o.id == option)
