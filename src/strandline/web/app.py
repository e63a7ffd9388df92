"""The FastAPI app, made from packs."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from strandline import __version__
from strandline.errors import StrandlineError
from strandline.rest.pack import PackWeb
from strandline.rest.principals import Principal
from strandline.rest.problems import MEDIA_TYPE, problem, status_of
from strandline.web.settings import WebSettings

PREFIX = "/api/v1"
Authenticate = Callable[[Request], Principal]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedPack:
    """A pack with the services that were opened for it."""

    name: str
    web: PackWeb
    services: object


def create_app(
    packs: Sequence[ServedPack], *, authenticate: Authenticate, settings: WebSettings | None = None
) -> FastAPI:
    """Return the app that serves these packs."""
    del settings
    app = FastAPI(title="Strandline", version=__version__)
    app.state.authenticate = authenticate
    app.state.packs = {pack.name: pack.services for pack in packs}
    for pack in packs:
        app.include_router(pack.web.router, prefix=PREFIX)
    app.add_exception_handler(StrandlineError, _refuse)
    return app


def _refuse(request: Request, raised: Exception) -> JSONResponse:
    error = cast("StrandlineError", raised)
    document = problem(error, request_id=secrets.token_hex(8), instance=request.url.path)
    return JSONResponse(document, status_code=status_of(error), media_type=MEDIA_TYPE)
