"""W: a real browser opens the address, answers a question, and shows its marks."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.hardening.browser import CONTROL, chromium
from tests.hardening.conftest import Measured
from tests.hardening.tabs import Served

pytestmark = pytest.mark.slow

ANSWER = (
    "What fails is its facts: they change every week, so this is not about style. I would retrieve "
    "the current pages first, because training bakes in what is old tomorrow."
)


async def test_w6_a_real_browser_shows_marks_and_asks_nobody_else(
    tmp_path: Path, need_program: Callable[[str], str], figure: Measured
) -> None:
    program = need_program("chromium")
    served = Served(tmp_path, bank=False)
    try:
        async with chromium(program, tmp_path) as browser:
            await browser.open(served.url)
            await browser.wait("Shared history: everyone with this address")
            # The token is in the cookie, not in the address bar.
            assert await browser.evaluate("location.href") == served.base
            assert await browser.evaluate("document.cookie") == ""
            assert await browser.evaluate("document.fonts.check('16px \"Roboto Mono\"')")
            await browser.press("Enter")
            await browser.wait("Your answer")
            await browser.type(ANSWER)
            await browser.wait("saved")
            await browser.press("s", CONTROL)
            await browser.wait("leave one out")
            await browser.press("Enter")
            marks = await browser.wait("overall")
            assert "Diagnosis" in marks
            assert re.search(r"\d+ of 100 · overall [1-5] of 5", marks)
            await browser.press("F9")
            await browser.until_page("This session has ended.")
        hosts = {urlsplit(url).netloc for url in browser.requests}
        others = hosts - {f"127.0.0.1:{served.port}"}
        figure("requests to other hosts", len(others), "requests", most=0)
        assert len(browser.requests) > 5
        assert browser.said == []
        assert not served.children()
    finally:
        served.close()


async def test_w5_a_page_loaded_again_by_a_real_browser(
    tmp_path: Path, need_program: Callable[[str], str], figure: Measured
) -> None:
    program = need_program("chromium")
    served = Served(tmp_path, "--sessions", "1")
    try:
        async with chromium(program, tmp_path) as browser:
            await browser.open(served.url, size=(390, 844))
            await browser.wait("What would you like")
            await browser.press("Enter")
            await browser.wait("Your answer")
            await browser.type("é漢字🙂 typed before")
            await browser.wait("typed before")
            begun = time.monotonic()
            await browser.ask("Page.reload")
            await browser.wait("What would you like")
            figure("page loaded again in a browser after", time.monotonic() - begun, "s", most=30)
            await browser.press("Enter")
            await browser.wait("typed before")
            assert served.drafts() == ["é漢字🙂 typed before"]
            assert await browser.evaluate("document.title") == "hotseat"
            assert await browser.evaluate("document.documentElement.lang") == "en"
            served.process.terminate()
            await browser.until_page("The server has ended.")
            # There is nowhere to go on.
            assert "Go on" not in await browser.evaluate("document.body.innerText")
        assert browser.said == []
    finally:
        served.close()
