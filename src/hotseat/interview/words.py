"""Numbers, lengths of time and moments as people say them, for every face."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def count(number: int, thing: str, plural: str = "") -> str:
    """`1 word`, `2,000 words`."""
    return f"{number:,} {thing if number == 1 else plural or thing + 's'}"


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


def duration(seconds: float) -> str:
    """`40 seconds`, `5 minutes`, `2 hours 10 minutes`: no finer than it needs to be."""
    if seconds < 59.5:
        return count(round(seconds), "second")
    minutes = round(seconds / 60)
    hours, minutes = divmod(minutes, 60)
    if not hours:
        return count(minutes, "minute")
    return count(hours, "hour") + (f" {count(minutes, 'minute')}" if minutes else "")


def exactly(seconds: float) -> str:
    """`4 minutes 12 seconds`: to the second, what is begun counts."""
    whole = max(math.ceil(seconds - 1e-6), 0)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    named = ((hours, "hour"), (minutes, "minute"), (rest, "second"))
    return " ".join(count(n, unit) for n, unit in named if n) or count(0, "second")


def day_ago(day: str, today: str) -> str:
    """`today`, `yesterday`, `4 days ago`; the date itself where it is none of these."""
    try:
        days = (date.fromisoformat(today) - date.fromisoformat(day)).days
    except ValueError:
        return day
    if days < 0:
        return day
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
