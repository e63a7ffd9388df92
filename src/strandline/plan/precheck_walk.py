"""From the operations of a plan to its pre-checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from strandline.dictionary.model import Action, Column, Dictionary, ForeignKey, Index, Row, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import TEXT_KINDS, LogicalType, TypeKind
from strandline.diff import operations as op
from strandline.plan.images import Image, Images, any_of, as_text, columns_in, equals
from strandline.plan.partition_bounds import outside_partitions
from strandline.plan.precheck_queries import PARENT, ROW, NotTold, Queries, Question
from strandline.plan.prechecks import Precheck, PrecheckKind, Prechecks, Unchecked
from strandline.platforms.base import Platform

_RowOperation = op.InsertRow | op.UpdateRow | op.DeleteRow
_K = PrecheckKind


def prechecks(
    operations: Sequence[op.Operation],
    before: Dictionary,
    platform: Platform,
    *,
    waiting: frozenset[str] | None = None,
) -> Prechecks:
    """Return the pre-checks of a plan's operations; `before` is the lowered dictionary.

    `waiting` names the archives from which values come back in this database; None: any may.
    """
    if not before.tables:
        return Prechecks()
    return _Walk(operations, before, platform, waiting).run()


class _Walk:
    def __init__(
        self,
        operations: Sequence[op.Operation],
        before: Dictionary,
        platform: Platform,
        waiting: frozenset[str] | None,
    ) -> None:
        self._operations = operations
        self._platform = platform
        self._images = Images(before, platform, waiting)
        self._queries = Queries(platform)
        self._checks: list[Precheck] = []
        self._unchecked: list[Unchecked] = []
        self._going = _going(operations)

    def run(self) -> Prechecks:
        for _, group in groupby(self._operations, key=_run_key):
            together = list(group)
            for question in self._questions(together):
                self._ask(question)
            for operation in together:
                self._images.follow(operation)
        return Prechecks(checks=tuple(self._checks), unchecked=tuple(self._unchecked))

    def _ask(self, question: Question) -> None:
        image = self._images.of[question.table.name]
        if image.source is None or question.condition == "":
            return
        try:
            self._checks.append(self._queries.precheck(question, image))
        except NotTold as reason:
            self._unchecked.append(
                Unchecked(
                    operation=question.operation, subject=question.subject, reason=str(reason)
                )
            )

    def _questions(self, together: list[op.Operation]) -> Iterator[Question]:
        operation = together[0]
        match operation:
            case op.AddColumn():
                yield from self._added(operation)
            case op.AlterColumn():
                yield from self._altered(operation)
            case op.AddPrimaryKey():
                key = operation.key
                yield from self._unique(operation, key.name, key.columns, _K.PRIMARY_KEY)
            case op.AddUnique():
                unique = operation.unique
                yield from self._unique(operation, unique.name, unique.columns, _K.UNIQUE)
            case op.AddIndex() if operation.index.unique:
                yield self._unique_index(operation)
            case op.AddCheck():
                yield self._check(operation)
            case op.AddForeignKey():
                yield from self._foreign_key(operation)
            case op.AlterValueSet():
                yield from self._value_set(operation)
            case op.SetPartitioning():
                yield from self._partitioning(operation)
            case op.InsertRow() | op.UpdateRow() | op.DeleteRow():
                rows = [item for item in together if isinstance(item, _RowOperation)]
                yield from self._rows(rows)
            case _:
                return

    def _table(self, name: QName) -> Table:
        return self._images.state.tables[name]

    def _added(self, operation: op.AddColumn) -> Iterator[Question]:
        column, table = operation.column, self._table(operation.table)
        if column.nullable or column.default is not None or column.identity is not None:
            return
        if column.generated is not None:
            yield from self._computed(operation, column, table)
            return
        subject = f"{operation.table}.{column.name}"
        yield Question(
            operation=operation.describe(),
            subject=subject,
            kind=_K.NOT_NULL,
            table=table,
            problem=f"would have no value in {column.name}",
            condition="1 = 1",
        )

    def _computed(
        self, operation: op.AddColumn | op.AlterColumn, column: Column, table: Table
    ) -> Iterator[Question]:
        generated = column.generated
        if generated is None or not self._platform.features.generated_stored:
            # What is computed on each read only is not checked by anybody.
            return
        yield Question(
            operation=operation.describe(),
            subject=f"{table.name}.{column.name}",
            kind=_K.NOT_NULL,
            table=table,
            problem=f"would have no value in {column.name}",
            condition=f"({self._platform.expression(generated.expression, table)}) IS NULL",
            needed=tuple(columns_in(generated.expression, table, self._platform)),
        )

    def _altered(self, operation: op.AlterColumn) -> Iterator[Question]:
        before, after = operation.before, operation.after
        table, image = self._table(operation.table), self._images.of[operation.table]
        if after.generated is not None:
            if not after.nullable and operation.aspects:
                yield from self._computed(operation, after, table)
            return
        subject = f"{operation.table}.{after.name}"
        if before.type != after.type and not image.is_null(after.name):
            cut = before.type.kind in TEXT_KINDS and after.type.kind in TEXT_KINDS
            if not (cut and after.name in image.fitted):
                yield self._conversion(operation, subject, table)
        if before.nullable and not after.nullable and after.identity is None:
            yield Question(
                operation=operation.describe(),
                subject=subject,
                kind=_K.NOT_NULL,
                table=table,
                problem=f"have no value in {after.name}",
                condition=f"{self._column(after.name)} IS NULL",
                needed=(after.name,),
            )

    def _conversion(self, operation: op.AlterColumn, subject: str, table: Table) -> Question:
        before, after = operation.before.type, operation.after.type
        value, logical = self._column(operation.after.name), before
        strict, setup, misfit = True, tuple[str, ...](), ""
        if before.value_set is not None or after.value_set is not None:
            value, logical = as_text(value, self._platform), LogicalType(kind=TypeKind.TEXT)
        if after.value_set is not None:
            # The type is made by the plan, so its values are compared as text.
            misfit = self._not_among(value, self._allowed(after.value_set))
        else:
            conversion = self._platform.conversion(value, logical, after)
            misfit, strict, setup = conversion.misfit, conversion.strict, conversion.setup
        return Question(
            operation=operation.describe(),
            subject=subject,
            kind=_K.TYPE,
            table=table,
            problem=f"have a value in {operation.after.name} that does not fit {after}",
            condition=misfit,
            needed=(operation.after.name,),
            strict=strict,
            setup=setup,
        )

    def _allowed(self, name: QName) -> tuple[str, ...]:
        found = self._images.state.value_sets.get(name)
        return found.values if found is not None else ()

    def _not_among(self, value: str, allowed: Iterable[str]) -> str:
        values = ", ".join(self._platform.literal(item) for item in allowed)
        return f"{value} NOT IN ({values})" if values else f"{value} IS NOT NULL"

    def _unique(
        self, operation: op.Operation, name: str, columns: tuple[str, ...], kind: PrecheckKind
    ) -> Iterator[Question]:
        table_name = op.table_of(operation)
        if table_name is None:
            return
        table, image = self._table(table_name), self._images.of[table_name]
        features = self._platform.features
        if features.nulls_distinct and any(image.is_null(column) for column in columns):
            return
        subject = f"{table.name}.{name}"
        values = tuple(self._column(column) for column in columns)
        told = ", ".join(columns)
        yield Question(
            operation=operation.describe(),
            subject=subject,
            kind=kind,
            table=table,
            problem=f"have the same {told} as another row",
            condition=self._present(values) if features.nulls_distinct else "1 = 1",
            alike=values,
            needed=columns,
        )
        if image.written:
            yield self._collision(operation.describe(), subject, table, [columns], image.written)

    def _present(self, values: Sequence[str]) -> str:
        return " AND ".join(f"{value} IS NOT NULL" for value in values)

    def _unique_index(self, operation: op.AddIndex) -> Question:
        index, table = operation.index, self._table(operation.table)
        values, needed = self._index_values(index, table)
        conditions = [self._present(values)] if self._platform.features.nulls_distinct else []
        if index.where is not None:
            conditions.append(f"({self._platform.expression(index.where, table)})")
            needed = (*needed, *columns_in(index.where, table, self._platform))
        return Question(
            operation=operation.describe(),
            subject=f"{table.name}.{index.name}",
            kind=_K.UNIQUE,
            table=table,
            problem=f"are the same as another row by index {index.name}",
            condition=" AND ".join(conditions) or "1 = 1",
            alike=values,
            needed=needed,
        )

    def _index_values(self, index: Index, table: Table) -> tuple[tuple[str, ...], tuple[str, ...]]:
        values, needed = list[str](), list[str]()
        for part in index.columns:
            if part.name is not None:
                values.append(self._column(part.name))
                needed.append(part.name)
            elif part.expression is not None:
                values.append(f"({self._platform.expression(part.expression, table)})")
                needed += columns_in(part.expression, table, self._platform)
        return tuple(values), tuple(needed)

    def _check(self, operation: op.AddCheck) -> Question:
        table, check = self._table(operation.table), operation.check
        text = self._platform.expression(check.expression, table)
        return Question(
            operation=operation.describe(),
            subject=f"{table.name}.{check.name}",
            kind=_K.CHECK,
            table=table,
            problem=f"do not keep {check.name}: {' '.join(check.expression.text.split())}",
            condition=f"NOT ({text})",
            needed=tuple(columns_in(check.expression, table, self._platform)),
        )

    def _foreign_key(self, operation: op.AddForeignKey) -> Iterator[Question]:
        key, table = operation.foreign_key, self._table(operation.table)
        image, parent = self._images.of[operation.table], self._images.of.get(key.target)
        if parent is None or any(image.is_null(column) for column in key.columns):
            return
        own = [self._column(column) for column in key.columns]
        yield Question(
            operation=operation.describe(),
            subject=f"{table.name}.{key.name}",
            kind=_K.FOREIGN_KEY,
            table=table,
            problem=f"point at rows of {key.target} that are not there",
            condition=self._present(own),
            needed=key.columns,
            setup=tuple(parent.setup),
            missing=self._missing(key, own, parent),
        )

    def _missing(self, key: ForeignKey, own: Sequence[str], parent: Image) -> tuple[str, str]:
        """Return the parent's rows and the condition that one of them is pointed at, if told."""
        target = self._table(key.target)
        if parent.restored:
            return "", f"rows of {key.target} come back from the archive"
        pairs = list(zip(own, key.target_columns, strict=True))
        conditions = []
        for row in parent.written:
            cells = row.as_mapping()
            if any(column not in cells for column in key.target_columns):
                return "", f"rows that the plan writes into {key.target} get their key then"
            parts = [
                equals(value, cells[name], target.find_column(name), self._platform)
                for value, name in pairs
            ]
            conditions.append(" AND ".join(parts))
        written = f"NOT {any_of(conditions)}" if conditions else ""
        if parent.source is None:
            return written or "1 = 1", ""
        if set(key.target_columns) & parent.unknown:
            return "", f"the database makes up the keys of {key.target}"
        rows = parent.text(target, key.target_columns, self._platform)
        match = " AND ".join(
            f"{PARENT}.{self._platform.quote(name)} = {value}" for value, name in pairs
        )
        absent = f"NOT EXISTS (SELECT 1 FROM ({rows}) AS {PARENT} WHERE {match})"
        return (f"{absent} AND {written}" if written else absent), ""

    def _value_set(self, operation: op.AlterValueSet) -> Iterator[Question]:
        kept = set(operation.after.values)
        gone = [value for value in operation.before.values if value not in kept]
        if not gone:
            return
        listed = ", ".join(self._platform.literal(value) for value in gone)
        for table in self._images.state.tables.values():
            for column in table.columns:
                if column.type.value_set != operation.before.name:
                    continue
                value = as_text(self._column(column.name), self._platform)
                yield Question(
                    operation=operation.describe(),
                    subject=f"{table.name}.{column.name}",
                    kind=_K.VALUE_SET,
                    table=table,
                    problem=f"hold a value in {column.name} that goes out of {operation.after.name}",
                    condition=f"{value} IN ({listed})",
                    needed=(column.name,),
                )

    def _partitioning(self, operation: op.SetPartitioning) -> Iterator[Question]:
        after, table = operation.after, self._table(operation.table)
        if after is None:
            return
        condition, reason = outside_partitions(after, self._column)
        yield Question(
            operation=operation.describe(),
            subject=str(table.name),
            kind=_K.PARTITION,
            table=table,
            problem="fit in no partition",
            condition=condition,
            needed=after.columns,
            reason=reason,
        )

    def _rows(self, rows: Sequence[_RowOperation]) -> Iterator[Question]:
        table = self._table(rows[0].table)
        deleted = [item for item in rows if isinstance(item, op.DeleteRow)]
        if deleted:
            yield from self._pointing(deleted, table)
            return
        inserted = [item.row for item in rows if isinstance(item, op.InsertRow)]
        if inserted:
            keys = [table.primary_key.columns] if table.primary_key is not None else []
            lists = [*keys, *(unique.columns for unique in table.uniques)]
            yield self._collision(_together(rows), str(table.name), table, lists, inserted)

    def _collision(
        self,
        operation: str,
        subject: str,
        table: Table,
        lists: Sequence[tuple[str, ...]],
        written: Sequence[Row],
    ) -> Question:
        """Return the question for rows that are in the place of the plan's own."""
        conditions: dict[str, None] = {}
        for columns in lists:
            for row in written:
                cells = row.as_mapping()
                if all(cells.get(name) is not None for name in columns):
                    parts = [
                        equals(
                            self._column(name), cells[name], table.find_column(name), self._platform
                        )
                        for name in columns
                    ]
                    conditions[" AND ".join(parts)] = None
        return Question(
            operation=operation,
            subject=subject,
            kind=_K.REFERENCE_ROW,
            table=table,
            problem="have the key of a reference row that the plan writes",
            condition=any_of(list(conditions)) if conditions else "",
            needed=tuple(dict.fromkeys(name for columns in lists for name in columns)),
        )

    def _pointing(self, deleted: Sequence[op.DeleteRow], table: Table) -> Iterator[Question]:
        """Yield a question for each foreign key that would refuse the deletions."""
        for child in self._images.state.tables.values():
            if child.name in self._going:
                continue
            for key in child.foreign_keys:
                acts = key.on_delete not in (Action.NO_ACTION, Action.RESTRICT)
                gone = f"{child.name}.{key.name}" in self._going
                if key.target != table.name or acts or gone:
                    continue
                yield self._pointing_by(key, child, deleted, table)

    def _pointing_by(
        self, key: ForeignKey, child: Table, deleted: Sequence[op.DeleteRow], table: Table
    ) -> Question:
        conditions, reason = [], ""
        own = [self._column(column) for column in key.columns]
        for operation in deleted:
            cells = operation.row.as_mapping()
            if any(cells.get(name) is None for name in key.target_columns):
                reason = f"the reference rows of {table.name} do not say what {key.name} points at"
                continue
            pairs = zip(own, key.target_columns, strict=True)
            parts = [
                equals(value, cells[name], table.find_column(name), self._platform)
                for value, name in pairs
            ]
            conditions.append(" AND ".join(parts))
        return Question(
            operation=_together(deleted),
            subject=f"{child.name}.{key.name}",
            kind=_K.FOREIGN_KEY,
            table=child,
            problem=f"point at reference rows of {table.name} that the plan deletes",
            condition=any_of(conditions) if conditions else "1 = 1",
            needed=key.columns,
            reason=reason,
        )

    def _column(self, name: str) -> str:
        return f"{ROW}.{self._platform.quote(name)}"


def _run_key(operation: op.Operation) -> object:
    """Changes of rows of one table in a row are one question; anything else is its own."""
    if isinstance(operation, _RowOperation):
        return type(operation), operation.table
    return id(operation)


def _together(rows: Sequence[_RowOperation]) -> str:
    if len(rows) == 1:
        return rows[0].describe()
    verb = {op.InsertRow: "insert", op.UpdateRow: "update", op.DeleteRow: "delete"}[type(rows[0])]
    return f"{verb} {len(rows)} reference rows of {rows[0].table}"


def _going(operations: Sequence[op.Operation]) -> frozenset[QName | str]:
    """Return tables and foreign keys that are gone in the end: they need not fit on the way."""
    gone: set[QName | str] = set()
    for operation in operations:
        match operation:
            case op.DropTable():
                gone.add(operation.table.name)
            case op.DropForeignKey():
                gone.add(f"{operation.table}.{operation.foreign_key.name}")
            case _:
                continue
    return frozenset(gone)
