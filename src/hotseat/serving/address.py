"""The address that is served on: found, taken, and told."""

from __future__ import annotations

import errno
import ipaddress
import socket

from hotseat.errors import UsageError, reason_of

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def find(host: str) -> _Address:
    """The address that a name or an address on the command line means.

    Raises:
        UsageError: none.
    """
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        pass
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise UsageError(
            f"--host {host}: no address is known by that name; 127.0.0.1 serves this machine alone"
        ) from None
    addresses = [ipaddress.ip_address(str(info[4][0]).partition("%")[0]) for info in found]
    return min(addresses, key=lambda address: address.version)


def listen(address: _Address, port: int) -> socket.socket:
    """Take the port at the address; 0 takes a free one.

    Raises:
        UsageError: it cannot be had.
    """
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    try:
        return socket.create_server((str(address), port), family=family)
    except OSError as error:
        raise UsageError(_refused(address, port, error)) from None


def _refused(address: _Address, port: int, error: OSError) -> str:
    where = f"port {port} of {address}"
    if error.errno == errno.EADDRINUSE:
        return f"{where} is taken by another program; --port 0 takes one that is free"
    if error.errno == errno.EACCES:
        return f"{where} is not for everyone to take; --port takes another, from 1024 on"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"--host: this machine does not have the address {address}"
    return f"{where} cannot be taken: {reason_of(error)}"


def names_of(address: _Address, host: str) -> frozenset[str]:
    """The names that a browser may call the machine by: its own ones only where it is exposed."""
    names = {"localhost", host.lower()}
    if not address.is_loopback:
        own = socket.gethostname().lower()
        names |= {own, own.partition(".")[0], f"{own}.local"}
    return frozenset(names)


def url(address: _Address, host: str, port: int) -> str:
    """What a browser opens: the name or the address that was given, or for all addresses of the
    machine its name.
    """
    shown = socket.gethostname() if address.is_unspecified else host.strip("[]")
    at = f"[{shown}]" if ":" in shown else shown
    return f"http://{at}:{port}/"
