"""Every route of the app that all installed packs are part of says what it permits and answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.datastructures import DefaultPlaceholder
from fastapi.routing import RouteContext
from starlette.responses import JSONResponse, PlainTextResponse, Response

from strandline.packs.registry import get_pack, pack_names
from strandline.rest.pack import PackWeb, load_web
from strandline.rest.permissions import declared_permission, permit, public
from strandline.rest.principals import LOCAL, Action
from strandline.web.app import ServedPack, create_app
from strandline.web.routes import api_routes

KEYLESS = {"/healthz", "/readyz", "/docs", "/docs/assets/{name}"}
OF_PAGES = {"/login", "/logout"}
SPECIAL = {"public", "key", "loopback or *:admin"}


def app_of(*packs: tuple[str, PackWeb]) -> FastAPI:
    served = [ServedPack(name=name, web=web, services=None) for name, web in packs]
    return create_app(served, authenticate=lambda _request: LOCAL)


@pytest.fixture(scope="module")
def everything() -> FastAPI:
    """The app of all installed packs; no database is opened for it."""
    specs = {name: get_pack(name) for name in pack_names()}
    return app_of(*((name, load_web(spec.web)) for name, spec in specs.items() if spec.web))


def faults(app: FastAPI) -> Iterator[str]:
    """What the routes of an app leave unsaid."""
    for route in api_routes(app):
        where = f"{sorted(route.methods or ())} {route.path}"
        permission = declared_permission(route)
        if permission is None:
            yield f"{where}: declares no permission"
        elif permission not in SPECIAL and ":" not in permission:
            yield f"{where}: declares {permission!r}, which is no scope"
        elif permission == "public" and route.path not in KEYLESS | OF_PAGES:
            yield f"{where}: is open to everybody"
        elif permission.endswith(":read") and {"PUT", "PATCH", "DELETE"} & (route.methods or set()):
            yield f"{where}: writes, and asks for a scope that reads"
        if not answers_something(route):
            yield f"{where}: declares neither a model nor a kind of answer"
        if not (route.summary or route.description):
            yield f"{where}: has no summary"


def answers_something(route: RouteContext) -> bool:
    if route.response_model is not None or route.status_code == 204:
        return True
    kind = route.response_class
    return not isinstance(kind, DefaultPlaceholder) and issubclass(kind, Response)


def test_every_route_says_what_it_permits_and_answers(everything: FastAPI) -> None:
    assert list(api_routes(everything))
    assert not list(faults(everything))


def test_no_route_stands_beside_the_api_routes(everything: FastAPI) -> None:
    """A plain Starlette route has no permission, so there is none."""
    named = {route.path for route in api_routes(everything)}
    for context in everything.routes:
        path = getattr(context, "path", None)
        assert path is None or path in named, path


def test_operations_have_names_of_their_own(everything: FastAPI) -> None:
    names = Counter(
        operation["operationId"]
        for methods in everything.openapi()["paths"].values()
        for operation in methods.values()
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_the_document_tells_the_key_and_every_problem(everything: FastAPI) -> None:
    document = everything.openapi()
    assert document["info"]["version"] == "1.0.0"
    assert document["components"]["securitySchemes"]["apiKey"]["scheme"] == "bearer"
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            where = f"{method} {path}"
            answers = operation["responses"]
            wanted = {"400", "404", "409", "422", "429", "500", "503"}
            if operation["security"]:
                wanted |= {"401", "403"}
                assert operation["x-permission"], where
            if "requestBody" in operation:
                wanted |= {"413", "415"}
            assert wanted <= set(answers), where
            for status in wanted:
                assert list(answers[status]["content"]) == ["application/problem+json"], where
            assert any(status.startswith(("2", "3")) for status in answers), where


def _broken(router: APIRouter) -> list[str]:
    web = PackWeb(
        component="water",
        needs="1.0.0",
        open_services=lambda _database, _settings: None,
        router=router,
    )
    return [fault for fault in faults(app_of(("water", web))) if "/api/v1/bad" in fault]


READ = permit("water", Action.READ)


@pytest.mark.parametrize(
    ("fault", "options", "method"),
    [
        ("declares no permission", {"response_class": PlainTextResponse}, "GET"),
        ("open to everybody", {"dependencies": [public()], "response_model": int}, "GET"),
        ("a scope that reads", {"dependencies": [READ], "response_model": int}, "DELETE"),
        ("neither a model nor", {"dependencies": [READ]}, "GET"),
    ],
)
def test_a_route_that_says_too_little_is_found(
    fault: str, options: dict[str, object], method: str
) -> None:
    """The check can fail: each of these routes is one that it must not let pass."""
    router = APIRouter()

    def bad():  # type: ignore[no-untyped-def]
        """Bad."""

    router.add_api_route("/bad", bad, methods=[method], **options)  # type: ignore[arg-type]
    found = _broken(router)
    assert len(found) == 1, found
    assert fault in found[0]


def test_a_route_without_a_summary_is_found() -> None:
    router = APIRouter()

    def bad() -> int:
        return 1

    router.add_api_route("/bad", bad, dependencies=[READ], response_class=JSONResponse)
    (found,) = _broken(router)
    assert "has no summary" in found


def test_a_permission_of_the_router_around_counts() -> None:
    router = APIRouter(dependencies=[READ])

    @router.get("/bad")
    def good() -> int:
        """Good."""
        return 1

    assert _broken(router) == []
