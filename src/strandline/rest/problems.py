"""Errors as RFC 9457 problem documents: the product's code, and what to do next."""

from __future__ import annotations

import math
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

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
    Malformed,
    NotAllowed,
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
    (NotAllowed, HTTPStatus.METHOD_NOT_ALLOWED),
    (Malformed, HTTPStatus.BAD_REQUEST),
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


def problem(
    error: StrandlineError, *, request_id: str, instance: str, status: HTTPStatus | None = None
) -> dict[str, Any]:
    """Return the problem document of an error; `status` where it is not that of the error's kind.

    `type` is a URN made of the code: it names the kind of problem and leads nowhere by itself; the
    codes' page of the documentation says more. `details` carries plain facts for programs.
    """
    status = status or status_of(error)
    document: dict[str, Any] = {
        "type": f"urn:strandline:problem:{error.code}",
        "title": status.phrase,
        "status": int(status),
        "detail": plain(error.message),
        "code": error.code,
        "hint": plain(error.hint),
        "instance": quote(plain(instance), safe="/:@!$&'()*+,;=~%"),
        "request_id": request_id,
    }
    if error.details:
        document["details"] = plain(error.details)
    if isinstance(error, InvalidInput):
        document["findings"] = plain([finding.as_json() for finding in error.findings])
    return document


def plain(value: Any) -> Any:
    """Return a value as JSON in UTF-8 can hold it, whatever a caller sent."""
    match value:
        case None | bool() | int():
            return value
        case float():
            return value if math.isfinite(value) else str(value)
        case str():
            return value.encode("utf-8", "replace").decode("utf-8").replace("\0", "?")
        case Mapping():
            return {str(plain(str(key))): plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(item) for item in value]
        case _:
            return plain(str(value))
