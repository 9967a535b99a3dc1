"""A pack so small that a hotseat opens it at once: for what any question will do for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

QUESTION = "Which of the two would you take first?"
_TOPIC = {
    "pack.yaml": "id: mine\n",
    "topic.yaml": (
        "id: mine\noptions:\n  one: {title: one, name: {say: [one], yes: [the one]}}\n"
        "  two: {title: two, name: {say: [two], yes: [the two]}}\n"
        "causes:\n  this: {title: this, option: one}\n"
    ),
}
CONCEPT = {
    "q.yaml": f"id: q\nkind: concept\ntitle: One of two\nprompt: {QUESTION}\n"
    "points:\n  - {id: first, statement: the first comes first}\n"
}
"""One question about the topic itself."""
CASES = {
    f"{name}.yaml": f"id: {name}\nkind: decision\ntitle: The {name} case\nprompt: {QUESTION}\n"
    "expect: {cause: this, options: [one]}\n"
    for name in ("small", "other")
}
"""Two scenarios."""


def small_pack(folder: Path, questions: Mapping[str, str]) -> Path:
    """The pack `pack` in a folder, written where there is none."""
    pack = folder / "pack"
    if not pack.exists():
        pack.mkdir(parents=True)
        for name, text in {**_TOPIC, **questions}.items():
            (pack / name).write_text(text)
    return pack
