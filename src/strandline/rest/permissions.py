"""The permission that every route declares; a structure test fails for a route without one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import Depends, Request
from fastapi.params import Depends as Dependency
from fastapi.routing import APIRoute

from strandline.rest.errors import Forbidden
from strandline.rest.principals import Action, Principal

_DECLARED = "strandline_permission"


def permit(pack: str, action: Action) -> Dependency:
    """Return the dependency that lets a caller with this scope through, and nobody else.

    The app authenticates: `app.state.authenticate` maps a request to its Principal or raises.
    """

    def check(request: Request) -> Principal:
        principal: Principal = request.app.state.authenticate(request)
        if not principal.may(pack, action):
            raise Forbidden(
                "H003",
                f"the key {principal.name} has no scope {pack}:{action.value}",
                hint="ask for a key with that scope: strandline keys create",
            )
        request.state.principal = principal
        return principal

    setattr(check, _DECLARED, f"{pack}:{action.value}")
    dependency: Dependency = Depends(check)
    return dependency


def public() -> Dependency:
    """Return the declaration of a route that needs no key: health, and nothing that holds data."""

    def check() -> None:
        """Let everybody through."""

    setattr(check, _DECLARED, "public")
    dependency: Dependency = Depends(check)
    return dependency


def declared_permission(route: APIRoute) -> str | None:
    """Return what a route declares (`water:read`, `public`), None for one that says nothing."""
    found = [_declared(dependency.call) for dependency in route.dependant.dependencies]
    return next((name for name in found if name), None)


def caller_of(request: Request) -> Principal:
    """Return the caller that `permit` let through."""
    principal: Principal = request.state.principal
    return principal


def _declared(call: Callable[..., Any] | None) -> str | None:
    name: str | None = getattr(call, _DECLARED, None)
    return name
