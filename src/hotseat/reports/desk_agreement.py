"""How far two people agree at the desk, in words and as JSON: by criterion, never in one number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hotseat.files.clean import clean
from hotseat.interview.agreement import KAPPA_LEAST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hotseat.desk.agree import Agreed
    from hotseat.interview.agreement import Agreement, OnOne

SCHEMA = "hotseat/desk-agree@1"
TOO_FEW = "too few"
_HEAD = ("", "n", "same level", "kappa", "bias")


def agreement_lines(agreed: Agreed) -> Iterator[str]:
    """What to print of two people."""
    yield from table_lines(agreed.agreement, agreed.titles)
    for remark in agreed.remarks:
        yield clean(remark)


def table_lines(agreement: Agreement, titles: Mapping[str, str]) -> Iterator[str]:
    """A line for each criterion, with a head; and what the figures mean."""
    rows = [_HEAD]
    rows += [(titles.get(n, n), *figures(one)) for n, one in agreement.by.items()]
    if len(rows) == 1:
        yield "Nothing to compare yet."
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        yield clean("  ".join(cells)).rstrip()
    yield ""
    yield (
        f"kappa: agreement beyond chance, 1 is full; fewer than {KAPPA_LEAST} levels are {TOO_FEW} "
        "to say. bias: how much higher the first one's levels are."
    )


def figures(one: OnOne) -> tuple[str, str, str, str]:
    """Count, share of equal levels, kappa, bias."""
    kappa = TOO_FEW if one.kappa is None else f"{one.kappa:.2f}"
    return str(one.n), f"{one.exact:.0%}", kappa, f"{one.bias:+.2f}"


def agreement_json(agreed: Agreed) -> dict[str, Any]:
    """The same as data."""
    return {
        "schema": SCHEMA,
        "interviews": agreed.interviews,
        "criteria": {name: _json(one) for name, one in agreed.agreement.by.items()},
        "remarks": list(agreed.remarks),
    }


def _json(one: OnOne) -> dict[str, Any]:
    return {
        "n": one.n,
        "equal": one.equal,
        "percent": round(100 * one.exact, 1),
        "kappa": None if one.kappa is None else round(one.kappa, 4),
        "kappa_note": TOO_FEW if one.kappa is None else "",
        "bias": round(one.bias, 4),
    }
