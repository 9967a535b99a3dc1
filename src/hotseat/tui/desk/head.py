"""The headline of the desk: whose interview it is, and what has to be known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.files.clean import shorten

if TYPE_CHECKING:
    from hotseat.tui.desk.place import AtDesk
    from hotseat.tui.desk.round import Round

_MODES = {"before": "shown before scoring", "off": "no suggestions", "after": ""}
_WIDE = 120


def left(at: AtDesk, going: Round | None) -> list[str]:
    """Whose interview, or which criterion of all."""
    interview = at.desk.interview
    who = brief = f"Candidate {interview.label}"
    if at.names and interview.candidate:
        who, brief = (f"{shorten(interview.candidate, n)} ({interview.label})" for n in (30, 14))
    if going is not None and at.part is not None:
        title = shorten(at.part.title, 30)
        nth = f"{going.at + 1} of {len(going.interviews)}"
        return [f"{title} · all candidates · {nth} · {who}", f"{title} · all candidates · {nth}"]
    if interview.is_calibration:
        who = brief = f"Answer {interview.label}"
    question = at.question
    if question is None:
        return [f"Desk · {who}", who]
    title = shorten(question.title or question.id, 48)
    number, of = at.place
    nth = f" · {number} of {of}" if of > 1 else ""
    forms = [f"Desk · {who} · {title}{nth}"]
    forms += [f"{who} · {shorten(title, room)}{nth}" for room in (48, 24)]
    # A long name must not take the place of the question.
    forms += [f"{brief} · {shorten(title, room)}{nth}" for room in (24, 12)]
    return [*forms, f"{brief}{nth}", interview.label]


def right(at: AtDesk, width: int) -> list[str]:
    """What has to be known; the last forms are the shortest."""
    interview = at.desk.interview
    states = []
    if at.desk.read_only:
        states.append("read only")
    elif interview.locked_at is not None:
        states.append("finished")
    states += filter(None, [_MODES[interview.suggest]])
    states.append("names shown" if at.names else "names hidden")
    done, of = at.scored
    if of:
        states.append(f"{done} of {of} scored")
    forms = [" · ".join(states[:n]) for n in range(len(states), 0, -1)]
    if width >= _WIDE and interview.keep_until:
        forms.insert(0, f"{forms[0]} · kept until {shorten(interview.keep_until, 10)}")
    return forms
