"""`hotseat evaluate`: the figures, their floors, and what is never shown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

MARKS = ("diagnosis", "order", "recommendation", "other_technique", "combine", "specificity")
TRAIN = "Rome is far and I am wanted tomorrow, so take the train."


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """Two answers, one of them to a question that stands in `sealed.txt`."""
    folder = tmp_path / "set"
    folder.mkdir()
    answers = [("a", "to-rome", ""), ("b", "to-oslo", TRAIN), ("c", "to-rome", TRAIN)]
    with (folder / "answers.jsonl").open("w", encoding="utf-8") as file:
        for name, question, text in answers:
            file.write(json.dumps({"id": name, "question": question, "answer": text}) + "\n")
    with (folder / "labels.jsonl").open("w", encoding="utf-8") as file:
        for name, question, _ in answers:
            row = {"id": name, "question": question, "marks": dict.fromkeys(MARKS, 2), "overall": 5}
            file.write(json.dumps(row) + "\n")
    (folder / "questions.yaml").write_text(
        "decision:\n  - id: to-oslo\n    prompt: You are to be in Oslo. How?\n"
        "    expected: {root_cause: distance, accepted: [train]}\n",
        encoding="utf-8",
    )
    (folder / "sealed.txt").write_text("to-oslo\n", encoding="utf-8")
    return folder


def test_a_line_for_each_figure(run: Run, bank: Path, labelled: Path) -> None:
    code, out, err = run("evaluate", labelled, "--bank", bank)
    assert (code, err) == (0, "")
    names = [*MARKS, "mean_of_marks", "mean_without_combine", "overall", "overall_within_one"]
    assert [text.split()[0] for text in out.splitlines()] == [
        *names,
        "answers",
        "missing",
        "unknown",
    ]
    assert all(re.fullmatch(r"\w+ {1,27} ?-?\d(\.\d{3})?", text) for text in out.splitlines())
    assert run("evaluate", labelled, "--bank", bank) == (code, out, err)


def test_only_and_without(run: Run, bank: Path, labelled: Path) -> None:
    sealed = labelled / "sealed.txt"
    for flag, count in (("--only", "1"), ("--without", "2")):
        code, out, _ = run("evaluate", labelled, flag, sealed, "--bank", bank)
        assert code == 0
        assert re.search(rf"^answers +{count}$", out, re.MULTILINE)
    assert run("evaluate", labelled, "--only", sealed, "--without", sealed)[0] == 2
    assert run("evaluate", labelled, "--only", labelled / "none", "--bank", bank)[0] == 3


def test_disagreements_show_nothing_that_is_sealed(run: Run, bank: Path, labelled: Path) -> None:
    code, out, _ = run("evaluate", labelled, "--disagreements", "--bank", bank)
    assert code == 0
    assert "a  to-rome" in out
    assert "diagnosis: expert 2, ours 0" in out
    assert "to-oslo" not in out
    assert "to sealed questions" in out
    _, out, _ = run("evaluate", labelled, "--disagreements", "--json", "--bank", bank)
    record = json.loads(out)
    assert {d["question"] for d in record["disagreements"]} == {"to-rome"}
    assert record["sealed_disagreements"] == 1
    assert record["schema"] == "hotseat/evaluation@1"
    assert set(record["baselines"]) == {"length", "lexicon_hits"}
    assert len(record["confusion"]["overall"]) == 5


def test_details(run: Run, bank: Path, labelled: Path) -> None:
    code, out, _ = run("evaluate", labelled, "--details", "--bank", bank)
    assert code == 0
    assert "By length alone" in out
    assert "overall: expert down, ours across" in out
    assert re.search(r"^  decision, high \(4-5\) +3  ", out, re.MULTILINE)
    assert re.search(r"^  to-rome +2 +- ", out, re.MULTILINE)
    assert max(map(len, out.splitlines())) <= 80
    assert re.search(r"^mean_without_combine +0\.\d{3} +0\.\d{3} to 0\.\d{3}$", out, re.MULTILINE)
    # These labels have no quotes.
    assert "quotes" not in out


def test_details_list_no_sealed_question(run: Run, bank: Path, labelled: Path) -> None:
    _, out, _ = run("evaluate", labelled, "--details", "--bank", bank)
    assert "to-oslo" not in out
    assert "sealed questions, which are not listed: 1" in out
    _, out, _ = run("evaluate", labelled, "--json", "--bank", bank)
    record = json.loads(out)
    assert [each["question"] for each in record["questions"]] == ["to-rome"]
    assert record["sealed_questions"] == 1
    assert "to-oslo" not in out


def test_evidence_is_held_against_the_quotes(run: Run, bank: Path, labelled: Path) -> None:
    path = labelled / "labels.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        row["quotes"] = {"recommendation": ["take the train"], "combine": []}
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    _, out, _ = run("evaluate", labelled, "--details", "--bank", bank)
    # The first answer is empty: it has neither the quote nor the mark.
    assert re.search(r"^  recommendation +2  1\.000 ", out, re.MULTILINE)
    assert max(map(len, out.splitlines())) <= 80
    assert TRAIN[:20] not in out
    assert "take the train" not in out


def test_intervals_are_printed_for_small_sets_only(run: Run, bank: Path, labelled: Path) -> None:
    for name in ("answers", "labels"):
        path = labelled / f"{name}.jsonl"
        row = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
        rows = [json.dumps(row | {"id": f"a{n}"}) for n in range(100)]
        path.write_text("\n".join(rows[1:]), encoding="utf-8")
    assert "90 % intervals" in run("evaluate", labelled, "--details", "--bank", bank)[1]
    for name in ("answers", "labels"):
        path = labelled / f"{name}.jsonl"
        row = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
        with path.open("a", encoding="utf-8") as file:
            file.write("\n" + json.dumps(row | {"id": "a0"}))
    assert "90 % intervals" not in run("evaluate", labelled, "--details", "--bank", bank)[1]
    record = json.loads(run("evaluate", labelled, "--json", "--bank", bank)[1])
    assert len(record["intervals"]["overall"]) == 2


def test_all_of_it_as_json(run: Run, bank: Path, labelled: Path) -> None:
    out = run("evaluate", labelled, "--json", "--bank", bank)
    assert run("evaluate", labelled, "--json", "--bank", bank) == out
    record = json.loads(out[1])
    assert list(record) == [
        *("schema", "figures", "baselines", "confusion", "intervals", "bands"),
        *("questions", "sealed_questions", "quotes"),
    ]
    assert list(record["intervals"]) == ["mean_of_marks", "mean_without_combine", "overall"]
    assert record["bands"]["decision"]["high"]["n"] == 3
    assert list(record["questions"][0]) == [
        *("question", "mean_of_marks", "n", "exact", "within_one", "difference")
    ]
    assert record["quotes"] == {}


def test_floors_that_are_met_and_that_are_not(
    run: Run, bank: Path, labelled: Path, tmp_path: Path
) -> None:
    floor = tmp_path / "floor.yaml"
    for text, code, said in (
        ("overall: -1\n", 0, ""),
        ("overall: 0.99\norder: -1\n", 1, "below its floor of 0.990"),
        ("overal: 0.5\n", 3, "did you mean overall?"),
        ("overall: [\n", 3, "not valid YAML"),
    ):
        floor.write_text(text, encoding="utf-8")
        got, _, err = run("evaluate", labelled, "--floor", floor, "--bank", bank)
        assert got == code
        assert said in err
    assert "order" not in err


def test_a_missing_answer_is_one_and_a_bad_line_three(run: Run, bank: Path, labelled: Path) -> None:
    path = labelled / "answers.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines[1:]), encoding="utf-8")
    code, out, _ = run("evaluate", labelled, "--bank", bank)
    assert code == 1
    assert re.search(r"^missing +1$", out, re.MULTILINE)
    path.write_text("\n".join([*lines, "{"]), encoding="utf-8")
    code, out, err = run("evaluate", labelled, "--bank", bank)
    assert (code, out) == (3, "")
    assert "answers.jsonl:4:2: not JSON" in err
    assert run("evaluate", labelled / "none", "--bank", bank)[0] == 3


def test_hostile_labels_are_cleaned(run: Run, bank: Path, labelled: Path) -> None:
    for name in ("answers", "labels"):
        path = labelled / f"{name}.jsonl"
        text = path.read_text(encoding="utf-8").replace('"a"', '"\\u001b[31m"')
        path.write_text(text, encoding="utf-8")
    _, out, err = run("evaluate", labelled, "--disagreements", "--bank", bank)
    assert "[31m" in out
    assert "\x1b" not in out + err
