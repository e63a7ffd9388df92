"""What does not fit in a request, by field, and never with the value that was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError

from strandline.errors import StrandlineError
from strandline.rest.errors import Invalid, Malformed, UnsupportedMedia
from strandline.rest.problems import plain

SHOWN = 50
NAME_LENGTH = 100
# Texts of these kinds quote what was sent.
_QUOTING = {
    "union_tag_invalid": "the kind is none of those that are known",
    "uuid_parsing": "Input should be a valid UUID",
}


def of_validation(request: Request, raised: RequestValidationError) -> StrandlineError:
    """Return the problem of a request whose parts are not what the route takes."""
    errors = raised.errors()
    for error in errors:
        if error["type"] == "json_invalid":
            return Malformed(
                "H005",
                f"the body is not JSON: {error['ctx']['error']} at character {error['loc'][-1]}",
                hint="check the body with a JSON tool; text is UTF-8 and numbers are finite",
            )
    if _is_other_media(request, errors):
        return UnsupportedMedia(
            "H014",
            "the body is not JSON by its content type",
            hint="send it with Content-Type: application/json",
        )
    told = [_told(error) for error in errors[:SHOWN]]
    first = told[0]
    more = f", and {len(errors) - 1} more" if len(errors) > 1 else ""
    return Invalid(
        "H004",
        f"the request does not fit: {first['field']}: {first['problem']}{more}",
        hint="details.errors names every field; /docs says what each takes",
        details={"errors": told, "count": len(errors)},
    )


def _told(error: Mapping[str, Any]) -> dict[str, str]:
    where = ".".join(str(part)[:NAME_LENGTH] for part in error["loc"]) or "request"
    text = _QUOTING.get(error["type"], str(error["msg"]))
    return {"field": plain(where), "problem": plain(text), "kind": str(error["type"])}


def _is_other_media(request: Request, errors: Sequence[Mapping[str, Any]]) -> bool:
    """Say whether a body failed as a whole because nobody read it as JSON."""
    if not any(tuple(error["loc"]) == ("body",) and error["type"] != "missing" for error in errors):
        return False
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return not (media == "application/json" or media.endswith("+json"))
