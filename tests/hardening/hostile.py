"""Hostile text in every field that there is, and what of it must never reach a terminal."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.hardening.child import Child

from hotseat.desk.adding import About, add
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Sheet, Transcript, Turn
from hotseat.records.models import PROBE, Attempt, Card, Dispute, Probe, Seat
from hotseat.records.store import Store

ESC, ST = "\x1b", "\x1b\\"
CODES = (
    f"A {ESC}]52;c;UFdORUQ={ST} B {ESC}]0;T{ST} C {ESC}]8;;http://evil.example{ST} D {ESC}[2J "
    f"E {ESC}[31m F \x9b2J G \x9d0;T\x9c H \x07 I \0 J {ESC}Pq{ST} K"
)
NUMBERS = f"{ESC}[7777m{ESC}[2;7777H"
"""Like those above, with a number that nobody else sends: wherever a line is broken."""
MARKUP = "[@click=app.pwn]x[/] [/] list[int] [link='http://evil.example']y"
BIDI = "\u202etxet\u202c \u2066x\u2069"
HOSTILE = f"{CODES} {NUMBERS} {MARKUP}"
"""What stands in YAML: bidi overrides are refused there."""
ALL = f"{HOSTILE} {BIDI}"
PRINTED = f"P \x9b2J Q \x9d0;T\x9c {MARKUP} {BIDI}"
"""What may stand in a text file as it is."""

PATTERNS = {
    "clipboard": r"\x1b\]52;",
    "title": r"\x1b\]0;",
    "link": r"\x1b\]8;",
    "erase": r"\x1b\[2J E",
    "colour": r"\x1b\[31m F",
    "C1 erase": "\x9b",
    "C1 title": "\x9d",
    "bell": "\x07",
    "NUL": r"\x00",
    "device control": r"\x1bP",
}
"""The ten of them. Screens send the erasing and the colours of their own, hence the letters."""
FURTHER = {
    "numbers": r"\x1b\[[\d;]*7777",
    "other C1": "[\x80-\x9a\x9c\x9e\x9f]",
    "bidi": "[\u202a-\u202e\u2066-\u2069]",
    "no character": "[\ud800-\udfff]",
}
_FOUND = {name: re.compile(pattern) for name, pattern in (PATTERNS | FURTHER).items()}


_POINTER = re.compile(r"\x1b\]22;[a-z-]*\x07")
"""Screens say so what the mouse pointer looks like."""


def obeyed(sent: bytes | str) -> list[str]:
    """The names of what is in there that a terminal would obey."""
    text = sent if isinstance(sent, str) else sent.decode("utf-8", "surrogateescape")
    text = _POINTER.sub("", text)
    return [name for name, pattern in _FOUND.items() if pattern.search(text)]


TOPIC = f"""\
id: travel
title: {json.dumps(HOSTILE)}
options:
  train: {{title: {json.dumps("train " + HOSTILE)}, name: {{say: [train], yes: [take the train]}}}}
  bicycle: {{title: {json.dumps(HOSTILE)}, name: {{say: [bicycle], yes: [ride a bicycle]}}}}
causes:
  distance: {{title: {json.dumps(HOSTILE)}, option: train}}
  health: {{title: {json.dumps(HOSTILE)}, option: bicycle}}
"""
ROME, MOVE = "to-rome", "why-move"
ANSWER = f"Rome is far and it is tomorrow, so I take the train. {ALL}"


def dumped(data: Any) -> str:
    """Data as YAML in which every odd character is an escape: JSON is YAML."""
    return json.dumps(data, ensure_ascii=True)


def questions() -> dict[str, dict[str, Any]]:
    """A question of each kind with everything hostile that may hold any text."""
    answers = [
        {"grade": grade, "overall": overall, "text": f"The train to Rome. {HOSTILE}"}
        for grade, overall in (("strong", 5), ("fair", 3), ("thin", 2), ("generic", 2))
    ]
    answers.append({"grade": "wrong", "overall": 5, "text": f"No. {HOSTILE}", "todo": HOSTILE})
    parts = ("diagnosis", "recommendation", "other_technique", "combine")
    return {
        ROME: {
            "id": ROME,
            "title": f"All the way to Rome {HOSTILE}",
            "kind": "decision",
            "tags": ["far"],
            "prompt": f"You are to be in Rome tomorrow. How, and why? {HOSTILE}",
            "expect": {"cause": "distance", "options": ["train"]},
            "facts": ["rome", "tomorrow"],
            "probes": {part: f"{part}? {HOSTILE}" for part in parts},
            "answers": answers,
        },
        MOVE: {
            "id": MOVE,
            "title": f"Why move {HOSTILE}",
            "kind": "concept",
            "prompt": f"Why move at all? {HOSTILE}",
            "points": [{"id": "joy", "statement": f"It is a joy to move {HOSTILE}"}],
            "misconceptions": [{"id": "bad", "statement": f"It is bad {HOSTILE}"}],
            "probes": {"joy": f"What joy? {HOSTILE}"},
            "answers": answers,
        },
    }


def write_pack(folder: Path) -> Path:
    """A pack that can be used, and has hostile text wherever any text may stand."""
    (folder / "guide").mkdir(parents=True)
    about: dict[str, Any] = {
        "id": "travel",
        "title": HOSTILE,
        "version": HOSTILE,
        "licence": HOSTILE,
    }
    about |= {"authors": [HOSTILE], "sources": [HOSTILE]}
    (folder / "pack.yaml").write_text(dumped(about))
    (folder / "topic.yaml").write_text(TOPIC)
    for name, data in questions().items():
        (folder / f"{name}.yaml").write_text(dumped(data))
    hidden = "&#27;]52;c;UFdORUQ=&#27;\\ &#x9b;2J &#7; &#0;"
    page = f"# Guide {MARKUP}\n\n{MARKUP} {hidden}\n\n[press](http://evil.example/{MARKUP[1:8]})\n"
    (folder / "guide" / "1.md").write_text(page, encoding="utf-8")
    return folder


def write_broken_pack(folder: Path) -> Path:
    """A pack whose files are all refused, each for another reason, in hostile words."""
    folder.mkdir(parents=True)
    sound = questions()[ROME]
    files = {
        "pack.yaml": "id: broken\ntopic: travel\n",
        "bidi.yaml": dumped(sound | {"id": "bidi", "title": ALL}),
        "key.yaml": dumped(sound | {"id": "key", HOSTILE: HOSTILE}),
        "kind.yaml": dumped(sound | {"id": "kind", "kind": HOSTILE}),
        "id.yaml": dumped(sound | {"id": HOSTILE, "twin": HOSTILE, "tags": [HOSTILE]}),
        "expect.yaml": dumped(
            sound | {"id": "expect", "expect": {"cause": HOSTILE, "options": []}}
        ),
        "probe.yaml": dumped(sound | {"id": "probe", "probes": {HOSTILE: HOSTILE}}),
        "fact.yaml": dumped(sound | {"id": "fact", "facts": [f"<{HOSTILE}>", f"({HOSTILE}"]}),
        "anchor.yaml": f"id: &{PRINTED} x\n",
        "tag.yaml": f"id: !{PRINTED} x\n",
        "quote.yaml": f'id: "{PRINTED}\nprompt: x\n',
        "alias.yaml": f"{PRINTED}: *x\n",
        "twice.yaml": dumped(sound | {"id": "twice"})[:-1] + f", {dumped(HOSTILE)}: 1" * 2 + "}",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "guide").mkdir()
    (folder / "guide" / "1.md").write_text("# Hidden\n\n&#x202e;txet&#8238;\n")
    (folder / "guide" / "2.md").write_text(f"# {BIDI}\n", encoding="utf-8")
    (folder / "raw.yaml").write_bytes(f"id: {ALL}\n".encode("utf-8", "surrogatepass"))
    (folder / "bytes.yaml").write_bytes(b"id: \x1b]0;T\x1b\\ \xff\n")
    (folder / f"{NUMBERS}{BIDI}\x9b2J.yaml").write_text(f"{PRINTED}")
    return folder


NAMES = ("Ida [@click=app.pwn]x[/]", "Bruno [/] list[int]")


def talk(words: str = ALL) -> Transcript:
    """A transcript as a desk folder of somebody else's may hold it."""
    names = [f"{name} {words[:70]}" for name in NAMES]
    said = f"Rome is far and it is tomorrow. So I take the train. {words}"
    turns = [Turn(names[at % 2], 5.0 * at, said) for at in range(4)]
    return Transcript(tuple(turns), words)


def write_talk(path: Path) -> Path:
    """A transcript as a file may hold it: C1 and bidi, no ESC."""
    cues = ["WEBVTT"]
    for at in range(4):
        name = f"{NAMES[at % 2]} \x9b2J {BIDI}"
        when = f"00:00:{at:02}.000 --> 00:00:{at + 1:02}.000"
        cues.append(f"{when}\n<v {name}>So I take the train to Rome. {PRINTED}</v>")
    path.write_text("\n\n".join(cues) + "\n", encoding="utf-8")
    return path


def write_records(path: Path) -> None:
    """A database with hostile text in whatever holds text."""
    now = datetime.now(UTC) - timedelta(hours=1)
    proof = {"start": 0, "end": 40, "text": ALL, "rule": ALL, "how": ALL, "polarity": ALL}
    proof |= {"why": ALL}
    mark = {"level": 1, "of": 2, "evidence": [proof], "blocked_by": ALL, "nearest_miss": proof}
    names = ("diagnosis", "order", "recommendation", "other_technique", "combine", "specificity")
    card = {
        "schema": ALL,
        "question": ALL,
        "kind": "decision",
        "rubric": ALL,
        "rubric_hash": ALL,
        "version": ALL,
        "choice": ALL,
        "cause": ALL,
        "moves": [ALL],
        "marks": dict.fromkeys((*names, ALL), mark),
        "points": {},
        "misconceptions": {},
        "total": 50,
        "overall": 3,
        "advisories": [ALL],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    store = Store.open(path)
    try:
        for name in (ROME, MOVE, ALL):
            store.add_attempt(
                Attempt(
                    name,
                    ANSWER,
                    now,
                    now,
                    60.0,
                    card,
                    predicted={"diagnosis": 2, ALL: 1},
                    probe=Probe("combine", ALL, ANSWER, 20.0, card),
                    disputes=(Dispute(0, 300, "diagnosis", 2, now),),
                ),
                card=Card(name, now, {ALL: ALL}, ALL),
            )
        store.save_draft(ROME, ANSWER, now)
        store.save_draft(ROME + PROBE, ANSWER, now)
        store.save_draft(ALL, ANSWER, now)
        store.add_seat(Seat(ROME, ALL, now, {ALL: 1, "diagnosis": 1}, {"diagnosis": 0}))
        store.add_seat(Seat(ALL, ALL, now, {"diagnosis": 1}, {"diagnosis": 0}))
    finally:
        store.close()


def write_desk(folder: Path, asked: Sequence[str] = (ROME,)) -> str:
    """An interview at the desk with hostile words in all of its fields; gives its id."""
    transcript = talk()
    about = About(
        candidate=transcript.turns[1].speaker, sheets=tuple(Sheet(q, 0, 3) for q in asked)
    )
    desk = DeskFolder(folder)
    made = add(desk, transcript, datetime.now(UTC), about).id
    work = folder / made / "work.json"
    data = json.loads(work.read_text())
    given = {"level": 1, "at": data["imported_at"], "seen": False, "reason": ALL}
    marking = {
        "quotes": [[1, 0, 60]],
        "no_evidence": False,
        "levels": [given, given | {"level": 2}],
        "shown_at": data["imported_at"],
        "suggested": 1,
        "reason_draft": ALL,
    }
    data["sheets"][0] |= {"asked": [ALL], "markings": {"diagnosis": marking, ALL: marking}}
    data["sheets"].append(data["sheets"][0] | {"question": ALL})
    data |= {"notes": [{"text": ALL, "at": data["imported_at"]}], "note_draft": ALL}
    data |= {"label": f"A {ALL}", "keep_until": f"2020 {ALL}"}
    work.write_text(json.dumps(data))
    with (folder / "log.jsonl").open("a") as log:
        log.write(json.dumps({"n": ALL, "act": ALL, "interview": made, "question": ALL}) + "\n")
        level = {"act": "level", "interview": made, "question": ROME, "criterion": ALL}
        log.write(json.dumps(level | {"level": 1, "rubric_hash": ALL, "hash": ALL}) + "\n")
        log.write(f"{ALL}\n".encode("utf-8", "replace").decode())
    return made


@dataclass(frozen=True)
class House:
    """A home in which everything was made by somebody hostile."""

    folder: Path
    interview: str
    """The id of the one at the desk."""
    bank: tuple[str, ...] = ("--bank", "packs", "--bank", "broken")

    @classmethod
    def made(cls, folder: Path) -> House:
        """Make it."""
        write_pack(folder / "packs" / "travel")
        write_broken_pack(folder / "broken" / f"x {NUMBERS}{BIDI}")
        write_talk(folder / "talk.txt")
        data = folder / "data" / "hotseat"
        write_records(data / "hotseat.db")
        (folder / "answer.txt").write_text(ANSWER.replace("\0", ""), encoding="utf-8")
        return cls(folder, write_desk(data / "desk"))


def quiet(one: Child, before: int = -1, least: float = 0.15) -> None:
    """Wait until something was sent, and then nothing for a moment."""
    end = time.monotonic() + 20
    last, since = len(one.output), time.monotonic()
    while time.monotonic() < end and one.running:
        time.sleep(0.02)
        if len(one.output) != last:
            last, since = len(one.output), time.monotonic()
        elif last > before and time.monotonic() - since > least:
            return
