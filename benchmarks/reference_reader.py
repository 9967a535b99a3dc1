"""The reference that scoring is timed against. Frozen: a change of it makes every ratio void."""

from __future__ import annotations

import re

from snowballstemmer.english_stemmer import EnglishStemmer

_WORD = re.compile(r"\w+(?:'\w+)*")
_STEMMER = EnglishStemmer()
"""The pure Python one, whatever else is installed."""


def read(text: str) -> list[str]:
    """The stems of a text, word by word, with no cache."""
    return [str(_STEMMER.stemWord(word)) for word in _WORD.findall(text.lower())]
