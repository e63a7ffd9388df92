"""The outermost layer: every request gets an id, a line in the log, its numbers, and an answer."""

from __future__ import annotations

import re
import secrets
import time
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from strandline.errors import StrandlineError
from strandline.rest.counting import counting
from strandline.telemetry.logs import Log, told
from strandline.telemetry.tracing import Span, Telemetry
from strandline.web.answers import answer, unexpected
from strandline.web.metrics import Metrics, method_name
from strandline.web.routes import RouteTable

REQUEST_ID = "X-Request-ID"
_WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,128}")
_GONE = 499
_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Where a door tells what went through it."""

    log: Log
    metrics: Metrics
    telemetry: Telemetry
    routes: RouteTable
    access_log: bool = True


class Door:
    """Wraps everything else; the only place that a request cannot leave without an answer."""

    def __init__(self, app: ASGIApp, *, watch: Watch) -> None:
        self._app, self._watch = app, watch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        state = scope.setdefault("state", {})
        state["request_id"] = _request_id(headers.get(REQUEST_ID))
        answering = _Answering(state, send)
        started = time.perf_counter()
        watch = self._watch
        with (
            counting(watch.metrics.count_rows),
            watch.metrics.in_flight.track_inprogress(),
            watch.telemetry.request(headers) as span,
        ):
            try:
                await self._app(scope, receive, answering)
            except ClientDisconnect:
                answering.status = _GONE
            except Exception as error:  # noqa: BLE001 - the outer door
                await self._failed(error, scope, receive, answering)
            finally:
                self._tell(scope, answering, span, time.perf_counter() - started)

    async def _failed(
        self, error: Exception, scope: Scope, receive: Receive, answering: _Answering
    ) -> None:
        """Answer an exception of the layers in between; cut an answer off that had begun."""
        if answering.begun:
            note_failure(self._watch.log, scope, error)
            raise error
        if isinstance(error, StrandlineError):
            response = answer(scope, error)
        else:
            note_failure(self._watch.log, scope, error)
            response = answer(scope, unexpected())
        await response(scope, receive, answering)

    def _tell(self, scope: Scope, answering: _Answering, span: Span, seconds: float) -> None:
        watch, state = self._watch, scope["state"]
        method, route = method_name(scope["method"]), watch.routes.template(scope)
        status = answering.status
        watch.metrics.served(method=method, route=route, status=status, seconds=seconds)
        watch.telemetry.took(seconds, method=method, route=route, status=status)
        span.named(f"{method} {route}")
        span.set("http.request.method", method)
        span.set("http.route", route)
        span.set("http.response.status_code", status)
        span.set("strandline.request_id", state["request_id"])
        caller = getattr(state.get("principal"), "identity", "")
        span.set("strandline.key", caller)
        if status >= 500:
            span.failed()
        if watch.access_log:
            watch.log.info(
                "request",
                method=method,
                route=route,
                status=status,
                duration_ms=round(seconds * 1000, 1),
                key=caller,
                request_id=state["request_id"],
            )


class Catch:
    """Innermost: an exception that nobody expected becomes an answer that the layers can dress."""

    def __init__(self, app: ASGIApp, *, log: Log) -> None:
        self._app, self._log = app, log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except (ClientDisconnect, StrandlineError):
            raise
        except Exception as error:
            if begun:
                raise
            note_failure(self._log, scope, error)
            await answer(scope, unexpected())(scope, receive, send)
            return
        failure = scope["state"].get("failure")
        if failure is not None:
            note_failure(self._log, scope, failure)


def note_failure(log: Log, scope: Scope, error: BaseException) -> None:
    """Write where an exception came from, for whoever looks for its request."""
    log.error("failure", request_id=scope["state"]["request_id"], **told(error))


class _Answering:
    """Sends an answer on with what every answer carries."""

    def __init__(self, state: dict[str, object], send: Send) -> None:
        self._state, self._send = state, send
        self.status, self.begun = 500, False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun, self.status = True, message["status"]
            headers = MutableHeaders(raw=message.setdefault("headers", []))
            headers[REQUEST_ID] = str(self._state["request_id"])
            for name, value in _SECURITY.items():
                headers.setdefault(name, value)
            quota = self._state.get("quota")
            if isinstance(quota, dict):
                headers.update(quota)
        await self._send(message)


def _request_id(given: str | None) -> str:
    """Return the caller's id when it can stand in a log as it is, else a new one."""
    if given is not None and _WELL_FORMED.fullmatch(given):
        return given
    return secrets.token_hex(8)
