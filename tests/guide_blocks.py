"""The blocks of the authoring guide: what it writes, runs, bends and promises."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "authoring.md"
RULES = "## Ten rules"
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r'"([^"]+)"')


@dataclass(frozen=True)
class Block:
    """A fenced block: its language and its lines."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Command:
    """A command and the lines that it is said to print."""

    words: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Tried:
    """A pattern of a table, with phrases that it finds and does not."""

    pattern: str
    finds: tuple[str, ...]
    misses: tuple[str, ...]


def blocks(text: str) -> list[Block]:
    """All fenced blocks, in order."""
    return [Block(kind, tuple(body.splitlines())) for kind, body in _FENCE.findall(text)]


def commands(lines: tuple[str, ...]) -> list[Command]:
    """The commands (`$ ...`) of a block, each with what follows it."""
    found: list[Command] = []
    for line in lines:
        if line.startswith("$ "):
            found.append(Command(line[2:], ()))
        elif found:
            found[-1] = Command(found[-1].words, (*found[-1].said, line))
    return found


def bend(folder: Path, lines: tuple[str, ...]) -> None:
    """Change the file that the first line names: what stands behind `-` to what behind `+`."""
    path = folder / lines[0]
    text = path.read_text(encoding="utf-8")
    old = [line[1:] for line in lines[1:] if line.startswith("-")]
    new = [line[1:] for line in lines[1:] if line.startswith("+")]
    assert old
    assert len(old) == len(new)
    for before, after in zip(old, new, strict=True):
        # Of lines that are the same the first is meant, as a reader would.
        assert f"{before}\n" in text, before
        text = text.replace(f"{before}\n", f"{after}\n", 1)
    path.write_text(text, encoding="utf-8")


def agrees(said: tuple[str, ...], got: str) -> bool:
    """Whether an output is as it is shown; `...` stands for anything, alone for any lines."""
    parts = [r"(?:.*\n)*" if line == "..." else _line(line) for line in said]
    return re.fullmatch("".join(parts), got) is not None


def _line(shown: str) -> str:
    return ".*".join(map(re.escape, shown.split("..."))) + r"\n"


def tried_patterns(text: str) -> list[Tried]:
    """The rows of all tables of patterns."""
    found: list[Tried] = []
    inside = False
    for line in text.splitlines():
        cells = [c.strip().replace(r"\|", "|") for c in re.split(r"(?<!\\)\|", line)[1:-1]]
        if cells == ["pattern", "finds", "does not find"]:
            inside = True
        elif not cells:
            inside = False
        elif inside and not set(cells[0]) <= {"-"}:
            finds, misses = (tuple(_QUOTED.findall(cell)) for cell in cells[1:])
            found.append(Tried(cells[0].strip("`"), finds, misses))
    return found
