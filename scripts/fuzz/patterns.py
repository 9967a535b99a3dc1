"""Fuzzing the pattern language: the first line of an input is a pattern, the rest a clause."""

from __future__ import annotations

from scripts.fuzz.frame import Target, within

from hotseat.patterns.grammar import PatternError
from hotseat.patterns.lexicon import Lexicon, Pattern, compile_alternatives, compile_pattern
from hotseat.patterns.match import Words, word_keys
from hotseat.text.fold import fold
from hotseat.text.tokens import tokens

SECONDS = 0.5
PIECES = (
    *("red", "car", "dog*", "=sea", "=#", "7", "don't", "C++", "<far>", "<x>", "café", "\u00ad"),
    *(" ", " ", "_", " ... ", " ~ ", " | ", "|", "(", ")", " !red", "!", "=", "*", "\n", "reds"),
    *("((", "))", "a_b", "...", "the red car", "İ", "ß", "\u0301", "\x00"),
)


def check(data: bytes) -> None:
    """Compile the pattern and look for it."""
    head, _, body = data.decode("utf-8", "surrogateescape").partition("\n")
    far = compile_pattern("dog | red car", "far:1")
    with within(SECONDS):
        try:
            found = compile_alternatives(head, "tried:1")
            whole = compile_pattern(head, "tried:1")
        except PatternError as error:
            _check_error(error, head)
            return
        try:
            lexicon = Lexicon({"tried": found, "whole": [whole], "far": [far]})
        except PatternError as error:
            _check_error(error, head)
            return
        _look(lexicon, body)


def _check_error(error: PatternError, pattern: str) -> None:
    assert error.message
    assert 1 <= error.column <= len(pattern) + 1


def _look(lexicon: Lexicon, text: str) -> None:
    """Find it as a whole, by its alternatives, and in what is left of it for these words."""
    clause = Words(tokens(fold(text)))
    live = lexicon.live(word_keys(clause.tokens))
    hits = live.find("whole", clause)
    assert hits == live.find("whole", Words(clause.tokens))
    assert bool(hits) == bool(live.find("tried", clause)) or len(clause.tokens) > 8
    for hit in hits:
        assert 0 <= hit.start < hit.end <= len(clause.tokens)
    patterns: list[Pattern] = [*lexicon.entries["whole"]]
    assert bool(live.held(patterns, clause)) == bool(hits)


TARGET = Target("patterns", check, PIECES, most=600)
