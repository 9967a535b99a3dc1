"""Which keys a model allows at a place of a document."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, RootModel


def field_names(model: type[BaseModel], data: Any, loc: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that the mapping at `loc` of `data` may have."""
    annotations: list[Any] = [model]
    for step in loc:
        annotations = [inner for a in annotations for inner in _step(a, step, data)]
        data = _inner(data, step)
    models = [m for a in annotations for m in _models(a)]
    fitting = [m for m in models if _fits(m, data)] or models
    return tuple(dict.fromkeys(name for m in fitting for name in _keys(m)))


def _inner(data: Any, step: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(step)
    return data[step] if isinstance(data, list) and isinstance(step, int) else None


def _step(annotation: Any, step: str | int, data: Any) -> Iterator[Any]:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            if not _fits(part, data):
                continue
            for name, field in part.model_fields.items():
                if step in (name, field.alias):
                    yield field.annotation
        elif args := get_args(part):
            yield args[-1] if isinstance(step, str) else args[0]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part


def _parts(annotation: Any) -> Iterator[Any]:
    """The members of a union, however it is wrapped; else the annotation itself."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _parts(get_args(annotation)[0])
    elif origin is Union or origin is types.UnionType:
        for member in get_args(annotation):
            yield from _parts(member)
    elif isinstance(annotation, type) and issubclass(annotation, RootModel):
        yield from _parts(annotation.model_fields["root"].annotation)
    else:
        yield annotation


def _fits(model: type[BaseModel], data: Any) -> bool:
    """Whether the constant fields of `model` (`kind: Literal[...]`) agree with the data."""
    if not isinstance(data, dict):
        return True
    return all(
        data.get(name) in get_args(field.annotation)
        for name, field in model.model_fields.items()
        if get_origin(field.annotation) is Literal and name in data
    )


def _keys(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name
