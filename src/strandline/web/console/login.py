"""/login and /logout: plain HTML, which needs no script and no socket."""

from __future__ import annotations

from html import escape
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from strandline.console.frame import MARK, stylesheet
from strandline.errors import StrandlineError
from strandline.rest.permissions import public
from strandline.web.console.sessions import COOKIE, Authenticate, Sessions, with_key

LONGEST_KEY = 500


def login_routes(authenticate: Authenticate, sessions: Sessions) -> APIRouter:
    """Return the routes; `authenticate` is the app's own, which knows keys and no cookies."""
    router = APIRouter(dependencies=[public()], include_in_schema=False)

    @router.get("/login", response_class=HTMLResponse, summary="The form that takes a key")
    def login(after: Annotated[str, Query(alias="next")] = "/") -> HTMLResponse:
        return HTMLResponse(_form(own_path(after)))

    @router.post("/login", response_class=HTMLResponse, summary="Open a session with a key")
    async def enter(
        request: Request,
        key: Annotated[str, Form(max_length=LONGEST_KEY)] = "",
        after: Annotated[str, Form(alias="next")] = "/",
    ) -> Response:
        try:
            await run_in_threadpool(authenticate, with_key(request, key.strip()))
        except StrandlineError as error:
            return HTMLResponse(_form(own_path(after), error), status_code=401)
        answer = RedirectResponse(own_path(after), status_code=303)
        answer.set_cookie(
            COOKIE,
            sessions.open(key.strip()),
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )
        return answer

    @router.post("/logout", response_class=HTMLResponse, summary="End the session")
    def leave(request: Request) -> RedirectResponse:
        sessions.close(request.cookies.get(COOKIE))
        answer = RedirectResponse("/login", status_code=303)
        answer.delete_cookie(COOKIE)
        return answer

    return router


def own_path(text: str) -> str:
    """Return a path of this server to go on to; anything that could lead elsewhere becomes /."""
    parts = urlsplit(text)
    plain = text.isascii() and text.isprintable() and "\\" not in text
    if not plain or parts.scheme or parts.netloc or not text.startswith("/") or text[:2] == "//":
        return "/"
    return text


def _form(after: str, error: StrandlineError | None = None) -> str:
    said = ""
    if error is not None:
        said = (
            '<div class="sl-problem" role="alert"><strong>This key is not accepted.</strong>'
            f"<p>{escape(error.message)}</p><code>{escape(error.code)}</code></div>"
        )
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Log in · Strandline</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>{stylesheet()}</style>
</head><body>
<script>
if (matchMedia("(prefers-color-scheme: dark)").matches) document.body.classList.add("body--dark");
</script>
<main class="sl-login"><div class="sl-card">
<h1 class="sl-brand">{MARK}<span>Strandline</span></h1>{said}
<form method="post" action="/login">
<input type="hidden" name="next" value="{escape(after)}">
<label for="key">API key</label>
<input id="key" name="key" type="password" autocomplete="current-password" required autofocus
 maxlength="{LONGEST_KEY}" placeholder="sl_…">
<button>Log in</button>
</form>
<p class="sl-note">Somebody who runs this server makes keys: strandline keys create NAME --scope
water:read. A key that may only read sees the pages without their changes.</p>
</div></main></body></html>"""
