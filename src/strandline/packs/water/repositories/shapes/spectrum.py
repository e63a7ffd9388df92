"""Spectra: one number for each moment and wavelength, in the order of the axis."""

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
    value, bins = tables["ValueSpectrum"], tables["WavelengthBin"]
    return sa.select(
        value.c.tstamp.label("moment"),
        bins.c.BinIndex.label("bin_index"),
        bins.c.Wavelength_nm.label("wavelength_nm"),
        value.c.Value.label("value"),
        value.c.QualityCode.label("quality"),
    ).select_from(value.join(bins, bins.c.WavelengthBinID == value.c.WavelengthBinID))


shape = Shape(
    value_type_id=ValueType.SPECTRUM,
    name="Spectrum",
    table="ValueSpectrum",
    key=("tstamp", "WavelengthBinID"),
    values=("Value", "QualityCode"),
    fields=(
        Field(
            name="bin_index",
            kind=ColumnKind.INTEGER,
            description="Place of the bin on its axis, from 0.",
        ),
        Field(
            name="wavelength_nm",
            kind=ColumnKind.FLOAT,
            description="Centre wavelength of the bin in nanometres.",
        ),
        VALUE_FIELD,
        QUALITY_FIELD,
    ),
    layout=Layout.CELLS,
    cells="bins",
    within=("bin_index", "wavelength_nm"),
    select=_select,
)
