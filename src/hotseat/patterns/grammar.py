"""The pattern language: text to a tree. `docs/pattern-language.md` is its description."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hotseat.text.fold import fold
from hotseat.text.stems import stem
from hotseat.text.tokens import words

GAP = 3
"""Words that may stand between two words of a pattern."""
MOST_ITEMS = 600
"""Words, signs and spaces that one pattern may have."""
MOST_BRACKETS = 60
"""Round brackets that may stand one within the other."""
FAR = 7
"""Words that may stand between for `...`."""


class PatternError(ValueError):
    """A pattern that cannot mean anything; `column` counts from 1 within the pattern."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


@dataclass(frozen=True, slots=True)
class Word:
    """One word by its stem, as it stands (`exact`), by its first letters (`prefix`), or any
    `number`.
    """

    key: str
    kind: str
    """stem, exact, prefix or number."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Another entry, by name."""

    name: str
    column: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """Left before right with at most `gap` words between."""

    left: Node
    right: Node
    gap: int


@dataclass(frozen=True, slots=True)
class Both:
    """Both sides in one clause, in any order, not overlapping."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Either:
    """One of several."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """`node`, where the clause has none of the words."""

    node: Node
    banned: tuple[Word, ...]


Node = Word | Ref | Sequence | Both | Either | Without

_TOKEN = re.compile(r"\s+|\.\.\.|[()|~_]|<[^<>]*>|!?=?[^\s()|~_<>!=]+|.", re.DOTALL)


@lru_cache(maxsize=16_384)
def parse(text: str) -> Node:
    """The tree of one pattern.

    Raises:
        PatternError: the text is not a pattern.
    """
    parser = _Parser(text)
    node = parser.either()
    if parser.next:
        raise PatternError(f"unexpected {parser.next!r}", parser.column)
    return node


def alternatives(text: str) -> list[str]:
    """A pattern parted at the bars that stand outside brackets: each says which words it found."""
    parts, depth = [""], 0
    for match in _TOKEN.finditer(text):
        sign = match.group()
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


class _Parser:
    """Walks over the items of a pattern; the last of them is empty and stands at its end."""

    def __init__(self, text: str) -> None:
        found = [(match.group(), match.start() + 1) for match in _TOKEN.finditer(text)]
        if len(found) > MOST_ITEMS:
            said = f"it has {len(found):,} parts; the limit is {MOST_ITEMS}"
            raise PatternError(said, found[MOST_ITEMS][1])
        items = [item for item in found if not item[0].isspace()]
        self._items = iter([*items, ("", len(text) + 1)])
        self.depth = 0
        self.next, self.column = next(self._items)

    def take(self) -> str:
        """The item that is next, which is then behind."""
        item = self.next
        self.next, self.column = next(self._items)
        return item

    def either(self) -> Node:
        options = [self.alternative()]
        while self.next == "|":
            self.take()
            options.append(self.alternative())
        return options[0] if len(options) == 1 else Either(tuple(options))

    def alternative(self) -> Node:
        start = self.column
        banned: list[Word] = []
        node = self.far(banned)
        while self.next == "~":
            self.take()
            node = Both(node, self.far(banned))
        if node is None:
            raise PatternError("a pattern or alternative is empty", start)
        return Without(node, tuple(banned)) if banned else node

    def far(self, banned: list[Word]) -> Node:
        node = self.near(banned)
        while self.next == "...":
            self.take()
            node = Sequence(node, self.near(banned), FAR)
        return node

    def near(self, banned: list[Word]) -> Node:
        start = self.column
        node: Node | None = None
        while self.next not in _ENDS:
            if self.next[0] == "!":
                if node is None:
                    raise PatternError("a pattern cannot begin with '!'", self.column)
                banned.extend(self.banned())
                continue
            right = self.tight()
            node = right if node is None else Sequence(node, right, GAP)
        if node is None:
            raise PatternError("a pattern or alternative is empty", start)
        return node

    def banned(self) -> list[Word]:
        column, item = self.column, self.take()
        if item == "!":
            raise PatternError("'!' needs a word right behind it", column)
        node = self.word(item[1:], column)
        if not isinstance(node, Word):
            raise PatternError("'!' takes one word", column)
        return [node]

    def tight(self) -> Node:
        node = self.atom()
        while self.next == "_":
            self.take()
            node = Sequence(node, self.atom(), 0)
        return node

    def atom(self) -> Node:
        column = self.column
        if not self.next:
            raise PatternError("something is missing at the end", column)
        item = self.take()
        if item == "(":
            self.depth += 1
            if self.depth > MOST_BRACKETS:
                said = f"{self.depth} brackets within brackets; the limit is {MOST_BRACKETS}"
                raise PatternError(said, column)
            node = self.either()
            self.depth -= 1
            if self.next != ")":
                raise PatternError("a round bracket is not closed", column)
            self.take()
            return node
        if item.startswith("<") and item.endswith(">") and len(item) > 2:
            return Ref(item[1:-1].strip(), column)
        if item in _SIGNS:
            raise PatternError(f"unexpected {item!r}", column)
        return self.word(item, column)

    @staticmethod
    def word(item: str, column: int) -> Node:
        """A word as it is written in a pattern."""
        try:
            return _word(item)
        except ValueError as error:
            raise PatternError(str(error), column) from None


_ENDS = frozenset(("", "|", ")", "~", "..."))
_SIGNS = frozenset(("|", ")", "~", "_", "...", "!", "=", "<", ">"))
NUMBER = "=#"
"""Any word that begins with a digit."""


# Most words stand in many patterns.
@lru_cache(maxsize=16_384)
def _word(item: str) -> Node:
    if item == NUMBER:
        return Word("#", "number")
    exact = item.startswith("=")
    body = item[1:] if exact else item
    prefix = body.endswith("*")
    body = body[:-1] if prefix else body
    if "*" in body:
        raise ValueError("'*' stands only at the end of a word")
    folded = fold(body).text
    found = [word for word, _, _ in words(folded)]
    if not found or re.sub(r"[\w'+#%$/-]", "", folded):
        raise ValueError(f"{item!r} is not a word")
    if prefix:
        if exact or len(found) != 1 or len(found[0]) < 3:
            raise ValueError("'*' needs one word of three letters or more before it")
        return Word(found[0], "prefix")
    node: Node = _leaf(found[0], exact)
    for word in found[1:]:
        node = Sequence(node, _leaf(word, exact), 0)
    return node


def _leaf(word: str, exact: bool) -> Word:
    return Word(word, "exact") if exact else Word(stem(word), "stem")
