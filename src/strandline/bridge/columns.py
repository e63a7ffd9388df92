"""Results of queries as columns of numbers: what long series are read into."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import sqlalchemy as sa

ColumnArray = npt.NDArray[Any]
NO_INTEGER = -(2**63)
"""What stands for an empty cell in a column of integers: no column of a table is as wide."""


class ColumnKind(enum.Enum):
    """What a column's cells become: never-empty moments in UTC, numbers, or objects.

    MOMENT: datetime64[us]; FLOAT: float64, NaN for an empty cell; INTEGER: int64, NO_INTEGER for
    an empty cell; TEXT: str or None.
    """

    MOMENT = "moment"
    FLOAT = "float"
    INTEGER = "integer"
    TEXT = "text"


def fetch_rows(
    connection: sa.Connection, query: sa.Select[Any], kinds: Sequence[ColumnKind]
) -> list[ColumnArray]:
    """Run a query and turn its rows into columns: the way that works on every database.

    The driver's own rows are taken: a row object and a converted time for each of them would cost
    more than the query.
    """
    result = connection.execute(query)
    cursor = result.cursor
    rows: Sequence[Sequence[object]] = [] if cursor is None else cursor.fetchall()
    result.close()
    return [to_array([row[at] for row in rows], kind) for at, kind in enumerate(kinds)]


def to_array(cells: Sequence[object], kind: ColumnKind) -> ColumnArray:
    """Return the cells of one column as a driver gave them; moments as datetimes or ISO text."""
    match kind:
        case ColumnKind.MOMENT:
            return np.array(cells, dtype="datetime64[us]")
        case ColumnKind.FLOAT:
            return np.array(cells, dtype=np.float64)
        case ColumnKind.INTEGER:
            return np.array(
                [NO_INTEGER if cell is None else cell for cell in cells], dtype=np.int64
            )
        case ColumnKind.TEXT:
            return np.array(cells, dtype=object)
