"""How large the tables of a live database are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from strandline.dictionary.names import QName


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSize:
    """Rows and bytes of a table, its indexes included in the bytes.

    `exact` is False where the rows are the database's own estimate. Bytes are None where the
    database does not say.
    """

    rows: int
    bytes: int | None = None
    exact: bool = False


Sizes: TypeAlias = Mapping[QName, TableSize]
"""Sizes by the names that the database has for its tables."""
