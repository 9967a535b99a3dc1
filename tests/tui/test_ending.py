"""What is said once the app has given the terminal back."""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.tui.fakes import DECISION, FakeLibrary, bank_of

from hotseat.interview.drafts import DraftKeeper
from hotseat.interview.session import Session
from hotseat.interview.turn import begin
from hotseat.records.store import Store
from hotseat.settings.models import Settings
from hotseat.tui.app import HotseatApp
from hotseat.tui.run import run


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    clock = FakeClock()
    made = Session(clock, DraftKeeper(clock), Settings(), FakeLibrary(bank_of(DECISION)))
    store = Store.open(tmp_path / "hotseat.db")
    made.use(store)
    yield made
    store.close()


def ended_by(number: int, session: Session, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run an app that a signal ends at once."""
    ends = lambda self: self.exit(return_code=128 + number)  # noqa: E731
    monkeypatch.setattr(HotseatApp, "run", ends)
    return run(settings=Settings(), session=session)


def type_half(session: Session) -> None:
    """Something is being typed, and kept."""
    session.drafts.watch(begin(DECISION, session.clock), lambda: "half")
    session.drafts.save()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_after_a_signal_it_is_said_where_what_was_typed_is(
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: int,
) -> None:
    assert session.store is not None
    assert ended_by(number, session, monkeypatch) == 128 + number
    assert capsys.readouterr().err == ""
    type_half(session)
    assert ended_by(number, session, monkeypatch) == 128 + number
    err = capsys.readouterr().err
    assert err.startswith(f"hotseat: what you typed is kept in {session.store.path}; start")
    assert err.count("\n") == 1


def test_nothing_is_said_to_a_terminal_that_hung_up(
    session: Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert session.store is not None
    type_half(session)
    assert ended_by(signal.SIGHUP, session, monkeypatch) == 128 + signal.SIGHUP
    assert capsys.readouterr().err == ""


def test_a_terminal_that_is_gone_is_no_fault(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(5, "Input/output error")

    assert session.store is not None
    type_half(session)
    monkeypatch.setattr(sys, "stderr", Gone())
    assert ended_by(signal.SIGTERM, session, monkeypatch) == 128 + signal.SIGTERM
