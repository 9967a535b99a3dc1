"""Which labels of a file are speakers: decided over the whole file, not line by line.

An answer may hold lines such as `First: ...` and `Risk: ...`. They differ from speakers in that
few recur, that they are words of the language, and that none of them takes turns. What a label
looks like only finds the first speakers; who else speaks is told by the turns they take.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from hotseat.desk.transcripts.label import Found, Label
from hotseat.desk.transcripts.names import (
    Likeness,
    heads_a_thought,
    is_shaped,
    likeness,
    words_to_look_up,
)
from hotseat.desk.transcripts.taking_turns import Turns

_SAMPLE = 1_000_000
"""Characters of a file that are looked through for words written small."""
_PAIRS = ({"q", "a"}, {"question", "answer"})
"""Labels that mean somebody only where both are there."""
_LETTERS = ({"i", "r"}, {"i", "c"}, {"i", "p"})
"""The same, where one of them asks as well: interviewer and respondent, candidate, participant."""
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


def speakers_in_cues(
    labels: Sequence[Label], cues: int, common: frozenset[str], *, first: int = 0
) -> Found:
    """The labels that are speakers in a file of `cues` cues; each label begins its cue.

    `first` is the first cue with words.

    Where nearly every cue begins with a label, labels are how that file names speakers.
    """
    like = _likenesses(labels, common)
    begun = Counter(label.key for label in labels)
    recur = {name for name in like if begun[name] > 1}
    sure = {name for name in like if like[name] > Likeness.LOOSE}
    covered = sum(1 for label in labels if label.key in recur | sure)
    best = max(like.values(), default=Likeness.NONE)
    if len(like) == 1 and best < Likeness.MEDIUM and not all(map(is_shaped, _names(labels))):
        # One opening said again and again is no speaker.
        return Found()
    by_turn = speakers_in_lines(labels, common, prose_before=0 if len(recur) > 1 else 1)
    again = {
        one.key for one, two in pairwise(labels) if one.key == two.key and one.line + 1 == two.line
    }
    on_each = bool(again & by_turn.speakers) or not by_turn.speakers
    many = len(like) > 1 or bool(recur) or best >= Likeness.FULL
    left = [label for label in labels if label.key not in by_turn.speakers]
    headed = by_turn.doubt is None and all(heads_a_thought(label.name) for label in left)
    on_each = on_each or (len(labels) == cues and not headed)
    if cues and covered >= 0.8 * cues and many and on_each:
        if len(labels) == cues:
            return Found(frozenset(like))
        found = recur | sure
        asking = (label.line for label in labels if label.asks and label.key not in found)
        return Found(frozenset(found), next(asking, None))
    named = best >= Likeness.FULL and not (recur or best is Likeness.ROLE)
    if not by_turn.speakers and named and len(sure) > 1 and covered >= 0.5 * cues:
        return Found(frozenset(sure))
    if any(like[name] is Likeness.ROLE and name in recur for name in by_turn.speakers):
        return by_turn
    known = any(like[name] >= Likeness.FULL for name in by_turn.speakers)
    if not known and labels and labels[0].line > first:
        return Found()
    if covered < 0.5 * cues and not (recur and by_turn.speakers):
        return Found()
    return by_turn


def speakers_in_lines(
    labels: Sequence[Label], common: frozenset[str], *, prose_before: int, apart: bool = False
) -> Found:
    """The labels that are speakers; none where it is not a conversation.

    `prose_before` is how many words stand before the first label; `apart`, whether something
    parts them from it.
    """
    like = _likenesses(labels, common)
    counts = Counter(label.key for label in labels)
    first = _first_speakers(counts, like)
    if not prose_before:
        first |= _who_begins(labels, counts)
    if not first or not _is_conversation(first, labels, counts, like, prose_before):
        quoted = prose_before and not apart
        return Found() if quoted or prose_before > _MUCH else _in_doubt(labels, counts)
    preface = prose_before > _MUCH
    kept = [label for label in labels if label.key in first]
    if preface and not (apart and _recur_in_turn(kept, counts)):
        return Found()
    return Turns(labels, counts, like).found(first, preface=preface)


def _names(labels: Sequence[Label]) -> set[str]:
    return {label.name for label in labels}


def _likenesses(labels: Sequence[Label], common: frozenset[str]) -> dict[str, Likeness]:
    spelled = {label.key: label.name for label in labels}
    like = dict.fromkeys(spelled, Likeness.NONE)
    like |= {key: likeness(spelled[key], common) for key in list(spelled)[:_MOST]}
    for pair in _PAIRS:
        if pair <= set(like):
            like |= dict.fromkeys(pair, Likeness.ROLE)
    for pair in _LETTERS:
        if pair <= set(like) and any(label.asks for label in labels if label.key == "i"):
            like |= dict.fromkeys(pair, Likeness.WEAK)
    return like


def _first_speakers(counts: Counter[str], like: dict[str, Likeness]) -> set[str]:
    """Roles and full names that recur; where they are few, who begins and who is next."""
    usable = [name for name in counts if like[name] > Likeness.LOOSE]
    firsts = [name for name in list(counts)[:2] if name in usable]
    found = {
        name
        for name in usable
        if like[name] is Likeness.ROLE
        or (like[name] is Likeness.FULL and (counts[name] > 1 or name in firsts))
    }
    found |= {name for name in firsts if like[name] > Likeness.WEAK and counts[name] > 1}
    if len(found) < 2:
        nearest = firsts or usable[:2]
        found |= {name for name in nearest if like[name] > Likeness.WEAK or counts[name] > 1}
    return found


def _who_begins(labels: Sequence[Label], counts: Counter[str]) -> set[str]:
    """The first label where it recurs, and the next one where it always stands right after one.

    A conversation begins with somebody, whatever they are called.
    """
    order = list(counts)[:2]
    if counts[order[0]] < 2:
        return set()
    asking = {label.key for label in labels if label.asks} | {order[0]}
    after = [two for one, two in pairwise(labels) if one.key in asking and one.key != two.key]
    second = order[-1]
    follows = sum(1 for label in after if label.key == second)
    return {order[0], second} if 1 < follows == counts[second] else {order[0]}


def _is_conversation(
    first: Collection[str],
    kept: Sequence[Label],
    counts: Counter[str],
    like: dict[str, Likeness],
    prose_before: int,
) -> bool:
    order = [name for name in counts if name in first]
    kinds = {like[name] for name in order}
    recur = [name for name in order if counts[name] > 1]
    asked = any(label.asks for label in kept)
    named = Likeness.FULL in kinds and not prose_before
    if Likeness.ROLE in kinds:
        return len(order) > 1 or bool(recur) or not prose_before
    if max(kinds) < Likeness.MEDIUM:
        return len(recur) > 1 and asked and _takes_turns(kept)
    if len(order) == 1:
        return counts[order[0]] > (1 if named or (asked and Likeness.FULL in kinds) else 2)
    if recur or len(kept) > len({label.key for label in kept}):
        return (named or asked) and _takes_turns(kept)
    if kinds == {Likeness.FULL}:
        return kept[0].asks
    return len(order) == 2 and kept[0].asks and not kept[1].asks


def _recur_in_turn(kept: Sequence[Label], counts: Counter[str]) -> bool:
    recur = {label.key for label in kept if counts[label.key] > 1}
    return len(recur) > 1 and _takes_turns(kept)


def _in_doubt(labels: Sequence[Label], counts: Counter[str]) -> Found:
    """Where nothing looks like a name, and yet somebody asks and somebody answers by turns."""
    often = [label for label in labels if counts[label.key] > 1]
    asking = {label.key for label in often if label.asks}
    heads = all(heads_a_thought(label.name) for label in often)
    between = asking and len({label.key for label in often} - asking) and not heads
    opens = not heads_a_thought(labels[0].name)
    if _takes_turns(labels) and (between or (often and labels[0].asks and opens)):
        return Found(doubt=labels[0].line)
    return Found()


def _takes_turns(kept: Sequence[Label]) -> bool:
    """Whether somebody speaks again after another one."""
    runs = [label.key for label in kept]
    runs = [name for at, name in enumerate(runs) if at == 0 or runs[at - 1] != name]
    return len(runs) > len(set(runs))


def asks(first: str, last: str) -> bool:
    """Whether what is said begins as a request or ends as a question."""
    return last.rstrip("*_ \"”'’)").endswith(("?", "？", "؟")) or bool(_ASKING.match(first))
