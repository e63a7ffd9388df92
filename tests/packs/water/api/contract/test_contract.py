"""The contract of /api/v1: stored examples of every answer, and the OpenAPI document.

An answer may gain fields; it must not lose, rename or retype one. After a wanted addition:
STRANDLINE_REWRITE_GOLDEN=1 pytest tests/packs/water/api/contract writes the examples anew, and the
difference is reviewed like code.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from packs.water.api.contract.calls import CALLS, Call
from packs.water.api.contract.scenario import build
from packs.water.api.world import World
from strandline.packs.water.context import Water
from support.answer_shapes import shape_differences
from support.openapi_changes import breaking_changes
from support.statements import as_tsql
from support.tsql import TsqlOracle

EXAMPLES = Path(__file__).with_name("examples")
RELEASED = Path(__file__).with_name("openapi-v1.json")
REWRITES = bool(os.environ.get("STRANDLINE_REWRITE_GOLDEN"))
PREFIX = "/api/v1"


def _ask(client: TestClient, call: Call) -> tuple[list[str], object]:
    answer = client.request(
        call.method, PREFIX + call.path, params=call.params, json=call.json, **call.more
    )
    media = answer.headers.get("content-type", "").split(";")[0]
    wrong = []
    if answer.status_code != call.status:
        wrong.append(f"{call.name}: answered {answer.status_code}: {answer.text[:300]}")
    elif media != call.media:
        wrong.append(f"{call.name}: is {media}, was {call.media}")
    return wrong, answer.json() if media.endswith("json") and not wrong else None


def test_every_answer_keeps_its_shape(
    client: TestClient, world: World, served_platform: str
) -> None:
    build(world)
    wrong: list[str] = []
    for call in CALLS:
        faults, document = _ask(client, call)
        wrong += faults
        if faults or document is None:
            continue
        path = EXAMPLES / f"{call.name}.json"
        if REWRITES and served_platform == "sqlite":
            EXAMPLES.mkdir(exist_ok=True)
            path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", "utf-8")
        if not path.exists():
            wrong.append(f"{call.name}: has no example")
            continue
        example = json.loads(path.read_text("utf-8"))
        wrong += [f"{call.name}: {line}" for line in shape_differences(example, document)]
    assert not wrong, "\n".join(wrong)


def test_every_operation_has_a_call(client: TestClient) -> None:
    assert {call.operation for call in CALLS} == set(_operations(client)) - _FOUNDATION


_FOUNDATION = {"health"}
"""Operations of the web foundation itself; tests/web holds their tests."""


def test_calls_reach_the_operation_they_name(client: TestClient) -> None:
    operations = _operations(client)
    for call in CALLS:
        method, template = operations[call.operation]
        pattern = re.sub(r"\\{[^}]+\\}", "[^/]+", re.escape(template))
        assert re.fullmatch(pattern, PREFIX + call.path), f"{call.name}: is not {template}"
        assert call.method == method, call.name


def test_the_released_document_is_kept(client: TestClient) -> None:
    document = _openapi(client)
    if REWRITES:
        text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        RELEASED.write_text(text + "\n", "utf-8")
    released = json.loads(RELEASED.read_text("utf-8"))
    broken = breaking_changes(released, document)
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("served_platform", ["sqlite"], indirect=True)
def test_every_statement_is_also_t_sql(
    client: TestClient, world: World, water: Water, tsql_oracle: TsqlOracle
) -> None:
    build(world)
    with as_tsql(water.database.engine) as statements:
        for call in CALLS:
            _ask(client, call)
    assert statements
    wrong = [
        f"{tsql}\n   {errors[0].message}"
        for tsql in statements
        if (errors := tsql_oracle.parse(tsql))
    ]
    assert not wrong, "\n".join(wrong)


def _openapi(client: TestClient) -> dict[str, Any]:
    app = client.app
    assert isinstance(app, FastAPI)
    return app.openapi()


def _operations(client: TestClient) -> dict[str, tuple[str, str]]:
    """Operation ids with their method and path."""
    return {
        operation["operationId"]: (method.upper(), path)
        for path, methods in _openapi(client)["paths"].items()
        if path.startswith(PREFIX)
        for method, operation in methods.items()
    }
