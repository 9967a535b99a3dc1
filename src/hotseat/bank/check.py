"""Whether the parts of a question file go together. Works on what was written, so that the
problems of a file that also has a wrong key or type are still all told at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from hotseat.bank.models import BOTH
from hotseat.bank.schema import DECISION_PARTS
from hotseat.files.clean import shorten
from hotseat.files.yamlfile import Document
from hotseat.patterns.grammar import PatternError, parse

MOST = 200
"""Unknown names, and patterns, that are looked at in one file; more is no question."""
GRADES = ("strong", "fair", "thin", "generic", "wrong")
GOOD_GRADES = GRADES[:2]
"""Those of answers that recommend what fits, and that others can learn from."""


@dataclass(frozen=True)
class TopicIds:
    """What a topic calls its options and causes."""

    options: tuple[str, ...]
    causes: tuple[str, ...]
    calls: Mapping[str, str] = field(default_factory=dict)
    """The option that each cause calls for."""


def topic_ids(document: Document) -> TopicIds:
    """The ids in a topic file, as far as they can be read."""
    data = _mapping(document.data)
    causes = {name: _mapping(cause) for name, cause in _mapping(data.get("causes")).items()}
    calls = {n: c["option"] for n, c in causes.items() if isinstance(c.get("option"), str)}
    return TopicIds(tuple(_ids(data.get("options"))), tuple(_ids(data.get("causes"))), calls)


def check_question(document: Document, topic: TopicIds | None, *, patterns: bool = True) -> None:
    """Add what is wrong or odd to the document's problems; `topic` is None if it is not known.
    Without `patterns` those are not parsed, which takes most of the time.
    """
    data = _mapping(document.data)
    if not data:
        return
    _check_name(document, data)
    kind = data.get("kind")
    if kind == "decision":
        _check_decision(document, data)
    elif kind == "concept":
        _check_concept(document, data)
    if kind != "concept" and topic is not None:
        _check_expect(document, _mapping(data.get("expect")), topic)
    _check_answers(document, data)
    if patterns:
        _check_patterns(document, data)


def _check_name(document: Document, data: dict[str, Any]) -> None:
    name, stem = data.get("id"), document.path.stem
    if isinstance(name, str) and name != stem:
        message = f"the id is {shorten(name)!r} but the file is called {shorten(stem)!r}"
        document.add(("id",), message, "give both the same name", warning=True)


def _check_decision(document: Document, data: dict[str, Any]) -> None:
    if "expect" not in data:
        hint = "say what fits: expect: {cause: ..., options: [...]}"
        document.add((), "missing key 'expect': a decision question needs it", hint)
    for key in ("points", "misconceptions"):
        if key in data:
            message = f"a decision question has no {key!r}"
            document.add((key,), message, "kind: concept has them", at_key=True)
    _check_probes(document, data, DECISION_PARTS)


def _check_expect(document: Document, expect: dict[str, Any], topic: TopicIds) -> None:
    cause, wanted = expect.get("cause"), None
    if isinstance(cause, str):
        _check_known(document, ("expect", "cause"), cause, "cause", topic.causes)
        wanted = topic.calls.get(cause)
    options = expect.get("options")
    if isinstance(options, str):
        _check_known(document, ("expect", "options"), options, "option", topic.options)
    for at, option in _texts(options):
        _check_known(document, ("expect", "options", at), option, "option", topic.options)
    accepted = [options] if isinstance(options, str) else [text for _, text in _texts(options)]
    # Of an option that no cause calls for the topic's file is told.
    called_for = set(accepted) <= set(topic.calls.values())
    if wanted and accepted and wanted not in accepted and called_for:
        called = f"the cause {shorten(str(cause))!r} calls for {shorten(wanted)!r}"
        hint = "expect a cause that calls for one of them, or accept what this one calls for"
        document.add(("expect", "options"), f"{called}, and not for these", hint, warning=True)


def _check_known(
    document: Document, loc: tuple[str | int, ...], name: str, kind: str, known: tuple[str, ...]
) -> None:
    if name == BOTH or name in known:
        return
    near = document.nearest(name, (*known, BOTH))
    hint = f"did you mean {near}?" if near else f"the topic has {_some((*known, BOTH))}"
    document.add(loc, f"the topic has no {kind} {shorten(name)!r}", hint)


def _check_concept(document: Document, data: dict[str, Any]) -> None:
    if "expect" in data:
        message = "a concept question has no 'expect'"
        document.add(("expect",), message, "kind: decision has it", at_key=True)
    if not data.get("points"):
        hint = "say what a complete answer contains: points: [{id: ..., statement: ...}]"
        document.add(("points",), "missing key 'points': a concept question needs it", hint)
    for key in ("points", "misconceptions"):
        _check_unique(document, key, data.get(key))
    points = data.get("points")
    names = [_mapping(p).get("id") for p in points] if isinstance(points, list) else []
    _check_probes(document, data, tuple(dict.fromkeys(n for n in names if isinstance(n, str))))


def _check_unique(document: Document, key: str, items: Any) -> None:
    first: dict[str, int] = {}
    for at, item in enumerate(items if isinstance(items, list) else ()):
        name = _mapping(item).get("id")
        if not isinstance(name, str):
            continue
        loc = (key, at, "id")
        said = _mapping(item).get("statement")
        if isinstance(said, str) and not any(sign.isalnum() for sign in said):
            document.add((key, at, "statement"), "a statement without a word says nothing")
        if name in first:
            message = f"duplicate id {shorten(name)!r} in {key} (first at line {first[name]})"
            document.add(loc, message)
        first.setdefault(name, document.place(loc)[0])


def _check_probes(document: Document, data: dict[str, Any], parts: tuple[str, ...]) -> None:
    probes = data.get("probes")
    if probes is not None and not isinstance(probes, dict):
        return
    given = _mapping(probes)
    known = frozenset(parts)
    for name in islice((n for n in given if n not in known), MOST):
        near = document.nearest(name, parts)
        hint = f"did you mean {near}?" if near else f"the parts are {_some(parts)}"
        document.add(("probes", name), f"no part is called {shorten(name)!r}", hint, at_key=True)
    if missing := [p for p in parts if p not in given]:
        message = f"no probe for {_some(missing)}"
        document.add(("probes",), message, "a follow-up question for each", warning=True)


def _check_answers(document: Document, data: dict[str, Any]) -> None:
    answers = data.get("answers")
    if answers is not None and not isinstance(answers, list):
        return
    given = {_mapping(a).get("grade") for a in answers or ()}
    if missing := [g for g in GRADES if g not in given]:
        message = f"no graded answer of grade {', '.join(missing)}"
        document.add(("answers",), message, "graded answers are its tests", warning=True)
    own = data.get("id")
    for at, answer in enumerate(answers or ()):
        name = _mapping(answer).get("question")
        if isinstance(name, str) and isinstance(own, str) and name != own:
            message = f"this answer is to question {shorten(name)!r}, not to {shorten(own)!r}"
            document.add(("answers", at, "question"), message, "put it into that question's file")


def _check_patterns(document: Document, data: dict[str, Any]) -> None:
    for loc, text in islice(_patterns(data), 10 * MOST):
        _check_pattern(document, loc, text)


def _patterns(data: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for at, text in _texts(data.get("facts")):
        yield ("facts", at), text
    for key in ("points", "misconceptions"):
        items = data.get(key)
        for at, item in enumerate(items if isinstance(items, list) else ()):
            for number, text in _texts(_mapping(item).get("say")):
                yield (key, at, "say", number), text


def _check_pattern(document: Document, loc: tuple[str | int, ...], text: str) -> None:
    if not text.strip() or len(text) > 500:
        return  # The schema says so.
    try:
        parse(text)
    except PatternError as error:
        message = f"not a pattern: {shorten(error.message, 100)} (at its character {error.column})"
        document.add(loc, message, "see docs/pattern-language.md")
    except RecursionError:
        document.add(loc, "not a pattern: too many brackets within brackets")


def _some(names: Sequence[str]) -> str:
    """The names, or as many as can be read."""
    return ", ".join(shorten(name) for name in names[:20])


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(value: Any) -> Iterator[tuple[int, str]]:
    for at, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, str):
            yield at, item


def _ids(value: Any) -> Iterator[str]:
    """The ids of a mapping by id, or of a list of ids or of mappings with an id."""
    if isinstance(value, dict):
        yield from value
    for item in value if isinstance(value, list) else ():
        name = item if isinstance(item, str) else _mapping(item).get("id")
        if isinstance(name, str):
            yield name
