"""The person: does what the table of acts says, and knows what stands in the field, where it can be
known.
"""

from __future__ import annotations

import contextlib
import random
import re
import time
from dataclasses import dataclass, field
from pathlib import Path

from scripts.soak_acts import ANY_KEYS, HOSTILE, MOVES, SIZES, STATUS, WORDS, Act, place_of
from scripts.soak_ledger import BrokenError, Field, Ledger
from tests.hardening.child import Child

from hotseat.bank.load import load_bank
from hotseat.interview.words import word_count
from hotseat.scoring import MAX_CHARACTERS

SIZE = (80, 24)
OVERLAYS = ("palette", "paused", "else")
"""What may lie on a question without that it was left."""


@dataclass
class Turn:
    """The question on the screen."""

    question: str
    """Its id; empty where that cannot be seen."""
    sitting: bool
    follow_up: bool
    typed: Field = field(default_factory=Field)

    @property
    def name(self) -> tuple[str, bool, bool]:
        """What tells it from others."""
        return self.question, self.sitting, self.follow_up


_BARS = re.compile(r"[▀-▟]")
"""What a bar beside the field is drawn with."""
_SHORT = 100


class Person:
    """Sits at one terminal after the other."""

    def __init__(self, chance: random.Random, ledger: Ledger) -> None:
        self.chance = chance
        self.ledger = ledger
        self.turn: Turn | None = None
        self.handed_in: tuple[Turn, str] | None = None
        """What was submitted, until its marks were shown."""
        self.shown = 0
        """Marks that were shown after a submit."""
        self.checked = 0
        """Drafts that an end left as they were typed."""
        self.unforeseen = 0
        """How often something else than what was typed stood in the field."""
        self._blind = False
        """Whether keys were pressed where it is not seen what they do."""
        self.size = SIZE
        bank = load_bank()
        self._ids = {q.title or q.id: q.id for q in bank.questions.values()}
        self.questions = max(len(topic.questions) for topic in bank.by_topic.values())
        """How many there are of a topic, at most."""

    # What is seen

    def look(self, child: Child) -> None:
        """See which question is asked, and whether what was handed in was marked."""
        screen = child.screen
        place = place_of(screen)
        if place == "interview":
            seen = self._seen(screen)
            if self.turn is None or self.turn.name != seen.name:
                self.turn = self._opened(seen, screen)
                if self._blind:
                    # Blank lines are no words on the screen.
                    self._unknown()
        elif place not in OVERLAYS:
            self.turn = None
        self._blind = place in OVERLAYS
        if self.handed_in is None or place in (*OVERLAYS, "predict"):
            return
        turn, text = self.handed_in
        if self.turn is not None and self.turn.name == turn.name:
            return
        self.handed_in = None
        self.shown += 1
        if not self.ledger.has(turn.question, text):
            raise BrokenError(f"shown as marked and not kept: {turn.question}: {text[-200:]!r}")

    def _seen(self, screen: str) -> Turn:
        """The question on the screen."""
        rows = [row.split("│")[0].strip() for row in screen.splitlines()]
        title = next((row for row in rows[2:] if row), "")
        in_sitting = not rows[0].startswith("Practice")
        return Turn(self._ids.get(title, ""), in_sitting, "follow-up" in rows[0])

    def _opened(self, turn: Turn, screen: str) -> Turn:
        """With what stands in its field, if that is known."""
        if words := self._words(screen):
            kept = self._draft(turn)
            is_it = not turn.follow_up and turn.question and word_count(kept) == words
            turn.typed.text = kept if is_it else None
        return turn

    @staticmethod
    def _words(screen: str) -> int:
        found = STATUS.search(screen)
        count = re.search(r"([\d,]+) words? ·", found[1]) if found else None
        return int(count[1].replace(",", "")) if count else 0

    def settle(self, child: Child, most: float = 5.0) -> None:
        """Wait until nothing more is painted."""
        end, size = time.monotonic() + most, -1
        time.sleep(0.03)
        while (size != len(child.output) or is_busy(child)) and time.monotonic() < end:
            size = len(child.output)
            time.sleep(0.04)
        if self.turn is not None and self.turn.typed.text is not None:
            self._confirm(child, self.turn)

    def _confirm(self, child: Child, turn: Turn) -> None:
        """See that what was typed stands on the screen; where it does not, it is not known."""
        typed = turn.typed
        end, text = time.monotonic() + 3.0, typed.text or ""
        while place_of(screen := child.screen) == "interview":
            if self._seen(screen).name != turn.name or "being marked" in screen:
                return
            if self._words(screen) == word_count(text) and shows(screen, text):
                typed.painted()
                return
            if time.monotonic() > end:
                typed.text = None
                self.unforeseen += 1
                return
            time.sleep(0.05)

    # What is done

    def do(self, child: Child, act: Act) -> None:
        """Do something: press its keys, type its text, or what its name stands for."""
        if not act.keys and not act.text:
            self._do_special(child, act.name)
            return
        self.press(child, *act.keys)
        if act.text:
            self.settle(child)
            child.send(act.text)
            self.settle(child)
        self.press(child, *act.then)
        if place_of(child.screen) not in ("home", "feedback"):
            self._unknown()

    def _do_special(self, child: Child, name: str) -> None:
        match name:
            case "type":
                for _ in range(self.chance.randint(1, 8)):
                    child.send(words := self.chance.choice(WORDS) + " ")
                    self._typed(words)
                    time.sleep(0.02)
            case "type a line":
                child.send(words := " ".join(self.chance.choices(WORDS, k=9)))
                child.press("enter")
                self._typed(f"{words}\n")
            case "paste" | "paste what is long":
                line = " ".join(self.chance.choices(WORDS, k=20)) + "\n"
                child.paste(words := line * (5 if name == "paste" else 250))
                self._typed(words)
            case "paste what is too long":
                child.paste("word " * 20_000)
            case "paste what is hostile":
                child.paste(self.chance.choice(HOSTILE))
                self._unknown()
            case "wander":
                self.press(child, *self.chance.choices(MOVES, k=3), "backspace")
                self._unknown()
            case "any keys":
                self.press(child, *self.chance.choices(ANY_KEYS, k=self.chance.randint(1, 4)))
                self._unknown()
                self._blind = True
            case "resize":
                self._resize(child)
            case "submit" | "submit nothing":
                self._submit(child, twice=name == "submit nothing")
            case _:
                raise LookupError(name)

    def _resize(self, child: Child) -> None:
        for _ in range(self.chance.randint(1, 3)):
            child.resize(*self.chance.choice(SIZES))
            time.sleep(0.02)
        self.size = SIZE if self.size != SIZE else self.chance.choice((SIZE, *SIZES))
        child.resize(*self.size)

    def press(self, child: Child, *names: str) -> None:
        """Press keys, as fast as a person might."""
        for name in names:
            child.press(name)
            # What follows an escape at once is taken for a part of it.
            time.sleep(0.15 if name == "escape" else 0.02)

    def _typed(self, words: str) -> None:
        if self.turn is None:
            return
        self.turn.typed.type(words)
        # What would be too long is refused.
        if len(self.turn.typed.text or "") > MAX_CHARACTERS:
            self._unknown()

    def _unknown(self) -> None:
        if self.turn is not None:
            self.turn.typed.text = None

    def _submit(self, child: Child, *, twice: bool) -> None:
        turn = self.turn
        text = self._kept(child, turn) if turn is not None else ""
        self.press(child, "ctrl+s", *(["ctrl+s"] if twice else []))
        if turn is not None and text.strip() and self.handed_in is None:
            self.handed_in = (turn, text)

    def _kept(self, child: Child, turn: Turn) -> str:
        """What stands in the field, once it is kept; empty where that cannot be told."""
        typed, end, last = turn.typed, time.monotonic() + 10, ""
        while turn.question and not turn.follow_up and self._words(screen := child.screen):
            if "being marked" in screen or time.monotonic() > end:
                break
            if "· saved" in screen and not is_busy(child):
                kept = self._draft(turn)
                if typed.is_painted and kept != typed.text:
                    raise BrokenError(f"shown as saved: {typed.text!r}; kept: {kept!r}")
                is_it = word_count(kept) == self._words(screen) and shows(screen, kept)
                if not is_it or kept == last:
                    return kept if is_it else ""
                # More may be on its way to a machine that has much to do.
                last = kept
                time.sleep(0.5)
            time.sleep(0.05)
        return ""

    # What an end has left

    @property
    def is_typing(self) -> bool:
        """Whether it is known what stands in the field, and an end can be looked at well."""
        turn = self.turn
        if turn is None or not turn.question or turn.follow_up or self.handed_in is not None:
            return False
        return bool(turn.typed.text and turn.typed.text.strip() and turn.typed.is_painted)

    def ended(self, how: str, at: float) -> None:
        """See that an end took no more of what was typed than it may.

        Raises:
            BrokenError: it did.
        """
        turn, self.turn = self.turn, None
        handed_in, self.handed_in = self.handed_in, None
        if handed_in is not None:
            turn, words = handed_in
            answers = self.ledger.attempts.values()
            if words != self._draft(turn) and (turn.question, words) not in answers:
                raise BrokenError(f"handed in, and neither answer nor draft: {words[-200:]!r}")
        elif turn is not None and turn.question and not turn.follow_up:
            text = turn.typed.text
            if how == "kill -9":
                self.ledger.killed(turn.question, turn.typed, at, sitting=turn.sitting)
                self.checked += turn.typed.is_painted
            elif text and text.strip() and turn.typed.is_painted:
                if (kept := self._draft(turn)) != text:
                    raise BrokenError(f"{how}: {text[-200:]!r} was typed; kept: {kept[-200:]!r}")
                self.checked += 1

    def _draft(self, turn: Turn) -> str:
        return self.ledger.draft(turn.question, sitting=turn.sitting)


def shows(screen: str, text: str) -> bool:
    """Whether the end of a text stands in the field; all of it, where it is short."""
    rows = [row.split("│")[-1] for row in screen.splitlines()]
    if "▌" in screen:
        # A notice stands over it.
        return True
    begin = next(n for n, row in enumerate(rows) if "Your answer" in row)
    field = _BARS.sub("", "".join(rows[begin + 1 : -2]))
    seen, wanted = ("".join(part.split()) for part in (field, text))
    return seen == wanted or (len(wanted) > _SHORT and wanted[-_SHORT:] in seen)


def is_busy(child: Child) -> bool:
    """Whether it has something to do, or would, if the machine let it."""
    with contextlib.suppress(OSError):
        for stat in Path(f"/proc/{child.pid}/task").glob("*/stat"):
            if stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "R":
                return True
    return False
