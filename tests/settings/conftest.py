"""Reading a config file from a text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hotseat.errors import InvalidFileError, Problem
from hotseat.settings.load import read_settings
from hotseat.settings.models import Settings

Read = Callable[[str], Settings]
Problems = Callable[[str], list[Problem]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """A function that reads a text as a config file."""

    def call(text: str) -> Settings:
        path = tmp_path / "config.yaml"
        path.write_text(text, encoding="utf-8")
        return read_settings(path)

    return call


@pytest.fixture
def problems(read: Read) -> Problems:
    """A function that gives what is wrong with a text as a config file."""

    def call(text: str) -> list[Problem]:
        with pytest.raises(InvalidFileError) as caught:
            read(text)
        return list(caught.value.problems)

    return call
