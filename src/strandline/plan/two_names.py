"""The state in which what is renamed has both names, so that old and new clients work at once.

A renamed table gets a view under its old name. A renamed column stands beside the old one, and
the two are kept equal by a trigger (`Managed.mirrors`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from strandline.dictionary.model import (
    Column,
    Dictionary,
    Expression,
    Index,
    Managed,
    Table,
    View,
)
from strandline.dictionary.names import QName, shorten
from strandline.diff import operations as op
from strandline.diff.renaming import rename_in_index
from strandline.plan.phases import Phases, expanded


class Obstacle(Exception):
    """Why something cannot have two names for a while; a sentence without its end."""


def renames_in(operations: Sequence[op.Operation]) -> list[op.RenameTable | op.RenameColumn]:
    return [item for item in operations if isinstance(item, op.RenameTable | op.RenameColumn)]


def with_both_names(before: Dictionary, after: Dictionary, found: Phases) -> Dictionary:
    """Return the state in between, in which nothing old is missing. Raises Obstacle."""
    renames = renames_in(found.contracting)
    tables = [item for item in renames if isinstance(item, op.RenameTable)]
    state = expanded(before, after, found, keep=tables)
    if state is None:
        raise Obstacle("the parts of the change hang together")
    for item in renames:
        if isinstance(item, op.RenameColumn):
            state = _mirrored(state, after, item)
    for item in tables:
        state = _with_view(state, before, item)
    return state


def _mirrored(state: Dictionary, after: Dictionary, item: op.RenameColumn) -> Dictionary:
    table = state.tables[item.table]
    held = table.get_column(item.before)
    for why in _obstacles(state, table, held):
        raise Obstacle(f"column {item.table}.{item.before} {why}")
    wanted = after.tables[item.table].get_column(item.after)
    # The old column gives way in what it demands: who writes only the new one must be let in.
    columns = [
        replace(column, nullable=True) if column is held else column for column in table.columns
    ]
    new = Column(name=item.after, type=held.type, nullable=True, description=wanted.description)
    columns.insert(columns.index(replace(held, nullable=True)) + 1, new)
    mirrors = tuple(sorted((*table.managed.mirrors, (item.after, item.before))))
    return state.with_table(
        replace(
            table,
            columns=tuple(columns),
            managed=Managed(mirrors=mirrors),
            indexes=(*table.indexes, *_twins(table, after.tables[item.table], item)),
        )
    )


def _obstacles(state: Dictionary, table: Table, column: Column) -> Iterator[str]:
    name = column.name
    if column.identity is not None or column.generated is not None:
        yield "gets its values from the database itself"
    if table.primary_key is not None and name in table.primary_key.columns:
        yield "is part of the primary key"
    if table.partitioning is not None and name in table.partitioning.columns:
        yield "says in which partition a row lies"
    if replace(table.managed, mirrors=()):
        yield "is in a table with managed behaviours of its own, whose triggers would take part"
    for other in state.tables.values():
        for key in other.foreign_keys:
            if key.target == table.name and name in key.target_columns:
                yield f"is what {key.name} of {other.name} points at"


def _twins(table: Table, wanted: Table, item: op.RenameColumn) -> Iterator[Index]:
    """Yield indexes over the new column for those over the old one, so that neither is slow."""
    names = {item.before: item.after}
    taken = {index.name for index in table.indexes}
    final = {replace(index, name=""): index.name for index in wanted.indexes}
    for index in table.indexes:
        twin = rename_in_index(index, names)
        if twin == index:
            continue
        name = final.get(replace(twin, name=""), index.name)
        if name in taken:
            name = shorten(f"{index.name}_{item.after}")
        yield replace(twin, name=name)


def _with_view(state: Dictionary, before: Dictionary, item: op.RenameTable) -> Dictionary:
    if item.before in state.tables or item.before in state.views:
        raise Obstacle(f"something else is called {item.before} from now on")
    old = before.tables[item.before]
    columns = ", ".join(_quoted(name) for name in old.column_names)
    schema = f"{_quoted(item.after.schema)}." if item.after.schema else ""
    view = View(
        name=item.before,
        query=Expression(f"SELECT {columns} FROM {schema}{_quoted(item.after.name)}"),
        description=f"{item.after} under its old name",
    )
    table = replace(state.tables[item.after], renamed_from=str(item.before))
    return replace(state.with_table(table), views={**state.views, view.name: view})


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def old_names(renames: Sequence[op.RenameTable | op.RenameColumn]) -> Iterator[QName | str]:
    """Yield what the application has to stop using before the contracting version runs."""
    for item in renames:
        yield item.before if isinstance(item, op.RenameTable) else f"{item.table}.{item.before}"
