"""The document of the API: FastAPI's, with the key, and with what every answer may be."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from strandline.rest.permissions import declared_permission
from strandline.rest.problems import MEDIA_TYPE
from strandline.web.routes import api_routes

API_VERSION = "1.0.0"
"""The version of the contract under /api/v1: its own, not that of the program."""

KEY_SCHEME = "apiKey"
_PROBLEMS = (400, 404, 409, 422, 429, 500, 503)
_OF_KEYS = (401, 403)
_OF_BODIES = (413, 415)
_METHODS = frozenset({"get", "put", "post", "delete", "patch"})
_DESCRIPTION = (
    "Every error is a problem document (RFC 9457) with a stable `code`. Times are UTC. Lists are "
    "paged. Answers to GET carry an ETag."
)

PROBLEM_SCHEMA: dict[str, Any] = {
    "title": "Problem",
    "description": "What went wrong, and what to do about it (RFC 9457).",
    "type": "object",
    "required": ["type", "title", "status", "detail", "code", "hint", "instance", "request_id"],
    "properties": {
        "type": {"type": "string", "description": "The kind of problem, made of its code."},
        "title": {"type": "string", "description": "The status in words."},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong, and where."},
        "code": {"type": "string", "description": "Stable; explained in the list of codes."},
        "hint": {"type": "string", "description": "What to do next."},
        "instance": {"type": "string", "description": "The path of the request."},
        "request_id": {"type": "string", "description": "Finds the request in the server's log."},
        "details": {
            "type": "object",
            "description": "Facts for programs.",
            "additionalProperties": True,
        },
        "findings": {"type": "array", "items": {"type": "object", "additionalProperties": True}},
    },
}


def document(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of an app; made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title,
            version=app.version,
            openapi_version=app.openapi_version,
            summary="Read and write what the packs of a Strandline project keep.",
            description=_DESCRIPTION,
            routes=app.routes,
        )
        _complete(app, made)
        app.openapi_schema = made
    return app.openapi_schema


def _complete(app: FastAPI, made: dict[str, Any]) -> None:
    components = made.setdefault("components", {})
    components["securitySchemes"] = {
        KEY_SCHEME: {
            "type": "http",
            "scheme": "bearer",
            "description": "An API key, made by `strandline keys create`. A server on loopback "
            "without keys asks for none.",
        }
    }
    schemas = components.setdefault("schemas", {})
    schemas["Problem"] = PROBLEM_SCHEMA
    for left_over in ("HTTPValidationError", "ValidationError"):
        schemas.pop(left_over, None)
    permissions = _permissions(app)
    for path, operations in made.get("paths", {}).items():
        for method in _METHODS & set(operations):
            _complete_operation(operations[method], permissions.get((path, method), ""))


def _permissions(app: FastAPI) -> dict[tuple[str, str], str]:
    return {
        (str(route.path_format), method.lower()): declared_permission(route) or ""
        for route in api_routes(app)
        for method in route.methods or ()
    }


def _complete_operation(operation: dict[str, Any], permission: str) -> None:
    statuses = list(_PROBLEMS)
    if permission == "public":
        operation["security"] = []
    else:
        operation["security"] = [{KEY_SCHEME: []}]
        operation["x-permission"] = permission
        statuses += _OF_KEYS
    if "requestBody" in operation:
        statuses += _OF_BODIES
    answers = operation.setdefault("responses", {})
    for status in sorted(statuses):
        answers[str(status)] = _problem(status)


def _problem(status: int) -> dict[str, Any]:
    return {
        "description": HTTPStatus(status).phrase,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
