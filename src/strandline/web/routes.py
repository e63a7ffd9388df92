"""The routes of an app, as the middle of the server needs to know them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fastapi import FastAPI
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts
from starlette.types import Scope

from strandline.rest.uploads import upload_limit

UNMATCHED = "unmatched"


def api_routes(app: FastAPI) -> Iterator[RouteContext]:
    """Yield every API route, those of included routers under their whole path."""
    for context in iter_route_contexts(app.routes):
        if isinstance(context.original_route, APIRoute):
            yield context


@dataclass(frozen=True)
class RouteTable:
    """Looks routes up while requests run; read once, when the first one comes."""

    app: FastAPI

    def template(self, scope: Scope) -> str:
        """Return the path of the route that served a request, with names for its values.

        What came from outside never becomes a name in logs and metrics.
        """
        route = scope.get("route")
        if route is None:
            return UNMATCHED
        known = self._templates.get(id(route))
        return known or str(
            getattr(route, "path_format", None) or getattr(route, "path", UNMATCHED)
        )

    def upload_limit(self, scope: Scope) -> int | None:
        """Return the bytes of the upload that a request's route declares, None for another."""
        for methods, path, limit in self._uploads:
            if scope["method"] in methods and path.match(scope["path"]):
                return limit
        return None

    @cached_property
    def _templates(self) -> dict[int, str]:
        return {
            id(context.original_route): str(context.path_format) for context in api_routes(self.app)
        }

    @cached_property
    def _uploads(self) -> list[tuple[set[str], re.Pattern[str], int]]:
        found = []
        for context in api_routes(self.app):
            limit = upload_limit(context)
            if limit is not None:
                found.append((context.methods or set(), context.path_regex, limit))
        return found
