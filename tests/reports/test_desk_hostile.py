"""Whatever was said, noted or given as a name: every form of a report stays what it is."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.desk_cards import ANSWERS, ASKS, desk_of, marked

from hotseat.desk.desk import Desk
from hotseat.desk.models import Note, Quote, Transcript, Turn
from hotseat.reports.desk import FORMS, render, render_all
from hotseat.reports.table import harmless

HOSTILE = (
    '"><script>alert(1)</script><img src=x onerror=alert(1)><style>*{}</style>',
    "```\n# x\n## y\n```\n~~~\n[a](javascript:alert(1)) ![b](http://evil.example/c.png)",
    "title\n=====\nunder\n-----\n- [ ] x\n1. y\n<h1>z</h1>\n| a |\n|---|\n&lt;h2&gt;",
    "www.evil.example https://evil.example <http://evil.example> `` ` ``` a\\",
    "=1+1\r\n+1,\"2\";@x\t-1\n＝cmd|' /C calc'!A0",
    "\x1b]52;c;UFdORUQ= \x1b\\ \x9b2J \x00 \u202egnp.exe \ud800 \u2028 \x0c \x85 \ufffe",
    "</title></style><!-- --> ]]> <?php ?> {{x}} ${y} %s {0}",
    "",
    " \n ",
)
_TAGS = (
    "html head meta title style body main article header footer section div p span h1 h2 h3 h4 "
    "table thead tbody tr th td dl dt dd ul li blockquote mark sup a"
)
TAGS = frozenset(_TAGS.split())
ATTRIBUTES = frozenset(
    ("lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "scope")
) | {"aria-hidden"}
VOID = frozenset(("meta",))

texts = st.text(max_size=60) | st.sampled_from(HOSTILE)


class Page(HTMLParser):
    """Checks a page while it is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[str] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        for name, value in attrs:
            assert name in ATTRIBUTES, (tag, name)
            if name == "href":
                assert re.fullmatch(r"#i\d+q\d+c\d+", value or "")
                self.links.append((value or "")[1:])
            if name == "id":
                self.ids.append(value or "")
            if name == "class":
                assert re.fullmatch(r"[a-z ]+", value or "")
        if tag not in VOID:
            self.open.append(tag)
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    def handle_pi(self, data: str) -> None:
        raise AssertionError("an instruction")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError("a declaration")


def page_of(text: str) -> Page:
    page = Page()
    page.feed(text)
    page.close()
    assert not page.open
    assert len(set(page.ids)) == len(page.ids)
    assert set(page.links) <= set(page.ids)
    return page


def tokens_of(text: str) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield token
        yield from token.children or ()


def outline(text: str) -> list[str]:
    return [token.tag for token in tokens_of(text) if token.type == "heading_open"]


def with_texts(desk: Desk, said: str, name: str, noted: str) -> Desk:
    """The interview as if other words had been said and written; nothing of it is kept."""
    desk = copy(desk)
    who = {ASKS: "Q", ANSWERS: name or "x"}
    turns = tuple(Turn(who[t.speaker], t.start, said) for t in desk.transcript.turns)
    sheets = []
    for sheet in desk.interview.sheets:
        markings = {
            key: replace(
                m,
                quotes=tuple(Quote(q.turn, len(said) // 3, len(said)) for q in m.quotes),
                levels=tuple(replace(g, reason=g.reason and noted) for g in m.levels),
            )
            for key, m in sheet.markings.items()
        }
        sheets.append(replace(sheet, markings=markings))
    desk.transcript = Transcript(turns, "WebVTT")
    desk.interview = replace(
        desk.interview,
        candidate=who[ANSWERS],
        sheets=tuple(sheets),
        notes=(Note(noted, desk.interview.imported_at),),
    )
    return desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return marked(desk_of(tmp_path_factory.mktemp("hostile") / "desk"))


class Forms(dict[str, str]):
    """What each form is; too long to be printed where a test fails."""

    def __repr__(self) -> str:
        return "every form"


@pytest.fixture(scope="module")
def usual(desk: Desk) -> Forms:
    return Forms((form, "".join(render(desk, form))) for form in FORMS)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=texts, name=texts, noted=texts, names=st.booleans())
@example(HOSTILE[0], HOSTILE[0], HOSTILE[0], True)
@example(HOSTILE[1], HOSTILE[2], HOSTILE[3], True)
@example(HOSTILE[2], HOSTILE[1], HOSTILE[4], True)
@example(HOSTILE[3], HOSTILE[3], HOSTILE[2], True)
@example(HOSTILE[4], HOSTILE[4], HOSTILE[1], True)
@example(HOSTILE[5], HOSTILE[5], HOSTILE[5], True)
@example(HOSTILE[6], HOSTILE[6], HOSTILE[6], True)
def test_any_text_leaves_every_form_well_made(
    desk: Desk, usual: Forms, said: str, name: str, noted: str, names: bool
) -> None:
    other = with_texts(desk, said, name, noted)
    made = {form: "".join(render(other, form, names=names)) for form in FORMS}
    for text in made.values():
        text.encode("utf-8")
        assert not re.search(
            "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text
        )
    # The page has the same headings, and nothing but our tags.
    assert page_of(made["html"]).headings == page_of(usual["html"]).headings
    # So has the Markdown, which has no HTML, links, images or code of anyone's.
    assert outline(made["md"]) == outline(usual["md"])
    kinds = {token.type for token in tokens_of(made["md"])}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "fence"}
    assert not kinds & {"code_block", "em_open", "table_open"}
    # The table reads back with as many rows and cells, none of which is a formula.
    rows, before = (
        list(csv.reader(io.StringIO(text, newline=""), strict=True))
        for text in (made["csv"], usual["csv"])
    )
    assert [len(row) for row in rows] == [len(row) for row in before]
    trigger = re.compile(r"\s*[=+@\-＝＋－＠\t\r\n]")
    assert not [cell for row in rows for cell in row if trigger.match(cell)]
    assert json.loads(made["json"]).keys() == json.loads(usual["json"]).keys()


def test_the_page_shows_the_words_as_they_were_said(desk: Desk) -> None:
    said = with_texts(desk, HOSTILE[0], "Ann", "a note")
    assert HOSTILE[0] in page_of("".join(render(said, "html", names=True))).said


def test_the_page_loads_nothing(usual: Forms) -> None:
    page = usual["html"]
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in page
    assert not re.search(r"url\(|@import|https?:|//", page.replace("<!DOCTYPE", ""))
    assert '<html lang="en">' in page
    assert re.search(r"<title>[^<]+</title>", page)


def test_marks_lead_to_the_criterion_that_they_are_evidence_for(tmp_path: Path) -> None:
    page = "".join(render(marked(desk_of(tmp_path / "desk")), "html"))
    assert (
        '<mark>The facts change every week, as [Interviewer]</mark><sup><a href="#i1q1c1">1' in page
    )
    # Where two share words, each number stands where its own words end.
    assert (
        '<mark>Search over the pages. </mark><mark>Write to [mail]</mark><sup><a href="#i1q1c2">2'
        '</a></sup><mark> for more. Maybe later.</mark><sup><a href="#i1q1c3">3</a></sup>' in page
    )


def test_anchors_of_several_cards_differ(tmp_path: Path) -> None:
    desks = [marked(desk_of(tmp_path / name)) for name in ("a", "b")]
    page_of("".join(render_all(desks, "html")))


@pytest.mark.parametrize(
    "cell",
    [
        *("=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "  =1", "\u00a0=1", "＝1", "＋1", "－1"),
        *("＠x", "\ufeff=1", "\u200b=1", " \t=1", "﹢1", "−1"),
    ],
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell).startswith("'")


@pytest.mark.parametrize("cell", ["a=1", "1-2", "“=1”", " x", "", "'=1"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


def test_numbers_stay_numbers() -> None:
    assert [harmless(cell) for cell in (-1, 0.5, True, None)] == ["-1", "0.5", "true", ""]
