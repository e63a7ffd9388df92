"""The dictionary as values: tables, views and value sets of one component.

Everything here is frozen and hashable except the three name-to-object mappings of `Dictionary`.
Constraint and index names are always present: the loader fills them from the component's
conventions, an inspector from the catalog.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType

Scalar = None | bool | int | float | str | bytes
"""What a cell of reference data may hold; dates and times are ISO 8601 text."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Neutral (PostgreSQL-flavoured) SQL, with the platforms' own texts where the author gave them.

    `overrides` holds (platform name, native SQL) pairs, sorted.
    """

    text: str
    overrides: tuple[tuple[str, str], ...] = ()

    def override(self, platform: str) -> str | None:
        """Return the native text that the author wrote for one platform, if any."""
        return dict(self.overrides).get(platform)


@dataclass(frozen=True, slots=True, kw_only=True)
class Default:
    """A column default. The name matters on SQL Server only, where a default is a constraint."""

    expression: Expression
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The database numbers the rows itself; explicit values stay possible."""

    start: int = 1
    increment: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """A column computed from others of its row; stored, or computed on each read."""

    expression: Expression
    stored: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    name: str
    type: LogicalType
    nullable: bool = True
    default: Default | None = None
    identity: Identity | None = None
    generated: Generated | None = None
    description: str | None = None
    renamed_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrimaryKey:
    """`clustered` is rendered on SQL Server only."""

    name: str
    columns: tuple[str, ...]
    clustered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unique:
    name: str
    columns: tuple[str, ...]


class Action(enum.Enum):
    """What a foreign key does when the row it points at goes or changes its key."""

    NO_ACTION = "no_action"
    RESTRICT = "restrict"
    CASCADE = "cascade"
    SET_NULL = "set_null"
    SET_DEFAULT = "set_default"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignKey:
    name: str
    columns: tuple[str, ...]
    target: QName
    target_columns: tuple[str, ...]
    on_delete: Action = Action.NO_ACTION
    on_update: Action = Action.NO_ACTION


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    name: str
    expression: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexColumn:
    """One key part of an index: exactly one of `name` and `expression` is set."""

    name: str | None = None
    expression: Expression | None = None
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    name: str
    columns: tuple[IndexColumn, ...]
    unique: bool = False
    where: Expression | None = None
    include: tuple[str, ...] = ()
    method: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Managed:
    """Behaviours kept by triggers: stamp columns on update, refuse updates and deletes.

    `on_update`: timestamp columns set to the current time by every update. `append_only`: no row
    is updated or deleted. `immutable`: columns whose value never changes after the insert.
    `mirrors`: pairs of columns, the second under its old name, that are kept equal: what is
    written to either is read from both. They carry a rename through the time of two names.
    """

    on_update: tuple[str, ...] = ()
    append_only: bool = False
    immutable: tuple[str, ...] = ()
    mirrors: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.on_update or self.append_only or self.immutable or self.mirrors)

    @property
    def mirrored(self) -> frozenset[str]:
        """Return the columns whose values another column holds too."""
        return frozenset(name for pair in self.mirrors for name in pair)


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """One partition; the fields in use depend on the strategy.

    range: `lower` (inclusive) and `upper` (exclusive); list: `values`; hash: `modulus` and
    `remainder`; `default` takes what no other partition takes. Bounds are neutral SQL literals.
    """

    name: str
    lower: tuple[str, ...] = ()
    upper: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    modulus: int | None = None
    remainder: int | None = None
    default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Partitioning:
    """`strategy` is range, list or hash."""

    strategy: str
    columns: tuple[str, ...]
    partitions: tuple[Partition, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of reference data as (column, value) pairs, sorted by column name."""

    cells: tuple[tuple[str, Scalar], ...]

    @classmethod
    def of(cls, cells: Mapping[str, Scalar]) -> Row:
        """Build a row from a mapping of column to value."""
        return cls(tuple(sorted(cells.items())))

    def as_mapping(self) -> dict[str, Scalar]:
        """Return the row as a fresh mapping of column to value."""
        return dict(self.cells)

    def key(self, columns: tuple[str, ...]) -> tuple[Scalar, ...]:
        """Return the values of the key columns, None for one the row does not name."""
        cells = dict(self.cells)
        return tuple(cells.get(column) for column in columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A declared relation. Reference rows (`rows`) are part of the version, keyed by primary key.

    `theme` groups pages of the docs and is no part of the schema's meaning.
    """

    name: QName
    columns: tuple[Column, ...]
    primary_key: PrimaryKey | None = None
    uniques: tuple[Unique, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    checks: tuple[Check, ...] = ()
    indexes: tuple[Index, ...] = ()
    managed: Managed = field(default_factory=Managed)
    partitioning: Partitioning | None = None
    rows: tuple[Row, ...] = ()
    description: str | None = None
    theme: str | None = None
    renamed_from: str | None = None

    def find_column(self, name: str) -> Column | None:
        """Return the column of exactly this name, or None."""
        for column in self.columns:
            if column.name == name:
                return column
        return None

    def get_column(self, name: str) -> Column:
        """Return the column of exactly this name; KeyError when there is none."""
        column = self.find_column(name)
        if column is None:
            raise KeyError(f"{self.name}.{name}")
        return column

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One neutral SELECT under a name."""

    name: QName
    query: Expression
    description: str | None = None
    renamed_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueSet:
    """An enumeration, in order. `native` asks for a real enum type where the platform has one."""

    name: QName
    values: tuple[str, ...]
    native: bool = False
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The whole declared schema of one component. Treat the mappings as read-only."""

    tables: Mapping[QName, Table] = field(default_factory=dict)
    views: Mapping[QName, View] = field(default_factory=dict)
    value_sets: Mapping[QName, ValueSet] = field(default_factory=dict)

    def with_table(self, table: Table) -> Dictionary:
        """Return a copy that holds `table` in place of one with the same name, or besides."""
        return replace(self, tables={**self.tables, table.name: table})

    def without_table(self, name: QName) -> Dictionary:
        """Return a copy without one table."""
        kept = {key: table for key, table in self.tables.items() if key != name}
        return replace(self, tables=kept)

    @property
    def is_empty(self) -> bool:
        return not (self.tables or self.views or self.value_sets)


EMPTY = Dictionary()
