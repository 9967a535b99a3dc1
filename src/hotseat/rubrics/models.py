"""How answers are marked, compiled: what `scoring` works from. Frozen and picklable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hotseat.patterns.lexicon import Lexicon
from hotseat.text.spelling import Spelling


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is marked, with its levels in words."""

    id: str
    title: str
    levels: tuple[str, ...]
    """A word for each level, from 0."""
    meaning: tuple[str, ...]
    """What each level asks, one sentence each."""
    advice: Mapping[int, str]
    """By the level reached: what to add to reach the next."""
    probe: str
    """A follow-up for questions that bring none of their own, where nothing was said on it."""
    points: Mapping[str, int]
    """What each thing counted adds to the mark, in hundredths."""
    cuts: tuple[int, ...]
    """The sums from which a mark is 1, and 2."""
    weight: int
    """Points of `total` for each level."""
    main: bool
    """True for the four parts, False for order and specificity."""
    polarity: str
    """affirm, deny or any: how the words that count must stand."""
    probes: Mapping[str, str] = field(default_factory=dict)
    """Follow-ups for what was said so far: `wrong`, `partial`, `both`; others than `probe`."""

    def probe_for(self, said: str) -> str:
        """The follow-up for what was said: `missing` or one of the keys of `probes`."""
        return self.probes.get(said) or self.probe


@dataclass(frozen=True, slots=True)
class Option:
    """One technique to choose from, as the topic has it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Cause:
    """One kind of problem and the option that it calls for."""

    id: str
    title: str
    option: str


@dataclass(frozen=True, slots=True)
class Band:
    """One row of the table from points to `overall`: at least `points`, if `needs` hold."""

    overall: int
    points: int
    needs: Mapping[str, int]
    """Lowest level by criterion."""


@dataclass(frozen=True, slots=True)
class Signal:
    """What a count adds, in hundredths of a point."""

    own: int
    """To its own candidate."""
    other: int
    """To each rival."""
    both: int
    """To `both`, by the mean of the candidates' counts."""
    least: int
    """To `both`, by the least of the candidates' counts."""


@dataclass(frozen=True, slots=True)
class Contest:
    """How one of several candidates, `both` or `none` is found: the points of each count."""

    signals: Mapping[str, Signal]
    both: Mapping[str, int]
    """What counts in the answer as a whole add to `both`, and"""
    none: Mapping[str, int]
    """to `none`."""


@dataclass(frozen=True, slots=True)
class Rubric:
    """Everything that marking one kind of question of one topic needs."""

    id: str
    kind: str
    title: str
    topic: str
    options: tuple[Option, ...]
    causes: tuple[Cause, ...]
    criteria: Mapping[str, Criterion]
    choice: Contest
    """How the option that an answer chooses is found."""
    cause: Contest
    """How the cause that it states is found."""
    bands: tuple[Band, ...]
    """Best first; the first that holds gives `overall`."""
    lexicon: Lexicon
    """Entries of the language and of the topic, by name."""
    settings: Mapping[str, int]
    """Named numbers of the rubric: windows, limits, weights."""
    digest: str
    """SHA-256 of the files it was made of, as hex."""
    spelling: Spelling
    """Common words and those of the lexicon: never typing errors, but what one may be taken for."""
    glue_stems: frozenset[str]
    """Stems that make a sentence of words."""
    function_stems: frozenset[str]
    """Stems that tell nothing about a scenario: function words and the topic's own."""
    probe: str = ""
    """A follow-up where a key point is open and has none of its own."""
