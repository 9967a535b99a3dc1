"""W: in the browser. What the guard of the server makes of names and tokens."""

from __future__ import annotations

import pytest

from hotseat.serving.guard import Guard


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("localhost", True),
        ("LOCALHOST.:8000", True),
        ("127.0.0.1:8000", True),
        ("[::1]:8000", True),
        ("192.168.1.5:8000", False),
        ("localhost.evil.example", False),
        ("evil.example:8000", False),
        ("me@localhost", False),
        ("localhost/x", False),
        ("localhost:eighty", False),
        ("[::1", False),
        ("", False),
        (None, False),
    ],
)
def test_w1_names_that_the_server_answers_to(host: str | None, known: bool) -> None:
    assert Guard().knows_host(host) is known
    assert Guard(any_address=True).knows_host("192.168.1.5:8000")


def test_w1_the_token_is_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return one == other

    monkeypatch.setattr("hmac.compare_digest", compare)
    guard = Guard()
    assert guard.knows_token(None, guard.token)
    assert not guard.knows_token("é", "\udc80")
    assert len(compared) == 4
    assert len(guard.token) >= 43
    assert guard.token not in repr(guard)
