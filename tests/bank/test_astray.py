"""Files that are not read although somebody meant them to be: each is told, with what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from hotseat.bank.load import load_bank

CALL = "call it topic.yaml"


class Folder(Protocol):
    """See conftest."""

    path: Path

    def write(self, name: str, text: str) -> Path: ...
    def question(self, name: str, more: str = "", pack: str = "travel") -> Path: ...


def unread(folder: Folder) -> list[tuple[str, str]]:
    problems = load_bank([folder.path]).problems
    odd = [p for p in problems if p.message == "is not read"]
    assert all(p.warning for p in odd)
    return [(Path(p.path).relative_to(folder.path / "travel").as_posix(), p.hint) for p in odd]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("concepts/a.yaml.txt", "if it is a question, call it a.yaml"),
        ("decisions/a.txt", "if it is a question, call it a.yaml"),
        ("decisions/b.yaml.bak", "if it is a question, call it b.yaml in place of the other"),
        ("a.yml.txt", "if it is a question, call it a.yaml"),
        ("Topic.yml", "call it topic.yaml in place of the other"),
        ("decisions/topic.yaml", "move it beside pack.yaml, as topic.yaml"),
    ],
)
def test_what_is_not_read_is_told(folder: Folder, name: str, hint: str) -> None:
    folder.question("decisions/b")
    folder.write(f"travel/{name}", "id: a\n")
    assert unread(folder) == [(name, hint)]


@pytest.mark.parametrize(
    "name", ["README.md", "guide/a.txt", "decisions/b.yaml~", "decisions/.a.yaml.swp", "LICENCE"]
)
def test_what_need_not_be_read_is_not(folder: Folder, name: str) -> None:
    folder.write(f"travel/{name}", "id: a\n")
    assert unread(folder) == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("topic.yml", CALL),
        ("topic.yaml.txt", CALL),
        ("decisions/topic.yaml", "move it beside pack.yaml, as topic.yaml"),
    ],
)
def test_a_lost_topic_is_one_error_that_names_it(folder: Folder, name: str, hint: str) -> None:
    folder.question("b")
    (folder.path / "travel" / "decisions").mkdir()
    topic = folder.path / "travel" / "topic.yaml"
    topic.rename(folder.path / "travel" / name)
    (error,) = load_bank([folder.path]).errors
    assert error.message == "pack 'travel' has no topic.yaml beside it and names no 'topic'"
    assert error.hint == f"found {name}: {hint}"


def test_a_lost_pack_file_is_found(folder: Folder) -> None:
    pack = folder.path / "travel"
    (pack / "pack.yaml").rename(pack / "pack.yml")
    (error,) = load_bank([pack]).errors
    assert error.hint == "found pack.yml: call it pack.yaml"


def test_a_folder_is_no_topic_file(folder: Folder) -> None:
    topic = folder.path / "travel" / "topic.yaml"
    topic.unlink()
    topic.mkdir()
    (error,) = load_bank([folder.path]).errors
    assert error.message == "cannot be read: is a directory"
