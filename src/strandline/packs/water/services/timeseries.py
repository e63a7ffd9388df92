"""Values of one series, whatever its shape."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.packs.water.context import Water
from strandline.packs.water.records import Series, Window
from strandline.packs.water.repositories import values
from strandline.packs.water.repositories.shapes.registry import shape_of
from strandline.packs.water.repositories.shapes.shape import Shape
from strandline.packs.water.services.metadata import found_series
from strandline.packs.water.services.reading import (
    Reading,
    ReadRequest,
    check_downsampling,
    start_reading,
)
from strandline.packs.water.services.units import Conversion, conversion, no_conversion
from strandline.packs.water.values_records import Frame
from strandline.rest.errors import Invalid


def get_series(water: Water, metadata_id: int) -> Series:
    """Return one series; NotFound when there is none of this id."""
    with water.database.read() as session:
        return found_series(session, metadata_id)


def get_values(water: Water, metadata_id: int, window: Window | None = None) -> Iterator[Frame]:
    """Give the values of a series from the table that its value type says, in order of time.

    The pattern behind every read: the MetaData row says the shape, the shape says the table, its
    key and its fields, and nobody asks which shape it is.
    """
    shape = shape_of(get_series(water, metadata_id).value_type_id)
    wanted = values.Wanted(metadata_id=metadata_id, window=window or Window())
    with water.database.read() as session:
        yield from values.read_frames(session, shape, wanted)


def read_series(water: Water, metadata_id: int, request: ReadRequest) -> Reading:
    """Start to read a series as a request says; whatever can be refused is refused here."""
    series = get_series(water, metadata_id)
    shape = shape_of(series.value_type_id)
    check_downsampling(shape, request.downsampling)
    converted = unit_for(series, shape, request.unit)
    return start_reading(water, series, shape, request, converted)


def unit_for(series: Series, shape: Shape, unit: str | None) -> Conversion:
    """Return the conversion of a series into a unit, None for its own."""
    if unit is None:
        return no_conversion(series.unit)
    if not shape.measured:
        raise Invalid(
            "W016",
            f"values of the shape {shape.name} have no unit to convert",
            hint="leave unit out",
            details={"shape": shape.name},
        )
    return conversion(series.unit, unit)
