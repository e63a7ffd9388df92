"""What a database must say of itself before rows are read and written through SQLAlchemy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

import sqlalchemy as sa

from strandline.bridge.bulk import Batch, Written

if TYPE_CHECKING:
    from strandline.bridge.columns import ColumnArray, ColumnKind


class BridgeDialect(Protocol):
    """One platform's answers. `name` is the platform's name, not the driver's."""

    name: str

    def engine_url(self, url: str) -> sa.URL:
        """Return the URL as SQLAlchemy takes it, with the driver that the product uses."""
        ...

    def read_options(self) -> dict[str, object]:
        """Return execution options under which the reads of a transaction see one state."""
        ...

    def limit_reads(self, connection: sa.Connection, seconds: int) -> None:
        """Let no statement of this transaction run longer, where the database can be told so."""
        ...

    def prepare(self, engine: sa.Engine) -> None:
        """Make each new session one that means the same as a migration's: UTC, keys on."""
        ...

    def begin_write(self, connection: sa.Connection) -> None:
        """Called first in a transaction that will write; may take the lock that it needs."""
        ...

    def upsert(self, connection: sa.Connection, batch: Batch, *, overwrite: bool) -> Written:
        """Bring rows into a table: missing ones are added, equal ones left alone.

        Rows stored with other content are overwritten, or left and told. Rows are in order of
        their key, which is unique in the table; the transaction is the caller's.
        """
        ...

    def fetch_columns(
        self, connection: sa.Connection, query: sa.Select[Any], kinds: Sequence[ColumnKind]
    ) -> list[ColumnArray]:
        """Run a query, which has an order and a limit, and return its columns, in its order."""
        ...

    def bucket_start(self, moment: sa.ColumnElement[Any], seconds: int) -> sa.ColumnElement[Any]:
        """Return the start of a moment's interval; intervals are counted from 0001-01-01.

        That day is a Monday: days, hours and weeks begin where people expect them to.
        """
        ...

    def number(self, value: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        """Return a float with NULL for what is not a number, so that aggregates leave it out."""
        ...

    def may_succeed_again(self, error: sa.exc.DBAPIError) -> bool:
        """Tell a deadlock or a lost race, after which the same transaction may succeed."""
        ...

    def seconds_between(
        self, start: sa.ColumnElement[Any], end: sa.ColumnElement[Any]
    ) -> sa.ColumnElement[Any]:
        """Return the seconds from one moment to another as a float, to the millisecond at least."""
        ...
