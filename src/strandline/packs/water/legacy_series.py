"""The MetaData rows of the legacy archive: one for each signal of a station, and some stray ones."""

from typing import Final

from strandline.packs.water import legacy_equipment as equipment
from strandline.packs.water import legacy_people as people
from strandline.packs.water import legacy_places as places
from strandline.packs.water.legacy_rows import Row
from strandline.packs.water.legacy_signals import Signal, Station
from strandline.packs.water.legacy_stations import STATIONS


def _keys() -> tuple[tuple[int, ...], ...]:
    """Keys of each station's series; every eleventh number was deleted long ago."""
    free = (key for key in range(1, 1_000) if key % 11)
    return tuple(tuple(next(free) for _ in station.signals) for station in STATIONS)


KEYS: Final = _keys()

META_DATA_COLUMNS: Final = (
    "MetaDataID",
    "ProjectID",
    "ContactID",
    "EquipmentID",
    "VariableID",
    "ProcedureID",
    "UnitID",
    "PurposeID",
    "SamplingLocationID",
    "ConditionID",
)


def _series(station: Station, key: int, signal: Signal) -> Row:
    unit = signal.unit or equipment.variable_unit(signal.variable)
    sparse = station.sparse
    return (
        key,
        station.project and people.project_id(station.project),
        station.contact and people.contact_id(station.contact),
        station.equipment and equipment.equipment_id(station.equipment),
        equipment.variable_id(signal.variable),
        None if sparse or station.procedure is None else equipment.procedure_id(station.procedure),
        None if unit is None or (sparse and signal.unit is None) else equipment.unit_id(unit),
        None if sparse or station.purpose is None else people.purpose_id(station.purpose),
        places.sampling_location_id(station.site, station.location),
        station.condition and people.condition_id(station.condition),
    )


# Rows that no value points to: planned, abandoned, or saved by mistake.
_WITHOUT_VALUES: Final[tuple[Row, ...]] = (
    (1001, *(None,) * 9),
    (1002, *(None,) * 3, equipment.variable_id("MLSS"), *(None,) * 5),
    (1003, None, None, equipment.equipment_id("ISCO-002"), *(None,) * 6),
    (1004, 7, 9, None, equipment.variable_id("VSS"), 2, None, 5, 20, 3),
    (1005, None, None, None, None, None, None, None, 19, None),
)

META_DATA: Final[tuple[Row, ...]] = (
    *(
        _series(station, key, signal)
        for station, keys in zip(STATIONS, KEYS, strict=True)
        for key, signal in zip(keys, station.signals, strict=True)
    ),
    *_WITHOUT_VALUES,
)


def _pairs(column: int) -> tuple[tuple[int, int], ...]:
    """Project and the thing in `column` of META_DATA, once for each pair that occurs."""
    found = {
        (project, other)
        for row in META_DATA
        if isinstance(project := row[1], int) and isinstance(other := row[column], int)
    }
    return tuple(sorted(found))


PROJECT_EQUIPMENT_COLUMNS: Final = ("ProjectID", "EquipmentID")
PROJECT_EQUIPMENT: Final[tuple[Row, ...]] = _pairs(3)
PROJECT_LOCATION_COLUMNS: Final = ("ProjectID", "SamplingLocationID")
PROJECT_LOCATIONS: Final[tuple[Row, ...]] = _pairs(8)
