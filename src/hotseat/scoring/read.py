"""Reading an answer: sentences, clauses and words, each with its place in the original."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hotseat.patterns.lexicon import Lexicon, Live, Pattern
from hotseat.patterns.match import Words, word_keys
from hotseat.rubrics.models import Rubric
from hotseat.text.fold import fold
from hotseat.text.sentences import sentences
from hotseat.text.spelling import mend
from hotseat.text.tokens import Token, tokens

SIGNS = (":", "\u2014", " - ", "(", ")", " + ", "->", "\u2192", "=>", " = ", " | ")
"""Signs between two words, folded, that part clauses."""
QUOTES = re.compile(r'["\uff02][^"\uff02\n]{1,300}["\uff02]|\u201c[^\u201d\n]{1,300}\u201d')
QUOTED = 3
"""Words of a quotation that says something; fewer are a word set apart."""
FILLERS = frozenset(("um", "uh", "uhm", "er", "erm", "hmm", "mhm"))
LONG_SENTENCE = 45
"""Words after which a sentence counts as dictated and is parted at cue words."""
DICTATED_PIECE = 6
SUBJECT_PIECE = 4
"""Words of a dictated piece behind which a new subject opens the next one."""
HOLDS_ON = (
    frozenset(("and", "but", "so", "or", "if", "when", "because", "that", "what", "which", "as"))
    | {"than", "once", "where", "how", "why", "who", "whether", "while", "until", "before"}
    | {"after", "though", "since", "would", "do", "does", "did", "should", "could", "can", "is"}
    | {"was", "are", "have", "has", "like", "say", "think", "guess", "mean", "see", "know", "in"}
    | {"on", "at", "for", "with", "of", "to", "from", "by", "about", "into", "over", "the", "a"}
)
"""Words behind which no new thought begins."""


@dataclass(slots=True)
class Clause:
    """A stretch that says one thing. `sentence` is the number of its sentence."""

    index: int
    sentence: int
    words: Words
    asks: bool
    bullet: bool
    first: bool
    """First clause of its sentence."""
    cue: str
    """The entry of the cue it was parted at, or empty."""
    memo: dict[str, object] = field(default_factory=dict)

    @property
    def tokens(self) -> list[Token]:
        """Its words, in order."""
        return list(self.words.tokens)

    @property
    def start(self) -> int:
        """First code point in the original."""
        return self.words.tokens[0].start

    @property
    def end(self) -> int:
        """Code point behind its last word."""
        return self.words.tokens[-1].end


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was read."""

    text: str
    clauses: tuple[Clause, ...]
    live: Live
    """The part of the lexicon that can be found in it."""
    keys: frozenset[str]
    """Word keys of all its words."""
    words: int
    commas: int
    denials: frozenset[str]
    """Stems of the words that deny."""
    duplicates: int
    """Sentences that stood there before, word for word; they are read once."""

    quoted: tuple[tuple[int, int], ...] = ()
    """Stretches in quotation marks that say something: of at least `QUOTED` words."""
    sentences: dict[int, tuple[Clause, ...]] = field(init=False, compare=False, repr=False)
    """The clauses of each sentence."""
    memo: dict[str, tuple[Clause, ...]] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )
    """The clauses that hold an entry of the lexicon, by those that were asked for."""
    _lives: dict[int, tuple[Lexicon, Live]] = field(default_factory=dict, compare=False, repr=False)
    """By the `id` of the lexicon, which is kept beside so that no other one gets it."""

    def __post_init__(self) -> None:
        parts: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            parts.setdefault(clause.sentence, []).append(clause)
        object.__setattr__(self, "sentences", {n: tuple(found) for n, found in parts.items()})

    def sentence(self, number: int) -> tuple[Clause, ...]:
        """The clauses of one sentence."""
        return self.sentences.get(number, ())

    def of(self, lexicon: Lexicon) -> Live:
        """What can be found of another lexicon than the rubric's."""
        if id(lexicon) not in self._lives:
            self._lives[id(lexicon)] = lexicon, lexicon.live(self.keys, self.live.work)
        return self._lives[id(lexicon)][1]


def read(text: str, rubric: Rubric, scene: frozenset[str] = frozenset()) -> Answer:
    """Take an answer apart; `scene` are further stems that a misspelt word may be taken for.
    Never raises, whatever the text.
    """
    folded = mend(fold(text), text, rubric.spelling, scene)
    pieces = []
    seen: set[tuple[str, ...]] = set()
    duplicates = 0
    for span in sentences(folded.text):
        found = _plain(tokens(folded, span.start, span.end), text)
        if not found:
            continue
        key = tuple(t.text for t in found)
        if key in seen and len(key) > 1:
            duplicates += 1
            continue
        seen.add(key)
        pieces.append((span, found))
    keys = word_keys([t for _, found in pieces for t in found])
    live = rubric.lexicon.live(keys)
    options = tuple(f"option.{option.id}.name" for option in rubric.options)
    clauses: list[Clause] = []
    number = 0
    for span, found in pieces:
        for part in _dictated(found, live, options):
            for cue, piece in _clauses(part, live, text, options):
                first = not clauses or clauses[-1].sentence != number
                clauses.append(
                    Clause(len(clauses), number, Words(piece), span.asks, span.bullet, first, cue)
                )
            number += 1
    size = sum(len(found) for _, found in pieces)
    commas = sum(token.comma for _, found in pieces for token in found)
    denials = frozenset(
        stem for p in rubric.lexicon.entries.get("negation", ()) for stem in words_of(p)
    )
    return Answer(
        text, tuple(clauses), live, keys, size, commas, denials, duplicates, _quoted(text)
    )


def _quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Where something is quoted."""
    found = (match.span() for match in QUOTES.finditer(text))
    return tuple((a, b) for a, b in found if len(text[a:b].split()) >= QUOTED)


def words_of(pattern: Pattern) -> set[str]:
    """The spellings and stems that a pattern of single words names."""
    return {word.strip("=") for word in pattern.text.replace("_", " ").split()}


def _plain(found: list[Token], text: str) -> list[Token]:
    """Without fillers and words said twice in a row: `the the`, `so, um, so`, not `tune it, it`."""
    out: list[Token] = []
    end, comma, filled = 0, False, False
    for token in found:
        # What is left out may have a comma on either side.
        comma = bool(out) and (comma or "," in between(text, end, token.start))
        end = token.end
        filler = token.text in FILLERS
        twice = bool(out) and token.text == out[-1].text and token.start >= out[-1].end
        if filler or (twice and (filled or not comma)):
            filled = filled or filler
            continue
        token.comma, comma, filled = comma, False, False
        out.append(token)
    return out


def between(text: str, start: int, end: int) -> str:
    """What stands between two words of an answer, folded as they are."""
    signs = text[start:end]
    return signs if signs.isascii() else fold(signs).text


def _dictated(found: list[Token], live: Live, options: tuple[str, ...]) -> list[list[Token]]:
    """A very long sentence as shorter ones, parted before words that begin a thought."""
    if len(found) <= LONG_SENTENCE:
        return [found]
    words = Words(found)
    starts = {hit.start for hit in live.find("thought_start", words)}
    subjects = {hit.start for hit in live.find("subject_start", words)}
    subjects |= _stated(words, live, options).keys()
    parts: list[list[Token]] = [[]]
    for at, token in enumerate(found):
        size = len(parts[-1])
        opens = at in subjects and found[at - 1].text not in HOLDS_ON
        if (
            (at in starts and size >= DICTATED_PIECE)
            or (opens and size >= SUBJECT_PIECE)
            or size >= 4 * DICTATED_PIECE
        ):
            parts.append([])
        parts[-1].append(token)
    return parts


def _stated(words: Words, live: Live, options: tuple[str, ...]) -> dict[int, str]:
    """Where words begin that name an option and state something of it: `a coat would`."""
    states = {hit.start for hit in live.find("predicate", words)}
    articles = {hit.start for hit in live.find("articles", words)}
    return {
        hit.start - (hit.start - 1 in articles): name
        for name in options
        for hit in live.find(name, words)
        if hit.end in states
    }


def _clauses(
    found: list[Token], live: Live, text: str, options: tuple[str, ...]
) -> list[tuple[str, list[Token]]]:
    """Cut at contrasts and reasons, at signs such as a colon or a dash, and between two statements
    that only a comma parts.
    """
    words = Words(found)
    cuts: dict[int, str] = {}
    counted = {
        at
        for entry in ("how_often", "held_together")
        for hit in live.find(entry, words)
        for at in range(hit.start, hit.end)
    }
    for entry in ("correction", "instead_of", "contrast", "because", "clause_start"):
        end = 0
        for hit in live.find(entry, words):
            if hit.start >= end and hit.start not in counted:
                cuts.setdefault(hit.start, entry)
            end = max(end, hit.end)
    for at in range(1, len(found)):
        signs = between(text, found[at - 1].end, found[at].start)
        if any(sign in signs for sign in SIGNS):
            cuts.setdefault(at, "sign")
        elif "," in signs and found[at].text in _AFTER_COMMA:
            cuts.setdefault(at, "comma")
    for at in _spliced(words, live, options):
        cuts.setdefault(at, "comma")
    parts: list[tuple[str, list[Token]]] = [("", [])]
    for at, token in enumerate(found):
        if at in cuts and parts[-1][1]:
            parts.append((cuts[at], []))
        elif at in cuts:
            parts[-1] = (cuts[at], parts[-1][1])
        parts[-1][1].append(token)
    return parts


def _spliced(words: Words, live: Live, options: tuple[str, ...]) -> list[int]:
    """Commas behind which something is stated of an option, and before which another is spoken of
    under no condition: `take the one, the other is slow`.
    """
    commas = [at for at, token in enumerate(words.tokens) if token.comma]
    if not commas or live.find("condition", words):
        return []
    ends = {name: [hit.end for hit in live.find(name, words)] for name in options}
    stated = _stated(words, live, options)
    articles = {hit.start for hit in live.find("articles", words)}
    found = []
    for at, after in zip(commas, (*commas[1:], len(words.tokens)), strict=True):
        before = {name for name, places in ends.items() if any(end <= at for end in places)}
        goes_on = at in articles and after - at >= REASON_WORDS and after == len(words.tokens)
        named = any(at < end <= after for places in ends.values() for end in places)
        if (before - {stated[at]}) if at in stated else (before and goes_on and not named):
            found.append(at)
    return found


REASON_WORDS = 4
"""Words of the shortest statement behind a comma."""
_AFTER_COMMA = frozenset(
    ("i", "we", "you", "he", "she", "they", "it", "this", "that", "there", "and", "so", "then")
) | {"not", "no", "which", "where", "only", "just", "instead", "rather", "simply"}
