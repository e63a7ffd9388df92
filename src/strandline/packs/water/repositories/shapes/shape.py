"""What a shape says of itself."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from strandline.bridge.columns import ColumnKind
from strandline.bridge.tables import Tables

VALUE = "value"
QUALITY = "quality"


class Layout(enum.Enum):
    """How the rows of one moment become one item of a response.

    FLAT: there is one row, and its fields stand beside the timestamp. CELLS: a list with an object
    for each row. LISTS: one list for each field.
    """

    FLAT = "flat"
    CELLS = "cells"
    LISTS = "lists"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a row as it is read. `plural` names it where a moment has a list of them."""

    name: str
    kind: ColumnKind
    description: str
    plural: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One shape of data.

    `key` and `values` are columns of `table` beside MetaDataID: what identifies a row within its
    series (tstamp first), and what a write sets. `fields` are the fields of a row as it is read,
    the moment apart; `select` gives their columns under those names, `moment` first, of the
    whole table; `within` are the fields by which a moment's rows are ordered. `measured` says
    that `value` is a number in the series' unit, which can be converted and aggregated.
    """

    value_type_id: int
    name: str
    table: str
    key: tuple[str, ...]
    values: tuple[str, ...]
    fields: tuple[Field, ...]
    layout: Layout
    cells: str = ""
    within: tuple[str, ...] = ()
    measured: bool = True
    select: Callable[[Tables], sa.Select[Any]]

    @property
    def kinds(self) -> tuple[ColumnKind, ...]:
        """The kinds of the columns that `select` gives."""
        return (ColumnKind.MOMENT, *(field.kind for field in self.fields))


VALUE_FIELD = Field(
    name=VALUE,
    kind=ColumnKind.FLOAT,
    plural="values",
    description="The number, null where there is none.",
)
QUALITY_FIELD = Field(
    name=QUALITY,
    kind=ColumnKind.INTEGER,
    plural="qualities",
    description="Its quality code, null where it was not assessed.",
)
