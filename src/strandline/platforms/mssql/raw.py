"""A table in the making: parts as the catalog or a script gives them, expressions still native."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.model import (
    Check,
    Column,
    Default,
    Expression,
    ForeignKey,
    Generated,
    Index,
    PrimaryKey,
    Row,
    Scalar,
    Table,
    Unique,
)
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.platforms.base import Unmanaged
from strandline.platforms.mssql import neutral
from strandline.platforms.mssql.expressions import PLATFORM
from strandline.platforms.mssql.triggers import read_managed
from strandline.platforms.mssql.types import native_type


@dataclass(slots=True)
class RawIndex:
    """An index whose filter is still T-SQL text."""

    index: Index
    where: str | None = None


@dataclass(slots=True)
class RawTable:
    """Everything known of a table so far. `lost` names columns that no logical type can hold."""

    name: QName
    columns: list[Column] = field(default_factory=list)
    defaults: dict[str, tuple[str, str]] = field(default_factory=dict)
    computed: dict[str, tuple[str, bool]] = field(default_factory=dict)
    primary_key: PrimaryKey | None = None
    uniques: list[Unique] = field(default_factory=list)
    foreign_keys: list[ForeignKey] = field(default_factory=list)
    checks: list[tuple[str, str]] = field(default_factory=list)
    indexes: list[RawIndex] = field(default_factory=list)
    triggers: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    description: str | None = None
    lost: set[str] = field(default_factory=set)

    def find(self, column: str) -> int | None:
        """Return the place of a column, matched without case, as SQL Server usually does."""
        for place, found in enumerate(self.columns):
            if found.name.lower() == column.lower():
                return place
        return None

    def spelled(self, column: str) -> str:
        """Return a column's name as declared."""
        place = self.find(column)
        return column if place is None else self.columns[place].name


def finished(raw: RawTable, unmanaged: list[Unmanaged], findings: list[Diagnostic]) -> Table:
    """Return the table; what hangs on columns that could not be held is listed."""
    stub = Table(name=raw.name, columns=tuple(raw.columns))
    columns = tuple(_column(raw, column, stub, findings) for column in raw.columns)
    checks = []
    for name, text in raw.checks:
        expression = neutral.read_expression(text, stub)
        _note(expression, f"{raw.name}.{name}", findings)
        checks.append(Check(name=name, expression=expression))
    indexes = [
        replace(
            item.index,
            where=neutral.read_expression(item.where, stub) if item.where else None,
        )
        for item in raw.indexes
        if not _lost(raw, _index_columns(item.index), "index", item.index.name, unmanaged)
    ]
    uniques = [
        unique
        for unique in raw.uniques
        if not _lost(raw, unique.columns, "unique constraint", unique.name, unmanaged)
    ]
    foreign_keys = [
        key
        for key in raw.foreign_keys
        if not _lost(raw, key.columns, "foreign key", key.name, unmanaged)
    ]
    primary_key = raw.primary_key
    if primary_key is not None and _lost(
        raw, primary_key.columns, "primary key", primary_key.name, unmanaged
    ):
        primary_key = None
    return Table(
        name=raw.name,
        columns=columns,
        primary_key=primary_key,
        uniques=tuple(uniques),
        foreign_keys=tuple(foreign_keys),
        checks=tuple(checks),
        indexes=tuple(indexes),
        managed=read_managed(raw.triggers),
        rows=tuple(_row(row, stub) for row in raw.rows),
        description=raw.description,
    )


def _row(row: Row, table: Table) -> Row:
    """Return the row as an author writes it: TRUE for 1 in a BIT, a blank for the T of a time."""
    cells: dict[str, Scalar] = {}
    for name, value in row.cells:
        column = table.find_column(name)
        kind = column.type.kind if column is not None else None
        if kind is TypeKind.BOOLEAN and value in (0, 1):
            value = bool(value)
        elif kind is TypeKind.TIMESTAMP and isinstance(value, str):
            value = value.replace("T", " ", 1)
        cells[name] = value
    return Row.of(cells)


def _index_columns(index: Index) -> tuple[str, ...]:
    return tuple(part.name for part in index.columns if part.name) + index.include


def _lost(
    raw: RawTable, columns: tuple[str, ...], kind: str, name: str, unmanaged: list[Unmanaged]
) -> bool:
    missing = raw.lost.intersection(columns)
    if missing:
        reason = f"it is on {', '.join(sorted(missing))}, whose type no logical type holds"
        unmanaged.append(Unmanaged(kind=kind, name=f"{raw.name}.{name}", reason=reason))
    return bool(missing)


def _column(raw: RawTable, column: Column, stub: Table, findings: list[Diagnostic]) -> Column:
    place = f"{raw.name}.{column.name}"
    computed = raw.computed.get(column.name)
    if computed is not None:
        text, stored = computed
        expression = _computed_expression(text, column.type, stub)
        _note(expression, place, findings)
        return replace(
            column,
            generated=Generated(expression=expression, stored=stored),
            nullable=column.nullable or not stored,
        )
    default = raw.defaults.get(column.name)
    if default is None:
        return column
    name, text = default
    expression = neutral.read_expression(text, stub)
    if column.type.kind is TypeKind.BOOLEAN and expression.text in ("0", "1"):
        expression = Expression("TRUE" if expression.text == "1" else "FALSE")
    _note(expression, place, findings)
    return replace(column, default=Default(expression=expression, name=name))


def _computed_expression(text: str, logical: LogicalType, stub: Table) -> Expression:
    """The renderer casts every computed column to its type; that cast is not the author's."""
    if logical.kind is not TypeKind.BOOLEAN:
        text = neutral.without_cast(text, native_type(logical))
    return neutral.read_expression(text, stub)


def _note(expression: Expression, place: str, findings: list[Diagnostic]) -> None:
    if expression.override(PLATFORM) is None:
        return
    findings.append(
        Diagnostic(
            code="X151",
            severity=Severity.INFO,
            subject=place,
            message=f"the expression of {place} is kept in T-SQL as well",
            why="its neutral form would not give the same T-SQL back",
            fix="read the neutral text before other platforms use it",
        )
    )


def type_finding(place: str, note: str) -> Diagnostic:
    """Return the finding for a type that is held as another one."""
    return Diagnostic(
        code="X150",
        severity=Severity.INFO,
        subject=place,
        message=f"{place}: {note}",
        why="the dictionary's types are those that all platforms have",
        fix="nothing to do, unless the difference matters to a client",
    )


def key_finding(table: QName, name: str) -> Diagnostic:
    """Return the finding for a key that a dictionary cannot ask for as it is."""
    return Diagnostic(
        code="X152",
        severity=Severity.INFO,
        subject=f"{table}.{name}",
        message=f"the primary key {name} of {table} is NONCLUSTERED here",
        why="a dictionary's primary key is the clustered one on SQL Server",
        fix="nothing to do: it is left as it is until the key itself changes",
    )


def all_finished(
    raws: Iterator[RawTable] | list[RawTable],
    unmanaged: list[Unmanaged],
    findings: list[Diagnostic],
) -> dict[QName, Table]:
    """Return the tables by name."""
    return {raw.name: finished(raw, unmanaged, findings) for raw in raws}
