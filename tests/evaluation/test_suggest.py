"""Words that strong answers share: what is suggested, for which entry, and what is not."""

from __future__ import annotations

import json
import math
import shutil
from pathlib import Path

import pytest

from hotseat.cli.main import main
from hotseat.evaluation.gaps import read_graded
from hotseat.evaluation.missed import missed
from hotseat.evaluation.suggest import Suggestion, score_of, suggest
from hotseat.interview.library import Library

HOMES = Path(__file__).parents[2] / "docs" / "examples" / "homes"


def suggestions(folder: Path) -> list[Suggestion]:
    library = Library.open([folder])
    questions = [q for q in library.bank.questions.values() if q.kind == "decision"]
    return suggest([each for q in questions for each in read_graded(q, library)])


@pytest.fixture(scope="module")
def found() -> list[Suggestion]:
    return suggestions(HOMES)


def bend(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_score_is_what_the_docstring_says() -> None:
    # By hand: log(3.5 / 1.5) - log(.5 / 16.5) over sqrt(1/3.5 + 1/1.5 + 1/.5 + 1/16.5).
    odds = math.log(3.5 / 1.5) - math.log(0.5 / 16.5)
    assert score_of(3, 4, 0, 16) == pytest.approx(
        odds / math.sqrt(1 / 3.5 + 1 / 1.5 + 2 + 1 / 16.5)
    )
    assert score_of(2, 4, 8, 16) == 0
    assert score_of(1, 4, 8, 16) < 0 < score_of(3, 4, 8, 16)


def test_the_best_is_what_all_strong_answers_share_and_nothing_finds(
    found: list[Suggestion],
) -> None:
    best = found[0]
    assert (best.words, best.entry) == ("roots", "causes.long.signs")
    assert (best.strong, best.of_strong, best.other, best.of_other) == (3, 4, 0, 16)
    assert {spot.read.question.id for spot in best.places} == {"retired", "settling"}
    assert [each.score for each in found] == sorted((e.score for e in found), reverse=True)


def test_what_a_pattern_finds_is_suggested_no_more(found: list[Suggestion], tmp_path: Path) -> None:
    homes = shutil.copytree(HOMES, tmp_path / "homes")
    bend(homes / "topic.yaml", "say: [long stay]", "say: [long stay, down roots]")
    words = [each.words for each in suggestions(homes)]
    assert "roots" in [each.words for each in found]
    assert "roots" not in words


def test_words_of_weak_answers_and_of_one_question_are_not_suggested(
    found: list[Suggestion],
) -> None:
    words = " ".join(each.words for each in found)
    assert "landlord" not in words  # Of one question.
    assert "budget" not in words  # Of weak answers.
    for each in found:
        assert each.strong / each.of_strong > each.other / each.of_other


def test_a_lost_mark_is_told_with_its_entry_and_the_silent_clauses() -> None:
    library = Library.open([HOMES])
    reads = list(read_graded(library.bank.question("retired"), library))
    lost = missed(reads, library)
    first = lost[0]
    assert (first.entry, first.mark, first.level, first.wanted) == (
        "causes.long.signs",
        "diagnosis",
        1,
        2,
    )
    assert any("roots" in clause for clause in first.silent)
    assert all(clause in reads[0].answer.text for clause in first.silent)


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    return (code, *capsys.readouterr())


def test_it_is_printed_within_80_columns_and_the_same_each_time(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = run(capsys, "bank", "suggest", HOMES, "-n", "2")
    assert (code, err) == (0, "")
    assert "“roots” → causes.long.signs" in out
    assert max(map(len, out.splitlines())) <= 80
    assert run(capsys, "bank", "suggest", HOMES, "-n", "2") == (0, out, "")


def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "bank", "suggest", HOMES, "-n", "1", "--json")
    data = json.loads(out)
    assert (code, data["schema"]) == (0, "hotseat/bank-suggest@1")
    (topic,) = data["topics"]
    assert (topic["topic"], topic["answers"], topic["strong"]) == ("homes", 20, 8)
    (best,) = topic["suggestions"]
    assert (best["words"], best["stems"], best["strong"]) == ("roots", ["root"], 3)
    assert best["places"][0]["question"] == "retired"
    assert {each["mark"] for each in topic["missed"]} <= {"diagnosis", "recommendation"}


def test_what_is_broken_is_three_and_the_rest_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    homes = shutil.copytree(HOMES, tmp_path / "homes")
    (homes / "bad.yaml").write_text("id: [", encoding="utf-8")
    code, out, err = run(capsys, "bank", "suggest", homes)
    assert code == 3
    assert "bad.yaml" in err
    assert "roots" in out
    bend(homes / "topic.yaml", "say: [long stay]", "say: [long (stay]")
    code, out, err = run(capsys, "bank", "suggest", homes)
    assert code == 3
    assert "topic.yaml" in err
    assert "roots" not in out


def test_a_pack_that_only_asks_to_explain_is_told_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    homes = shutil.copytree(HOMES, tmp_path / "homes")
    shutil.rmtree(homes / "decisions")
    code, out, err = run(capsys, "bank", "suggest", homes)
    assert (code, err) == (0, "")
    assert out == "No question that asks to decide, and so nothing to suggest.\n"
