"""Who may speak with the server: those with its address, from a page of its own.

A page of somebody else's, open in the same browser, reaches a server on this machine as well. It
shows in `Origin`; one that let its own name point here shows in `Host`.
"""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_urlsafe
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Guard:
    """What is asked of a request."""

    names: frozenset[str] = frozenset({"localhost"})
    """The names that this machine may be called by."""
    any_address: bool = False
    """Whether it may be called by any address of a network too, not only by its own loopback."""
    token: str = field(default_factory=token_urlsafe, repr=False)

    @property
    def cookie(self) -> str:
        """The name of the cookie that holds the token: another one for each run of the server, as
        browsers keep no cookies apart by port.
        """
        return f"hotseat-{sha256(self.token.encode()).hexdigest()[:8]}"

    def knows_host(self, host: str | None) -> bool:
        """Whether `Host` names this machine; the port may be that of a tunnel."""
        name = _name(host or "")
        if name is None:
            return False
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return name in self.names
        return self.any_address or address.is_loopback

    def knows_origin(self, origin: str | None, host: str | None) -> bool:
        """Whether a request comes from no page, or from one of the host that it goes to."""
        known = (f"{scheme}://{host}".lower() for scheme in ("http", "https"))
        return origin is None or origin.lower() in known

    def knows_token(self, *given: str | None) -> bool:
        """Whether one of these is the token; how long that takes tells nothing about it."""
        wanted = self.token.encode()
        # All are compared.
        found = [hmac.compare_digest(_bytes(one), wanted) for one in given]
        return any(found)


def _bytes(given: str | None) -> bytes:
    return (given or "").encode("utf-8", "replace")


def _name(host: str) -> str | None:
    """The name or address in `localhost:8000`, `[::1]:8000`; None where there is none."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return None
    if not parts.hostname or parts.netloc != host or parts.username is not None:
        return None
    return parts.hostname.removesuffix(".")
