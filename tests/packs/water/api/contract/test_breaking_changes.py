"""The judge itself: it finds what breaks a client, and lets through what does not."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from support.openapi_changes import Document, breaking_changes

BASE: Document = {
    "paths": {
        "/things": {
            "get": {
                "operationId": "list_things",
                "parameters": [
                    {"in": "query", "name": "page", "schema": {"type": "integer", "maximum": 9}}
                ],
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}
                        }
                    },
                    "404": {"content": {"application/problem+json": {"schema": {}}}},
                },
            },
            "post": {
                "operationId": "add_thing",
                "requestBody": {
                    "required": False,
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/NewThing"}}
                    },
                },
                "responses": {"201": {"content": {}}},
            },
        }
    },
    "components": {
        "schemas": {
            "Thing": {
                "type": "object",
                "required": ["name", "parts"],
                "properties": {
                    "name": {"type": "string"},
                    "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                    "at": {"type": "string", "format": "date-time"},
                    "kind": {"type": "string", "enum": ["a", "b"]},
                    "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
                },
            },
            "NewThing": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string", "maxLength": 10},
                    "kind": {"type": "string", "enum": ["a", "b"]},
                    "size": {"anyOf": [{"type": "number"}, {"type": "null"}]},
                },
            },
        }
    },
}


def _set(path: str, value: Any) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        *parents, last = path.split("|")
        node: Any = document
        for part in parents:
            node = node[int(part)] if isinstance(node, list) else node[part]
        if value is _GONE:
            del node[last]
        else:
            node[last] = value

    return change


_GONE = object()
THING = "components|schemas|Thing"
NEW = "components|schemas|NewThing"
GET = "paths|/things|get"
POST = "paths|/things|post"

BREAKS = {
    "a route goes": (_set("paths|/things", _GONE), "GET /things: is gone"),
    "a method goes": (_set(POST, _GONE), "POST /things: is gone"),
    "an operation is renamed": (_set(f"{GET}|operationId", "x"), "operationId changed"),
    "a status goes": (_set(f"{GET}|responses|404", _GONE), "answers 404 no more"),
    "a media type goes": (
        _set(f"{GET}|responses|200|content", {"text/csv": {"schema": {}}}),
        "no longer given as application/json",
    ),
    "an answer's field goes": (_set(f"{THING}|properties|name", _GONE), ".name: is gone"),
    "an answer's field is renamed": (
        lambda document: document["components"]["schemas"]["Thing"].update(
            properties={
                "title" if name == "name" else name: schema
                for name, schema in BASE["components"]["schemas"]["Thing"]["properties"].items()
            }
        ),
        ".name: is gone",
    ),
    "an answer's field is retyped": (
        _set(f"{THING}|properties|name", {"type": "integer"}),
        ".name: may now be integer",
    ),
    "an answer's format changes": (
        _set(f"{THING}|properties|at", {"type": "string", "format": "date"}),
        ".at: may now be string:date",
    ),
    "an answer's field may be null": (
        _set(f"{THING}|properties|name", {"anyOf": [{"type": "string"}, {"type": "null"}]}),
        ".name: may now be null",
    ),
    "an answer's field may be missing": (
        _set(f"{THING}|required", ["parts"]),
        "may now be missing",
    ),
    "an answer's items are retyped": (
        _set(f"{THING}|properties|parts", {"type": "array", "items": {"type": "string"}}),
        "may now be string",
    ),
    "an answer has a new word": (
        _set(f"{THING}|properties|kind", {"type": "string", "enum": ["a", "b", "c"]}),
        "a word that was not there",
    ),
    "a parameter goes": (_set(f"{GET}|parameters", []), "parameter page is gone"),
    "a parameter is required": (_set(f"{GET}|parameters|0|required", True), "now required"),
    "a new parameter is required": (
        lambda document: document["paths"]["/things"]["get"]["parameters"].append(
            {"in": "query", "name": "q", "required": True, "schema": {}}
        ),
        "new parameter q is required",
    ),
    "a parameter's limit is tighter": (
        _set(f"{GET}|parameters|0|schema|maximum", 5),
        "maximum is now 5",
    ),
    "a request's field is required": (_set(f"{NEW}|required", ["name", "size"]), "now required"),
    "a request's field goes": (_set(f"{NEW}|properties|size", _GONE), ".size: is gone"),
    "a request's field takes no null": (
        _set(f"{NEW}|properties|size", {"type": "number"}),
        "no longer taken as null",
    ),
    "a request's field is limited": (
        _set(f"{NEW}|properties|kind", {"type": "string", "enum": ["a"]}),
        "takes fewer words",
    ),
    "a request's text is shorter": (
        _set(f"{NEW}|properties|name", {"type": "string", "maxLength": 5}),
        "maxLength is now 5",
    ),
    "a body is required": (_set(f"{POST}|requestBody|required", True), "a body is now required"),
}

HOLDS = {
    "nothing": lambda _document: None,
    "a new route": _set("paths|/more", {"get": {"operationId": "more", "responses": {}}}),
    "a new status": _set(f"{GET}|responses|409", {"content": {}}),
    "an answer's new field": _set(f"{THING}|properties|more", {"type": "string"}),
    "an answer's field that is always there now": _set(
        f"{THING}|required", ["name", "parts", "note"]
    ),
    "an answer's field that is never null now": _set(
        f"{THING}|properties|note", {"type": "string"}
    ),
    "a request's new optional field": _set(f"{NEW}|properties|more", {"type": "string"}),
    "a request's field that may be null": _set(
        f"{NEW}|properties|name",
        {"anyOf": [{"type": "string", "maxLength": 10}, {"type": "null"}]},
    ),
    "a request's wider words": _set(
        f"{NEW}|properties|kind", {"type": "string", "enum": ["a", "b", "c"]}
    ),
    "a looser limit": _set(f"{GET}|parameters|0|schema|maximum", 90),
    "a new optional parameter": lambda document: document["paths"]["/things"]["get"][
        "parameters"
    ].append({"in": "query", "name": "q", "schema": {}}),
    "another description": _set(f"{THING}|description", "a thing"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_breaks_a_client_is_found(name: str) -> None:
    change, expected = BREAKS[name]
    changed = copy.deepcopy(BASE)
    change(changed)
    assert any(expected in line for line in breaking_changes(BASE, changed)), name


@pytest.mark.parametrize("name", HOLDS)
def test_what_only_adds_passes(name: str) -> None:
    changed = copy.deepcopy(BASE)
    HOLDS[name](changed)
    assert breaking_changes(BASE, changed) == []
