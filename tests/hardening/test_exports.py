"""Hostile words in what is handed on: tables, pages and Markdown stay what they are."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.desk_cards import desk_of, marked
from tests.hardening.conftest import Measured
from tests.hardening.hostile import ALL
from tests.reports.test_desk_hostile import outline, page_of, tokens_of, with_texts

from hotseat.cli.main import main
from hotseat.desk.desk import Desk
from hotseat.interview.library import Library
from hotseat.records.models import Attempt
from hotseat.records.paths import database_path, make_folder
from hotseat.records.store import Store
from hotseat.reports.desk import render

FORMULAS = (
    *("=1+1", "+1", "-1+1|cmd", "@SUM(1)", "\t=1", "\r=1", "\n=1", "  =HYPERLINK(1)"),
    *("＝cmd|' /C calc'!A0", "＠x"),
)
TRIGGER = re.compile(r"\s*[=+@\-＝＋－＠]|[\t\r\n]")
"""How no cell may begin: what spreadsheets take for a formula, behind blanks as well."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return marked(desk_of(tmp_path_factory.mktemp("exports") / "desk"))


def retitled(desk: Desk, words: str) -> Desk:
    """The interview with words as name, as answer, as note, and as whatever the question says."""
    other = with_texts(desk, words, words, words)
    bank = other.library.bank
    changed = {
        q.id: replace(
            q,
            title=words,
            prompt=words,
            probes=dict.fromkeys(q.probes, words),
            points=tuple(replace(p, statement=words) for p in q.points),
            misconceptions=tuple(replace(p, statement=words) for p in q.misconceptions),
        )
        for q in other.questions
    }
    questions = {**bank.questions, **changed}
    other.library = Library(replace(bank, questions=questions), other.library._rubrics)
    return other


def made(desk: Desk, form: str) -> str:
    return "".join(render(desk, form, names=True))


def cells_of(table: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table, newline=""), strict=True))


def is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell))


def test_e1_no_cell_of_a_table_is_a_formula(
    desk: Desk, capsys: pytest.CaptureFixture[str], figure: Measured
) -> None:
    head, *usual = cells_of(made(desk, "csv"))
    tables = []
    for words in FORMULAS:
        tables.append(rows := cells_of(made(retitled(desk, words), "csv")))
        assert [len(row) for row in rows] == [len(head)] * (len(usual) + 1)
        for row, before in zip(rows[1:], usual, strict=True):
            for name, cell, was in zip(head, row, before, strict=True):
                assert is_number(cell) == is_number(was), name
        held = list(texts_of(json.loads(made(retitled(desk, words), "json"))))
        assert any(text.strip() == words.strip() for text in held)
    # One's own practice: whoever made the database chose the ids.
    now = datetime.now(UTC)
    make_folder(database_path().parent)
    store = Store.open()
    card = {"total": -5, "overall": 1}
    for words in FORMULAS:
        store.add_attempt(Attempt(words, words, now, now, 1.5, card, day=words))
    store.close()
    assert main(["stats", "--csv"]) == 0
    tables.append(rows := cells_of(capsys.readouterr().out))
    assert len(rows) == len(FORMULAS) + 1
    assert {row[rows[0].index("total")] for row in rows[1:]} == {"-5"}
    assert main(["export"]) == 0
    attempts = json.loads(capsys.readouterr().out)["attempts"]
    assert [each["answer"] for each in attempts] == list(FORMULAS)
    cells = [cell for rows in tables for row in rows for cell in row]
    bad = [cell for cell in cells if TRIGGER.match(cell) and not is_number(cell)]
    figure("cells that begin a formula", len(bad), f"of {len(cells)}", most=0)


def texts_of(data: object) -> Iterator[str]:
    """All texts of a JSON document."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from texts_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts_of(value)


def html_payloads(address: str) -> Iterator[str]:
    """What would call home from a page, one for each way."""
    yield f"<img src={address}/img onerror=fetch('{address}/onerror')>"
    yield f"<script src={address}/script></script><script>fetch('{address}/inline')</script>"
    yield f'"><link rel=stylesheet href={address}/link><style>@import "{address}/import";</style>'
    yield f"<iframe src={address}/frame></iframe><object data={address}/object></object>"
    yield f"</title></style><meta http-equiv=refresh content='0;url={address}/refresh'>"
    yield f"<svg onload=fetch('{address}/svg')><image href={address}/image /></svg>"
    yield f"<a href='{address}/a' ping='{address}/ping'>x</a><base href={address}/base>"
    yield f"<video src={address}/video autoplay><body background={address}/body>"
    yield f"' style='background:url({address}/url)' onmouseover='fetch(1)'"
    yield f"&lt;img src={address}/entity&gt; &#60;img src={address}/number&#62; {ALL}"


def test_e2_a_page_holds_our_tags_and_no_address(desk: Desk, figure: Measured) -> None:
    usual = page_of(made(desk, "html"))
    payloads = list(html_payloads("http://evil.example"))
    for words in payloads:
        page = made(retitled(desk, words), "html")
        assert page_of(page).headings == usual.headings
        policy = "default-src 'none'; style-src 'unsafe-inline'"
        assert page.count("<meta http-equiv=") == 1
        assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in page
        assert page.index("Content-Security-Policy") < page.index("<title>")
        assert ALL.strip() not in page
    figure("payloads in all fields of a page", len(payloads))


@pytest.mark.slow
def test_e2_a_page_opens_without_a_single_request(
    desk: Desk, tmp_path: Path, need_program: Callable[[str], str], figure: Measured
) -> None:
    chromium = need_program("chromium")
    asked: list[str] = []

    class Canary(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Canary) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        path = tmp_path / "card.html"
        path.write_text(made(retitled(desk, " ".join(html_payloads(address))), "html"))
        bad = tmp_path / "bad.html"
        bad.write_text(f"<img src={address}/the-canary-sings>")
        for page in (bad, path):
            net = tmp_path / f"{page.stem}.json"
            done = opened(chromium, page, tmp_path / page.stem, net)
            if page == bad:
                assert asked == ["/the-canary-sings"], done.stderr[-500:]
                assert address.encode() in net.read_bytes()
                asked.clear()
        server.shutdown()
    assert b"Diagnosis" in done.stdout
    assert address.encode() not in net.read_bytes()
    figure("requests of a page with payloads", len(asked), most=0)


def opened(
    chromium: str, page: Path, profile: Path, net: Path
) -> subprocess.CompletedProcess[bytes]:
    """Open a page in a browser of its own, until it is loaded."""
    flags = (
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
        *("--disable-extensions", "--disable-default-apps", "--no-proxy-server"),
        *(f"--user-data-dir={profile}", f"--log-net-log={net}", "--dump-dom"),
    )
    try:
        return subprocess.run(
            [chromium, *flags, page.as_uri()], capture_output=True, timeout=120, check=False
        )
    finally:
        shutil.rmtree(profile, ignore_errors=True)


MARKDOWN = (
    "```\n# x\n## y\n```",
    "`````` ~~~~~~ `",
    "~~~\n# x\n~~~",
    "<script>alert(1)</script>\n\n<h1>x</h1>",
    "[a](javascript:alert(1)) ![b](http://evil.example/c.png) <http://evil.example>",
    "# x\n\n###### y",
    "x\n===\n\ny\n---",
    "- [ ] a\n1. b\n> c\n\n    code\n\n***",
    "| a | b |\n|---|---|\n| c | d |",
    "[a]: http://evil.example\n\n[a] &lt;h1&gt; \\# \\",
)


def test_e3_markdown_keeps_its_headings_and_holds_nobodys_code(
    desk: Desk, figure: Measured
) -> None:
    usual = made(retitled(desk, "words"), "md")
    kinds = {token.type for token in tokens_of(usual)}
    moved = 0
    for words in MARKDOWN:
        for each in (words, f"{words}\n{ALL}", f"a {words}"):
            text = made(retitled(desk, each), "md")
            moved += outline(text) != outline(usual)
            found = {token.type for token in tokens_of(text)} - kinds
            assert found <= {"text", "softbreak", "hardbreak"}, (each, found)
            run = max(map(len, re.findall(r"^ {0,3}(`{3,}|~{3,})", text, re.MULTILINE)), default=0)
            assert run == 0, "no fence: words stand as text, each sign of Markdown escaped"
    figure("payloads that move a heading", moved, f"of {3 * len(MARKDOWN)}", most=0)
