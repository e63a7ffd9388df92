"""The FastAPI app, made from packs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.routing import APIRoute
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES

from strandline.errors import StrandlineError
from strandline.rest.pack import PackWeb
from strandline.rest.principals import Principal
from strandline.telemetry.logs import Log, get_log
from strandline.telemetry.tracing import Telemetry
from strandline.web import health, manual
from strandline.web.answers import refuse
from strandline.web.bodies import Bodies
from strandline.web.door import Catch, Door, Watch
from strandline.web.etags import EntityTags
from strandline.web.hosts import Hosts
from strandline.web.metrics import Metrics
from strandline.web.openapi import API_VERSION, document
from strandline.web.rates import Rates
from strandline.web.routes import RouteTable
from strandline.web.settings import WebSettings

PREFIX = "/api/v1"
Authenticate = Callable[[Request], Principal]
_PACKED = (*DEFAULT_EXCLUDED_CONTENT_TYPES, "application/vnd.apache.parquet")
_EXPOSED = ("ETag", "X-Request-ID", "Retry-After", "RateLimit-Limit", "RateLimit-Remaining")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedPack:
    """A pack with the services that were opened for it.

    `standing` says at which version its component stands in the database; a StrandlineError means
    that it cannot be served now.
    """

    name: str
    web: PackWeb
    services: object
    standing: Callable[[], str] | None = None


def create_app(
    packs: Sequence[ServedPack],
    *,
    authenticate: Authenticate,
    settings: WebSettings | None = None,
    log: Log | None = None,
    telemetry: Telemetry | None = None,
    on_close: Callable[[], None] | None = None,
    console: bool = False,
) -> FastAPI:
    """Return the app that serves these packs.

    `on_close` is called when it stops. With `console` the packs' pages are mounted at /.
    """
    settings = settings or WebSettings()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        if on_close is not None:
            on_close()

    app = FastAPI(
        title="Strandline",
        version=API_VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        generate_unique_id_function=_operation_id,
    )
    app.state.authenticate = Rates(authenticate, per_minute=settings.rate_limit)
    app.state.packs = {pack.name: pack.services for pack in packs}
    app.state.served = tuple(packs)
    metrics = Metrics()
    app.state.metrics = metrics
    app.include_router(health.router)
    app.include_router(manual.router)
    app.include_router(health.versioned, prefix=PREFIX)
    for pack in packs:
        app.include_router(pack.web.router, prefix=PREFIX)
    app.openapi = partial(document, app)  # type: ignore[method-assign]
    for kind in (StrandlineError, HTTPException, RequestValidationError, SQLAlchemyError):
        app.add_exception_handler(kind, refuse)
    watch = Watch(
        log=log or get_log(),
        metrics=metrics,
        telemetry=telemetry or Telemetry(),
        routes=RouteTable(app),
        access_log=settings.access_log,
    )
    _add_layers(app, settings, watch)
    if console:
        # Last: what the API routes itself comes first. NiceGUI is imported by this alone.
        mount: Callable[[FastAPI, Sequence[ServedPack]], None]
        mount = import_module("strandline.web.console").mount
        mount(app, packs)
    return app


def _add_layers(app: FastAPI, settings: WebSettings, watch: Watch) -> None:
    """Add the layers around the routes; the last one added is the first one a request meets."""
    app.add_middleware(Catch, log=watch.log)
    app.add_middleware(Bodies, most_bytes=settings.most_body_bytes, limits=watch.routes)
    app.add_middleware(EntityTags)
    app.add_middleware(
        GZipMiddleware, minimum_size=1000, compresslevel=5, exclude_content_types=_PACKED
    )
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["*"],
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "If-None-Match"],
            expose_headers=_EXPOSED,
        )
    app.add_middleware(Hosts, settings=settings)
    app.add_middleware(Door, watch=watch)


def _operation_id(route: APIRoute) -> str:
    """Return the name of an endpoint's function: what a generated client calls it by."""
    return route.name
