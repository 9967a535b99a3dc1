"""Numbers and moments as people say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def count(number: int, thing: str) -> str:
    """`1 word`, `2 words`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def word_count(text: str) -> int:
    """Words as a person counts them."""
    return len(text.split())


def minutes(seconds: float) -> str:
    """`7:31`."""
    whole = max(int(seconds), 0)
    return f"{whole // 60}:{whole % 60:02}"


def ordinal(number: int) -> str:
    """`second`, `third`; from ten on `10th`."""
    names = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    return names[number - 1] if 1 <= number <= len(names) else f"{number}th"


def ago(moment: datetime, now: datetime) -> str:
    """`today at 18:42`, `yesterday at 18:42`, else the date, in the person's time zone."""
    then, today = moment.astimezone(), now.astimezone()
    days = (today.date() - then.date()).days
    clock = f"{then:%H:%M}"
    if days == 0:
        return f"today at {clock}"
    if days == 1:
        return f"yesterday at {clock}"
    return f"on {then:%d %B %Y}".replace(" 0", " ")
