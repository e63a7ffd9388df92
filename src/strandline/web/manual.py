"""/docs and /openapi.json. Everything the page needs comes from this server."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from strandline.errors import NotFound
from strandline.rest.permissions import any_key, public

router = APIRouter(include_in_schema=False)

_KINDS = {"js": "text/javascript", "css": "text/css", "html": "text/html"}
_OWN = ("docs.js", "docs.css")
# Swagger UI as the wheel fastapi-offline carries it; FastAPI's own page loads it from elsewhere.
_SWAGGER = ("swagger-ui-bundle.js", "swagger-ui.css")
_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)


@router.get("/docs", dependencies=[public()], response_class=HTMLResponse, summary="The API's page")
def page() -> HTMLResponse:
    """The API to look at and to try; it asks for a key where the server does."""
    return HTMLResponse(_own("docs.html"), headers={"Content-Security-Policy": _POLICY})


@router.get(
    "/docs/assets/{name}",
    dependencies=[public()],
    response_class=Response,
    summary="A part of the API's page",
)
def asset(name: str) -> Response:
    """A script or a style sheet, by its exact name."""
    if name in _OWN:
        content = _own(name)
    elif name in _SWAGGER:
        content = _swagger(name)
    else:
        raise NotFound("H001", "there is nothing at this path", hint="see /docs")
    media = _KINDS[name.rpartition(".")[2]]
    return Response(content, media_type=media, headers={"Cache-Control": "max-age=3600"})


@router.get(
    "/openapi.json",
    dependencies=[any_key()],
    response_class=JSONResponse,
    summary="OpenAPI document",
)
def openapi(request: Request) -> Any:
    """The API as OpenAPI 3.1."""
    return JSONResponse(request.app.openapi())


@lru_cache(maxsize=8)
def _own(name: str) -> bytes:
    return (files("strandline.web") / "assets" / name).read_bytes()


@lru_cache(maxsize=4)
def _swagger(name: str) -> bytes:
    return (files("fastapi_offline") / "static" / name).read_bytes()
