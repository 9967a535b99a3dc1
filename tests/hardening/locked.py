"""What pyproject.toml asks for, and what the locks answer."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("build", "dev", "run", "serve", "tools")
ENTRY = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>[^\\]+))? \\"
    r"(?P<hashes>(?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)+)"
)
"""A package of a lock: one version, and the hashes of its files."""


@dataclass(frozen=True)
class Entry:
    """A package of a lock."""

    name: str
    version: str
    hashes: frozenset[str]


def text_of(lock: str) -> str:
    """A lock without its comments."""
    lines = (ROOT / "locks" / f"{lock}.txt").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("#"))


def entries(lock: str) -> dict[str, Entry]:
    """The packages of a lock by name."""
    found = ENTRY.finditer(text_of(lock))
    return {
        one["name"]: Entry(
            one["name"], one["version"], frozenset(re.findall(r"sha256:(\w+)", one["hashes"]))
        )
        for one in found
    }


def asked(lock: str) -> list[Requirement]:
    """What pyproject.toml asks for where this lock is installed."""
    extras, groups = PROJECT["project"]["optional-dependencies"], PROJECT["dependency-groups"]
    core = PROJECT["project"]["dependencies"]
    wanted = {
        "run": core,
        "serve": core + extras["serve"],
        "dev": core + extras["serve"] + extras["dev"],
        "build": PROJECT["build-system"]["requires"] + groups["build"],
        "tools": groups["tools"],
    }
    return [Requirement(line) for line in wanted[lock]]


def needed(wanted: Iterable[Requirement]) -> set[str]:
    """The names of what is wanted and of what that needs here, as installed packages say it."""
    seen: set[tuple[str, frozenset[str]]] = set()
    left = list(wanted)
    while left:
        one = left.pop()
        key = (str(canonicalize_name(one.name)), frozenset(one.extras))
        if key in seen:
            continue
        seen.add(key)
        further = map(Requirement, requires(one.name) or ())
        left += [more for more in further if _applies(more, one.extras)]
    return {name for name, _ in seen}


def _applies(one: Requirement, extras: set[str]) -> bool:
    """Whether it is needed here for a package that is wanted with these extras."""
    marker = one.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras or {""})
