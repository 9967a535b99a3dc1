"""Counts, lengths of time and days as people say them, for every face."""

from __future__ import annotations

import math
from datetime import date


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 answer`, `2 answers`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def duration(seconds: float) -> str:
    """`40 seconds`, `5 minutes`, `2 hours 10 minutes`: no finer than it needs to be."""
    if seconds < 59.5:
        return counted(round(seconds), "second")
    minutes = round(seconds / 60)
    hours, minutes = divmod(minutes, 60)
    if not hours:
        return counted(minutes, "minute")
    return counted(hours, "hour") + (f" {counted(minutes, 'minute')}" if minutes else "")


def exactly(seconds: float) -> str:
    """`4 minutes 12 seconds`: to the second, what is begun counts."""
    whole = max(math.ceil(seconds - 1e-6), 0)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    named = ((hours, "hour"), (minutes, "minute"), (rest, "second"))
    return " ".join(counted(n, unit) for n, unit in named if n) or counted(0, "second")


def day_ago(day: str, today: str) -> str:
    """`today`, `yesterday`, `4 days ago`; the date itself where it is none of these."""
    try:
        days = (date.fromisoformat(today) - date.fromisoformat(day)).days
    except ValueError:
        return day
    if days < 0:
        return day
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def day_ahead(days: int) -> str:
    """`now`, `tomorrow`, `in 4 days`."""
    if days <= 0:
        return "now"
    return "tomorrow" if days == 1 else f"in {days} days"
