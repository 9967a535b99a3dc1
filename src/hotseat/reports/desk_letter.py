"""A letter to the candidate, as a draft: quotes, levels and what would have reached the next.

Nothing else is in it: no notes, no reasons, nothing of the tool, no promise and no decision.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from hotseat.interview.disputes import MISCONCEPTION
from hotseat.reports.desk_card import Card, Marked, OneQuestion

_WIDTH = 76
_FOR_YOU = (
    "Draft. Read it, change what you would say otherwise, and delete these lines before it is sent."
)
_OPENING = (
    "Thank you for your time and for thinking aloud with us. Here is what we heard, in your own "
    "words, and what each part would have needed to reach the next level."
)
_CLOSING = (
    "These levels describe this one conversation. If we misheard you anywhere, please write to us."
)


def letter_parts(card: Card) -> Iterator[str]:
    """The draft, as plain text."""
    for sentence in (_FOR_YOU, *card.stamps):
        yield _filled(f"[{sentence}]")
    yield f"\n{f'Dear {_line(card.candidate)}' if card.names else 'Hello'},\n\n"
    yield _filled(_OPENING)
    for question in card.questions:
        said = [p for p in map(_paragraph, question.marked) if p]
        if said:
            yield "\n" + _filled(_about(question))
            for paragraph in said:
                yield "\n" + _filled(paragraph)
    yield "\n" + _filled(_CLOSING)
    yield "\nKind regards\n"


def _about(question: OneQuestion) -> str:
    return f"On “{_line(question.title)}”:"


def _paragraph(marked: Marked) -> str:
    """One sentence of a part with its level, tied to the words that were picked first."""
    level = marked.level
    if level is None or not marked.main or marked.id.startswith(MISCONCEPTION):
        return ""
    title, word = _line(marked.title).rstrip(".?!"), _line(level.word)
    if marked.quotes:
        said = f"{title}: you said “{_line(marked.quotes[0].text)}”, which is the level “{word}”."
    else:
        said = f"{title}: we found no words of yours on this, which is the level “{word}”."
    if marked.advice and marked.next_word:
        said += f" What would have reached “{_line(marked.next_word)}”: {_line(marked.advice)}"
    return said


def _line(text: str) -> str:
    return " ".join(text.split())


def _filled(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False) + "\n"
