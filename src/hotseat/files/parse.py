"""YAML text to a tree of dict, list, str and None, in one pass over parser events.

Nothing is constructed, resolved or merged, and nothing recurses: the limits hold before
anything grows. Each value and key keeps its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from hotseat.errors import InvalidFileError, Problem
from hotseat.files.clean import BIDI_OVERRIDES, shorten
from hotseat.files.hints import author_hint, swallowing_comment
from hotseat.files.source import MAX_DEPTH, Source, bidi_message

MAX_NODES = 50_000
MAX_SCALAR = 64_000

Loc = tuple[str | int, ...]
Place = tuple[int, int]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null"})
_NO_KEY = object()
_QUOTE = "if it is meant as text, put the text in quotes or use |"


@dataclass
class Tree:
    """What a file says and where each part of it stands."""

    data: Any = None
    values: dict[Loc, Place] = field(default_factory=dict)
    keys: dict[Loc, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass
class _Frame:
    container: dict[str, Any] | list[Any]
    loc: Loc
    key: Any = _NO_KEY
    dropped: bool = False
    """True where the value belongs to a second key of the same name."""


def parse(source: Source) -> Tree:
    """Read YAML.

    Raises:
        InvalidFileError: it does not parse, uses what is not allowed (anchors, aliases, merge
            keys, tags, several documents), or breaks a limit; holds the first error.
    """
    return _Builder(source).build()


class _Builder:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.tree = Tree()
        self.stack: list[_Frame] = []
        self.nodes = 0
        self.documents = 0

    def build(self) -> Tree:
        for event in _events(self.source):
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    self.fail(event, "a second document starts here; one file holds one")
            elif isinstance(event, yaml.NodeEvent):
                self.node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()
        return self.tree

    def node(self, event: Any) -> None:
        self.guard(event)
        if isinstance(event, yaml.ScalarEvent):
            if self.at_key():
                self.take_key(event)
                return
            self.check_text(event)
            plain_null = not event.style and event.value in _NULLS
            self.add(None if plain_null else event.value, event)
            return
        if self.at_key():
            self.fail(event, "a key must be plain text, not a list or a mapping", _QUOTE)
        container: dict[str, Any] | list[Any] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        self.stack.append(_Frame(container, self.add(container, event)))
        if len(self.stack) > MAX_DEPTH:
            self.fail(event, f"nested {len(self.stack)} deep; the limit is {MAX_DEPTH}")

    def guard(self, event: Any) -> None:
        self.nodes += 1
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            name = shorten(str(event.anchor), 30)
            self.fail(event, f"anchors and aliases are not allowed ({name})", _QUOTE)
        if getattr(event, "tag", None) is not None:
            self.fail(event, f"tags are not allowed ({shorten(event.tag, 60)})", _QUOTE)
        if self.nodes > MAX_NODES:
            self.fail(event, f"{self.nodes:,} values so far; the limit is {MAX_NODES:,}")
        if isinstance(event, yaml.ScalarEvent) and len(event.value) > MAX_SCALAR:
            size = f"{len(event.value):,} characters; the limit is {MAX_SCALAR:,}"
            self.fail(event, f"a text of {size}")

    def at_key(self) -> bool:
        if not self.stack:
            return False
        top = self.stack[-1]
        return isinstance(top.container, dict) and top.key is _NO_KEY

    def take_key(self, event: Any) -> None:
        top = self.stack[-1]
        key = event.value
        if not event.style and key == "<<":
            self.fail(event, "merge keys (<<) are not allowed")
        self.check_text(event)
        top.key = key
        loc = (*top.loc, key)
        place = _place(event)
        top.dropped = loc in self.tree.keys
        if not key:
            self.note(place, "a key is missing before the colon")
        elif top.dropped:
            first = self.tree.keys[loc][0]
            self.note(place, f"duplicate key {shorten(key)!r} (first at line {first})")
        self.tree.keys.setdefault(loc, place)

    def add(self, value: Any, event: Any) -> Loc:
        if not self.stack:
            self.tree.data = value
            self.tree.values[()] = _place(event)
            return ()
        top = self.stack[-1]
        if isinstance(top.container, list):
            loc: Loc = (*top.loc, len(top.container))
            top.container.append(value)
        else:
            loc = (*top.loc, top.key)
            if top.dropped:
                # Another path, so that the first value keeps its places.
                loc = (*top.loc, top.key, -self.nodes)
            else:
                top.container[top.key] = value
            top.key = _NO_KEY
        self.tree.values.setdefault(loc, _place(event))
        return loc

    def check_text(self, event: Any) -> None:
        if event.style == '"':
            self.check_escapes(event)
        elif not event.style and (place := swallowing_comment(self.source, event)):
            hint = "put the text in quotes if the # belongs to it"
            self.note(place, "what follows the # is read as a comment", hint, warning=True)

    def check_escapes(self, event: Any) -> None:
        raw = self.source.text[event.start_mark.index : event.end_mark.index]
        for character in dict.fromkeys(event.value):
            code = f"U+{ord(character):04X}"
            if character in BIDI_OVERRIDES and character not in raw:
                self.note(_place(event), bidi_message(character), "remove it")
            elif "\ud800" <= character <= "\udfff":
                self.note(_place(event), f"{code} is half of a character", "remove it")
            elif character in _CONTROLS:
                message = f"the control character {code} will be shown as U+FFFD"
                self.note(_place(event), message, "remove it", warning=True)

    def note(self, place: Place, message: str, hint: str = "", *, warning: bool = False) -> None:
        self.tree.problems.append(self.source.problem(*place, message, hint, warning=warning))

    def fail(self, event: Any, message: str, hint: str = "") -> NoReturn:
        raise InvalidFileError([self.source.problem(*_place(event), message, hint)])


_CONTROLS = frozenset(
    chr(c) for c in (*range(0x20), *range(0x7F, 0xA0)) if chr(c) not in "\t\n\r\x85"
)


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _events(source: Source) -> Iterator[Any]:
    try:
        yield from yaml.parse(source.text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise InvalidFileError([author_hint(source, error)]) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The pure Python scanner lets a bad escape like "\U00110000" out as a ValueError.
        message = f"not valid YAML: {shorten(str(error), 120)}"
        raise InvalidFileError([source.problem(1, 1, message)]) from None
