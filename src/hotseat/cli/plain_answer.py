"""One question in lines: it is said, timed, and answered until a line with only a full stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.cli.plain_ends import InputEnded, Left
from hotseat.cli.plain_input import LONGEST
from hotseat.cli.plain_time import place, said_now, said_of_step, said_of_time
from hotseat.errors import HotseatError
from hotseat.interview.drafts import UNSAVED
from hotseat.interview.timing import step_of
from hotseat.interview.words import count, word_count
from hotseat.records.models import storable
from hotseat.scoring import MAX_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from hotseat.cli.plain_talk import Talk
    from hotseat.interview.session import Session
    from hotseat.interview.turn import Answer, Turn

END = "."
HELP = (
    ("/again", "say the question again"),
    ("/time", "how much time there is"),
    ("/pause", "stop the clock until you press Enter"),
    ("/edit", "go on in your own editor"),
    ("/clear", "begin the answer anew"),
    ("/back", "leave; what you typed is kept"),
)
COMMANDS = (*(name for name, _ in HELP), "/help")
_LONGEST = 20
"""Characters of a word that may be a command mistyped."""
_HOW = "Type your answer; a line with only a full stop ends it. /help says what else there is."
_NOTHING = "There is nothing to mark yet."


class _TimeIsUp(BaseException):
    """Time ended where it ends the answer."""


class Asking:
    """Leads from a question to its answer. Everything typed is kept at once."""

    def __init__(self, turn: Turn, session: Session, talk: Talk) -> None:
        self._turn = turn
        self._session = session
        self._talk = talk
        self._lines = turn.text.split("\n") if turn.text else []
        self._typed = False
        """Whether anything was typed since it was asked."""
        self._asked_to_skip = False
        self._ended_in_editor = False
        """Whether time ended there: what came of it is handed in, what stood before was on time."""
        watch = turn.clock
        self._step = 3 if watch.is_over else step_of(watch.share)
        self._thought = watch.is_thinking

    @property
    def text(self) -> str:
        """The answer as it stands, with the line that is being typed."""
        pending = self._talk.source.pending
        whole = not pending or may_become_command(pending) or self._size(pending) > MAX_CHARACTERS
        return storable("\n".join(self._lines if whole else [*self._lines, pending]))

    def run(self) -> Answer:
        """Ask until there is an answer.

        Raises:
            InputEnded: the input ended before anything was typed.
            Left: the person went back.
        """
        self._talk.say("", *self._question(), "", *said_of_time(self._turn), _HOW)
        if self._lines:
            self._talk.say("", "This is what you have so far. It goes on with what you type.")
            self._talk.say(self.text)
        self._session.drafts.watch(self._turn, lambda: self.text)
        try:
            return self._listen()
        except _TimeIsUp:
            self._talk.source.drop()
            self._talk.say_notices()
            on_time = self._turn.clock.on_time or ""
            return self._hand_in(self.text if self._ended_in_editor else on_time)

    def _listen(self) -> Answer:
        commands: dict[str, Callable[[], None]] = {
            "/again": lambda: self._talk.say(*self._question(again=True)),
            "/time": lambda: self._talk.say(*said_now(self._turn)),
            "/pause": self._pause,
            # What asks to end does so once the words from the editor are taken.
            "/edit": self._talk.signals.held()(self._edit),
            "/clear": self._clear,
            "/back": self._back,
            "/help": self._help,
        }
        while True:
            line = self._talk.next(self._look)
            word = (line or "").strip()
            if line is None or word == END:
                self._after()
                if self._is_enough(ended=line is None):
                    return self._hand_in(self.text)
            elif word in commands:
                self._after()
                commands[word]()
            elif meant := nearest_command(word):
                self._after()
                self._talk.say(f"There is no {word}; did you mean {meant}? /help lists them.")
            else:
                self._put(line)
                self._after()

    # The clock

    def _look(self, *, late: bool = False) -> None:
        """Account for the time; say what step came, and keep what is not kept."""
        watch = self._turn.clock
        if not self._talk.typed:
            self._talk.typed = self.text != storable(self._turn.text)
        thought, self._thought = self._thought, False
        watch.advance(self.text, busy=late)
        self._thought = watch.is_thinking
        if thought and not self._thought and not self._typed and not self._talk.source.pending:
            self._talk.notice("The time to think is over. The clock for your answer runs.")
        step = 3 if watch.is_over else step_of(watch.share)
        if step > self._step:
            self._step = step
            self._talk.notice(said_of_step(self._turn, step))
            if step == 3 and self._session.settings.bell:
                self._talk.ring()
        drafts = self._session.drafts
        if drafts.state == UNSAVED or (self._turn.is_timed and drafts.clock_is_old):
            self._talk.try_to("The draft", drafts.save)
        if watch.is_over and watch.limits.hard_stop:
            raise _TimeIsUp

    def _after(self) -> None:
        """A line came. Where nothing could be seen while waiting, all of that time was work."""
        self._look(late=not self._talk.source.watches)

    def _pause(self) -> None:
        watch = self._turn.clock
        if not self._turn.is_timed:
            self._talk.say("No clock runs here; take the time you want.")
            return
        if not watch.pause(self.text):
            self._talk.say("No pause is left. The clock runs on.")
            return
        self._talk.try_to("The draft", self._session.drafts.save)
        left = watch.pauses_left
        budget = "" if left is None else f" {count(left, 'pause')} left after this one."
        self._talk.say(f"Paused. The clock stands still.{budget} Press Enter to go on.")
        if self._talk.next(lambda: None) is None:
            raise InputEnded
        watch.go_on(self.text)
        self._talk.say("The clock runs on.", *said_now(self._turn))

    # The text

    def _put(self, line: str) -> None:
        size = self._size(line)
        if size > MAX_CHARACTERS:
            self._refuse(size, cut=len(line) >= LONGEST)
            return
        self._lines.append(line)
        self._typed = True

    def _size(self, line: str) -> int:
        """Characters of the answer with one more line."""
        return sum(len(each) + 1 for each in self._lines) + len(line)

    def _refuse(self, size: int, *, cut: bool) -> None:
        said = f"more than {LONGEST:,}" if cut else f"{size:,}"
        self._talk.say(
            f"Not put in: the answer would have {said} characters, and {MAX_CHARACTERS:,} is "
            "the limit. Your text is as it was."
        )

    def _edit(self) -> None:
        from hotseat.interview.editor import edit

        store, before, watch = self._session.store, self.text, self._turn.clock
        self._talk.try_to("The draft", self._session.drafts.save)
        try:
            with self._talk.source.lent():
                edited = edit(before, store.path.parent if store else None)
        except HotseatError as error:
            self._talk.say(error.message)
            edited = before
        was_over = watch.is_over
        watch.advance(before, busy=True)
        self._ended_in_editor = watch.is_over and not was_over
        if edited != before:
            self._lines = edited.split("\n") if edited else []
            self._typed = True
        self._look()
        self._talk.say(f"Your answer has {count(word_count(self.text), 'word')} now.")

    def _clear(self) -> None:
        self._lines = []
        self._look()
        self._talk.try_to("The draft", self._session.drafts.save)
        self._talk.say("Your answer is empty now.")

    def _is_enough(self, *, ended: bool) -> bool:
        """Whether to hand in what is there; in a sitting, a second time also nothing."""
        if ended and not (self._typed and self.text.strip()):
            raise InputEnded
        if self.text.strip() or self._asked_to_skip:
            return True
        if self._turn.run is None and self._turn.follow_up is None:
            self._talk.say(f"{_NOTHING} A sentence or two will do; /back leaves.")
            return False
        self._asked_to_skip = True
        self._talk.say(f"{_NOTHING} A full stop once more leaves it unanswered.")
        return False

    def _hand_in(self, text: str) -> Answer:
        answer = self._turn.hand_in(text, self._session.clock.now())
        # A signal while it is marked must find the words that are being marked.
        self._lines = text.split("\n") if text else []
        self._talk.try_to("The draft", self._session.drafts.save)
        return answer

    # What is said

    def _question(self, *, again: bool = False) -> tuple[str, ...]:
        question, follow_up = self._turn.question, self._turn.follow_up
        if follow_up is None:
            return (place(self._turn), question.title or question.id, "", question.prompt.strip())
        said = ("", "You said:", follow_up.answer.text.strip()) if again else ()
        return (place(self._turn), follow_up.probe.text, *said)

    def _help(self) -> None:
        self._talk.say("A line with only a full stop ends the answer. On a line of its own:")
        for name, what in HELP:
            self._talk.say(f"{name}: {what}")

    def _back(self) -> None:
        self._talk.try_to("The draft", self._session.drafts.save)
        raise Left


def may_become_command(pending: str) -> bool:
    """Whether a line that is not ended may still become a command, or the end of the answer."""
    word = pending.strip()
    return word == END or any(name.startswith(word) for name in COMMANDS)


def nearest_command(line: str) -> str:
    """The command that a line of one word was meant to be; empty where it is text."""
    import difflib

    if not line.startswith("/") or len(line) > _LONGEST or len(line.split()) != 1:
        return ""
    near = difflib.get_close_matches(line.casefold(), COMMANDS, 1)
    near += [name for name in COMMANDS if len(line) > 1 and name.startswith(line)]
    return next(iter(near), "")
