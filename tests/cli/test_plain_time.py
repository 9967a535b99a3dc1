"""Time in the dialogue in lines, on a clock that goes on only where the script says."""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.plain_script import END, Killed, Room, Sleep, Typed, Wait, open_room
from tests.tui.fakes import ANSWER, DECISION, SECOND

from hotseat.cli.plain import talk_through
from hotseat.cli.plain_ends import Signals
from hotseat.cli.plain_input import Input
from hotseat.interview import editor
from hotseat.interview.sitting import Run, drill, mock
from hotseat.settings.models import Settings

FIRST, _, REST = ANSWER.partition(". I would")


@pytest.fixture
def room(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Room]:
    with open_room(tmp_path, capsys, Settings(predict=False)) as opened:
        yield opened


def a_drill(room: Room, *, hard_stop: bool = False, think: float | None = None) -> Run:
    started = room.clock.now()
    return drill([DECISION], started_at=started, limit=100, think=think, hard_stop=hard_stop)


def test_a_slow_typist_uses_time_and_makes_no_pause(room: Room) -> None:
    room.play(Wait(60), ANSWER, Wait(20), END, run=a_drill(room))
    timing = room.store.attempts()[0].timing
    assert (timing.think, timing.answer, timing.overtime) == (60, 20, 0)
    assert timing.pauses == ()


def test_a_process_that_stood_still_was_paused(room: Room) -> None:
    room.play(Wait(10), Sleep(600), ANSWER, Wait(10), END, run=a_drill(room))
    timing = room.store.attempts()[0].timing
    assert [(pause.kind, pause.seconds) for pause in timing.pauses] == [("gap", 600)]
    assert timing.think + timing.answer == 20
    assert "Time is up" not in room.flat


def test_where_nothing_can_be_seen_while_waiting_all_of_it_is_work(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    class Slow(io.StringIO):
        def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
            room.clock.go_on(30)
            return super().readline()

    with Signals() as signals:
        talk_through(room.session, Input(Slow(f"{ANSWER}\n.\n")), signals, a_drill(room))
    timing = room.store.attempts()[0].timing
    assert timing.pauses == ()
    assert timing.think + timing.answer == 60


def test_steps_are_said_when_they_come(room: Room) -> None:
    room.play("One.", Wait(50), Wait(30), Wait(20), END, run=a_drill(room))
    half = room.out.index("Half of your time is used. 50 seconds left to answer.")
    fifth = room.out.index("One fifth of your time is left. 20 seconds left to answer.")
    end = room.out.index("Time is up. What stands there is your answer on time.")
    assert half < fifth < end < room.out.index("Feedback")


def test_a_step_waits_for_the_end_of_a_line(room: Room) -> None:
    with pytest.raises(Killed):
        room.play(Typed("One of"), Wait(50), Killed, run=a_drill(room))
    assert "Half of your time" not in room.out
    room.again()
    room.play(Typed("One of"), Wait(50), "One of them", END, run=a_drill(room))
    assert room.out.count("Half of your time") == 1


def test_thinking_ends_with_the_first_key_and_is_kept_apart(room: Room) -> None:
    run = a_drill(room, think=60)
    room.play(Wait(20), "/time", Typed("T"), Wait(10), "The.", END, run=run)
    assert "You have 1 minute 40 seconds; 1 minute to think first." in room.flat
    assert "40 seconds left to think. 1 minute 40 seconds left to answer." in room.flat
    assert "The time to think is over" not in room.flat
    timing = room.store.attempts()[0].timing
    assert (timing.think, timing.answer) == (20, 10)


def test_the_end_of_thinking_is_said(room: Room) -> None:
    room.play(Wait(61), "The.", END, run=a_drill(room, think=60))
    assert "The time to think is over. The clock for your answer runs." in room.flat


def test_what_stood_there_when_time_ended_is_on_time(room: Room) -> None:
    room.play(f"{FIRST}.", Wait(90), Typed("I wou"), Wait(15), f"I would{REST}", END,
              run=a_drill(room))  # fmt: skip
    [attempt] = room.store.attempts()
    assert attempt.on_time == f"{FIRST}.\nI wou"
    assert attempt.answer == f"{FIRST}.\nI would{REST}"
    assert attempt.timing.overtime == 5
    assert "Recommendation: reasoned, level 2 of 2. On time 0." in room.flat
    assert "32 of 100, on time 16" in room.flat


def test_a_hard_stop_hands_in_what_is_there_with_the_line_being_typed(room: Room) -> None:
    run = a_drill(room, hard_stop=True)
    room.play(f"{FIRST}.", Wait(90), Typed("I wou"), Wait(15), "", run=run)
    [attempt] = room.store.attempts()
    assert attempt.answer == attempt.on_time == f"{FIRST}.\nI wou"
    assert attempt.timing.hard_stop
    assert attempt.timing.overtime == 0
    assert "Time is up. Your answer is handed in as it is." in room.flat


def test_a_hard_stop_on_nothing_is_no_answer(room: Room) -> None:
    room.play(Wait(101), "", run=a_drill(room, hard_stop=True))
    [attempt] = room.store.attempts()
    assert attempt.answer == ""
    assert attempt.scorecard == {}
    assert "Nothing was answered, so nothing is marked." in room.flat


def test_a_pause_costs_nothing_and_is_kept(room: Room) -> None:
    room.play(Wait(10), "/pause", Wait(300), "", ANSWER, END, run=a_drill(room))
    timing = room.store.attempts()[0].timing
    assert [(pause.kind, pause.seconds) for pause in timing.pauses] == [("asked", 300)]
    assert timing.think + timing.answer == 10
    assert "Paused. The clock stands still. Press Enter to go on." in room.flat


def test_a_mock_has_so_many_pauses(room: Room) -> None:
    run = mock([DECISION, SECOND], started_at=room.clock.now())
    room.play("/pause", "", "/pause", "x", END, "y", END, "/pause", run=run)
    assert "0 pauses left after this one." in room.flat
    assert room.flat.count("No pause is left. The clock runs on.") == 2


def test_the_time_of_a_mock_as_a_whole_ends_it(room: Room) -> None:
    run = mock([DECISION, SECOND], started_at=room.clock.now(), budget=60)
    room.play(ANSWER, Wait(70), END, "", run=run)
    assert "Time is up." in room.flat
    assert "Not reached: Radiology notes." in room.flat
    assert room.store.open_sitting() is None


def test_the_clock_goes_on_where_it_was_after_a_kill(room: Room) -> None:
    run = mock([DECISION], started_at=room.clock.now(), budget=100)
    with pytest.raises(Killed):
        room.play("Half.", Wait(40), Killed, run=run)
    room.clock.go_on(3600)
    room.again()
    room.play("resume", "/time", Wait(10), "Whole.", END)
    assert "1 minute left to answer. 1 minute left for the whole interview." in room.flat
    timing = room.store.attempts()[0].timing
    assert timing.think + timing.answer + timing.overtime == 50
    assert [pause.kind for pause in timing.pauses] == ["away"]


def test_what_is_being_typed_is_kept_within_a_second(room: Room) -> None:
    with pytest.raises(Killed):
        room.play("choose", DECISION.id, "One.", Typed("Tw"), Wait(1), Killed)
    kept = room.draft()
    assert kept is not None
    assert kept.text == "One.\nTw"


def test_a_command_that_is_being_typed_is_no_text(room: Room) -> None:
    with pytest.raises(Killed):
        room.play("choose", DECISION.id, "One.", Typed("/pau"), Wait(1), Killed)
    kept = room.draft()
    assert kept is not None
    assert kept.text == "One."


def test_a_line_that_begins_with_a_slash_is_kept_as_it_is_typed(room: Room) -> None:
    with pytest.raises(Killed):
        room.play("choose", DECISION.id, "One.", Typed("/etc/hos"), Wait(1), Killed)
    kept = room.draft()
    assert kept is not None
    assert kept.text == "One.\n/etc/hos"


def test_a_line_that_begins_with_a_slash_is_part_of_what_was_on_time(room: Room) -> None:
    room.play("One.", Typed("/etc/hosts is"), Wait(101), "/etc/hosts is not it.", END,
              run=a_drill(room))  # fmt: skip
    [attempt] = room.store.attempts()
    assert attempt.on_time == "One.\n/etc/hosts is"
    assert attempt.answer == "One.\n/etc/hosts is not it."


def test_what_was_typed_in_the_editor_while_time_ended_is_handed_in(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(text: str, _: Path | None) -> str:
        room.clock.go_on(150)
        return f"{text} {ANSWER}"

    monkeypatch.setattr(editor, "edit", edit)
    room.play("Before.", Wait(10), "/edit", "", run=a_drill(room, hard_stop=True))
    [attempt] = room.store.attempts()
    assert attempt.answer == f"Before. {ANSWER}"
    assert attempt.on_time == "Before."
    assert attempt.timing.overtime == 60
    assert "Time is up." in room.flat


def test_a_signal_while_the_editor_is_open_waits_for_what_it_brings(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(text: str, _: Path | None) -> str:
        signal.raise_signal(signal.SIGTERM)
        return f"{text} and more"

    monkeypatch.setattr(editor, "edit", edit)
    assert room.play("choose", DECISION.id, "typed", "/edit") == 128 + signal.SIGTERM
    kept = room.draft()
    assert kept is not None
    assert kept.text == "typed and more"


@pytest.mark.parametrize("terminal", [True, False])
def test_the_bell_rings_once_when_time_ends_and_on_a_terminal_only(
    room: Room, monkeypatch: pytest.MonkeyPatch, terminal: bool
) -> None:
    room.session.settings = Settings(predict=False, bell=True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    room.play("One.", Wait(120), END, run=a_drill(room))
    assert room.out.count("\a") == terminal


def test_no_bell_rings_where_none_is_wanted(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    room.play("One.", Wait(120), END, run=a_drill(room))
    assert "\a" not in room.out
