"""What the schema cannot see: patterns, references between parts. Works on the data as it was
read, so that a wrong key somewhere hides no other mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hotseat.files.clean import shorten
from hotseat.files.yamlfile import Document
from hotseat.patterns.grammar import PatternError, parse
from hotseat.patterns.match import refs_of

Loc = tuple[str | int, ...]


def entries_of(document: Document) -> Iterator[tuple[Loc, list[Any]]]:
    """The place and the patterns of everything in a file that has a `say` list."""
    yield from _entries((), document.data)


def _entries(loc: Loc, data: Any) -> Iterator[tuple[Loc, list[Any]]]:
    if not isinstance(data, dict):
        return
    for key, value in data.items():
        if key == "say" and isinstance(value, list):
            yield loc, value
        else:
            yield from _entries((*loc, key), value)


def check_patterns(document: Document, known: set[str]) -> None:
    """Every pattern can mean something and refers to entries that are there."""
    for loc, say in entries_of(document):
        for number, text in enumerate(say):
            if not isinstance(text, str):
                continue
            place = (*loc, "say", number)
            shown = text if len(text) <= 80 else text[:77] + "..."
            try:
                node = parse(text)
            except PatternError as error:
                sign = f"(at its character {error.column})"
                said = f"pattern {shown!r}: {error.message} {sign}"
                document.add(place, said, "see docs/pattern-language.md")
                continue
            for ref in refs_of(node):
                if ref.name not in known:
                    near = document.nearest(ref.name, known)
                    hint = f"did you mean <{near}>?" if near else ""
                    said = f"pattern {shown!r}: there is no entry <{shorten(ref.name)}>"
                    document.add(place, said, hint)


def check_topic(document: Document) -> None:
    """Each cause points to an option that is there."""
    options, causes = _parts(document)
    for name, cause in causes.items():
        option = _mapping(cause).get("option")
        if isinstance(option, str) and option not in options:
            near = document.nearest(option, options)
            hint = f"did you mean {near}?" if near else ""
            said = f"there is no option {shorten(option)!r}"
            document.add(("causes", name, "option"), said, hint)


def doubt_topic(document: Document) -> None:
    """Warn of options that no cause calls for, and of words shared by opposite causes."""
    options, causes = _parts(document)
    called = [_mapping(cause).get("option") for cause in causes.values()]
    for name in (n for n in options if causes and n not in called):
        message = f"no cause calls for the option {shorten(name)!r}"
        hint = "write a cause with this option, or leave the option out"
        document.add(("options", name), message, hint, at_key=True, warning=True)
    first: dict[str, tuple[str, Any]] = {}
    for name, loc, text in _words_of_causes(causes):
        option = _mapping(causes[name]).get("option")
        other, wanted = first.setdefault(text, (name, option))
        if wanted != option:
            message = f"pattern {shorten(text)!r} stands under the cause {shorten(other)!r}, too"
            hint = "opposite causes need words of their own"
            document.add(loc, message, hint, warning=True)


def _words_of_causes(causes: dict[str, Any]) -> Iterator[tuple[str, Loc, str]]:
    """Each cause with the place and the text of each of its patterns."""
    for name, cause in causes.items():
        for part in ("named", "signs"):
            say = _list(_mapping(_mapping(cause).get(part)).get("say"))
            for number, text in enumerate(say):
                if isinstance(text, str):
                    yield name, ("causes", name, part, "say", number), text


def _parts(document: Document) -> tuple[dict[str, Any], dict[str, Any]]:
    """The options and the causes of a topic, as far as they can be read."""
    data = _mapping(document.data)
    return _mapping(data.get("options")), _mapping(data.get("causes"))


def check_rubric(document: Document, kind: str) -> None:
    """It is of the kind that its name says, criteria are named once, bands fall from 5 to 1."""
    data = _mapping(document.data)
    if data.get("kind") in ("decision", "concept") and data["kind"] != kind:
        document.add(("kind",), f"the rubric in this file must be of kind {kind!r}")
    ids = [_mapping(c).get("id") for c in _list(data.get("criteria"))]
    for number, name in enumerate(ids):
        if name is not None and name in ids[:number]:
            document.add(("criteria", number, "id"), f"criterion {name!r} stands there twice")
    bands = [_mapping(band) for band in _list(data.get("bands"))]
    known = [name for name in ids if isinstance(name, str)]
    for number, band in enumerate(bands):
        for name in _mapping(band.get("needs")):
            if name not in known:
                near = document.nearest(name, known)
                hint = f"did you mean {near}?" if near else ""
                place = ("bands", number, "needs", name)
                document.add(place, f"there is no criterion {shorten(name)!r}", hint)
    rows = [str(band.get("overall")) for band in bands]
    if rows != sorted(rows, reverse=True) or set(rows) != set("12345"):
        document.add(("bands",), "bands must go from 5 down to 1, each at least once")
    elif bands[-1].get("points") not in (None, "0") or bands[-1].get("needs"):
        document.add(("bands", len(bands) - 1), "the last band takes what is left: no needs")


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
