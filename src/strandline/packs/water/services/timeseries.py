"""Values of one series, whatever its shape."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.errors import NotFound
from strandline.packs.water.context import Water
from strandline.packs.water.records import Series
from strandline.packs.water.repositories import series as series_rows
from strandline.packs.water.repositories import values
from strandline.packs.water.repositories.shapes.registry import shape_of
from strandline.packs.water.values_records import Frame, Window


def get_series(water: Water, metadata_id: int) -> Series:
    """Return one series; NotFound when there is none of this id."""
    with water.database.read() as session:
        found = series_rows.find_series(session, metadata_id)
    if found is None:
        raise NotFound(
            "W011",
            f"there is no series {metadata_id}",
            hint="GET /api/v1/metadata lists the series, by location, variable and more",
        )
    return found


def get_values(water: Water, metadata_id: int, window: Window | None = None) -> Iterator[Frame]:
    """Give the values of a series from the table that its value type says, in order of time.

    The pattern behind every read: the MetaData row says the shape, the shape says the table, its
    key and its fields, and nobody asks which shape it is.
    """
    shape = shape_of(get_series(water, metadata_id).value_type_id)
    wanted = values.Wanted(metadata_id=metadata_id, window=window or Window())
    with water.database.read() as session:
        yield from values.read_frames(session, shape, wanted)
