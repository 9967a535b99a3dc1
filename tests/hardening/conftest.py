"""What the checks of hardening share: a figure beside each, children in a terminal of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from tests.hardening.child import Child
from tests.hardening.figures import KEY, Figure, row_of

if TYPE_CHECKING:
    from tests.hardening.tabs import Served


class Measured(Protocol):
    """Keeps a figure and sees that it is within its limit."""

    def __call__(
        self, what: str, measured: float, unit: str = "", *, most: float | None = None
    ) -> None: ...


class Serve(Protocol):
    """Starts a server."""

    def __call__(self, *arguments: str, bank: bool = True) -> Served: ...


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Measured:
    """A function that keeps a figure of this test's row; past `most` the test fails."""

    def keep(what: str, measured: float, unit: str = "", *, most: float | None = None) -> None:
        one = Figure(row_of(request.node.name), what, measured, unit, most)
        request.node.user_properties.append((KEY, list(astuple(one))))
        assert most is None or measured <= most, one.line

    return keep


@pytest.fixture
def child(tmp_path: Path) -> Iterator[Callable[..., Child]]:
    """Starts children like `Child(tmp_path, ...)`; whatever still runs afterwards is ended."""
    started: list[Child] = []

    def start(*arguments: str, folder: Path = tmp_path, **options: object) -> Child:
        one = Child(folder, *arguments, **options)  # type: ignore[arg-type]
        started.append(one)
        return one

    yield start
    for one in started:
        one.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Serve]:
    """Starts servers; whatever still runs afterwards is ended."""
    from tests.hardening.tabs import Served

    started: list[Served] = []

    def start(*arguments: str, bank: bool = True) -> Served:
        folder = tmp_path / f"server-{len(started)}"
        folder.mkdir(exist_ok=True)
        started.append(Served(folder, *arguments, bank=bank))
        return started[-1]

    yield start
    for one in started:
        one.close()
