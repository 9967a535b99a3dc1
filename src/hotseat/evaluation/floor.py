"""Figures that agreement may not fall below, from a YAML file `figure: minimum`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import RootModel

from hotseat.errors import InvalidFileError, nearest_names
from hotseat.files.yamlfile import in_order, read_yaml, validate


class FloorFile(RootModel[dict[str, float]]):
    """The least value of each figure that has one."""


def read_floor(path: Path, known: Mapping[str, float | int]) -> dict[str, float]:
    """The floors in a file; each must be of a figure in `known`.

    Raises:
        InvalidFileError: it cannot be read, a value is not a number, or a figure is unknown.
    """
    document = read_yaml(path)
    file = validate(document, FloorFile)
    if file is None:
        raise InvalidFileError(in_order(document.problems))
    for name in file.root:
        if name not in known:
            near = nearest_names(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"
            document.add((name,), f"there is no figure {name!r} here", hint, at_key=True)
    document.refuse()
    return file.root


def below(figures: Mapping[str, float | int], floors: Mapping[str, float]) -> list[str]:
    """The figures that do not reach their floor; one that is not a number reaches none."""
    return [name for name, least in floors.items() if not figures[name] >= least]
