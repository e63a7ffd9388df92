"""The unit in which the legacy archive is handed over: one table's rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

Row: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRows:
    """Rows of one table at schema version 1.0.0, identity keys included.

    `rows` can be read more than once and gives the same rows each time. Datetimes are naive UTC.
    """

    table: str
    columns: tuple[str, ...]
    rows: Iterable[Row]
