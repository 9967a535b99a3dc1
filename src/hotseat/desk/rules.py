"""The order of marking: words before a level, the person's level before the tool's, a reason for
a change of mind after that.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hotseat.desk.errors import NeedsReasonError, NotYetError
from hotseat.desk.models import Given, Interview, Marking, Quote, Sheet

NO_EVIDENCE_YET = "Pick the words first, or state that there is no evidence."
LAST_EVIDENCE = "A level stands on this: pick other words first."
WHY_CHANGED = "The tool's level was shown: a change now needs a line that says why."
NO_CANDIDATE = "Say first who the candidate is: only their words are marked."
FINISHED = "This interview is finished: nothing is changed any more."


def check_open(interview: Interview) -> None:
    """See that it may still be changed.

    Raises:
        NotYetError: it was finished.
    """
    if interview.locked_at is not None:
        raise NotYetError(FINISHED)


def check_unmarked(sheet: Sheet) -> None:
    """See that a question may be taken away: what was seen or given on it stays on record.

    Raises:
        NotYetError: a level was given on it, or the tool's was seen.
    """
    marked = sheet.markings.values()
    if any(marking.levels for marking in marked):
        raise NotYetError("A level was given on this question: it stays.")
    if any(marking.shown_at for marking in marked):
        raise NotYetError("The tool's level was seen on this question: it stays.")


def with_quotes(marking: Marking, quotes: tuple[Quote, ...]) -> Marking:
    """These quotes picked, or, where all of them were, not any more.

    Raises:
        NotYetError: a level would be left without evidence.
    """
    if not quotes:
        return marking
    before = set(marking.quotes)
    now = before - set(quotes) if before >= set(quotes) else before | set(quotes)
    return _held(replace(marking, quotes=tuple(sorted(now)), no_evidence=False))


def with_no_evidence(marking: Marking) -> Marking:
    """Stated that there is no evidence, which drops the words, or that taken back.

    Raises:
        NotYetError: a level stands on words: what was its evidence cannot be stated away.
    """
    if marking.levels and marking.quotes:
        raise NotYetError(LAST_EVIDENCE)
    return _held(replace(marking, quotes=(), no_evidence=not marking.no_evidence))


def with_level(marking: Marking, level: int, at: datetime, reason: str) -> Marking:
    """Another level given.

    Raises:
        NotYetError: no words were picked, and it was not stated that there are none.
        NeedsReasonError: the tool's level was shown, and no reason is given.
    """
    if not marking.has_evidence:
        raise NotYetError(NO_EVIDENCE_YET)
    # Where there was not enough to suggest, nothing was shown that could have changed a mind.
    changed = bool(marking.levels)
    seen = marking.shown_at is not None and marking.suggested is not None
    if changed and seen and not reason.strip():
        raise NeedsReasonError(WHY_CHANGED)
    given = Given(level, at, seen, " ".join(reason.split()) if changed else "")
    return replace(marking, levels=(*marking.levels, given), reason_draft="")


def may_look(interview: Interview, marking: Marking) -> bool:
    """Whether the tool's level may be shown now."""
    if interview.suggest == "after":
        return marking.level is not None
    return interview.suggest == "before"


def with_sheet(interview: Interview, sheet: Sheet) -> Interview:
    """The interview with a sheet in place of the one of the same question, or behind all."""
    if interview.sheet(sheet.question) is None:
        return replace(interview, sheets=(*interview.sheets, sheet))
    sheets = tuple(sheet if s.question == sheet.question else s for s in interview.sheets)
    return replace(interview, sheets=sheets)


def with_marking(sheet: Sheet, criterion: str, marking: Marking) -> Sheet:
    """The sheet with another marking."""
    return replace(sheet, markings={**sheet.markings, criterion: marking})


def _held(marking: Marking) -> Marking:
    if marking.levels and not marking.has_evidence:
        raise NotYetError(LAST_EVIDENCE)
    return marking
