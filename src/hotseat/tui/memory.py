"""A fault of Textual 8.2 worked around: what was painted is held after its screen is gone."""

from __future__ import annotations

import functools
from typing import Any

from textual._styles_cache import StylesCache


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
