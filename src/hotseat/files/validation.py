"""pydantic's errors as problems with a place, in words an author understands."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from hotseat.files.clean import shorten
from hotseat.files.fields import field_names

if TYPE_CHECKING:
    from hotseat.files.yamlfile import Document

Loc = tuple[str | int, ...]
ModelT = TypeVar("ModelT", bound=BaseModel)

_EXPECTED = {
    "string_type": "text",
    "list_type": "a list",
    "tuple_type": "a list",
    "set_type": "a list",
    "dict_type": "a mapping of keys to values",
    "mapping_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing_size": "a smaller number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
}


def validated(document: Document, model: type[ModelT]) -> ModelT | None:
    """See `hotseat.files.yamlfile.validate`."""
    try:
        result = model.model_validate(document.data)
    except ValidationError as error:
        _report(document, model, error)
        return None
    return result if document.sound else None


def _report(document: Document, model: type[BaseModel], error: ValidationError) -> None:
    seen: set[tuple[Loc, str]] = set()
    for item in error.errors(include_url=False):
        if document.full:
            return
        loc = _real_loc(document.data, item["loc"])
        kind = item["type"]
        if (loc, kind) in seen:
            continue
        seen.add((loc, kind))
        if kind == "extra_forbidden":
            known = field_names(model, document.data, loc[:-1])
            hint = _unknown_key_hint(document, str(loc[-1]), known)
            document.add(loc, f"unknown key {_name(loc)}", hint, at_key=True)
        elif kind == "missing":
            parent = f" in {_name(loc[:-1])}" if len(loc) > 1 else ""
            document.add(loc[:-1], f"missing key {_name(loc[-1:])}{parent}")
        else:
            message, hint = _describe(document, item, loc)
            if _EXPECTED.get(kind) == "a list" and not field_names(model, document.data, (*loc, 0)):
                hint = _as_list(item["input"]) or hint
            document.add(loc, message, hint, at_key=item["loc"][-1:] == ("[key]",))


def _describe(document: Document, item: Any, loc: Loc) -> tuple[str, str]:
    kind, value, context = item["type"], item["input"], item.get("ctx", {})
    if kind in ("literal_error", "enum"):
        names = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        near = document.nearest(str(value), names.split(", "))
        return (
            f"{_name(loc)} is {_shown(value)}; it must be one of {names}",
            f"did you mean {near}?" if near else "",
        )
    if kind in _EXPECTED:
        hint = "leave the key out if there is nothing to say" if value is None and loc else ""
        return f"{_name(loc)} should be {_EXPECTED[kind]}, not {_shown(value)}", hint
    if kind == "too_short" and not isinstance(value, str):
        message = f"{_name(loc)} needs at least {context['min_length']}, and has "
        return f"{message}{context['actual_length'] or 'none'}", ""
    if kind == "value_error":
        return f"{_name(loc)}: {context.get('error', item['msg'])}", ""
    # "Input should be ...", "String should match ...": the key says better what it is about.
    subject, _, rest = item["msg"].partition(" should ")
    message = f" should {rest}" if rest and " " not in subject else f": {item['msg']}"
    return f"{_name(loc)}{message}, not {_shown(value)}", ""


def _as_list(value: Any) -> str:
    """How one text is written as a list; empty where it is no short text."""
    if not isinstance(value, str) or len(value) > 60:
        return ""
    plain = not re.search(r"^[-?&*!|>%@`]|[:#{}\[\]\"'\n]", value)
    return f"write [{value if plain else json.dumps(value, ensure_ascii=False)}]"


def _unknown_key_hint(document: Document, key: str, known: tuple[str, ...]) -> str:
    if near := document.nearest(key, known):
        return f"did you mean {near}?"
    return f"the keys here are {', '.join(known)}" if known else ""


def _real_loc(data: Any, loc: tuple[str | int, ...]) -> Loc:
    """`loc` without the steps that pydantic adds for unions and wrapped validators."""
    real: list[str | int] = []
    for at, step in enumerate(loc):
        inside = step in data if isinstance(data, dict) else isinstance(data, list)
        if inside and isinstance(step, int) == isinstance(data, list):
            data = data[step]
            real.append(step)
        elif at == len(loc) - 1 and isinstance(data, dict) and step != "[key]":
            real.append(step)
    return tuple(real)


def _name(loc: Loc) -> str:
    """`points[2].id`, or `the file`, for a message."""
    text = ""
    for step in loc:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            text += f".{step}" if text else step
    return repr(shorten(text)) if text else "the file"


def _shown(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return repr(shorten(str(value), 40))
