"""One capability in one database: there, back, there again, then what it was asked to try."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from strandline.dictionary.model import Dictionary, Scalar
from strandline.dictionary.names import QName
from strandline.drift.live import comparable_cell
from strandline.errors import PlatformFailure
from strandline.testing.capability import Capability, Probe
from strandline.testing.live_database import LiveDatabase


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What a probe showed, in words that are the same on every platform.

    `outcome` is accepted, refused, or the sorted rows. `feature` says which Features field it
    may depend on, `has_feature` whether the platform has it.
    """

    probe: str
    outcome: str
    feature: str | None = None
    has_feature: bool = True


def run_capability(case: Capability, database: LiveDatabase) -> list[Observation]:
    """Carry the case out in an empty database and return what its probes showed.

    AssertionError says where the platform breaks a law or does not do what the case says.
    """
    before, after = case.before, case.after
    if not before.is_empty:
        database.up(type(before)(), before)
        _no_drift(database, before, "after creating the first state")
    database.insert(before, case.rows)
    shared = list(shared_columns(before, after))
    wanted = {old: _rows(database, before, old, columns) for old, _, columns in shared}
    for turn in ("first", "second"):
        database.up(before, after)
        _no_drift(database, after, f"on the {turn} way there")
        for old, new, columns in shared:
            found = database.rows(after, new, list(columns.values()))
            assert found == wanted[old], f"{new}: rows changed on the {turn} way there"
        if turn == "first":
            database.down(before, after)
            _no_drift(database, before, "after the rollback")
            for old, _, columns in shared:
                found = _rows(database, before, old, columns)
                assert found == wanted[old], f"{old}: rows changed on the way back"
    observations = [_try(probe, case.after, database) for probe in case.probes]
    database.down(before, after)
    _no_drift(database, before, "after the last rollback")
    return observations


def shared_columns(
    before: Dictionary, after: Dictionary
) -> Iterator[tuple[QName, QName, dict[str, str]]]:
    """Yield old name, new name and {old column: new column} of the tables that are in both.

    Left out: columns whose type changes in kind, and tables whose reference rows change.
    """
    for table in after.tables.values():
        renamed = QName(table.name.schema, table.renamed_from) if table.renamed_from else table.name
        old = before.tables.get(table.name) or before.tables.get(renamed)
        if old is None or old.rows != table.rows:
            continue
        columns = {}
        for column in table.columns:
            first = old.find_column(column.name) or old.find_column(column.renamed_from or "")
            if first is not None and first.type.kind is column.type.kind:
                columns[first.name] = column.name
        yield old.name, table.name, columns


def _rows(
    database: LiveDatabase, dictionary: Dictionary, name: QName, columns: dict[str, str]
) -> Counter[tuple[Scalar, ...]]:
    return database.rows(dictionary, name, list(columns))


def _no_drift(database: LiveDatabase, expected: Dictionary, when: str) -> None:
    drift = database.drift(expected)
    assert not drift, f"{when}: {drift}"
    lowered = database.platform.lower(expected).dictionary
    assert database.platform.lower(lowered).dictionary == lowered, f"{when}: lowering twice differs"


def _try(probe: Probe, dictionary: Dictionary, database: LiveDatabase) -> Observation:
    features = database.platform.features
    has_feature = probe.feature is None or bool(getattr(features, probe.feature))
    reads = probe.kind in ("read", "view")
    expected = probe.then if has_feature else probe.otherwise
    outcome: object
    if reads:
        rows = _read(probe, dictionary, database)
        if expected is not None:
            wanted = Counter(_comparable(probe, dictionary, row) for row in expected)
            assert rows == wanted, f"{probe}: {sorted(map(str, rows.elements()))}"
        for row in probe.never or ():
            assert _comparable(probe, dictionary, row) not in rows, f"{probe}: {row} is there"
        outcome = sorted(map(repr, rows.elements())) if probe.never is None else "other rows"
    else:
        outcome = _write(probe, dictionary, database)
        assert expected is None or outcome == expected, f"{probe}: {outcome}"
    return Observation(
        probe=str(probe), outcome=str(outcome), feature=probe.feature, has_feature=has_feature
    )


def _comparable(probe: Probe, dictionary: Dictionary, row: list[Any]) -> tuple[Scalar, ...]:
    if probe.kind == "view":
        return tuple(row)
    table = dictionary.tables[probe.target]
    types = [table.get_column(column).type for column in probe.columns]
    return tuple(comparable_cell(cell, kind) for cell, kind in zip(row, types, strict=True))


def _read(
    probe: Probe, dictionary: Dictionary, database: LiveDatabase
) -> Counter[tuple[Scalar, ...]]:
    if probe.kind == "read":
        return database.rows(dictionary, probe.target, probe.columns)
    platform = database.platform
    columns = ", ".join(platform.quote(column) for column in probe.columns)
    name = platform.qualified(database.name(probe.target))
    rows = database.connection.execute(f"SELECT {columns} FROM {name}")
    return Counter(tuple(_plain(cell) for cell in row) for row in rows)


def _plain(cell: object) -> Any:
    """Return a number as a number: a sum is a decimal, an integer or wider, as platforms like."""
    return int(cell) if isinstance(cell, Decimal) and cell == int(cell) else cell


def _write(probe: Probe, dictionary: Dictionary, database: LiveDatabase) -> str:
    try:
        database.connection.execute(_statement(probe, dictionary, database))
    except PlatformFailure:
        return "refused"
    return "accepted"


def _statement(probe: Probe, dictionary: Dictionary, database: LiveDatabase) -> str:
    platform = database.platform
    table = platform.lower(dictionary).dictionary.tables[database.name(probe.target)]
    name = platform.qualified(table.name)

    def pair(column: str, value: Any) -> tuple[str, str]:
        logical = table.get_column(column).type
        return platform.quote(column), platform.literal(value, logical)

    cells = [pair(*cell) for cell in probe.cells]
    where = " AND ".join("{} = {}".format(*pair(*cell)) for cell in probe.where)
    if probe.kind == "insert":
        columns = ", ".join(column for column, _ in cells)
        return f"INSERT INTO {name} ({columns}) VALUES ({', '.join(v for _, v in cells)})"
    if probe.kind == "update":
        changes = ", ".join(f"{column} = {value}" for column, value in cells)
        return f"UPDATE {name} SET {changes} WHERE {where}"
    return f"DELETE FROM {name} WHERE {where}"
