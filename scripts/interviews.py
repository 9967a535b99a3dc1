"""Interviews that nobody gave, for the pictures of the desk: speaker, seconds, words."""

from __future__ import annotations

Line = tuple[str, int, str]

QUESTION = "d15-hotel-concierge"
INTERVIEWER = "Priya Raman"

ONE: tuple[Line, ...] = (
    (INTERVIEWER, 12, "Thanks for making time, Jonas. We are at case two, the hotel concierge."),
    (
        INTERVIEWER,
        21,
        (
            "The chat is warm and guests like it, but it sends them to restaurants that closed and "
            "quotes pool hours from an old brochure. The hotels edit their facts every day. What do "
            "you change?"
        ),
    ),
    (
        "Jonas Weber",
        44,
        (
            "So, um, how it talks is fine, right? Guests like it, so I would not touch that. What is "
            "wrong is that its facts are from last year, and they change every day."
        ),
    ),
    (INTERVIEWER, 63, "What would you build first?"),
    (
        "Jonas Weber",
        69,
        (
            "I would have it look up that hotel's entries in the content system before it answers, "
            "so an edit at nine is in the chat at five past. Training it on the brochure again would "
            "be out of date by the weekend. You can mail me a sketch at jonas.weber@example.org."
        ),
    ),
    (INTERVIEWER, 101, "And when would you do both?"),
    (
        "Jonas Weber",
        107,
        (
            "If the right entry is on the screen and it still sounds like a database, then I would "
            "train it a little on good old chats, for the warmth, and keep looking up the facts."
        ),
    ),
    (INTERVIEWER, 131, "Good. Let us go on to the last case, Jonas."),
)

TWO: tuple[Line, ...] = (
    (INTERVIEWER, 8, "Hello Amara. The hotel concierge, you have read it. What do you change?"),
    (
        "Amara Okafor",
        17,
        (
            "I would fine-tune it. You take the new pages of every hotel and train the model on them, "
            "maybe each month, and then it knows the new restaurants."
        ),
    ),
    (INTERVIEWER, 38, "The hotels edit their pages daily."),
    (
        "Amara Okafor",
        43,
        (
            "Yes, okay. Then, hm, each week. The training is cheap today. Looking things up is slow, "
            "and the guests would notice."
        ),
    ),
    (INTERVIEWER, 60, "When would you do both?"),
    ("Amara Okafor", 64, "I think one of them is enough."),
)

THREE: tuple[Line, ...] = (
    (INTERVIEWER, 5, "Let us begin with the concierge, Li. What do you change?"),
    (
        "Li Wei",
        14,
        (
            "First I would ask what kind of failure it is. The tone is right, so nothing to retrain "
            "there. It lacks what the hotels wrote this morning, and no training run keeps up with "
            "that. So retrieval over the content system, filtered by hotel, with the time of the last "
            "edit next to the answer."
        ),
    ),
    (INTERVIEWER, 48, "And what would the other way give you?"),
    (
        "Li Wei",
        53,
        (
            "Training would give me manners, which we have. I would come back to it if the answers "
            "turn stiff once the entries are pasted in."
        ),
    ),
)

ALL = (ONE, TWO, THREE)


def zoom(lines: tuple[Line, ...]) -> str:
    """The file that Zoom writes of it."""
    cues = [
        f"{n}\n{_clock(at)} --> {_clock(at + 5)}\n{who}: {words}\n"
        for n, (who, at, words) in enumerate(lines, start=1)
    ]
    return "WEBVTT\n\n" + "\n".join(cues)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"
