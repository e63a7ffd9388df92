"""A pack small enough to break on purpose."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, UploadFile
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import exc

from strandline.errors import InternalError, PlatformFailure, Unsupported
from strandline.rest.counting import count_rows
from strandline.rest.errors import Conflict, Invalid, TooLarge, UnsupportedMedia
from strandline.rest.pack import PackWeb
from strandline.rest.pages import Page, Paging
from strandline.rest.permissions import permit
from strandline.rest.principals import Action
from strandline.rest.uploads import streamed_upload

PACK = "water"  # a pack that scopes can be given in
SECRET = "hunter2-never-show"
UPLOAD_BYTES = 5_000
READ, WRITE, ADMIN = (permit(PACK, action) for action in Action)
router = APIRouter(prefix="/toys", tags=["toys"])


class Thing(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str = Field(max_length=20)
    size: Annotated[float, Field(allow_inf_nan=False)] = 1.0
    more: Any = None


class Counted(BaseModel):
    bytes: int


class Broken(Exception):
    """As a driver raises it, with everything that must not be told."""

    def __init__(self, state: str) -> None:
        super().__init__(f"DETAIL: Key (name)=({SECRET}) already exists")
        self.sqlstate = state


def _sql(kind: type[exc.DBAPIError], state: str = "") -> Exception:
    return kind(f"INSERT INTO t VALUES ('{SECRET}')", {"name": SECRET}, Broken(state))


FAILURES: dict[str, Exception] = {
    "conflict": Conflict("W900", "it is there already", hint="rename it"),
    "invalid": Invalid("W901", "it does not fit", details={"nan": float("nan"), "half": "\ud800"}),
    "large": TooLarge("W902", "too large"),
    "media": UnsupportedMedia("W903", "not that format"),
    "unsupported": Unsupported("W904", "not here"),
    "platform": PlatformFailure("X203", f"SELECT {SECRET} failed", details={"sql": SECRET}),
    "integrity": _sql(exc.IntegrityError),
    "data": _sql(exc.DataError),
    "operational": _sql(exc.OperationalError),
    "cancelled": _sql(exc.OperationalError, "57014"),
    "pool": exc.TimeoutError("no connection left"),
    "programming": _sql(exc.ProgrammingError),
    "internal": InternalError("Z900", "a bug of ours", hint="report it"),
    "bug": ValueError(f"the value was {SECRET}"),
}


@router.get("", dependencies=[READ])
def things(paging: Paging, like: Annotated[str, Query(max_length=50)] = "") -> Page[Thing]:
    """Things."""
    del like
    return paging.page_of([Thing(name="a thing " + "x" * 10) for _ in range(paging.page_size)], 500)


@router.post("", dependencies=[WRITE])
def make(thing: Thing) -> Thing:
    """Make a thing."""
    count_rows(PACK, 3)
    return thing


@router.delete("/{name}", dependencies=[ADMIN])
def drop(name: str) -> Thing:
    """Drop a thing."""
    return Thing(name=name)


@router.get("/fail/{how}", dependencies=[READ])
def fail(how: str) -> Thing:
    """Fail."""
    raise FAILURES[how]


@router.get("/half", dependencies=[READ])
def half() -> Thing:
    """Answer with text that UTF-8 cannot hold."""
    return Thing(name="\ud800")


@router.get("/stream", dependencies=[READ], response_class=StreamingResponse)
def stream(breaks: bool = False) -> StreamingResponse:
    """Many small pieces."""

    async def pieces() -> AsyncIterator[bytes]:
        for number in range(400):
            if breaks and number == 200:
                raise ValueError(SECRET)
            yield b'{"number": 1, "text": "the same again"}\n'

    return StreamingResponse(pieces(), media_type="application/x-ndjson")


@router.get("/packed", dependencies=[READ], response_class=JSONResponse)
def packed() -> Any:
    """Something that is packed already."""
    from fastapi.responses import Response

    return Response(b"PAR1" * 2000, media_type="application/vnd.apache.parquet")


@router.post("/upload", dependencies=[WRITE, streamed_upload(UPLOAD_BYTES)])
async def upload(request: Request) -> Counted:
    """Count a stream."""
    total = 0
    async for piece in request.stream():
        total += len(piece)
    return Counted(bytes=total)


@router.post("/file", dependencies=[WRITE])
def file(file: UploadFile) -> Counted:
    """Count a file of a form."""
    return Counted(bytes=len(file.file.read()))


web = PackWeb(component="water", needs="1.0.0", open_services=lambda _d, _s: None, router=router)
