"""A database as a pack's repositories see it: tables, and transactions to read or write in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import sqlalchemy as sa

from strandline.bridge.dialects.protocol import BridgeDialect
from strandline.bridge.dialects.registry import get_dialect
from strandline.bridge.tables import Tables
from strandline.dictionary.model import Dictionary
from strandline.platforms.registry import platform_for_url

POOL_SIZE = 20
MORE_AT_PEAKS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One transaction: what a repository's functions take first."""

    connection: sa.Connection
    tables: Tables
    dialect: BridgeDialect


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """One database and the tables of one component in it. Safe to use from many threads.

    A statement that reads may take `read_seconds`, where the platform can be told so; 0 for ever.
    """

    engine: sa.Engine
    tables: Tables
    dialect: BridgeDialect
    read_seconds: int = 0

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session whose reads see one state; nothing that it writes is kept."""
        with self.engine.connect() as plain:
            connection = plain.execution_options(**self.dialect.read_options())
            with connection.begin() as transaction:
                if self.read_seconds:
                    self.dialect.limit_reads(connection, self.read_seconds)
                yield self._session(connection)
                transaction.rollback()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session in one transaction: all of it is kept, or after an error nothing."""
        with self.engine.connect() as plain:
            connection = plain.execution_options(strandline_writes=True)
            with connection.begin():
                self.dialect.begin_write(connection)
                yield self._session(connection)

    def close(self) -> None:
        self.engine.dispose()

    def _session(self, connection: sa.Connection) -> Session:
        return Session(connection=connection, tables=self.tables, dialect=self.dialect)


def open_database(url: str, dictionary: Dictionary, *, read_seconds: int = 0) -> Database:
    """Return a database by its URL; connects when it is first used."""
    platform = platform_for_url(url)
    dialect = get_dialect(platform.name)
    options: dict[str, object] = {}
    schemas = {table.name.schema for table in dictionary.tables.values()}
    if not platform.features.schemas:
        options["schema_translate_map"] = dict.fromkeys(schemas)
    engine = sa.create_engine(
        dialect.engine_url(url),
        poolclass=sa.QueuePool,
        pool_size=POOL_SIZE,
        max_overflow=MORE_AT_PEAKS,
        pool_pre_ping=True,
        execution_options=options,
        hide_parameters=True,
    )
    dialect.prepare(engine)
    return Database(
        engine=engine, tables=Tables(dictionary), dialect=dialect, read_seconds=read_seconds
    )
