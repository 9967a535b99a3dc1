"""What was painted is let go when its screen is gone."""

from __future__ import annotations

import functools
from typing import Any

from textual._styles_cache import StylesCache
from textual.geometry import Region
from textual.strip import Strip


def let_go() -> None:
    """Have a widget that is gone take along what it painted.

    Two colours are looked up in a cache that holds by whom, for 1,024 widgets. Which two they are
    hangs on nobody.

    Textual fault: painted-lines.
    """
    found = vars(StylesCache)["get_inner_outer"]
    if isinstance(found, classmethod):
        return
    cached = functools.lru_cache(1024)(found.__wrapped__)
    by_class: Any = classmethod(cached)  # type: ignore[arg-type]
    setattr(StylesCache, "get_inner_outer", by_class)  # noqa: B010 - it is no method there


def forget_painted() -> None:
    """Empty the caches that fill up with every place that was ever painted.

    Textual gives the text at each place a style of its own and keeps 16,384 of them, and 4,096 of
    each thing that it did with a rectangle: a process that is used for hours grows by 30 MiB. What
    is still needed is there again with the next paint.
    """
    for cache in (*vars(Region).values(), Strip.render_ansi):
        if clear := getattr(cache, "cache_clear", None):
            clear()
