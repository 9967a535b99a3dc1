"""A letter to the candidate, as a draft: quotes, levels and what would have reached the next.

Nothing else is in it: no notes, no reasons, nothing of the tool, no promise and no decision.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from hotseat.bank.models import MISCONCEPTION
from hotseat.reports.desk_card import Card, Level, Marked, OneQuestion

_WIDTH = 76
_ENDS = (".", "?", "!", "…")
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
        said = list(_paragraphs(question))
        if said:
            yield "\n" + _filled(f"On “{_line(question.title)}”:")
            for paragraph in said:
                yield "\n" + _filled(paragraph)
    yield "\n" + _filled(_CLOSING)
    yield "\nKind regards\n"


def _paragraphs(question: OneQuestion) -> Iterator[str]:
    """One for each part with words, tied to those that were picked first; one for all others."""
    without: list[str] = []
    for marked in question.marked:
        level = marked.level
        if level is None or not marked.main or marked.id.startswith(MISCONCEPTION):
            continue
        if marked.quotes:
            words = _line(marked.quotes[0].text)
            said = f"You said “{words}”{'' if words.endswith(_ENDS) else '.'}"
        elif marked.advice or marked.meaning:
            said = "No words were noted for this."
        else:
            without.append(f"{_title(marked)} ({_line(level.word)})")
            continue
        yield f"{_level(marked, level)} {said}{_next(marked)}"
    if without:
        yield f"No words were noted for these: {'; '.join(without)}."


def _level(marked: Marked, level: Level) -> str:
    """The level with what it asks for: a word such as `does not fit` alone could be taken for a
    judgement of the person.
    """
    if not marked.meaning:
        return f"{_title(marked)} ({_line(level.word)})."
    return f"{_title(marked)}, “{_line(level.word)}”: {_line(marked.meaning)}"


def _title(marked: Marked) -> str:
    title = _line(marked.title).rstrip(".?!")
    return title[:1].upper() + title[1:]


def _next(marked: Marked) -> str:
    if not (marked.advice and marked.next_word):
        return ""
    return f" To reach “{_line(marked.next_word)}”: {_line(marked.advice)}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _filled(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False) + "\n"
