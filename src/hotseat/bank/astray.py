"""Files of a pack that are not read, although somebody most likely meant them to be."""

from __future__ import annotations

import re
from pathlib import Path

from hotseat.errors import Problem

PACK_FILE = "pack.yaml"
TOPIC_FILE = "topic.yaml"
QUESTION_FOLDERS = ("decisions", "concepts")
SUFFIXES = (".yaml", ".yml")
MOST = 50
"""Files of one search that are told; more are something else than misnamed."""

_YAML = re.compile(r"\.ya?ml(?=\.|$)", re.IGNORECASE)


def meant_for(path: Path) -> str:
    """`pack.yaml` or `topic.yaml` where a file's name says that it is meant as one; or empty."""
    known = {Path(name).stem: name for name in (PACK_FILE, TOPIC_FILE)}
    return known.get(_stem(path).lower(), "") if _YAML.search(path.name) else ""


def remedy(path: Path, pack: Path) -> str:
    """What to do about a file of a pack that is not read; empty where it is, or need not be."""
    name, right = path.name, meant_for(path)
    if name.startswith(".") or name.endswith("~"):
        return ""
    if right and path.parent != pack:
        return f"move it beside {PACK_FILE}, as {right}" if right == TOPIC_FILE else ""
    if right:
        return "" if name == right else _call(path, right)
    among = path.parent.parent == pack and path.parent.name in QUESTION_FOLDERS
    if name.lower().endswith(SUFFIXES) or not (among or _YAML.search(name)):
        return ""
    return f"if it is a question, {_call(path, f'{_stem(path)}.yaml')}"


def unread(path: Path, pack: Path) -> Problem | None:
    """A warning that a file of a pack is not read, if it most likely should be."""
    hint = remedy(path, pack)
    return Problem(str(path), 0, 0, "is not read", hint, warning=True) if hint else None


def _stem(path: Path) -> str:
    found = _YAML.search(path.name)
    return path.name[: found.start()] if found else path.stem


def _call(path: Path, right: str) -> str:
    taken = " in place of the other" if path.with_name(right).exists() else ""
    return f"call it {right}{taken}"
