"""Parquet files: only the columns that rows are made of, and no more rows than are allowed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import Any, BinaryIO

from strandline.errors import StrandlineError
from strandline.packs.water.bulk_records import BulkValues, Chunk
from strandline.packs.water.services.ingest.cells_in import (
    CHOICE_COLUMNS,
    check_columns,
    choice_of,
    unreadable,
)
from strandline.packs.water.services.ingest.unpacking import MOST_UNPACKED
from strandline.rest.errors import Invalid, TooLarge

ROWS = 10_000


def parquet_chunks(file: BinaryIO, request: BulkValues) -> Iterator[Chunk]:
    """Give a Parquet file's rows in order; `lines` are rows, counted from 1."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    if request.gzipped:
        raise _broken("Parquet is packed already: send it without Content-Encoding")
    file.seek(0)
    try:
        source = pq.ParquetFile(file)
        _check_size(source.metadata)
        check_columns(source.schema_arrow.names, request.choice)
        first = 1
        for batch in source.iter_batches(batch_size=ROWS):
            yield _chunk(batch, first, request)
            first += batch.num_rows
    except (pa.ArrowException, OSError, OverflowError) as error:
        raise _broken("the file is no Parquet, or broken, or has columns of other types") from error


def _check_size(metadata: Any) -> None:
    groups = (metadata.row_group(at) for at in range(metadata.num_row_groups))
    if sum(group.total_byte_size for group in groups) > MOST_UNPACKED:
        raise TooLarge(
            "W098",
            f"the file unpacks to more than {MOST_UNPACKED:,} bytes",
            hint="send it in several files",
            details={"most_bytes": MOST_UNPACKED},
        )


def _chunk(batch: Any, first: int, request: BulkValues) -> Chunk:
    import pyarrow as pa

    table = pa.Table.from_batches([batch])
    names = table.column_names
    values = table["value"].cast(pa.float64()).to_pylist()
    columns: dict[str, Sequence[Any]] = {
        name: table[name].cast(pa.int32()).to_pylist()
        for name in names
        if name not in ("tstamp", "value")
    }
    qualities = columns.pop("quality", [None] * len(values))
    times = _times(table["tstamp"])
    kept, choices = [], []
    refused: dict[int, StrandlineError] = {}
    for at, value in enumerate(values):
        if value is not None and math.isinf(value):
            refused[first + at] = unreadable("value")
            continue
        if request.choice is None:
            try:
                own = {name: columns[name][at] for name in CHOICE_COLUMNS if name in columns}
                choices.append(choice_of(own))
            except ValueError:
                refused[first + at] = unreadable("the row's series")
                continue
        kept.append(at)
    return Chunk(
        lines=[first + at for at in kept],
        times=[times[at] for at in kept],
        values=[_empty(values[at]) for at in kept],
        qualities=[qualities[at] for at in kept],
        choices=choices if request.choice is None else None,
        refused=refused,
    )


def _times(column: Any) -> Sequence[Any]:
    """Return times as text or datetimes; a moment with a zone comes out in UTC."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_timestamp(column.type):
        return list(column.cast(pa.string()).to_pylist())
    zoned = column.type.tz is not None
    unit = pa.timestamp("us", tz="UTC" if zoned else None)
    plain = pc.cast(column, unit, safe=False).cast(pa.timestamp("us"))
    moments = plain.to_pylist()
    return [one and one.replace(tzinfo=UTC) for one in moments] if zoned else moments


def _empty(value: float | None) -> float | None:
    return None if value is None or math.isnan(value) else value


def _broken(what: str) -> Invalid:
    return Invalid(
        "W102",
        f"{what}; nothing was written",
        hint="tstamp is a timestamp or ISO text, value a number, the others whole numbers",
    )
