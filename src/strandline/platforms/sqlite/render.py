"""Operations as SQLite steps: ALTER TABLE where it is safe, a rebuild of the table elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from strandline.dictionary.expressions import column_names, parse_expression
from strandline.dictionary.model import Column, Dictionary, Expression, Table
from strandline.dictionary.names import QName
from strandline.diff.operations import (
    AddColumn,
    AddForeignKey,
    AddIndex,
    Archive,
    ConstraintKind,
    CreateTable,
    CreateView,
    DeleteRow,
    DropColumn,
    DropForeignKey,
    DropIndex,
    DropTable,
    DropView,
    InsertRow,
    Operation,
    RenameColumn,
    RenameConstraint,
    RenameTable,
    Restore,
    SetManaged,
    UpdateRow,
    table_of,
)
from strandline.diff.replay import apply_operation
from strandline.platforms.archiving.statements import Keeping
from strandline.platforms.base import Rebuild, Step
from strandline.platforms.rebuild import collapse
from strandline.platforms.rows import delete_statement, insert_statement, update_statement
from strandline.platforms.sqlite.archive import ARCHIVE, move_table
from strandline.platforms.sqlite.effects import effects_of, rebuild_effects
from strandline.platforms.sqlite.expressions import query
from strandline.platforms.sqlite.rebuild import (
    note,
    note_readers,
    note_triggers_of_view,
    rebuild_statements,
    rename_table,
)
from strandline.platforms.sqlite.tables import (
    column_definition,
    create_index,
    create_table,
    default_text,
    is_constant,
)
from strandline.platforms.sqlite.text import literal, quote
from strandline.platforms.sqlite.triggers import (
    create_guards,
    create_triggers,
    drop_guards,
    drop_triggers,
    fill_mirrors,
)


def render(
    operations: Sequence[Operation], before: Dictionary, after: Dictionary
) -> tuple[Step, ...]:
    """Return the steps; each rebuild is one, every other operation too."""
    native = _native(operations, before)
    items = collapse(
        operations,
        before,
        after,
        native=native,
        # Foreign keys are off while a migration runs and checked at its end.
        unenforced=(AddForeignKey, DropForeignKey),
    )
    return tuple(_Renderer(operations, before, after).steps(items))


class _Renderer:
    """Keeps each table's shape as of the operation at hand."""

    def __init__(
        self, operations: Sequence[Operation], before: Dictionary, after: Dictionary
    ) -> None:
        self.before = before
        self.after = after
        self.live = dict(before.tables)
        self.view_names = {
            operation.view.name.name.lower()
            for operation in operations
            if isinstance(operation, CreateView)
        }

    def steps(self, items: Iterable[Operation | Rebuild]) -> Iterable[Step]:
        for item in items:
            if isinstance(item, Rebuild):
                yield self._rebuild(item)
                continue
            statements = self._statements(item)
            self._advance(item)
            if statements:
                yield Step(
                    title=item.describe(),
                    statements=tuple(statements),
                    operations=(item,),
                    effects=effects_of(item),
                )

    def _rebuild(self, rebuild: Rebuild) -> Step:
        self.live.pop(rebuild.before.name, None)
        self.live[rebuild.after.name] = rebuild.after
        what = "; ".join(operation.describe() for operation in rebuild.operations)
        title = f"rebuild table {rebuild.after.name}"
        return Step(
            title=f"{title}: {what}" if what else title,
            statements=tuple(rebuild_statements(rebuild)),
            operations=rebuild.operations,
            effects=rebuild_effects(rebuild),
        )

    def _advance(self, operation: Operation) -> None:
        match operation:
            case CreateTable():
                self.live[operation.table.name] = operation.table
            case DropTable():
                self.live.pop(operation.table.name, None)
            case InsertRow() | DeleteRow() | UpdateRow() | Archive() | Restore():
                return
            case _:
                name = table_of(operation)
                table = self.live.pop(name, None) if name is not None else None
                if table is not None:
                    alone = Dictionary(tables={table.name: table})
                    self.live.update(apply_operation(operation, alone).tables)

    def _statements(self, operation: Operation) -> list[str]:
        match operation:
            case CreateTable(table=table):
                indexes = [create_index(index, table) for index in table.indexes]
                return [create_table(table), *indexes, *create_triggers(table)]
            case DropTable(table=table):
                name = table.name.name
                gone = [f"DROP TABLE {quote(name)}"]
                if operation.kept is not None:
                    gone = move_table(self._table_with_rows(table.name), operation.kept)
                return [note([note_readers(name)]), *gone]
            case CreateView(view=view):
                name = quote(view.name.name)
                return [f"CREATE VIEW {name} AS\n{query(view.query, self.after)}"]
            case DropView(view=view):
                kept = []
                if view.name.name.lower() in self.view_names:
                    kept = [note_triggers_of_view(view.name.name)]
                return [*kept, f"DROP VIEW {quote(view.name.name)}"]
            case InsertRow() | DeleteRow() | UpdateRow():
                return self._row(operation)
            case Archive() | Restore():
                table = self._table_with_rows(operation.kept.table)
                return Keeping(operation.kept, table, ARCHIVE).statements(operation)
            case _:
                return self._in_place(operation)

    def _in_place(self, operation: Operation) -> list[str]:
        """Return the statements of an operation on a living table that needs no rebuild."""
        name = table_of(operation)
        if name is None or name not in self.live:
            return []  # comments, value sets and partitioning have nothing here
        table = self.live[name]
        on = quote(table.name.name)
        match operation:
            case RenameTable() | RenameColumn():
                return self._rename(operation, table)
            case AddColumn(column=column):
                whole = replace(table, columns=(*table.columns, column))
                return [f"ALTER TABLE {on} ADD COLUMN {column_definition(whole, column)}"]
            case DropColumn(column=column):
                return [f"ALTER TABLE {on} DROP COLUMN {quote(column.name)}"]
            case AddIndex(index=index):
                return [create_index(index, table)]
            case DropIndex(index=index):
                return [f"DROP INDEX {quote(index.name)}"]
            case RenameConstraint():
                index = next(i for i in table.indexes if i.name == operation.before)
                renamed = replace(index, name=operation.after)
                return [f"DROP INDEX {quote(index.name)}", create_index(renamed, table)]
            case SetManaged():
                changed = replace(table, managed=operation.after)
                fill = fill_mirrors(changed)
                return [*drop_triggers(table), *create_triggers(changed), *fill]
            case _:
                return []

    def _rename(self, operation: RenameTable | RenameColumn, table: Table) -> list[str]:
        """Our triggers name table and columns in their messages, so they are made anew."""
        alone = Dictionary(tables={table.name: table})
        after = next(iter(apply_operation(operation, alone).tables.values()))
        if isinstance(operation, RenameTable):
            statements = rename_table(table.name.name, operation.after.name)
        else:
            old, new = quote(operation.before), quote(operation.after)
            statements = [f"ALTER TABLE {quote(table.name.name)} RENAME COLUMN {old} TO {new}"]
        return [*drop_triggers(table), *statements, *create_triggers(after)]

    def _row(self, operation: InsertRow | DeleteRow | UpdateRow) -> list[str]:
        table = self._table_with_rows(operation.table)
        name = quote(table.name.name)
        match operation:
            case InsertRow():
                return [insert_statement(operation, table, name, quote=quote, literal=literal)]
            case DeleteRow():
                text = delete_statement(operation, table, name, quote=quote, literal=literal)
            case UpdateRow():
                updated = update_statement(
                    operation, table, name, quote=quote, literal=literal, default=_default
                )
                if updated is None:
                    return []
                text = updated
        # A migration may change reference rows that the application may not.
        return [*drop_guards(table), text, *create_guards(table)]

    def _table_with_rows(self, name: QName) -> Table:
        table = self.live.get(name) or self.after.tables.get(name)
        return table if table is not None else self.before.tables[name]


def _default(column: Column) -> str:
    """SQLite has no word for a column's default in UPDATE."""
    return default_text(column.default) if column.default is not None else "NULL"


def _native(operations: Sequence[Operation], before: Dictionary) -> Callable[[Operation], bool]:
    """Return the test for what SQLite carries out in place, by its documented rules."""
    indexes_gone = {
        (operation.table, operation.index.name)
        for operation in operations
        if isinstance(operation, DropIndex)
    }
    managed_changes = {
        operation.table for operation in operations if isinstance(operation, SetManaged)
    }

    def native(operation: Operation) -> bool:
        match operation:
            case RenameTable() | RenameColumn() | AddIndex() | DropIndex() | SetManaged():
                return True
            case RenameConstraint():
                return operation.kind is ConstraintKind.INDEX
            case AddColumn():
                return _can_be_added(operation)
            case DropColumn():
                table = before.tables.get(operation.table)
                if table is None or operation.table in managed_changes:
                    return False
                kept = tuple(
                    index
                    for index in table.indexes
                    if (operation.table, index.name) not in indexes_gone
                )
                return _can_be_dropped(operation.column.name, replace(table, indexes=kept))
            case _:
                return False

    return native


def _can_be_added(operation: AddColumn) -> bool:
    """ADD COLUMN takes no key, no stored expression and no default but a literal."""
    column = operation.column
    if column.identity is not None:
        return False
    if column.generated is not None:
        return not column.generated.stored and column.nullable
    if column.default is None:
        return column.nullable
    if not is_constant(column.default):
        return False
    return column.nullable or column.default.expression.text.strip().upper() != "NULL"


def _can_be_dropped(name: str, table: Table) -> bool:
    """DROP COLUMN works where nothing else of the table mentions the column."""
    if table.find_column(name) is None:
        return False
    listed: set[str] = {*table.managed.on_update, *table.managed.immutable}
    listed.update(name for pair in table.managed.mirrors for name in pair)
    if table.primary_key is not None:
        listed.update(table.primary_key.columns)
    for unique in table.uniques:
        listed.update(unique.columns)
    for key in table.foreign_keys:
        listed.update(key.columns)
    expressions: list[Expression] = [check.expression for check in table.checks]
    for index in table.indexes:
        for part in index.columns:
            listed.update((part.name,) if part.name is not None else ())
            expressions += [part.expression] if part.expression is not None else []
        expressions += [index.where] if index.where is not None else []
    for column in table.columns:
        if column.generated is not None and column.name != name:
            expressions.append(column.generated.expression)
    if any(expression.overrides for expression in expressions):
        return False
    for expression in expressions:
        listed.update(column_names(parse_expression(expression.text)))
    return name.lower() not in {item.lower() for item in listed}
