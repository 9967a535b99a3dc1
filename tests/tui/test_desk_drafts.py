"""A reason that is being typed at the desk is kept like a note, until it is entered."""

from __future__ import annotations

from pathlib import Path

from tests.tui.desks import marking

from hotseat.desk.codec import interview_from_json, interview_to_json


async def test_a_reason_that_is_left_waits_for_its_end(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("space", "1", "2")
        await app.type("the fac")
        await app.until(lambda: app.marking("diagnosis").reason_draft == "the fac")
        await app.type("ts")
        await app.press("escape")
        assert app.marking("diagnosis").reason_draft == "the facts"
        assert app.marking("diagnosis").level == 1
        await app.press("c", "space", "1", "2")
        assert app.desk_screen.field.words == ""
        await app.press("escape", "C", "0")
        assert app.desk_screen.field.words == "the facts"
        await app.press("enter")
        given = app.marking("diagnosis")
        assert given.levels[-1].reason == "the facts"
        assert given.reason_draft == ""


async def test_a_reason_is_kept_when_the_app_ends(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("space", "1", "2")
        await app.type("half a li")
        app.app.practice.save_at_the_end()
        assert app.marking("diagnosis").reason_draft == "half a li"
        assert app.marking("diagnosis").level == 1
        data = interview_to_json(app.kept)
        del data["sheets"][0]["markings"]["diagnosis"]["reason_draft"]
        old = interview_from_json(data)
        assert old.sheets[0].marking("diagnosis").reason_draft == ""
