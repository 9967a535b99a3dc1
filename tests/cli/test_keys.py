"""`hotseat keys`, and what a config file does to the app's start."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hotseat.cli.keys import EXAMPLE
from hotseat.settings.keys import BY_ID, PLACES
from hotseat.settings.load import config_path, load_settings

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A function that writes the config file."""

    def write(text: str) -> Path:
        path = config_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_every_key_is_printed_by_place(run: Run) -> None:
    code, out, err = run("keys")
    assert (code, err) == (0, "")
    rows = out.splitlines()
    assert [row for row in rows if row in PLACES.values()] == list(PLACES.values())
    assert "ctrl+s, f2 interview.submit submit" in [" ".join(row.split()) for row in rows]
    for key in BY_ID.values():
        assert any(f"  {key.id} " in row for row in rows), key
    assert "set by you" not in out
    assert f"{config_path()} (not made yet)" in out
    assert not config_path().parent.exists()


def test_the_example_works(run: Run, config: Callable[[str], Path]) -> None:
    _, out, _ = run("keys")
    assert out.endswith(EXAMPLE)
    config(EXAMPLE)
    assert load_settings().keys == {"interview.submit": "f5,ctrl+g"}


def test_what_was_set_is_marked(run: Run, config: Callable[[str], Path]) -> None:
    path = config("keys: {interview.submit: 'f5,ctrl+g'}\n")
    code, out, _ = run("keys")
    assert code == 0
    said = "f5, ctrl+g interview.submit submit (set by you; was ctrl+s, f2)"
    assert said in " ".join(out.split())
    assert out.count("set by you") == 1
    assert f"{path}, such as" in out


def test_json_has_a_key_a_line(run: Run, config: Callable[[str], Path]) -> None:
    config("keys: {home.find: '?'}\n")
    code, out, err = run("keys", "--json")
    assert (code, err) == (0, "")
    found = {record["id"]: record for record in map(json.loads, out.splitlines())}
    assert list(found) == list(BY_ID)
    assert found["home.find"] == {
        "id": "home.find",
        "place": "home",
        "keys": ["question_mark"],
        "default": ["slash"],
        "set": True,
        "description": "find",
    }
    assert found["help"]["set"] is False


def test_a_config_file_that_cannot_be_used_is_three(
    run: Run, config: Callable[[str], Path]
) -> None:
    path = config("keys:\n  home.fnd: x\n")
    code, out, err = run("keys")
    assert (code, out) == (3, "")
    assert f"{path}:2:3: keys: there is no binding 'home.fnd'" in err
    assert "hint: did you mean home.find?" in err


def test_a_named_file_that_is_missing_is_three(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOTSEAT_CONFIG", str(tmp_path / "gone.yaml"))
    code, _, err = run("keys")
    assert code == 3
    assert "gone.yaml: cannot be read" in err


def test_keys_takes_no_words(run: Run) -> None:
    code, _, err = run("keys", "home")
    assert code == 2
    assert "unrecognized arguments: home" in err


def test_the_app_does_not_start_on_a_config_file_that_cannot_be_used(
    run: Run, config: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    config("daily: many\n")
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True, raising=False)
    monkeypatch.setattr("hotseat.tui.run.run", lambda *_: pytest.fail("the app was started"))
    code, _, err = run()
    assert code == 3
    assert "daily: it should be a whole number" in err


def test_the_app_is_given_the_settings(
    run: Run, config: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    config("daily: 9\n")
    given: list[object] = []

    def start(*words: object, topic: object) -> int:
        given.extend(words)
        assert topic is None
        return 0

    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True, raising=False)
    monkeypatch.setattr("hotseat.tui.run.run", start)
    code, _, _ = run()
    assert code == 0
    assert given == [[], load_settings()]
    assert load_settings().daily == 9
