"""What is looked for is counted, once, and ends where it is too much."""

from __future__ import annotations

import pytest

from hotseat.errors import EXIT_INVALID, InvalidFileError
from hotseat.patterns import work
from hotseat.patterns.lexicon import Lexicon, compile_pattern
from hotseat.patterns.match import Words, word_keys
from hotseat.patterns.work import Work
from hotseat.text.fold import fold
from hotseat.text.tokens import tokens

TEXT = "the red car and the red dog by the sea"


def look(entries: dict[str, str], spent: Work | None = None, *, clauses: int = 1) -> Work:
    """Look for all entries in clauses of their own."""
    lines = enumerate(entries.items(), start=3)
    lexicon = Lexicon({n: [compile_pattern(t, f"topic.yaml:{at}")] for at, (n, t) in lines})
    found = tokens(fold(TEXT))
    live = lexicon.live(word_keys(found), spent)
    for _ in range(clauses):
        clause = Words(found)
        for name in entries:
            live.find(name, clause)
    return live.work


def test_each_clause_is_counted_once() -> None:
    one = look({"cars": "red (car | dog)", "all": "<cars> ... sea"}).done
    assert one > 0
    assert look({"cars": "red (car | dog)", "all": "<cars> ... sea"}, clauses=3).done == 3 * one
    # What an entry names is not counted again with it.
    assert one < look({"cars": "red (car | dog)"}).done + one


def test_lexicons_of_one_text_are_counted_together() -> None:
    spent = look({"cars": "red car"})
    before = spent.done
    assert look({"dogs": "red dog"}, spent) is spent
    assert spent.done > before


def test_too_much_is_told_with_the_entry_that_took_most(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = {"few": "red", "most": "(red | car | dog | the) ... (red | car | dog | sea)"}
    monkeypatch.setattr(work, "MOST", look(entries).done - 1)
    with pytest.raises(InvalidFileError) as caught:
        look(entries)
    (problem,) = caught.value.problems
    assert caught.value.exit_code == EXIT_INVALID
    assert (problem.path, problem.line, problem.column) == ("topic.yaml", 4, 1)
    assert "<most>" in problem.message
    assert problem.hint


def test_a_rule_without_a_line_is_told_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "MOST", 0)
    live = Lexicon({"fact": [compile_pattern("red", "facts")]}).live(frozenset({"red"}))
    with pytest.raises(InvalidFileError) as caught:
        live.find("fact", Words(tokens(fold("red"))))
    assert (caught.value.problems[0].path, caught.value.problems[0].line) == ("facts", 0)
