"""Routes whose body is a stream of its own size."""

from __future__ import annotations

from fastapi import Depends
from fastapi.params import Depends as Dependency
from fastapi.routing import APIRoute, RouteContext

_LIMIT = "strandline_upload_bytes"


def streamed_upload(most_bytes: int) -> Dependency:
    """Return the declaration of a route that reads its body piece by piece, up to so many bytes.

    Any other route's body is held to the server's `most_body_bytes`.
    """

    def declared() -> None:
        """The limit is enforced while the body arrives, before any dependency runs."""

    setattr(declared, _LIMIT, most_bytes)
    dependency: Dependency = Depends(declared)
    return dependency


def upload_limit(route: APIRoute | RouteContext) -> int | None:
    """Return the bytes that a route declares for its upload, None for one that does not."""
    for dependency in route.dependant.dependencies:
        limit: int | None = getattr(dependency.call, _LIMIT, None)
        if limit is not None:
            return limit
    return None
