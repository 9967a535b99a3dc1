"""Why: the question, what each level asks for, what the person said when, what the tool went by,
and all notes.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from textual.content import Content

from hotseat.desk.said import words_of
from hotseat.tui.desk.notes import notes
from hotseat.tui.desk.parts import HIDDEN, NOT_ENOUGH, tool_level
from hotseat.tui.textual_text import ACCENT, DIM, beside, hanging, lines, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hotseat.interview.disputes import Part
    from hotseat.tui.desk.place import AtDesk


def enough(left: Sequence[str]) -> str:
    """That nothing lacks a level, or nothing but parts with these titles, which may."""
    if not left:
        return "Every criterion has a level."
    titles = " and ".join(filter(None, (", ".join(left[:-1]), left[-1])))
    return f"All that is needed has a level; {titles} may be left out."


def why(at: AtDesk, part: Part, width: int) -> Content:
    """All that there is on one part, its whole title first, and the notes."""
    title = text(" ".join(part.title.split()), "bold")
    parts = _question(at, width), _asks(part, width), _yours(at, part, width)
    return lines(
        hanging(text(""), title, width),
        "",
        *chain(*parts, _tool(at, part, width), _notes(at, width)),
    )


def _question(at: AtDesk, width: int) -> list[Content | str]:
    question = at.question
    if question is None:
        return []
    words = " ".join(question.prompt.split())
    return [text("The question", "bold"), "", hanging(text("  "), text(words), width), ""]


def _notes(at: AtDesk, width: int) -> list[Content | str]:
    kept = at.desk.interview.notes
    return [*notes(at, width, most=len(kept)), ""] if kept else []


def _asks(part: Part, width: int) -> list[Content | str]:
    rows: list[Content | str] = [text("What the levels ask for", "bold"), ""]
    for level, word in enumerate(part.words):
        head = beside("  ", text(f"{level} ", ACCENT), text(part.dots(level), ACCENT), " ")
        asks = part.meaning[level] if level < len(part.meaning) else ""
        rows.append(hanging(head, beside(text(word), text(f"  {asks}", DIM)), width))
    return [*rows, ""]


def _yours(at: AtDesk, part: Part, width: int) -> list[Content | str]:
    marking = at.marking(part)
    rows: list[Content | str] = [text("Yours", "bold"), ""]
    picked = words_of(at.desk.transcript, marking.quotes)
    rows += [_quoted(at, words, width) for words in picked]
    if marking.no_evidence:
        rows.append("  You state that nothing speaks to it.")
    for given in marking.levels:
        level = min(given.level, part.of)
        head = beside("  ", text(f"{given.at.astimezone():%H:%M}  ", DIM))
        said = beside(text(part.dots(level), ACCENT), " ", text(part.words[level]))
        after = ", after the other level was shown" if given.seen else ""
        reason = f": {at.cover(given.reason)}" if given.reason else ""
        rows.append(hanging(head, beside(said, text(f"{after}{reason}", DIM)), width))
    if not marking.levels:
        rows.append(text("  no level yet", DIM))
    return [*rows, ""]


def _tool(at: AtDesk, part: Part, width: int) -> list[Content | str]:
    desk = at.desk
    if desk.interview.suggest == "off":
        return []
    expert = desk.interview.is_calibration
    rows: list[Content | str] = [text("The expert's" if expert else "The tool's", "bold"), ""]
    shown = at.view(part)
    if shown is None:
        return [*rows, text(f"  {HIDDEN}", DIM), ""]
    level = tool_level(at, part, at.marking(part))
    if level is not None:
        level = min(level, part.of)
        rows.append(beside("  ", text(part.dots(level), ACCENT), " ", text(part.words[level])))
    elif shown.not_enough:
        rows.append(hanging(text("  "), text(f"{NOT_ENOUGH}: {shown.not_enough}", DIM), width))
    for words in shown.words.get(part.id, ()):
        quote = words_of(desk.transcript, (words.quote,))[0]
        rows.append(_quoted(at, quote, width))
        rows.append(
            hanging(text("    "), text(f"{at.cover(words.why)} ({words.rule})", DIM), width)
        )
    if remark := shown.why.get(part.id):
        rows.append(hanging(text("  "), text(at.cover(remark), DIM), width))
    if not expert:
        rows += [
            "",
            text("  Rules that anyone can read found these words. They decide nothing.", DIM),
        ]
    return [*rows, ""]


def _quoted(at: AtDesk, words: str, width: int) -> Content:
    return hanging(text("  "), text(f"“{' '.join(at.cover(words).split())}”"), width)
