"""Errors as RFC 9457 problem documents: the product's code, and what to do next."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from strandline.errors import (
    InvalidInput,
    NotFound,
    PlatformFailure,
    Refused,
    StrandlineError,
    Unsupported,
    UsageError,
)
from strandline.rest.errors import (
    Conflict,
    Forbidden,
    Invalid,
    NotReady,
    TooLarge,
    TooMany,
    Unauthorized,
    UnsupportedMedia,
)

MEDIA_TYPE = "application/problem+json"

_STATUS: tuple[tuple[type[StrandlineError], HTTPStatus], ...] = (
    (Unauthorized, HTTPStatus.UNAUTHORIZED),
    (Forbidden, HTTPStatus.FORBIDDEN),
    (TooMany, HTTPStatus.TOO_MANY_REQUESTS),
    (TooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (UnsupportedMedia, HTTPStatus.UNSUPPORTED_MEDIA_TYPE),
    (NotReady, HTTPStatus.SERVICE_UNAVAILABLE),
    (Conflict, HTTPStatus.CONFLICT),
    (Unsupported, HTTPStatus.NOT_IMPLEMENTED),
    (Refused, HTTPStatus.CONFLICT),
    (NotFound, HTTPStatus.NOT_FOUND),
    (Invalid, HTTPStatus.UNPROCESSABLE_ENTITY),
    (InvalidInput, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UsageError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (PlatformFailure, HTTPStatus.SERVICE_UNAVAILABLE),
)


def status_of(error: StrandlineError) -> HTTPStatus:
    """Return the HTTP status of an error; one that nobody expected is a 500."""
    for kind, status in _STATUS:
        if isinstance(error, kind):
            return status
    return HTTPStatus.INTERNAL_SERVER_ERROR


def problem(error: StrandlineError, *, request_id: str, instance: str) -> dict[str, Any]:
    """Return the problem document of an error.

    `type` is a URN made of the code: it names the kind of problem and leads nowhere by itself; the
    codes' page of the documentation says more. `details` carries plain facts for programs.
    """
    status = status_of(error)
    document: dict[str, Any] = {
        "type": f"urn:strandline:problem:{error.code}",
        "title": status.phrase,
        "status": int(status),
        "detail": error.message,
        "code": error.code,
        "hint": error.hint,
        "instance": instance,
        "request_id": request_id,
    }
    if error.details:
        document["details"] = error.details
    if isinstance(error, InvalidInput):
        document["findings"] = [finding.as_json() for finding in error.findings]
    return document
