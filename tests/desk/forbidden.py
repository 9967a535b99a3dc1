"""Words that may not stand on a screen, in an export or in a document of the desk.

A person marks criteria; nothing here adds them up, decides or ranks.
"""

from __future__ import annotations

import re

ALLOWED = re.compile(r"(?<!\w)(?:Recommendation|no total|passes? through)(?!\w)")
"""The title of a criterion, and words that look like others."""

_PATTERNS = (
    r"overall",
    r"totals?",
    r"sub-?totals?",
    r"grand total",
    r"scores? of",
    r"(?:the|final|average|mean|candidate'?s?|interview|combined|composite|weighted) scores?",
    r"scored? (?:\d|\{)",
    r"verdicts?",
    r"no[- ]?hires?",
    r"hires?|hired|hiring|hire?able",
    r"reject(?:s|ed|ion|ions)?",
    r"pass(?:ed)? ?(?:/|or) ?fail(?:ed)?",
    r"pass marks?|pass(?:ing)? (?:grade|score|level)s?|passed the interview",
    r"(?:has|have|did|candidate|candidates|result:?|verdict:?) (?:not )?(?:pass|fail)(?:ed|s)?",
    r"pass rates?",
    r"rank(?:s|ed|ing|ings)?",
    r"leaderboards?",
    r"percentiles?",
    r"(?:best|worst|top|strongest|weakest) (?:candidate|applicant|answer)s?",
    r"recommend(?:s|ed|ation|ations)? (?:to|for|against|not) (?:interview|offer|advance)",
    r"we recommend",
    r"confidence|confident",
    r"personality|traits?",
    r"suitab(?:le|ility)",
    r"culture fit",
    r"strong (?:yes|no)|lean (?:yes|no)",
    r"thumbs (?:up|down)",
    r"qualified|unqualified",
    r"employab(?:le|ility)",
)
_FORBIDDEN = re.compile(
    "|".join(rf"(?<!\w)(?:{pattern})(?!\w)" for pattern in _PATTERNS), re.IGNORECASE
)


def forbidden_in(text: str) -> list[str]:
    """Every word of a text that may not stand there, in order and in lower case."""
    kept = ALLOWED.sub(lambda match: " " * len(match.group()), text)
    return [match.group().lower() for match in _FORBIDDEN.finditer(kept)]
