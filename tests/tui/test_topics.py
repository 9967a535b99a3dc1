"""Choosing a topic on the screens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.tui.driver import QUIET, running
from tests.tui.fakes import ANSWER, LAUNDRY, FakeLibrary, two_topics

from hotseat.records.chosen import chosen_topic
from hotseat.records.paths import topic_path


async def test_with_one_topic_there_is_none_to_choose(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        assert "Topic" not in app.screen
        await app.press("i")
        assert app.where == "HomeScreen"
        app.app.practice.topics()
        await app.pilot.pause()
        assert "one topic" in app.notices


async def test_a_topic_is_chosen_and_everything_goes_by_it(tmp_path: Path) -> None:
    library = FakeLibrary(two_topics())
    async with running(tmp_path, library=library) as app:
        assert "Returns and more · 3 questions" in app.screen
        assert " Topic                     Returns and more " in app.screen
        await app.press("i")
        await app.until_on("TopicsScreen")
        assert "2 topics" in app.screen
        assert "3 questions · in use" in app.screen
        await app.press("down")
        for words in ("2 questions", "version 2026.1", "CC-BY-4.0", "A. Laundress, B. Bleach"):
            assert words in app.flat
        assert "A report on drums, 2024" in app.flat
        await app.press("enter")
        await app.until_on("HomeScreen")
        assert "Wash or buy · 2 questions" in app.screen
        assert chosen_topic(app.store.path) == "laundry"
        await app.press("c")
        await app.until_on("ChooseScreen")
        assert "2 of 2 questions" in app.screen
        assert "The returns bot" not in app.screen
        await app.press("escape", "g")
        await app.until_on("GuideScreen")
        assert "Drums" in app.screen
        assert "1 of 1" in app.screen
        await app.press("escape", "p")
        await app.until_on("InterviewScreen")
        assert "The old washing machine" in app.screen
    async with running(tmp_path, library=library) as app:
        assert "Wash or buy · 2 questions" in app.screen


async def test_escape_leaves_it_as_it_is(tmp_path: Path) -> None:
    async with running(tmp_path, library=FakeLibrary(two_topics())) as app:
        await app.press("i", "down", "escape")
        await app.until_on("HomeScreen")
        assert "Returns and more · 3 questions" in app.screen
        assert not topic_path(app.store.path).exists()


async def test_figures_and_answers_are_of_the_topic(tmp_path: Path) -> None:
    async with running(tmp_path, library=FakeLibrary(two_topics())) as app:
        await app.answer(ANSWER)
        app.app.session.choose_topic("laundry")
        await app.press("h", "o")
        await app.until_on("ProgressScreen")
        assert "asks a first question" in app.flat
        await app.press("escape")
        await app.answer(ANSWER, "washing")
        await app.press("h", "o", "a")
        await app.until_on("AnswersScreen")
        assert "1 answer" in app.screen
        assert "The old washing machine" in app.screen
        assert "The returns bot" not in app.screen


async def test_what_cannot_be_kept_is_told(tmp_path: Path) -> None:
    topic_path(tmp_path / "hotseat.db").mkdir()
    async with running(tmp_path, library=FakeLibrary(two_topics())) as app:
        await app.press("i", "down", "enter")
        await app.until_on("HomeScreen")
        assert "This is not kept." in app.notices
        assert "Wash or buy · 2 questions" in app.screen


async def test_the_config_file_has_the_first_word(tmp_path: Path) -> None:
    library, settings = FakeLibrary(two_topics()), replace(QUIET, topic="laundry")
    async with running(tmp_path, library=library, settings=settings) as app:
        assert "Wash or buy · 2 questions" in app.screen
        await app.press("i", "up", "enter")
        await app.until_on("HomeScreen")
        assert "Returns and more · 3 questions" in app.screen
        assert "For this run" in app.notices
    settings = replace(QUIET, topic="laundri")
    async with running(tmp_path, library=library, settings=settings) as app:
        assert "did you mean laundry?" in app.notices


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20), (40, 12), (20, 6)])
async def test_it_fits_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    packs = replace(LAUNDRY, sources=tuple(f"Source number {n} of many words" for n in range(40)))
    async with running(tmp_path, size=size, library=FakeLibrary(two_topics(packs))) as app:
        await app.press("i", "down")
        await app.until_on("TopicsScreen")
        assert "▸ Wash or buy" in app.screen
        assert all(len(row) <= size[0] for row in app.screen.splitlines())
        if size[1] >= 20:
            await app.press("tab", "end")
            assert "number 39" in app.flat


async def test_the_first_screen_has_room_for_all_of_it(tmp_path: Path) -> None:
    async with running(tmp_path, library=FakeLibrary(two_topics())) as app:
        await app.answer(ANSWER)
        await app.press("h")
        app.app.practice.mock()
        await app.until_on("InterviewScreen")
        await app.write("some words")
        await app.press("escape")
        await app.until_on("HomeScreen")
        for words in ("Resume", "Topic", "Diagnosis", "When to combine", "Not an assessment"):
            assert words in app.screen
