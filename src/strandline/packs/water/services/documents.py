"""Rows as the plain documents of a response: one for each moment, laid out as the shape says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from strandline.bridge.columns import NO_INTEGER, ColumnArray, ColumnKind
from strandline.packs.water.repositories.shapes.shape import Field, Layout, Shape
from strandline.packs.water.values_records import Frame

Document = dict[str, Any]


def documents_of(frame: Frame, shape: Shape) -> list[Document]:
    """Return the moments of a frame as documents: `timestamp`, and the fields of the shape.

    Numbers that are none stay NaN: the writer of JSON makes them null.
    """
    columns = [_cells(frame.fields[field.name], field) for field in shape.fields]
    names = [field.name for field in shape.fields]
    if shape.layout is Layout.FLAT:
        keys = ("timestamp", *names)
        times = iso_moments(frame.moments)
        return [dict(zip(keys, row, strict=True)) for row in zip(times, *columns, strict=True)]
    starts = frame.starts().tolist()
    times = iso_moments(frame.moments[starts])
    bounds = list(zip(starts, [*starts[1:], len(frame)], strict=True))
    if shape.layout is Layout.LISTS:
        plurals = [field.plural for field in shape.fields]
        return [
            {
                "timestamp": time,
                **{name: column[start:end] for name, column in zip(plurals, columns, strict=True)},
            }
            for time, (start, end) in zip(times, bounds, strict=True)
        ]
    cells = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    return [
        {"timestamp": time, shape.cells: cells[start:end]}
        for time, (start, end) in zip(times, bounds, strict=True)
    ]


def iso_moments(moments: ColumnArray) -> list[str]:
    """Return moments as every response writes them: ISO 8601 in UTC, with a trailing Z."""
    texts = np.datetime_as_string(moments, unit="s").tolist()
    fractions = (moments.astype(np.int64) % 1_000_000).tolist()
    return [
        f"{text}.{part:06}Z" if part else f"{text}Z"
        for text, part in zip(texts, fractions, strict=True)
    ]


def _cells(column: ColumnArray, field: Field) -> Sequence[Any]:
    cells: list[Any] = column.tolist()
    if field.kind is ColumnKind.INTEGER and (column == NO_INTEGER).any():
        return [None if cell == NO_INTEGER else cell for cell in cells]
    return cells
