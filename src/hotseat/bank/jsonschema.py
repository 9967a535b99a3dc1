"""JSON Schema (draft-07, what editors read) for the files of a bank."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from hotseat.bank.schema import PackFile, QuestionFile
from hotseat.rubrics.schema import TopicFile

SCHEMAS: dict[str, type[BaseModel]] = {
    "pack": PackFile,
    "question": QuestionFile,
    "topic": TopicFile,
}
"""By the name of the file in `schemas/`, without .json."""

_DRAFT = "http://json-schema.org/draft-07/schema#"


def schema_text(name: str) -> str:
    """The schema called `name` as the text of its file.

    Raises:
        KeyError: there is no such schema.
    """
    return json.dumps(draft07(SCHEMAS[name]), indent=2, ensure_ascii=True) + "\n"


def draft07(model: type[BaseModel]) -> dict[str, Any]:
    """The model's schema in the words of draft-07."""
    schema = _converted(model.model_json_schema())
    return {"$schema": _DRAFT, **schema}


def _converted(node: Any) -> Any:
    if isinstance(node, list):
        return [_converted(item) for item in node]
    if not isinstance(node, dict):
        return node
    result: dict[str, Any] = {}
    for key, value in node.items():
        if key in ("$defs", "properties"):
            name = "definitions" if key == "$defs" else key
            result[name] = {k: _converted(v) for k, v in value.items()}
        elif key == "$ref":
            result[key] = value.replace("#/$defs/", "#/definitions/")
        elif key not in ("title", "default"):
            result[key] = _converted(value)
    return _plain_ref(result)


def _plain_ref(node: dict[str, Any]) -> dict[str, Any]:
    """Draft-07 ignores whatever stands beside a $ref."""
    if "$ref" not in node or len(node) == 1:
        return node
    rest = {k: v for k, v in node.items() if k != "$ref"}
    return {**rest, "allOf": [{"$ref": node["$ref"]}]}
