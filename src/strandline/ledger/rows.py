"""Reading and writing the rows of one ledger table; commits nothing by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from strandline.errors import PlatformFailure
from strandline.ledger.tables import LedgerTable, ledger_name
from strandline.platforms.base import REFUSED_STATEMENT, Connection, Platform


class LedgerRows:
    """The rows of one ledger table in one database."""

    def __init__(self, connection: Connection, platform: Platform, table: LedgerTable) -> None:
        self._connection = connection
        self._platform = platform
        self._columns = table.column_names
        self._place = platform.qualified(ledger_name(table.name, platform.features))

    def exists(self) -> bool:
        """Say whether the database has the table; asked outside a transaction.

        PostgreSQL gives up the transaction in which the question fails.
        """
        try:
            self._connection.execute(f"SELECT 1 FROM {self._place} WHERE 1 = 0")
        except PlatformFailure as failure:
            # A login without rights, a lock or a lost session does not mean that nothing is there.
            if failure.code != REFUSED_STATEMENT:
                raise
            return False
        return True

    def select(
        self, where: Mapping[str, object] | None = None, *, order: Sequence[str] = ()
    ) -> list[dict[str, object]]:
        """Return rows as mappings of column to value."""
        quote = self._platform.quote
        names = ", ".join(quote(column) for column in self._columns)
        condition, values = self._condition(where)
        ordered = f" ORDER BY {', '.join(quote(column) for column in order)}" if order else ""
        rows = self._connection.execute(
            f"SELECT {names} FROM {self._place}{condition}{ordered}", values
        )
        return [dict(zip(self._columns, row, strict=True)) for row in rows]

    def insert(self, values: Mapping[str, object]) -> None:
        """Add a row; columns that are not named take NULL."""
        quote = self._platform.quote
        names = ", ".join(quote(column) for column in values)
        marks = ", ".join("?" for _ in values)
        self._connection.execute(
            f"INSERT INTO {self._place} ({names}) VALUES ({marks})", list(values.values())
        )

    def update(self, values: Mapping[str, object], where: Mapping[str, object]) -> None:
        """Set columns of the rows that match."""
        quote = self._platform.quote
        assignments = ", ".join(f"{quote(column)} = ?" for column in values)
        condition, wanted = self._condition(where)
        self._connection.execute(
            f"UPDATE {self._place} SET {assignments}{condition}", [*values.values(), *wanted]
        )

    def delete(self, where: Mapping[str, object]) -> None:
        """Remove the rows that match."""
        condition, wanted = self._condition(where)
        self._connection.execute(f"DELETE FROM {self._place}{condition}", wanted)

    def _condition(self, where: Mapping[str, object] | None) -> tuple[str, list[object]]:
        if not where:
            return "", []
        parts = " AND ".join(f"{self._platform.quote(column)} = ?" for column in where)
        return f" WHERE {parts}", list(where.values())
