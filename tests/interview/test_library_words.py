"""What a library knows without a wait."""

from __future__ import annotations

import pytest

import hotseat.interview.library as module
from hotseat.interview.library import Library


def test_words_are_known_once_the_rubric_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library.open()
    question = next(iter(library.bank.questions.values()))
    with monkeypatch.context() as patch:
        patch.delattr(module, "load_rubric")
        assert library.known_words([question]) == frozenset()
    library.rubric(question)
    assert {"the", "lora"} <= library.known_words([question])
    assert library.known_words([]) == frozenset()
