"""Operations as steps of PostgreSQL's SQL.

Schemas are created when the first object in them is, and never dropped: an empty schema is no
part of the dictionary, and it may hold rights that others granted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from strandline.dictionary.model import Column, Dictionary, Managed, Table
from strandline.dictionary.names import QName
from strandline.diff import operations as op
from strandline.diff.renaming import rename_in_column, rename_in_managed
from strandline.errors import InternalError
from strandline.platforms.archiving.statements import Keeping
from strandline.platforms.base import Step
from strandline.platforms.postgres import alter, behaviours, partitions, sql
from strandline.platforms.postgres.archive import ARCHIVE, move_table
from strandline.platforms.postgres.current import CurrentTables
from strandline.platforms.postgres.effects import effects_of
from strandline.platforms.postgres.text import DEFAULT_SCHEMA, literal, qualified, quote
from strandline.platforms.rows import delete_statement, insert_statement, update_statement


def render(
    operations: Sequence[op.Operation], before: Dictionary, after: Dictionary
) -> tuple[Step, ...]:
    """Return one step for each operation that is anything on PostgreSQL."""
    renderer = _Renderer(before, after)
    ordered = list(_computed_last(operations))
    last_insert = {
        operation.table: position
        for position, operation in enumerate(ordered)
        if isinstance(operation, op.InsertRow)
    }
    steps = []
    for position, operation in enumerate(ordered):
        statements = list(renderer.statements(operation))
        if isinstance(operation, op.InsertRow) and last_insert[operation.table] == position:
            statements += renderer.moved_sequences(operation.table)
        if statements:
            steps.append(
                Step(
                    title=operation.describe(),
                    statements=tuple(statements),
                    operations=(operation,),
                    effects=effects_of(operation),
                )
            )
        renderer.follow(operation)
    steps += renderer.left_waiting()
    return tuple(steps)


def _computed_last(operations: Sequence[op.Operation]) -> Iterator[op.Operation]:
    """Within a run of added columns, put computed ones after those they are computed from."""
    computed: list[op.Operation] = []
    for operation in operations:
        if isinstance(operation, op.AddColumn) and operation.column.generated is not None:
            computed.append(operation)
            continue
        if computed and not isinstance(operation, op.AddColumn):
            yield from computed
            computed = []
        yield operation
    yield from computed


class _Renderer:
    def __init__(self, before: Dictionary, after: Dictionary) -> None:
        self._after = after
        self._tables = CurrentTables(before, after)
        self._schemas = {DEFAULT_SCHEMA} | {
            name.schema or DEFAULT_SCHEMA
            for name in (*before.tables, *before.views, *before.value_sets)
        }
        self._numbered: dict[QName, set[str]] = {}
        self._waiting: list[tuple[QName, op.AlterColumn]] = []

    def follow(self, operation: op.Operation) -> None:
        if isinstance(operation, op.RenameTable | op.RenameColumn):
            self._rename_waiting(operation)
        if not any(operation is waiting for _, waiting in self._waiting):
            self._tables.follow(operation)

    def statements(self, operation: op.Operation) -> Iterable[str]:
        match operation:
            case op.CreateTable():
                return self._create_table(operation.table)
            case op.DropTable():
                return self._drop_table(operation)
            case op.RenameTable():
                return self._rename_table(operation)
            case op.AddColumn() | op.DropColumn() | op.RenameColumn() | op.AlterColumn():
                return self._column(operation)
            case op.CreateView():
                return self._create_view(operation)
            case op.DropView():
                return [f"DROP VIEW {qualified(operation.view.name)}"]
            case op.CreateValueSet():
                return self._create_value_set(operation)
            case op.DropValueSet():
                return [f"DROP TYPE {qualified(operation.value_set.name)}"]
            case op.AlterValueSet():
                return self._alter_value_set(operation)
            case _:
                return self._inside(operation)

    def _inside(self, operation: op.Operation) -> Iterable[str]:
        """Return the statements for rows, comments, behaviours and constraints of a table."""
        match operation:
            case op.InsertRow() | op.UpdateRow() | op.DeleteRow():
                return self._row(operation)
            case op.Archive() | op.Restore():
                return self._keeping(operation)
            case op.SetComment():
                text = operation.after
                return [
                    sql.comment(operation.target, operation.column, text, is_view=operation.is_view)
                ]
            case op.SetManaged():
                return self._set_managed(operation.table, operation.before, operation.after)
            case op.SetPartitioning():
                return self._set_partitioning(operation)
            case _:
                return self._constraint(operation)

    def moved_sequences(self, name: QName) -> list[str]:
        """Return what moves the identities past the rows that named their numbers."""
        table = self._tables.get(name)
        moved = self._numbered.pop(name, set())
        return [
            sql.move_sequence(name, column.name, column.identity.increment)
            for column in table.columns
            if column.identity is not None and column.name in moved
        ]

    def _schema(self, name: QName) -> Iterator[str]:
        schema = name.schema or DEFAULT_SCHEMA
        if schema not in self._schemas:
            self._schemas.add(schema)
            yield f"CREATE SCHEMA IF NOT EXISTS {quote(schema)}"

    def _create_table(self, table: Table) -> Iterator[str]:
        yield from self._schema(table.name)
        yield sql.create_table(table)
        yield from sql.add_repeated_uniques(table)
        if table.partitioning is not None:
            for part in table.partitioning.partitions:
                yield partitions.create_partition(table.name, part)
        for index in table.indexes:
            yield sql.create_index(index, table)
        yield from sql.comments(table)
        yield from behaviours.switch_on(table, table.managed)

    def _drop_table(self, operation: op.DropTable) -> Iterator[str]:
        table = operation.table
        managed = self._tables.get(table.name).managed
        if operation.kept is not None:
            yield from move_table(self._tables.get(table.name), managed, operation.kept)
            return
        yield f"DROP TABLE {qualified(table.name)}"
        yield from behaviours.drop_functions(table.name, managed)

    def _rename_table(self, operation: op.RenameTable) -> Iterator[str]:
        before, after = operation.before, operation.after
        managed = self._tables.get(before).managed
        yield from self._schema(after)
        yield from behaviours.switch_off(before, managed)
        if before.schema != after.schema:
            target = quote(after.schema or DEFAULT_SCHEMA)
            yield f"ALTER TABLE {qualified(before)} SET SCHEMA {target}"
        if before.name != after.name:
            moved = qualified(QName(after.schema, before.name))
            yield f"ALTER TABLE {moved} RENAME TO {quote(after.name)}"
        yield from behaviours.switch_on(Table(name=after, columns=()), managed)

    def _column(
        self, operation: op.AddColumn | op.DropColumn | op.RenameColumn | op.AlterColumn
    ) -> Iterator[str]:
        table = self._tables.get(operation.table)
        place = qualified(operation.table)
        match operation:
            case op.AddColumn():
                column = operation.column
                yield f"ALTER TABLE {place} ADD COLUMN {sql.column_text(column, table)}"
                if column.description is not None:
                    yield sql.comment(operation.table, column.name, column.description)
                yield from self._computed_now(operation.table, column)
            case op.DropColumn():
                for computed in alter.dependent_columns(table, operation.column.name):
                    # A later operation drops or redefines it; until then it keeps its values.
                    yield (
                        f"ALTER TABLE {place} ALTER COLUMN {quote(computed.name)} "
                        "DROP EXPRESSION IF EXISTS"
                    )
                yield f"ALTER TABLE {place} DROP COLUMN {quote(operation.column.name)}"
            case op.RenameColumn():
                yield from self._rename_column(operation, table.managed)
            case op.AlterColumn():
                if alter.can_compute(operation.after, table):
                    yield from alter.alter_column(operation, table)
                else:
                    # What it is computed from is added by a later operation.
                    self._waiting.append((operation.table, operation))
            case _:
                assert_never(operation)

    def _computed_now(self, name: QName, added: Column) -> Iterator[str]:
        table = self._with(name, added)
        ready = [
            (place, operation)
            for place, operation in self._waiting
            if place == name and alter.can_compute(operation.after, table)
        ]
        self._waiting = [item for item in self._waiting if item not in ready]
        for _, operation in ready:
            yield from alter.alter_column(operation, self._with(name, added))
            self._tables.follow(operation)

    def _with(self, name: QName, added: Column) -> Table:
        table = self._tables.get(name)
        return replace(table, columns=(*table.columns, added))

    def left_waiting(self) -> Iterator[Step]:
        """Yield what no column came for: the database then says which one is missing."""
        for name, operation in self._waiting:
            statements = tuple(alter.alter_column(operation, self._tables.get(name)))
            yield Step(
                title=operation.describe(),
                statements=statements,
                operations=(operation,),
                effects=effects_of(operation),
            )

    def _rename_waiting(self, operation: op.RenameTable | op.RenameColumn) -> None:
        """Carry renames over to alterations that wait for a column."""
        renamed = []
        for place, waiting in self._waiting:
            if isinstance(operation, op.RenameTable) and place == operation.before:
                place = operation.after
            elif isinstance(operation, op.RenameColumn) and place == operation.table:
                names = {operation.before: operation.after}
                waiting = replace(
                    waiting,
                    before=rename_in_column(waiting.before, names),
                    after=rename_in_column(waiting.after, names),
                )
            renamed.append((place, waiting))
        self._waiting = renamed

    def _rename_column(self, operation: op.RenameColumn, managed: Managed) -> Iterator[str]:
        place = qualified(operation.table)
        rename = (
            f"ALTER TABLE {place} RENAME COLUMN {quote(operation.before)} "
            f"TO {quote(operation.after)}"
        )
        renamed = rename_in_managed(managed, {operation.before: operation.after})
        if renamed == managed:
            yield rename
            return
        yield from behaviours.switch_off(operation.table, managed)
        yield rename
        yield from behaviours.switch_on(Table(name=operation.table, columns=()), renamed)

    def _create_view(self, operation: op.CreateView) -> Iterator[str]:
        view = operation.view
        yield from self._schema(view.name)
        text = sql.query(view.query, self._after)
        yield f"CREATE VIEW {qualified(view.name)} AS\n{text}"
        if view.description is not None:
            yield sql.comment(view.name, None, view.description, is_view=True)

    def _create_value_set(self, operation: op.CreateValueSet) -> Iterator[str]:
        if not operation.value_set.native:
            return
        yield from self._schema(operation.value_set.name)
        yield sql.create_enum(operation.value_set)

    def _alter_value_set(self, operation: op.AlterValueSet) -> Iterator[str]:
        if operation.before.values == operation.after.values:
            return iter(())
        return alter.alter_value_set(operation, self._tables.all())

    def _row(self, operation: op.InsertRow | op.UpdateRow | op.DeleteRow) -> Iterator[str]:
        table = self._tables.get(operation.table)
        place = qualified(operation.table)
        match operation:
            case op.InsertRow():
                self._numbered.setdefault(table.name, set()).update(operation.row.as_mapping())
                yield insert_statement(operation, table, place, quote=quote, literal=literal)
                return
            case op.UpdateRow():
                updated = update_statement(operation, table, place, quote=quote, literal=literal)
                if updated is None:
                    return
                change = updated
            case op.DeleteRow():
                change = delete_statement(operation, table, place, quote=quote, literal=literal)
            case _:
                assert_never(operation)
        refusing = [
            quote(behaviours.trigger_name(operation.table, what))
            for what in behaviours.refusing(table.managed)
        ]
        for trigger in refusing:
            yield f"ALTER TABLE {place} DISABLE TRIGGER {trigger}"
        yield change
        for trigger in refusing:
            yield f"ALTER TABLE {place} ENABLE TRIGGER {trigger}"

    def _keeping(self, operation: op.Archive | op.Restore) -> Iterator[str]:
        kept = operation.kept
        table = self._tables.get(kept.table)
        yield from Keeping(kept, table, ARCHIVE).statements(operation)
        if isinstance(operation, op.Restore):
            for column in table.columns:
                if column.identity is not None and column.name in kept.lost:
                    yield sql.move_sequence(table.name, column.name, column.identity.increment)

    def _set_managed(self, name: QName, before: Managed, after: Managed) -> Iterator[str]:
        yield from behaviours.switch_off(name, before)
        yield from behaviours.switch_on(self._tables.get(name), after)
        yield from behaviours.fill_mirrors(name, after)

    def _set_partitioning(self, operation: op.SetPartitioning) -> Iterator[str]:
        table = self._tables.get(operation.table)
        inbound = [
            (other, key)
            for other in self._tables.all()
            for key in other.foreign_keys
            if key.target == table.name and other.name != table.name
        ]
        return partitions.change(table, operation.after, inbound)

    def _constraint(self, operation: op.Operation) -> Iterator[str]:
        name = op.table_of(operation)
        if name is None:
            return
        table = self._tables.get(name)
        added = ""
        match operation:
            case op.AddPrimaryKey():
                added = sql.primary_key(operation.key)
            case op.AddUnique():
                added = sql.unique(operation.unique)
            case op.AddForeignKey():
                added = sql.foreign_key(operation.foreign_key)
            case op.AddCheck():
                added = sql.check(operation.check, table)
            case op.AddIndex():
                yield sql.create_index(operation.index, table)
            case op.DropIndex():
                yield f"DROP INDEX {sql.index_place(operation.index.name, name)}"
            case op.RenameConstraint():
                yield from _rename_constraint(operation)
            case _:
                yield f"ALTER TABLE {qualified(name)} DROP CONSTRAINT {_dropped(operation)}"
        if added:
            yield f"ALTER TABLE {qualified(name)} ADD {added}"


def _dropped(operation: op.Operation) -> str:
    match operation:
        case op.DropPrimaryKey():
            return quote(operation.key.name)
        case op.DropUnique():
            return quote(operation.unique.name)
        case op.DropForeignKey():
            return quote(operation.foreign_key.name)
        case op.DropCheck():
            return quote(operation.check.name)
        case _:
            raise InternalError("X299", f"no SQL is known for: {operation.describe()}")


def _rename_constraint(operation: op.RenameConstraint) -> Iterator[str]:
    new = quote(operation.after)
    match operation.kind:
        case op.ConstraintKind.INDEX:
            old = sql.index_place(operation.before, operation.table)
            yield f"ALTER INDEX {old} RENAME TO {new}"
        case op.ConstraintKind.DEFAULT:
            return
        case _:
            place = qualified(operation.table)
            yield f"ALTER TABLE {place} RENAME CONSTRAINT {quote(operation.before)} TO {new}"
