"""Other keys in the config file: what can be, and what is said about the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.settings.conftest import Problems, Read

from hotseat.settings.keynames import MEANT, canonical, is_character, is_key, known, meant
from hotseat.settings.keys import BY_ID
from hotseat.settings.models import Settings


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("interview.submit: f5,ctrl+g", "f5,ctrl+g"),
        ("interview.submit: ' F5 , Ctrl+G ,f5'", "f5,ctrl+g"),
        ("interview.submit: f2", "f2"),
        ("interrupt: ctrl+c", "ctrl+c"),
        ("home.find: '?'", "question_mark"),
        ("home.find: full_stop", "full_stop"),
        ("feedback.why: W", "W"),
        ("feedback.why: é", "é"),
        ("feedback.why: shift+up", "shift+up"),
        ("feedback.why: comma,space", "comma,space"),
        ("dispute.after: pagedown", "pagedown"),
        ("menu.down: pagedown", "pagedown"),
        ("home.mock: 7", "7"),
    ],
)
def test_keys_are_taken_by_their_names(read: Read, line: str, keys: str) -> None:
    found = read(f"keys:\n  {line}\n")
    name = line.partition(":")[0]
    assert found.keys == {name: keys}
    assert found.keys_of(name) == keys
    assert found.keys_of("page.back") == "escape,q"


def test_two_bindings_may_change_places(read: Read) -> None:
    found = read("keys:\n  feedback.why: r\n  feedback.retry: w\n")
    assert found.keys == {"feedback.why": "r", "feedback.retry": "w"}


def test_a_key_may_do_something_else_on_another_screen(read: Read) -> None:
    assert read("keys: {feedback.why: g}").keys_of("feedback.why") == "g"


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        (["feedback.why: r"], 2, "'r' would be on both feedback.retry and feedback.why"),
        (["feedback.retry: w"], 2, "'w' would be on both feedback.why and feedback.retry"),
        (["feedback.why: z", "feedback.home: q,z"], 3, "on both feedback.why and feedback.home"),
        (["feedback.home: q,z", "feedback.why: z"], 3, "on both feedback.home and feedback.why"),
        (["home.mock: j"], 2, "on both menu.down and home.mock (Home)"),
        (["feedback.why: f1"], 2, "on both help and feedback.why (Feedback)"),
        (["commands: f3"], 2, "on both interview.clock and commands (Interview)"),
        (["quit: f1"], 2, "on both help and quit (Everywhere)"),
        (["home.find: m"], 2, "on both home.mock and home.find"),
    ],
)
def test_one_key_for_two_things_is_refused(
    problems: Problems, lines: list[str], line: int, said: str
) -> None:
    [problem] = problems("keys:\n" + "".join(f"  {text}\n" for text in lines))
    assert said in problem.message
    assert problem.line == line
    assert problem.hint


@pytest.mark.parametrize(
    ("line", "said", "hint"),
    [
        ("feedback.wy: e", "no binding 'feedback.wy'", "did you mean feedback.why?"),
        ("zzz: e", "no binding 'zzz'", "hotseat keys lists all ids"),
        ("feedback.why: esc", "no key 'esc'", "did you mean escape?"),
        ("feedback.why: return", "no key 'return'", "did you mean enter?"),
        ("feedback.why: ^g", "no key '^g'", "did you mean ctrl+g?"),
        ("feedback.why: shift+m", "no key 'shift+m'", "did you mean M?"),
        ("feedback.why: slahs", "no key 'slahs'", "did you mean slash?"),
        ("feedback.why: f13", "no key 'f13'", "did you mean"),
        ("feedback.why: ☃☃", "no key", "and the like"),
        ("feedback.why: e,,g", "a key is missing", "comma"),
        ("feedback.why: ' '", "a key is missing", "space"),
        ("feedback.why: ''", "a key is missing", "comma"),
        ("feedback.why:", "is empty", "such as feedback.why: w"),
        ("feedback.why: [e]", "is a list", "such as feedback.why: w"),
        ("feedback.why: {e: g}", "is a mapping", "such as feedback.why: w"),
        ("feedback.why: tab", "moves between the parts", "another key"),
        ("feedback.why: ctrl+m", "cannot tell it from Enter", "another key"),
        ("feedback.why: pagedown", "moves and scrolls", "another key"),
        ("interview.submit: s", "'s' is needed to type an answer", "f5 or ctrl+g"),
        ("interview.submit: enter", "needed to type", "f5"),
        ("interview.submit: space", "needed to type", "f5"),
        ("interview.pause: slash", "needed to type", "f5"),
        ("interview.back: ctrl+z", "needed to type", "f5"),
        ("help: h", "needed to type", "f5"),
        ("quit: ctrl+c", "needed to type", "f5"),
    ],
)
def test_what_cannot_be_says_why(problems: Problems, line: str, said: str, hint: str) -> None:
    [problem] = problems(f"keys:\n  {line}\n")
    assert said in problem.message
    assert hint in problem.hint
    assert (problem.line, problem.excerpt.strip()) == (2, line)


def test_a_binding_with_a_wrong_key_is_in_nobodys_way(problems: Problems) -> None:
    [problem] = problems("keys:\n  feedback.why: slahs\n  feedback.retry: w\n")
    assert "slahs" in problem.message


def test_a_hint_is_a_key_that_can_be() -> None:
    assert all(is_key(name) for name in MEANT.values())
    assert meant("c-s") == "ctrl+s"
    assert meant("^;") == ""


@given(st.characters())
def test_any_character_has_a_name_or_is_refused(character: str) -> None:
    name = canonical(character)
    assert canonical(name) == name
    assert is_key(name) or not is_character(name)


def test_every_key_can_be_put_on_something() -> None:
    assert {"f1", "f12", "enter", "shift+up", "ctrl+g", "ctrl+shift+end", "slash"} <= known()
    assert Settings({"help": "f9"}).keys_of("help") == "f9"
    assert Settings().keys_of("help") == BY_ID["help"].keys


def test_a_heap_of_keys_is_refused_at_once(problems: Problems) -> None:
    """What each of them may have been meant for is not looked for."""
    (problem,) = problems("keys:\n  interview.submit: " + ",".join(["nokey"] * 9_000) + "\n")
    assert problem.message == "interview.submit has more than 20 keys"
    assert (problem.line, problem.column) == (2, 21)
