"""Mounts the console at / beside the API."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Protocol

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from nicegui import core, ui
from starlette.routing import Match, Mount
from starlette.types import Scope

from strandline.console import states
from strandline.console.frame import frame, heading
from strandline.console.html import address
from strandline.console.threads import in_thread
from strandline.console.visits import Console, Page, Visit, open_console, the_console
from strandline.errors import StrandlineError
from strandline.rest.errors import Unauthorized
from strandline.rest.pack import PackWeb
from strandline.rest.principals import Action, Principal
from strandline.rest.problems import status_of
from strandline.web.console.login import login_routes
from strandline.web.console.sessions import Authenticate, Sessions, with_sessions

# Below these the API answers alone: an unknown path there is a problem document, no page.
RESERVED = ("/api", "/docs", "/redoc", "/openapi.json", "/healthz", "/readyz", "/metrics")
# Longer than a slow read: a page that is still being built must not be given up.
BUILD_SECONDS = 20.0
NOBODY = Principal(name="", identity="", scopes=())
FAVICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#0b6b78" '
    'stroke-width="2.5" stroke-linecap="round"><path d="M2 8c3.3 0 3.3-3 6.7-3s3.3 3 6.6 3'
    ' 3.4-3 6.7-3M2 15c3.3 0 3.3-3 6.7-3s3.3 3 6.6 3 3.4-3 6.7-3"/></svg>'
)


class ServedPages(Protocol):
    """What the console needs of a served pack."""

    @property
    def web(self) -> PackWeb: ...

    @property
    def services(self) -> object: ...


def mount(app: FastAPI, packs: Iterable[ServedPages]) -> None:
    """Add login, logout and every pack's pages to the app, and mount them at /.

    Called last: what the app routes itself comes first. The app's authentication takes the
    session's cookie from here on, for requests that change nothing.
    """
    sessions = Sessions()
    keys: Authenticate = app.state.authenticate
    app.state.authenticate = with_sessions(keys, sessions)
    app.include_router(login_routes(keys, sessions))
    console = Console(authenticate=app.state.authenticate)
    open_console(console)
    for pack in packs:
        if pack.web.pages is not None:
            pack.web.pages(pack.services)
    for page in console.pages:
        _add(console, page)
    # Nothing is kept on a disk, nothing is asked of another host, and the app zips by itself.
    ui.run_with(
        app,
        root=_no_such_page,
        title="Strandline",
        favicon=FAVICON,
        dark=None,
        language="en-US",
        tailwind=False,
        show_welcome_message=False,
        gzip_middleware_factory=None,
        reconnect_timeout=30.0,
    )
    app.router.routes[-1] = ConsoleMount("/", core.app, name="console")


def _add(console: Console, page: Page) -> None:
    async def build(request: Request) -> Response | None:
        visit = Visit(request=request, pack=page.pack, authenticate=console.authenticate)
        try:
            principal = await in_thread(partial(visit.require, Action.READ))
        except Unauthorized:
            there = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(address("/login", next=there), status_code=303)
        except StrandlineError as error:
            ui.context.client.status_code = int(status_of(error))
            with frame(page, visit, NOBODY):
                heading(page.title)
                states.problem(error)
            return None
        with frame(page, visit, principal):
            try:
                page.build(visit)
            except StrandlineError as error:
                heading(page.title)
                states.problem(error)
        return None

    title = f"{page.title} · Strandline"
    ui.page(page.path, title=title, response_timeout=BUILD_SECONDS)(build)


def _no_such_page() -> None:
    ui.context.client.status_code = 404
    nowhere = Page(path="", title="No such page", pack="", build=lambda _visit: None)
    request = ui.context.client.request
    visit = Visit(request=request, pack="", authenticate=the_console().authenticate)
    with frame(nowhere, visit, NOBODY):
        heading("There is no such page", "The bar above leads to those that there are.")


class ConsoleMount(Mount):
    """The console, except where the API answers."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        path = str(scope.get("path", ""))
        if any(path == start or path.startswith(f"{start}/") for start in RESERVED):
            return Match.NONE, {}
        return super().matches(scope)
