"""The lines of a conversation: which are not part of it, and what each of the others says."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence

from hotseat.desk.transcripts.join import Said
from hotseat.desk.transcripts.named import Head, head_of, is_title, words_before
from hotseat.desk.transcripts.names import Likeness, likeness

_ESCAPED = re.compile(r"&(?:#x27|#39|quot|apos);")
_MOST_WORDS = 5
"""Words of a value in a header such as `Position: ML engineer`."""
_MOST_LISTED = 20
_SENTENCE = (".", "!", "?", "…", ",", ";")


def unescaped(lines: Sequence[str]) -> Sequence[str]:
    """Entities as signs, where a text has them for its quotes and no quote of its own."""
    if not any("&" in line and _ESCAPED.search(line) for line in lines):
        return lines
    if any(sign in line for line in lines for sign in "'\"<>"):
        return lines
    return [html.unescape(line) if "&" in line else line for line in lines]


def header_lines(heads: Mapping[int, Head], lines: Sequence[str]) -> set[int]:
    """Leading lines such as `Position: ML engineer`: their keys do not recur, nothing is said."""
    counts = Counter(head.name.casefold() for head in heads.values())
    found: list[int] = []
    for at, line in enumerate(lines):
        head = heads.get(at)
        if head is None or not head.text or head.timed:
            if line and not found and is_title(line) and head is None:
                continue
            if line or found:
                break
            continue
        value = head.text.split()
        short = len(value) <= _MOST_WORDS and not head.text.endswith(_SENTENCE)
        if not short or counts[head.name.casefold()] > 1:
            break
        found.append(at)
    if not found:
        return set()
    after = found[-1] + 1
    ended = after >= len(lines) or not lines[after]
    names = all(likeness(heads[at].text) >= Likeness.FULL for at in found)
    return set(found) if ended or names or len(found) > 2 else set()


def timed_speakers(heads: Mapping[int, Head], lines: Sequence[str]) -> frozenset[str]:
    """Names with times by them: a form of its own, in which little else is a name."""
    timed = {at: h for at, h in heads.items() if h.timed and h.name and _has_words(at, h, lines)}
    counts = Counter(head.name.casefold() for head in timed.values())
    like = {head.name.casefold(): likeness(head.name) for head in timed.values()}
    again = {name for name, count in counts.items() if count > 1} - _out_of_time(timed, like)
    sure = {name for name, kind in like.items() if kind > Likeness.WEAK}
    weak = {name for name, kind in like.items() if kind is Likeness.WEAK}
    apart = {
        head.name.casefold()
        for at, head in timed.items()
        if (not at or not lines[at - 1])
        if head.alone
    }
    led = {head.name.casefold() for head in timed.values() if head.rest and not head.alone}
    names = again | sure
    if len(names) > 1 or again:
        names |= (apart | led) - _out_of_time(timed, like)
    if not names and len(weak) > 1 and all(head.alone for head in timed.values()):
        names = weak
    places = [at for at, head in timed.items() if head.name.casefold() in names]
    if len(places) > 1 or (places and not words_before(lines, places[0])):
        return frozenset(names)
    return frozenset()


def _out_of_time(timed: Mapping[int, Head], like: Mapping[str, Likeness]) -> set[str]:
    """Words with a time that does not fit between those around it, as in `Pool hours 10:30`."""
    found = set()
    run = [head for head in timed.values() if head.start is not None]
    for before, head, after in zip([None, *run], run, [*run[1:], None], strict=False):
        past = -1.0 if before is None or before.start is None else before.start
        following = float("inf") if after is None or after.start is None else after.start
        now = head.start or 0.0
        name = head.name.casefold()
        if like[name] < Likeness.MEDIUM and past <= following and not past <= now <= following:
            found.add(name)
    return found


def _has_words(at: int, head: Head, lines: Sequence[str]) -> bool:
    """Whether words follow a name and a time: on the line or in the next one that has any."""
    if not head.alone:
        return True
    after = next((i for i in range(at + 1, min(at + 6, len(lines))) if lines[i]), None)
    if after is None:
        return False
    following = head_of(lines[after])
    return following is None or not (following.alone and following.timed)


def said_in(
    heads: Mapping[int, Head],
    lines: Sequence[str],
    speakers: Container[str],
    *,
    preface: bool = True,
) -> Iterator[Said]:
    """What each line says; a line without a name goes on with the speaker before.

    Without `preface` what stands before the first name is left out.
    """
    begun = False
    preface = preface and not _only_names(lines, heads, speakers)
    waiting: float | None = None
    for at, line in enumerate(lines):
        head = heads.get(at)
        if head is not None and head.name and head.name.casefold() in speakers:
            begun = True
            waiting = head.start if head.start is not None else waiting
            yield Said(head.name, waiting, (head.text,))
            waiting = waiting if not head.text else None
        elif head is not None and not head.name and head.alone:
            waiting = head.start
        elif line and (begun or (preface and not is_title(line))):
            text = line
            if head is not None:
                text = (head.rest or line) if head.name else head.text
            yield Said(None, waiting, (text,))
            waiting = None


def _only_names(lines: Sequence[str], heads: Mapping[int, Head], speakers: Container[str]) -> bool:
    """Whether what stands before the first name is titles, and lists of those who speak."""
    named = [(at, head.name) for at, head in heads.items() if head.name.casefold() in speakers]
    first = min((at for at, _ in named), default=0)
    names = sorted({name for _, name in named}, key=len, reverse=True)[:_MOST_LISTED]
    for line in lines[:first]:
        rest = line
        for name in names:
            rest = rest.replace(name, "")
        if any(sign.isalnum() for sign in rest) and not is_title(line):
            return False
    return True
