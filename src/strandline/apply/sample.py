"""A sample of real rows for a rehearsal, with everything that they point at.

Rows are spread evenly over each table, and parents are fetched until every foreign key leads
somewhere. Values go from one database into the other; none is shown, or kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from strandline.apply.generate import Cells, Filling
from strandline.dictionary.model import Dictionary, ForeignKey, Row, Table
from strandline.dictionary.names import QName
from strandline.diff.operations import InsertRow
from strandline.diff.order import parents_first
from strandline.drift.live import comparable_cell
from strandline.errors import PlatformFailure, Refused
from strandline.plan.images import any_of
from strandline.platforms.base import Connection, Platform
from strandline.platforms.held import held_name

Told = tuple[object, ...]
"""Comparable cells that tell a row, or what it points at."""

_CHUNK = 200
_NUMBER, _KEY = "strandline_n", "strandline_key_"


@dataclass(slots=True)
class Sample:
    """Sampled rows by the declared names of their tables."""

    rows: dict[QName, dict[Told, Cells]] = field(default_factory=dict)


def take_sample(
    dictionary: Dictionary,
    platform: Platform,
    connection: Connection,
    *,
    each: int,
    leave: Collection[QName] = (),
) -> Sample:
    """Read up to `each` rows of every table, and the rows that those need; changes nothing.

    Refused (R123) when the database does not have the tables and columns of the dictionary.
    """
    _require_shape(dictionary, platform, connection)
    reader = _Reader(dictionary, platform, connection)
    sample = Sample({name: {} for name in dictionary.tables})
    for table in dictionary.tables.values():
        if table.name not in leave:
            _add(sample, table, reader.spread(table, each))
    wanted = list(dictionary.tables.values())
    while wanted:
        grown: dict[QName, Table] = {}
        for table in wanted:
            for key in table.foreign_keys:
                target = dictionary.tables.get(key.target)
                if target is None:
                    continue
                missing = _missing(sample, table, target, key)
                if missing and _add(sample, target, reader.matching(target, key, missing)):
                    grown[target.name] = target
        wanted = list(grown.values())
    return sample


def _require_shape(dictionary: Dictionary, platform: Platform, connection: Connection) -> None:
    found = platform.inspect(connection).dictionary.tables
    missing = []
    for table in platform.lower(dictionary).dictionary.tables.values():
        there = found.get(table.name)
        if there is None:
            missing.append(f"table {table.name}")
        else:
            gone = [name for name in table.column_names if there.find_column(name) is None]
            missing += [f"column {table.name}.{name}" for name in gone]
    if missing:
        shown = ", ".join(missing[:5]) + (", ..." if len(missing) > 5 else "")
        raise Refused(
            "R123",
            f"the database to take a sample of is not at the version to start from: {shown} "
            "not there",
            hint="name a database that stands at that version, or rehearse from the version "
            "where it stands",
            details={"missing": missing},
        )


def _told(table: Table, cells: Cells, names: Sequence[str]) -> Told:
    return tuple(comparable_cell(cells.get(name), table.get_column(name).type) for name in names)


def _identity(table: Table) -> Sequence[str]:
    if table.primary_key is not None:
        return table.primary_key.columns
    return [column.name for column in table.columns if column.generated is None]


def _add(sample: Sample, table: Table, rows: Iterable[Row]) -> bool:
    held, grown = sample.rows[table.name], False
    for row in rows:
        cells = row.as_mapping()
        told = _told(table, cells, _identity(table))
        grown = grown or told not in held
        held.setdefault(told, cells)
    return grown


def _missing(sample: Sample, table: Table, target: Table, key: ForeignKey) -> list[Cells]:
    """Return what rows point at and the sample does not have, by the target's columns."""
    there = {
        _told(target, cells, key.target_columns) for cells in sample.rows[target.name].values()
    }
    wanted: dict[Told, Cells] = {}
    for cells in sample.rows[table.name].values():
        values = {
            other: cells.get(own)
            for own, other in zip(key.columns, key.target_columns, strict=True)
        }
        told = _told(target, values, key.target_columns)
        if told not in there and all(value is not None for value in values.values()):
            wanted[told] = values
    return list(wanted.values())


class _Reader:
    def __init__(self, dictionary: Dictionary, platform: Platform, connection: Connection) -> None:
        self._lowered = platform.lower(dictionary).dictionary
        self._platform = platform
        self._connection = connection

    def spread(self, table: Table, each: int) -> tuple[Row, ...]:
        """Return about `each` rows, every n-th by the key."""
        held, quote = self._held(table), self._platform.quote
        place = self._platform.qualified(held.name)
        count = int(str(self._connection.execute(f"SELECT count(*) FROM {place}")[0][0]))
        step = max(1, count // each) if each else 1
        numbers = f"{_NUMBER} <= {step * each} AND ({_NUMBER} - 1) % {step} = 0"
        key = _key(held)
        if not key:
            numbered = f"row_number() OVER (ORDER BY (SELECT 1)) AS {_NUMBER}"
            source = f"(SELECT x.*, {numbered} FROM {place} AS x) AS y"
            return self._platform.read_rows(self._connection, held, source=source, where=numbers)
        # Joined, so that the rows are read from the table itself: a subquery's columns cannot
        # have every name that a table's can.
        named = [(quote(name), f"{_KEY}{number}") for number, name in enumerate(key, start=1)]
        order = ", ".join(f"x.{name}" for name, _ in named)
        keys = ", ".join(f"x.{name} AS {alias}" for name, alias in named)
        chosen = f"SELECT {keys}, row_number() OVER (ORDER BY {order}) AS {_NUMBER}"
        same = " AND ".join(f"y.{name} = z.{alias}" for name, alias in named)
        return self._platform.read_rows(
            self._connection,
            held,
            source=f"{place} AS y JOIN ({chosen} FROM {place} AS x) AS z ON {same}",
            where=numbers,
        )

    def matching(self, table: Table, key: ForeignKey, wanted: Sequence[Cells]) -> Iterator[Row]:
        """Yield the rows of a table that have the wanted cells."""
        held, platform = self._held(table), self._platform
        for start in range(0, len(wanted), _CHUNK):
            conditions = [
                " AND ".join(
                    f"{platform.quote(name)} = "
                    f"{platform.literal(cells[name], held.get_column(name).type)}"
                    for name in key.target_columns
                )
                for cells in wanted[start : start + _CHUNK]
            ]
            yield from platform.read_rows(self._connection, held, where=any_of(conditions))

    def _held(self, table: Table) -> Table:
        return self._lowered.tables[held_name(table.name, self._platform)]


def _key(table: Table) -> Sequence[str]:
    return table.primary_key.columns if table.primary_key is not None else ()


def load_sample(
    sample: Sample, dictionary: Dictionary, platform: Platform, connection: Connection
) -> tuple[dict[str, int], list[str]]:
    """Insert a sample into a database that holds the reference rows; returns counts and notes."""
    loader = _Loader(sample, dictionary, platform, connection)
    progress = True
    while progress:
        progress = False
        for table in parents_first(dictionary.tables.values()):
            progress = loader.pass_over(table) or progress
    return loader.loaded, loader.notes()


class _Loader:
    """Inserts rows whose parents are there, again and again until none is left or none moves."""

    def __init__(
        self,
        sample: Sample,
        dictionary: Dictionary,
        platform: Platform,
        connection: Connection,
    ) -> None:
        self._dictionary = dictionary
        self._platform = platform
        self._connection = connection
        self._filling = Filling(dictionary, platform, connection)
        self._there: dict[tuple[QName, tuple[str, ...]], set[Told]] = {}
        self._refused: dict[QName, int] = {}
        self.loaded: dict[str, int] = {}
        self._waiting = {
            name: self._without_present(dictionary.tables[name], list(rows.values()))
            for name, rows in sample.rows.items()
        }
        for table in dictionary.tables.values():
            for key in table.foreign_keys:
                self._remember(key)

    def _without_present(self, table: Table, rows: list[Cells]) -> list[Cells]:
        """Leave out rows that the version brings along itself."""
        if table.primary_key is None and not table.rows:
            return rows
        names = _identity(table)
        present = {_told(table, cells, names) for cells in self._filling.rows(table.name)}
        return [cells for cells in rows if _told(table, cells, names) not in present]

    def _remember(self, key: ForeignKey) -> None:
        target = self._dictionary.tables.get(key.target)
        if target is not None:
            self._there[key.target, key.target_columns] = {
                _told(target, cells, key.target_columns) for cells in self._filling.rows(key.target)
            }

    def pass_over(self, table: Table) -> bool:
        """Insert what can be inserted now; says whether there was anything."""
        waiting = self._waiting[table.name]
        ready = [cells for cells in waiting if self._is_ready(table, cells)]
        if not ready:
            return False
        chosen = {id(cells) for cells in ready}
        self._waiting[table.name] = [cells for cells in waiting if id(cells) not in chosen]
        for cells in self._insert(table, ready):
            self._note(table, cells)
        return True

    def _is_ready(self, table: Table, cells: Cells) -> bool:
        for key in table.foreign_keys:
            target = self._dictionary.tables.get(key.target)
            values = [cells.get(name) for name in key.columns]
            if target is None or any(value is None for value in values):
                continue
            named = dict(zip(key.target_columns, values, strict=True))
            told = _told(target, named, key.target_columns)
            own = key.target == table.name and told == _told(table, cells, key.target_columns)
            if not own and told not in self._there[key.target, key.target_columns]:
                return False
        return True

    def _insert(self, table: Table, rows: Sequence[Cells]) -> Iterator[Cells]:
        """Insert as reference rows are inserted, which moves the numbering along."""
        lowered = self._platform.lower(self._dictionary).dictionary
        held = lowered.tables[held_name(table.name, self._platform)]
        for cells in rows:
            operation = InsertRow(table=held.name, key=(), row=Row.of(cells))
            try:
                for step in self._platform.render([operation], lowered, lowered):
                    for statement in step.statements:
                        self._connection.execute(statement)
            except PlatformFailure:
                self._refused[table.name] = self._refused.get(table.name, 0) + 1
                continue
            yield cells

    def _note(self, table: Table, cells: Cells) -> None:
        self.loaded[str(table.name)] = self.loaded.get(str(table.name), 0) + 1
        for (name, columns), told in self._there.items():
            if name == table.name:
                told.add(_told(table, cells, columns))

    def notes(self) -> list[str]:
        """Say which rows could not be taken over."""
        found = [
            f"{name}: {count} sampled rows are not let in by the rules of the version"
            for name, count in self._refused.items()
        ]
        found += [
            f"{name}: {len(rows)} sampled rows point at each other in a circle, or at rows that "
            "are not there, and were left out"
            for name, rows in self._waiting.items()
            if rows
        ]
        return found
