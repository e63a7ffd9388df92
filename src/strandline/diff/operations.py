"""The closed set of operations that change a dictionary.

Each operation holds what it needs to be undone: `reverse()` of a drop creates the same thing
again, `reverse()` of an alteration swaps before and after. Operations name tables as they are
called at that point of the sequence.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TypeAlias

from strandline.dictionary.model import (
    Check,
    Column,
    ForeignKey,
    Index,
    Managed,
    Partitioning,
    PrimaryKey,
    Row,
    Table,
    Unique,
    ValueSet,
    View,
)
from strandline.dictionary.names import QName
from strandline.diff.kept import Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateTable:
    """Create the table with everything in it but its reference rows (their own operations)."""

    table: Table
    kept: Kept | None = None

    def reverse(self) -> DropTable:
        return DropTable(table=self.table, kept=self.kept)

    def describe(self) -> str:
        return f"create table {self.table.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DropTable:
    """Drop the table; one that is `kept` as it is goes into its archive instead."""

    table: Table
    kept: Kept | None = None

    def reverse(self) -> CreateTable:
        return CreateTable(table=self.table, kept=self.kept)

    def describe(self) -> str:
        return f"drop table {self.table.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameTable:
    """Rename a table, or move it to another schema."""

    before: QName
    after: QName

    def reverse(self) -> RenameTable:
        return RenameTable(before=self.after, after=self.before)

    def describe(self) -> str:
        return f"rename table {self.before} to {self.after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddColumn:
    """Append a column; existing rows take its default, on every platform."""

    table: QName
    column: Column

    def reverse(self) -> DropColumn:
        return DropColumn(table=self.table, column=self.column)

    def describe(self) -> str:
        return f"add column {self.table}.{self.column.name} {self.column.type}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DropColumn:
    table: QName
    column: Column

    def reverse(self) -> AddColumn:
        return AddColumn(table=self.table, column=self.column)

    def describe(self) -> str:
        return f"drop column {self.table}.{self.column.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameColumn:
    """Rename a column, everywhere in its table and in what points at it."""

    table: QName
    before: str
    after: str

    def reverse(self) -> RenameColumn:
        return RenameColumn(table=self.table, before=self.after, after=self.before)

    def describe(self) -> str:
        return f"rename column {self.table}.{self.before} to {self.after}"


class ColumnAspect(enum.Enum):
    """The parts of a column that an alteration can change."""

    TYPE = "type"
    NULLABLE = "nullable"
    DEFAULT = "default"
    IDENTITY = "identity"
    GENERATED = "generated"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlterColumn:
    """Change one or more aspects of a column of the same name (comments have their own)."""

    table: QName
    before: Column
    after: Column

    @property
    def aspects(self) -> frozenset[ColumnAspect]:
        """Return the aspects that differ between before and after."""
        before, after = self.before, self.after
        changed = {
            ColumnAspect.TYPE: before.type != after.type,
            ColumnAspect.NULLABLE: before.nullable != after.nullable,
            ColumnAspect.DEFAULT: before.default != after.default,
            ColumnAspect.IDENTITY: before.identity != after.identity,
            ColumnAspect.GENERATED: before.generated != after.generated,
        }
        return frozenset(aspect for aspect, differs in changed.items() if differs)

    def reverse(self) -> AlterColumn:
        return AlterColumn(table=self.table, before=self.after, after=self.before)

    def describe(self) -> str:
        aspects = ", ".join(sorted(aspect.value for aspect in self.aspects))
        return f"alter column {self.table}.{self.after.name} ({aspects})"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPrimaryKey:
    table: QName
    key: PrimaryKey

    def reverse(self) -> DropPrimaryKey:
        return DropPrimaryKey(table=self.table, key=self.key)

    def describe(self) -> str:
        return f"add primary key {self.key.name} on {self.table}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DropPrimaryKey:
    table: QName
    key: PrimaryKey

    def reverse(self) -> AddPrimaryKey:
        return AddPrimaryKey(table=self.table, key=self.key)

    def describe(self) -> str:
        return f"drop primary key {self.key.name} on {self.table}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddUnique:
    table: QName
    unique: Unique

    def reverse(self) -> DropUnique:
        return DropUnique(table=self.table, unique=self.unique)

    def describe(self) -> str:
        return f"add unique constraint {self.unique.name} on {self.table}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DropUnique:
    table: QName
    unique: Unique

    def reverse(self) -> AddUnique:
        return AddUnique(table=self.table, unique=self.unique)

    def describe(self) -> str:
        return f"drop unique constraint {self.unique.name} on {self.table}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddForeignKey:
    table: QName
    foreign_key: ForeignKey

    def reverse(self) -> DropForeignKey:
        return DropForeignKey(table=self.table, foreign_key=self.foreign_key)

    def describe(self) -> str:
        key = self.foreign_key
        return f"add foreign key {key.name} on {self.table} to {key.target}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DropForeignKey:
    table: QName
    foreign_key: ForeignKey

    def reverse(self) -> AddForeignKey:
        return AddForeignKey(table=self.table, foreign_key=self.foreign_key)

    def describe(self) -> str:
        return f"drop foreign key {self.foreign_key.name} on {self.table}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddCheck:
    table: QName
    check: Check

    def reverse(self) -> DropCheck:
        return DropCheck(table=self.table, check=self.check)

    def describe(self) -> str:
        return f"add check {self.check.name} on {self.table}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DropCheck:
    table: QName
    check: Check

    def reverse(self) -> AddCheck:
        return AddCheck(table=self.table, check=self.check)

    def describe(self) -> str:
        return f"drop check {self.check.name} on {self.table}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddIndex:
    table: QName
    index: Index

    def reverse(self) -> DropIndex:
        return DropIndex(table=self.table, index=self.index)

    def describe(self) -> str:
        unique = "unique " if self.index.unique else ""
        return f"create {unique}index {self.index.name} on {self.table}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DropIndex:
    table: QName
    index: Index

    def reverse(self) -> AddIndex:
        return AddIndex(table=self.table, index=self.index)

    def describe(self) -> str:
        return f"drop index {self.index.name} on {self.table}"


class ConstraintKind(enum.Enum):
    """What a `RenameConstraint` renames."""

    PRIMARY_KEY = "primary key"
    UNIQUE = "unique constraint"
    FOREIGN_KEY = "foreign key"
    CHECK = "check"
    INDEX = "index"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameConstraint:
    """Rename a constraint, index or (SQL Server) default whose body did not change."""

    table: QName
    kind: ConstraintKind
    before: str
    after: str

    def reverse(self) -> RenameConstraint:
        return RenameConstraint(
            table=self.table, kind=self.kind, before=self.after, after=self.before
        )

    def describe(self) -> str:
        return f"rename {self.kind.value} {self.before} on {self.table} to {self.after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateView:
    view: View

    def reverse(self) -> DropView:
        return DropView(view=self.view)

    def describe(self) -> str:
        return f"create view {self.view.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DropView:
    view: View

    def reverse(self) -> CreateView:
        return CreateView(view=self.view)

    def describe(self) -> str:
        return f"drop view {self.view.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateValueSet:
    value_set: ValueSet

    def reverse(self) -> DropValueSet:
        return DropValueSet(value_set=self.value_set)

    def describe(self) -> str:
        return f"create value set {self.value_set.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DropValueSet:
    value_set: ValueSet

    def reverse(self) -> CreateValueSet:
        return CreateValueSet(value_set=self.value_set)

    def describe(self) -> str:
        return f"drop value set {self.value_set.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlterValueSet:
    """Change the values, their order, or the nativeness of a value set of the same name."""

    before: ValueSet
    after: ValueSet

    def reverse(self) -> AlterValueSet:
        return AlterValueSet(before=self.after, after=self.before)

    def describe(self) -> str:
        added = [value for value in self.after.values if value not in self.before.values]
        removed = [value for value in self.before.values if value not in self.after.values]
        changes = [f"+{value}" for value in added] + [f"-{value}" for value in removed]
        return f"alter value set {self.after.name} ({', '.join(changes) or 'order'})"


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertRow:
    """Insert one row of reference data; `key` names the columns that identify it."""

    table: QName
    key: tuple[str, ...]
    row: Row

    def reverse(self) -> DeleteRow:
        return DeleteRow(table=self.table, key=self.key, row=self.row)

    def describe(self) -> str:
        return f"insert reference row {_key_text(self.key, self.row)} into {self.table}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteRow:
    table: QName
    key: tuple[str, ...]
    row: Row

    def reverse(self) -> InsertRow:
        return InsertRow(table=self.table, key=self.key, row=self.row)

    def describe(self) -> str:
        return f"delete reference row {_key_text(self.key, self.row)} from {self.table}"


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateRow:
    """Change cells of a reference row; before and after have the same key."""

    table: QName
    key: tuple[str, ...]
    before: Row
    after: Row

    def reverse(self) -> UpdateRow:
        return UpdateRow(table=self.table, key=self.key, before=self.after, after=self.before)

    def describe(self) -> str:
        return f"update reference row {_key_text(self.key, self.after)} of {self.table}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetComment:
    """Change the comment of a table, of a view, or (`column` set) of a table's column."""

    target: QName
    column: str | None = None
    is_view: bool = False
    before: str | None
    after: str | None

    def reverse(self) -> SetComment:
        return SetComment(
            target=self.target,
            column=self.column,
            is_view=self.is_view,
            before=self.after,
            after=self.before,
        )

    def describe(self) -> str:
        place = str(self.target) if self.column is None else f"{self.target}.{self.column}"
        return f"set comment on {place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetManaged:
    """Change the behaviours that triggers keep for a table."""

    table: QName
    before: Managed
    after: Managed

    def reverse(self) -> SetManaged:
        return SetManaged(table=self.table, before=self.after, after=self.before)

    def describe(self) -> str:
        return f"set managed behaviours of {self.table}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPartitioning:
    """Change how a table is partitioned, or its list of partitions."""

    table: QName
    before: Partitioning | None
    after: Partitioning | None

    def reverse(self) -> SetPartitioning:
        return SetPartitioning(table=self.table, before=self.after, after=self.before)

    def describe(self) -> str:
        return f"set partitioning of {self.table}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Put aside what a later operation takes away; the shape of nothing changes."""

    kept: Kept

    def reverse(self) -> Restore:
        return Restore(kept=self.kept)

    def describe(self) -> str:
        return f"archive {self.kept.kind.value} {self.kept.subject}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restore:
    """Bring back by key what an earlier run archived, where nothing newer stands in its place."""

    kept: Kept

    def reverse(self) -> Archive:
        return Archive(kept=self.kept)

    def describe(self) -> str:
        return f"restore {self.kept.kind.value} {self.kept.subject} from the archive"


Operation: TypeAlias = (
    CreateTable
    | DropTable
    | RenameTable
    | AddColumn
    | DropColumn
    | RenameColumn
    | AlterColumn
    | AddPrimaryKey
    | DropPrimaryKey
    | AddUnique
    | DropUnique
    | AddForeignKey
    | DropForeignKey
    | AddCheck
    | DropCheck
    | AddIndex
    | DropIndex
    | RenameConstraint
    | CreateView
    | DropView
    | CreateValueSet
    | DropValueSet
    | AlterValueSet
    | InsertRow
    | DeleteRow
    | UpdateRow
    | SetComment
    | SetManaged
    | SetPartitioning
    | Archive
    | Restore
)


def reverse_all(operations: tuple[Operation, ...]) -> tuple[Operation, ...]:
    """Return the operations that undo a sequence: each reversed, last first."""
    return tuple(operation.reverse() for operation in reversed(operations))


def table_of(operation: Operation) -> QName | None:
    """Return the table an operation works on, None for views and value sets."""
    match operation:
        case CreateTable() | DropTable():
            return operation.table.name
        case RenameTable():
            return operation.before
        case Archive() | Restore():
            return operation.kept.table
        case SetComment():
            return None if operation.is_view else operation.target
        case CreateView() | DropView() | CreateValueSet() | DropValueSet() | AlterValueSet():
            return None
        case _:
            return operation.table


def _key_text(key: tuple[str, ...], row: Row) -> str:
    cells = row.as_mapping()
    return ", ".join(f"{column}={cells.get(column)!r}" for column in key) or "(no key)"
