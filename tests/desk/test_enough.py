"""Short or garbled speech is not judged; a clear answer is, right or wrong."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.bank.models import Question
from hotseat.desk.enough import (
    CLAIM_REASON,
    ORDER_REASON,
    SHORT_REASON,
    UNHEARD_REASON,
    UNKNOWN_REASON,
    not_enough,
)
from hotseat.desk.wordorder import load_word_order, word_order
from hotseat.errors import InvalidFileError
from hotseat.evaluation.labelled import read_labelled
from hotseat.evaluation.perturb import CHANNELS
from hotseat.files.datadir import question_bank_dir
from hotseat.interview.library import Library
from hotseat.scoring.guards import HEAP_NOTE, SCRAMBLED_NOTE

EVALUATION = question_bank_dir().parent / "evaluation"
NEVER_COUNTED = ("held", "concepts-held")
"""Sets that took no part in making the table of word order."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
WRONG = (
    "I would just train the model on all of the price lists every night, because then it knows "
    "the prices by heart and you never have to look anything up again, and a bigger model will "
    "remember even more of them, so that is all."
)

Say = Callable[..., str]


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.open()


@pytest.fixture(scope="module")
def question(library: Library) -> Question:
    return next(q for q in library.bank.questions.values() if q.kind == "decision")


@pytest.fixture(scope="module")
def judge(library: Library, question: Question) -> Say:
    def say(said: str, advisories: tuple[str, ...] = ()) -> str:
        return not_enough(said, question, library.rubric(question), advisories)

    return say


def test_a_clear_wrong_answer_is_enough(judge: Say) -> None:
    assert 40 <= len(WRONG.split()) < 50
    assert judge(WRONG) == ""
    assert judge(WRONG, ("Repeated sentences are read once.",)) == ""


@pytest.mark.parametrize(
    "said",
    [
        "",
        "   \n",
        "I don't know.",
        "um uh you know I mean " * 20,
        "[laughter] " * 40,
        "thank you very much " * 30,
        "I would look it up.",
        "12 34 56 " * 20,
        "... ?! ... " * 20,
    ],
)
def test_next_to_nothing_is_not(judge: Say, said: str) -> None:
    assert judge(said) == SHORT_REASON


def test_the_question_read_aloud_is_not_an_answer(judge: Say, question: Question) -> None:
    assert judge(question.prompt) == SHORT_REASON
    assert judge(f"{question.prompt} {WRONG}") == ""


def test_fillers_and_sounds_take_nothing_away(judge: Say) -> None:
    said = " ".join(
        f"um {word} (laughs)" if n % 3 == 0 else word for n, word in enumerate(WRONG.split())
    )
    assert judge(said) == ""


@pytest.mark.parametrize(
    "mark", ["[inaudible]", "(crosstalk)", "[inaudible 00:12:03]", "<unintelligible>"]
)
def test_what_was_not_heard_is_not_held_against_anyone(judge: Say, mark: str) -> None:
    words = WRONG.split()
    often = " ".join(mark if n % 4 == 0 else word for n, word in enumerate(words))
    once = " ".join(mark if n == 9 else word for n, word in enumerate(words))
    assert judge(often) == UNHEARD_REASON
    assert judge(once) == ""


GERMAN = (
    "Ich würde erst einmal schauen, wo das Problem liegt. Die Dokumente ändern sich jede Woche, "
    "also würde ich sie nachschlagen lassen, statt das Modell jedes Mal neu zu trainieren."
)
FRENCH = (
    "Je regarderais d'où vient le problème. Les documents changent toutes les semaines, donc il "
    "faut aller les chercher, et ne pas entraîner le modèle encore une fois."
)
RUSSIAN = (
    "Сначала я бы посмотрел, в чём проблема. Документы меняются каждую неделю, поэтому их надо "
    "искать в момент вопроса, а не обучать модель заново. А тон всегда один и тот же."
)


@pytest.mark.parametrize("said", [GERMAN, FRENCH, RUSSIAN])
def test_another_language_is_not_judged(judge: Say, said: str) -> None:
    assert judge(said) == UNKNOWN_REASON


def test_what_the_scorer_did_not_read_is_not_judged(judge: Say) -> None:
    assert judge(WRONG, (SCRAMBLED_NOTE,)) == ORDER_REASON
    assert judge(WRONG, (HEAP_NOTE,)) == CLAIM_REASON


def salad(text: str, seed: str) -> str:
    words = text.split()
    random.Random(seed).shuffle(words)
    return " ".join(words)


def swapped(text: str, seed: str) -> str:
    rng = random.Random(seed)
    return "".join(rng.choice(LETTERS) if c.isalpha() and rng.random() < 0.4 else c for c in text)


def halved(text: str, _seed: str) -> str:
    return " ".join(text.split()[::2])


def shares(library: Library, change: Callable[[str, str], str]) -> dict[str, float]:
    """Of the answers that were never counted: the share that is not enough, by group."""
    groups: dict[str, list[bool]] = {"good": [], "clear": [], "short": [], "all": []}
    for name in NEVER_COUNTED:
        labelled = read_labelled(EVALUATION / name, library)
        labelled = labelled.narrowed(labelled.sealed, keep=False)
        for key, label in labelled.labels.items():
            text, about = labelled.answers[key].text, labelled.questions[label.question]
            refused = bool(not_enough(change(text, key), about, library.rubric(about), ()))
            size = len(text.split())
            groups["all"].append(refused)
            if label.overall >= 3:
                groups["good"].append(refused)
            elif size >= 40:
                groups["clear"].append(refused)
            elif size < 25:
                groups["short"].append(refused)
    return {name: sum(found) / len(found) for name, found in groups.items()}


@pytest.mark.slow
@pytest.mark.parametrize("channel", ["as it is", *CHANNELS])
def test_real_answers_are_judged_but_for_short_ones(library: Library, channel: str) -> None:
    found = shares(library, CHANNELS.get(channel, lambda text, _: text))
    assert found["good"] <= 0.015
    assert found["clear"] <= 0.01
    assert found["short"] >= 0.9


@pytest.mark.slow
@pytest.mark.parametrize(("change", "least"), [(salad, 0.96), (swapped, 0.99), (halved, 0.92)])
def test_garbled_answers_are_not_judged(
    library: Library, change: Callable[[str, str], str], least: float
) -> None:
    assert shares(library, change)["all"] >= least


@given(st.text(max_size=200))
def test_any_text_can_be_judged(judge: Say, said: str) -> None:
    assert judge(said) in (SHORT_REASON, UNHEARD_REASON, UNKNOWN_REASON, "")


@pytest.mark.parametrize("piece", ["a ", "[", "um ", "[inaudible", "é", "-", "\n- x", "u", "(((a)"])
def test_no_text_takes_long(judge: Say, piece: str) -> None:
    judge(WRONG)
    begun = time.process_time()
    judge((piece * 50_000)[:50_000])
    assert time.process_time() - begun < 2, "a quarter of it is usual on a slow machine"


def test_order_tells_sentences_from_the_same_words_shuffled() -> None:
    table = word_order()
    assert table.of(WRONG)[0] > 0.15
    assert table.of(salad(WRONG, "1"))[0] < 0.04
    assert table.of("") == (0.0, 0)


@pytest.mark.parametrize("line", ["the", "the: a b", "the: 3 a", "the: 1", "the: 1 a;2 b"])
def test_a_bad_line_of_the_table_is_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "word_order.txt"
    path.write_text(f"# words\n#: 1 a\n{line}\n", encoding="utf-8")
    if line == "the: 1 a;2 b":
        assert load_word_order(path).steps["the", "b"] == 1
        return
    with pytest.raises(InvalidFileError) as caught:
        load_word_order(path)
    assert caught.value.problems[0].line == 3
