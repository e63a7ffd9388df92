"""Values are read from the table that the series' value type names (task 1.6 of the plan).

The pattern: a MetaData row has a ValueTypeID; the shape of that id knows the table, the key within a
series and the fields of a row; `get_values` asks the shape and reads. The table of cases below has
one entry for each shape. A new shape is one module: the last tests add one without touching
anything else.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from packs.water.api.world import World, utc
from strandline.bridge.columns import NO_INTEGER
from strandline.errors import NotFound, Unsupported
from strandline.packs.water.context import Water
from strandline.packs.water.records import Window
from strandline.packs.water.repositories import shapes, values
from strandline.packs.water.repositories.shapes.registry import all_shapes, shape_of
from strandline.packs.water.services.timeseries import get_values
from strandline.packs.water.values_records import Frame

START = utc("2025-03-01T12:00:00")
LATER = START + timedelta(seconds=1, microseconds=5)


def add_scalars(world: World) -> int:
    series = world.series(ValueTypeID=1)
    rows = [(START, 1.5, 1), (LATER, None, None)]
    for moment, value, quality in rows:
        world.add("Value", MetaDataID=series, tstamp=moment, Value=value, QualityCode=quality)
    return series


def add_spectra(world: World) -> int:
    axis = world.add(
        "WavelengthAxis",
        Name="two bins",
        NumberOfChannels=2,
        MinWavelength_nm=200.0,
        MaxWavelength_nm=202.5,
    )
    # The bins are stored against their order: reads follow the axis, not the keys.
    bins = {
        index: world.add("WavelengthBin", WavelengthAxisID=axis, BinIndex=index, Wavelength_nm=at)
        for index, at in ((1, 202.5), (0, 200.0))
    }
    series = world.series(ValueTypeID=2, WavelengthAxisID=axis)
    for moment, index, value in (
        (START, 0, 10.0),
        (START, 1, 11.0),
        (LATER, 1, None),
        (LATER, 0, 12.0),
    ):
        world.add_all(
            "ValueSpectrum",
            [
                {
                    "MetaDataID": series,
                    "tstamp": moment,
                    "WavelengthBinID": bins[index],
                    "Value": value,
                    "QualityCode": 1,
                }
            ],
        )
    return series


def add_images(world: World) -> int:
    series = world.series(ValueTypeID=3)
    for at, moment in enumerate((START, LATER)):
        world.add(
            "ValueImage",
            MetaDataID=series,
            tstamp=moment,
            ImageWidth=640 + at,
            ImageHeight=480,
            NumberOfChannels=3,
            ImageFormat="PNG",
            FileSizeBytes=None if at else 1000,
            StorageBackend="FileSystem",
            StoragePath=f"station/{at}.png",
            Thumbnail=None if at else b"small",
            QualityCode=None,
        )
    return series


def add_arrays(world: World) -> int:
    series = world.series(ValueTypeID=4)
    for moment, index, value in (
        (LATER, 0, 3.0),
        (START, 1, 2.0),
        (START, 0, 1.0),
    ):
        world.add_all(
            "ValueArray",
            [
                {
                    "MetaDataID": series,
                    "tstamp": moment,
                    "ArrayIndex": index,
                    "Value": value,
                    "QualityCode": 2,
                }
            ],
        )
    return series


Add = Callable[[World], int]
# Shape: how its rows are made, and what is read: each row's moment and fields.
CASES: dict[str, tuple[Add, list[tuple[object, ...]]]] = {
    "Scalar": (add_scalars, [(START, 1.5, 1), (LATER, None, None)]),
    "Spectrum": (
        add_spectra,
        [
            (START, 0, 200.0, 10.0, 1),
            (START, 1, 202.5, 11.0, 1),
            (LATER, 0, 200.0, 12.0, 1),
            (LATER, 1, 202.5, None, 1),
        ],
    ),
    "Image": (
        add_images,
        [
            (START, None, 640, 480, 3, "PNG", 1000, "FileSystem", "station/0.png"),
            (LATER, None, 641, 480, 3, "PNG", None, "FileSystem", "station/1.png"),
        ],
    ),
    "Array": (add_arrays, [(START, 0, 1.0, 2), (START, 1, 2.0, 2), (LATER, 0, 3.0, 2)]),
}


def rows_of(frames: Iterator[Frame]) -> list[tuple[object, ...]]:
    """Rows as plain values, None for an empty cell."""
    rows = []
    for frame in frames:
        columns = [frame.moments.tolist(), *(column.tolist() for column in frame.fields.values())]
        rows.extend(tuple(map(plain, row)) for row in zip(*columns, strict=True))
    return rows


def plain(cell: object) -> object:
    if isinstance(cell, datetime):
        return utc(cell.isoformat())
    if cell == NO_INTEGER or (isinstance(cell, float) and math.isnan(cell)):
        return None
    return cell


def test_values_come_from_the_table_of_the_shape(water: Water, world: World) -> None:
    # Every series has rows of the same moments: none of another shape may be read.
    keys = {name: add(world) for name, (add, _) in CASES.items()}
    for name, (_, expected) in CASES.items():
        assert rows_of(get_values(water, keys[name])) == expected, name


def test_every_shape_of_the_dictionary_has_a_case_and_a_module(world: World) -> None:
    stored = {
        row["ValueTypeID"]: (row["ValueTypeName"], row["ValueTableName"])
        for row in world.rows("ValueType")
    }
    assert {key: (shape.name, shape.table) for key, shape in all_shapes().items()} == stored
    assert {shape.name for shape in all_shapes().values()} == set(CASES)


def test_key_and_value_columns_are_those_of_the_table(water: Water) -> None:
    for shape in all_shapes().values():
        columns = water.database.tables[shape.table].c.keys()
        assert {"MetaDataID", *shape.key, *shape.values} <= set(columns)


def test_a_series_that_is_not_there_is_named(water: Water) -> None:
    with pytest.raises(NotFound, match="there is no series 7") as missing:
        list(get_values(water, 7))
    assert missing.value.code == "W170"


TICK = timedelta(microseconds=1)
# Start and end of a window, and how many of the two rows lie in it.
WINDOWS = (
    (None, None, 2),
    (START, None, 2),
    (START + TICK, None, 1),
    (None, START, 0),
    (None, LATER, 1),
    (None, LATER + TICK, 2),
    (LATER, LATER, 0),
)


def test_a_window_takes_its_start_and_leaves_its_end(water: Water, world: World) -> None:
    series = add_scalars(world)
    for start, end, seen in WINDOWS:
        rows = rows_of(get_values(water, series, Window(start=start, end=end)))
        assert len(rows) == seen, (start, end)


@pytest.mark.parametrize("name", ["Spectrum", "Array"])
def test_no_piece_ends_within_a_moment(water: Water, world: World, name: str) -> None:
    add, expected = CASES[name]
    wanted = values.Wanted(metadata_id=add(world), window=Window())
    shape = next(shape for shape in all_shapes().values() if shape.name == name)
    for batch, most in product((1, 2, 3, 4, 5), (None, 1, 2, 3)):
        with water.database.read() as session:
            read = values.read_frames(session, shape, wanted, most_moments=most, batch=batch)
            frames = list(read)
        moments = [set(frame.moments.tolist()) for frame in frames]
        assert sum(map(len, moments)) == len(set().union(*moments)) == min(most or 2, 2)
        seen = [row for row in expected if most != 1 or row[0] == START]
        assert rows_of(iter(frames)) == seen, (batch, most)


MODULE = """
import sqlalchemy as sa
from strandline.packs.water.repositories.shapes.shape import *
from strandline.packs.water.repositories.shapes.shape import VALUE_FIELD

def _select(tables):
    value = tables["ValueArray"].c
    return sa.select(value.tstamp.label("moment"), value.Value.label("value"))

shape = Shape(
    value_type_id=5, name="First", table="ValueArray", key=("tstamp", "ArrayIndex"),
    values=("Value",), fields=(VALUE_FIELD,), layout=Layout.FLAT, select=_select,
)
"""


@pytest.fixture
def fifth_shape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A module more beside the shapes."""
    (tmp_path / "first_of_array.py").write_text(MODULE)
    monkeypatch.setattr(shapes, "__path__", [*shapes.__path__, str(tmp_path)])
    all_shapes.cache_clear()
    yield
    all_shapes.cache_clear()


def test_a_new_shape_is_one_new_file(water: Water, world: World, fifth_shape: None) -> None:
    world.add("ValueType", ValueTypeID=5, ValueTypeName="First", ValueTableName="ValueArray")
    series = world.series(ValueTypeID=5)
    world.add_all(
        "ValueArray",
        [{"MetaDataID": series, "tstamp": START, "ArrayIndex": 0, "Value": 8.0}],
    )
    assert rows_of(get_values(water, series)) == [(START, 8.0)]


def test_a_value_type_without_a_shape_is_refused_with_those_there_are() -> None:
    with pytest.raises(Unsupported, match="values of type 9") as refused:
        shape_of(9)
    assert "1 Scalar, 2 Spectrum, 3 Image, 4 Array" in refused.value.hint
