"""The page, the files that it is made of, and plain pages that say why there is none.

Everything comes from this server: the terminal and its font are those of textual-serve.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib.resources import files
from pathlib import Path

from aiohttp import web

_OURS = Path(__file__).parent / "page"
_THEIRS = Path(str(files("textual_serve"))) / "static"

INDEX = (_OURS / "index.html").read_text(encoding="utf-8")
FILES: Mapping[str, Path] = {
    "page.css": _OURS / "page.css",
    "page.js": _OURS / "page.js",
    "xterm.css": _THEIRS / "css" / "xterm.css",
    "textual.js": _THEIRS / "js" / "textual.js",
    "mono.ttf": _THEIRS / "fonts" / "RobotoMono-VariableFont_wght.ttf",
    "mono-italic.ttf": _THEIRS / "fonts" / "RobotoMono-Italic-VariableFont_wght.ttf",
}
"""What anyone may read: nothing in them is of a person."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Server": "hotseat",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_MESSAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>hotseat</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/page.css">
<main class="words"><h1>{title}</h1><p>{text}</p></main>
</html>
"""


def message(status: int, title: str, text: str = "") -> web.Response:
    """A page of a sentence or two."""
    body = _MESSAGE.format(title=escape(title), text=escape(text))
    response = web.Response(status=status, text=body, content_type="text/html", charset="utf-8")
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response
