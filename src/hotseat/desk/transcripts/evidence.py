"""Which labels of a file are speakers: decided over the whole file, not line by line.

An answer may hold lines such as `First: ...` and `Risk: ...`. They differ from speakers in that
few recur, that they are words of the language, and that none of them takes turns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hotseat.desk.transcripts.names import Likeness, likeness, words_to_look_up

_SAMPLE = 1_000_000
"""Characters of a file that are looked through for words written small."""
_PAIRS = ({"q", "a"}, {"question", "answer"})
"""Labels that mean somebody only where both are there."""
_MUCH = 60
"""Words of prose before the first label that make it part of an answer."""
_MOST = 1000
"""Different labels that are looked at: nobody talks to more people at once."""
_SMALL_WORD = re.compile(r"(?<![\w'’])[^\W\d_A-Z][^\W\d_]*")
_ASKING = re.compile(
    r"(?:(?:hi|hello|welcome|thanks|okay|ok|so|great)\b[^?]{0,60}?[,.!]\s+)?(?:tell|walk|describe"
    r"|explain|talk|imagine|suppose|let's|let’s|please|give|hi|hello|welcome|thanks)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """Words before a colon at the beginning of a line."""

    name: str
    text: str
    """What stands behind it on the line."""
    line: int
    """An index of the line, or of the cue."""


def small_words(lines: Sequence[str], labels: Sequence[Label]) -> frozenset[str]:
    """The words of the labels that the file also writes with a small first letter."""
    wanted = words_to_look_up({label.name for label in labels[:5000]})
    if not wanted:
        return frozenset()
    found: set[str] = set()
    size = 0
    for line in lines:
        found.update(_SMALL_WORD.findall(line[:_SAMPLE]))
        size += len(line)
        if size > _SAMPLE:
            break
    return frozenset(word for word in wanted if word[0].islower() and word in found)


def speakers_in_cues(labels: Sequence[Label], cues: int, common: frozenset[str]) -> set[str]:
    """The labels that are speakers in a file of `cues` cues, casefolded.

    Where nearly every cue begins with a label, labels are how that file names speakers.
    """
    like = _likenesses(labels, common)
    begun = Counter(label.name.casefold() for label in labels)
    able = {name for name, kind in like.items() if kind > Likeness.NONE}
    covered = len({label.line for label in labels if label.name.casefold() in able})
    recur = {name for name in able if begun[name] > 1}
    sure = {name for name in able if like[name] > Likeness.LOOSE}
    if cues and covered >= 0.8 * cues:
        if len(able) > 1 or recur or Likeness.ROLE in {like[name] for name in able}:
            return sure | recur
        if Likeness.FULL in {like[name] for name in able}:
            return able
    if len(sure) > 1 and covered >= 0.5 * cues:
        return sure
    return speakers_in_lines(labels, common, prose_before=0)


def speakers_in_lines(
    labels: Sequence[Label], common: frozenset[str], *, prose_before: int
) -> set[str]:
    """The labels that are speakers, casefolded; none where it is not a conversation.

    `prose_before` is how many words stand before the first label.
    """
    like = _likenesses(labels, common)
    used = [x for x in labels if like[x.name.casefold()] > Likeness.LOOSE]
    if not used:
        return set()
    counts = Counter(label.name.casefold() for label in used)
    chosen = _chosen(counts, like)
    kept = [label for label in used if label.name.casefold() in chosen]
    return chosen if _is_conversation(kept, counts, like, prose_before) else set()


def _likenesses(labels: Sequence[Label], common: frozenset[str]) -> dict[str, Likeness]:
    spelled = {label.name.casefold(): label.name for label in labels}
    like = dict.fromkeys(spelled, Likeness.NONE)
    like |= {key: likeness(spelled[key], common) for key in list(spelled)[:_MOST]}
    for pair in _PAIRS:
        if pair <= set(like):
            like |= dict.fromkeys(pair, Likeness.ROLE)
    return like


def _chosen(counts: Counter[str], like: dict[str, Likeness]) -> set[str]:
    """Labels that may be speakers: whoever speaks once is one of the first two, or named alike."""
    firsts = list(counts)[:2]
    full = {
        name
        for name in counts
        if like[name] is Likeness.FULL and (counts[name] > 1 or name in firsts)
    }
    chosen = set()
    for name, count in counts.items():
        kind = like[name]
        alike = kind is Likeness.FULL and bool(full)
        first = name in firsts and kind >= Likeness.MEDIUM
        if kind is Likeness.ROLE or count > 1 or first or alike:
            chosen.add(name)
    return chosen


def _is_conversation(
    kept: Sequence[Label], counts: Counter[str], like: dict[str, Likeness], prose_before: int
) -> bool:
    order = list(dict.fromkeys(label.name.casefold() for label in kept))
    kinds = {like[name] for name in order}
    recur = [name for name in order if counts[name] > 1]
    if prose_before > _MUCH or not order:
        return False
    if Likeness.ROLE in kinds:
        return len(order) > 1 or bool(recur) or not prose_before
    if max(kinds) is Likeness.WEAK:
        return len(recur) > 1 and _takes_turns(kept)
    if len(order) == 1:
        return counts[order[0]] > (1 if Likeness.FULL in kinds else 2)
    if recur:
        return 2 * sum(counts[name] for name in recur) >= len(kept) and _takes_turns(kept)
    if kinds == {Likeness.FULL}:
        return _asks(kept[0].text)
    return len(order) == 2 and _asks(kept[0].text) and not _asks(kept[1].text)


def _takes_turns(kept: Sequence[Label]) -> bool:
    """Whether somebody speaks again after another one."""
    runs = [label.name.casefold() for label in kept]
    runs = [name for at, name in enumerate(runs) if at == 0 or runs[at - 1] != name]
    return len(runs) > len(set(runs))


def _asks(text: str) -> bool:
    return text.rstrip().endswith("?") or bool(_ASKING.match(text))
