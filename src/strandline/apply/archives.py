"""What lies in the archives of a database: counted, shown, brought back, removed for good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from strandline.dictionary.model import Table
from strandline.dictionary.names import parse_qname
from strandline.diff.kept import Kept, KeptKind
from strandline.errors import Refused
from strandline.ledger.archives import ArchiveRecord, Archives
from strandline.platforms.archiving.registry import BECAME, CYCLE, ArchiveState
from strandline.platforms.base import Connection, Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """How many rows a restore by hand changed or inserted, and how many it left as they are."""

    restored: int
    superseded: int
    orphaned: int


class ArchiveStore:
    """The rows of one component's archives in one database."""

    def __init__(self, connection: Connection, platform: Platform, archives: Archives) -> None:
        self._connection = connection
        self._platform = platform
        self._archives = archives

    def count(self, record: ArchiveRecord) -> int:
        """Return how many rows an archiving holds; 0 when they were moved back or purged."""
        if record.state is ArchiveState.PURGED:
            return 0
        place, condition = self._place(record)
        if self._is_moved(record) and record.state is not ArchiveState.ARCHIVED:
            return 0
        rows = self._connection.execute(f"SELECT COUNT(*) FROM {place}{condition}")
        return int(str(rows[0][0]))

    def rows(self, record: ArchiveRecord, columns: Sequence[str]) -> Iterator[tuple[object, ...]]:
        """Yield the rows of an archiving, in no order."""
        place, condition = self._place(record)
        names = ", ".join(self._platform.quote(name) for name in columns)
        yield from self._connection.execute(f"SELECT {names} FROM {place}{condition}")

    def purge(self, record: ArchiveRecord) -> int:
        """Remove an archiving's rows for good; return how many there were."""
        count = self.count(record)
        place, condition = self._place(record)
        if self._is_moved(record):
            if record.state is ArchiveState.ARCHIVED:
                self._connection.execute(f"DROP TABLE {place}")
        elif count:
            self._connection.execute(f"DELETE FROM {place}{condition}")
        self._archives.set_state(record.archive, record.cycle, ArchiveState.PURGED)
        return count

    def bring_back(
        self, record: ArchiveRecord, kept: Kept, live: Table, *, overwrite: bool
    ) -> Brought:
        """Restore rows of an archiving into a table that is there, whatever a run made of them.

        Values go where there is none (with `overwrite` also where there is a newer one); rows of
        whole tables are inserted where their key is free.
        """
        missing = [name for name in kept.lost if live.find_column(name) is None]
        if missing:
            raise Refused(
                "A072",
                f"{live.name} has no column {', '.join(missing)} to restore into",
                hint=f"apply the version that has it ({kept.start}) first",
            )
        if not kept.key:
            raise Refused(
                "A073",
                f"{live.name} has no key: its rows cannot be told apart, so nothing is restored "
                "row by row",
                hint="`strandline archive export` writes them to a file",
            )
        before = self._standing(record, kept, live)
        if kept.kind is KeptKind.TABLE:
            self._insert_missing(record, kept, live)
        if kept.kind is not KeptKind.TABLE or overwrite:
            self._set_cells(record, kept, live, overwrite=overwrite)
        after = self._standing(record, kept, live)
        return Brought(
            restored=after.restored - before.restored,
            superseded=after.superseded,
            orphaned=after.orphaned,
        )

    def _insert_missing(self, record: ArchiveRecord, kept: Kept, live: Table) -> None:
        dialect, quote = self._platform.archive_dialect(), self._platform.quote
        columns = [column.name for column in kept.columns]
        names = ", ".join(quote(name) for name in columns)
        values = ", ".join(
            dialect.from_archive(f"a.{quote(name)}", live.get_column(name)) for name in columns
        )
        place, condition = self._place(record, alias="a")
        there = f"SELECT 1 FROM {self._platform.qualified(live.name)} AS t WHERE "
        there += self._same(kept, live)
        joined = " AND " if condition else " WHERE "
        statement = (
            f"INSERT INTO {self._platform.qualified(live.name)} ({names}) "
            f"SELECT {values} FROM {place} AS a{condition}{joined}NOT EXISTS ({there})"
        )
        self._connection.execute(dialect.insert_rows(live, statement, columns))

    def _set_cells(
        self, record: ArchiveRecord, kept: Kept, live: Table, *, overwrite: bool
    ) -> None:
        dialect, quote = self._platform.archive_dialect(), self._platform.quote
        place, condition = self._place(record, alias="a")
        for name in kept.lost:
            column = live.get_column(name)
            if name in kept.key or not dialect.can_update(column, live):
                continue
            where = [condition.removeprefix(" WHERE "), self._same(kept, live)]
            if not overwrite:
                where.append(f"t.{quote(name)} IS NULL")
            value = dialect.from_archive(f"a.{quote(name)}", column)
            update = dialect.update_from(
                self._platform.qualified(live.name),
                {quote(name): value},
                f"{place} AS a",
                " AND ".join(part for part in where if part),
            )
            for statement in dialect.unguarded(live, [update]):
                self._connection.execute(statement)

    def _standing(self, record: ArchiveRecord, kept: Kept, live: Table) -> Brought:
        dialect, quote = self._platform.archive_dialect(), self._platform.quote
        place, condition = self._place(record, alias="a")
        joined = " AND " if condition else " WHERE "
        found = f"SELECT 1 FROM {self._platform.qualified(live.name)} AS t "
        found += f"WHERE {self._same(kept, live)}"
        differs = " OR ".join(
            dialect.differ(
                dialect.to_archive(f"t.{quote(name)}", live.get_column(name)), f"a.{quote(name)}"
            )
            for name in kept.lost
            if name not in kept.key
        )
        every = f"SELECT COUNT(*) FROM {place} AS a{condition}{joined}"
        newer = self._number(f"{every}EXISTS ({found} AND ({differs}))") if differs else 0
        there = self._number(f"{every}EXISTS ({found})")
        gone = self._number(f"{every}NOT EXISTS ({found})")
        return Brought(restored=there - newer, superseded=newer, orphaned=gone)

    def _number(self, query: str) -> int:
        return int(str(self._connection.execute(query)[0][0]))

    def _same(self, kept: Kept, live: Table) -> str:
        dialect, quote = self._platform.archive_dialect(), self._platform.quote
        return " AND ".join(
            f"t.{quote(name)} = " + dialect.from_archive(f"a.{quote(name)}", live.get_column(name))
            for name in kept.key
        )

    def _is_moved(self, record: ArchiveRecord) -> bool:
        return parse_qname(record.location).name.removeprefix("strandline_").startswith("moved_")

    def _place(self, record: ArchiveRecord, *, alias: str = "") -> tuple[str, str]:
        """Return the quoted table and the condition, in words of SQL, of an archiving's rows."""
        place = parse_qname(record.location)
        if self._is_moved(record):
            return self._platform.qualified(place), ""
        prefix = f"{alias}." if alias else ""
        condition = f" WHERE {prefix}{self._platform.quote(CYCLE)} = {record.cycle}"
        return self._platform.qualified(place), condition


def shown_columns(kept: Kept) -> list[str]:
    """Return the columns that an archive shows: data, and what a changed value became."""
    columns = [column.name for column in kept.columns]
    return [*columns, BECAME] if kept.fit is not None else columns
