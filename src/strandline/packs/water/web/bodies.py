"""Bodies of requests that store data: read once as bytes, hashed, checked by a model."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated, Any, BinaryIO, TypeVar, cast

from fastapi import Depends, Header, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from strandline.packs.water.bulk_records import BulkFormat
from strandline.packs.water.ingest_records import RequestKey
from strandline.packs.water.services.ingest.pictures import digest_of
from strandline.rest.errors import Invalid, UnsupportedMedia
from strandline.rest.permissions import caller_of

Model = TypeVar("Model", bound=BaseModel)
MOST_KEY = 200

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        description=(
            "A key of your own, at most 200 characters. The same request with the same key is done"
            " once; its answer is kept 30 days and sent again with Idempotent-Replayed: true."
        ),
    ),
]


@dataclass(frozen=True, slots=True)
class Body:
    """A JSON body as it came, and the key of its request, if it has one."""

    content: bytes
    key: RequestKey | None


async def _json_body(request: Request, idempotency_key: IdempotencyKey = None) -> Body:
    kind = request.headers.get("content-type", "application/json").partition(";")[0].strip()
    if kind.lower() != "application/json":
        raise UnsupportedMedia(
            "W078",
            "the body is not JSON",
            hint="send Content-Type: application/json; files go to POST /api/v1/ingest/bulk",
        )
    content = await request.body()
    digest = hashlib.sha256(content)
    return Body(content, request_key(request, idempotency_key, digest.hexdigest()))


JsonBody = Annotated[Body, Depends(_json_body)]
"""What an endpoint takes to read its body by a model, with `read`."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form with one file, and the key of its request, if it has one."""

    fields: dict[str, str]
    file: BinaryIO
    key: RequestKey | None


async def _form(request: Request, idempotency_key: IdempotencyKey = None) -> AsyncIterator[Form]:
    """Read a form after its sender was let through; its file waits on disk when it is large."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "multipart/form-data":
        raise UnsupportedMedia(
            "W079",
            "the body is no form with a file",
            hint="send multipart/form-data with the picture as the part file",
        )
    async with request.form(max_files=1, max_fields=20, max_part_size=10_000) as form:
        fields = {name: part for name, part in form.items() if isinstance(part, str)}
        file = form.get("file")
        if not isinstance(file, UploadFile) or len(form.multi_items()) != len(fields) + 1:
            raise Invalid(
                "W089",
                "the form needs one file, as the part named file, and each field once",
                hint="with curl: -F file=@picture.png -F tstamp=2025-03-15T08:00:00Z",
            )
        digest = await run_in_threadpool(digest_of, file.file)
        whole = json.dumps([sorted(fields.items()), digest])
        content = hashlib.sha256(whole.encode(errors="replace")).hexdigest()
        yield Form(fields, file.file, request_key(request, idempotency_key, content))


FileForm = Annotated[Form, Depends(_form)]
"""What an endpoint takes to read a form with a file."""


def read_form(model: type[Model], form: Form) -> Model:
    """Return a form's fields as a model."""
    try:
        return model.model_validate(form.fields)
    except ValidationError as error:
        told = [
            {"type": one["type"], "loc": ("body", *one["loc"]), "msg": one["msg"]}
            for one in _plain(error)
        ]
        raise RequestValidationError(told) from None


def documented_form(model: type[BaseModel]) -> dict[str, Any]:
    """Return what the OpenAPI document says of a form that is read by `read_form`."""
    made = documented(model)
    schema = made["requestBody"]["content"].pop("application/json")["schema"]
    file = {"type": "string", "format": "binary", "description": "The picture."}
    schema["properties"] = {"file": file, **schema["properties"]}
    schema["required"] = ["file", *schema.get("required", [])]
    made["requestBody"]["content"]["multipart/form-data"] = {"schema": schema}
    return made


@dataclass(frozen=True, slots=True)
class Upload:
    """A body that was too large to keep in memory, and the key of its request, if it has one."""

    file: BinaryIO
    format: BulkFormat
    gzipped: bool
    key: RequestKey | None


_BULK_TYPES = {
    **{one.value: one for one in BulkFormat},
    "application/jsonl": BulkFormat.NDJSON,
    "application/ndjson": BulkFormat.NDJSON,
    "application/x-parquet": BulkFormat.PARQUET,
}
_IN_MEMORY = 4_000_000


async def _upload(
    request: Request, idempotency_key: IdempotencyKey = None
) -> AsyncIterator[Upload]:
    """Write a body to disk while it arrives, after its sender was let through."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if kind not in _BULK_TYPES or encoding not in ("identity", "gzip"):
        raise UnsupportedMedia(
            "W104",
            "the body is of no format that can be read here",
            hint=f"send Content-Type {', '.join(one.value for one in BulkFormat)}; text may have"
            " Content-Encoding: gzip",
        )
    digest = hashlib.sha256(f"{kind} {encoding}\n".encode())
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        async for part in request.stream():
            digest.update(part)
            await run_in_threadpool(file.write, part)
        key = request_key(request, idempotency_key, digest.hexdigest())
        yield Upload(cast("BinaryIO", file), _BULK_TYPES[kind], encoding == "gzip", key)


UploadedFile = Annotated[Upload, Depends(_upload)]
"""What an endpoint takes to read a large body as a file."""


def documented_upload() -> dict[str, Any]:
    """Return what the OpenAPI document says of an uploaded file."""
    content = {one.value: {"schema": {"type": "string", "format": "binary"}} for one in BulkFormat}
    return {"requestBody": {"required": True, "content": content}}


def request_key(request: Request, key: str | None, content_hash: str) -> RequestKey | None:
    """Return the key of a request; its hash covers what was sent, and where to."""
    if key is None:
        return None
    if not 1 <= len(key) <= MOST_KEY or not key.isascii() or not key.isprintable():
        raise Invalid(
            "W076",
            f"the Idempotency-Key is not 1 to {MOST_KEY} printable ASCII characters",
            hint="a UUID made for this one request does well",
        )
    endpoint = f"{request.method} {request.url.path}"
    whole = f"{endpoint}\n{request.url.query}\n{content_hash}"
    return RequestKey(
        caller=caller_of(request).identity,
        key=key,
        endpoint=endpoint[:100],
        request_hash=hashlib.sha256(whole.encode()).hexdigest(),
    )


def read(model: type[Model], body: Body) -> Model:
    """Return a body as its model; what does not fit is told like any other bad parameter."""
    try:
        return model.model_validate_json(body.content)
    except ValidationError as error:
        raise RequestValidationError([_told(one, body) for one in _plain(error)]) from None


def _plain(error: ValidationError) -> list[ErrorDetails]:
    return error.errors(include_url=False, include_input=False)


def _told(one: ErrorDetails, body: Body) -> dict[str, Any]:
    if one["type"] != "json_invalid":
        return {"type": one["type"], "loc": ("body", *one["loc"]), "msg": one["msg"]}
    # The parser tells line and column, the app's other routes the character.
    problem, _, place = str(one["ctx"]["error"]).partition(" at line ")
    line, _, column = place.partition(" column ")
    before = body.content.split(b"\n")[: int(line or 1) - 1]
    character = sum(len(text) + 1 for text in before) + int(column or 0)
    where = ("body", character)
    return {"type": one["type"], "loc": where, "msg": one["msg"], "ctx": {"error": problem}}


def documented(model: type[BaseModel]) -> dict[str, Any]:
    """Return what the OpenAPI document says of a body that is read by `read`."""
    schema = model.model_json_schema()
    parts = schema.pop("$defs", {})
    content = {"application/json": {"schema": _inlined(schema, parts)}}
    return {"requestBody": {"required": True, "content": content}}


def _inlined(node: Any, parts: dict[str, Any]) -> Any:
    """Put the parts of a schema where they are named: the models are small and not recursive."""
    if isinstance(node, list):
        return [_inlined(one, parts) for one in node]
    if not isinstance(node, dict):
        return node
    name = node.get("$ref")
    if isinstance(name, str):
        rest = {key: value for key, value in node.items() if key != "$ref"}
        return _inlined({**parts[name.rpartition("/")[2]], **rest}, parts)
    return {key: _inlined(value, parts) for key, value in node.items()}
