"""Where the config file is, and its settings but the keys."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.settings.conftest import Problems, Read

from hotseat.errors import InvalidFileError
from hotseat.settings.keys import BY_ID
from hotseat.settings.load import config_path, is_there, load_settings, read_settings
from hotseat.settings.models import Settings

PAGE = Path(__file__).parents[2] / "docs" / "configuration.md"


def test_without_a_file_everything_is_as_usual() -> None:
    assert not is_there()
    assert load_settings() == Settings()


def test_the_file_is_in_the_config_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = tmp_path / "hotseat" / "config.yaml"
    assert config_path() == path
    path.parent.mkdir()
    path.write_text("daily: 7\n")
    assert load_settings() == Settings(daily=7)


def test_a_relative_config_folder_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "here")
    assert config_path() == Path.home() / ".config" / "hotseat" / "config.yaml"


def test_a_file_that_was_named_has_to_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = tmp_path / "mine.yaml"
    monkeypatch.setenv("HOTSEAT_CONFIG", str(named))
    with pytest.raises(InvalidFileError, match=re.escape(f"{named}: cannot be read")):
        load_settings()
    named.write_text("daily: 2\n")
    assert load_settings().daily == 2


def test_a_dangling_link_or_a_folder_is_not_taken_for_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = config_path()
    path.parent.mkdir()
    path.symlink_to(tmp_path / "gone")
    with pytest.raises(InvalidFileError):
        load_settings()
    path.unlink()
    path.mkdir()
    with pytest.raises(InvalidFileError, match="is a directory"):
        load_settings()


@pytest.mark.parametrize("text", ["", "# nothing\n", "keys:\n", "keys: {}\n", "{}\n"])
def test_a_file_may_say_nothing(read: Read, text: str) -> None:
    assert read(text) == Settings()


def test_every_setting_is_read(read: Read) -> None:
    found = read(
        "predict: no\ndaily: 12\nthink: 1m30s\npauses: 0\nbell: On\ntopic: x\ntheme: nord\n"
        "keys:\n  home.find: '?'\n"
    )
    assert found == Settings({"home.find": "question_mark"}, False, 12, 90.0, 0, True, "x", "nord")
    assert all(getattr(found, f.name) != getattr(Settings(), f.name) for f in fields(Settings))


@pytest.mark.parametrize("said", ["0", "0s", "0m"])
def test_no_time_to_think_can_be_asked_for(read: Read, said: str) -> None:
    assert read(f"think: {said}\n").think == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("predict: maybe", "predict: it should be true or false, not 'maybe'"),
        ("bell:", "bell: it should be true or false, and is empty"),
        ("daily: 0", "daily: it should be a whole number from 1 to 50, not '0'"),
        ("daily: 51", "not '51'"),
        ("daily: 1.5", "not '1.5'"),
        ("daily: ²", "not '²'"),
        ("daily: -1", "not '-1'"),
        (f"daily: {'9' * 5000}", "daily: it should be a whole number"),
        ("pauses: 10", "pauses: it should be a whole number from 0 to 9"),
        ("pauses: [1]", "not a list"),
        ("think: 60", "think: it should be a time with its unit"),
        ("think: soon", "not 'soon'"),
        ("think: 61m", "more than an hour"),
        ("think: {a: 1}", "not a mapping"),
        ("theme: [x]", "theme: it should be the name of a theme, not a list"),
        ("- a", "the file should hold settings"),
        ("keys: f5", "a mapping of ids to keys"),
    ],
)
def test_what_cannot_be_is_told(problems: Problems, line: str, said: str) -> None:
    [problem] = problems(f"# a comment\n{line}\n")
    assert said in problem.message
    assert problem.line == 2


def test_an_unknown_setting_names_the_nearest(problems: Problems) -> None:
    near, far = problems("dayly: 3\nxyzzy: 1\n")
    assert (near.line, near.column) == (1, 1)
    assert near.message == "there is no setting 'dayly'"
    assert near.hint == "did you mean daily?"
    assert far.hint == "the settings are keys, predict, daily, think, pauses, bell, topic, theme"


def test_all_is_told_at_once_and_in_order(problems: Problems) -> None:
    found = problems("bell: x\nkeys:\n  nothing: a\n  help: b\ndayly: 1\ndaily: 1\ndaily: 2\n")
    assert [p.line for p in found] == [1, 3, 4, 5, 7]


def test_many_unknown_names_are_told_quickly(problems: Problems) -> None:
    text = "".join(f"k{i}: 1\n" for i in range(5000))
    assert len(problems(text)) == 1001


def test_the_page_names_every_setting_with_its_default() -> None:
    rows = re.findall(r"^\| `([a-z]+)` \| `?(.+?)`? \| ", PAGE.read_text("utf-8"), re.MULTILINE)
    found = {name: default for name, default in rows if name not in BY_ID}
    assert found == {
        "keys": "none",
        "predict": str(Settings().predict).lower(),
        "daily": str(Settings().daily),
        "think": f"{Settings().think:.0f}s",
        "pauses": str(Settings().pauses),
        "bell": str(Settings().bell).lower(),
        "topic": "the one chosen last",
        "theme": "ours",
    }
    assert list(found) == [f.name for f in fields(Settings)]


def test_the_example_of_the_page_can_be_used(read: Read) -> None:
    [example] = re.findall(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert read(example).keys["interview.submit"] == "f5,ctrl+g"


SETTING = st.sampled_from(["keys", "daily", "think", "bell", "theme", "pauses", "predict", ""])
VALUE = st.recursive(
    st.none() | st.integers() | st.text(max_size=12) | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(sorted(BY_ID)) | st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
    | st.dictionaries(SETTING, VALUE, max_size=5).map(
        lambda data: yaml.safe_dump(data, allow_unicode=True).encode("utf-8", "replace")
    )
)
def test_any_file_is_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(data)
    try:
        found = read_settings(path)
    except InvalidFileError:
        return
    assert set(found.keys) <= set(BY_ID)
    assert 1 <= found.daily <= 50
    assert 0 <= found.pauses <= 9
    assert 0 <= found.think <= 3600
