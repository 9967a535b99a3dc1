"""Links lead nowhere by themselves; what turns text around is told, and shown as what it is."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.hardening.conftest import Measured
from tests.hardening.hostile import BIDI, TOPIC, obeyed, questions, write_pack
from tests.hardening.test_screen_text import SIZE, actions, cells
from tests.tui.driver import Driver, running
from tests.tui.fakes import CONCEPT, DECISION, FakeLibrary, bank_of

from hotseat.bank.models import GuidePage
from hotseat.cli.main import main
from hotseat.cli.plain_guide import plain_page
from hotseat.records.store import Store

LINKED = """\
# Links

[http](http://evil.example/a?b=c) [https](https://evil.example/d) [script](javascript:alert(1))
[file](file:///etc/passwd) [data](data:text/html,x) <ssh://evil.example> ![picture](http://p.example)

| [table](http://t.example/x) | b |
|--|--|
| c | d |
"""


@asynccontextmanager
async def guide(folder: Path, text: str, opened: list[str]) -> AsyncIterator[Driver]:
    page = GuidePage("1", "Links", text)
    library = FakeLibrary(bank_of(DECISION, guide=(page,)))
    async with running(folder, size=SIZE, library=library) as app:
        app.app.open_url = lambda url, **_: opened.append(url)  # type: ignore[method-assign]
        await app.press("g")
        await app.until_on("GuideScreen")
        await app.until_seen("http")
        yield app


async def test_i4_a_link_says_where_it_leads_and_is_not_opened(
    tmp_path: Path, figure: Measured
) -> None:
    opened: list[str] = []
    told: list[str] = []
    async with guide(tmp_path, LINKED, opened) as app:
        assert all(s.style is None or s.style.link is None for *_, s in cells(app))
        for name in ("http", "https", "picture", "table"):
            rows = app.screen.splitlines()
            row = next(y for y, line in enumerate(rows) if name in line)
            await app.pilot.click(offset=(rows[row].index(name) + 1, row))
            await app.pilot.pause()
            told.append(app.notices.splitlines()[-1])
        leads = {action for *_, action in actions(app) if action.startswith("link(")}
    for said, address in zip(
        told,
        ("http://evil.example/a?b=c", "https://evil.example/d", "http://p.example", "http://t.ex"),
        strict=True,
    ):
        assert address in said
    # What is no address of a page is no link at all.
    assert not [lead for lead in leads if not lead.startswith(("link('http", "link('ssh"))]
    figure("links opened by a click", len(opened), most=0)


def test_i4_lines_of_text_say_where_a_link_leads() -> None:
    said = " ".join(plain_page(LINKED))
    for address in ("http://evil.example/a?b=c", "https://evil.example/d", "http://p.example"):
        assert f"({address})" in said


async def test_i5_a_page_cannot_hide_signs_behind_numbers(tmp_path: Path) -> None:
    hidden = (
        "# a &#x202e;b\n\nhttp &#8238;txet&#x202E; &#8294;x `c &#x202d;`\n\n| &#x2067;d |\n|--|\n"
    )
    async with guide(tmp_path, hidden, []) as app:
        assert obeyed(app.screen) == []
        assert app.screen.count("\ufffd") >= 5


def test_i5_bidi_in_a_bank_is_an_error_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], figure: Measured
) -> None:
    pack = tmp_path / "travel"
    (pack / "guide").mkdir(parents=True)
    sound = questions()["why-move"] | {"title": "x"}
    places = {}
    for number, sign in enumerate("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"):
        name = f"q{number}"
        lines = json.dumps(sound | {"id": name}, indent=1).splitlines()
        raw = number % 2
        shown = sign if raw else f"\\u{ord(sign):04x}"
        lines[2] = f' "title": "ab{shown}c",'
        (pack / f"{name}.yaml").write_text("\n".join(lines), encoding="utf-8")
        places[f"{name}.yaml:3:{14 if raw else 11}"] = sign
    (pack / "pack.yaml").write_text("id: travel\n")
    (pack / "topic.yaml").write_text(TOPIC)
    (pack / "guide" / "1.md").write_text("# x\n\nab\u202e\n", encoding="utf-8")
    (pack / "guide" / "2.md").write_text("# x\n\nab &#x202e;\n", encoding="utf-8")
    first, second = (write_pack(tmp_path / name) for name in ("first", "second"))
    (first / "pack.yaml").write_text('id: travel\ntitle: "x\u202e"\n', encoding="utf-8")
    (second / "topic.yaml").write_text(f"{TOPIC}generic_words: \u2066x\n", encoding="utf-8")
    line = TOPIC.count("\n") + 1
    more = ("1.md:3:3", "2.md:3:4", "first/pack.yaml:2:10", f"second/topic.yaml:{line}:16")
    places |= dict.fromkeys(more, "")
    told = ""
    for each in (pack, first, second):
        assert main(["bank", "check", str(each)]) == 3
        told += capsys.readouterr().err
    missed = [place for place in places if f"{place}: the bidi override" not in told]
    assert missed == []
    assert obeyed(told) == []
    figure("bidi overrides in a bank without an error", len(missed), f"of {len(places)}", most=0)


async def test_i5_bidi_in_an_answer_is_kept_as_typed_and_shown_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    typed = f"The facts change every week {BIDI} end"
    async with running(tmp_path, store_factory=Store.open) as app:
        await app.open_question(CONCEPT.id)
        await app.paste(typed)
        assert "\ufffdtxet\ufffd \ufffdx\ufffd" in app.screen
        assert obeyed(app.screen) == []
        await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
        assert obeyed(app.screen) == []
        assert [attempt.answer for attempt in app.store.attempts()] == [typed]
    assert main(["export"]) == 0
    exported = capsys.readouterr().out
    assert exported.isascii()
    assert json.loads(exported)["attempts"][0]["answer"] == typed
