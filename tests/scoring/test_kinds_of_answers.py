"""Kinds of answers that are easily misread: a changed mind, a table, a name used for another."""

from __future__ import annotations

import pytest
from tests.scoring.conftest import asked

from hotseat.interview.library import Library
from hotseat.rubrics.models import Rubric
from hotseat.scoring.exchanged import exchanged
from hotseat.scoring.read import read

RAG, TUNE, BOTH, NONE = "rag", "fine_tuning", "both", "none"


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        # The mind is changed, however late; and what would change it does not.
        (RAG, "Fine-tuning, as we have letters. But fees move. So I've changed my mind: RAG."),
        (TUNE, "RAG would be my answer. On second thoughts the facts are there: fine-tune."),
        (RAG, "Retrieval, and I won't change my mind on that: fine-tuning goes stale by Friday."),
        (
            TUNE,
            "Fine-tune it, as tone is off. What would change my mind is a weekly list; then RAG.",
        ),
        # Tables and labels.
        (BOTH, "part | tool\nfacts | retrieval\ntone | LoRA"),
        (BOTH, "Stale dates: look the dates up in the calendar. Rude tone: train on kind replies."),
        # What a deed does is no order.
        (
            RAG,
            "The bot should check the rota at question time. Training would need a run per shift.",
        ),
        (TUNE, "Train it on good letters, the style fails. Retrieval slows each reply."),
        # Two taken together.
        (BOTH, "I'd build it with the two from the start: a search for facts, tuning for manner."),
        # One told as the other.
        (NONE, "RAG, meaning we train the weights on the manual every night."),
        (NONE, "Fine-tune: for each question the fine-tuning picks three passages and shows them."),
        (RAG, "RAG. It doesn't train the model, it hands it the page."),
    ],
)
def test_the_choice(library: Library, choice: str, text: str) -> None:
    assert library.score(text, asked()).choice == choice


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ({RAG}, "RAG, which means we train the weights on the list."),
        ({RAG}, "RAG trains the network on our files."),
        ({RAG}, "Apply RAG to retrain the weights."),
        (set(), "RAG, which means no training."),
        (set(), "RAG, which means we look it up in the list."),
        (set(), "I prefer RAG to training."),
        (set(), "Does RAG train the weights on the list?"),
    ],
)
def test_a_name_used_for_another(rubric: Rubric, told: set[str], text: str) -> None:
    assert exchanged(read(text, rubric), rubric) == told
