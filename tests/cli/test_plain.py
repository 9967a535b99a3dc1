"""The dialogue in lines: every way through it, without a terminal."""

from __future__ import annotations

import io
import re
import signal
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cli.plain_script import END, Killed, Room, Wait, open_room
from tests.tui.fakes import ANSWER, CONCEPT, DECISION, PROMPT, SECOND

from hotseat.cli.plain import talk_through
from hotseat.cli.plain_ends import Signals
from hotseat.cli.plain_input import Input
from hotseat.cli.plain_levels import read_levels
from hotseat.errors import HotseatError
from hotseat.interview.outcome import Marks
from hotseat.interview.result import Result
from hotseat.interview.sitting import Run, drill, mock
from hotseat.interview.turn import Answer
from hotseat.settings.models import Settings

SIGNS = re.compile("[\u2190-\u21ff\u2500-\u25ff\u2800-\u28ff·•«»‹›…]")
"""Arrows, boxes, blocks, dots: what a screen reader spells out."""


@pytest.fixture
def room(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Room]:
    with open_room(tmp_path, capsys) as opened:
        yield opened


def a_mock(room: Room, feedback: str = "end", count: int = 2) -> Run:
    return mock(
        [DECISION, SECOND][:count],
        started_at=room.clock.now(),
        feedback="each" if feedback == "each" else "end",
    )


# Practice


def test_practice_asks_marks_and_asks_the_next(room: Room) -> None:
    code = room.play("practise", ANSWER, END, "2 2 0 -", "", "/back", "0")
    assert code == 0
    assert "Practice, decision question." in room.flat
    assert " ".join(PROMPT.split()) in room.flat
    assert "Diagnosis: grounded, level 2 of 2. You said 2." in room.flat
    assert "When to combine: missing, level 0 of 2. Nearest:" in room.flat
    assert "Add one thing: Add the other technique." in room.flat
    assert "32 of 100, overall 2 of 5." in room.flat
    [attempt] = room.store.attempts()
    assert attempt.answer == ANSWER
    assert attempt.predicted == {"diagnosis": 2, "recommendation": 2, "other_technique": 0}
    assert room.flat.count("Type your answer") == 2


def test_an_answer_has_the_lines_that_were_typed(room: Room) -> None:
    room.play("choose", DECISION.id, "", "one", "", "  two ", "/no command", "..", END)
    [attempt] = room.store.attempts()
    assert attempt.answer == "\none\n\n  two \n/no command\n.."


def test_a_concept_question_is_marked_by_its_points(room: Room) -> None:
    room.play("choose", CONCEPT.id, "the weights", END, "q")
    assert "Made: tuning changes the weights" in room.flat
    assert "Not made: retrieval changes what is read" in room.flat
    assert "how do you think it went" not in room.flat


def test_nothing_is_not_an_answer_in_practice(room: Room) -> None:
    room.play("choose", DECISION.id, END, "  ", END, "/back")
    assert room.flat.count("There is nothing to mark yet.") == 2
    assert room.store.attempts() == []


def test_the_follow_up_is_answered_when_it_is_asked_for(room: Room) -> None:
    room.play("choose", DECISION.id, ANSWER, END, "2 1", "f", "Old tickets.", END, "q")
    assert "Practice, decision question, follow-up question." in room.flat
    assert "What would the tickets teach it?" in room.flat
    assert "unasked 2" in room.flat
    [attempt] = room.store.attempts()
    assert attempt.probe is not None
    assert attempt.probe.answer == "Old tickets."
    assert room.flat.count("f answers the follow-up") == 1


def test_model_answers_reasons_and_another_try(room: Room) -> None:
    room.play("choose", DECISION.id, ANSWER, END, "", "m", "w", "r", "More.", END, "", "q")
    assert room.flat.index("Thin, 2 of 5:") < room.flat.index("Strong, 5 of 5:")
    assert 'Counted: "change every week": It says so (topic.yaml:12).' in room.flat
    assert "m shows model answers, w says why, x disputes a mark, " in room.flat
    assert "This is what you have so far." in room.flat
    assert "Second try" in room.flat
    latest, first = room.store.attempts()
    assert latest.answer == f"{first.answer}\nMore."


def test_what_is_none_of_the_choices_is_told(room: Room) -> None:
    room.play("choose", DECISION.id, ANSWER, END, "", "z", "q")
    assert "That is not one of these." in room.flat


def test_levels_that_cannot_be_are_asked_again(room: Room) -> None:
    room.play("choose", DECISION.id, ANSWER, END, "5 5 5 5", "very good", "1201", "q")
    assert room.flat.count("These are not levels.") == 2
    [attempt] = room.store.attempts()
    assert attempt.predicted == {
        "diagnosis": 1,
        "recommendation": 2,
        "other_technique": 0,
        "combine": 1,
    }


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", {}),
        ("1", {"diagnosis": 1}),
        ("- 2", {"recommendation": 2}),
        ("1, 2, 0, 1", {"diagnosis": 1, "recommendation": 2, "other_technique": 0, "combine": 1}),
        ("3", None),
        ("1 2 0 1 1", None),
        ("²", None),
        ("-1", {"recommendation": 1}),
    ],
)
def test_levels_as_they_are_typed(line: str, found: dict[str, int] | None, room: Room) -> None:
    criteria = [c for c in room.library.rubric(DECISION).criteria.values() if c.main]
    assert read_levels(line, criteria) == found


def test_who_does_not_want_to_judge_is_not_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_room(tmp_path, capsys, Settings(predict=False)) as room:
        room.play("choose", DECISION.id, ANSWER, END, "q")
        assert "how do you think it went" not in room.flat


# Commands


def test_commands_say_what_they_say_and_are_no_text(room: Room) -> None:
    room.play("choose", DECISION.id, "/help", "/time", "/pause", "/again", ANSWER, END, "", "q")
    assert "/edit: go on in your own editor" in room.flat
    assert "No clock runs here." in room.flat
    assert room.flat.count("Policy pages change every week.") == 2
    [attempt] = room.store.attempts()
    assert attempt.answer == ANSWER


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("/puase", "/pause"), (" /tiem ", "/time"), ("/Help", "/help"), ("/cl", "/clear")],
)
def test_a_command_mistyped_is_no_text(room: Room, typed: str, meant: str) -> None:
    room.play("choose", DECISION.id, "One.", typed, "Two.", END, "", "q")
    said = f"There is no {typed.strip()}; did you mean {meant}? /help lists them."
    assert said in room.flat
    assert room.store.attempts()[0].answer == "One.\nTwo."


@pytest.mark.parametrize("line", ["/etc/hosts", "/etc/hosts is not the problem", "/", "/pauses it"])
def test_a_line_that_is_near_to_no_command_is_text(room: Room, line: str) -> None:
    room.play("choose", DECISION.id, line, END, "", "q")
    assert room.store.attempts()[0].answer == line
    assert "did you mean" not in room.flat


def test_clear_begins_anew_and_drops_the_draft(room: Room) -> None:
    room.play("choose", DECISION.id, "wrong", "/clear")
    assert room.draft() is None
    assert "Your answer is empty now." in room.flat


def test_back_keeps_what_was_typed_and_resume_goes_on(room: Room) -> None:
    room.play("choose", DECISION.id, "The tone is fine.", "/back", "0")
    kept = room.draft()
    assert kept is not None
    assert kept.text == "The tone is fine."
    assert "8. resume: The returns bot, left today at" in room.flat
    room.again()
    room.play("resume", "And more.", END, "")
    [attempt] = room.store.attempts()
    assert attempt.answer == "The tone is fine.\nAnd more."


def test_the_editor_gives_the_text_back(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nprintf 'from the editor\\n' >> \"$1\"\n")
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    room.play("choose", DECISION.id, "typed", "/edit", END, "")
    [attempt] = room.store.attempts()
    assert attempt.answer == "typedfrom the editor"
    assert "Your answer has 3 words now." in room.flat


def test_what_was_saved_in_the_editor_is_kept_when_a_signal_ends_all(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nprintf ' and saved' >> \"$1\"\nkill -TERM $PPID\n")
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    assert room.play("choose", DECISION.id, "typed", "/edit") == 128 + signal.SIGTERM
    kept = room.draft()
    assert kept is not None
    assert kept.text == "typed and saved"


def test_an_editor_that_is_not_there_changes_nothing(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "/nowhere/ed")
    room.play("choose", DECISION.id, "typed", "/edit", END, "")
    assert "The editor /nowhere/ed cannot be used" in room.flat
    assert room.store.attempts()[0].answer == "typed"


def test_a_line_too_long_is_not_put_in(room: Room) -> None:
    room.play("choose", DECISION.id, "short", "x" * 60_000, END, "")
    assert "Not put in: the answer would have 60,006 characters" in room.flat
    assert room.store.attempts()[0].answer == "short"


# Sittings


def test_a_mock_with_its_feedback_at_the_end(room: Room) -> None:
    run = a_mock(room)
    room.play(ANSWER, END, "2", "Tickets.", END, "Short.", END, "", "No idea.", END, "2", "7", "",
              run=run)  # fmt: skip
    assert "Mock interview, question 1 of 2." in room.flat
    assert "You have 6 minutes. 12 minutes left for the whole interview." in room.flat
    assert "Mock interview, question 1 of 2, follow-up question." in room.flat
    report = room.flat[room.flat.index("Mock interview, report.") :]
    assert "2 answers" in report
    assert re.search(r"1\. The returns bot: \d+ of 100, Diagnosis 2, Recommendation 2", report)
    assert "Diagnosis: full in 1 of 2, missing in 1." in report
    assert "Feedback: Radiology notes" in report
    assert "There is no answer of that number; they go to 2." in report
    assert room.flat.index("Feedback:") > room.flat.index("report.")
    assert room.store.open_sitting() is None
    assert [a.mode for a in room.store.attempts()] == ["mock", "mock"]


def test_the_report_has_the_time_of_the_answer_and_apart_that_of_the_follow_up(room: Room) -> None:
    room.play(Wait(200), ANSWER, END, "", Wait(10), "Tickets.", END, "", run=a_mock(room, count=1))
    assert "3 minutes 20 seconds, follow-up 10 seconds." in room.flat


def test_a_mock_with_feedback_after_each(room: Room) -> None:
    run = a_mock(room, "each")
    room.play(ANSWER, END, "2", "Tickets.", END, "", "Short.", END, "", "No.", END, "", "",
              run=run)  # fmt: skip
    assert room.flat.index("Feedback: The returns bot") < room.flat.index("question 2 of 2")
    assert "You said 2, unasked 2." in room.flat


def test_an_answer_is_left_out_at_the_second_empty_one(room: Room) -> None:
    room.play(END, END, END, "", END, "", run=a_mock(room))
    assert room.flat.count("A full stop once more leaves it unanswered.") == 2
    assert "1. The returns bot: not answered." in room.flat
    assert [a.answer for a in room.store.attempts()] == ["", ""]


def test_a_mock_goes_on_after_its_process_was_killed(room: Room) -> None:
    with pytest.raises(Killed):
        room.play(ANSWER, END, "2", "Half an ans", Wait(10), Killed, run=a_mock(room))
    room.again()
    room.play("8", "wer.", END, "Short.", END, "", "No.", END, "", "0")
    assert "8. resume: Mock interview, 1 of 2, left today at" in room.flat
    assert "This is what you have so far." in room.flat
    first = room.store.attempts()[-1]
    assert first.answer == ANSWER
    assert first.predicted == {"diagnosis": 2}
    assert first.probe is not None
    assert first.probe.answer == "Half an ans\nwer."
    assert first.probe.seconds == 10
    assert "Mock interview, report. 2 answers, 10 seconds of 12 minutes." in room.flat


def test_a_new_sitting_ends_the_one_that_was_left(room: Room) -> None:
    room.play("Half.", "/back", run=a_mock(room))
    assert "What you typed is kept." in room.flat
    room.again()
    room.play("/back", run=a_mock(room))
    assert "The one that you had left open is ended" in room.flat


def left_in_a_mock(room: Room) -> None:
    room.play(ANSWER, END, "", "/back", run=a_mock(room))
    room.again()


@pytest.mark.parametrize("wanted", ["mock", "drill"])
def test_a_sitting_with_answers_is_ended_only_by_a_yes(room: Room, wanted: str) -> None:
    left_in_a_mock(room)
    room.play(wanted, "", wanted, "y", "0")
    assert (
        "Mock interview, 1 of 2, is still open. Type yes to end it; its answers are kept."
        in room.flat
    )
    assert room.flat.count("It is still open; resume goes on with it.") == 2
    assert room.session.open_run() is not None
    room.play(wanted)
    assert room.session.open_run() is not None
    room.play(wanted, "yes", "/back", "0")
    assert "The one that you had left open is ended; its answers are kept." in room.flat
    found = room.session.open_run()
    assert found is not None
    assert found[0].id == 2


def test_a_sitting_without_an_answer_is_ended_without_a_question(room: Room) -> None:
    room.play("Half.", "/back", run=a_mock(room))
    room.again()
    room.play("mock", "/back", "0")
    assert "is still open" not in room.flat


def test_a_verb_asks_before_it_ends_a_sitting_at_a_terminal_only(room: Room) -> None:
    left_in_a_mock(room)
    room.play("", run=a_mock(room), at_terminal=True)
    assert "is still open" in room.flat
    found = room.session.open_run()
    assert found is not None
    assert found[0].id == 1
    room.play("/back", run=a_mock(room))
    assert "is still open" not in room.flat
    assert "The one that you had left open is ended" in room.flat


def test_what_you_typed_is_kept_is_said_only_where_something_was_typed(room: Room) -> None:
    room.play(run=a_mock(room))
    assert "What you typed" not in room.flat
    assert "hotseat --plain, then resume, goes on where you were." in room.flat
    room.again()
    room.play("resume", "Half.", "/back")
    assert "What you typed is kept. hotseat --plain, then resume" in room.flat


def test_another_try_in_a_drill_comes_back_to_the_drill(room: Room) -> None:
    run = drill([DECISION, SECOND], started_at=room.clock.now())
    room.play(ANSWER, END, "", "r", END, "", "", "Short.", END, "", "", "", run=run)
    assert [a.mode for a in room.store.attempts()[::-1]] == ["drill", "practice", "drill"]
    assert "Drill, report. 2 answers" in room.flat


# The end of the input


def test_the_end_of_the_input_ends_an_answer(room: Room) -> None:
    run = drill([DECISION], started_at=room.clock.now())
    assert room.play(ANSWER, run=run) == 0
    assert "Diagnosis: grounded, level 2 of 2." in room.flat
    assert room.store.attempts()[0].answer == ANSWER


def test_the_end_of_the_input_before_a_word_leaves_the_sitting_open(room: Room) -> None:
    assert room.play(ANSWER, END, "", run=a_mock(room)) == 0
    assert room.store.open_sitting() is not None
    [attempt] = room.store.attempts()
    assert attempt.probe is None


def test_the_end_of_the_input_does_not_hand_in_what_was_left_from_before(room: Room) -> None:
    room.play("choose", DECISION.id, "Typed before.", "/back", "0")
    room.again()
    assert room.play("resume") == 0
    assert room.store.attempts() == []
    assert room.draft() is not None


@pytest.mark.parametrize("wanted", ["due", "mock", "drill", "choose", "guide", "progress", "9", ""])
def test_the_input_may_end_anywhere(room: Room, wanted: str) -> None:
    assert room.play(wanted) == 0
    assert room.play() == 0


def test_a_stream_that_cannot_be_watched_is_read_line_by_line(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    run = drill([DECISION], started_at=room.clock.now())
    source = Input(io.StringIO(f"{ANSWER}\r\n.\n\n\n"))
    with Signals() as signals:
        assert talk_through(room.session, source, signals, run) == 0
    assert "Diagnosis: grounded, level 2 of 2." in capsys.readouterr().out
    assert room.store.attempts()[0].answer == ANSWER


# The rest of the menu


def test_the_menu_knows_numbers_and_words(room: Room) -> None:
    room.play("guide", "1", "2", "", "5", "bot", "/back", "6", "", "what", "", "0")
    assert "Facts are stale: retrieve." in room.flat
    assert "Move: One. Thin: x." in room.flat
    assert "The returns bot" in room.flat
    assert room.flat.count("That is not in the list.") == 1
    assert room.flat.count("What would you like to do?") == 5


def test_words_that_find_several_questions_list_them(room: Room) -> None:
    room.play("choose", "decision", "zzz", "")
    assert "returns-bot: The returns bot" in room.flat
    assert "radiology: Radiology notes" in room.flat
    assert "None is found." in room.flat


def test_progress_is_said_in_words(room: Room) -> None:
    room.play("progress", "choose", DECISION.id, ANSWER, END, "2", "q", "progress")
    assert "Nothing is kept yet" in room.flat
    assert "Progress of the last 30 days: 1 answer." in room.flat
    assert "Diagnosis: last grounded, mean 2.0 of 2." in room.flat
    assert "The returns bot: 32 of 100, today." in room.flat


def test_what_is_due_is_counted_and_asked(room: Room) -> None:
    room.play("choose", DECISION.id, ANSWER, END, "", "q", "due")
    assert "1. due: nothing is due today" in room.flat
    assert "Nothing is due today." in room.flat
    room.clock.go_on(9 * 86_400)
    room.again()
    room.play("due", ANSWER, END, "", "", "0")
    assert "1. due: 1 question, about 6 minutes" in room.flat
    assert "Due. The returns bot" in room.flat


# What is printed


def whole_transcript(room: Room) -> str:
    room.play("due", "progress", "choose", DECISION.id, "/help", ANSWER, END, "2 1 0 0", "m", "w",
              "f", "Tickets.", END, "w", "q", "choose", CONCEPT.id, "reading", END, "m", "w", "q",
              "guide", "1", "2", "3", "", "progress", "drill", "/time", "/pause", "", Wait(500),
              "Short.", END, "", "w", "", "0")  # fmt: skip
    said = room.out
    room.play(ANSWER, END, "2", "Tickets.", END, END, END, "1", "2", "", run=a_mock(room))
    return said + room.out


def test_nothing_is_printed_that_a_screen_reader_spells(room: Room) -> None:
    said = whole_transcript(room)
    assert "Time is up." in said
    assert SIGNS.findall(said) == []
    assert [line for line in said.splitlines() if len(line) > 80] == []


def test_the_test_of_signs_sees_them() -> None:
    assert len(SIGNS.findall("─│█●○→·“”")) == 7


@given(st.text(), st.text())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_control_character_is_printed_whatever_is_typed(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str], a: str, b: str
) -> None:
    with open_room(tmp_path_factory.mktemp("room"), capsys) as room:
        room.play("choose", DECISION.id, f"x{a}", "/again", f"x{b}", "/back", f"x{a}", f"x{b}")
        said = room.out.replace("\n", "").replace("\t", "")
    assert not [sign for sign in said if unicodedata.category(sign) in ("Cc", "Cs")]


def test_hostile_words_of_a_bank_are_cleaned(room: Room) -> None:
    evil = replace(DECISION, title="\x1b[2Jtitle", prompt="\x07bell \u202egnp")
    room.library.bank.questions[DECISION.id] = evil  # type: ignore[index]
    room.play("choose", DECISION.id)
    assert "\x1b" not in room.out
    assert "\x07" not in room.out
    assert "\u202e" not in room.out


def test_an_answer_that_cannot_be_marked_comes_back(room: Room) -> None:
    failures = [HotseatError("The rubric is gone.")]

    def fail_once() -> None:
        if failures:
            raise failures.pop()

    room.library.before_scoring = fail_once
    room.play("choose", DECISION.id, ANSWER, END, END)
    assert "This answer cannot be marked. The rubric is gone." in room.err
    assert "This is what you have so far." in room.flat
    assert [attempt.answer for attempt in room.store.attempts()] == [ANSWER]


def test_one_question_has_a_report_only_where_its_marks_were_not_shown(room: Room) -> None:
    room.play(ANSWER, END, "", "", run=drill([DECISION], started_at=room.clock.now()))
    assert "report" not in room.out
    assert "What you typed is kept" not in room.out
    room.again()
    room.play(ANSWER, END, "", "No.", END, "1", "", run=a_mock(room, count=1))
    assert "Mock interview, report. 1 answer" in room.flat
    assert "Feedback: The returns bot" in room.flat


def test_what_is_too_long_in_the_editor_is_kept_beside_the_answer(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nhead -c 60000 /dev/zero | tr '\\0' x > \"$1\"\n")
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    room.play("choose", DECISION.id, "typed", "/edit", END, "")
    assert room.flat.count("Not put in: the answer would have 60,000 characters") == 1
    assert room.store.attempts()[0].answer == "typed"
    [kept] = tmp_path.glob("answer-too-long-*")
    assert kept.stat().st_size == 60_000
    assert kept.name in room.out.replace("\n", "")


def test_a_signal_amid_what_is_kept_waits_until_it_is_kept(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = room.session.keep

    def interrupted(answer: Answer, marks: Marks) -> tuple[Result, HotseatError | None]:
        signal.raise_signal(signal.SIGTERM)
        return keep(answer, marks)

    monkeypatch.setattr(room.session, "keep", interrupted)
    code = room.play("choose", DECISION.id, ANSWER, END)
    assert code == 128 + signal.SIGTERM
    [attempt] = room.store.attempts()
    assert attempt.answer == ANSWER
