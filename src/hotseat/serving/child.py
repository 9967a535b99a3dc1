"""One app, in a process of its own at the ends of two pipes.

The packets are those of Textual's driver for browsers: a letter, four bytes that say how long it
is, and that many bytes.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from hotseat.bank.installed import packs_folder

SCREEN = b"D"
"""What is typed, and what is painted."""
ABOUT = b"M"
"""Anything else, as JSON."""
_READY = b"__GANGLION__\n"
_GRACE = 15.0
"""Seconds that an app has to keep what was typed and to end, before a signal asks for it."""
_LAST_GRACE = 2.0


class AppProcess:
    """The app of one tab."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, banks: Sequence[Path], data: Path, size: tuple[int, int]) -> AppProcess:
        """Start the app on packs (none: all that are there) with records in the folder `data`.

        What it has to say of faults goes to where the server's own messages go.
        """
        folders = [word for bank in banks for word in ("--bank", str(bank))]
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            # Else modules would be looked for in the folder that it was started in first.
            "-P",
            "-m",
            "hotseat.cli.served",
            *folders,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env={
                **os.environ,
                "COLUMNS": str(size[0]),
                "ROWS": str(size[1]),
                "TERM": "xterm-256color",
                "TEXTUAL_COLOR_SYSTEM": "truecolor",
                "HOTSEAT_DATA": str(data),
                # Those of the person who serves, wherever answers are kept.
                "HOTSEAT_PACKS": str(packs_folder()),
            },
            # Ctrl+C in the server's terminal is for the server, which ends its apps itself.
            start_new_session=True,
        )
        return cls(process)

    async def tell(self, kind: bytes, payload: bytes) -> None:
        """Send a packet; to an app that has ended, nothing."""
        stdin = self._process.stdin
        assert stdin is not None
        with contextlib.suppress(ConnectionError):
            stdin.write(kind + len(payload).to_bytes(4, "big") + payload)
            await stdin.drain()

    async def resize(self, width: int, height: int) -> None:
        """Tell it another size."""
        about = {"type": "resize", "width": width, "height": height}
        await self.tell(ABOUT, json.dumps(about).encode())

    async def packets(self) -> AsyncIterator[tuple[bytes, bytes]]:
        """What it sends, until it ends."""
        stdout = self._process.stdout
        assert stdout is not None
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError, ValueError):
            if await stdout.readuntil(_READY) != _READY:
                return
            while True:
                head = await stdout.readexactly(5)
                yield head[:1], await stdout.readexactly(int.from_bytes(head[1:], "big"))

    async def end(self) -> int:
        """Have it keep what was typed and end; one that does not hear is ended. Gives its exit
        code; what it still paints goes nowhere.
        """
        process = self._process
        assert process.stdin is not None
        process.stdin.close()
        # An app that cannot paint cannot end.
        swallowing = asyncio.create_task(self._swallow())
        try:
            return await self._wait()
        finally:
            swallowing.cancel()

    async def _wait(self) -> int:
        process = self._process
        for ask, patience in ((None, _GRACE), (process.terminate, _LAST_GRACE)):
            if ask is not None:
                ask()
            with contextlib.suppress(TimeoutError):
                return await asyncio.wait_for(process.wait(), patience)
        process.kill()
        return await process.wait()

    async def _swallow(self) -> None:
        assert self._process.stdout is not None
        while await self._process.stdout.read(2**16):
            pass
