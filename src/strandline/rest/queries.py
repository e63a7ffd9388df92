"""Parameters that a route does not have: told, since a filter that is ignored answers too much."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from strandline.rest.errors import Invalid

_known: dict[int, tuple[APIRoute, frozenset[str]]] = {}


def refuse_unknown(request: Request) -> None:
    """Raise Invalid when the query names a parameter that the request's route does not take."""
    if not request.query_params:
        return
    route = request.scope.get("route")
    if not isinstance(route, APIRoute):
        return
    known = _known_to(route)
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        shown = unknown[0][:100].encode(errors="replace").decode()
        near = get_close_matches(shown, known, n=1)
        meant = f"did you mean {near[0]}? " if near else ""
        raise Invalid(
            "H019",
            f"the route takes no parameter {shown}",
            hint=f"{meant}it takes: {', '.join(sorted(known)) or 'none'}",
            details={"parameter": shown},
        )


def _known_to(route: APIRoute) -> frozenset[str]:
    # The route is kept beside its id, which another could have after it.
    if id(route) not in _known:
        _known[id(route)] = (route, frozenset(_names(route.dependant)))
    return _known[id(route)][1]


def _names(dependant: Dependant) -> Iterator[str]:
    for parameter in dependant.query_params:
        yield parameter.alias
    for below in dependant.dependencies:
        yield from _names(below)
