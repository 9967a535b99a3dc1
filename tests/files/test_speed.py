"""The guards cost little beside what they guard."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

from hotseat.bank.schema import QuestionFile
from hotseat.files.yamlfile import read_yaml, validate

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
QUESTION = """\
- id: question-{n}
  kind: decision
  title: A title
  prompt: >
    A prompt of some words, over
    two lines.
  expect: {{cause: one, options: [two]}}
  tags: [a, b]
  answers: [{{grade: strong, overall: 5, text: Yes}}]
"""


class Many(BaseModel):
    """A file of many questions, which hotseat has not; it measures the reader."""

    model_config = ConfigDict(extra="forbid")

    questions: list[QuestionFile]


def best_of(work: Callable[[], object], rounds: int = 3) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.mark.slow
def test_500_questions_within_ten_times_the_plain_loader(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    text = "questions:\n" + "".join(QUESTION.format(n=n) for n in range(500))
    path.write_text(text, encoding="utf-8")
    assert validate(read_yaml(path), Many) is not None
    plain = best_of(lambda: yaml.load(text, Loader=LOADER))
    ours = best_of(lambda: validate(read_yaml(path), Many))
    assert ours < 10 * plain
