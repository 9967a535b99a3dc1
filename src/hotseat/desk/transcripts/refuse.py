"""Why a file is no transcript. No message holds a word of it."""

from __future__ import annotations

from hotseat.errors import InvalidFileError, Problem


def refused(
    name: str, message: str, hint: str = "", line: int = 0, column: int = 0
) -> InvalidFileError:
    """The error for a file, without an excerpt: what candidates say is not shown in errors."""
    return InvalidFileError([Problem(name, line, column, message, hint)])


def no_words(name: str) -> InvalidFileError:
    """The error for a file in which nobody says anything."""
    return refused(
        name, "there are no words in it", "is it the right file, and was it saved after the call?"
    )


def no_speakers(name: str, line: int) -> InvalidFileError:
    """The error for a recording's words with times, of which nobody knows who said them."""
    return refused(
        name,
        "it has times but names no speakers, so nobody can tell who said what",
        "export it with speakers, or write `Name: ` before what each one says; "
        "if one person speaks throughout, import the words alone, without the times",
        line,
        1,
    )


def unclear_speaker(name: str, line: int) -> InvalidFileError:
    """The error for a conversation in which one line may be a speaker's own or another's."""
    return refused(
        name,
        "this line may begin what another one says, and that is not clear",
        "write each speaker's name in one way before all that they say, as `Name: `; if it is no "
        "speaker, join the line to the one before; --one-answer reads the file as one answer",
        line,
        1,
    )


def unclear_form(name: str, line: int) -> InvalidFileError:
    """The error for a conversation that does not say who speaks in a form that is read."""
    return refused(
        name,
        "it looks like a conversation, and who says what cannot be read",
        "write `Name: ` before what each one says; --one-answer reads the file as one answer",
        line,
        1,
    )
