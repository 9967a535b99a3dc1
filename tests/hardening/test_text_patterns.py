"""X1 and X2: patterns made to take for ever, and where a word begins and ends."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from tests.hardening.asked import library, questions
from tests.hardening.conftest import Measured

from hotseat.bank.models import Question
from hotseat.errors import EXIT_INVALID, InvalidFileError
from hotseat.patterns import work
from hotseat.patterns.grammar import PatternError
from hotseat.patterns.lexicon import Hit, Lexicon, compile_pattern
from hotseat.patterns.match import Words, word_keys
from hotseat.rubrics.load import load_rubric
from hotseat.rubrics.models import Rubric
from hotseat.scoring import MAX_CHARACTERS, score
from hotseat.text.fold import fold
from hotseat.text.tokens import tokens

DRAW = random.Random(5)
ALIKE = "zz " + " ".join(f"abc{DRAW.choice('defghi')}" for _ in range(9_999))
"""One clause of 50,000 characters, whose words all begin alike."""
SAME = "abc " * 12_500
EVIL = {
    "many gaps": " ... ".join(["abc*"] * 150),
    "pairs of pairs": " ~ ".join(["abc*"] * 150),
    "hundreds of stars": "|".join(f"abc{a}*" for a in "defghi" * 40),
    "nested alternatives": "(" * 55 + "abc*" + " | abc*_abc*)" * 55,
    "gaps of alternatives": " ... ".join(["(abc*|abcd|abce_abc*)"] * 50),
    "all but the last": " ... ".join(["abc*"] * 149) + "_zz",
    "bans": "abc* " + " ".join(f"!z{a}x*" for a in "abcdefghij" * 29),
    "pairs within gaps": " ... ".join(["(abc*~abcd~abce)"] * 60),
}
TOO_LONG = {
    "64,000 signs": "ab " * 21_333,
    "64,000 brackets": "(" * 64_000,
    "64,000 bars": "|" * 64_000,
    "601 parts": "ab_" * 300 + "ab",
}


def least(pattern: str, text: str) -> float:
    """Seconds to look for a pattern in one clause, the least of three."""
    lexicon = Lexicon({"tried": [compile_pattern(pattern, "topic.yaml:1")]})
    found = tokens(fold(text))
    taken = []
    for _ in range(3):
        clause = Words(found)
        live = lexicon.live(word_keys(found))
        begun = time.process_time()
        live.find("tried", clause)
        taken.append(time.process_time() - begun)
    return min(taken)


def test_x1_eight_evil_patterns_take_no_time_in_the_longest_clause(figure: Measured) -> None:
    assert len(EVIL) == 8
    assert len(ALIKE) <= MAX_CHARACTERS
    slowest = {name: max(least(p, ALIKE), least(p, SAME)) for name, p in EVIL.items()}
    name = max(slowest, key=lambda each: slowest[each])
    figure(f"slowest evil pattern ({name})", 1_000 * slowest[name], "ms", most=50)


@pytest.mark.parametrize("name", TOO_LONG)
def test_x1_longer_patterns_are_refused(name: str) -> None:
    with pytest.raises(PatternError, match=r"the limit is|is empty"):
        compile_pattern(TOO_LONG[name], "topic.yaml:1")


HEAD = """\
id: travel
options:
  train: {title: train, name: {say: [train]}}
  bicycle: {title: bicycle, name: {say: [bicycle]}}
causes:
  distance: {title: far, option: train, signs: {say: [<evil>]}}
  health: {title: health, option: bicycle}
entries:
"""
ASKED = Question(
    id="way",
    kind="decision",
    prompt="How do you go, and why?",
    pack="travel",
    topic="travel",
    cause="distance",
    options=("train",),
)


def topic(folder: Path, *patterns: str) -> Path:
    """A topic with an entry of these patterns, which marking looks for in each clause."""
    path = folder / "topic.yaml"
    say = "\n".join(f'      - "{pattern}"' for pattern in patterns)
    path.write_text(f"{HEAD}  evil:\n    say:\n{say}\n", encoding="utf-8")
    return path


def rubric_of(path: Path) -> Rubric:
    return load_rubric("decision", path)


@pytest.mark.slow
def test_x1_a_topic_made_to_be_slow_is_refused_by_the_answer_it_would_take_for_ever_with(
    tmp_path: Path, figure: Measured
) -> None:
    """The slowest of those that were tried: 20,000 patterns that each find something in every
    clause. That is told with a line of the topic, and no lower mark comes of it.
    """
    path = topic(tmp_path, *["abc* ... abc* ... abc*"] * 20_000)
    begun = time.process_time()
    rubric = rubric_of(path)
    figure("a topic of 20,000 patterns, compiled", time.process_time() - begun, "s", most=15)
    begun = time.process_time()
    with pytest.raises(InvalidFileError) as caught:
        score(ALIKE, ASKED, rubric)
    figure("until it is refused", time.process_time() - begun, "s", most=60)
    assert caught.value.exit_code == EXIT_INVALID
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == ("topic.yaml", 11)
    assert "over 10,000,000 steps" in problem.message
    assert "<evil>" in problem.message
    # Ordinary answers are marked by it.
    assert score("It is far, so I would take the train.", ASKED, rubric).choice == "train"


def test_x1_ten_thousand_patterns_are_nothing_special(tmp_path: Path, figure: Measured) -> None:
    words = [
        f"w{a}{b}{c}{d}"
        for a in "abcdefghij"
        for b in "klmnopqrst"
        for c in "uvwxyzabcd"
        for d in "efghijklmn"
    ]
    rubric = rubric_of(topic(tmp_path, *words))
    text = (" ".join(words[::2]) + ". ")[:MAX_CHARACTERS]
    begun = time.process_time()
    score(text, ASKED, rubric)
    figure("10,000 patterns, half of them found", time.process_time() - begun, "s", most=15)


def test_x1_steps_are_counted_alike_every_time() -> None:
    """What is refused on one machine is refused on all: steps are counted, not time."""
    lexicon = library().rubric(questions()[0]).lexicon
    steps = []
    for _ in range(2):
        clause = Words(tokens(fold(ALIKE)))
        live = lexicon.live(word_keys(clause.tokens))
        for entry in lexicon.entries:
            live.find(entry, clause)
        steps.append(live.work.done)
    assert steps[0] == steps[1] < work.MOST


def found(pattern: str, text: str) -> list[str]:
    """The words of the original that a pattern finds."""
    lexicon = Lexicon({"tried": [compile_pattern(pattern, "topic.yaml:1")]})
    words = tokens(fold(text))
    hits: list[Hit] = lexicon.live(word_keys(words)).find("tried", Words(words))
    return [text[words[h.start].start : words[h.end - 1].end] for h in hits]


BOUNDARIES = [
    ("café", "a naïve café, no cafeteria", ["café"]),
    ("café", "CAFE\u0301s", ["CAFE\u0301s"]),
    ("naïve", "a naïve café", ["naïve"]),
    ("C++", "in C++, not in C", ["C++"]),
    ("C", "in C++, not in C.", ["C"]),
    ("C#", "C# and C", ["C#"]),
    ("=net", "the .NET way", ["NET"]),
    ("cache", "my_cache is full", ["cache"]),
    ("my_cache", "my_cache, my-cache, my cache", ["my_cache", "my-cache", "my cache"]),
    ("=go", "go, google, ago", ["go"]),
    ("=rag", "rag, ragged, rag's, fragment", ["rag", "rag's"]),
    ("fine_tuning", "fine-tuning finetuning", ["fine-tuning"]),
    ("=#", "7 b2 2nd", ["7", "2nd"]),
    ("don't", "I don\u2019t", ["don\u2019t"]),
    ("retriev*", "retrieval, unretrieved", ["retrieval"]),
]


def test_x2_words_begin_and_end_where_a_reader_sees_it(
    figure: Measured, capfd: pytest.CaptureFixture[str]
) -> None:
    wrong = [
        (pattern, text, got)
        for pattern, text, words in BOUNDARIES
        if (got := found(pattern, text)) != words
    ]
    assert not wrong
    figure(f"cases of {len(BOUNDARIES)} that come out otherwise", len(wrong), most=0)
    assert capfd.readouterr().err == ""


def test_x2_no_pattern_is_a_regular_expression() -> None:
    """A pack brings words, never an expression: its signs are refused or stand for themselves."""
    for text in (r"\bcafé\b", "(a+)+$", r"(\w+\s?)*$", "[ab]c", "a{9}", "^a", "a.b", "x?"):
        with pytest.raises(PatternError):
            compile_pattern(text, "topic.yaml:1")
