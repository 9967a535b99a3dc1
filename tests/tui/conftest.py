"""What the pictures of screens need."""

from __future__ import annotations

import os

import pytest

_PICTURES = "TEXTUAL_SNAPSHOT_TEMPDIR"


@pytest.fixture(scope="session")
def picture_folder() -> str:
    """Where the snapshot plugin keeps its report; read before the environment is hidden."""
    return os.environ.get(_PICTURES, "")


@pytest.fixture
def _pictures(picture_folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the snapshot plugin its folder back."""
    monkeypatch.setenv(_PICTURES, picture_folder)
