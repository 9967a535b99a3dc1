"""The schemas for editors: draft-07, described, and committed as they are generated."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hotseat.bank.jsonschema import SCHEMAS, draft07, schema_text

COMMITTED = Path(__file__).parents[2] / "schemas"


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schemas_are_current(name: str) -> None:
    committed = (COMMITTED / f"{name}.json").read_text(encoding="utf-8")
    assert committed == schema_text(name), "run: hotseat bank schema schemas --force"


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_is_draft_07(name: str) -> None:
    schema = json.loads(schema_text(name))
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    text = json.dumps(schema)
    assert "$defs" not in text
    assert "prefixItems" not in text
    for node in nodes(schema):
        if "$ref" in node:
            assert len(node) == 1
            assert node["$ref"].rpartition("/")[2] in schema["definitions"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described_and_no_other_is_allowed(name: str) -> None:
    schema = draft07(SCHEMAS[name])
    for part in (schema, *schema.get("definitions", {}).values()):
        assert part["additionalProperties"] is False
        for key, value in part["properties"].items():
            assert value.get("description"), f"{key} has no description"


def test_a_key_called_title_is_kept() -> None:
    assert "title" in draft07(SCHEMAS["question"])["properties"]
