"""Statements that archive rows and bring them back.

They are plain SQL that a script can hold: nothing depends on what the database holds at the time
it is written. A registry row opens a cycle; the rows that go into the archive carry its number,
and only the newest open cycle is restored, so that neither an older one nor one that was restored
before can overwrite anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Self

from strandline.dictionary.model import Column, Row, Table
from strandline.diff.kept import Kept, KeptKind
from strandline.diff.operations import Archive, Restore
from strandline.platforms.archiving.dialect import ArchiveDialect
from strandline.platforms.archiving.registry import (
    BECAME,
    CYCLE,
    ArchiveState,
    archive_table,
    moved_table,
    registry_table,
)
from strandline.platforms.base import Effect, StepEffect


def keeping_effects(operation: Archive | Restore) -> tuple[StepEffect, ...]:
    """Return what archiving or restoring does; both read or write rows of one table."""
    kept = operation.kept
    table = str(kept.table)
    if isinstance(operation, Archive):
        found = [StepEffect(effect=Effect.ARCHIVES, subject=item) for item in kept.subjects()]
        if not kept.moved:
            found.append(StepEffect(effect=Effect.SCANS, subject=table))
        return tuple(found)
    return (StepEffect(effect=Effect.LOCKS_WRITERS, subject=table),)


class RestoringStatement(str):
    """A statement that does nothing unless its archive has rows that wait to come back.

    The runner knows, and leaves it out then; in a script that is run by hand it runs always.
    """

    __slots__ = ("archive",)
    archive: str

    def __new__(cls, text: str, archive: str) -> Self:
        made = super().__new__(cls, text)
        made.archive = archive
        return made


class Keeping:
    """The statements for one archive, of a table in the shape that it has at the moment.

    `place` (quoted) is where its rows lie, when that is not in the table itself.
    """

    def __init__(
        self, kept: Kept, table: Table, dialect: ArchiveDialect, *, place: str | None = None
    ) -> None:
        self._kept = kept
        self._table = table
        self._dialect = dialect
        self._registry_table = _held(registry_table(dialect.features), dialect)
        self._registry = dialect.qualified(self._registry_table.name)
        self._archive_table = _held(archive_table(kept, dialect.features), dialect)
        self._archive = dialect.qualified(self._archive_table.name)
        self._place = place or dialect.qualified(table.name)

    def statements(self, operation: Archive | Restore) -> list[str]:
        """Return what carries out one of the two."""
        if isinstance(operation, Archive):
            return self.archive()
        return [RestoringStatement(text, self._kept.archive) for text in self.restore()]

    def archive(self) -> list[str]:
        """Return what archives; nothing of it changes a shape."""
        kept = self._kept
        statements = [*self._registry_there()]
        if kept.moved:
            return [*statements, self._open_cycle()]
        statements += [*self._archive_there(), self._open_cycle()]
        if kept.kind is KeptKind.VALUES:
            return [*statements, *self._fit_values()]
        return [*statements, self._copy(self._archived_rows())]

    def restore(self) -> list[str]:
        """Return what restores, once everything has the shape that it had."""
        there = [*self.there(), *self._dialect.statistics(self._archive)]
        match self._kept.kind:
            case KeptKind.TABLE if self._kept.moved:
                return [*there, *self._moved_back()]
            case KeptKind.TABLE:
                return [*there, *self._rows_back()]
            case KeptKind.WHOLE:
                return [*there, *self._whole_back()]
            case KeptKind.COLUMN | KeptKind.VALUES | KeptKind.ROWS:
                return [*there, *self._cells_back(), *self._close_cycle()]

    def there(self) -> list[str]:
        """Return what makes the registry and the archive, empty, unless they are there."""
        return [*self._registry_there(), *self._archive_there()]

    def came_back_empty(self) -> str:
        """Return the test, for a row `t`, that the newest restore gave its column no value."""
        empty = f"a.{self._dialect.quote(self._kept.lost[0])} IS NULL"
        where = f"{self._in_cycle(ArchiveState.RESTORED)} AND {self._same_row()} AND {empty}"
        return f"EXISTS (SELECT 1 FROM {self._archive} AS a WHERE {where})"

    # ---- the registry ---------------------------------------------------------------------------

    def _registry_there(self) -> Iterator[str]:
        yield from _made(self._registry_table, self._dialect)

    def _archive_there(self) -> Iterator[str]:
        yield from _made(self._archive_table, self._dialect)

    def _open_cycle(self) -> str:
        kept, quote, text = self._kept, self._dialect.quote, self._dialect.literal
        place = moved_table(kept, self._dialect.features) if kept.moved else self._archive_table
        cells = {
            "component": text(kept.component),
            "archive": text(kept.archive),
            "cycle": f"COALESCE(MAX({quote('cycle')}), 0) + 1",
            "kind": text(kept.kind.value),
            "subject": text(kept.subject),
            "location": text(str(place.name)),
            "from_version": text(kept.start),
            "to_version": text(kept.end),
            "run_id": text(""),
            "archived_at": self._dialect.now,
            "state": text(ArchiveState.ARCHIVED.value),
        }
        names = ", ".join(quote(name) for name in cells)
        values = ", ".join(cells.values())
        return (
            f"INSERT INTO {self._registry} ({names})\nSELECT {values}\n"
            f"FROM {self._registry} WHERE {self._this_archive()}"
        )

    def _this_archive(self) -> str:
        quote, text = self._dialect.quote, self._dialect.literal
        return (
            f"{quote('component')} = {text(self._kept.component)} "
            f"AND {quote('archive')} = {text(self._kept.archive)}"
        )

    def _cycle(self, state: ArchiveState = ArchiveState.ARCHIVED) -> str:
        """Return the newest cycle in a state; NULL, which matches nothing, when there is none."""
        quote, text = self._dialect.quote, self._dialect.literal
        return (
            f"(SELECT MAX({quote('cycle')}) FROM {self._registry}\n"
            f"  WHERE {self._this_archive()} AND {quote('state')} = {text(state.value)})"
        )

    def _in_cycle(self, state: ArchiveState = ArchiveState.ARCHIVED) -> str:
        return f"a.{self._dialect.quote(CYCLE)} = {self._cycle(state)}"

    # ---- archiving ------------------------------------------------------------------------------

    def _copy(self, where: str) -> str:
        quote = self._dialect.quote
        names = ", ".join(quote(column.name) for column in self._kept.columns)
        values = ", ".join(
            self._dialect.to_archive(f"t.{quote(column.name)}", self._held(column))
            for column in self._kept.columns
        )
        text = (
            f"INSERT INTO {self._archive} ({quote(CYCLE)}, {names})\n"
            f"SELECT {self._cycle()}, {values}\nFROM {self._place} AS t"
        )
        return f"{text}\nWHERE {where}" if where else text

    def _archived_rows(self) -> str:
        kept, quote = self._kept, self._dialect.quote
        if kept.kind is KeptKind.COLUMN and not kept.with_nulls:
            return f"t.{quote(kept.lost[0])} IS NOT NULL"
        if kept.kind is KeptKind.ROWS:
            return self._one_of(kept.rows, "t")
        return ""

    def _one_of(self, rows: Sequence[Row], alias: str) -> str:
        """Return the condition that a row has one of the keys."""
        key = self._kept.key
        cells = [row.as_mapping() for row in rows]
        if len(key) == 1 and all(row.get(key[0]) is not None for row in cells):
            values = ", ".join(self._cell(key[0], row[key[0]]) for row in cells)
            return f"{alias}.{self._dialect.quote(key[0])} IN ({values})"
        return _any_of(
            [
                " AND ".join(self._has_cell(f"{alias}.", name, row.get(name)) for name in key)
                for row in cells
            ]
        )

    def _has_cell(self, prefix: str, column: str, value: object) -> str:
        name = f"{prefix}{self._dialect.quote(column)}"
        return f"{name} IS NULL" if value is None else f"{name} = {self._cell(column, value)}"

    def _cell(self, column: str, value: object) -> str:
        found = self._table.find_column(column)
        return self._dialect.literal(value, found.type if found is not None else None)

    def _fit_values(self) -> Iterator[str]:
        """Archive what does not fit, with what it becomes, then make it fit."""
        kept, quote = self._kept, self._dialect.quote
        column = self._table.get_column(kept.lost[0])
        lost, fitted = self._fitting(column, "t.")
        names = ", ".join(quote(item.name) for item in kept.columns)
        values = ", ".join(
            self._dialect.to_archive(f"t.{quote(item.name)}", self._held(item))
            for item in kept.columns
        )
        became = self._dialect.to_archive(f"({fitted})", column)
        yield (
            f"INSERT INTO {self._archive} ({quote(CYCLE)}, {names}, {quote(BECAME)})\n"
            f"SELECT {self._cycle()}, {values}, {became}\n"
            f"FROM {self._place} AS t\nWHERE {lost}"
        )
        lost, fitted = self._fitting(column, "")
        update = f"UPDATE {self._place} SET {quote(column.name)} = {fitted}\nWHERE {lost}"
        yield from self._dialect.unguarded(self._table, [update])

    def _fitting(self, column: Column, prefix: str) -> tuple[str, str]:
        """Return which values do not fit, and what each becomes."""
        fit, dialect = self._kept.fit, self._dialect
        name = f"{prefix}{dialect.quote(column.name)}"
        if fit is None:
            return "", name
        lost: list[str] = []
        cases: list[str] = []
        default = dialect.default_of(fit.after, self._table) if fit.after.default else "NULL"
        if fit.fills_nulls:
            lost.append(f"{name} IS NULL")
            cases.append(f"WHEN {name} IS NULL THEN {default}")
        if fit.removed:
            values = ", ".join(dialect.literal(value, column.type) for value in fit.removed)
            lost.append(f"{name} IN ({values})")
            cases.append(
                f"WHEN {name} IN ({values}) THEN {'NULL' if fit.removed_to_null else default}"
            )
        rest = name
        if fit.before.type != fit.after.type:
            rest = dialect.round_trip(name, fit.before.type, fit.after.type)
        if rest != name:
            lost.append(f"({name} IS NOT NULL AND {dialect.differ(name, rest)})")
        condition = " OR ".join(lost)
        return condition, f"CASE {' '.join(cases)} ELSE {rest} END" if cases else rest

    # ---- restoring ------------------------------------------------------------------------------

    def _same_row(self, live: str = "t") -> str:
        quote = self._dialect.quote
        return " AND ".join(
            f"{live}.{quote(name)} = "
            + self._dialect.from_archive(f"a.{quote(name)}", self._table.get_column(name))
            for name in self._kept.key
        )

    def _value(self, name: str) -> str:
        column = self._table.get_column(name)
        return self._dialect.from_archive(f"a.{self._dialect.quote(name)}", column)

    def _cells_back(self) -> list[str]:
        """Return the UPDATE by key of the columns that were lost."""
        kept, quote = self._kept, self._dialect.quote
        sets = {quote(name): self._value(name) for name in kept.lost if self._can_set(name)}
        where = [self._in_cycle(), self._same_row(), *self._parents_there()]
        if kept.kind is KeptKind.VALUES:
            column = self._table.get_column(kept.lost[0])
            live = self._dialect.to_archive(f"t.{quote(column.name)}", column)
            where.append(f"NOT ({self._dialect.differ(live, f'a.{quote(BECAME)}')})")
        if not sets:
            return []
        update = self._dialect.update_from(
            self._place, sets, f"{self._archive} AS a", "\n  AND ".join(where)
        )
        return self._dialect.unguarded(self._table, [update])

    def _parents_there(self, alias: str = "a") -> Iterator[str]:
        """Yield the conditions that what a row points at is still there."""
        quote = self._dialect.quote
        own = moved_table(self._kept, self._dialect.features).name
        archived = {column.name for column in self._kept.columns}
        for key in self._kept.parents:
            target = self._dialect.qualified(key.target)
            extra = ""
            if key.target == self._table.name:
                # Rows of the same table come back together: they are looked for where they lie.
                target = self._dialect.qualified(own) if self._kept.moved else self._archive
                if not self._kept.moved and self._kept.kind is KeptKind.TABLE:
                    extra = f" AND p.{quote(CYCLE)} = {alias}.{quote(CYCLE)}"
                elif self._kept.kind is not KeptKind.TABLE:
                    target = self._place
            cells = {
                # Of a key of several columns the archive may hold one, and the row the others.
                name: f"{alias if name in archived else 't'}.{quote(name)}"
                for name in key.columns
            }
            nulls = " OR ".join(f"{cell} IS NULL" for cell in cells.values())
            pairs = " AND ".join(
                f"p.{quote(there)} = {cells[here]}"
                for here, there in zip(key.columns, key.target_columns, strict=True)
            )
            yield f"({nulls} OR EXISTS (SELECT 1 FROM {target} AS p WHERE {pairs}{extra}))"

    def _rows_back(self) -> Iterator[str]:
        """Yield what puts archived rows into a table that was made again."""
        kept = self._kept
        where = [self._in_cycle(), *self._parents_there()]
        if kept.behind_rows and kept.key:
            yield from self._known_rows_back(f"{self._archive} AS a", [self._in_cycle()])
            where.append(f"NOT EXISTS (SELECT 1 FROM {self._place} AS t WHERE {self._same_row()})")
        yield self._insert_back(self._archive, where)
        yield from self._close_cycle()

    def _known_rows_back(self, source: str, where: Sequence[str]) -> Iterator[str]:
        """Yield the update of reference rows, which stand in the table already."""
        quote, kept = self._dialect.quote, self._kept
        sets = {
            quote(name): self._value(name)
            for name in kept.lost
            if name not in kept.key and self._can_set(name, known_row=True)
        }
        if sets:
            update = self._dialect.update_from(
                self._place, sets, source, "\n  AND ".join([*where, self._same_row()])
            )
            yield from self._dialect.unguarded(self._table, [update])

    def _can_set(self, name: str, *, known_row: bool = False) -> bool:
        column = self._table.get_column(name)
        return self._dialect.can_update(column, self._table, known_row=known_row)

    def _insert_back(self, source: str, where: Sequence[str]) -> str:
        quote = self._dialect.quote
        columns = [column.name for column in self._kept.columns]
        names = ", ".join(quote(name) for name in columns)
        values = ", ".join(self._value(name) for name in columns)
        condition = "\nWHERE " + "\n  AND ".join(where) if where else ""
        rows = self._dialect.in_order(self._table, columns, f"{source} AS a{condition}")
        if rows is None:
            rows = f"SELECT {values}\nFROM {source} AS a{condition}"
        text = f"INSERT INTO {self._place} ({names})\n{rows}"
        return self._dialect.insert_rows(self._table, text, columns)

    def _moved_back(self) -> Iterator[str]:
        """Yield what empties the place of a moved table; what cannot come back is archived."""
        kept, quote, dialect = self._kept, self._dialect.quote, self._dialect
        moved = _held(moved_table(kept, dialect.features), dialect)
        source = dialect.qualified(moved.name)
        yield from _made(moved, dialect)
        parents = list(self._parents_there())
        there = f"EXISTS (SELECT 1 FROM {self._place} AS t WHERE {self._same_row()})"
        where = [*parents]
        if kept.behind_rows and kept.key:
            yield from self._known_rows_back(f"{source} AS a", [])
            where.append(f"NOT {there}")
        yield self._insert_back(source, where)
        if parents:
            left = f"NOT {there}" if kept.key else f"NOT ({' AND '.join(parents)})"
            names = ", ".join(quote(column.name) for column in kept.columns)
            yield (
                f"INSERT INTO {self._archive} ({quote(CYCLE)}, {names})\n"
                f"SELECT {self._cycle()}, {names}\nFROM {source} AS a\nWHERE {left}"
            )
        yield f"DROP TABLE {source}"
        yield self._close_moved()

    def _close_moved(self) -> str:
        quote = self._dialect.quote
        left = f"SELECT COUNT(*) FROM {self._archive} AS a WHERE {self._in_row_cycle()}"
        return self._closing(
            {
                "location": self._dialect.literal(str(self._archive_table.name)),
                "restored_rows": f"(SELECT COUNT(*) FROM {self._place})",
                "superseded_rows": "0",
                "orphaned_rows": f"({left})",
            },
            f"{quote('cycle')} = {self._cycle()}",
        )

    def _in_row_cycle(self) -> str:
        quote = self._dialect.quote
        return f"a.{quote(CYCLE)} = {self._registry}.{quote('cycle')}"

    def _close_cycle(self) -> Iterator[str]:
        """Yield what counts how many rows came back, are newer, or have no row any more."""
        kept, quote = self._kept, self._dialect.quote
        which = f"{quote('cycle')} = {self._cycle()}"
        rows = f"SELECT COUNT(*) FROM {self._archive} AS a WHERE {self._in_cycle()}"
        if not kept.key:
            yield self._closing(
                {"restored_rows": f"({rows})", "superseded_rows": "0", "orphaned_rows": "0"}, which
            )
            return
        found = f"SELECT 1 FROM {self._place} AS t WHERE {self._same_row()}"
        differs = self._differs()
        newer = f"({rows} AND EXISTS ({found} AND ({differs})))" if differs else "0"
        same = f" AND NOT ({differs})" if differs else ""
        yield self._counting(
            {"restored_rows": f"({rows} AND EXISTS ({found}{same}))", "superseded_rows": newer},
            which,
        )
        # What is left over is cheaper to subtract than to look for.
        left = f"({rows}) - {quote('restored_rows')} - {quote('superseded_rows')}"
        yield self._closing({"orphaned_rows": left}, which)

    def _differs(self) -> str:
        """Return the condition that a row's own value is newer; nothing where none can be."""
        kept, quote = self._kept, self._dialect.quote
        compared = [name for name in kept.lost if name not in kept.key]
        if kept.kind is KeptKind.TABLE or (kept.kind is KeptKind.COLUMN and not kept.parents):
            # Nothing newer can stand where there was nothing at all.
            compared = []
        return _any_of(
            [
                self._dialect.differ(
                    self._dialect.to_archive(f"t.{quote(name)}", self._table.get_column(name)),
                    f"a.{quote(name)}",
                )
                for name in compared
            ]
        )

    def _counting(self, cells: dict[str, str], which: str) -> str:
        quote = self._dialect.quote
        sets = ",\n  ".join(f"{quote(name)} = {value}" for name, value in cells.items())
        return f"UPDATE {self._registry} SET\n  {sets}\nWHERE {self._this_archive()} AND {which}"

    def _closing(
        self,
        cells: dict[str, str],
        which: str,
        *,
        state: ArchiveState = ArchiveState.RESTORED,
    ) -> str:
        text = self._dialect.literal
        done = {"state": text(state.value), "restored_at": self._dialect.now}
        return self._counting({**done, "restored_run": text(""), **cells}, which)

    def _whole_back(self) -> Iterator[str]:
        """Yield what restores a table without a key: all of it, or nothing when it was changed."""
        quote, text = self._dialect.quote, self._dialect.literal
        whole, changed = ArchiveState.WHOLE.value, ArchiveState.CHANGED.value
        same = self._unchanged()
        yield (
            f"UPDATE {self._registry} SET {quote('state')} =\n"
            f"  CASE WHEN {same}\n  THEN {text(whole)} ELSE {text(changed)} END\n"
            f"WHERE {self._this_archive()} AND {quote('cycle')} = {self._cycle()}"
        )
        cycle = self._cycle(ArchiveState.WHOLE)
        yield from self._dialect.unguarded(
            self._table, [f"DELETE FROM {self._place} WHERE {cycle} IS NOT NULL"]
        )
        yield self._insert_back(self._archive, [self._in_cycle(ArchiveState.WHOLE)])
        rows = f"SELECT COUNT(*) FROM {self._archive} AS a WHERE {self._in_row_cycle()}"
        yield self._closing(
            {"restored_rows": f"({rows})", "superseded_rows": "0", "orphaned_rows": "0"},
            f"{quote('cycle')} = {cycle}",
        )

    def _unchanged(self) -> str:
        """Return the condition that the table holds the rows it held, each as often."""
        kept, quote = self._kept, self._dialect.quote
        cycle = self._cycle()
        archived = f"FROM {self._archive} AS a WHERE a.{quote(CYCLE)} = {cycle}"
        counts = f"(SELECT COUNT(*) FROM {self._place}) = (SELECT COUNT(*) {archived})"
        names = [
            column
            for column in kept.columns
            if column.name not in kept.lost and self._table.find_column(column.name) is not None
        ]
        if not names:
            return counts
        there = ", ".join(
            self._dialect.to_archive(f"t.{quote(column.name)}", self._held(column))
            for column in names
        )
        here = ", ".join(f"a.{quote(column.name)}" for column in names)
        live = f"SELECT {there}, COUNT(*) FROM {self._place} AS t GROUP BY {there}"
        old = f"SELECT {here}, COUNT(*) {archived} GROUP BY {here}"
        return f"{counts}\n  AND NOT EXISTS ({live} EXCEPT {old})"

    def _held(self, column: Column) -> Column:
        """Return the table's own form of an archive's column."""
        found = self._table.find_column(column.name)
        return found if found is not None else column


def _made(table: Table, dialect: ArchiveDialect) -> Sequence[str]:
    """Return what makes a table of the product's own; on one line, since nobody has to read it."""
    parts = [
        f"{dialect.quote(column.name)} {dialect.native_type(column.type)}"
        + ("" if column.nullable else " NOT NULL")
        for column in table.columns
    ]
    if table.primary_key is not None:
        key = ", ".join(dialect.quote(name) for name in table.primary_key.columns)
        parts.append(f"CONSTRAINT {dialect.quote(table.primary_key.name)} PRIMARY KEY ({key})")
    create = f"CREATE TABLE {dialect.qualified(table.name)} ({', '.join(parts)})"
    return dialect.unless_there(table.name, create)


def makes_sure(statement: str) -> bool:
    """Say whether a statement only makes what is missing, so that a second one does nothing."""
    return statement.startswith(_MAKES_SURE)


_MAKES_SURE = (
    "CREATE SCHEMA IF NOT EXISTS ",
    "CREATE TABLE IF NOT EXISTS ",
    "IF SCHEMA_ID(",
    "IF OBJECT_ID(",
)


def _held(table: Table, dialect: ArchiveDialect) -> Table:
    """Return a table of the product's own in the types that the platform has."""
    columns = tuple(replace(c, type=dialect.held_type(c.type)) for c in table.columns)
    return replace(table, columns=columns)


def _any_of(conditions: Sequence[str]) -> str:
    """Join by OR as a balanced tree: SQLite takes chains of no more than a thousand."""
    if len(conditions) <= 1:
        return "".join(conditions)
    middle = len(conditions) // 2
    return f"({_any_of(conditions[:middle])} OR {_any_of(conditions[middle:])})"
