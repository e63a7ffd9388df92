"""A live database against a dictionary, on one platform's terms."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from strandline.dictionary.model import Dictionary, Expression, Row, Scalar, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import FLOAT_KINDS, INTEGER_KINDS, LogicalType, TypeKind
from strandline.diff.compare import compare
from strandline.diff.compare_rows import known_by
from strandline.diff.operations import Operation
from strandline.drift.dangling import without_dangling
from strandline.drift.holdable import only_holdable
from strandline.platforms.base import Connection, Inspection, Platform, Unmanaged
from strandline.platforms.held import held_name


class LiveEquality:
    """Expressions are the same when the platform's catalog cannot tell them apart."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self.names_kept = platform.features.constraint_names

    def same_expression(self, old: Expression, new: Expression, table: Table) -> bool:
        if old == new:
            return True
        comparable = self._platform.comparable
        return comparable(old, table) == comparable(new, table)

    def same_query(self, old: Expression, new: Expression, dictionary: Dictionary) -> bool:
        if old == new:
            return True
        comparable = self._platform.comparable_view
        return comparable(old, dictionary) == comparable(new, dictionary)


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftReport:
    """How a database differs from what it should be.

    `operations` lead from what should be to what is there; none means no drift.
    """

    operations: tuple[Operation, ...]
    notes: tuple[str, ...]
    unmanaged: tuple[Unmanaged, ...]

    @property
    def has_drift(self) -> bool:
        return bool(self.operations)


def compare_live(
    expected: Dictionary,
    connection: Connection,
    platform: Platform,
    *,
    own: frozenset[QName] | None = None,
) -> DriftReport:
    """Inspect the database and compare it with a dictionary, reference rows included.

    `own` names every object the component has ever had (as declared). Tables, views and value
    sets besides those belong to others: they are listed as unmanaged and not compared. None
    compares everything that is there.
    """
    lowered = platform.lower(expected).dictionary
    with_rows = [name for name, table in lowered.tables.items() if table.rows]
    inspection = without_dangling(only_holdable(platform.inspect(connection, rows_of=with_rows)))
    if own is not None:
        inspection = without_foreign(inspection, platform, own | _names(lowered))
    return compare_inspection(lowered, inspection, platform)


def _names(dictionary: Dictionary) -> frozenset[QName]:
    return frozenset([*dictionary.tables, *dictionary.views, *dictionary.value_sets])


def without_foreign(
    inspection: Inspection, platform: Platform, own: frozenset[QName]
) -> Inspection:
    """Move what is not the component's own from the dictionary to the unmanaged objects."""
    ours = frozenset(held_name(name, platform) for name in own)
    found = inspection.dictionary
    foreign = [
        Unmanaged(kind=kind, name=str(name), reason="in no version of this component")
        for kind, names in (
            ("table", list(found.tables)),
            ("view", list(found.views)),
            ("value set", list(found.value_sets)),
        )
        for name in names
        if name not in ours
    ]
    kept = Dictionary(
        tables={name: item for name, item in found.tables.items() if name in ours},
        views={name: item for name, item in found.views.items() if name in ours},
        value_sets={name: item for name, item in found.value_sets.items() if name in ours},
    )
    return replace(inspection, dictionary=kept, unmanaged=(*inspection.unmanaged, *foreign))


def compare_inspection(
    lowered: Dictionary, inspection: Inspection, platform: Platform
) -> DriftReport:
    """Compare a lowered dictionary with what an inspection found."""
    expected, actual, notes = _with_comparable_rows(lowered, inspection.dictionary)
    comparison = compare(expected, actual, equality=LiveEquality(platform))
    return DriftReport(
        operations=comparison.operations,
        notes=(*comparison.notes, *notes),
        unmanaged=inspection.unmanaged,
    )


def _with_comparable_rows(
    expected: Dictionary, actual: Dictionary
) -> tuple[Dictionary, Dictionary, list[str]]:
    notes: list[str] = []
    expected_tables = dict(expected.tables)
    actual_tables = dict(actual.tables)
    for name, table in actual.tables.items():
        declared = expected.tables.get(name)
        if declared is None or not declared.rows:
            actual_tables[name] = replace(table, rows=()) if table.rows else table
            continue
        rows, extra = _matching_rows(declared, table.rows)
        expected_tables[name] = replace(
            declared, rows=tuple(_comparable_row(declared, row) for row in declared.rows)
        )
        actual_tables[name] = replace(table, rows=rows)
        if extra:
            notes.append(f"{name}: {extra} rows besides the reference rows, left as they are")
    return (
        replace(expected, tables=expected_tables),
        replace(actual, tables=actual_tables),
        notes,
    )


def _matching_rows(declared: Table, live: Sequence[Row]) -> tuple[tuple[Row, ...], int]:
    """Return the live rows that stand for declared ones, cut to the columns those name."""
    wanted: dict[tuple[str, ...], dict[tuple[Scalar, ...], Row]] = {}
    for row in declared.rows:
        columns = known_by(declared, row)
        comparable = _comparable_row(declared, row)
        wanted.setdefault(columns, {})[comparable.key(columns)] = comparable
    # A row that names more is told apart from one that names a part of the same.
    finest_first = sorted(wanted.items(), key=lambda item: -len(item[0]))
    found, extra = [], 0
    for row in live:
        comparable = _comparable_row(declared, row)
        matches = (rows.pop(comparable.key(columns), None) for columns, rows in finest_first)
        match = next((match for match in matches if match is not None), None)
        if match is None:
            extra += 1
            continue
        named = match.as_mapping()
        found.append(Row.of({c: v for c, v in comparable.cells if c in named}))
    return tuple(found), extra


def _comparable_row(table: Table, row: Row) -> Row:
    types = {column.name: column.type for column in table.columns}
    return Row.of({c: comparable_cell(value, types.get(c)) for c, value in row.cells})


def comparable_cell(value: Scalar, logical: LogicalType | None) -> Scalar:
    """Return a cell so that a declared value and the same one read back are equal."""
    if value is None or logical is None:
        return value
    kind = logical.kind
    if kind is TypeKind.BOOLEAN:
        return bool(value)
    if kind in INTEGER_KINDS and isinstance(value, int | float):
        return int(value)
    if kind in FLOAT_KINDS and isinstance(value, int | float):
        return float(value)
    if kind is TypeKind.DECIMAL:
        return _plain_decimal(value)
    if kind in (TypeKind.TIMESTAMP, TypeKind.TIME):
        return _plain_time(str(value))
    if kind in (TypeKind.JSON, TypeKind.ARRAY) and isinstance(value, str):
        try:
            return json.dumps(json.loads(value), sort_keys=True, ensure_ascii=False)
        except ValueError:
            return value
    if kind is TypeKind.UUID:
        return str(value).lower()
    return value if isinstance(value, bytes) else str(value)


def _plain_decimal(value: Scalar) -> str:
    try:
        number = Decimal(str(value)).normalize()
    except InvalidOperation:
        return str(value)
    return format(number, "f")


def _plain_time(text: str) -> str:
    plain = text.strip().replace("T", " ").removesuffix("Z").removesuffix("+00:00")
    plain = plain.removesuffix("+00")
    head, dot, fraction = plain.rpartition(".")
    if dot and fraction.isdigit():
        kept = fraction.rstrip("0")
        plain = f"{head}.{kept}" if kept else head
    return plain + ("" if ":" in plain else " 00:00:00")
