"""Other forms in which a line, or two, say who speaks: chats, headings, names in brackets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hotseat.desk.transcripts.markup import name_in
from hotseat.desk.transcripts.named import Head
from hotseat.desk.transcripts.names import Likeness, likeness
from hotseat.desk.transcripts.times import DAYTIME, TIME, seconds_of

_NAME = r"(?P<name>[^\s:：#*<>\[\]|][^:：*<>\[\]]{0,80}?)"
_ANY = r"(?P<name>[^\s:：#*<>|][^:：*<>]{0,80}?)"
_SAID = r"(?P<text>\S.*)"
_UNIT = r"\d{1,3} (?:hours?|minutes?|seconds?)"
_SPAN = rf"{_UNIT}(?:,? {_UNIT}){{0,2}}"
_ZOOM = re.compile(rf"{TIME} From (?P<name>[^:]{{1,200}}):(?: (?P<text>.*)|$)", re.IGNORECASE)
_TO = re.compile(r" to ", re.IGNORECASE)
_TEAMS = re.compile(rf"{_ANY}\s+(?P<span>{_SPAN})$")
_LASTS = re.compile(_SPAN)
_TABS = re.compile(rf"(?P<time>{TIME})\t+(?P<name>[^\t:]{{1,60}}):?\t+{_SAID}")
_TIME_ALONE = re.compile(rf"[\[(]?(?P<time>{DAYTIME})[\])]?")
_INLINE = re.compile(rf"{_NAME}\s+(?P<time>{TIME})\s+{_SAID}")

_LETTER = re.compile(
    rf"(?P<name>[QAIRC])(?:\d{{1,3}}\s?[.):\-–—]|\s?[.)\-–—])(?:\s+|(?=[^\W\d])){_SAID}"
)
_BRACKETS = re.compile(rf"\[(?P<name>[^\[\]:]{{0,40}}[^\W\d][^\[\]:]{{0,40}})\]\s+{_SAID}")
_ANGLES = re.compile(rf"<(?P<name>[^<>:]{{1,60}})>\s+{_SAID}")
_LIKELY = (
    re.compile(rf"#{{1,6}}\s+(?:\*\*)?{_ANY}(?:\*\*)?\s*:?(?P<text>)$"),
    re.compile(
        rf"\*\*{_ANY}:?\*\*:?(?:\s+[*_(\[]{{0,2}}(?P<time>{TIME})[*_)\]]{{0,2}})?(?P<text>)$"
    ),
    _BRACKETS,
    _ANGLES,
    re.compile(rf"\d{{1,5}}[.)]\s+{_NAME}\s*:\s+{_SAID}"),
    re.compile(rf"{_ANY}\s+[-–—]\s+{_SAID}"),
    re.compile(rf"{_NAME}:(?=[^\s/\d]){_SAID}"),
    _INLINE,
)
"""Forms that answers have as well: whether they are speakers is decided as for `Name: text`."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the names are in a form."""

    heads: dict[int, Head]
    left_out: set[int] = field(default_factory=set)
    """Lines that belong to a name and hold no words."""
    marked: bool = False
    """Whether signs stand around each name that an answer hardly has."""


def sure_layout(raw: Sequence[str]) -> Layout | None:
    """The form of a text that can be nothing else; None where it has none."""
    flat = [" ".join(line.split()) for line in raw]
    for find in (_zoom_chat, _teams_copied, _tabs, _stacked, _letters):
        layout = find(raw if find is _tabs else flat)
        if layout and len(layout.heads) > 1:
            return layout
    return None


def likely_layouts(raw: Sequence[str]) -> Iterator[Layout]:
    """Forms that a text may have: at least two names that recur."""
    flat = [" ".join(line.split()) for line in raw]
    for pattern in _LIKELY:
        heads: dict[int, Head] = {}
        for at, line in enumerate(flat):
            if line and (match := pattern.match(line)):
                time = match.groupdict().get("time")
                start = seconds_of(time) if time else None
                text = match["text"].strip()
                heads[at] = Head(name_in(match["name"]), text, start, timed=False, alone=False)
        counts = Counter(head.name.casefold() for head in heads.values())
        if 1 < len(counts) < len(heads):
            yield Layout(heads, marked=pattern in (_BRACKETS, _ANGLES))


def _zoom_chat(raw: Sequence[str]) -> Layout:
    """`10:02:11 From Ann to Everyone:`, with the words on the line or under it."""
    heads = {}
    for at, line in enumerate(raw):
        if line[:1].isdigit() and (m := _ZOOM.match(line)):
            name = _TO.split(m["name"], 1)[0].strip()
            heads[at] = Head(
                name_in(name), (m["text"] or "").strip(), None, timed=True, alone=False
            )
    return Layout({at: head for at, head in heads.items() if head.name})


def _letters(raw: Sequence[str]) -> Layout | None:
    """`Q1: ...` and `A1: ...`, `Q. ...` and `A. ...`: each question has its answer."""
    heads: dict[int, Head] = {}
    for at, line in enumerate(raw):
        if m := _LETTER.match(line):
            heads[at] = Head(m["name"], m["text"], None, timed=False, alone=False)
    order = [head.name for head in heads.values()]
    turns = {"".join(order[at : at + 2]) for at in range(0, len(order), 2)}
    asked = any(head.text.endswith("?") for head in heads.values() if head.name in "QI")
    return Layout(heads) if len(turns) == 1 and turns <= {"QA", "IR", "IC"} and asked else None


def _tabs(raw: Sequence[str]) -> Layout:
    heads = {}
    for at, line in enumerate(raw):
        if "\t" in line and (m := _TABS.match(line)):
            start = seconds_of(m["time"])
            heads[at] = Head(name_in(m["name"]), m["text"], start, timed=True, alone=False)
    return Layout(heads)


def _teams_copied(raw: Sequence[str]) -> Layout | None:
    """Copied from the page: `Name 1 minute 4 seconds`, with name, initials and time before it."""
    heads = {}
    for at, line in enumerate(raw):
        if line[-1:] == "s" or line.endswith(("second", "minute", "hour")):
            match = _TEAMS.match(line)
            if match and not _LASTS.fullmatch(line):
                start = _seconds(match["span"])
                heads[at] = Head(name_in(match["name"]), "", start, timed=True, alone=True)
    counts = Counter(head.name.casefold() for head in heads.values())
    lasting = sum(1 for line in raw if len(line) < 60 and _LASTS.fullmatch(line))
    named = all(likeness(head.name) > Likeness.WEAK for head in heads.values())
    if not (lasting or named or (counts and min(counts.values()) > 1)):
        return None
    initials = {"".join(word[0] for word in name.split() if word) for name in counts}
    left_out = set()
    for at, line in enumerate(raw):
        small = line.casefold()
        alone = small in counts or small in initials or _LASTS.fullmatch(line)
        if at not in heads and len(line) < 100 and (alone or _TIME_ALONE.fullmatch(line)):
            left_out.add(at)
    return Layout(heads, left_out)


def _seconds(span: str) -> float:
    parts = re.findall(r"(\d+) (h|m|s)", span)
    return float(sum(int(number) * {"h": 3600, "m": 60, "s": 1}[unit] for number, unit in parts))


def _stacked(raw: Sequence[str]) -> Layout | None:
    """A name, a time under it, and then the words."""
    heads: dict[int, Head] = {}
    times: set[int] = set()
    for at, line in enumerate(raw[1:], start=1):
        if len(line) < 30 and (m := _TIME_ALONE.fullmatch(line)):
            before = raw[at - 1]
            if before and len(before) <= 80 and ":" not in before:
                start = seconds_of(m["time"])
                heads[at - 1] = Head(name_in(before), "", start, timed=True, alone=True)
                times.add(at)
    counts = Counter(head.name.casefold() for head in heads.values())
    again = sum(count for count in counts.values() if count > 1)
    sure = all(likeness(head.name) >= Likeness.FULL for head in heads.values())
    if not heads or not (sure or 2 * again >= len(heads)):
        return None
    return Layout(heads, times)
