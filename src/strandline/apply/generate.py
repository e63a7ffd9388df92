"""Rows for a rehearsal: every table filled with rows that its rules let in, the same every time.

A row is drawn, held against the checks that can be worked out here, and offered to the database,
which has the last word: a row that it refuses is drawn again in other ways, then given up. Tables
are filled twice, half of the rows each time, so that rows of the second half can point at rows of
the first, in their own table and round a cycle.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlglot import exp

from strandline.apply.generate_values import cell, near_literals
from strandline.dictionary.expressions import ExpressionError, parse_expression
from strandline.dictionary.model import Column, Dictionary, Expression, ForeignKey, Scalar, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import NUMERIC_KINDS, LogicalType
from strandline.diff.order import parents_first
from strandline.drift.live import comparable_cell
from strandline.errors import PlatformFailure
from strandline.lint.evaluate import CannotTell, evaluate
from strandline.lint.values import comparable
from strandline.platforms.base import Connection, Platform
from strandline.platforms.held import held_name

Cells = dict[str, Scalar]

ATTEMPTS = 14
"""In how many ways a row is drawn before it is given up."""

BATCH = 50


@dataclass(slots=True)
class Generated:
    """How many rows each table got, and what could not be done."""

    rows: dict[QName, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def generate(
    dictionary: Dictionary,
    platform: Platform,
    connection: Connection,
    *,
    each: int,
    only: Collection[QName] | None = None,
    leave: Collection[QName] = (),
    first: int = 1001,
) -> Generated:
    """Insert rows into the tables of a dictionary, named as declared.

    `only` names the tables to fill, `leave` tables to leave alone; `first` is the number that the
    first row of each table is made from.
    """
    filling = Filling(dictionary, platform, connection)
    wanted = [
        table
        for table in parents_first(dictionary.tables.values())
        if (only is None or table.name in only) and table.name not in leave
    ]
    result = Generated()
    halves = (each - each // 2, each // 2)
    start = first
    for half in halves:
        for table in wanted:
            made = filling.fill(table, half, start)
            result.rows[table.name] = result.rows.get(table.name, 0) + made
        start += half
    for table in wanted:
        # A table that had nothing to point at before the second half has it now.
        left = each - result.rows[table.name]
        if left and table.foreign_keys:
            result.rows[table.name] += filling.fill(table, left, start)
    for table in wanted:
        made = result.rows[table.name]
        if made < each:
            told = "no rows" if not made else f"{made} of {each} rows"
            result.notes.append(f"{table.name}: {told} that its rules let in were found")
    return result


class Filling:
    """Draws and inserts rows of one database; knows the rows that are there already."""

    def __init__(self, dictionary: Dictionary, platform: Platform, connection: Connection) -> None:
        self._dictionary = dictionary
        self._lowered = platform.lower(dictionary).dictionary
        self._platform = platform
        self._connection = connection
        self._rows: dict[QName, list[Cells]] = {}
        self._way: dict[QName, int] = {}

    def fill(self, table: Table, count: int, first: int) -> int:
        """Insert up to `count` rows; returns how many there are more."""
        drawer = self._drawer(table)
        if drawer is None:
            return 0
        made = 0
        for start in range(0, count, BATCH):
            numbers = range(first + start, first + min(start + BATCH, count))
            made += self._batch(drawer, numbers)
        self._rows.pop(table.name, None)
        return made

    def draw(self, table: Table, number: int) -> Cells | None:
        """Return the cells of one row that is not inserted."""
        drawer = self._drawer(table)
        return None if drawer is None else drawer.draw(number, 0)

    def rows(self, name: QName) -> list[Cells]:
        """Return the rows of a table, read once until it is filled again."""
        if name not in self._rows:
            held = self._lowered.tables[held_name(name, self._platform)]
            found = self._platform.read_rows(self._connection, held)
            self._rows[name] = [row.as_mapping() for row in found]
        return self._rows[name]

    def _drawer(self, table: Table) -> Drawer | None:
        parents = {
            key.target: self.rows(key.target)
            for key in table.foreign_keys
            if key.target in self._dictionary.tables
        }
        return Drawer(table, self._dictionary, parents, self.rows(table.name))

    def _batch(self, drawer: Drawer, numbers: Sequence[int]) -> int:
        way = self._way.get(drawer.table.name, 0)
        drawn = [(number, drawer.draw(number, way)) for number in numbers]
        fitting = [cells for _, cells in drawn if cells is not None]
        if len(fitting) == len(numbers) and self._insert(drawer.table, fitting):
            for cells in fitting:
                drawer.keep(cells)
            return len(fitting)
        return sum(self._one(drawer, number) for number in numbers)

    def _one(self, drawer: Drawer, number: int) -> bool:
        first = self._way.get(drawer.table.name, 0)
        for turn in range(ATTEMPTS):
            way = (first + turn) % ATTEMPTS
            cells = drawer.draw(number, way)
            if cells is not None and self._insert(drawer.table, [cells]):
                drawer.keep(cells)
                self._way[drawer.table.name] = way
                return True
        return False

    def _insert(self, table: Table, rows: Sequence[Cells]) -> bool:
        try:
            self._connection.execute(self.insert_text(table, rows))
        except PlatformFailure as failure:
            if failure.code not in _REFUSED:
                raise
            return False
        return True

    def insert_text(self, table: Table, rows: Sequence[Cells]) -> str:
        """Return one INSERT of several rows."""
        platform = self._platform
        held = self._lowered.tables[held_name(table.name, platform)]
        names = [name for name in held.column_names if name in rows[0]]
        types = [held.get_column(name).type for name in names]
        columns = ", ".join(platform.quote(name) for name in names)
        values = ",\n".join(
            "("
            + ", ".join(
                platform.literal(cells[name], logical)
                for name, logical in zip(names, types, strict=True)
            )
            + ")"
            for cells in rows
        )
        return f"INSERT INTO {platform.qualified(held.name)} ({columns}) VALUES {values}"


_BY_NUMBER = (6, 8, 10, 12)
"""The ways that leave the values around literals aside."""

_REFUSED = frozenset({"X208", "X209"})


class Drawer:
    """Draws rows of one table."""

    def __init__(
        self,
        table: Table,
        dictionary: Dictionary,
        parents: Mapping[QName, list[Cells]],
        present: Sequence[Cells],
    ) -> None:
        self.table = table
        self._parents = parents
        self._columns = [
            column
            for column in table.columns
            if column.generated is None and column.identity is None
        ]
        self._checks = [item for item in map(_condition, table.checks) if item is not None]
        self._unique = [unique.columns for unique in table.uniques]
        self._unique += [
            tuple(part.name or "" for part in index.columns)
            for index in table.indexes
            if index.unique
        ]
        if table.primary_key is not None:
            self._unique.append(table.primary_key.columns)
        self._single = {columns[0] for columns in self._unique if len(columns) == 1}
        self._pools = {column.name: self._pool(column, dictionary) for column in self._columns}
        self._present: list[Cells] = list(present)
        self._seen: list[set[tuple[object, ...]]] = [set() for _ in self._unique]
        for cells in present:
            self._note(cells)

    def _pool(self, column: Column, dictionary: Dictionary) -> tuple[Scalar, ...]:
        """Return values to choose from, () where the type alone says what may stand."""
        if column.type.value_set is not None:
            found = dictionary.value_sets.get(column.type.value_set)
            return found.values if found is not None else ()
        conditions = [check.expression for check in self.table.checks]
        conditions += list(_bounds(self.table, column))
        pool = near_literals(column.name, column.type, conditions)
        alone = [tree for tree in self._checks if _names(tree) == {column.name.lower()}]
        return tuple(
            value
            for value in pool
            if all(self._holds(tree, {column.name: value}) is not False for tree in alone)
        )

    def draw(self, number: int, way: int) -> Cells | None:
        """Return a row, None when this way leads to none."""
        cells: Cells = {}
        for place, column in enumerate(self._columns):
            cells[column.name] = self._value(column, number, way, place)
        if not self._point(cells, number, way):
            return None
        if any(self._holds(tree, cells) is False for tree in self._checks):
            return None
        return None if self._is_taken(cells) else cells

    def keep(self, cells: Cells) -> None:
        """Note a row that was inserted."""
        self._present.append(cells)
        self._note(cells)

    def _value(self, column: Column, number: int, way: int, place: int) -> Scalar:
        single = column.name in self._single
        if column.nullable and not single:
            # Way 4 leaves out all that can be left out; the others one value in five.
            if way == 4 or (way != 1 and (number + place) % 5 == 4):
                return None
        pool = self._pools[column.name]
        closed = column.type.value_set is not None
        # A value of its own is easier found by the number than among a few literals.
        if pool and (closed or (way % 2 if single else way not in _BY_NUMBER)):
            return pool[(number + way * (place + 1)) % len(pool)]
        # Way 2 lets later columns hold more than earlier ones, way 3 less, way 5 the same.
        apart = {2: place, 3: 100 - place}.get(way, 0)
        spread = 1000 * way if way > 5 else 0
        return cell(column.type, number + apart + spread)

    def _point(self, cells: Cells, number: int, way: int) -> bool:
        """Give foreign keys values of rows that are there; say whether that was possible."""
        fixed: set[str] = set()
        step = 1
        for key in self.table.foreign_keys:
            rows = self._parents.get(key.target, [])
            if key.target == self.table.name:
                rows = self._present
            rows = [row for row in rows if _agrees(key, row, cells, fixed)]
            free = [name for name in key.columns if name not in fixed]
            optional = any(self.table.get_column(name).nullable for name in free)
            if not rows:
                if not self._points_nowhere(key, cells, free, optional=optional):
                    return False
                fixed.update(key.columns)
                continue
            if optional and any(cells[name] is None for name in free if name in cells):
                self._empty(cells, free)
                fixed.update(key.columns)
                continue
            row = rows[(number // step + way) % len(rows)]
            for own, other in zip(key.columns, key.target_columns, strict=True):
                cells[own] = row.get(other)
            fixed.update(key.columns)
            step *= max(len(rows), 1)
        return True

    def _points_nowhere(
        self, key: ForeignKey, cells: Cells, free: Sequence[str], *, optional: bool
    ) -> bool:
        if optional:
            self._empty(cells, free)
            return True
        itself = key.target == self.table.name and all(name in cells for name in key.target_columns)
        if itself:
            for own, other in zip(key.columns, key.target_columns, strict=True):
                cells[own] = cells[other]
        return itself

    def _empty(self, cells: Cells, names: Sequence[str]) -> None:
        for name in names:
            if name in cells and self.table.get_column(name).nullable:
                cells[name] = None

    def _holds(self, tree: exp.Expression, cells: Cells) -> bool | None:
        """Say whether a check holds; None when it is unknown or cannot be told here."""

        def read(identifier: exp.Identifier) -> object:
            wanted = identifier.name.lower()
            column = next((c for c in self._columns if c.name.lower() == wanted), None)
            if column is None or column.name not in cells:
                raise CannotTell
            value = cells[column.name]
            if value is None or column.type.kind not in NUMERIC_KINDS:
                if isinstance(value, str | bool | None):
                    return value
                raise CannotTell
            return comparable(value, column.type)

        try:
            return evaluate(tree, read)  # type: ignore[arg-type]
        except CannotTell:
            return None

    def _note(self, cells: Cells) -> None:
        for columns, seen in zip(self._unique, self._seen, strict=True):
            key = self._key(columns, cells)
            if key is not None:
                seen.add(key)

    def _is_taken(self, cells: Cells) -> bool:
        return any(
            self._key(columns, cells) in seen
            for columns, seen in zip(self._unique, self._seen, strict=True)
        )

    def _key(self, columns: Sequence[str], cells: Cells) -> tuple[object, ...] | None:
        """Return what a unique rule compares; None when nothing is compared."""
        values = [
            comparable_cell(cells[name], self._type(name)) if name in cells else None
            for name in columns
        ]
        return None if any(value is None for value in values) else tuple(values)

    def _type(self, name: str) -> LogicalType | None:
        column = self.table.find_column(name)
        return column.type if column is not None else None


def _agrees(key: ForeignKey, row: Cells, cells: Cells, fixed: set[str]) -> bool:
    """Say whether a parent fits the columns that another foreign key has settled."""
    pairs = zip(key.columns, key.target_columns, strict=True)
    return all(
        row.get(other) is not None and (own not in fixed or cells.get(own) == row[other])
        for own, other in pairs
    )


def _condition(check: object) -> exp.Expression | None:
    expression: Expression = check.expression  # type: ignore[attr-defined]
    if expression.overrides:
        return None
    try:
        return parse_expression(expression.text)
    except ExpressionError:
        return None


def _names(tree: exp.Expression) -> set[str]:
    return {column.name.lower() for column in tree.find_all(exp.Column)}


def _bounds(table: Table, column: Column) -> Iterator[Expression]:
    """Yield conditions that stand for the partitions of a column."""
    parts = table.partitioning
    if parts is None or column.name not in parts.columns:
        return
    place = parts.columns.index(column.name)
    quoted = '"' + column.name.replace('"', '""') + '"'
    for part in parts.partitions:
        ends = [*part.lower[place : place + 1], *part.upper[place : place + 1], *part.values]
        for end in ends:
            if end.strip().upper() not in ("MINVALUE", "MAXVALUE", "NULL"):
                yield Expression(f"{quoted} >= {end}")
