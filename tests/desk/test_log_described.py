"""What docs/desk-log.md says of the log is what the log holds."""

from __future__ import annotations

import re
from pathlib import Path

from tests.desk.made import DIAGNOSIS, OTHER_WORDS, QUESTION, WORDS, fresh, question

PAGE = Path(__file__).parents[2] / "docs" / "desk-log.md"
EVERY_LINE = ["n", "at", "interview", "nth", "act", "version", "prev", "hash"]


def described() -> dict[str, str]:
    """What the page says of each act."""
    rows = re.findall(r"^\| (`[^|]+) \| ([^\n]+) \|$", PAGE.read_text(), re.MULTILINE)
    return {name: says for names, says in rows for name in re.findall(r"`([^`]+)`", names)}


def test_every_act_and_key_is_described() -> None:
    opened = fresh()
    opened.set_range(QUESTION, 0, 2)
    opened.set_candidate("Cato")
    opened.drop_question(QUESTION)
    opened.set_range(QUESTION, 0, 3)
    opened.set_keep_until("2027-03-01")
    for part in opened.main_parts(question()):
        opened.pick(question(), part.id, [WORDS])
        opened.give(question(), part.id, 1)
    opened.give(question(), DIAGNOSIS, 0, "no cause")
    opened.pick(question(), DIAGNOSIS, [OTHER_WORDS])
    opened.set_suggest("off")
    opened.add_note("a line")
    opened.add_note("another")
    opened.drop_note()
    opened.lock()
    page = described()
    entries = list(opened.folder.log.entries())
    done = {str(entry["act"]) for entry in entries}
    told = {"names shown", "export", "purge", "head lost"}
    assert done | told <= set(page)
    for entry in entries:
        keys = list(entry)
        assert [key for key in keys if key in EVERY_LINE] == EVERY_LINE
        says = page[str(entry["act"])]
        if says.startswith(("another level: as `level`", "`note`, a digest")):
            says += page["level"]
        missing = [key for key in keys if key not in EVERY_LINE and f"`{key}`" not in says]
        assert missing == [], entry["act"]
