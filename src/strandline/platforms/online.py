"""What online forms have in common: the parts of a migration, and what stands in their way.

A step that scans or rewrites a table under a lock is taken apart: a quick change inside the first
transaction, the long work outside of any, a quick change in a second transaction. All of a
migration's long work comes after its first transaction, so that what this one takes apart for a
moment (a view that is made anew, say) is whole again while the long work runs.
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName
from strandline.dictionary.policy import OnlineForms
from strandline.diff import operations as op
from strandline.errors import Refused
from strandline.platforms.base import Effect, Step, StepEffect


class Part(enum.IntEnum):
    """The parts of a migration, in their order."""

    CHANGE = 1
    """First transaction: everything that is quick, as it was rendered."""
    FILL = 2
    """Outside: rows of new columns, batch by batch."""
    PROMISE = 3
    """Transaction: rules that filled rows keep, for new rows only as yet."""
    BUILD = 4
    """Outside: indexes are built, rows present are proved to keep the rules."""
    SWITCH = 5
    """Transaction: constraints take over indexes, proved columns lose their nulls."""
    PROVE = 6
    """Outside: what could only be promised after the switch is proved."""
    CLEAR = 7
    """Outside: indexes that nothing uses any more go."""
    CLOSE = 8
    """Last transaction: the version's own row."""


Placed = tuple[Part, Step]


def in_order(placed: Iterable[Placed]) -> tuple[Step, ...]:
    """Return the steps part by part, within a part in the order they were planned."""
    return tuple(step for _, step in sorted(placed, key=lambda item: item[0]))


def effects(*pairs: tuple[Effect, str]) -> tuple[StepEffect, ...]:
    return tuple(StepEffect(effect=effect, subject=subject) for effect, subject in pairs)


_RESHAPES = {op.ColumnAspect.TYPE, op.ColumnAspect.GENERATED, op.ColumnAspect.IDENTITY}


@dataclass(frozen=True, slots=True)
class Outlook:
    """One operation among the others of its migration: what comes after it, what is new."""

    operation: op.Operation
    later: Sequence[op.Operation]
    every: Sequence[op.Operation]
    new_tables: Collection[QName]

    @property
    def table(self) -> QName | None:
        return op.table_of(self.operation)

    def can_wait(self, columns: Collection[str] | None = None, *, name: str = "") -> bool:
        """Say whether the operation's work may be done after all later ones.

        `columns` are those it needs as they are, None for all of its table's; `name` is what it
        frees. Renames, changed types and new partitions that follow stand in the way.
        """
        return not any(self._disturbs(other, columns, name) for other in self.later)

    def views_follow(self) -> bool:
        """Say whether a view is made later, which may need a key to be there."""
        return any(isinstance(other, op.CreateView) for other in self.later)

    def _disturbs(self, other: op.Operation, columns: Collection[str] | None, name: str) -> bool:
        if isinstance(other, op.AlterValueSet):
            return True
        if name and name in names_taken(other):
            return True
        if op.table_of(other) != self.table:
            return False
        match other:
            case op.RenameTable() | op.DropTable() | op.SetPartitioning():
                return True
            case op.RenameColumn():
                return columns is None or other.before in columns
            case op.DropColumn():
                return columns is None or other.column.name in columns
            case op.AlterColumn():
                held = columns is None or other.after.name in columns
                return held and bool(other.aspects & _RESHAPES)
            case _:
                return False


def names_taken(operation: op.Operation) -> set[str]:
    """Return the names that an operation gives to tables, keys and indexes."""
    match operation:
        case op.RenameConstraint():
            return {operation.after}
        case op.AddUnique():
            return {operation.unique.name}
        case op.AddPrimaryKey():
            return {operation.key.name}
        case op.AddIndex():
            return {operation.index.name}
        case op.RenameTable():
            return {operation.after.name}
        case op.CreateTable():
            table = operation.table
            names = {table.name.name, *(unique.name for unique in table.uniques)}
            names |= {index.name for index in table.indexes}
            return names | ({table.primary_key.name} if table.primary_key is not None else set())
        case _:
            return set()


def outlooks(steps: Sequence[Step]) -> Iterator[tuple[Step, Outlook | None]]:
    """Yield each step with the outlook of its operation; None for one that has not exactly one."""
    every = [operation for step in steps for operation in step.operations]
    new = {operation.table.name for operation in every if isinstance(operation, op.CreateTable)}
    passed = 0
    for step in steps:
        passed += len(step.operations)
        if len(step.operations) != 1:
            yield step, None
            continue
        yield step, Outlook(step.operations[0], every[passed:], every, new)


_LOCKS = (Effect.LOCKS_READERS, Effect.LOCKS_WRITERS)


def refuse_long_steps(
    steps: Iterable[Step], *, mode: OnlineForms, before: Mapping[QName, Table]
) -> None:
    """Refuse a step that still scans or rewrites a table under a lock, where policy says so."""
    if mode is not OnlineForms.ALWAYS:
        return
    new = {
        str(operation.table.name)
        for step in steps
        for operation in step.operations
        if isinstance(operation, op.CreateTable)
    }
    for step in steps:
        locked = {item.subject for item in step.effects if item.effect in _LOCKS}
        long = [
            item
            for item in step.effects
            if item.subject not in new
            and (
                item.effect is Effect.REWRITES
                or (item.effect is Effect.SCANS and item.subject in locked)
            )
        ]
        if step.transactional and long and before:
            raise Refused(
                "O001",
                f"policy says `online: always`, and this step has no online form: {step.title} "
                f"({', '.join(str(effect) for effect in long)})",
                hint="give it a release of its own with `online: auto` in a quiet hour, or reach "
                "the same shape in steps: a new column beside the old one, `plan --expand-contract`",
                details={"step": step.title, "effects": [str(effect) for effect in long]},
            )


def last_of_all(steps: Sequence[Step], closing: Collection[op.Operation]) -> tuple[Step, ...]:
    """Return the steps with those that only record the version at the end, where it is true.

    Of a migration in one transaction nothing is moved, nor past a change of the very table.
    """
    places = [
        place
        for place, step in enumerate(steps)
        if step.operations and all(operation in closing for operation in step.operations)
    ]
    if not places or all(step.transactional for step in steps):
        return tuple(steps)
    tables = {op.table_of(operation) for operation in closing}
    others = [step for place, step in enumerate(steps) if place not in places]
    if any(
        op.table_of(operation) in tables
        for step in others
        if steps.index(step) > places[0]
        for operation in step.operations
    ):
        return tuple(steps)
    return (*others, *(steps[place] for place in places))


def existing(before: Dictionary, outlook: Outlook) -> bool:
    """Say whether the operation works on a table that was there before the migration."""
    name = outlook.table
    return name is not None and name not in outlook.new_tables and bool(before.tables)


def without_effects(step: Step, *gone: Effect) -> tuple[StepEffect, ...]:
    return tuple(effect for effect in step.effects if effect.effect not in gone)


def outside(step: Step, settings: Sequence[str], resets: Sequence[str]) -> Step:
    """Return the step as one that runs between transactions."""
    return replace(step, transactional=False, settings=tuple(settings), resets=tuple(resets))
