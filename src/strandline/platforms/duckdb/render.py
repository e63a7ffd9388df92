"""Operations as steps: one each, or one step for all tables that must be made anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName
from strandline.diff import operations as op
from strandline.diff.replay import replay
from strandline.platforms.archiving.statements import Keeping
from strandline.platforms.base import Rebuild, ScriptFrame, Step
from strandline.platforms.duckdb import sql, tables
from strandline.platforms.duckdb.archive import ARCHIVE
from strandline.platforms.duckdb.effects import effects_of, takes_away
from strandline.platforms.duckdb.hazards import refused_in_place
from strandline.platforms.duckdb.in_place import in_place
from strandline.platforms.duckdb.rebuild import (
    Group,
    GroupStatements,
    closure,
    numbers_explicitly,
)
from strandline.platforms.duckdb.text import literal, qualified, quote, string
from strandline.platforms.duckdb.types import native_type
from strandline.platforms.rebuild import Item, collapse, parting
from strandline.platforms.rows import delete_statement, insert_statement, update_statement

_RowChange = op.InsertRow | op.UpdateRow | op.DeleteRow


def render(
    operations: Sequence[op.Operation], before: Dictionary, after: Dictionary
) -> tuple[Step, ...]:
    """Turn ordered operations into steps; both dictionaries are lowered ones."""
    return tuple(_schemas_once(_in_halves(operations, before, after)))


def _in_halves(
    operations: Sequence[op.Operation], before: Dictionary, after: Dictionary
) -> Iterator[Step]:
    """Yield the steps; twice round where a table is altered before and after its rows change."""
    rendering = _Rendering(operations, before, after)
    place = parting(operations)
    if place is None or not rendering.rebuilds():
        yield from rendering.steps()
        return
    half = replay(operations[:place], before)
    yield from _in_halves(operations[:place], before, half)
    yield from _in_halves(operations[place:], half, after)


def _schemas_once(steps: Iterable[Step]) -> Iterator[Step]:
    """Leave out what makes sure of a schema that an earlier statement made sure of."""
    made: set[str] = set()
    for step in steps:
        kept = []
        for statement in step.statements:
            if not tables.makes_schema(statement):
                kept.append(statement)
            elif statement not in made:
                made.add(statement)
                kept.append(statement)
        yield replace(step, statements=tuple(kept))


def frame() -> ScriptFrame:
    """Return what stands round the steps; DuckDB itself checks foreign keys at every statement."""
    return ScriptFrame(
        # Version 1.5 cannot replay some ALTERs and enum types from its log after a crash: with
        # this setting a commit writes into the file itself, and no log is left behind.
        before_transaction=("SET wal_autocheckpoint = '0KB'",),
        begin=("BEGIN TRANSACTION",),
        end=("COMMIT",),
        run_by_hand="duckdb -bail DB < FILE",
    )


class _Rendering:
    def __init__(
        self, operations: Sequence[op.Operation], before: Dictionary, after: Dictionary
    ) -> None:
        self._operations = operations
        self._before = before
        self._after = after
        self._old_names: dict[QName, QName] = {}
        for operation in operations:
            if isinstance(operation, op.RenameTable):
                start = self._old_names.pop(operation.before, operation.before)
                self._old_names[operation.after] = start

    def steps(self) -> Iterator[Step]:
        items = self._items()
        if not any(isinstance(item, Rebuild) for item in items):
            yield from self._one_by_one(items)
            return
        first, group, last = self._sorted(items)
        yield from self._one_by_one(first)
        yield from self._group_steps(group)
        yield from self._one_by_one(last)

    def rebuilds(self) -> bool:
        """Say whether some table is made anew."""
        return any(isinstance(item, Rebuild) for item in self._items())

    def _items(self) -> list[Item]:
        native = in_place(self._operations, self._before, self._after)
        forced = frozenset(refused_in_place(self._operations, self._before, self._after))
        first = collapse(self._operations, self._before, self._after, native=native, forced=forced)
        needed = {item.before.name for item in first if isinstance(item, Rebuild)}
        if not needed:
            return first
        forced = closure(needed, self._before, self._after, self._old_names)
        return collapse(self._operations, self._before, self._after, native=native, forced=forced)

    def _one_by_one(self, items: Iterable[Item]) -> Iterator[Step]:
        numbered: dict[QName, list[op.Operation]] = {}
        for item in items:
            if isinstance(item, Rebuild):
                continue
            statements = tuple(self._statements(item))
            if statements:
                yield Step(
                    title=item.describe(),
                    statements=statements,
                    operations=(item,),
                    effects=effects_of([item]),
                )
            if isinstance(item, op.InsertRow):
                numbered.setdefault(item.table, []).append(item)
        for name, inserts in numbered.items():
            table = self._find(name)
            if table is not None and numbers_explicitly(table, inserts):
                yield Step(
                    title=f"move the numbering of {name} past its rows",
                    statements=tuple(tables.advance_sequences(table)),
                )

    def _sorted(self, items: Sequence[Item]) -> tuple[list[Item], _Carried, list[Item]]:
        """Divide the items: before the group, in it, after it."""
        first: list[Item] = []
        last: list[Item] = []
        carried = _Carried(self._old_names, items)
        for position, item in enumerate(items):
            match item:
                case op.DropView() | op.Archive():
                    first.append(item)
                case op.CreateView() | op.DropValueSet():
                    last.append(item)
                case op.SetComment():
                    if item.is_view:
                        last.append(item)
                    elif not carried.rebuilds_table(item.target):
                        early = position < carried.first_place
                        (first if early else last).append(item)
                case _:
                    carried.take(item, position)
        return first, carried, last

    def _group_steps(self, carried: _Carried) -> Iterator[Step]:
        """Yield one step that takes away, then one for each table that is made.

        What loses data stands in the first step, so that it is archived before; what can bring
        data back stands in its table's step, before anything that points at the table is made.
        """
        group = carried.group
        statements = GroupStatements(group, self._before, self._after, self._carry_out)
        names = sorted((rebuild.before.name for rebuild in group.rebuilds), key=str)
        yield Step(
            title=f"put aside the rows of {', '.join(map(str, names))}",
            statements=tuple(statements.taking()),
            operations=tuple(carried.taking),
            effects=effects_of(carried.taking, rewritten=names),
        )
        rebuilt = {rebuild.after.name for rebuild in group.rebuilds}
        for name, made in statements.making():
            operations = tuple(carried.making.get(name, ()))
            single = operations[0].describe() if len(operations) == 1 else f"make {name}"
            yield Step(
                title=f"rebuild {name}" if name in rebuilt else single,
                statements=tuple(made),
                operations=operations,
                effects=effects_of(operations),
            )

    def _carry_out(
        self, operation: op.Operation, table: Table | None, place: str | None
    ) -> Iterable[str]:
        if place is not None and isinstance(operation, _RowChange) and table is not None:
            return _row_change(operation, table, place)
        if place is not None and isinstance(operation, op.Restore) and table is not None:
            return self._keeping(operation, table, place)
        return self._statements(operation)

    def _find(self, name: QName) -> Table | None:
        """Return the table of a name that holds before, after, or of neither's spelling."""
        found = self._after.tables.get(name) or self._before.tables.get(name)
        if found is None:
            old = self._old_names.get(name)
            found = self._before.tables.get(old) if old is not None else None
        return found

    def _row_table(self, name: QName, columns: Iterable[str]) -> Table:
        """Return the form of the table that has the columns of a row."""
        wanted = set(columns)
        after, before = self._after.tables.get(name), self._find(name)
        for form in (after, self._before.tables.get(name), before):
            if form is not None and wanted <= set(form.column_names):
                return form
        columns_of = after or before
        if columns_of is None:
            raise KeyError(str(name))
        return columns_of

    def _statements(self, operation: op.Operation) -> list[str]:
        match operation:
            case op.CreateTable():
                return tables.whole_table(operation.table)
            case op.DropTable():
                table = operation.table
                return [f"DROP TABLE {qualified(table.name)}", *tables.drop_sequences(table)]
            case op.InsertRow() | op.DeleteRow():
                table = self._row_table(operation.table, operation.row.as_mapping())
                return _row_change(operation, table, qualified(operation.table))
            case op.UpdateRow():
                table = self._row_table(operation.table, operation.after.as_mapping())
                return _row_change(operation, table, qualified(operation.table))
            case op.Archive() | op.Restore():
                return self._keeping(operation)
            case op.CreateView():
                text = sql.query(operation.view.query, self._after_or_before(operation))
                return tables.create_view(operation.view, text)
            case op.DropView():
                return [f"DROP VIEW {qualified(operation.view.name)}"]
            case op.CreateValueSet():
                return _create_type(operation.value_set.name, operation.value_set.values)
            case op.DropValueSet():
                return [f"DROP TYPE {qualified(operation.value_set.name)}"]
            case op.AlterValueSet():
                return [
                    f"DROP TYPE {qualified(operation.before.name)}",
                    *_create_type(operation.after.name, operation.after.values),
                ]
            case op.SetComment():
                return [_comment(operation)]
            case _:
                return self._structural(operation)

    def _keeping(
        self, operation: op.Archive | op.Restore, table: Table | None = None, place: str = ""
    ) -> list[str]:
        """Return what archives or restores, in the shape the table has before or after."""
        kept = operation.kept
        if table is None:
            shapes = (self._before, self._after)
            if isinstance(operation, op.Restore):
                shapes = (self._after, self._before)
            named = [shape.tables[kept.table] for shape in shapes if kept.table in shape.tables]
            table = named[0] if named else self._indexed(kept.table)
        statements = Keeping(kept, table, ARCHIVE, place=place or None).statements(operation)
        numbered = any(c.identity is not None and c.name in kept.lost for c in table.columns)
        if numbered and isinstance(operation, op.Restore) and not place:
            statements += tables.advance_sequences(table)
        return statements

    def _after_or_before(self, operation: op.CreateView) -> Dictionary:
        known = operation.view.name in self._after.views
        return self._after if known else self._before

    def _structural(self, operation: op.Operation) -> list[str]:
        match operation:
            case op.AddIndex():
                table = self._indexed(operation.table)
                return [tables.create_index(operation.index, table)]
            case op.DropIndex():
                return [tables.drop_index(operation.index.name, operation.table)]
            case op.RenameConstraint():
                return self._rename_constraint(operation)
            case op.RenameTable():
                name = quote(operation.after.name)
                return [f"ALTER TABLE {qualified(operation.before)} RENAME TO {name}"]
            case op.RenameColumn():
                alter = f"ALTER TABLE {qualified(operation.table)}"
                old, new = quote(operation.before), quote(operation.after)
                return [f"{alter} RENAME COLUMN {old} TO {new}"]
            case op.AddColumn():
                table = self._indexed(operation.table)
                text = tables.column_text(operation.column, table)
                name = qualified(operation.table)
                added = [f"ALTER TABLE {name} ADD COLUMN {text}"]
                if operation.column.description is not None:
                    place = f"{name}.{quote(operation.column.name)}"
                    added.append(tables.comment_on("COLUMN", place, operation.column.description))
                return added
            case op.DropColumn():
                column = quote(operation.column.name)
                return [f"ALTER TABLE {qualified(operation.table)} DROP COLUMN {column}"]
            case op.AlterColumn():
                return self._alter_column(operation)
            case _:
                # Managed behaviours and partitioning are lowered away; keys are rebuilds.
                return []

    def _indexed(self, name: QName) -> Table:
        table = self._find(name)
        if table is None:
            raise KeyError(str(name))
        return table

    def _rename_constraint(self, operation: op.RenameConstraint) -> list[str]:
        if operation.kind is not op.ConstraintKind.INDEX:
            return []
        table = self._indexed(operation.table)
        made = [index for index in table.indexes if index.name == operation.after]
        return [
            tables.drop_index(operation.before, operation.table),
            *(tables.create_index(index, table) for index in made),
        ]

    def _alter_column(self, operation: op.AlterColumn) -> list[str]:
        before, after, aspects = operation.before, operation.after, operation.aspects
        column = f"ALTER TABLE {qualified(operation.table)} ALTER COLUMN {quote(after.name)}"
        statements = []
        if op.ColumnAspect.DEFAULT in aspects and before.default is not None:
            # The old default may not fit the new type.
            statements.append(f"{column} DROP DEFAULT")
        if op.ColumnAspect.TYPE in aspects:
            statements.append(f"{column} SET DATA TYPE {native_type(after.type)}")
        if op.ColumnAspect.DEFAULT in aspects and after.default is not None:
            text = tables.default_text(after, self._indexed(operation.table))
            statements.append(f"{column} SET DEFAULT {text}")
        if op.ColumnAspect.NULLABLE in aspects:
            statements.append(f"{column} {'DROP' if after.nullable else 'SET'} NOT NULL")
        return statements


class _Carried:
    """Collects a group; row changes go to the rows put aside or to the new table."""

    def __init__(self, old_names: dict[QName, QName], items: Sequence[Item]) -> None:
        self.group = Group()
        self.taking: list[op.Operation] = []
        self.making: dict[QName, list[op.Operation]] = {}
        self._old_names = old_names
        self._new_names = {old: new for new, old in old_names.items()}
        self._places = {
            item.before.name: position
            for position, item in enumerate(items)
            if isinstance(item, Rebuild)
        }
        self._altered = {
            item.before.name for item in items if isinstance(item, Rebuild) and item.operations
        }
        self.first_place = min(self._places.values(), default=len(items))

    def rebuilds_table(self, name: QName) -> bool:
        return self._old_names.get(name, name) in self._places

    def take(self, item: Item, position: int) -> None:
        group = self.group
        if isinstance(item, Rebuild):
            group.rebuilds.append(item)
            for operation in item.operations:
                self._note(operation, None if takes_away(operation) else item.after.name)
            return
        match item:
            case op.CreateTable():
                group.created.append(item)
                self._note(item, item.table.name)
            case op.DropTable():
                group.dropped.append(item)
                self._note(item, None)
            case op.CreateValueSet() | op.AlterValueSet():
                group.value_sets.append(item)
                self._note(item, None)
            case _:
                self._place(item, position)

    def _note(self, operation: op.Operation, table: QName | None) -> None:
        """Remember in which step an operation is carried out: a table's, or the first."""
        noted = self.taking if table is None else self.making.setdefault(table, [])
        noted.append(operation)

    def _place(self, item: op.Operation, position: int) -> None:
        name = op.table_of(item)
        if name is None:
            return
        start = self._old_names.get(name, name)
        place = self._places.get(start)
        watched = isinstance(item, op.DeleteRow | op.UpdateRow)
        # What comes back last belongs into the new table, also where others force its making.
        watched = watched or (isinstance(item, op.Restore) and start in self._altered)
        if place is not None and position < place and watched:
            self.group.aside.setdefault(start, []).append(item)
            self._note(item, None)
            return
        late_name = self._new_names.get(name, name)
        only_drops = late_name not in self.group.late
        if place is None and only_drops and isinstance(item, op.DeleteRow | op.DropIndex):
            self.group.early.append(item)
            self._note(item, None)
            return
        self._note(item, late_name)
        self.group.late.setdefault(late_name, []).append(item)


def _row_change(operation: op.Operation, table: Table, place: str) -> list[str]:
    match operation:
        case op.InsertRow():
            return [insert_statement(operation, table, place, quote=quote, literal=literal)]
        case op.UpdateRow():
            updated = update_statement(
                operation,
                table,
                place,
                quote=quote,
                literal=literal,
                # Rows put aside have no defaults of their own, so the word would mean NULL.
                default=lambda column: tables.default_text(column, table),
            )
            return [updated] if updated is not None else []
        case op.DeleteRow():
            return [delete_statement(operation, table, place, quote=quote, literal=literal)]
        case _:
            raise TypeError(f"{operation.describe()} changes no row")


def _create_type(name: QName, values: Sequence[str]) -> list[str]:
    labels = ", ".join(string(value) for value in values)
    return [
        *tables.create_schema(name.schema),
        f"CREATE TYPE {qualified(name)} AS ENUM ({labels})",
    ]


def _comment(operation: op.SetComment) -> str:
    place = qualified(operation.target)
    if operation.column is not None:
        return tables.comment_on("COLUMN", f"{place}.{quote(operation.column)}", operation.after)
    kind = "VIEW" if operation.is_view else "TABLE"
    return tables.comment_on(kind, place, operation.after)
