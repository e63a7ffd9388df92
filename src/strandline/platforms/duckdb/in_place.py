"""Which operations DuckDB carries out in place, on 1.5 and 2.0 alike.

Scripts are rendered without a connection, so only what both versions can do is done in place;
everything else is a rebuild. What 1.5 gets wrong decides as well: its write-ahead log cannot be
replayed after an ALTER with a computed default or with an enum type, and a renamed table that has
a foreign key leaves the old name behind in the table it points at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlglot import exp

from strandline.dictionary.expressions import ExpressionError, parse_expression
from strandline.dictionary.model import Column, Default, Dictionary, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import TypeKind
from strandline.diff import operations as op
from strandline.platforms.clock import is_zoneless
from strandline.platforms.duckdb.effects import widens


def in_place(
    operations: Sequence[op.Operation], before: Dictionary, after: Dictionary
) -> Callable[[op.Operation], bool]:
    """Return the test that `rebuild.collapse` asks: can this operation be done in place?"""
    pointed_at = _pointed_at(before) | _pointed_at(after)
    keys = _key_columns(before) | _key_columns(after)
    renamed = {
        operation.after: operation.before
        for operation in operations
        if isinstance(operation, op.RenameTable)
    }
    bare: dict[QName, bool] = {}

    def is_bare(name: QName) -> bool:
        if name not in bare:
            forms = [before.tables.get(renamed.get(name, name)), after.tables.get(name)]
            later = [new for new, old in renamed.items() if old == name]
            forms.extend(after.tables.get(new) for new in later)
            bare[name] = all(
                _nothing_in_the_way(form) and form.name not in pointed_at
                for form in forms
                if form is not None
            )
        return bare[name]

    def native(operation: op.Operation) -> bool:
        if _column_of(operation) in keys or _drops_before_key(operation, before):
            return False
        return _native(operation, is_bare)

    return native


def _drops_before_key(operation: op.Operation, before: Dictionary) -> bool:
    """Say whether a drop would move the columns of the primary key's index."""
    if not isinstance(operation, op.DropColumn):
        return False
    table = before.tables.get(operation.table)
    if table is None or table.primary_key is None:
        return table is None
    names = table.column_names
    if operation.column.name not in names:
        return True
    place = names.index(operation.column.name)
    return any(names.index(column) > place for column in table.primary_key.columns)


def _column_of(operation: op.Operation) -> tuple[QName, str] | None:
    match operation:
        case op.AlterColumn():
            return operation.table, operation.before.name
        case op.RenameColumn():
            return operation.table, operation.before
        case op.DropColumn():
            return operation.table, operation.column.name
        case _:
            return None


def _key_columns(dictionary: Dictionary) -> set[tuple[QName, str]]:
    return {
        (name, column)
        for name, table in dictionary.tables.items()
        if table.primary_key is not None
        for column in table.primary_key.columns
    }


def _native(operation: op.Operation, is_bare: Callable[[QName], bool]) -> bool:
    match operation:
        case op.AddIndex() | op.DropIndex():
            return True
        case op.RenameConstraint():
            # The catalog keeps no names of constraints; an index is made again.
            return True
        case op.AddColumn():
            return _plain_nullable(operation.column)
        case op.AlterColumn():
            return _alters(operation, is_bare)
        case op.RenameTable():
            same_schema = operation.before.schema == operation.after.schema
            return (
                same_schema
                and _differ(operation.before.name, operation.after.name)
                and (is_bare(operation.before) and is_bare(operation.after))
            )
        case op.RenameColumn():
            return _differ(operation.before, operation.after) and is_bare(operation.table)
        case op.DropColumn():
            return operation.column.identity is None and is_bare(operation.table)
        case _:
            return False


def _differ(before: str, after: str) -> bool:
    """Say whether two names differ in more than case, which DuckDB does not tell apart."""
    return before.lower() != after.lower()


def _alters(operation: op.AlterColumn, is_bare: Callable[[QName], bool]) -> bool:
    before, after = operation.before, operation.after
    aspects = operation.aspects
    if aspects & {op.ColumnAspect.IDENTITY, op.ColumnAspect.GENERATED}:
        return False
    if after.generated is not None or before.type.value_set or after.type.value_set:
        return False
    if op.ColumnAspect.DEFAULT in aspects and not _constant(after.default):
        return False
    if op.ColumnAspect.TYPE in aspects and not widens(before.type, after.type):
        # The conversion in place also meets rows deleted long ago, and fails on their values.
        return False
    if is_zoneless(before.type) != is_zoneless(after.type) and not _constant(after.default):
        # The present moment has other words in a column with a zone.
        return False
    return aspects == {op.ColumnAspect.DEFAULT} or is_bare(operation.table)


def _plain_nullable(column: Column) -> bool:
    return (
        column.nullable
        and column.identity is None
        and column.generated is None
        and column.type.value_set is None
        and column.type.kind is not TypeKind.JSON
        and _constant(column.default)
    )


def _constant(default: Default | None) -> bool:
    """Say whether a default is a bare literal: anything more breaks the log's replay on 1.5."""
    if default is None:
        return True
    if default.expression.overrides:
        return False
    try:
        tree = parse_expression(default.expression.text)
    except ExpressionError:
        return False
    return isinstance(tree, exp.Literal | exp.Boolean | exp.Null)


def _nothing_in_the_way(table: Table) -> bool:
    """Say whether nothing but a primary key depends on the table's columns."""
    return not (
        table.indexes
        or table.uniques
        or table.foreign_keys
        or table.checks
        or any(column.generated or column.identity for column in table.columns)
    )


def _pointed_at(dictionary: Dictionary) -> set[QName]:
    return {key.target for table in dictionary.tables.values() for key in table.foreign_keys}
