"""Patterns that stand in nearly every text, and so tell nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from hotseat.evaluation.fault import Fault
from hotseat.files.clean import shorten
from hotseat.patterns.index import Index
from hotseat.patterns.lexicon import Lexicon, Pattern
from hotseat.patterns.match import Words
from hotseat.rubrics.models import Rubric
from hotseat.rubrics.samples import Sampled, phrase_words
from hotseat.scoring.read import read

SHARE = 0.6
"""A pattern that is in more of the texts than this is broad."""
LEAST_WORDS = 8
"""A shorter prompt says too little to count."""
_ONE_WORD = re.compile(r"\(?(=?\w+)(\|=?\w+)*\)?")
"""A pattern of one word, or of several from which one is enough."""

Text = Sequence[Words]
"""The clauses of a text."""


def counter_texts(
    entries: Iterable[Sampled], prompts: Iterable[tuple[str, Rubric]]
) -> Iterator[Text]:
    """Texts in which no pattern should stand as a rule: `no` phrases, and prompts of questions
    with the rubrics that they are read by.
    """
    for entry in entries:
        yield from ([phrase_words(phrase)] for phrase in entry.no)
    for prompt, rubric in prompts:
        answer = read(prompt, rubric)
        if answer.words >= LEAST_WORDS:
            yield [clause.words for clause in answer.clauses]


def broad_patterns(
    entries: Iterable[Sampled], texts: Sequence[Text], lexicon: Lexicon
) -> list[Fault]:
    """The patterns that are in more than `SHARE` of the texts, as warnings."""
    entries = list(entries)
    patterns = _possible({pattern for entry in entries for pattern in entry.patterns}, texts)
    counts: Counter[Pattern] = Counter()
    for text in texts:
        found: set[Pattern] = set()
        for words in text:
            found.update(lexicon.live(words.keys).held(patterns, words))
        counts.update(found)
    return [
        _fault(entry, number, counts[pattern] / len(texts))
        for entry in entries
        for number, pattern in enumerate(entry.patterns)
        if counts[pattern] > SHARE * len(texts)
    ]


def _possible(patterns: Iterable[Pattern], texts: Sequence[Text]) -> list[Pattern]:
    """Those of which so many texts have the words that they may be broad: hardly any."""
    patterns = list(patterns)
    index = Index([pattern.needs for pattern in patterns])
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update({at for words in text for at in index.candidates(words.keys)})
    return [patterns[at] for at, count in counts.items() if count > SHARE * len(texts)]


def common_words(entries: Iterable[Sampled], function_words: Collection[str]) -> list[Fault]:
    """The patterns of options, causes and key points for which one common word is enough, as
    warnings. What an option is called may be such a word.
    """
    return [
        _common(entry, number, words[0])
        for entry in entries
        if entry.loc[0] != "entries" and entry.loc[-1] != "name"
        for number, pattern in enumerate(entry.patterns)
        if _ONE_WORD.fullmatch(pattern.text)
        and (words := [w for w in re.findall(r"\w+", pattern.text) if w in function_words])
    ]


def _common(entry: Sampled, number: int, word: str) -> Fault:
    text = shorten(entry.patterns[number].text)
    message = f"pattern {text!r}: the common word {word!r} is enough for it"
    hint = "bind it to a second word, or take it out"
    problem = entry.problem(("say", number), message, hint, warning=True)
    return Fault(problem, {"pattern": entry.patterns[number].text, "word": word})


def _fault(entry: Sampled, number: int, share: float) -> Fault:
    text = entry.patterns[number].text
    message = f"pattern {shorten(text)!r} is found in {share:.0%} of all 'no' phrases and prompts"
    problem = entry.problem(("say", number), message, warning=True)
    return Fault(problem, {"pattern": text, "share": round(share, 3)})
