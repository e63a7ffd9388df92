"""Tables made anew, all in one transaction, with whatever points at them.

DuckDB refuses to alter, rename or drop a table that a foreign key points at, has no ADD FOREIGN
KEY, and checks foreign keys at once. So the rows of a table that must change and of all tables
that reach it by foreign keys are put aside, the tables are dropped (children first) and made
again (parents first), and the rows come back in the same order. A table without foreign keys on
either side is filled under another name and renamed, which copies its rows once only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName
from strandline.diff import operations as op
from strandline.platforms.base import Rebuild
from strandline.platforms.duckdb import tables
from strandline.platforms.duckdb.copying import check_count, copy_rows
from strandline.platforms.duckdb.text import new_name, qualified, quote, sequence_name, stash_name


@dataclass(slots=True, kw_only=True)
class Group:
    """What is carried out together with the rebuilds of one migration, in order of the plan.

    `early` are operations of tables that are not rebuilt and must come before anything is made;
    `aside` are row changes on rows that were put aside, by the table's name before; `late` are
    operations by the table's name after.
    """

    rebuilds: list[Rebuild] = field(default_factory=list)
    dropped: list[op.DropTable] = field(default_factory=list)
    created: list[op.CreateTable] = field(default_factory=list)
    early: list[op.Operation] = field(default_factory=list)
    aside: dict[QName, list[op.Operation]] = field(default_factory=dict)
    late: dict[QName, list[op.Operation]] = field(default_factory=dict)
    value_sets: list[op.Operation] = field(default_factory=list)


class GroupStatements:
    """Writes the statements of a group; `carry_out` renders an operation that stays as it is."""

    def __init__(
        self, group: Group, before: Dictionary, after: Dictionary, carry_out: CarryOut
    ) -> None:
        self._group = group
        self._before = before
        self._after = after
        self._carry_out = carry_out
        self._once = {
            rebuild.before.name for rebuild in group.rebuilds if self._copies_once(rebuild)
        }

    def taking(self) -> list[str]:
        """Return what puts rows aside and drops tables; archives must be written before it."""
        return [*self._put_aside(), *self._drop(), *self._types()]

    def making(self) -> Iterator[tuple[QName, list[str]]]:
        """Yield each table with the statements that make it, parents first.

        Rows can be brought back to a table between its statements and those of the next.
        """
        for name in self._order():
            yield name, list(self._make(name))

    def _copies_once(self, rebuild: Rebuild) -> bool:
        """Say whether the new table can be filled beside the old one and renamed."""
        forms = (rebuild.before, rebuild.after)
        if any(form.foreign_keys for form in forms):
            # Renaming it would leave the other name behind in the tables it points at.
            return False
        targets = _targets(self._before) | _targets(self._after)
        if rebuild.before.name in targets or rebuild.after.name in targets:
            return False
        taken = {name.folded() for name in self._before.tables}
        taken.discard(rebuild.before.name.folded())
        return rebuild.after.name.folded() not in taken and not self._sequences_clash(rebuild)

    def _sequences_clash(self, rebuild: Rebuild) -> bool:
        old, new = (
            {sequence_name(form.name, column.name) for column in tables.identities(form)}
            for form in (rebuild.before, rebuild.after)
        )
        # A sequence that stays in name but changes its start or step must be dropped in between.
        return bool(old & new) and bool(
            self._changed_sequences(rebuild) or old.symmetric_difference(new)
        )

    def _changed_sequences(self, rebuild: Rebuild) -> bool:
        return not _same_sequences(rebuild.before, rebuild.after)

    def _put_aside(self) -> Iterator[str]:
        for rebuild in self._parents_first(self._before, before=True):
            old = rebuild.before
            place = qualified(old.name)
            if old.name not in self._once:
                place = qualified(stash_name(old.name))
                yield f"CREATE TABLE {place} AS SELECT * FROM {qualified(old.name)}"
            for operation in self._group.aside.get(old.name, ()):
                yield from self._carry_out(operation, old, place)

    def _drop(self) -> Iterator[str]:
        gone = {rebuild.before.name: rebuild.before for rebuild in self._group.rebuilds}
        once = self._once
        gone = {name: table for name, table in gone.items() if name not in once}
        kept = self._kept_sequences()
        gone.update({drop.table.name: drop.table for drop in self._group.dropped})
        for name in reversed(parents_first(gone)):
            yield f"DROP TABLE {qualified(name)}"
            yield from tables.drop_sequences(gone[name], kept=kept)
        for operation in self._group.early:
            yield from self._carry_out(operation, None, None)

    def _kept_sequences(self) -> list[QName]:
        return [
            sequence_name(rebuild.before.name, column.name)
            for rebuild in self._group.rebuilds
            if _same_sequences(rebuild.before, rebuild.after)
            for column in tables.identities(rebuild.before)
        ]

    def _types(self) -> Iterator[str]:
        for operation in self._group.value_sets:
            yield from self._carry_out(operation, None, None)

    def _order(self) -> list[QName]:
        group = self._group
        wanted = {rebuild.after.name for rebuild in group.rebuilds}
        wanted.update(create.table.name for create in group.created)
        wanted.update(group.late)
        order = dict.fromkeys(name for name in parents_first(self._after.tables) if name in wanted)
        # A table that another operation of the plan takes away again is in no dictionary.
        order.update(dict.fromkeys(sorted(wanted, key=str)))
        return list(order)

    def _make(self, name: QName) -> Iterator[str]:
        group = self._group
        rebuild = next((one for one in group.rebuilds if one.after.name == name), None)
        created = next((one.table for one in group.created if one.table.name == name), None)
        table = self._after.tables.get(name)
        late = group.late.get(name, [])
        if rebuild is not None:
            yield from self._rebuild(rebuild)
        elif created is not None:
            yield from tables.whole_table(created)
        for operation in late:
            yield from self._carry_out(operation, table, None)
        if rebuild is not None:
            yield from self._finish(rebuild)
        elif table is not None and numbers_explicitly(table, late):
            yield from tables.advance_sequences(table)

    def _rebuild(self, rebuild: Rebuild) -> Iterator[str]:
        old, new = rebuild.before, rebuild.after
        yield from tables.create_schema(new.name.schema)
        kept = _same_sequences(old, new)
        if not kept:
            yield from tables.create_sequences(new)
        if old.name in self._once:
            filled = new_name(new.name)
            yield tables.create_table(new, name=filled)
            yield from copy_rows(rebuild, qualified(old.name), qualified(filled))
            yield f"DROP TABLE {qualified(old.name)}"
            yield f"ALTER TABLE {qualified(filled)} RENAME TO {quote(new.name.name)}"
            if not kept:
                yield from tables.drop_sequences(old)
            return
        stash = qualified(stash_name(old.name))
        yield tables.create_table(new)
        yield from copy_rows(rebuild, stash, qualified(new.name))
        yield from check_count(new, stash)
        yield f"DROP TABLE {stash}"

    def _finish(self, rebuild: Rebuild) -> Iterator[str]:
        new = rebuild.after
        yield from (tables.create_index(index, new) for index in new.indexes)
        yield from tables.comments(new)
        explicit = numbers_explicitly(new, self._group.late.get(new.name, ()))
        if explicit or not _same_sequences(rebuild.before, new):
            yield from tables.advance_sequences(new)

    def _parents_first(self, dictionary: Dictionary, *, before: bool) -> list[Rebuild]:
        by_name = {
            (rebuild.before.name if before else rebuild.after.name): rebuild
            for rebuild in self._group.rebuilds
        }
        return [by_name[name] for name in parents_first(dictionary.tables) if name in by_name]


class CarryOut(Protocol):
    """Writes an operation that is no rebuild; `place` is another table (quoted) to write to."""

    def __call__(
        self, operation: op.Operation, table: Table | None, place: str | None
    ) -> Iterable[str]: ...


def closure(
    needed: Iterable[QName], before: Dictionary, after: Dictionary, old_names: Mapping[QName, QName]
) -> frozenset[QName]:
    """Return the tables (by their names before) to rebuild: those needed and all that reach them.

    `old_names` maps names after to names before, for the tables that were renamed.
    """
    pointing: dict[QName, set[QName]] = {}
    for dictionary, names in ((before, {}), (after, old_names)):
        for table in dictionary.tables.values():
            child = names.get(table.name, table.name)
            for key in table.foreign_keys:
                pointing.setdefault(names.get(key.target, key.target), set()).add(child)
    found: set[QName] = set()
    todo = list(needed)
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo.extend(pointing.get(name, ()))
    survivors = {old_names.get(name, name) for name in after.tables} & set(before.tables)
    return frozenset(found & survivors)


def parents_first(found: Mapping[QName, Table]) -> list[QName]:
    """Order tables so that each comes after those of them that it points at."""
    ordered: dict[QName, None] = {}
    for name in found:
        if name in ordered:
            continue
        path = [(name, _parents(found[name], found))]
        on_path = {name}
        while path:
            current, parents = path[-1]
            parent = next((one for one in parents if one not in ordered), None)
            if parent is None:
                ordered[current] = None
                on_path.discard(current)
                path.pop()
            elif parent not in on_path:
                on_path.add(parent)
                path.append((parent, _parents(found[parent], found)))
    return list(ordered)


def _parents(table: Table, found: Mapping[QName, Table]) -> Iterator[QName]:
    return iter(
        [
            key.target
            for key in table.foreign_keys
            if key.target != table.name and key.target in found
        ]
    )


def numbers_explicitly(table: Table, operations: Iterable[op.Operation]) -> bool:
    """Say whether an inserted row gives the value of an identity column itself."""
    names = {column.name for column in tables.identities(table)}
    return any(
        not names.isdisjoint(operation.row.as_mapping())
        for operation in operations
        if isinstance(operation, op.InsertRow)
    )


def _targets(dictionary: Dictionary) -> set[QName]:
    return {key.target for table in dictionary.tables.values() for key in table.foreign_keys}


def _same_sequences(old: Table, new: Table) -> bool:
    def facts(table: Table) -> Sequence[object]:
        return [
            (sequence_name(table.name, column.name), column.identity)
            for column in tables.identities(table)
        ]

    return sorted(map(str, facts(old))) == sorted(map(str, facts(new)))
