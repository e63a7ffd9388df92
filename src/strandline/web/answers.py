"""Failures of every kind as problem documents."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import cast

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.types import Scope

from strandline.errors import InternalError, NotFound, PlatformFailure, StrandlineError
from strandline.rest.errors import (
    Invalid,
    Malformed,
    NotAllowed,
    TooLarge,
    TooMany,
    Unauthorized,
)
from strandline.rest.problems import MEDIA_TYPE, problem, status_of
from strandline.web.databases import of_database, unavailable
from strandline.web.validation import of_validation

RETRY_SECONDS = 5


def answer(
    scope: Scope,
    error: StrandlineError,
    *,
    status: HTTPStatus | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return the response that tells of an error."""
    document = problem(
        error, request_id=request_id_of(scope), instance=scope.get("path", ""), status=status
    )
    return Response(
        json.dumps(document, ensure_ascii=False, allow_nan=False).encode(),
        status_code=document["status"],
        media_type=MEDIA_TYPE,
        headers={**_headers(error), **(headers or {})},
    )


def request_id_of(scope: Scope) -> str:
    """Return the id that the door gave to a request."""
    return str(scope.get("state", {}).get("request_id", ""))


def refuse(request: Request, raised: Exception) -> Response:
    """Answer an exception that came out of a route; what is not known here is raised again."""
    if isinstance(raised, HTTPException):
        return _http(request, raised)
    if isinstance(raised, RequestValidationError):
        return answer(request.scope, of_validation(request, raised))
    if isinstance(raised, SQLAlchemyError):
        error = of_database(raised)
        if error is None:
            raise raised
        request.state.failure = raised
        return answer(request.scope, error)
    if isinstance(raised, PlatformFailure):
        # It quotes statements of ours.
        request.state.failure = raised
        return answer(request.scope, unavailable())
    error = cast("StrandlineError", raised)
    if status_of(error) is HTTPStatus.INTERNAL_SERVER_ERROR:
        request.state.failure = raised
    return answer(request.scope, error)


def unexpected() -> InternalError:
    """Return what a caller is told of an exception that nobody expected: nothing about it."""
    return InternalError(
        "H089",
        "the server met an error that it does not know",
        hint="ask whoever runs the server to look for the request id in its log",
    )


def _headers(error: StrandlineError) -> dict[str, str]:
    match error:
        case Unauthorized():
            return {"WWW-Authenticate": 'Bearer realm="strandline"'}
        case TooMany():
            return {"Retry-After": str(error.details.get("retry_after", 1))}
        case _ if status_of(error) is HTTPStatus.SERVICE_UNAVAILABLE:
            return {"Retry-After": str(error.details.get("retry_after", RETRY_SECONDS))}
        case _:
            return {}


def _http(request: Request, raised: HTTPException) -> Response:
    """Answer what the framework raises; a refusal of ours inside it is what counts."""
    if isinstance(raised.__cause__, StrandlineError):
        return answer(request.scope, raised.__cause__)
    headers = dict(raised.headers or {})
    status = HTTPStatus(raised.status_code)
    return answer(request.scope, _of_status(status, headers), status=status, headers=headers)


def _of_status(status: HTTPStatus, headers: Mapping[str, str]) -> StrandlineError:
    match status:
        case HTTPStatus.NOT_FOUND:
            return NotFound(
                "H001",
                "there is nothing at this path",
                hint="the API lies under /api/v1; /docs lists every path",
            )
        case HTTPStatus.METHOD_NOT_ALLOWED:
            allowed = headers.get("Allow") or headers.get("allow") or "others"
            return NotAllowed(
                "H002", "the path does not take this method", hint=f"it takes: {allowed}"
            )
        case HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            return TooLarge(
                "H009", "the body is larger than this route takes", hint="send it in parts"
            )
        case HTTPStatus.SERVICE_UNAVAILABLE:
            return unavailable()
        case HTTPStatus.BAD_REQUEST:
            return Malformed(
                "H006",
                "the body cannot be read as what its content type says",
                hint="check that the body is complete, and that Content-Type says what it is",
            )
        case _:
            return Invalid(
                "H011",
                f"the request cannot be served: {status.phrase.lower()}",
                hint="/docs says what each path takes",
            )
