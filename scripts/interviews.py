"""Interviews that nobody gave, for the pictures of the desk and its documentation."""

from __future__ import annotations

from hotseat.desk.models import Transcript
from hotseat.desk.transcripts import read_text

QUESTION = "d15-hotel-concierge"
INTERVIEWER = "Priya Raman"

ONE = """\
00:12 Priya Raman: Thanks for making time, Jonas. We are at case two, the hotel concierge.
00:21 Priya Raman: The chat is warm and guests like it, but it sends them to restaurants that
closed and quotes pool hours from an old brochure. The hotels edit their facts every day. What
do you change?
00:44 Jonas Weber: So, um, how it talks is fine, right? Guests like it, so I would not touch
that. What is wrong is that its facts are from last year, and they change every day.
01:03 Priya Raman: What would you build first?
01:09 Jonas Weber: I would have it look up that hotel's entries in the content system before it
answers, so an edit at nine is in the chat at five past. Training it on the brochure again would
be out of date by the weekend. You can mail me a sketch at jonas.weber@example.org.
01:41 Priya Raman: And when would you do both?
01:47 Jonas Weber: If the right entry is on the screen and it still sounds like a database, then
I would train it a little on good old chats, for the warmth, and keep looking up the facts.
02:11 Priya Raman: Good. Let us go on to the last case, Jonas.
"""

TWO = """\
00:08 Priya Raman: Hello Amara. The hotel concierge, you have read it. What do you change?
00:17 Amara Okafor: I would fine-tune it. You take the new pages of every hotel and train the
model on them, maybe each month, and then it knows the new restaurants.
00:38 Priya Raman: The hotels edit their pages daily.
00:43 Amara Okafor: Yes, okay. Then, hm, each week. The training is cheap today. Looking things
up is slow, and the guests would notice.
01:00 Priya Raman: When would you do both?
01:04 Amara Okafor: I think one of them is enough.
"""

THREE = """\
00:05 Priya Raman: Let us begin with the concierge, Li. What do you change?
00:14 Li Wei: First I would ask what kind of failure it is. The tone is right, so nothing to
retrain there. It lacks what the hotels wrote this morning, and no training run keeps up with
that. So retrieval over the content system, filtered by hotel, with the time of the last edit
next to the answer.
00:48 Priya Raman: And what would the other way give you?
00:53 Li Wei: Training would give me manners, which we have. I would come back to it if the
answers turn stiff once the entries are pasted in.
"""

ALL = (ONE, TWO, THREE)


def zoom(lines: str) -> str:
    """The file that Zoom writes of it."""
    cues = [
        f"{n}\n{_clock(t.start or 0)} --> {_clock((t.start or 0) + 5)}\n{t.speaker}: {t.text}\n"
        for n, t in enumerate(read(lines).turns, start=1)
    ]
    return "WEBVTT\n\n" + "\n".join(cues)


def read(lines: str) -> Transcript:
    """Its turns."""
    return read_text(lines, "interview.txt")


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 3600:02}:{int(seconds) // 60 % 60:02}:{int(seconds) % 60:02}.000"
