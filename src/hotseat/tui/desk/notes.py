"""What stands beside the criteria at the desk: notes, probes, how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.style import Style

from hotseat.interview.words import count
from hotseat.tui.textual_text import ACCENT, DIM, beside, column, hanging, text

if TYPE_CHECKING:
    from textual.content import Content

    from hotseat.tui.desk.place import AtDesk

_INDENT = "  "


def so_far(at: AtDesk) -> str:
    """How many notes there are, and probes that were asked."""
    said = []
    if notes := len(at.desk.interview.notes):
        said.append(count(notes, "note"))
    if at.probes:
        asked = set(at.sheet.asked if at.sheet is not None else ())
        done = sum(probe.id in asked for probe in at.probes)
        said.append(f"{done} of {count(len(at.probes), 'probe')} asked")
    return " · ".join(said)


def probes(at: AtDesk, width: int, *, ticking: bool) -> list[Content]:
    """The probes with a tick where they were asked."""
    asked = set(at.sheet.asked if at.sheet is not None else ())
    rows = [text("Probes (same for everyone)", "bold")]
    for number, probe in enumerate(at.probes, start=1):
        done = probe.id in asked
        sign = beside(text("✓ " if done else "· ", ACCENT if done else DIM))
        head = beside(_INDENT, column(text(f"{number}", ACCENT), 3) if ticking else "", sign)
        row = hanging(head, text(probe.text, "" if done else DIM), width)
        rows.append(clickable(row, f"screen.tick({number - 1})"))
    if not at.probes:
        rows.append(text("  none", DIM))
    return rows


def notes(at: AtDesk, width: int, most: int = 8) -> list[Content]:
    """The last notes."""
    kept = at.desk.interview.notes
    rows = [text("Notes", "bold")]
    if len(kept) > most:
        rows.append(text(f"  {len(kept) - most} more before", DIM))
    rows += [hanging(text("  · ", DIM), text(at.cover(n.text)), width) for n in kept[-most:]]
    if not kept:
        rows.append(text("  none yet", DIM))
    return rows


def clickable(content: Content, action: str) -> Content:
    """What does something when it is clicked on. The action is ours, never text of a user."""
    return content.stylize(Style.from_meta({"@click": action}))
