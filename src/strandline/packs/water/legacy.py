"""A legacy archive at schema version 1.0.0: invented, realistic, and the same for the same seed.

Twenty years of a small water-quality network, told in order of time, so that a smaller archive is
exactly the beginning of a larger one. The tables of context do not depend on size or seed; the
values do. About 13,000 values make a day at first, more as the network grows: 100,000 values are
a good week with a storm in it, 100 million about sixteen years. Rows are made while they are
read, and memory does not grow with their number.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from strandline.packs.water import legacy_equipment as equipment
from strandline.packs.water import legacy_people as people
from strandline.packs.water import legacy_places as places
from strandline.packs.water import legacy_series as series
from strandline.packs.water.legacy_rows import Row, TableRows
from strandline.packs.water.legacy_signals import StationRun, ValueRow
from strandline.packs.water.legacy_stations import STATIONS
from strandline.packs.water.legacy_weather import Weather

__all__ = ["TableRows", "legacy_archive"]

_VALUE_COLUMNS: Final = ("MetaDataID", "tstamp", "Value", "QualityCode", "CommentID")

# Parents before children.
_CONTEXT: Final[tuple[tuple[str, tuple[str, ...], tuple[Row, ...]], ...]] = (
    ("Unit", equipment.UNIT_COLUMNS, equipment.UNITS),
    ("Watershed", places.WATERSHED_COLUMNS, places.WATERSHEDS),
    ("Purpose", people.PURPOSE_COLUMNS, people.PURPOSES),
    ("WeatherCondition", people.WEATHER_COLUMNS, people.WEATHER),
    ("Comments", people.COMMENT_COLUMNS, people.COMMENTS),
    ("Procedures", equipment.PROCEDURE_COLUMNS, equipment.PROCEDURES),
    ("Project", people.PROJECT_COLUMNS, people.PROJECTS),
    ("Contact", people.CONTACT_COLUMNS, people.CONTACTS),
    ("EquipmentModel", equipment.MODEL_COLUMNS, equipment.MODELS),
    ("HydrologicalCharacteristics", places.HYDROLOGY_COLUMNS, places.HYDROLOGY),
    ("UrbanCharacteristics", places.URBAN_COLUMNS, places.URBAN),
    ("Site", places.SITE_COLUMNS, places.SITES),
    ("Variable", equipment.VARIABLE_COLUMNS, equipment.VARIABLES),
    ("Equipment", equipment.EQUIPMENT_COLUMNS, equipment.EQUIPMENT),
    ("SamplingLocation", places.SAMPLING_LOCATION_COLUMNS, places.SAMPLING_LOCATIONS),
    ("EquipmentModelHasVariable", equipment.MODEL_VARIABLE_COLUMNS, equipment.MODEL_VARIABLES),
    ("EquipmentModelHasProcedure", equipment.MODEL_PROCEDURE_COLUMNS, equipment.MODEL_PROCEDURES),
    ("VariableHasProcedure", equipment.VARIABLE_PROCEDURE_COLUMNS, equipment.VARIABLE_PROCEDURES),
    ("ProjectHasContact", people.PROJECT_CONTACT_COLUMNS, people.PROJECT_CONTACTS),
    ("ProjectHasEquipment", series.PROJECT_EQUIPMENT_COLUMNS, series.PROJECT_EQUIPMENT),
    ("ProjectHasSamplingLocation", series.PROJECT_LOCATION_COLUMNS, series.PROJECT_LOCATIONS),
    ("MetaData", series.META_DATA_COLUMNS, series.META_DATA),
)


def legacy_archive(*, values: int = 100_000, seed: int = 1) -> Iterator[TableRows]:
    """The 23 tables of the archive, parents first, with exactly `values` rows in Value.

    ValueError if `values` is negative.
    """
    if values < 0:
        raise ValueError(f"an archive cannot have {values} values: give 0 or more")
    return _tables(values, seed)


def _tables(values: int, seed: int) -> Iterator[TableRows]:
    for table, columns, rows in _CONTEXT:
        yield TableRows(table=table, columns=columns, rows=rows)
    yield TableRows(
        table="Value", columns=_VALUE_COLUMNS, rows=_ValueRows(values=values, seed=seed)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _ValueRows:
    """Makes the rows afresh each time it is read."""

    values: int
    seed: int

    def __iter__(self) -> Iterator[ValueRow]:
        return islice(_endless(self.seed), self.values)


def _endless(seed: int) -> Iterator[ValueRow]:
    """Every station's rows, merged in order of nominal time; the calendar alone ends it."""
    weather = Weather(seed)
    runs = [
        StationRun(station, keys, seed) for station, keys in zip(STATIONS, series.KEYS, strict=True)
    ]
    due = [(run.station.first, index) for index, run in enumerate(runs)]
    heapq.heapify(due)
    while True:
        second, index = due[0]
        run = runs[index]
        yield from run.rows(second, weather)
        following = second + run.station.every
        if run.station.last is not None and following >= run.station.last:
            heapq.heappop(due)
        else:
            heapq.heapreplace(due, (following, index))
