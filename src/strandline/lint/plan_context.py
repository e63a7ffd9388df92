"""What plan rules are given: one direction of a plan, with look-ups made once for all rules."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName
from strandline.dictionary.policy import Policy
from strandline.diff.operations import (
    AddColumn,
    CreateTable,
    DropTable,
    Operation,
    RenameTable,
    table_of,
)
from strandline.lint.rule import NodePath
from strandline.plan.model import Plan, PlannedMigration
from strandline.platforms.base import Effect, Platform, Step
from strandline.platforms.features import Features
from strandline.platforms.held import held_name
from strandline.platforms.sizes import Sizes

T = TypeVar("T", bound=Operation)


class Direction(enum.Enum):
    """Which way a plan goes: the migration itself, or its way back."""

    FORWARD = "forward"
    ROLLBACK = "rollback"


@dataclass(kw_only=True)
class PlanContext:
    """One direction of a plan on one platform.

    `before` and `after` are the states as the platform holds them, `declared_before` and
    `declared_after` as they are written. `sizes` are those of a live database, None without one.
    `declared` maps the platform's names of tables to the written ones.
    """

    platform: str
    features: Features
    direction: Direction
    operations: tuple[Operation, ...]
    steps: tuple[Step, ...]
    before: Dictionary
    after: Dictionary
    declared_before: Dictionary
    declared_after: Dictionary
    declared: Mapping[QName, QName] = field(default_factory=dict)
    policy: Policy = field(default_factory=Policy)
    sizes: Sizes | None = None
    server_version: str | None = None

    @property
    def head(self) -> Dictionary:
        """The newer of the two states: what the author is looking at."""
        return self.after if self.direction is Direction.FORWARD else self.before

    def shown(self, name: QName) -> str:
        """Return the name of a table or view as it is written in the dictionary."""
        return str(self.declared.get(name, name))

    def path(self, name: QName, *keys: object) -> NodePath:
        """Return the path of a node of a table, in written names."""
        return ("tables", self.declared.get(name, name), *keys)

    @cached_property
    def _origins(self) -> tuple[QName | None, ...]:
        """For each operation, what its table was called at the start; None for a new one."""
        names = {name: name for name in self.before.tables}
        found: list[QName | None] = []
        for operation in self.operations:
            table = table_of(operation)
            found.append(names.get(table) if table is not None else None)
            match operation:
                case CreateTable():
                    names.pop(operation.table.name, None)
                case DropTable():
                    names.pop(operation.table.name, None)
                case RenameTable() if operation.before in names:
                    names[operation.after] = names.pop(operation.before)
                case _:
                    pass
        return tuple(found)

    def on_existing(self, kind: type[T]) -> Iterator[tuple[T, QName]]:
        """Yield the operations of a kind on tables that are there already.

        The name is what the table is called before the plan runs.
        """
        for operation, origin in zip(self.operations, self._origins, strict=True):
            if origin is not None and isinstance(operation, kind):
                yield operation, origin

    def each(self, kind: type[T]) -> Iterator[T]:
        """Yield all operations of a kind."""
        return (operation for operation in self.operations if isinstance(operation, kind))

    def was(self, origin: QName) -> Table:
        """Return a table as it is before the plan runs."""
        return self.before.tables[origin]

    @cached_property
    def _steps_by_operation(self) -> dict[int, list[Step]]:
        found: dict[int, list[Step]] = {}
        for step in self.steps:
            for operation in step.operations:
                found.setdefault(id(operation), []).append(step)
        return found

    def steps_of(self, operation: Operation) -> list[Step]:
        """Return the steps that carry out an operation."""
        found = self._steps_by_operation.get(id(operation))
        if found is None:
            found = [step for step in self.steps if operation in step.operations]
        return found

    def fate(self, subject: str) -> Effect | None:
        """Say what becomes of data: lost for good, archived, or (None) nothing."""
        effects = {
            item.effect for step in self.steps for item in step.effects if item.subject == subject
        }
        for effect in (Effect.LOSES_DATA, Effect.ARCHIVES):
            if effect in effects:
                return effect
        return None

    def is_added(self, table: QName, column: str) -> bool:
        """Say whether the plan itself adds a column."""
        return (table, column) in self._added

    @cached_property
    def _added(self) -> frozenset[tuple[QName, str]]:
        return frozenset((added.table, added.column.name) for added in self.each(AddColumn))

    def has(self, operation: Operation, effect: Effect, subject: str | None = None) -> bool:
        """Say whether the steps of an operation have an effect, on one subject or on any."""
        return any(
            item.effect is effect and subject in (None, item.subject)
            for step in self.steps_of(operation)
            for item in step.effects
        )


def contexts_of(
    planned: PlannedMigration,
    platform: Platform,
    *,
    policy: Policy | None = None,
    sizes: Sizes | None = None,
    server_version: str | None = None,
) -> tuple[PlanContext, PlanContext]:
    """Return what rules are given of both directions.

    The sizes are those before the migration; on the way back they are the best guess there is.
    """
    forward = planned.forward
    before = platform.lower(forward.base_state).dictionary
    after = platform.lower(forward.target_state).dictionary
    declared = {
        held_name(name, platform): name
        for state in (forward.base_state, forward.target_state)
        for name in (*state.tables, *state.views, *state.value_sets)
    }

    def context(plan: Plan, direction: Direction) -> PlanContext:
        back = direction is Direction.ROLLBACK
        return PlanContext(
            platform=platform.name,
            features=platform.features,
            direction=direction,
            operations=plan.operations,
            steps=plan.steps,
            before=after if back else before,
            after=before if back else after,
            declared_before=plan.base_state,
            declared_after=plan.target_state,
            declared=declared,
            policy=policy or Policy(),
            sizes=sizes,
            server_version=server_version,
        )

    return context(forward, Direction.FORWARD), context(planned.rollback, Direction.ROLLBACK)
