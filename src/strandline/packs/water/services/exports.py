"""Readings as files: CSV, Parquet, Arrow, and a zip of the data with its sidecar.

Every writer gives bytes while the values are read: the memory is that of one piece, however long
the series is.
"""

from __future__ import annotations

import enum
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from strandline.packs.water.context import Water
from strandline.packs.water.services.documents import Document
from strandline.packs.water.services.reading import Reading, ReadRequest
from strandline.packs.water.services.sidecars import make_sidecar
from strandline.packs.water.services.tables import batch_of, csv_batch, schema_of
from strandline.packs.water.services.timeseries import read_series
from strandline.rest.errors import Invalid

SIDECAR_KEY = b"strandline"
"""Where the sidecar stands in the metadata of a Parquet or Arrow schema."""
SIDECAR_NAME = "metadata.json"


class Format(enum.Enum):
    """What a reading can be written as."""

    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"
    ARROW = "arrow"

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    Format.JSON: "application/json",
    Format.CSV: "text/csv",
    Format.PARQUET: "application/vnd.apache.parquet",
    Format.ARROW: "application/vnd.apache.arrow.stream",
}


class _Outlet(io.RawIOBase):
    """A file that keeps what is written until it is taken away."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self._pieces.append(piece)
        self._written += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._written

    def take(self) -> bytes:
        taken = b"".join(self._pieces)
        self._pieces.clear()
        return taken


def write(reading: Reading, form: Format, sidecar: Document) -> Iterator[bytes]:
    """Give a reading in one of the formats that are tables."""
    writers: dict[Format, Callable[[Reading, Document], Iterator[bytes]]] = {
        Format.CSV: _csv,
        Format.PARQUET: _parquet,
        Format.ARROW: _arrow,
    }
    return writers[form](reading, sidecar)


def _csv(reading: Reading, sidecar: Document) -> Iterator[bytes]:
    del sidecar
    from pyarrow import csv

    names = [column.name for column in schema_of(reading.shape)]
    yield (",".join(names) + "\r\n").encode()
    options = csv.WriteOptions(include_header=False, eol="\r\n", quoting_style="needed")
    for frame in reading.frames:
        outlet = io.BytesIO()
        csv.write_csv(csv_batch(frame, reading.shape), outlet, options)
        yield outlet.getvalue()


def _parquet(reading: Reading, sidecar: Document) -> Iterator[bytes]:
    from pyarrow import parquet

    schema = schema_of(reading.shape).with_metadata({SIDECAR_KEY: orjson.dumps(sidecar)})
    outlet = _Outlet()
    with parquet.ParquetWriter(outlet, schema, compression="zstd") as writer:
        for frame in reading.frames:
            writer.write_batch(batch_of(frame, reading.shape, schema))
            yield outlet.take()
    yield outlet.take()


def _arrow(reading: Reading, sidecar: Document) -> Iterator[bytes]:
    import pyarrow as pa

    schema = schema_of(reading.shape).with_metadata({SIDECAR_KEY: orjson.dumps(sidecar)})
    outlet = _Outlet()
    with pa.ipc.new_stream(outlet, schema) as writer:
        yield outlet.take()
        for frame in reading.frames:
            writer.write_batch(batch_of(frame, reading.shape, schema))
            yield outlet.take()
    yield outlet.take()


def bundle(
    pieces: Iterable[bytes], name: str, sidecar: Document, *, at: datetime
) -> Iterator[bytes]:
    """Give a zip of a data file, as it is written, and its sidecar."""
    outlet = _Outlet()
    packed = zipfile.ZIP_STORED if name.endswith(".parquet") else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(outlet, "w") as archive:
        described = _entry(SIDECAR_NAME, zipfile.ZIP_DEFLATED, at)
        archive.writestr(described, orjson.dumps(sidecar, option=orjson.OPT_INDENT_2))
        # Its size is not known before its end: it may be one of more than 4 GB.
        with archive.open(_entry(name, packed, at), "w", force_zip64=True) as data:
            for piece in pieces:
                data.write(piece)
                yield outlet.take()
    yield outlet.take()


def _entry(name: str, packed: int, at: datetime) -> zipfile.ZipInfo:
    moment = (at.year, at.month, at.day, at.hour, at.minute, at.second)
    entry = zipfile.ZipInfo(name, date_time=moment)
    entry.compress_type = packed
    return entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file as it is written, with a name that is safe in a header and on a disk."""

    name: str
    media_type: str
    pieces: Iterator[bytes]


def open_export(
    water: Water,
    metadata_id: int,
    request: ReadRequest,
    form: Format,
    *,
    bundled: bool,
    at: datetime,
) -> Export:
    """Start to export a series; whatever can be refused is refused here. `at` is now."""
    if request.limit is not None:
        raise Invalid(
            "W021",
            f"{form.value} is the whole window in one file and is not cut into pages",
            hint="leave limit and cursor out and narrow it by from and to, or ask for JSON",
        )
    sidecar = make_sidecar(water, metadata_id, request, generated_at=at).document()
    reading = read_series(water, metadata_id, request)
    name = f"series-{metadata_id}.{form.value}"
    pieces = write(reading, form, sidecar)
    if not bundled:
        return Export(name=name, media_type=form.media_type, pieces=pieces)
    whole = bundle(pieces, name, sidecar, at=at)
    return Export(name=f"series-{metadata_id}.zip", media_type="application/zip", pieces=whole)
