"""What the log says of each act: levels, times and keyed digests, never anybody's words."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from hotseat._version import __version__
from hotseat.desk.models import Interview

DIGEST_CHARACTERS = 32


def digest(key: bytes, words: str) -> str:
    """A fingerprint of words that says nothing to who lacks the key: HMAC-SHA256, cut, hex."""
    found = hmac.new(key, words.encode("utf-8", "surrogatepass"), hashlib.sha256)
    return found.hexdigest()[:DIGEST_CHARACTERS]


def digests(key: bytes, words: Iterable[str]) -> list[str]:
    """The same of several."""
    return [digest(key, each) for each in words]


def noted(interview: Interview, at: datetime, act: str, details: Mapping[str, Any]) -> Interview:
    """The interview with one more act that the log is to have."""
    entry = {
        "at": at.isoformat(),
        "interview": interview.id,
        "nth": interview.acts + 1,
        "act": act,
        **details,
        "version": __version__,
    }
    return replace(interview, acts=interview.acts + 1, unlogged=(*interview.unlogged, entry))
