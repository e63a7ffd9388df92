"""Steps in the forms that keep a table's readers and writers going on PostgreSQL.

Indexes are built CONCURRENTLY, constraints are added NOT VALID and validated afterwards, a key
takes over an index that was built before, NOT NULL stands on a validated check, and a default
that differs from row to row is written in batches. What has no such form stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from strandline.dictionary.model import Dictionary, Index, Table
from strandline.dictionary.names import QName, shorten
from strandline.dictionary.policy import OnlineForms
from strandline.diff import operations as op
from strandline.diff.kept import KeptKind
from strandline.platforms.archiving.statements import Keeping
from strandline.platforms.base import LEDGER_PREFIX, Effect, Step
from strandline.platforms.online import (
    Outlook,
    Part,
    Placed,
    effects,
    existing,
    in_order,
    outlooks,
    outside,
    refuse_long_steps,
    without_effects,
)
from strandline.platforms.postgres import behaviours, fill, sql
from strandline.platforms.postgres.alter import mentions, rewrites
from strandline.platforms.postgres.archive import ARCHIVE
from strandline.platforms.postgres.current import CurrentTables
from strandline.platforms.postgres.frame import outside_settings
from strandline.platforms.postgres.text import names, qualified, quote


def online(
    steps: Sequence[Step], *, mode: OnlineForms, before: Dictionary, after: Dictionary
) -> tuple[Step, ...]:
    """Return the steps of a migration in online forms; see the platform protocol."""
    if mode is OnlineForms.NEVER or not before.tables:
        return tuple(steps)
    maker = _Maker(before, after)
    placed = [item for step, outlook in outlooks(steps) for item in maker.placed(step, outlook)]
    result = in_order(placed)
    refuse_long_steps(result, mode=mode, before=before.tables)
    return result


class _Maker:
    def __init__(self, before: Dictionary, after: Dictionary) -> None:
        self._before = before
        self._tables = CurrentTables(before, after)
        self._late_keys: set[tuple[QName, frozenset[str]]] = set()
        self._filled: dict[QName, set[str]] = {}
        self._swapped: set[tuple[QName, str]] = set()

    def placed(self, step: Step, outlook: Outlook | None) -> list[Placed]:
        """Return the step, or what is done in its place, each with the part it belongs to."""
        found: list[Placed] | None = None
        if outlook is not None and self._has_readers(outlook):
            found = self._forms(step, outlook)
        for operation in step.operations:
            self._tables.follow(operation)
        if found is None:
            return [(Part.CHANGE, step)]
        return [(part, replace(each, taken_apart=True)) for part, each in found]

    def _has_readers(self, outlook: Outlook) -> bool:
        """Say whether the table was there before, in one piece: partitions have forms of their own."""
        name = outlook.table
        if name is None or not existing(self._before, outlook):
            return False
        return self._tables.get(name).partitioning is None

    def _forms(self, step: Step, outlook: Outlook) -> list[Placed] | None:
        operation = outlook.operation
        match operation:
            case op.AddIndex():
                return self._add_index(step, operation, outlook)
            case op.DropIndex():
                return self._drop_index(step, operation, outlook)
            case op.AddUnique():
                unique = operation.unique
                return self._add_key(
                    step, operation, "UNIQUE", unique.name, unique.columns, outlook
                )
            case op.AddPrimaryKey():
                key = operation.key
                return self._add_key(step, operation, "PRIMARY KEY", key.name, key.columns, outlook)
            case op.AddForeignKey():
                return self._add_foreign_key(step, operation, outlook)
            case op.AddCheck():
                return self._add_check(step, operation, outlook)
            case op.AlterColumn():
                return self._set_not_null(step, operation, outlook)
            case op.AddColumn():
                return self._add_filled(step, operation, outlook)
            case op.SetManaged() if operation.after.mirrors:
                return self._mirror(step, operation, outlook)
            case _:
                return None

    # ---- indexes ----------------------------------------------------------------------------

    def _add_index(
        self, step: Step, operation: op.AddIndex, outlook: Outlook
    ) -> list[Placed] | None:
        index, table = operation.index, operation.table
        if len(step.statements) != 1 or not outlook.can_wait(_columns(index)):
            return None
        if (table, index.name) in self._swapped:
            return self._swap_index(step, operation)
        return [(Part.BUILD, _built(step, index.name, table, step.statements[0]))]

    def _swap_index(self, step: Step, operation: op.AddIndex) -> list[Placed]:
        """Build the new index beside the old one of the same name, which serves until then."""
        name, table = operation.index.name, operation.table
        passing = _passing(name)
        text = step.statements[0].replace(
            f"INDEX {quote(name)} ON", f"INDEX {quote(passing)} ON", 1
        )
        build = replace(
            _built(step, passing, table, text), title=f"build {passing} on {table}", operations=()
        )
        switch = Step(
            title=f"let {passing} take the place of {name} on {table}",
            statements=(
                f"DROP INDEX {sql.index_place(name, table)}",
                f"ALTER INDEX {sql.index_place(passing, table)} RENAME TO {quote(name)}",
            ),
            operations=step.operations,
            effects=effects((Effect.LOCKS_READERS, str(table))),
        )
        return [(Part.BUILD, build), (Part.SWITCH, switch)]

    def _drop_index(
        self, step: Step, operation: op.DropIndex, outlook: Outlook
    ) -> list[Placed] | None:
        index, table = operation.index, operation.table
        if any(
            isinstance(other, op.AddIndex) and other.index.name == index.name
            for other in outlook.later
        ):
            return self._give_way(operation, outlook)
        rows_follow = index.unique and any(
            isinstance(other, op.InsertRow | op.UpdateRow) and other.table == table
            for other in outlook.later
        )
        if rows_follow or not outlook.can_wait(_columns(index), name=index.name):
            return None
        dropped = replace(
            step,
            statements=(_drop_concurrently(index.name, table),),
            effects=without_effects(step, Effect.LOCKS_READERS),
        )
        return [(Part.CLEAR, outside(dropped, *outside_settings()))]

    def _give_way(self, operation: op.DropIndex, outlook: Outlook) -> list[Placed] | None:
        """Leave the drop to the step that swaps the two, where nothing is in between."""
        table, name = operation.table, operation.index.name
        again = [
            other
            for other in outlook.later
            if isinstance(other, op.AddIndex) and other.index.name == name
        ]
        if len(again) != 1 or again[0].table != table or operation.index.unique:
            return None
        if not outlook.can_wait(_columns(operation.index)):
            return None
        self._swapped.add((table, name))
        return []

    # ---- keys -------------------------------------------------------------------------------

    def _add_key(
        self,
        step: Step,
        operation: op.AddUnique | op.AddPrimaryKey,
        kind: str,
        name: str,
        columns: tuple[str, ...],
        outlook: Outlook,
    ) -> list[Placed] | None:
        table = operation.table
        aside = any(
            isinstance(other, op.DropForeignKey) and other.foreign_key.target == table
            for other in outlook.every
        )
        needed_by_view = isinstance(operation, op.AddPrimaryKey) and outlook.views_follow()
        # Foreign keys that were put aside for the old key would be missing while the new is built.
        if aside or needed_by_view or not outlook.can_wait():
            return None
        self._late_keys.add((table, frozenset(columns)))
        create = f"CREATE UNIQUE INDEX {quote(name)} ON {qualified(table)} ({names(columns)})"
        build = replace(
            _built(step, name, table, create),
            title=f"build the index of {name} on {table}",
            operations=(),
        )
        switch = replace(
            step,
            statements=(
                f"ALTER TABLE {qualified(table)} ADD CONSTRAINT {quote(name)} {kind} "
                f"USING INDEX {quote(name)}",
            ),
            effects=effects((Effect.LOCKS_READERS, str(table))),
        )
        return [(Part.BUILD, build), (Part.SWITCH, switch)]

    # ---- constraints ------------------------------------------------------------------------

    def _add_foreign_key(
        self, step: Step, operation: op.AddForeignKey, outlook: Outlook
    ) -> list[Placed] | None:
        key, table = operation.foreign_key, operation.table
        if self._tables.get(key.target).partitioning is not None or not outlook.can_wait():
            return None
        waits = (key.target, frozenset(key.target_columns)) in self._late_keys
        added = replace(
            step,
            statements=_not_valid(step.statements),
            effects=without_effects(step, Effect.SCANS, Effect.MAY_FAIL),
        )
        proved = _validated(key.name, table)
        if waits:
            return [(Part.SWITCH, added), (Part.PROVE, proved)]
        return [(Part.CHANGE, added), (Part.BUILD, proved)]

    def _add_check(
        self, step: Step, operation: op.AddCheck, outlook: Outlook
    ) -> list[Placed] | None:
        check, table = operation.check, operation.table
        if not outlook.can_wait():
            return None
        added = replace(
            step,
            statements=_not_valid(step.statements),
            effects=without_effects(step, Effect.SCANS, Effect.MAY_FAIL),
        )
        filled = mentions(check.expression, self._filled.get(table, set()))
        part = Part.PROMISE if filled else Part.CHANGE
        return [(part, added), (Part.BUILD, _validated(check.name, table))]

    # ---- columns ----------------------------------------------------------------------------

    def _set_not_null(
        self, step: Step, operation: op.AlterColumn, outlook: Outlook
    ) -> list[Placed] | None:
        before, after, table = operation.before, operation.after, operation.table
        quick = not operation.aspects & {op.ColumnAspect.IDENTITY, op.ColumnAspect.GENERATED}
        if op.ColumnAspect.TYPE in operation.aspects:
            quick = quick and not rewrites(before.type, after.type)
        if not quick or after.nullable or not before.nullable:
            return None
        if not outlook.can_wait({after.name}):
            return None
        change = _set_not_null_text(table, after.name)
        rest = tuple(statement for statement in step.statements if statement != change)
        if len(rest) == len(step.statements):
            return None
        altered: list[Placed] = []
        if rest:
            kept = without_effects(step, Effect.SCANS)
            altered = [(Part.CHANGE, replace(step, statements=rest, operations=(), effects=kept))]
        return [*altered, *_proved_present(step, table, after.name, Part.CHANGE)]

    def _add_filled(
        self, step: Step, operation: op.AddColumn, outlook: Outlook
    ) -> list[Placed] | None:
        column, name = operation.column, operation.table
        table = self._tables.get(name)
        if not fill.has_to_be_written(column) or not self._can_fill(operation, table, outlook):
            return None
        place = qualified(name)
        keeping = self._nulls_that_return(operation, table, outlook)
        but = keeping.came_back_empty() if keeping is not None else ""
        wanted = replace(column, nullable=True, default=None)
        default = sql.default(column.default, column.type, table) if column.default else ""
        added = replace(
            step,
            statements=(
                f"ALTER TABLE {place} ADD COLUMN {sql.column_text(wanted, table)}",
                f"ALTER TABLE {place} ALTER COLUMN {quote(column.name)} SET DEFAULT {default}",
                *step.statements[1:],
                *(keeping.there() if keeping is not None else ()),
            ),
            effects=without_effects(step, Effect.REWRITES),
        )
        written = Step(
            title=f"write the default of {name}.{column.name} into the rows present",
            statements=(fill.batches(table, column.name, default, but=but),),
            effects=effects((Effect.SCANS, str(name))),
        )
        self._filled.setdefault(name, set()).add(column.name)
        placed: list[Placed] = [
            (Part.CHANGE, added),
            (Part.FILL, outside(written, *outside_settings(lock="5s", texts=True))),
        ]
        if column.nullable:
            return placed
        promised = Step(title="", statements=())
        return [*placed, *_proved_present(promised, name, column.name, Part.PROMISE)]

    def _nulls_that_return(
        self, operation: op.AddColumn, table: Table, outlook: Outlook
    ) -> Keeping | None:
        """Return the archive from which the column gets nulls back that are not to be filled."""
        column = operation.column
        for other in outlook.later:
            if isinstance(other, op.Restore) and column.nullable and other.kept.table == table.name:
                if other.kept.kind is KeptKind.COLUMN and other.kept.lost == (column.name,):
                    whole = replace(table, columns=(*table.columns, column))
                    return Keeping(other.kept, whole, ARCHIVE)
        return None

    def _can_fill(self, operation: op.AddColumn, table: Table, outlook: Outlook) -> bool:
        """Say whether rows may be updated: triggers would refuse it, stamp it, or take part."""
        column = operation.column
        # Whole tables come back without a key, so that nothing tells which null is an old one.
        nulls_return = column.nullable and any(
            isinstance(other, op.Restore)
            and other.kept.table == table.name
            and other.kept.kind is KeptKind.WHOLE
            for other in outlook.later
        )
        later_rows = nulls_return or any(
            isinstance(other, op.InsertRow | op.UpdateRow) and other.table == table.name
            for other in outlook.later
        )
        computed = any(
            isinstance(other, op.AddColumn | op.AlterColumn)
            and other.table == table.name
            and (made := other.column if isinstance(other, op.AddColumn) else other.after).generated
            and mentions(made.generated.expression, {column.name})
            for other in outlook.every
        )
        managed = any(
            isinstance(other, op.SetManaged) and other.table == table.name
            for other in outlook.every
        )
        return not (table.managed or managed or computed or later_rows) and outlook.can_wait(
            {column.name}
        )

    def _mirror(
        self, step: Step, operation: op.SetManaged, outlook: Outlook
    ) -> list[Placed] | None:
        """Keep new writes equal at once, and make the rows present equal batch by batch."""
        plain = tuple(behaviours.fill_mirrors(operation.table, operation.after))
        others = replace(operation.after, mirrors=())
        if others or step.statements[-len(plain) :] != plain or not outlook.can_wait():
            return None
        table = self._tables.get(operation.table)
        filled = Step(
            title=f"write what mirrored columns of {table.name} hold into the rows present",
            statements=tuple(
                fill.in_batches(table, *fill.mirrored(*pair)) for pair in operation.after.mirrors
            ),
            effects=effects((Effect.SCANS, str(table.name))),
        )
        switched = replace(step, statements=step.statements[: -len(plain)])
        return [
            (Part.CHANGE, switched),
            (Part.FILL, outside(filled, *outside_settings(lock="5s", texts=True))),
        ]


def _columns(index: Index) -> set[str] | None:
    """Return the columns an index is over; None where an expression may name any."""
    if index.where is not None or any(part.expression is not None for part in index.columns):
        return None
    return {*index.include, *(part.name for part in index.columns if part.name is not None)}


def _built(step: Step, name: str, table: QName, create: str) -> Step:
    """Return the step that builds an index without keeping writers out."""
    text = create.replace("INDEX ", "INDEX CONCURRENTLY ", 1)
    built = replace(
        step,
        # A build that failed or was cut off leaves an index behind that is never used.
        statements=(_drop_concurrently(name, table), text),
        effects=without_effects(step, Effect.LOCKS_WRITERS, Effect.LOCKS_READERS),
    )
    return outside(built, *outside_settings(texts=True))


def _drop_concurrently(name: str, table: QName) -> str:
    return f"DROP INDEX CONCURRENTLY IF EXISTS {sql.index_place(name, table)}"


def _passing(name: str) -> str:
    return shorten(f"{LEDGER_PREFIX}new_{name}")


def _not_valid(statements: Sequence[str]) -> tuple[str, ...]:
    return (*statements[:-1], f"{statements[-1]} NOT VALID")


def _validated(name: str, table: QName) -> Step:
    proved = Step(
        title=f"prove {name} for the rows present of {table}",
        statements=(f"ALTER TABLE {qualified(table)} VALIDATE CONSTRAINT {quote(name)}",),
        effects=effects((Effect.SCANS, str(table)), (Effect.MAY_FAIL, f"{table}.{name}")),
    )
    return outside(proved, *outside_settings())


def _set_not_null_text(table: QName, column: str) -> str:
    return f"ALTER TABLE {qualified(table)} ALTER COLUMN {quote(column)} SET NOT NULL"


def _proved_present(step: Step, table: QName, column: str, part: Part) -> Iterator[Placed]:
    """Yield the way to NOT NULL through a check that is validated while everybody works on."""
    name = shorten(f"{LEDGER_PREFIX}{table.name}_{column}_present")
    place = qualified(table)
    readers = effects((Effect.LOCKS_READERS, str(table)))
    yield (
        part,
        Step(
            title=f"promise that {table}.{column} holds a value from now on",
            statements=(
                f"ALTER TABLE {place} ADD CONSTRAINT {quote(name)} "
                f"CHECK ({quote(column)} IS NOT NULL) NOT VALID",
            ),
            effects=readers,
        ),
    )
    yield (
        Part.BUILD,
        replace(
            _validated(name, table),
            effects=effects((Effect.SCANS, str(table)), (Effect.MAY_FAIL, f"{table}.{column}")),
        ),
    )
    yield (
        Part.SWITCH,
        Step(
            title=step.title or f"make {table}.{column} not null",
            statements=(
                _set_not_null_text(table, column),
                f"ALTER TABLE {place} DROP CONSTRAINT {quote(name)}",
            ),
            operations=step.operations,
            effects=readers,
        ),
    )
