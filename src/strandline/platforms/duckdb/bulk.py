"""Many rows at once: one INSERT for thousands of rows, which DuckDB reads from one JSON text.

DuckDB's `executemany` runs the statement row by row (hundreds of rows a second); a value handed
over as a parameter costs far more than its text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from uuid import UUID

BATCH_ROWS = 20_000

_INSERT = re.compile(
    r"\s*(INSERT\s+(?:OR\s+\w+\s+)?INTO\s+.+?)\bVALUES\s*\(\s*(\?(?:\s*,\s*\?)*)\s*\)\s*;?\s*",
    re.IGNORECASE | re.DOTALL,
)


def bulk_statement(sql: str) -> tuple[str, int] | None:
    """Return the INSERT that reads its rows from one JSON parameter, and its column count.

    None for a statement that is not a plain INSERT of parameters.
    """
    found = _INSERT.fullmatch(sql)
    if found is None or "?" in found[1]:
        return None
    width = found[2].count("?")
    cells = ", ".join(f"r[{position}]" for position in range(1, width + 1))
    text = (
        f"{found[1].rstrip()} SELECT {cells} FROM "
        f"(SELECT unnest(from_json(CAST(? AS JSON), '[[\"VARCHAR\"]]')) AS r)"
    )
    return text, width


def batches(rows: Iterable[Sequence[object]]) -> Iterator[list[Sequence[object]]]:
    """Yield the rows in lists of at most BATCH_ROWS."""
    source = iter(rows)
    while batch := list(islice(source, BATCH_ROWS)):
        yield batch


def as_json(batch: Sequence[Sequence[object]], width: int) -> str | None:
    """Return the rows as one JSON text of strings; None when a value has no plain text."""
    try:
        cells = [[_text(value) for value in row] for row in batch]
    except TypeError:
        return None
    if any(len(row) != width for row in cells):
        return None
    return json.dumps(cells)


def _text(value: object) -> str | None:
    match value:
        case None:
            return None
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case int() | float() | Decimal() | UUID():
            return str(value)
        case datetime():
            return value.isoformat(sep=" ")
        case date() | time():
            return value.isoformat()
        case bytes() | bytearray():
            return "".join(f"\\x{byte:02X}" for byte in value)
        case _:
            raise TypeError(type(value).__name__)
