"""A mark disputed in lines: which words, for which part, at which level."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from hotseat.errors import HotseatError
from hotseat.interview.disputes import THANKS, disputing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hotseat.cli.plain_talk import Talk
    from hotseat.interview.disputes import Disputing, Part
    from hotseat.interview.result import Result
    from hotseat.interview.session import Session

_WORDS = (
    "Type the words that were marked wrongly, as they stand in your answer. /undo takes back the "
    "last dispute, Enter goes back."
)


def dispute(session: Session, talk: Talk, result: Result) -> None:
    """Take disputes until the person goes back; why there can be none is said.

    Raises:
        InputEnded: nothing comes any more.
    """
    try:
        about = disputing(session, result)
    except HotseatError as error:
        talk.say(error.message)
        return
    talk.say("", "Your answer:", about.attempt.answer.strip(), "")
    while words := talk.ask(_WORDS):
        if words == "/back":
            return
        if words == "/undo":
            _take_back(about, talk)
            continue
        span = find_words(about.attempt.answer, words, [(d.start, d.end) for d in about.disputes])
        if span is None:
            talk.say("These words do not stand in your answer in this order.")
        else:
            _take(about, talk, span)


def _take(about: Disputing, talk: Talk, span: tuple[int, int]) -> None:
    """Ask what the words are, and keep it."""
    talk.say("What are these words?")
    said = {d.criterion: d.level for d in about.disputes}
    for number, part in enumerate(about.parts, start=1):
        talk.say(f"{number}. {part.title}: {_levels(part, said.get(part.id))}.")
    while line := talk.ask(
        "Type the number of the part, then the level that it should have, such as "
        f"1 {about.parts[0].wanted}. Enter goes back."
    ):
        found = read_part(line, about.parts)
        if found is None:
            talk.say("These are not a part and one of its levels.")
        elif found[1] == found[0].level:
            talk.say("That is the level it got: choose another one.")
        else:
            if talk.try_to("This", partial(about.add, *span, *found)):
                talk.say(THANKS)
            return


def _levels(part: Part, said: int | None) -> str:
    """What there is to choose from, the one that it got, the one that was said before."""
    levels = ", ".join(f"{level} {word}" for level, word in enumerate(part.words))
    before = "" if said is None else f", you disputed it as {said}"
    return f"{levels}; it got {part.level}{before}"


def _take_back(about: Disputing, talk: Talk) -> None:
    if not about.disputes:
        talk.say("Nothing was disputed yet.")
    elif talk.try_to("This", about.take_back):
        talk.say("The last dispute is taken back.")


def find_words(
    answer: str, words: str, disputed: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Where words stand in an answer, whatever space is between them: the first place that was
    not disputed, else the first.
    """
    pattern = r"\s+".join(map(re.escape, words.split()))
    spans = [found.span() for found in re.finditer(pattern, answer, re.IGNORECASE)]
    free = (a for a in spans if not any(a[0] < end and start < a[1] for start, end in disputed))
    return next(free, spans[0] if spans else None)


def read_part(line: str, parts: Sequence[Part]) -> tuple[Part, int] | None:
    """A part by its number, and a level of it; None where it says something else."""
    signs = line.replace(",", " ").split()
    if len(signs) != 2 or not all(s.isascii() and s.isdecimal() and len(s) < 4 for s in signs):
        return None
    number, level = map(int, signs)
    if not 1 <= number <= len(parts) or level > parts[number - 1].of:
        return None
    return parts[number - 1], level
