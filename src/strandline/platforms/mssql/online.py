"""Steps in the forms that keep a table's readers and writers going on SQL Server.

ONLINE = ON exists on some editions only, and one script serves all: the statement is put together
when it runs. It stands outside the transaction, where its last lock goes at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from strandline.dictionary.model import Column, Dictionary, Table
from strandline.dictionary.names import QName
from strandline.dictionary.policy import OnlineForms
from strandline.dictionary.types import TypeKind
from strandline.diff import operations as op
from strandline.platforms.base import Effect, Step
from strandline.platforms.mssql.alter import widens
from strandline.platforms.mssql.progress import Progress
from strandline.platforms.mssql.text import qualified, string
from strandline.platforms.online import (
    Outlook,
    Part,
    Placed,
    existing,
    in_order,
    outlooks,
    outside,
    refuse_long_steps,
    without_effects,
)

ENGINES = (3, 5, 8)
"""EngineEdition of Enterprise (Developer and Evaluation included), Azure SQL, Managed Instance."""

_UNBOUNDED = (TypeKind.STRING, TypeKind.TEXT, TypeKind.BINARY, TypeKind.BINARY_LARGE, TypeKind.JSON)
"""Kinds held beside the fixed part of a row."""

_ROW_BYTES = 8_060
_WIDEST = 32
"""Room that is left for a new fixed column and for what a row needs besides."""


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
        self._progress = Progress(before, after)
        self._late_keys: set[tuple[QName, frozenset[str]]] = set()
        self._roomy: set[QName] = set()

    def placed(self, step: Step, outlook: Outlook | None) -> list[Placed]:
        """Return the step, or what is done in its place, each with the part it belongs to."""
        found: list[Placed] | None = None
        if outlook is not None and existing(self._before, outlook):
            found = self._forms(step, outlook)
        for operation in step.operations:
            self._progress.follow(operation)
        if found is None:
            return [(Part.CHANGE, step)]
        return [(part, replace(each, taken_apart=True)) for part, each in found]

    def _forms(self, step: Step, outlook: Outlook) -> list[Placed] | None:
        operation = outlook.operation
        match operation:
            case op.AddIndex():
                return self._add_index(step, operation, outlook)
            case op.AddUnique():
                unique = operation.unique
                return self._add_key(step, unique.name, unique.columns, outlook)
            case op.AddPrimaryKey():
                key = operation.key
                return self._add_key(step, key.name, key.columns, outlook)
            case op.AddForeignKey():
                target = (
                    operation.foreign_key.target,
                    frozenset(operation.foreign_key.target_columns),
                )
                return [(Part.SWITCH, step)] if target in self._late_keys else None
            case op.AlterColumn():
                return self._alter_column(step, operation, outlook)
            case op.AddColumn():
                return self._add_column(step, operation)
            case _:
                return None

    def _add_index(
        self, step: Step, operation: op.AddIndex, outlook: Outlook
    ) -> list[Placed] | None:
        taken = any(
            isinstance(other, op.DropIndex) and other.index.name == operation.index.name
            for other in outlook.every
        )
        # One that takes another's place by its name comes in the transaction that drops that one.
        if taken or not outlook.can_wait():
            return None
        name, table = operation.index.name, operation.table
        there = (
            "EXISTS (SELECT 1 FROM sys.indexes "
            f"WHERE object_id = OBJECT_ID({string(qualified(table))}) AND name = {string(name)})"
        )
        return [(Part.BUILD, self._built(step, f"IF NOT {there}"))]

    def _add_key(
        self, step: Step, name: str, columns: tuple[str, ...], outlook: Outlook
    ) -> list[Placed] | None:
        table = outlook.table
        aside = any(
            isinstance(other, op.DropForeignKey) and other.foreign_key.target == table
            for other in outlook.every
        )
        # Foreign keys that were put aside for the old key would be missing while the new is built.
        if table is None or aside or not outlook.can_wait():
            return None
        self._late_keys.add((table, frozenset(columns)))
        place = string(qualified(QName(table.schema, name)))
        return [(Part.BUILD, self._built(step, f"IF OBJECT_ID({place}) IS NULL"))]

    def _built(self, step: Step, condition: str) -> Step:
        return outside(
            replace(
                step,
                statements=(_where_allowed(step.statements[0], condition),),
                effects=without_effects(step, Effect.LOCKS_WRITERS, Effect.LOCKS_READERS),
            ),
            (),
            (),
        )

    def _alter_column(
        self, step: Step, operation: op.AlterColumn, outlook: Outlook
    ) -> list[Placed] | None:
        """Only where nothing hangs on the column, which the server refuses, is there such a form."""
        before, after = operation.before, operation.after
        retyped = op.ColumnAspect.TYPE in operation.aspects and not widens(before.type, after.type)
        quick = not retyped and (after.nullable or not before.nullable)
        alone = len(step.statements) == 1 and " ALTER COLUMN " in step.statements[0]
        if quick or not alone or before.default is not None or after.default is not None:
            return None
        changed = replace(
            step,
            statements=(_where_allowed(step.statements[0]),),
            effects=without_effects(step, Effect.LOCKS_READERS),
        )
        if self._is_used(operation, outlook) or not outlook.can_wait({after.name}):
            # Its last lock, which readers wait for, then stays to the end of the transaction.
            return [(Part.CHANGE, replace(changed, effects=step.effects))]
        return [(Part.BUILD, outside(changed, (), ()))]

    def _is_used(self, operation: op.AlterColumn, outlook: Outlook) -> bool:
        """Say whether something later in the transaction needs the column in its new shape."""
        return outlook.views_follow() or any(
            op.table_of(other) == operation.table
            and not isinstance(other, op.SetComment | op.AddIndex)
            for other in outlook.later
        )

    def _add_column(self, step: Step, operation: op.AddColumn) -> list[Placed] | None:
        """Make room first: a dropped column's bytes count until the table is rebuilt (Msg 1701)."""
        column, name = operation.column, operation.table
        if column.generated is not None or name in self._roomy or not _is_fixed(column):
            return None
        self._roomy.add(name)
        return [
            (
                Part.CHANGE,
                replace(step, statements=(_room(self._progress.get(name)), *step.statements)),
            )
        ]


def _is_fixed(column: Column) -> bool:
    return column.type.kind not in _UNBOUNDED


def _room(table: Table) -> str:
    """Return what rebuilds the table when its rows, dropped columns included, are about full."""
    place = qualified(table.name)
    return (
        "IF EXISTS (\n"
        "    SELECT 1 FROM sys.system_internals_partition_columns AS held\n"
        "    INNER JOIN sys.partitions AS part ON part.partition_id = held.partition_id\n"
        f"    WHERE part.object_id = OBJECT_ID({string(place)}) AND part.index_id IN (0, 1)\n"
        "    GROUP BY held.partition_id\n"
        "    HAVING MAX(CAST(held.is_dropped AS INT)) = 1\n"
        "        AND SUM(CASE WHEN held.leaf_offset > 0 THEN held.max_inrow_length ELSE 0 END)"
        f" > {_ROW_BYTES - 2 * _WIDEST - 2 * len(table.columns)}\n"
        ")\n"
        f"ALTER TABLE {place} REBUILD"
    )


def _where_allowed(statement: str, condition: str = "") -> str:
    """Return the statement with ONLINE = ON added when it runs on an edition that has it."""
    engines = ", ".join(map(str, ENGINES))
    work = (
        "DECLARE @statement NVARCHAR(MAX) = "
        f"{string(statement)}\n"
        f"    + CASE WHEN CAST(SERVERPROPERTY('EngineEdition') AS INT) IN ({engines})\n"
        "        THEN N' WITH (ONLINE = ON)' ELSE N'' END;\n"
        "EXEC sys.sp_executesql @statement"
    )
    if not condition:
        return work
    return f"{condition}\nBEGIN\n{work};\nEND"
