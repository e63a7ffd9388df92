"""Arrays: a list of numbers for each moment, of any length."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from strandline.bridge.columns import ColumnKind
from strandline.bridge.tables import Tables
from strandline.packs.water.repositories.shapes.shape import (
    QUALITY_FIELD,
    VALUE_FIELD,
    Field,
    Layout,
    Shape,
)
from strandline.packs.water.vocabulary import ValueType


def _select(tables: Tables) -> sa.Select[Any]:
    value = tables["ValueArray"].c
    return sa.select(
        value.tstamp.label("moment"),
        value.ArrayIndex.label("array_index"),
        value.Value.label("value"),
        value.QualityCode.label("quality"),
    )


shape = Shape(
    value_type_id=ValueType.ARRAY,
    name="Array",
    table="ValueArray",
    key=("tstamp", "ArrayIndex"),
    values=("Value", "QualityCode"),
    fields=(
        Field(
            name="array_index",
            kind=ColumnKind.INTEGER,
            plural="indexes",
            description="Position within the array, from 0.",
        ),
        VALUE_FIELD,
        QUALITY_FIELD,
    ),
    layout=Layout.LISTS,
    within=("array_index",),
    select=_select,
)
