"""Foreign keys out of the way while the key that they point at is replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from strandline.dictionary.model import Dictionary, ForeignKey
from strandline.dictionary.names import QName
from strandline.diff.operations import (
    AddForeignKey,
    AddPrimaryKey,
    AddUnique,
    ConstraintKind,
    DropForeignKey,
    DropPrimaryKey,
    DropUnique,
    Operation,
    RenameConstraint,
    RenameTable,
)

_Held = tuple[QName, ForeignKey]
"""A foreign key with the table it is on."""


def keys_aside(
    operations: Sequence[Operation], before: Dictionary, after: Dictionary
) -> tuple[list[DropForeignKey], list[AddForeignKey], list[Operation]]:
    """Return drops in old names, additions in new names, and the operations that are left.

    A foreign key that stays hangs on its target's key: the drop of that key is refused before the
    foreign key is gone. On the way back the same holds for keys that were added.
    """
    gone = {
        (op.table, frozenset(op.key.columns)) for op in operations if isinstance(op, DropPrimaryKey)
    }
    gone |= {
        (op.table, frozenset(op.unique.columns)) for op in operations if isinstance(op, DropUnique)
    }
    new = {
        (op.table, frozenset(op.key.columns)) for op in operations if isinstance(op, AddPrimaryKey)
    }
    new |= {
        (op.table, frozenset(op.unique.columns)) for op in operations if isinstance(op, AddUnique)
    }
    moved = [
        (old, now)
        for old, now in _staying(operations, before, after)
        if _target(old[1]) in gone or _target(now[1]) in new
    ]
    named_anew = {(table, key.name) for _, (table, key) in moved}
    left = [
        op
        for op in operations
        if not (
            isinstance(op, RenameConstraint)
            and op.kind is ConstraintKind.FOREIGN_KEY
            and (op.table, op.after) in named_anew
        )
    ]
    drops = [DropForeignKey(table=table, foreign_key=key) for (table, key), _ in moved]
    adds = [AddForeignKey(table=table, foreign_key=key) for _, (table, key) in moved]
    return drops, adds, left


def _target(key: ForeignKey) -> tuple[QName, frozenset[str]]:
    return key.target, frozenset(key.target_columns)


def _staying(
    operations: Sequence[Operation], before: Dictionary, after: Dictionary
) -> Iterator[tuple[_Held, _Held]]:
    """Yield each foreign key that is neither dropped nor added, as it was and as it will be."""
    tables = {op.before: op.after for op in operations if isinstance(op, RenameTable)}
    names = {
        (op.table, op.before): op.after
        for op in operations
        if isinstance(op, RenameConstraint) and op.kind is ConstraintKind.FOREIGN_KEY
    }
    dropped = {
        (op.table, op.foreign_key.name) for op in operations if isinstance(op, DropForeignKey)
    }
    for table in before.tables.values():
        held = after.tables.get(tables.get(table.name, table.name))
        if held is None:
            continue
        later = {key.name: key for key in held.foreign_keys}
        for key in table.foreign_keys:
            found = later.get(names.get((held.name, key.name), key.name))
            if found is not None and (table.name, key.name) not in dropped:
                yield (table.name, key), (held.name, found)
