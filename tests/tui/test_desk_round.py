"""One criterion with every candidate: who is left out, and where it ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.tui.desks import marking, put

from hotseat.desk.folder import DeskFolder


async def test_who_has_no_candidate_is_left_out_and_that_is_said(tmp_path: Path) -> None:
    first, unknown, last = sorted(put().id for _ in range(3))
    folder = DeskFolder()
    label = folder.load(unknown).label
    folder.save(replace(folder.load(unknown), candidate=""))
    async with marking(tmp_path, folder.load(first)) as app:
        await app.press("h")
        await app.ready()
        words = f"Candidate {label} is left out: it is not said who the candidate is."
        assert words in app.notices
        assert "all candidates · 1 of 2" in app.screen
        await app.press("enter")
        await app.ready()
        assert app.desk.interview.id == last
        await app.press("enter")
        await app.ready()
        assert app.desk.interview.id == first
        assert "You are back at Candidate" in app.notices


async def test_the_hint_to_pick_words_stands_only_where_they_lack(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        desk = app.desk
        desk.interview = replace(desk.interview, candidate="")
        await app.press("1")
        assert "Say first who the candidate is" in app.notices
        assert "picks words" not in app.notices
