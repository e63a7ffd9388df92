"""Images: where the file lies and what it is; the picture itself is fetched apart."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from strandline.bridge.columns import ColumnKind
from strandline.bridge.tables import Tables
from strandline.packs.water.repositories.shapes.shape import QUALITY_FIELD, Field, Layout, Shape
from strandline.packs.water.vocabulary import ValueType


def _select(tables: Tables) -> sa.Select[Any]:
    value = tables["ValueImage"].c
    return sa.select(
        value.tstamp.label("moment"),
        value.QualityCode.label("quality"),
        value.ImageWidth.label("width"),
        value.ImageHeight.label("height"),
        value.NumberOfChannels.label("channels"),
        value.ImageFormat.label("format"),
        value.FileSizeBytes.label("size_bytes"),
        value.StorageBackend.label("backend"),
        value.StoragePath.label("path"),
    )


def _number(name: str, description: str) -> Field:
    return Field(name=name, kind=ColumnKind.INTEGER, description=description)


def _text(name: str, description: str) -> Field:
    return Field(name=name, kind=ColumnKind.TEXT, description=description)


shape = Shape(
    value_type_id=ValueType.IMAGE,
    name="Image",
    table="ValueImage",
    key=("tstamp",),
    values=(
        "ImageWidth",
        "ImageHeight",
        "NumberOfChannels",
        "ImageFormat",
        "FileSizeBytes",
        "StorageBackend",
        "StoragePath",
        "Thumbnail",
        "QualityCode",
    ),
    fields=(
        QUALITY_FIELD,
        _number("width", "Width in pixels."),
        _number("height", "Height in pixels."),
        _number("channels", "Colour channels: 1 for grey, 3 for colour."),
        _text("format", "Format of the file, for example PNG."),
        _number("size_bytes", "Size of the file in bytes."),
        _text("backend", "Kind of storage that the path is to be read in."),
        _text("path", "Path of the file within the storage."),
    ),
    layout=Layout.FLAT,
    measured=False,
    select=_select,
)
