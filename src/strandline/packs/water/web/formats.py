"""Which format an answer is wanted in: by the query, else by the Accept header."""

from __future__ import annotations

import enum
from typing import Annotated

from fastapi import Header, Query

from strandline.packs.water.services.exports import Format

FormatName = Annotated[
    Format | None,
    Query(
        alias="format",
        description="json comes in pages; csv, parquet and arrow are the whole window in one file. "
        "Left out, the Accept header decides.",
    ),
]
Accept = Annotated[str | None, Header(max_length=1000, include_in_schema=False)]


class Bundle(enum.Enum):
    """How an export is packed."""

    ZIP = "zip"


BundleName = Annotated[
    Bundle | None,
    Query(description="zip packs the data (CSV unless format says otherwise) with its sidecar."),
]
_BY_TYPE = {
    **{form.media_type: form for form in Format},
    "application/x-parquet": Format.PARQUET,
    "application/parquet": Format.PARQUET,
    "*/*": Format.JSON,
    "application/*": Format.JSON,
    "text/*": Format.CSV,
}


def wanted_format(named: Format | None, bundle: Bundle | None, accept: str | None) -> Format:
    """Return the format of an answer; JSON where nothing that we write was asked for."""
    if named is not None:
        return named
    if bundle is not None:
        return Format.CSV
    for kind in _by_preference(accept or ""):
        if kind in _BY_TYPE:
            return _BY_TYPE[kind]
    return Format.JSON


def _by_preference(accept: str) -> list[str]:
    """Return the media types of an Accept header, the most wanted first."""
    weighed: list[tuple[float, str]] = []
    for part in accept.lower().split(","):
        kind, *parameters = (piece.strip() for piece in part.split(";"))
        weight = next((one[2:] for one in parameters if one.startswith("q=")), "1")
        try:
            weighed.append((-float(weight), kind))
        except ValueError:
            continue
    weighed.sort(key=lambda pair: pair[0])
    return [kind for weight, kind in weighed if weight < 0]
