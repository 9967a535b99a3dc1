"""One pattern against one clause."""

from __future__ import annotations

import pytest

from hotseat.patterns.lexicon import Hit, Lexicon, compile_pattern
from hotseat.patterns.match import Words, word_keys
from hotseat.text.fold import fold
from hotseat.text.tokens import tokens


def hits(pattern: str, clause: str, **entries: str) -> list[Hit]:
    """Where a pattern stands in a clause; `entries` are what it may name in `<...>`."""
    lexicon = Lexicon(
        {
            "tried": [compile_pattern(pattern, "test:1")],
            **{name: [compile_pattern(text, "test:2")] for name, text in entries.items()},
        }
    )
    found = tokens(fold(clause))
    return lexicon.live(word_keys(found)).find("tried", Words(found))


def said(pattern: str, clause: str, **entries: str) -> list[str]:
    """The words that were found."""
    words = [t.text for t in tokens(fold(clause))]
    return [" ".join(words[h.start : h.end]) for h in hits(pattern, clause, **entries)]


class Finder:
    """What tests ask with: `find.hits(pattern, clause)` and `find.said(pattern, clause)`."""

    hits = staticmethod(hits)
    said = staticmethod(said)


@pytest.fixture(scope="session")
def find() -> Finder:
    """Patterns against clauses."""
    return Finder()
