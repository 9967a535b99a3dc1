"""Y9 and Y10: all mistakes of a file at once, and how long a large bank takes."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from benchmarks.loading import LIMIT, loading
from tests.hardening.conftest import Measured

from hotseat.bank.load import load_bank
from hotseat.cli.main import main
from hotseat.errors import EXIT_INVALID
from hotseat.rubrics.load import load_rubric

PLANTED = """\
id: way
kind: decision
prompt: The office is far away. How do you go?
expect: {cause: distance, options: [train, trian], cuase: health}
tilte: The way
levle: mid
minuts: 5
tgas: [a]
fatcs: [far]
twn: other
anwsers: []
probs: {}
pormpt: again
answers:
  - {grade: strong, overall: 5, text: By train., todoo: later}
  - grade: fair
    overal: 3
    overall: 3
    text: By bus.
  - {grade: thin, overall: 2, text: Bus., txt: Bus}
  - {grade: strng, overall: 2, text: Bus.}
  - {grade: wrong, overall: 7, text: Bus.}
probes:
  diagnsis: What is it?
  recomendation: Which?
kind: decision
minutes: soon
"""
WITHOUT_A_NAME = {"'answers[5].overall'", "'minutes'", "duplicate key"}
"""What no name is mistyped in: a wrong number, a wrong type, a key that stands there twice."""
TOPIC = """\
id: travel
options:
  train: {title: train, name: {say: [train]}}
  bicycle: {title: bicycle, name: {say: [bicycle]}}
causes:
  distance: {title: far, option: train}
  health: {title: health, option: bicycle}
"""


def test_y9_twenty_mistakes_planted_are_twenty_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], figure: Measured
) -> None:
    (tmp_path / "pack.yaml").write_text("id: travel\n", encoding="utf-8")
    (tmp_path / "topic.yaml").write_text(TOPIC, encoding="utf-8")
    path = tmp_path / "way.yaml"
    path.write_text(PLANTED, encoding="utf-8")
    errors = load_bank([tmp_path]).errors
    figure("mistakes of twenty that are not told", abs(20 - len(errors)), most=0)
    places = [(problem.line, problem.column) for problem in errors]
    assert places == sorted(set(places)), "each at a place of its own, in the order of the file"
    lines = PLANTED.splitlines()
    for problem in errors:
        assert problem.excerpt == lines[problem.line - 1]
        named = not any(words in problem.message for words in WITHOUT_A_NAME)
        assert ("did you mean " in problem.hint) == named, problem
    assert main(["bank", "check", str(tmp_path)]) == EXIT_INVALID
    said = capsys.readouterr().err
    assert len(re.findall(r"way\.yaml:\d+:\d+: (?!warning)", said)) == 20
    assert "Traceback" not in said


MANY = 6_000


def test_y9_thousands_of_wrong_names_are_told_in_bounded_time(
    tmp_path: Path, figure: Measured
) -> None:
    """Looking for the nearest name is slow; a file made for that does not hold anybody up."""
    names = [f"entry_{n}x{n * 7}" for n in range(MANY)]
    known = "".join(f"  {name}: {{say: [a]}}\n" for name in names)
    wrong = ", ".join(f"<{name}q>" for name in names)
    (tmp_path / "pack.yaml").write_text("id: travel\n", encoding="utf-8")
    topic = tmp_path / "topic.yaml"
    topic.write_text(f"{TOPIC}entries:\n{known}  last: {{say: [{wrong}]}}\n", encoding="utf-8")
    options = ", ".join(f"{name}q" for name in names)
    (tmp_path / "way.yaml").write_text(
        "id: way\nkind: decision\nprompt: Why?\n"
        f"expect: {{cause: distance, options: [{options}]}}\n",
        encoding="utf-8",
    )
    begun = time.process_time()
    bank = load_bank([tmp_path])
    with pytest.raises(Exception, match="there is no entry") as caught:
        load_rubric("decision", topic)
    taken = time.process_time() - begun
    assert bank.errors
    assert getattr(caught.value, "exit_code", None) == EXIT_INVALID
    figure("a file of thousands of wrong names", taken, "s", most=15)


@pytest.mark.slow
def test_y10_a_large_bank_is_checked_within_ten_times_of_a_bare_loader(figure: Measured) -> None:
    figure("2,000 questions, as a multiple", loading(2).of_minima, "times", most=LIMIT)
