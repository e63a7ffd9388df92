"""Altering and renaming columns, with everything on them taken off and put back."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.dictionary.model import Column, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import (
    BINARY_KINDS,
    FLOAT_KINDS,
    TEXT_KINDS,
    LogicalType,
    TypeKind,
)
from strandline.diff.operations import (
    AddColumn,
    AlterColumn,
    ColumnAspect,
    ConstraintKind,
    DropColumn,
    RenameColumn,
    RenameConstraint,
    RenameTable,
)
from strandline.platforms.mssql.dependents import (
    by_text,
    generated_from,
    keys_and_the_rest,
    keys_only,
)
from strandline.platforms.mssql.progress import Progress
from strandline.platforms.mssql.rebuild import add_default, rebuild
from strandline.platforms.mssql.tables import column_text, default_name, drop_constraint
from strandline.platforms.mssql.text import DEFAULT_SCHEMA, qualified, quote, string
from strandline.platforms.mssql.triggers import create_triggers, drop_triggers
from strandline.platforms.mssql.types import native_type


def add_column(operation: AddColumn, table: Table) -> Iterator[str]:
    """Yield ALTER TABLE ADD; WITH VALUES lets existing rows take the default of a nullable one."""
    column = operation.column
    filled = column.default is not None and column.nullable
    text = column_text(table, column, with_values=filled)
    yield f"ALTER TABLE {qualified(table.name)} ADD {text}"


def drop_column(operation: DropColumn, table: Table) -> Iterator[str]:
    """Yield the drop of the column's default, a constraint of its own, and of the column."""
    column = table.find_column(operation.column.name) or operation.column
    yield from drop_default(table.name, column)
    yield f"ALTER TABLE {qualified(table.name)} DROP COLUMN {quote(column.name)}"


def drop_default(table: QName, column: Column) -> Iterator[str]:
    """Yield the drop of a column's default; one without a known name is found in the catalog."""
    if column.default is None or column.generated is not None:
        return
    if column.default.name:
        yield drop_constraint(table, default_name(table, column.name, column.default))
        return
    yield (
        "DECLARE @drop NVARCHAR(MAX) = (\n"
        f"    SELECT N'ALTER TABLE {qualified(table).replace(chr(39), chr(39) * 2)} "
        "DROP CONSTRAINT ' + QUOTENAME(d.name)\n"
        "    FROM sys.default_constraints AS d\n"
        "    INNER JOIN sys.columns AS c\n"
        "        ON c.object_id = d.parent_object_id AND c.column_id = d.parent_column_id\n"
        f"    WHERE d.parent_object_id = OBJECT_ID({string(qualified(table))})\n"
        f"        AND c.name = {string(column.name)}\n"
        ");\n"
        "EXEC sys.sp_executesql @drop"
    )


def alter_column(
    operation: AlterColumn, old: Table, new: Table, progress: Progress
) -> Iterator[str]:
    """Yield the alteration in place, or a rebuild of the table where there is no such thing."""
    before = old.find_column(operation.before.name) or operation.before
    if needs_rebuild(operation, old):
        yield from rebuild(old, new, progress)
        return
    after = operation.after
    aspects = operation.aspects
    reshaped = bool(aspects & {ColumnAspect.TYPE, ColumnAspect.NULLABLE})
    grows = ColumnAspect.NULLABLE not in aspects and widens(before.type, after.type)
    redefault = ColumnAspect.DEFAULT in aspects or (reshaped and not grows)
    if not reshaped:
        yield from drop_default(old.name, before)
        yield from _set_default(new, after)
        return
    gather = keys_only if grows else keys_and_the_rest
    yield from gather(old, before.name, progress).drops(progress)
    if redefault:
        yield from drop_default(old.name, before)
    nullable = "NULL" if after.nullable else "NOT NULL"
    yield (
        f"ALTER TABLE {qualified(old.name)} "
        f"ALTER COLUMN {quote(after.name)} {native_type(after.type)} {nullable}"
    )
    if redefault:
        yield from _set_default(new, after)
    yield from gather(new, after.name, progress).creates(progress)


def _set_default(table: Table, column: Column) -> Iterator[str]:
    if column.default is not None:
        yield add_default(table, column)


def needs_rebuild(operation: AlterColumn, table: Table) -> bool:
    """Say whether ALTER COLUMN cannot do it."""
    aspects = operation.aspects
    if aspects & {ColumnAspect.IDENTITY, ColumnAspect.GENERATED}:
        return True
    if operation.after.generated is not None:
        return bool(aspects)
    if not aspects & {ColumnAspect.TYPE, ColumnAspect.NULLABLE}:
        return False
    if generated_from(table, operation.before.name):
        return True
    return _needs_cast(operation.before.type, operation.after.type)


def _needs_cast(before: LogicalType, after: LogicalType) -> bool:
    """Text and bytes have no implicit conversion; a float in text would lose digits by it."""
    pair = (before.kind, after.kind)
    crosses = (pair[0] in TEXT_KINDS and pair[1] in BINARY_KINDS) or (
        pair[0] in BINARY_KINDS and pair[1] in TEXT_KINDS
    )
    return crosses or (pair[0] in FLOAT_KINDS and pair[1] in TEXT_KINDS)


def widens(before: LogicalType, after: LogicalType) -> bool:
    """Say whether text or bytes only get a greater length, which touches no row."""
    if before.kind is not after.kind or before.kind not in (TypeKind.STRING, TypeKind.BINARY):
        return False
    return (after.length or 0) >= (before.length or 0)


def rename_table(
    operation: RenameTable, old: Table, new: Table, progress: Progress
) -> Iterator[str]:
    """Yield the move to another schema, the rename, and the triggers under their new names."""
    yield from drop_triggers(old)
    before, after = operation.before, operation.after
    if before.schema != after.schema:
        schema = after.schema or DEFAULT_SCHEMA
        halfway = QName(after.schema, before.name)
        if before.name != after.name and progress.exists(halfway):
            yield _renamed(before, after.name)
            yield f"ALTER SCHEMA {quote(schema)} TRANSFER {qualified(QName(before.schema, after.name))}"
        else:
            yield f"ALTER SCHEMA {quote(schema)} TRANSFER {qualified(before)}"
            if before.name != after.name:
                yield _renamed(halfway, after.name)
    else:
        yield _renamed(before, after.name)
    yield from create_triggers(new)


def _renamed(name: QName, new_name: str) -> str:
    return f"EXEC sys.sp_rename {string(qualified(name))}, {string(new_name)}, N'OBJECT'"


def rename_column(
    operation: RenameColumn, old: Table, new: Table, progress: Progress
) -> Iterator[str]:
    """Yield the rename; checks and filters that name the column are made anew, as text stays."""
    if generated_from(old, operation.before):
        yield from rebuild(old, new, progress, sources={operation.after: operation.before})
        return
    yield from drop_triggers(old)
    yield from by_text(old, operation.before).drops(progress)
    place = f"{qualified(old.name)}.{quote(operation.before)}"
    yield f"EXEC sys.sp_rename {string(place)}, {string(operation.after)}, N'COLUMN'"
    yield from by_text(new, operation.after).creates(progress)
    yield from create_triggers(new)


def rename_constraint(operation: RenameConstraint) -> Iterator[str]:
    """Yield sp_rename: an index is named within its table, a constraint within the schema."""
    if operation.kind is ConstraintKind.INDEX:
        place = f"{qualified(operation.table)}.{quote(operation.before)}"
        yield f"EXEC sys.sp_rename {string(place)}, {string(operation.after)}, N'INDEX'"
        return
    yield _renamed(QName(operation.table.schema, operation.before), operation.after)
