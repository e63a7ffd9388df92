"""The permission that every route declares; a structure test fails for a route without one."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from typing import Any

from fastapi import Depends, Request
from fastapi.params import Depends as Dependency
from fastapi.routing import APIRoute, RouteContext

from strandline.rest.errors import Forbidden
from strandline.rest.principals import ANY_PACK, Action, Principal
from strandline.rest.queries import refuse_unknown

_DECLARED = "strandline_permission"
_FORWARDED = ("forwarded", "x-forwarded-for")


def permit(pack: str, action: Action) -> Dependency:
    """Return the dependency that lets a caller with this scope through, and nobody else.

    The app authenticates: `app.state.authenticate` maps a request to its Principal or raises.
    A query with a parameter that the route does not have is refused as well.
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
        refuse_unknown(request)
        return principal

    setattr(check, _DECLARED, f"{pack}:{action.value}")
    dependency: Dependency = Depends(check)
    return dependency


def any_key() -> Dependency:
    """Return the dependency of a route that every caller with a key may ask, whatever its scopes.

    For what says nothing of the data: the version, the document of the API.
    """

    def check(request: Request) -> Principal:
        principal: Principal = request.app.state.authenticate(request)
        request.state.principal = principal
        return principal

    setattr(check, _DECLARED, "key")
    dependency: Dependency = Depends(check)
    return dependency


def loopback_or_admin() -> Dependency:
    """Return the dependency of a route for whoever runs the server: from this machine, or `*:admin`.

    A proxy on this machine speaks for others, and says so.
    """

    def check(request: Request) -> None:
        client = request.client.host if request.client else ""
        if is_loopback(client) and not any(name in request.headers for name in _FORWARDED):
            return
        principal: Principal = request.app.state.authenticate(request)
        request.state.principal = principal
        if not principal.may(ANY_PACK, Action.ADMIN):
            raise Forbidden(
                "H026",
                f"the key {principal.name} has no scope {ANY_PACK}:{Action.ADMIN.value}",
                hint="ask from the machine that the server runs on, or with such a key",
            )

    setattr(check, _DECLARED, "loopback or *:admin")
    dependency: Dependency = Depends(check)
    return dependency


def is_loopback(name: str) -> bool:
    """Say whether a name or an address can only mean this machine."""
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def public() -> Dependency:
    """Return the declaration of a route that needs no key: health, and nothing that holds data."""

    def check() -> None:
        """Let everybody through."""

    setattr(check, _DECLARED, "public")
    dependency: Dependency = Depends(check)
    return dependency


def declared_permission(route: APIRoute | RouteContext) -> str | None:
    """Return what a route declares (`water:read`, `key`, `public`), None for one that says nothing.

    A route of an included router is asked through its context (`fastapi.routing`), which also has
    what the routers around it declare.
    """
    found = [_declared(dependency.call) for dependency in route.dependant.dependencies]
    return next((name for name in found if name), None)


def caller_of(request: Request) -> Principal:
    """Return the caller that `permit` let through."""
    principal: Principal = request.state.principal
    return principal


def _declared(call: Callable[..., Any] | None) -> str | None:
    name: str | None = getattr(call, _DECLARED, None)
    return name
