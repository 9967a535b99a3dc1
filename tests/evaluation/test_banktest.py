"""A bank put to the test of its samples: each kind of fault is found in its place, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.small_bank import SmallBank, small_bank

from hotseat.bank.load import load_bank
from hotseat.evaluation.banktest import BankTest, try_bank
from hotseat.evaluation.fault import Fault
from hotseat.evaluation.graded import MOST_LINES, mark_answers
from hotseat.files.yamlfile import read_yaml
from hotseat.interview.library import Library

WHY = "why-move.yaml"
KINDS = (
    "failed_phrases",
    "dead_patterns",
    "answers_off",
    "broad_patterns",
    "idle_patterns",
    "common_words",
)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallBank:
    """A bank whose samples hold."""
    return small_bank(tmp_path, monkeypatch)


def tried(small: SmallBank) -> BankTest:
    return try_bank(load_bank([small.packs]))


def faults(result: BankTest) -> list[tuple[str, Fault]]:
    return [(kind, fault) for kind in KINDS for fault in getattr(result, kind)]


def test_a_bank_that_holds_is_only_counted(small: SmallBank) -> None:
    result = tried(small)
    assert (faults(result), result.invalid, result.problems()) == ([], [], [])
    assert (result.entries, result.patterns, result.phrases) == (4, 6, 9)
    assert result.pairs == [(5, 5), (1, 1)]
    assert (result.share(0), result.share(1)) == (1, 1)


# file, what is replaced, by what, kind of fault, line, what is said
FAULTS = [
    ("english.yaml", "far, never", "far, at once, never", KINDS[0], 5, "no pattern finds 'at"),
    ("topic.yaml", "the train, by", "the train, by bus, by", KINDS[0], 7, "finds 'by bus'"),
    ("topic.yaml", "a rain coat", "railings", KINDS[0], 8, "found by 'rail*'"),
    ("english.yaml", ", never again", "", KINDS[1], 4, "'never' is found in no 'yes' phrase"),
    ("topic.yaml", ", yes: [two bicycles]", "", KINDS[1], 11, "pattern 'bicycle'"),
    (WHY, "joy to move, and", "day, and", KINDS[2], 15, "'why-move' gets overall 3, expected 5"),
    (WHY, "overall: 1", "overall: 3", KINDS[2], 18, "the wrong answer to 'why-move' gets"),
    (WHY, "- healthy", "- healthy|sane ... mind\n      - hearty", KINDS[4], 13, "line 13"),
    (WHY, "[joy]", "[fun, joy]", KINDS[4], 7, "1 of 2 patterns of point 'joy'"),
    (WHY, "overall: 5", "overall: 4", "", 0, ""),
    (WHY, "\n    say: [joy]", "", "", 0, ""),
]


@pytest.mark.parametrize(("name", "old", "new", "kind", "line", "message"), FAULTS)
def test_each_fault_is_found_at_its_line(
    small: SmallBank, name: str, old: str, new: str, kind: str, line: int, message: str
) -> None:
    small.bend(name, old, new)
    # An answer that says less leaves patterns idle as well.
    result = tried(small)
    found = [f for f in faults(result) if kind != "answers_off" or f[0] != "idle_patterns"]
    assert [k for k, _ in found] == ([kind] if kind else [])
    assert result.invalid == []
    for _, fault in found:
        assert (Path(fault.problem.path).name, fault.problem.line) == (name, line)
        assert message in fault.problem.message
        assert fault.problem.warning == (kind in KINDS[3:])


def test_an_answer_with_a_todo_may_be_off(small: SmallBank) -> None:
    small.bend(WHY, "overall: 1", "overall: 3\n    todo: irony")
    result = tried(small)
    assert (result.failures, result.share(1)) == ([], 0.5)
    (fault,) = result.answers_known
    assert (fault.problem.line, fault.problem.warning) == (19, True)
    assert "gets overall 1, expected 3 (known: irony)" in fault.problem.message


def test_a_todo_that_is_done_is_a_failure(small: SmallBank) -> None:
    small.bend(WHY, "overall: 1", "overall: 1\n    todo: irony")
    (fault,) = tried(small).answers_off
    assert (fault.problem.line, fault.problem.warning) == (19, False)
    assert fault.problem.message.endswith("take its 'todo' out")


def test_one_level_off_is_near_and_not_exact(small: SmallBank) -> None:
    small.bend(WHY, "overall: 5", "overall: 4")
    result = tried(small)
    assert result.pairs == [(4, 5), (1, 1)]
    assert (result.share(0), result.share(1)) == (0.5, 1)


def test_a_pattern_in_most_of_the_texts_is_broad(small: SmallBank) -> None:
    """The texts are three `no` phrases, two of which hold it, and the prompt if it is long."""
    small.bend("topic.yaml", "entries:", "entries:\n  any: {say: [=a], yes: [a train]}")
    assert faults(tried(small)) == []
    small.bend(WHY, "Why should anyone move from here to there at all?", "Move from here to there?")
    ((kind, fault),) = faults(tried(small))
    assert kind == "broad_patterns"
    assert "'=a' is found in 67% of all 'no' phrases and prompts" in fault.problem.message
    assert (Path(fault.problem.path).name, fault.problem.line) == ("topic.yaml", 15)
    assert fault.problem.warning
    assert fault.about == {"pattern": "=a", "share": 0.667}


def test_a_pattern_of_a_key_point_can_be_broad(small: SmallBank) -> None:
    small.bend(WHY, "- healthy", "- healthy|=a|away")
    assert [kind for kind, _ in faults(tried(small))] == ["broad_patterns"]


@pytest.mark.parametrize(
    ("pattern", "yes", "word"),
    [
        ("only", "only a mile", "only"),
        ("=only", "only a mile", "only"),
        ("mile|only", "only a mile", "only"),
        ("(mile|only)", "only a mile", "only"),
        ("only ... mile", "only a mile", ""),
        ("only_a", "only a mile", ""),
        ("mile", "only a mile", ""),
        ("only !mile", "only so far", ""),
    ],
)
def test_one_common_word_is_not_enough_for_a_pattern(
    small: SmallBank, pattern: str, yes: str, word: str
) -> None:
    small.bend("english.yaml", "glue_words", "function_words: only just\nglue_words")
    named = f"option: train,\n    named: {{say: [{pattern}], yes: [{yes}]}}}}"
    small.bend("topic.yaml", "option: train}", named)
    found = faults(tried(small))
    assert [(kind, fault.about["word"]) for kind, fault in found] == [
        ("common_words", word)
    ] * bool(word)
    for _, fault in found:
        assert (Path(fault.problem.path).name, fault.problem.line) == ("topic.yaml", 14)
        assert fault.problem.warning
        assert f"the common word '{word}' is enough" in fault.problem.message


def test_nor_for_one_of_a_key_point(small: SmallBank) -> None:
    small.bend("english.yaml", "glue_words", "function_words: joy\nglue_words")
    ((kind, fault),) = faults(tried(small))
    assert (kind, fault.about) == ("common_words", {"pattern": "joy", "word": "joy"})
    assert (Path(fault.problem.path).name, fault.problem.line) == (WHY, 7)


def test_an_option_may_be_called_by_a_common_word(small: SmallBank) -> None:
    small.bend("english.yaml", "glue_words", "function_words: train\nglue_words")
    assert faults(tried(small)) == []


def test_warnings_come_before_failures(small: SmallBank) -> None:
    small.bend("topic.yaml", "a rain coat", "railings")
    small.bend(WHY, "[joy]", "[fun, joy]")
    assert [problem.warning for problem in tried(small).problems()] == [True, False]


def test_many_idle_patterns_are_one_message(small: SmallBank) -> None:
    more = "".join(f"\n      - sign{'x' * n}" for n in range(MOST_LINES + 1))
    small.bend(WHY, "      - healthy", f"      - healthy{more}")
    (fault,) = tried(small).idle_patterns
    assert fault.problem.message.count(",") == MOST_LINES
    assert fault.problem.message.endswith(", ...")
    assert fault.about["lines"] == list(range(13, 13 + MOST_LINES + 1))
    assert fault.about["patterns"][:2] == ["sign", "signx"]


@pytest.mark.parametrize("uses", ["", "topic: travel\n"], ids=["its own", "another"])
def test_the_language_is_tried_once_for_all_topics(small: SmallBank, uses: str) -> None:
    small.bend("english.yaml", ", never again", "")
    other = small.packs / "voyage"
    other.mkdir()
    topic = small.path("topic.yaml").read_text(encoding="utf-8")
    (other / "pack.yaml").write_text(f"id: voyage\n{uses}", encoding="utf-8")
    (other / "topic.yaml").write_text(topic.replace("travel", "voyage"), encoding="utf-8")
    result = tried(small)
    assert result.entries == 4 + 3
    assert len(result.dead_patterns) == 1


def test_a_pack_is_tried_with_the_topic_that_it_uses(small: SmallBank, tmp_path: Path) -> None:
    small.bend("topic.yaml", ", by railway", "")
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "pack.yaml").write_text("id: mine\ntopic: travel\n", encoding="utf-8")
    result = try_bank(load_bank([mine]))
    assert [fault.problem.line for fault in result.dead_patterns] == [6]
    assert result.pairs == []


def test_what_is_invalid_is_told_and_the_rest_is_tried(small: SmallBank) -> None:
    (small.pack / "bad.yaml").write_text("id: bad\nkind: what\nprompt: x\n", encoding="utf-8")
    unknown = small.path(WHY).read_text(encoding="utf-8").replace("why-move", "unknown")
    (small.pack / "unknown.yaml").write_text(unknown.replace("[joy]", "[<joy>]"), encoding="utf-8")
    small.bend(WHY, "You come to the end of the street.", f"You come. {'on ' * 20_000}")
    result = tried(small)
    assert [(Path(p.path).name, p.line) for p in result.invalid] == [
        ("bad.yaml", 2),
        ("unknown.yaml", 7),
        (WHY, 19),
    ]
    assert "at most 50,000 are scored" in result.invalid[-1].message
    assert result.pairs == [(5, 5)]
    assert result.entries == 4


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("english.yaml", "never]", "(never]"),
        ("concept.yaml", "points: 90", "points: 900"),
        ("topic.yaml", "far: {say: [far_away]", "far: {say: [<far> away]"),
    ],
)
def test_without_its_lexicon_or_rubric_a_topic_is_left_out(
    small: SmallBank, name: str, old: str, new: str
) -> None:
    small.bend(name, old, new)
    result = tried(small)
    assert [Path(p.path).name for p in result.invalid] == [name]
    assert (result.entries, result.pairs, faults(result)) == (0, [], [])


def test_decisions_are_marked_too(library: Library) -> None:
    """By the rubric that ships: a word is worth 1, whoever grades it."""
    path = Path(library.bank.questions["to-rome"].path)
    text = path.read_text(encoding="utf-8")
    answers = "answers:\n  - {grade: strong, overall: 5, text: Yes.}\n"
    path.write_text(f"{text}{answers}  - {{grade: wrong, overall: 1, text: Yes.}}\n", "utf-8")
    library = Library.open([path.parent])
    graded = mark_answers(library.bank.questions["to-rome"], read_yaml(path), library)
    assert graded.pairs == [(5, 1), (1, 1)]
    assert [f.about for f in graded.off] == [
        {"question": "to-rome", "grade": "strong", "expected": 5, "got": 1}
    ]
    assert (graded.off[0].problem.line, graded.idle, graded.invalid) == (6, [], [])
