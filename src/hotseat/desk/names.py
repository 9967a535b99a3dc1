"""Where the names of speakers stand in a text: whole, in part, as initials and as handles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hotseat.desk.contacts import FILLED, filled
from hotseat.desk.nameparts import HANDLE, MOST_PARTS, WORD, handles, is_particle, parts_of
from hotseat.desk.plain import bare
from hotseat.desk.spoken_to import is_called, is_greeted, is_titled
from hotseat.text.fold import Folded

SHORT, LONG = 2, 3
"""Letters of a part that counts as it is written, and of one that counts in any case."""
UNKNOWN = "name"
"""Stands for a name that several people have."""

_LETTERS_AS_WORDS = frozenset("ai")
_GLUE = re.compile(r"[ .'_-]{0,2}")
"""What may stand between two parts of one name."""
_STARTS = frozenset('.!?:;\n"([{*•…—-→|>#' + FILLED)
"""Behind these, a capital letter says nothing."""
_ABBREVIATED = frozenset(("ai", "am", "pm", "us", "uk", "eu", "un", "ml", "ps", "ie", "eg"))
"""Written with two dots like initials."""
_TITLES = "|".join(
    map(bare, ("先生", "小姐", "女士", "老师", "同学", "さん", "様", "くん", "씨", "님"))
)
_FIRST_OF_ALL_NAMES_TEXT = (
    "john peter jack tony terry matt mike martin maria bobby carol gene harry jimmy josh "
    "sally roger victor nick randy brad herb homer"
)
_FIRST_OF_ALL_NAMES = frozenset(_FIRST_OF_ALL_NAMES_TEXT.split())
"""Common words that hardly ever begin a sentence as anything but a name."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of the text."""

    word: str
    start: int
    end: int
    written: str
    """As it stands in the original."""

    @property
    def capital(self) -> bool:
        """Whether it is written as names are: `Jane`, not `jane` and not `JANE`."""
        return self.written[:1].isupper() and (len(self.word) == 1 or not self.written.isupper())


Found = tuple[int, int, str]
"""Start, end and what stands for the person."""


class Names:
    """The names to look for."""

    def __init__(
        self, names: Mapping[str, str], common: frozenset[str], topic: frozenset[str]
    ) -> None:
        self.labels = tuple(dict.fromkeys((*names.values(), UNKNOWN)))
        self._words = common | topic
        self._owners: dict[str, set[str]] = {}
        """Who has a word as a part of their name, by the name as the transcript has it."""
        self._handles: dict[str, set[str]] = {}
        self._initials: dict[str, set[str]] = {}
        self._short: dict[str, set[str]] = {}
        self._run_on: dict[str, set[str]] = {}
        self._titled: dict[str, set[str]] = {}
        self._first: set[str] = set()
        self._label = dict(names)
        self.nameless: list[str] = []
        """What those stand for of whom the transcript has no name."""
        sure: set[str] = set()
        aside: set[str] = set()
        for name, label in names.items():
            parts = parts_of(name, common)
            # A firm that is called like a word, or a thing of the topic, hides no word.
            loose = [
                w for w, alone in parts.aside if w not in (topic - common if alone else self._words)
            ]
            sure.update(parts.words)
            aside.update(loose)
            self._first |= parts.first
            self._initials[name] = {part[0] for part in parts.words}
            _add(self._owners, (*parts.words, *loose), name)
            _add(self._handles, (h for h in handles(parts.words) if not self._is_word(h)), name)
            _add(self._short, parts.short, name)
            _add(self._run_on, parts.run_on, name)
            _add(self._titled, parts.titled, name)
            if not any(len(word) > 1 for word in (*parts.words, *loose)) and not parts.titled:
                self.nameless.append(label)
        self._aside = aside - sure
        self._pattern = _run_on_pattern(self._run_on, self._titled)

    def _is_word(self, handle: str) -> bool:
        """Whether a handle is a word: `page` and the `r` of Ray are a pager."""
        inflected = handle[-1] in "dnrsy" and handle[:-1] in self._words
        return handle in self._words or inflected

    def find(self, text: str, original: str, folded: Folded) -> list[Found]:
        """Names in `text`, in order; the words of `original` say how they are written there."""
        found = [(m.start(), m.end(), self._of(self._blankless(m))) for m in self._joined(text)]
        text = filled(text, [(start, end) for start, end, _ in found])
        return sorted([*found, *self._among_words(text, original, folded)])

    def _joined(self, text: str) -> list[re.Match[str]]:
        return list(self._pattern.finditer(text)) if self._pattern else []

    def _blankless(self, match: re.Match[str]) -> set[str]:
        return self._run_on.get(match.group()) or self._titled.get(match.group(), set())

    def _of(self, owners: set[str]) -> str:
        labels = {self._label[owner] for owner in owners}
        return labels.pop() if len(labels) == 1 else UNKNOWN

    def _among_words(self, text: str, original: str, folded: Folded) -> list[Found]:
        found: list[Found] = []
        tokens = self._tokens(text, original, folded)
        at = 0
        while at < len(tokens):
            size, owners = self._run(tokens, at, text)
            first, last = at, at + size - 1
            at += size
            if not owners:
                continue
            free = first > 0 and (not found or tokens[first - 1].start >= found[-1][1])
            if free and self._is_initial(tokens[first - 1], tokens[first], owners, text):
                first -= 1
            if at < len(tokens) and self._is_tail(tokens[last], tokens[at], owners, text):
                last, at = at, at + 1
            found.append((tokens[first].start, tokens[last].end, self._of(owners)))
        return found

    def _tokens(self, text: str, original: str, folded: Folded) -> list[_Token]:
        found = []
        for match in WORD.finditer(text):
            start, end = match.span()
            first, last = folded.span(start, end)
            found.append(_Token(match.group(), start, end, original[first:last]))
        return found

    def _run(self, tokens: Sequence[_Token], at: int, text: str) -> tuple[int, set[str]]:
        """How many words from `at` on are one name, and whose; 1 and nobody's if none are."""
        if owners := self._dotted(tokens, at, text):
            return 2, owners
        owners = self._owners.get(tokens[at].word, set())
        size = 1
        both = owners
        while owners and at + size < len(tokens) and size <= MOST_PARTS:
            one, two = tokens[at + size - 1], tokens[at + size]
            shared = both & self._owners.get(two.word, set())
            glue = text[one.end : two.start]
            stops = len(two.word) == 1 and text[two.end : two.end + 1] not in (".", "'")
            if not shared or two.word == one.word or not _GLUE.fullmatch(glue):
                break
            if stops and not self._goes_on(tokens, at + size, shared):
                break
            both = shared
            size += 1
        run = tokens[at : at + size]
        if size > 1 and self._counts_together(run):
            return size, both
        if self._counts_alone(tokens, at, text):
            return 1, owners or self._handle(tokens[at].word)
        one = tokens[at]
        if one.word not in self._words and is_called(text, one.start, one.end):
            return 1, self._short.get(one.word, set())
        return 1, set()

    def _dotted(self, tokens: Sequence[_Token], at: int, text: str) -> set[str]:
        """Whose initials begin here, written `J.D.`."""
        both = tokens[at : at + 2]
        letters = "".join(t.written for t in both)
        if len(letters) != SHORT or len(both) != SHORT or not letters.isupper():
            return set()
        one, two = both
        dotted = text[one.end : two.start] == "." and text[two.end : two.end + 1] == "."
        known = dotted and letters.lower() not in _ABBREVIATED
        return self._short.get(one.word + two.word, set()) if known else set()

    def _goes_on(self, tokens: Sequence[_Token], at: int, owners: set[str]) -> bool:
        """Whether behind a lone letter there is more of the name."""
        return at + 1 < len(tokens) and bool(
            owners & self._owners.get(tokens[at + 1].word, set()) and len(tokens[at + 1].word) > 1
        )

    def _counts_together(self, run: Sequence[_Token]) -> bool:
        """Whether parts of a name side by side are the name: all of them written alike."""
        names = [t for t in run if len(t.word) > 1 and not is_particle(t.word, self._first)]
        small = [t for t in names if t.written.islower()]
        if not names or len({t.word for t in run}) < 2:
            return False
        if all(t.word in self._words for t in names):
            return all(t.capital for t in names) and len(names) > 1
        return len(small) in (0, len(names))

    def _counts_alone(self, tokens: Sequence[_Token], at: int, text: str) -> bool:
        token = tokens[at]
        word = token.word
        if word not in self._owners:
            return bool(self._handle(word))
        negated = text[token.end : token.end + 2] == "'t"
        if len(word) < SHORT or is_particle(word, self._first) or negated:
            return False
        if token.written[:1].isupper() and is_titled(text, token.start):
            return True
        if word in self._words:
            called = is_greeted(text, token.start)
            return called or (token.written.istitle() and self._is_written_as_name(token, text))
        if word in self._first:
            called = is_called(text, token.start, token.end)
            return called or (token.written.istitle() and not self._begins_other(tokens, at, text))
        if len(word) < LONG or word in self._aside:
            return token.capital or is_called(text, token.start, token.end)
        shouted = token.written.isupper() and len(word) == LONG
        return not shouted or self._is_loud(tokens, at)

    def _begins_other(self, tokens: Sequence[_Token], at: int, text: str) -> bool:
        """Whether a name that is nobody's here goes on: `San Francisco` while San speaks."""
        if at + 1 == len(tokens):
            return False
        one, two = tokens[at], tokens[at + 1]
        ours = two.word in self._owners or self._handle(two.word)
        goes_on = text[one.end : two.start] in (" ", "-", "'") and len(two.word) > 1
        return goes_on and two.capital and not ours

    def _is_written_as_name(self, token: _Token, text: str) -> bool:
        """Whether a capital letter of a common word says that a person is meant."""
        before = text[max(0, token.start - 2) : token.start]
        behind = text[token.end : token.end + 2]
        if _tied(before[::-1]) or _tied(behind):
            return False
        at = token.start
        while at and text[at - 1] in " '":
            at -= 1
        if at and text[at - 1] not in _STARTS:
            return True
        called = behind[:1] in (",", "!", "?") or behind == "'s"
        return called or token.word in _FIRST_OF_ALL_NAMES

    def _is_loud(self, tokens: Sequence[_Token], at: int) -> bool:
        """Whether the words around are in capitals, too."""
        near = [*tokens[max(0, at - 2) : at], *tokens[at + 1 : at + 3]]
        return bool(near) and all(t.written.isupper() for t in near)

    def _handle(self, word: str) -> set[str]:
        """Who may go by a name such as `jdoe92`; also a name with the `s` of `Jane's` run on."""
        word = word.rstrip("0123456789")
        if owners := self._handles.get(word):
            return owners
        head = word[:-1]
        if word.endswith("s") and len(head) >= HANDLE and not {head, word} & self._words:
            return self._owners.get(head, set())
        return set()

    def _is_initial(self, one: _Token, two: _Token, owners: set[str], text: str) -> bool:
        """`J.` before `Doe`."""
        glue = text[one.end : two.start]
        sure = glue.startswith(".") or one.word not in _LETTERS_AS_WORDS
        return sure and self._fits(one, glue, owners)

    def _is_tail(self, one: _Token, two: _Token, owners: set[str], text: str) -> bool:
        """`D.` behind `Jane`."""
        dotted = text[two.end : two.end + 1] == "."
        sure = dotted or two.word not in _LETTERS_AS_WORDS
        return sure and self._fits(two, text[one.end : two.start], owners)

    def _fits(self, letter: _Token, glue: str, owners: set[str]) -> bool:
        if len(letter.word) != 1 or not letter.written.isupper():
            return False
        known = any(letter.word in self._initials[owner] for owner in owners)
        return known and glue in (" ", ". ", ".")


def _add(found: dict[str, set[str]], words: Iterable[str], name: str) -> None:
    for word in words:
        found.setdefault(word, set()).add(name)


def _run_on_pattern(names: Iterable[str], titled: Iterable[str]) -> re.Pattern[str] | None:
    """Names among signs without blanks, long ones first; those of one sign before a title."""
    whole = [re.escape(name) for name in sorted(names, key=len, reverse=True)]
    short = [f"{re.escape(name)}(?=(?:{_TITLES}))" for name in sorted(titled)]
    return re.compile("|".join((*whole, *short))) if whole or short else None


def _tied(signs: str) -> bool:
    """Whether a hyphen ties another word to it."""
    return signs[:1] == "-" and (signs[1:2].isalnum() or signs[1:2] == FILLED)
