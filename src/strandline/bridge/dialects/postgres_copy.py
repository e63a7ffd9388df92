"""COPY in PostgreSQL's binary format, laid out by numpy: no Python object for a cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from strandline.bridge.bulk import Batch, Column
from strandline.bridge.merging import POSITION
from strandline.bridge.types import UtcTimestamp

if TYPE_CHECKING:
    import numpy as np

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
# PostgreSQL counts from 2000-01-01.
_TO_POSTGRES = 946_684_800_000_000
# Up to 2100 a float holds every microsecond.
_FLOAT_IS_EXACT = 4_102_444_800.0
_HEADER = b"PGCOPY\n\xff\r\n\x00" + bytes(8)
_END = b"\xff\xff"


def copy_rows(connection: sa.Connection, batch: Batch, *, into: sa.Table | None = None) -> None:
    """Append a batch's rows to its table, or with their positions to a staging table.

    The database raises where a key is taken.
    """
    target, columns = batch.table, dict(batch.columns)
    if into is not None:
        target, columns = into, {POSITION: range(batch.size), **columns}
    preparer = connection.dialect.identifier_preparer
    names = ", ".join(preparer.quote(name) for name in columns)
    text = f"COPY {preparer.format_table(target)} ({names}) FROM STDIN (FORMAT BINARY)"
    content = encoded_rows(target, columns)
    driver_error = connection.dialect.loaded_dbapi.Error
    cursor = connection.connection.cursor()
    try:
        with cursor.copy(text) as copy:
            copy.write(_HEADER)
            copy.write(content)
            copy.write(_END)
    except driver_error as error:
        # SQLAlchemy did not run it, but callers know only its errors.
        raise sa.exc.DBAPIError.instance(
            text,
            None,
            error,
            driver_error,
            hide_parameters=True,
            dialect=connection.dialect,
        ) from error
    finally:
        cursor.close()


def encoded_rows(table: sa.Table, columns: Mapping[str, Column]) -> bytes:
    """Return rows in COPY's binary format.

    Every row is laid out as if no cell were null; the bytes of those that are null are then left
    out and their length becomes -1, which is how the format writes a null.
    """
    import numpy as np

    size = len(next(iter(columns.values())))
    fields: list[tuple[str, str]] = [("count", ">i2")]
    for at, name in enumerate(columns):
        fields += [(f"length{at}", ">i4"), (f"cell{at}", _layout(table.c[name].type))]
    rows = np.zeros(size, dtype=fields)
    rows["count"] = len(columns)
    nulls: list[tuple[int, int, np.ndarray[Any, Any]]] = []
    for at, (name, column) in enumerate(columns.items()):
        kind, offset = rows.dtype.fields[f"cell{at}"][:2]  # type: ignore[index]
        cells, empty = _cells(table.c[name].type, column)
        rows[f"cell{at}"] = cells
        rows[f"length{at}"] = kind.itemsize
        if empty is not None:
            rows[f"length{at}"][empty] = -1
            nulls.append((offset, kind.itemsize, empty))
    if not nulls:
        return rows.tobytes()
    laid_out = rows.view(np.uint8).reshape(size, rows.dtype.itemsize)
    kept = np.ones(laid_out.shape, dtype=bool)
    for offset, width, empty in nulls:
        kept[empty, offset : offset + width] = False
    return laid_out[kept].tobytes()


def _layout(kind: sa.types.TypeEngine[Any]) -> str:
    if isinstance(kind, UtcTimestamp | sa.BigInteger):
        return ">i8"
    if isinstance(kind, sa.Double):
        return ">f8"
    if isinstance(kind, sa.Integer) and not isinstance(kind, sa.SmallInteger):
        return ">i4"
    raise TypeError(f"a batch holds numbers and moments, not {kind!r}")


def _cells(
    kind: sa.types.TypeEngine[Any], column: Column
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any] | None]:
    """Return a column's cells and which of them are null (None: no one is)."""
    import numpy as np

    if None not in column:
        full, empty = column, None
    else:
        empty = np.fromiter((cell is None for cell in column), dtype=bool, count=len(column))
        filler = _EPOCH if isinstance(kind, UtcTimestamp) else 0
        full = [filler if cell is None else cell for cell in column]
    if isinstance(kind, UtcTimestamp):
        return _microseconds(full) - _TO_POSTGRES, empty
    return np.array(full, dtype=_layout(kind)), empty


def _microseconds(moments: Column) -> np.ndarray[Any, Any]:
    """Return aware moments as microseconds since 1970."""
    import numpy as np

    seconds = np.array([moment.timestamp() for moment in moments])
    if seconds.size and np.abs(seconds).max() < _FLOAT_IS_EXACT:
        return np.rint(seconds * 1e6).astype(np.int64)
    exact = [(moment - _EPOCH) // _MICROSECOND for moment in moments]
    return np.array(exact, dtype=np.int64)
