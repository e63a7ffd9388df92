"""The legacy archive fits the schema of 1.0.0, is deterministic, and looks like real data."""

import hashlib
import os
import sqlite3
import subprocess
import sys
import tracemalloc
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import isfinite
from struct import pack, unpack
from typing import Any

import pytest

from strandline.packs.water.legacy import TableRows, legacy_archive

Tables = dict[str, dict[str, Any]]
Rows = list[tuple[Any, ...]]

SAMPLE = 100_000

# Bounds that a reader of the domain would accept for any reading, by variable.
PLAUSIBLE = {
    "TSS": (1, 1500),
    "Turbidity": (0.5, 4000),
    "COD": (10, 2500),
    "COD filtered": (20, 2500),
    "NH4-N": (0, 100),
    "NO3-N": (0, 80),
    "K": (0, 100),
    "DO": (0, 20),
    "pH": (2, 12),
    "Temperature": (-1, 40),
    "Conductivity": (0.1, 3000),
    "Flow": (0, 15000),
    "Level": (0, 4),
    "Rainfall": (0, 20),
    "BOD5": (1, 600),
    "TP": (0.1, 20),
}


def values(count: int, seed: int = 1) -> Rows:
    *_, last = legacy_archive(values=count, seed=seed)
    return list(last.rows)


@pytest.fixture(scope="module")
def archive() -> dict[str, Rows]:
    return {part.table: list(part.rows) for part in legacy_archive(values=SAMPLE)}


@pytest.fixture(scope="module")
def records(archive: dict[str, Rows]) -> dict[str, list[dict[str, Any]]]:
    """Every context table as a list of mappings."""
    return {
        part.table: [dict(zip(part.columns, row, strict=True)) for row in part.rows]
        for part in legacy_archive(values=0)
    }


@pytest.fixture(scope="module")
def series(archive: dict[str, Rows]) -> dict[int, Rows]:
    found: dict[int, Rows] = defaultdict(list)
    for row in archive["Value"]:
        found[row[0]].append(row)
    return found


def test_every_table_comes_once_and_parents_come_first(baseline: Tables) -> None:
    order = [part.table for part in legacy_archive(values=0)]
    assert sorted(order) == sorted(baseline)
    for name, table in baseline.items():
        for column in table["columns"]:
            if "foreign_key" in column:
                assert order.index(column["foreign_key"]["table"]) < order.index(name)


def test_columns_are_those_of_the_baseline(baseline_columns: dict[str, list[str]]) -> None:
    given = {part.table: list(part.columns) for part in legacy_archive(values=0)}
    assert given == baseline_columns


@pytest.mark.parametrize("count", [0, 1, 7, 1_000, 30_001])
def test_the_number_of_values_is_exact(count: int) -> None:
    assert len(values(count)) == count


def test_a_negative_number_is_refused_at_the_call() -> None:
    with pytest.raises(ValueError, match="-1 values"):
        legacy_archive(values=-1)


def test_the_same_seed_gives_the_same_values_and_another_does_not() -> None:
    assert values(5_000, seed=3) == values(5_000, seed=3)
    assert values(5_000, seed=3) != values(5_000, seed=4)


def test_rows_can_be_read_again() -> None:
    for part in legacy_archive(values=300):
        assert list(part.rows) == list(part.rows), part.table


def test_another_process_gives_the_same_values() -> None:
    code = (
        "import hashlib; from strandline.packs.water.legacy import legacy_archive\n"
        "rows = [list(p.rows) for p in legacy_archive(values=2000, seed=9)]\n"
        "print(hashlib.sha256(repr(rows).encode()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4242", "PYTHONPATH": os.pathsep.join(sys.path)}
    told = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    rows = [list(part.rows) for part in legacy_archive(values=2000, seed=9)]
    assert told.stdout.strip() == hashlib.sha256(repr(rows).encode()).hexdigest()


def test_a_smaller_archive_is_the_beginning_of_a_larger_one() -> None:
    larger = values(20_000)
    for count in (0, 1, 100, 19_999):
        assert values(count) == larger[:count]


def test_memory_does_not_grow_with_the_number_of_values() -> None:
    def peak(count: int) -> int:
        *_, last = legacy_archive(values=count)
        tracemalloc.start()
        for _ in last.rows:
            pass
        _, top = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return top

    peak(100)  # caches of the interpreter
    assert peak(40_000) < peak(2_000) + 100_000


def fits(value: object, column: dict[str, Any]) -> bool:
    """Whether every platform stores `value` in `column` unchanged."""
    if value is None:
        return bool(column["nullable"])
    match column["logical_type"]:
        case "integer":
            return type(value) is int and -(2**31) <= value < 2**31
        case "string":
            return isinstance(value, str) and len(value.encode("utf-16-le")) // 2 <= int(
                column["max_length"]
            )
        case "text":
            return isinstance(value, str)
        case "float32":
            return isinstance(value, float) and unpack("f", pack("f", value))[0] == value
        case "float64":
            # SQL Server stores nothing between 0 and 2.23E-308.
            small = isinstance(value, float) and 0 < abs(value) < 2.3e-308
            return isinstance(value, float) and isfinite(value) and not small
        case "date":
            return type(value) is date
        case "timestamp":
            return isinstance(value, datetime) and value.tzinfo is None
        case "binary_large":
            return isinstance(value, bytes)
    return False


def test_every_cell_fits_its_column(archive: dict[str, Rows], baseline: Tables) -> None:
    wrong = [
        (name, column["name"], row[place])
        for name, table in baseline.items()
        for place, column in enumerate(table["columns"])
        for row in archive[name]
        if not fits(row[place], column)
    ]
    assert wrong == []
    cells = (cell for rows in archive.values() for row in rows for cell in row)
    # PostgreSQL stores no NUL in text.
    assert not any("\0" in cell for cell in cells if isinstance(cell, str))


def load(connection: sqlite3.Connection, parts: Iterable[TableRows]) -> None:
    for part in parts:
        marks = ", ".join("?" * len(part.columns))
        rows = (
            tuple(str(cell) if isinstance(cell, date) else cell for cell in row)
            for row in part.rows
        )
        connection.executemany(f'INSERT INTO "{part.table}" VALUES ({marks})', rows)


def test_the_archive_loads_with_every_constraint_on(
    baseline: Tables, ddl: Callable[[dict[str, Any]], str]
) -> None:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        for part in legacy_archive(values=0):
            connection.execute(ddl(baseline[part.table]))
        load(connection, legacy_archive(values=20_000, seed=5))
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute('SELECT count(*) FROM "Value"').fetchone() == (20_000,)
        described = connection.execute('SELECT count(DISTINCT "MetaDataID") FROM "Value"')
        assert described.fetchone()[0] > 40
    finally:
        connection.close()


def test_keys_of_values_are_unique(archive: dict[str, Rows]) -> None:
    assert len({row[:2] for row in archive["Value"]}) == SAMPLE


def test_readings_are_plausible(
    series: dict[int, Rows], records: dict[str, list[dict[str, Any]]]
) -> None:
    names = {row["VariableID"]: str(row["Name"]) for row in records["Variable"]}
    variables = {r["MetaDataID"]: names.get(r["VariableID"], "") for r in records["MetaData"]}
    seen = set()
    for key, rows in series.items():
        variable = variables[key]
        if variable == "Logger self-test":
            continue
        low, high = PLAUSIBLE[variable]
        seen.add(variable)
        readings = [row[2] for row in rows if row[2] is not None]
        assert low <= min(readings), (key, variable)
        assert max(readings) <= high, (key, variable)
    assert seen == set(PLAUSIBLE)


def test_load_follows_the_hours_of_the_day(
    series: dict[int, Rows], records: dict[str, list[dict[str, Any]]]
) -> None:
    """Ammonium peaks in the local morning (14 h UTC) and is lowest before dawn (10 h UTC)."""
    key = next(
        row["MetaDataID"]
        for row in records["MetaData"]
        if row["EquipmentID"] == 2 and row["VariableID"] == 5
    )
    hours: dict[int, list[float]] = defaultdict(list)
    for _, tstamp, value, *_ in series[key]:
        if value is not None:
            hours[tstamp.hour].append(value)
    mean = {hour: sum(found) / len(found) for hour, found in hours.items()}
    assert mean[14] > 1.3 * mean[10]


def test_there_are_storms_gaps_spikes_and_all_grades(
    series: dict[int, Rows], archive: dict[str, Rows], records: dict[str, list[dict[str, Any]]]
) -> None:
    plc_flow = next(
        row["MetaDataID"]
        for row in records["MetaData"]
        if row["EquipmentID"] == 12 and row["VariableID"] == 12
    )
    flow = sorted(row[2] for row in series[plc_flow] if row[2] is not None)
    assert flow[-1] > 3 * flow[len(flow) // 2]
    probe = [row[1] for row in series[1]]
    steps = Counter(later - earlier for earlier, later in pairwise(probe))
    assert steps.most_common(1)[0][0] == timedelta(minutes=5)
    assert max(steps) >= timedelta(minutes=15)
    grades = Counter(row[3] for row in archive["Value"])
    assert set(grades) == {None, 1, 2, 3, 4, 5, 6}
    assert grades[1] > SAMPLE / 2
    assert any(row[2] is None for row in archive["Value"])
    comments = Counter(row[4] for row in archive["Value"])
    assert 0.98 * SAMPLE < comments[None] < SAMPLE
    assert len(comments) > 8


def test_an_autosampler_is_equipment_but_its_solids_are_lab_work(
    series: dict[int, Rows], records: dict[str, list[dict[str, Any]]]
) -> None:
    sampler = next(r["EquipmentID"] for r in records["Equipment"] if r["Identifier"] == "ISCO-001")
    lab = next(r["PurposeID"] for r in records["Purpose"] if r["Name"] == "Lab_analysis")
    rows = [row for row in records["MetaData"] if row["EquipmentID"] == sampler]
    assert len({row["SamplingLocationID"] for row in rows}) == 2
    for row in rows:
        assert row["PurposeID"] == lab
        times = [value[1] for value in series[row["MetaDataID"]]]
        assert len(times) >= 7
        assert {later - earlier for earlier, later in pairwise(times)} == {timedelta(days=1)}


@pytest.mark.parametrize("identifier", ["TSS_01", "YSI-001"])
def test_one_instrument_serves_two_places_but_never_both_at_once(
    identifier: str, series: dict[int, Rows], records: dict[str, list[dict[str, Any]]]
) -> None:
    wanted = next(r["EquipmentID"] for r in records["Equipment"] if r["Identifier"] == identifier)
    places: dict[int, set[datetime]] = defaultdict(set)
    for row in records["MetaData"]:
        if row["EquipmentID"] == wanted:
            places[row["SamplingLocationID"]] |= {v[1] for v in series[row["MetaDataID"]]}
    here, there = places.values()
    assert here
    assert there
    assert not here & there


def test_old_rows_are_sparse(records: dict[str, list[dict[str, Any]]]) -> None:
    rows = records["MetaData"]
    for column in set(rows[0]) - {"MetaDataID"}:
        empty = sum(row[column] is None for row in rows)
        assert 0 < empty < len(rows), column
    assert any(set(row.values()) == {row["MetaDataID"], None} for row in rows)


def test_texts_and_numbers_are_awkward(archive: dict[str, Rows]) -> None:
    cells = [cell for name, rows in archive.items() if name != "Value" for r in rows for cell in r]
    texts = [cell for cell in cells if isinstance(cell, str)]
    for part in ("'", '"', "\n", "\r\n", "\t", "\\", "🌊", "曝", "ت", "e\u0301", "\nGO\n", "--"):
        assert any(part in text for text in texts), part
    assert "" in texts
    assert max(map(len, texts)) > 4_000
    blobs = [cell for cell in cells if isinstance(cell, bytes)]
    assert b"" in blobs
    assert bytes(range(256)) in blobs
    numbers = [row[2] for row in archive["Value"] if row[2] is not None]
    assert min(numbers) == -1e300
    assert max(numbers) == 1e300
    assert any(0 < abs(number) < 1e-200 for number in numbers)
    assert 0.1 + 0.2 in numbers
    times = [row[1] for row in archive["Value"]]
    assert min(times).year == 1968
    assert any(time.microsecond % 1000 for time in times)
