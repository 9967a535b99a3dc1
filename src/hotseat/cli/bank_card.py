"""A pack in a few lines: what it is, whose it is, and what one may do with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.bank.astray import PACK_FILE
from hotseat.cli.wrap import wrapped
from hotseat.errors import InvalidFileError
from hotseat.files.clean import shorten
from hotseat.interview.words import count

if TYPE_CHECKING:
    from hotseat.bank.load import Bank
    from hotseat.bank.models import Pack
    from hotseat.bank.schema import PackFile

_KINDS = ("decision", "concept")
_MOST = 20
"""Authors and sources that are named."""
_LONG = 200


def card(pack: Pack, bank: Bank) -> Iterator[str]:
    """Title and id, version, questions, topic, licence, authors and sources, as clean text."""
    yield title_of(pack)
    rows = (
        ("version", shorten(pack.version) or "not said"),
        ("questions", questions_of(pack, bank)),
        ("topic", "its own" if pack.topic == pack.id else pack.topic),
        ("licence", licence_of(pack)),
        ("authors", _some(pack.authors)),
        ("sources", _some(pack.sources)),
    )
    for name, text in rows:
        yield from wrapped(text, " " * 13, f"  {name:<9}  ")


def told(pack: Pack) -> str:
    """All of that on one line, without what the pack does not say."""
    parts = [title_of(pack)]
    if pack.version.strip():
        parts.append(f"version {shorten(pack.version)}")
    if pack.licence.strip():
        parts.append(shorten(pack.licence))
    if pack.authors:
        parts.append(f"by {authors_of(pack)}")
    return ", ".join(parts)


def title_of(pack: Pack) -> str:
    """`Title (id)`, or the id alone."""
    return f"{shorten(pack.title)} ({pack.id})" if pack.title.strip() else pack.id


def licence_of(pack: Pack) -> str:
    """The licence as its pack says it."""
    return shorten(pack.licence) or "not said"


def authors_of(pack: Pack) -> str:
    """Who wrote it."""
    return _some(pack.authors)


def amounts(pack: Pack, bank: Bank) -> dict[str, int]:
    """How many questions of each kind it has."""
    found: Counter[str] = Counter(bank.questions[name].kind for name in pack.questions)
    return {kind: found[kind] for kind in _KINDS}


def questions_of(pack: Pack, bank: Bank) -> str:
    """`8 decisions, 4 concepts`."""
    return ", ".join(count(number, kind) for kind, number in amounts(pack, bank).items())


def read_pack(folder: Path) -> PackFile | None:
    """What the pack in a folder says of itself; None where that cannot be read."""
    from hotseat.bank.schema import PackFile
    from hotseat.files.yamlfile import read_yaml, validate

    try:
        return validate(read_yaml(folder / PACK_FILE), PackFile)
    except InvalidFileError:
        return None


def _some(names: Sequence[str]) -> str:
    said = ", ".join(shorten(name, _LONG) for name in names[:_MOST])
    more = len(names) - _MOST
    return f"{said} and {more:,} more" if more > 0 else said or "not said"
