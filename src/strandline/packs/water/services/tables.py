"""Frames as Arrow tables: the columns of every export."""

from __future__ import annotations

from typing import Any

import numpy as np

from strandline.bridge.columns import NO_INTEGER, ColumnArray, ColumnKind
from strandline.packs.water.repositories.shapes.shape import VALUE, Field, Shape
from strandline.packs.water.services.documents import Document, iso_moments
from strandline.packs.water.values_records import Frame

TIMESTAMP = "timestamp"
_NAMES = {
    ColumnKind.FLOAT: "float64",
    ColumnKind.INTEGER: "int64",
    ColumnKind.TEXT: "string",
}


def columns_of(shape: Shape, unit: str | None) -> list[Document]:
    """Describe the columns of an export: one row for each moment and bin or position."""
    moment = {
        "name": TIMESTAMP,
        "type": "timestamp[us, UTC]",
        "unit": None,
        "description": "When, in UTC.",
    }
    return [moment, *(_described(field, unit) for field in shape.fields)]


def _described(field: Field, unit: str | None) -> Document:
    return {
        "name": field.name,
        "type": _NAMES[field.kind],
        "unit": unit if field.name == VALUE else None,
        "description": field.description,
    }


def schema_of(shape: Shape) -> Any:
    """Return the Arrow schema of a shape's rows."""
    import pyarrow as pa

    columns = [(TIMESTAMP, pa.timestamp("us", tz="UTC"))]
    columns += [(field.name, pa.type_for_alias(_NAMES[field.kind])) for field in shape.fields]
    return pa.schema(columns)


def batch_of(frame: Frame, shape: Shape, schema: Any) -> Any:
    """Return a frame as an Arrow record batch; what is empty is null."""
    import pyarrow as pa

    moments = pa.array(frame.moments.astype(np.int64)).cast(schema.field(0).type)
    columns = [_arrow(frame.fields[field.name], field) for field in shape.fields]
    return pa.record_batch([moments, *columns], schema=schema)


def csv_batch(frame: Frame, shape: Shape) -> Any:
    """Return a frame as a batch whose cells read in a CSV as they should.

    Times are ISO 8601 with a Z. A text that a spreadsheet would run as a formula gets an
    apostrophe before it; numbers are left alone, minus sign and all.
    """
    import pyarrow as pa

    columns = [_csv_moments(frame.moments)]
    for field in shape.fields:
        column = frame.fields[field.name]
        if field.kind is ColumnKind.TEXT:
            column = np.array([_harmless(cell) for cell in column.tolist()], dtype=object)
        columns.append(_arrow(column, field))
    names = [TIMESTAMP, *(field.name for field in shape.fields)]
    return pa.record_batch(columns, names=names)


def _csv_moments(moments: ColumnArray) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    micros = moments.astype(np.int64)
    if (micros % 1_000_000).any():
        return pa.array(iso_moments(moments))
    seconds = pa.array(micros // 1_000_000).cast(pa.timestamp("s"))
    return pc.strftime(seconds, format="%Y-%m-%dT%H:%M:%SZ")


def _harmless(cell: str | None) -> str | None:
    return f"'{cell}" if cell is not None and cell[:1] in tuple("=+-@\t\r") else cell


def _arrow(column: ColumnArray, field: Field) -> Any:
    import pyarrow as pa

    match field.kind:
        case ColumnKind.INTEGER:
            return pa.array(column, mask=column == NO_INTEGER)
        case ColumnKind.TEXT:
            return pa.array(column.tolist(), type=pa.string())
        case _:
            return pa.array(column, from_pandas=True)
