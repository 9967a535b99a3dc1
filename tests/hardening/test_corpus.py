"""What fuzzing keeps is checked again, without atheris: each input against its promises."""

from __future__ import annotations

import pytest
from scripts.fuzz import WATCHED, answers, bank, desk, target_of, transcripts
from scripts.fuzz.frame import CORPUS

from hotseat.desk.transcripts import read_text

MOST_BYTES = 200_000


@pytest.mark.slow
@pytest.mark.parametrize("name", WATCHED)
def test_inputs_that_were_kept_break_no_promise(name: str) -> None:
    target = target_of(name)
    assert target.samples
    for sample, data in target.samples.items():
        try:
            target.check(data)
        except Exception as error:
            error.add_note(f"the input is {CORPUS / name / sample}")
            raise


@pytest.mark.parametrize("name", WATCHED)
def test_an_input_is_bent_alike_every_time_and_stays_small(name: str) -> None:
    target = target_of(name)
    for data in list(target.samples.values())[:5]:
        for seed in range(50):
            bent = target.bend(data, 500, seed)
            assert bent == target.bend(data, 500, seed)
            assert len(bent) <= 500


def test_what_is_kept_is_small() -> None:
    sizes = [path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()]
    assert sum(sizes) <= MOST_BYTES
    assert {path.name for path in CORPUS.iterdir()} == set(WATCHED)


def test_a_broken_promise_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checks do check: targets are given a hotseat that breaks one of their promises."""
    monkeypatch.setattr(
        transcripts, "read_text", lambda data, *_, **__: read_text(data, "elsewhere")
    )
    with pytest.raises(AssertionError):
        transcripts.check(b"\xff\xfe")
    monkeypatch.setattr(answers, "MAX_CHARACTERS", 10**9)
    with pytest.raises(AssertionError):
        answers.check(b"a" * 50_001)
    monkeypatch.setattr(desk, "NOT_ONE", (KeyError,))
    with pytest.raises(ValueError, match="Expecting"):
        desk.check(b"interview\nno JSON")
    monkeypatch.setattr(bank, "SECONDS", 0.0)
    with pytest.raises(AssertionError, match="it took"):
        bank.check(b"question\nid: a")
