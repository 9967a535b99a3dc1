"""Where the names of speakers stand in a text: whole, in part, as initials and as handles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hotseat.desk.contacts import FILLED
from hotseat.desk.plain import bare
from hotseat.text.fold import Folded

SHORT, LONG = 2, 3
"""Letters of a part that counts as it is written, and of one that counts in any case."""
HANDLE = 4
"""Letters of the shortest handle."""
MOST_PARTS = 8
"""Parts of one name that are looked at together."""
UNKNOWN = "name"
"""Stands for a name that several people have."""

_LETTERS_AS_WORDS = frozenset("ai")
_WORD = re.compile(r"[^\W_]+")
_GLUE = re.compile(r"[ .'_-]{0,2}")
"""What may stand between two parts of one name."""
_STARTS = frozenset('.!?:;\n"([{*•…—' + FILLED)
"""Behind these, a capital letter says nothing."""
_ASIDES = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|[|@/•·].*$|\s[-–—]\s.*$|,\s*(?:ph\.?d|md|msc|mba)\b.*$"
)
_NO_NAMES_TEXT = (
    "speaker guest host interviewer interviewee candidate applicant unknown you user "
    "participant moderator recruiter person caller phone iphone ipad macbook android "
    "laptop zoom meet teams room meeting admin external team hr dr mr mrs ms miss prof "
    "professor sir jr sr ii iii phd md she he they her him them hers his their the and of "
    "for on at me mail link name"
)
_NO_NAMES = frozenset(_NO_NAMES_TEXT.split())
_PARTICLES_TEXT = (
    "de da di do dos du del della der den des van von vom zu zur la le el al bin ibn ben "
    "ter ten te st san"
)
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
"""Belong to a name, but are none."""
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

    def __init__(self, names: Mapping[str, str], words: frozenset[str]) -> None:
        self.labels = tuple(dict.fromkeys((*names.values(), UNKNOWN)))
        self._words = words
        self._owners: dict[str, set[str]] = {}
        """Who has a word as a part of their name, by the name as the transcript has it."""
        self._handles: dict[str, set[str]] = {}
        self._initials: dict[str, set[str]] = {}
        self._label = dict(names)
        for name in names:
            parts = parts_of(name)
            self._initials[name] = {part[0] for part in parts}
            for part in parts:
                self._owners.setdefault(part, set()).add(name)
            for handle in _handles(parts):
                if handle not in words:
                    self._handles.setdefault(handle, set()).add(name)

    def find(self, text: str, original: str, folded: Folded) -> list[Found]:
        """Names in `text`, in order; the words of `original` say how they are written there."""
        found: list[Found] = []
        tokens = self._tokens(text, original, folded)
        at = 0
        while at < len(tokens):
            size, owners = self._run(tokens, at, text)
            first, last = at, at + size - 1
            at += size
            if not owners:
                continue
            if first and self._is_initial(tokens[first - 1], tokens[first], owners, text):
                first -= 1
            if at < len(tokens) and self._is_tail(tokens[last], tokens[at], owners, text):
                last, at = at, at + 1
            start = tokens[first].start
            if not found or start >= found[-1][1]:
                labels = {self._label[owner] for owner in owners}
                label = labels.pop() if len(labels) == 1 else UNKNOWN
                found.append((start, tokens[last].end, label))
        return found

    def _tokens(self, text: str, original: str, folded: Folded) -> list[_Token]:
        found = []
        for match in _WORD.finditer(text):
            start, end = match.span()
            first, last = folded.span(start, end)
            found.append(_Token(match.group(), start, end, original[first:last]))
        return found

    def _run(self, tokens: Sequence[_Token], at: int, text: str) -> tuple[int, set[str]]:
        """How many words from `at` on are one name, and whose; 1 and nobody's if none are."""
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
        return 1, set()

    def _goes_on(self, tokens: Sequence[_Token], at: int, owners: set[str]) -> bool:
        """Whether behind a lone letter there is more of the name."""
        return at + 1 < len(tokens) and bool(
            owners & self._owners.get(tokens[at + 1].word, set()) and len(tokens[at + 1].word) > 1
        )

    def _counts_together(self, run: Sequence[_Token]) -> bool:
        """Whether parts of a name side by side are the name: all of them written alike."""
        names = [t for t in run if len(t.word) > 1 and t.word not in _PARTICLES]
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
        if len(word) < SHORT or word in _PARTICLES:
            return False
        if word in self._words:
            return token.capital and self._is_written_as_name(token, text)
        if len(word) < LONG:
            return token.capital
        shouted = token.written.isupper() and len(word) == LONG
        return not shouted or self._is_loud(tokens, at)

    def _is_written_as_name(self, token: _Token, text: str) -> bool:
        """Whether a capital letter of a common word says that a person is meant."""
        before = text[max(0, token.start - 2) : token.start]
        behind = text[token.end : token.end + 2]
        if _joined(before[::-1]) or _joined(behind):
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


def parts_of(name: str) -> list[str]:
    """The words of a speaker's name, folded: without titles, pronouns, roles and firms."""
    folded = bare(name)
    kept = _ASIDES.sub(" ", folded)
    found: list[str] = []
    for text in (kept, folded):
        for piece in text.split():
            words = [w.rstrip("0123456789") for w in _WORD.findall(piece)]
            words = [w for w in words if w and w not in _NO_NAMES]
            joined = "".join(words)
            found += words
            if len(words) > 1 and len(joined) >= HANDLE:
                found.append(joined)
        if any(len(word) > 1 for word in found):
            break
    return list(dict.fromkeys(found))


def _handles(parts: Sequence[str]) -> Iterator[str]:
    """Names as people have them in addresses: `janedoe`, `jdoe`, `doej`."""
    names = [part for part in parts if len(part) > 1 and part not in _PARTICLES][:MOST_PARTS]
    for one in names:
        for two in names:
            if one != two:
                forms = (one + two, one[0] + two, one + two[0])
                yield from (form for form in forms if len(form) >= HANDLE)


def _joined(signs: str) -> bool:
    """Whether a hyphen ties another word to it."""
    return signs[:1] == "-" and (signs[1:2].isalnum() or signs[1:2] == FILLED)
