"""Who is who while names are hidden."""

from __future__ import annotations

from collections.abc import Mapping

from hotseat.desk.models import Interview, Transcript


def roles(transcript: Transcript, interview: Interview) -> Mapping[str, str]:
    """What each speaker is called without their name: `Candidate B`, `Interviewer`."""
    others = [s for s in transcript.speakers if s != interview.candidate]
    word = "Interviewer" if interview.candidate else "Speaker"
    called = {
        name: word if len(others) == 1 else f"{word} {number}"
        for number, name in enumerate(others, start=1)
    }
    if interview.candidate:
        called[interview.candidate] = f"Candidate {interview.label}"
    return called
