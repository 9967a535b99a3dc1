"""Asking whether something that cannot be undone is meant."""

from __future__ import annotations

import sys

from hotseat.cli.output import complain
from hotseat.cli.wrap import wrapped
from hotseat.errors import UsageError


def agreed(what: str, warning: str, question: str) -> bool:
    """Whether the person says yes to `question`, once told what would be done, and a warning.

    Raises:
        UsageError: nobody can be asked.
    """
    if not sys.stdin.isatty():
        raise UsageError(f"{what} Nobody can be asked here; --yes agrees to it")
    complain("\n".join(wrapped(f"{what} {warning}")))
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
