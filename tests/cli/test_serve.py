"""`hotseat serve` before it serves: what it looks at, and where answers are kept."""

from __future__ import annotations

import asyncio
import importlib.util
from pathlib import Path

import pytest

from hotseat.cli import serve
from hotseat.cli.main import main
from hotseat.errors import UsageError
from hotseat.records.paths import data_folder, database_path
from hotseat.serving import address, child


def test_without_the_extra_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert main(["serve"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "hotseat: hotseat serve needs the extra `serve`: pip install 'hotseat[serve]'; "
        "in a working copy: make serve\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--port", "70000"], "a port from 0 to 65535"),
        (["--sessions", "0"], "a number of tabs from 1 to 64"),
        (["--shared", "--data", "x"], "not allowed with"),
        (["--host", "no such host"], "no address is known by that name"),
        (["--host", "192.0.2.7", "--expose"], "does not have the address 192.0.2.7"),
    ],
)
def test_flags_that_cannot_be(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", *words]) == 2
    assert said in capsys.readouterr().err


def test_what_would_stop_the_app_stops_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--bank", str(tmp_path / "none")]) == 3
    assert "none" in capsys.readouterr().err
    config = tmp_path / "config.yaml"
    config.write_text("keys: [\n")
    monkeypatch.setenv("HOTSEAT_CONFIG", str(config))
    assert main(["serve"]) == 3
    assert "config.yaml" in capsys.readouterr().err


def test_where_answers_are_kept(tmp_path: Path) -> None:
    own = data_folder()
    assert serve._data(None, shared=False) == own / "served"
    assert serve._data(None, shared=True) == own
    assert serve._data(tmp_path / "here", shared=False) == tmp_path / "here"
    assert [path.stat().st_mode & 0o777 for path in (own, own / "served")] == [0o700, 0o700]


def test_a_variable_names_another_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOTSEAT_DATA", str(tmp_path / "else"))
    assert database_path() == tmp_path / "else" / "hotseat.db"


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:9/"),
        ("::1", "http://[::1]:9/"),
        ("[::1]", "http://[::1]:9/"),
        ("localhost", "http://localhost:9/"),
    ],
)
def test_the_address_as_it_is_told(host: str, url: str) -> None:
    found = address.find(host)
    assert found.is_loopback
    assert address.url(found, host, 9) == url


def test_for_all_addresses_the_name_of_the_machine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "Box.example")
    everywhere = address.find("0.0.0.0")
    assert address.url(everywhere, "0.0.0.0", 9) == "http://Box.example:9/"
    assert {"box.example", "box", "localhost"} <= address.names_of(everywhere, "0.0.0.0")
    assert "box" not in address.names_of(address.find("127.0.0.1"), "127.0.0.1")


def test_a_port_that_is_kept_for_others_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("socket.create_server", refuse)
    with pytest.raises(UsageError, match="from 1024 on"):
        address.listen(address.find("127.0.0.1"), 80)


def test_a_tab_has_the_packs_of_whoever_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever its answers are kept."""
    given: dict[str, str] = {}

    async def start(*_: object, env: dict[str, str], **__: object) -> None:
        given.update(env)

    monkeypatch.setattr("asyncio.create_subprocess_exec", start)
    asyncio.run(child.AppProcess.start([], tmp_path / "served", (80, 24)))
    assert given["HOTSEAT_DATA"] == str(tmp_path / "served")
    assert given["HOTSEAT_PACKS"] == str(data_folder() / "packs")
