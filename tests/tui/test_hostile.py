"""Hostile text through every screen: shown as it is, obeyed by nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.tui.driver import Driver, running
from tests.tui.fakes import CONCEPT, CRITERIA, DECISION, FakeLibrary, bank_of

from hotseat.bank.models import GradedAnswer, GuidePage, Pack, Question, Statement
from hotseat.errors import Problem
from hotseat.scoring.scorecard import Evidence, Finding, Mark, Scorecard
from hotseat.tui.app import HotseatApp
from hotseat.tui.widgets.levels import Levels

ESC, ST = "\x1b", "\x1b\\"
CODES = (
    f"A {ESC}]52;c;UFdORUQ={ST} B {ESC}]0;T{ST} C {ESC}]8;;http://evil.example{ST} D {ESC}[2J "
    f"E {ESC}[31m F \x9b2J G \x9d0;T\x9c H \x07 I \0 J {ESC}Pq{ST} K"
)
HOSTILE = {
    "codes": f"{CODES} safe \u202etxet\u202c \u2066x\u2069",
    "markup": "[@click=app.pwn]x[/] list[int] SELECT [Name] [50%] [TODO] a[/b] c [/] [/foo]",
    "unclosed": "[link='http://evil.example']y",
    "surrogate": "a \ud800 b",
    "wide": "漢字 🙂 e\u0301 \u200b",
    "blank": "",
    "newlines": "one\ntwo\r\nthree\x0b\u2028four\tfive\tsix",
    "long": "w" * 250,
}
# What a terminal would obey: none of it may stand in what is painted.
OBEYED = (ESC, "\x07", "\0", "\x9b", "\x9c", "\x9d", "\u202e", "\u2066", "\ud800")


class HostileLibrary(FakeLibrary):
    """Every text that can be shown is the hostile one."""

    def __init__(self, words: str) -> None:
        criteria = {
            name: replace(
                c,
                title=words,
                levels=(words,) * 3,
                meaning=(words,) * 3,
                advice=dict.fromkeys(range(3), words),
                probe=words,
            )
            for name, c in CRITERIA.items()
        }
        problem = Problem(words, 1, 1, words, words, words)
        pages = (
            GuidePage("1", words, words),
            GuidePage("2", words, f"# {words}\n\n[{words}]({words})"),
        )
        questions = (_hostile(DECISION, words), _hostile(CONCEPT, words))
        bank = bank_of(*questions, guide=pages, problems=(problem,), title=words)
        super().__init__(
            replace(bank, packs={**bank.packs, "other": _hostile_pack(words)}), criteria
        )
        self.words = words

    def score(self, answer: str, question: Question) -> Scorecard:
        words = self.words
        proof = Evidence(0, min(5, len(answer)), words, words, words, words, words)
        card = super().score(answer, question)
        return replace(
            card,
            rubric=words,
            version=words,
            marks={name: Mark(1, 2, (proof,), words, proof) for name in card.marks},
            points={name: Finding(True, (proof,), proof) for name in card.points},
            misconceptions={name: Finding(True, (proof,)) for name in card.misconceptions},
            advisories=(words,),
        )


def _hostile(question: Question, words: str) -> Question:
    return replace(
        question,
        prompt=words,
        title=words,
        tags=(words,),
        probes=dict.fromkeys(question.probes, words),
        answers=(GradedAnswer(words, 5, words),),
        points=tuple(Statement(p.id, words) for p in question.points),
        misconceptions=tuple(Statement(m.id, words) for m in question.misconceptions),
    )


def _hostile_pack(words: str) -> Pack:
    """A topic of its own, for there to be two."""
    return Pack(
        "other",
        words,
        title=words,
        topic="other",
        version=words,
        licence=words,
        authors=(words,) * 3,
        sources=(words,) * 3,
        questions=(DECISION.id,),
    )


def _painted(app: HotseatApp) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(s.text for s in strip if not s.control) for strip in strips)


async def is_calm(app: Driver) -> None:
    """Nothing that a terminal obeys is painted, no link, no action."""
    await app.pilot.pause()
    painted = _painted(app.app)
    assert [code for code in OBEYED if code in painted] == []
    for strip in app.app.screen._compositor.render_strips():
        for segment in strip:
            if segment.style is not None:
                assert segment.style.link is None
                assert not str(segment.style.meta.get("@click", "")).startswith("app.pwn")


ALL = " ".join(HOSTILE.values())
ALONE = {name: HOSTILE[name] for name in ("blank", "markup", "long")}
"""What matters where nothing stands beside it, too."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "size"),
    [
        *(pytest.param(words, (80, 30), id=name) for name, words in ALONE.items()),
        pytest.param(ALL, (120, 40), id="all, wide"),
        pytest.param(ALL, (60, 20), id="all, small"),
    ],
)
async def test_every_screen_stays_calm(tmp_path: Path, words: str, size: tuple[int, int]) -> None:
    async with running(tmp_path, library=HostileLibrary(words), size=size) as app:
        await through_every_screen(app, words, is_calm)


async def through_every_screen(
    app: Driver, words: str, look: Callable[[Driver], Awaitable[None]]
) -> None:
    """Walk through all screens but the desk's, typing `words` on the way; `look` at each."""
    await look(app)
    app.app.practice.problems()
    await app.until_on("ProblemsScreen")
    await look(app)
    await app.press("escape", "i")
    await app.until_on("TopicsScreen")
    await look(app)
    await app.press("down")
    await look(app)
    await app.press("escape", "g")
    await app.until_on("GuideScreen")
    await look(app)
    await app.press("right")
    await look(app)
    await app.press("escape", "slash")
    await app.until_on("ChooseScreen")
    await look(app)
    for question in (DECISION.id, CONCEPT.id):
        await app.open_question(question)
        await look(app)
        await app.write("some " + words)
        await look(app)
        await app.press("escape")
        await app.until_on("HomeScreen")
        await look(app)
        await app.open_question(question)
        assert app.area.text.startswith("some")
        await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
        await look(app)
        for key, screen in (("w", "PageScreen"), ("m", "GradedScreen"), ("f1", "HelpScreen")):
            await app.press(key)
            await app.until_on(screen)
            await look(app)
            await app.press("escape")
    await app.press("escape", "s")
    await app.until_on("SeatsScreen")
    await look(app)
    await app.until(lambda: bool(app.app.screen.query_one(Levels).asked))
    await look(app)
    await app.press("1", "space", "0", "enter")
    assert app.app.screen.has_class("-compared")
    await look(app)
    await app.press("escape", "ctrl+p")
    await app.until_on("CommandPalette")
    await look(app)


@pytest.mark.parametrize("words", ["list[int] arr[i] = x", "[/foo]", "SELECT [Name] [50%]"])
async def test_brackets_are_shown_as_they_are(tmp_path: Path, words: str) -> None:
    async with running(tmp_path, library=HostileLibrary(words)) as app:
        await app.open_question()
        assert app.screen.count(words) >= 2
        await app.write(words)
        assert app.screen.count(words) >= 3
        await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
        assert words in app.screen


async def test_what_is_shown_clean_is_kept_as_typed(tmp_path: Path) -> None:
    typed = "before \u202eoverride\u202c after"
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write(typed)
        assert "before \ufffdoverride\ufffd after" in app.screen
        app.app.practice.save_draft()
        draft = app.store.draft(DECISION.id)
        assert draft is not None
        assert draft.text == typed


async def test_a_coloured_paste_runs_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        await app.paste(f"pasted {ESC}[31mred{ESC}[0m end")
        assert "pasted" in app.screen
        assert "red" in app.screen
        await is_calm(app)
