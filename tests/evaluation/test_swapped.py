"""Good answers under their opposite, and heaps of keywords: what keeps its marks is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from hotseat.bank.load import load_bank
from hotseat.evaluation import swapped
from hotseat.evaluation.banktest import BankTest, try_bank
from hotseat.evaluation.swapped import keywords
from hotseat.rubrics.samples import read_samples

TOPIC = """\
id: trips
options:
  train:
    title: the train
    name: {say: [train, rail*], yes: [the train, by railway], no: [a rain coat]}
    act: {say: [buy ... ticket], yes: [buy two tickets], no: [a parking ticket]}
  bicycle:
    title: the bicycle
    name: {say: [bicycle, bike, cycle], yes: [my bicycle, a bike, cycle there], no: [a bus]}
causes:
  distance:
    title: distance
    option: train
    named: {say: [distance], yes: [the distance counts], no: [no time]}
    signs: {say: [far|hundred kilometres], yes: [it is far, some hundred kilometres], no: [near]}
  parking:
    title: parking
    option: bicycle
    named: {say: [parking], yes: [parking is hard], no: [no time]}
    signs: {say: [centre ~ full, narrow street], yes: [a full centre, narrow streets], no: [far]}
"""
ROME = """\
id: to-rome
kind: decision
prompt: A friend lives in Oslo and wants to see the fountains of Rome in May. How should she go?
expect: {cause: distance, options: train}
twin: to-work
answers:
  - grade: strong
    overall: 3
    text: >
      Rome is far from Oslo, two thousand kilometres, so the distance decides. I would take the
      train because it covers such a distance overnight. A bicycle is for short ways.
  - grade: wrong
    overall: 1
    text: I would take the bicycle.
"""
WORK = """\
id: to-work
kind: decision
prompt: >
  A clerk lives near her office in the old town, where the centre is full and streets are narrow.
  How should she go?
expect: {cause: parking, options: bicycle}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of two questions that call for different things."""
    for name, text in (
        ("pack.yaml", "id: trips\n"),
        ("topic.yaml", TOPIC),
        ("to-rome.yaml", ROME),
        ("to-work.yaml", WORK),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def tried(pack: Path) -> BankTest:
    return try_bank(load_bank([pack]))


def bend(pack: Path, name: str, old: str, new: str) -> None:
    text = (pack / name).read_text(encoding="utf-8")
    assert old in text
    (pack / name).write_text(text.replace(old, new), encoding="utf-8")


def test_a_good_answer_loses_its_recommendation_under_the_twin(pack: Path) -> None:
    result = tried(pack)
    assert (result.swaps.tried, result.swaps.lost) == (1, 1)
    assert result.failures == []
    assert result.to_json()["swapped_lost"] == 1


def test_a_twin_that_accepts_the_same_swaps_nothing(pack: Path) -> None:
    bend(pack, "to-work.yaml", "bicycle}", "train}")
    assert tried(pack).swaps.tried == 0


def test_a_twin_with_the_same_prompt_is_a_failure(pack: Path) -> None:
    start = WORK.index("prompt")
    prompt = ROME[ROME.index("prompt") : ROME.index("expect")]
    bend(pack, "to-work.yaml", WORK[start : WORK.index("expect")], prompt)
    (fault,) = tried(pack).swaps.twins
    assert fault.problem.message == (
        "'to-rome' has the same prompt as its twin 'to-work': no fact is flipped"
    )
    assert (Path(fault.problem.path).name, fault.problem.line) == ("to-rome.yaml", 5)
    assert fault.about == {"question": "to-rome", "under": "to-work"}


def test_an_answer_that_fits_both_twins_is_a_failure(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swapped, "recommends", lambda _: True)
    result = tried(pack)
    (fault,) = result.swaps.twins
    assert fault.problem.message == (
        "the strong answer to 'to-rome' recommends what fits its twin 'to-work' as well"
    )
    assert (Path(fault.problem.path).name, fault.problem.line) == ("to-rome.yaml", 9)
    assert not fault.problem.warning
    (topic,) = result.fits_all
    assert Path(topic.problem.path).name == "topic.yaml"
    assert "1 of 1 good answers" in topic.problem.message
    assert len(result.failures) == 2


def test_under_another_question_that_is_a_warning(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swapped, "recommends", lambda _: True)
    bend(pack, "to-rome.yaml", "twin: to-work\n", "")
    result = tried(pack)
    assert [fault.problem.warning for fault in result.swaps.kept] == [True]
    assert result.failures == result.fits_all


def test_without_a_twin_it_is_put_under_another_question(pack: Path) -> None:
    bend(pack, "to-rome.yaml", "twin: to-work\n", "")
    result = tried(pack)
    assert (result.swaps.tried, result.swaps.lost) == (1, 1)


def test_keywords_are_the_plain_words_of_options_and_causes(pack: Path) -> None:
    words = keywords(read_samples(pack / "topic.yaml"))
    assert words == ["train", "bicycle", "bike", "cycle", "distance", "parking", "narrow street"]


def test_a_heap_of_keywords_gets_one(pack: Path) -> None:
    more = [f"{word} station" for word in ("old", "new", "next", "last", "big", "small", "red")]
    bend(pack, "topic.yaml", "say: [train,", f"say: [{', '.join(more)}, train,")
    bend(pack, "topic.yaml", "yes: [the train,", f"yes: [{', '.join(more)}, the train,")
    result = tried(pack)
    assert result.swaps.heaps == []
    assert result.failures == []


@pytest.mark.parametrize(("few", "told"), [(6, ["to-rome"]), (5, [])])
def test_fewer_words_than_a_heap_has_are_not_tried(
    pack: Path, monkeypatch: pytest.MonkeyPatch, few: int, told: list[str]
) -> None:
    # Not a heap but an answer, which may have what it gets.
    words = ["Rome is far so I would take the train because it covers such a distance"] * few
    monkeypatch.setattr(swapped, "keywords", lambda _: words)
    assert [fault.about["question"] for fault in tried(pack).swaps.heaps] == told
