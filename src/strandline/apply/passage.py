"""What a migration does to rows, told by its operations: which columns stay what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlglot import exp

from strandline.apply.look import Digests, digest
from strandline.dictionary.expressions import ExpressionError, parse_expression
from strandline.dictionary.model import Column, Dictionary, Row, Table
from strandline.dictionary.names import QName
from strandline.diff.operations import (
    Archive,
    DeleteRow,
    InsertRow,
    Operation,
    RenameTable,
    Restore,
    UpdateRow,
)
from strandline.drift.live import comparable_cell
from strandline.plan.images import Images
from strandline.platforms.base import Platform


@dataclass(slots=True)
class Written:
    """Reference rows of one table that a migration writes: by their keys, else their number."""

    keys: set[Digests] = field(default_factory=set)
    untold: int = 0

    def __bool__(self) -> bool:
        return bool(self.keys or self.untold)


@dataclass(slots=True)
class TablePassage:
    """A table that lives on. `pairs` are (before, after) names of columns that stay as they are.

    Left out are columns of another type, and those of which the migration or its way back archives
    values that the other shape cannot hold.

    `added` are columns that are new and hold values of their own. `written` are the rows that the
    migration inserts, changes or deletes itself.
    """

    before: Table
    after: Table
    pairs: tuple[tuple[str, str], ...]
    added: tuple[Column, ...]
    written: Written

    @property
    def is_keyless(self) -> bool:
        return self.after.primary_key is None or self.before.primary_key is None


@dataclass(frozen=True, slots=True)
class Passage:
    """All tables that live on, by their names after; and the new ones."""

    tables: tuple[TablePassage, ...]
    created: tuple[Table, ...]
    dropped: tuple[Table, ...]
    written: dict[QName, Written]
    """The rows that the migration itself writes, by the table's name after."""

    def known(self) -> dict[str, QName]:
        """Return the names of tables, before and after, with the name before."""
        names = {str(item.before.name): item.before.name for item in self.tables}
        names |= {str(table.name): table.name for table in self.dropped}
        for item in self.tables:
            names.setdefault(str(item.after.name), item.before.name)
        return names


def passage(
    operations: Sequence[Operation], before: Dictionary, after: Dictionary, platform: Platform
) -> Passage:
    """Return the passage of a plan between two lowered dictionaries."""
    # What comes back from an archive comes back to where it was.
    images = Images(before, platform, frozenset())
    written: dict[QName, Written] = {}
    for operation in operations:
        if isinstance(operation, InsertRow | UpdateRow | DeleteRow):
            table = images.state.tables[operation.table]
            row = operation.before if isinstance(operation, UpdateRow) else operation.row
            key = row_key(table, row)
            # By the name after: a later rename moves them along.
            noted = written.setdefault(operation.table, Written())
            if key is None:
                noted.untold += 1
            else:
                noted.keys.add(key)
        images.follow(operation)
        if isinstance(operation, RenameTable) and operation.before in written:
            written[operation.after] = written.pop(operation.before)
    before_fits, after_fits = _fitted(operations, Archive), _fitted(operations, Restore)
    lived: list[TablePassage] = []
    created: list[Table] = []
    for name, table in after.tables.items():
        image = images.of[name]
        if image.source is None:
            created.append(table)
            continue
        item = _passage(image.source, table, image.origin, written.get(name, Written()))
        item.pairs = tuple(
            (old, new)
            for old, new in item.pairs
            if (image.source.name, old) not in before_fits and (name, new) not in after_fits
        )
        lived.append(item)
    kept = {item.before.name for item in lived}
    dropped = tuple(table for name, table in before.tables.items() if name not in kept)
    return Passage(tuple(lived), tuple(created), dropped, written)


def _fitted(
    operations: Sequence[Operation], kind: type[Archive | Restore]
) -> set[tuple[QName, str]]:
    """Return columns of which values are archived because they do not fit the other shape."""
    return {
        (operation.kept.table, operation.kept.lost[0])
        for operation in operations
        if isinstance(operation, kind) and operation.kept.fit is not None
    }


def _passage(before: Table, after: Table, origin: dict[str, str], written: Written) -> TablePassage:
    pairs, added = [], []
    for column in after.columns:
        if column.generated is not None:
            continue
        source = before.find_column(origin.get(column.name, ""))
        if source is None:
            if column.identity is None:
                added.append(column)
        elif source.type == column.type and source.generated is None:
            pairs.append((source.name, column.name))
    return TablePassage(
        before=before,
        after=after,
        pairs=tuple(pairs),
        added=tuple(added),
        written=written,
    )


def row_key(table: Table, row: Row) -> Digests | None:
    """Return the digests of a reference row's key; None when it does not name all of it."""
    if table.primary_key is None:
        return None
    cells = row.as_mapping()
    if any(name not in cells for name in table.primary_key.columns):
        return None
    return tuple(
        digest(comparable_cell(cells[name], table.get_column(name).type))
        for name in table.primary_key.columns
    )


def same_key(item: TablePassage) -> bool:
    """Say whether rows are told by the same key, before and after."""
    before, after = item.before.primary_key, item.after.primary_key
    if before is None or after is None:
        return False
    names = dict(item.pairs)
    return tuple(names.get(name) for name in before.columns) == after.columns


def is_made_up(column: Column) -> bool:
    """Say whether the database gives a column another value each time: a clock, a random key."""
    if column.default is None:
        return False
    if column.default.expression.overrides:
        return True
    try:
        tree = parse_expression(column.default.expression.text)
    except ExpressionError:
        return True
    return any(not isinstance(node, exp.Cast) for node in tree.find_all(exp.Func))
