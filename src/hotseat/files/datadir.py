"""Where the built-in questions and rubrics stand: in the package, or in a working copy."""

from __future__ import annotations

from pathlib import Path

from hotseat.errors import InvalidFileError, Problem

PACKAGE = Path(__file__).resolve().parent.parent
"""The folder of the `hotseat` package."""


def question_bank_dir() -> Path:
    """The folder of the built-in packs.

    Raises:
        InvalidFileError: it is neither in the package nor in the working copy around it.
    """
    return _data_dir("question_bank")


def rubrics_dir() -> Path:
    """The folder of the built-in rubrics.

    Raises:
        InvalidFileError: it is neither in the package nor in the working copy around it.
    """
    return _data_dir("rubrics")


def _data_dir(name: str) -> Path:
    installed = PACKAGE / "_data" / name
    working_copy = PACKAGE.parent.parent / name
    for folder in (installed, working_copy):
        if folder.is_dir():
            return folder
    raise InvalidFileError(
        [
            Problem(
                path=str(installed),
                line=0,
                column=0,
                message=f"the built-in folder {name!r} is missing (nor is it at {working_copy})",
                hint="the installation is incomplete: install hotseat again",
            )
        ]
    )
