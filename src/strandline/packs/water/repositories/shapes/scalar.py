"""Scalars: one number for each moment."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from strandline.bridge.tables import Tables
from strandline.packs.water.repositories.shapes.shape import (
    QUALITY_FIELD,
    VALUE_FIELD,
    Layout,
    Shape,
)
from strandline.packs.water.vocabulary import ValueType


def _select(tables: Tables) -> sa.Select[Any]:
    value = tables["Value"].c
    return sa.select(
        value.tstamp.label("moment"), value.Value.label("value"), value.QualityCode.label("quality")
    )


shape = Shape(
    value_type_id=ValueType.SCALAR,
    name="Scalar",
    table="Value",
    key=("tstamp",),
    values=("Value", "QualityCode"),
    fields=(VALUE_FIELD, QUALITY_FIELD),
    layout=Layout.FLAT,
    select=_select,
)
