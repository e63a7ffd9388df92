"""A water project, the databases it is tried on, and what is asked of them."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import psycopg
import pytest

from strandline import api
from strandline.dictionary.names import QName
from strandline.drift.live import compare_live
from strandline.errors import PlatformFailure
from strandline.packs.water.legacy import legacy_archive
from strandline.platforms.base import Connection, Platform
from strandline.platforms.registry import platform_for_url
from strandline.services.component import ComponentFolder
from support.postgres import fresh_database, with_database

COMPONENT = "water"
LABELS = ("1.0.0", "1.0.1", "1.1.0", "1.2.0", "1.3.0", "1.4.0", "1.5.0", "1.6.0", "1.7.0")
STEPS = tuple(pairwise(LABELS))
PLATFORMS = ("sqlite", "duckdb", "postgres")

RULE_BROKEN = "X208"
"""The code of rows that break a key, a foreign key, a check or NOT NULL, on every platform."""

Rows = list[tuple[object, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterDatabase:
    """One database and the project whose water component it follows."""

    project: Path
    url: str

    @property
    def platform(self) -> Platform:
        return platform_for_url(self.url)

    @property
    def folder(self) -> ComponentFolder:
        return ComponentFolder(self.project / COMPONENT, self.project)

    @property
    def migrations(self) -> Path:
        return self.project / COMPONENT / "migrations"

    def connect(self) -> Connection:
        return self.platform.connect(self.url)

    def apply(self, to: str | None = None, *, walk: bool = False) -> list[str]:
        """Go up; return the scripts that ran."""
        done = api.apply(self.project, url=self.url, to=to, walk=walk)
        return [leg.script for leg in done.legs]

    def rollback(self, to: str | None = None) -> list[str]:
        """Go down; return the scripts that ran."""
        done = api.rollback(self.project, url=self.url, to=to)
        return [leg.script for leg in done.legs]

    def differences(self, label: str) -> list[str]:
        """Everything in which the whole database differs from a version."""
        with self.connect() as connection:
            expected = self.folder.version(label).dictionary
            report = compare_live(expected, connection, self.platform)
        return [operation.describe() for operation in report.operations]

    def table(self, name: str) -> str:
        return self.platform.qualified(QName("dbo", name))

    def select(self, table: str, *columns: str, order: str | None = None) -> Rows:
        """All rows of some columns, by the first one unless `order` names another."""
        quote = self.platform.quote
        listed = ", ".join(quote(column) for column in columns)
        by = quote(order or columns[0])
        with self.connect() as connection:
            return connection.execute(f"SELECT {listed} FROM {self.table(table)} ORDER BY {by}")

    def version_rows(self) -> Rows:
        """What the component's own version table says, without the times."""
        return self.select("SchemaVersion", "VersionID", "Version", "Description")

    def load_archive(self, values: int) -> dict[str, tuple[str, ...]]:
        """Fill the 23 tables of 1.0.0; return their columns. Checks that every row arrived."""
        tables = {}
        with self.connect() as connection:
            connection.begin()
            for part in legacy_archive(values=values):
                insert_many(self, connection, part.table, part.columns, part.rows)
                tables[part.table] = part.columns
            connection.commit()
        with self.connect() as connection:
            (found,) = connection.execute(f"SELECT count(*) FROM {self.table('Value')}")
        assert found == (values,)
        return tables

    def digests(self, tables: dict[str, tuple[str, ...]]) -> dict[str, tuple[int, str]]:
        """Number of rows and a hash of their content, table by table, in no particular order."""
        found = {}
        with self.connect() as connection:
            for name, columns in tables.items():
                listed = ", ".join(self.platform.quote(column) for column in columns)
                rows = connection.execute(f"SELECT {listed} FROM {self.table(name)}")
                content = "\n".join(sorted(map(repr, rows)))
                found[name] = (len(rows), hashlib.sha256(content.encode()).hexdigest())
        return found


def insert_many(
    database: WaterDatabase,
    connection: Connection,
    table: str,
    columns: Sequence[str],
    rows: object,
) -> None:
    """Insert rows of a table by parameters."""
    listed = ", ".join(database.platform.quote(column) for column in columns)
    marks = ", ".join("?" for _ in columns)
    connection.execute_many(
        f"INSERT INTO {database.table(table)} ({listed}) VALUES ({marks})",
        rows,  # type: ignore[arg-type]
    )


@contextmanager
def empty_url(name: str, directory: Path, server: str | None) -> Iterator[str]:
    """The URL of an empty database; a PostgreSQL one is dropped afterwards."""
    with ExitStack() as stack:
        if server is not None:
            yield stack.enter_context(fresh_database(server))
        else:
            yield f"{name}:///{directory / secrets.token_hex(4)}.db"


@contextmanager
def copied_url(url: str, directory: Path, server: str | None) -> Iterator[str]:
    """The URL of a copy of a database that nobody has open."""
    if server is None:
        scheme, _, path = url.partition(":///")
        copy = directory / f"{secrets.token_hex(4)}.db"
        shutil.copy(path, copy)
        yield f"{scheme}:///{copy}"
        return
    source = url.rpartition("/")[2].split("?")[0]
    name = f"strandline_test_{os.getpid()}_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"'.encode())
    try:
        yield with_database(server, name)
    finally:
        with psycopg.connect(server, autocommit=True) as admin:
            admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())


@dataclass(frozen=True, slots=True)
class Desk:
    """A session in which tests write rows and ask questions as a user would.

    SQL is written once: `{Site}` stands for the qualified table, columns are in double quotes.
    """

    database: WaterDatabase
    connection: Connection

    def insert(self, table: str, **values: object) -> int:
        """Insert one row; return its first column, which is the key where that is one number."""
        quote = self.database.platform.quote
        listed = ", ".join(quote(column) for column in values)
        marks = ", ".join("?" for _ in values)
        row = f"({listed}) VALUES ({marks})" if values else "DEFAULT VALUES"
        sql = f"INSERT INTO {self.database.table(table)} {row} RETURNING *"
        ((key, *_),) = self.connection.execute(sql, tuple(values.values()))
        assert isinstance(key, int)
        return key

    def insert_rows(self, table: str, columns: str, rows: object) -> None:
        insert_many(self.database, self.connection, table, columns.split(), rows)

    def ask(self, sql: str, *parameters: object) -> Rows:
        return self.connection.execute(sql.format_map(_Names(self.database)), parameters)

    def column(self, sql: str, *parameters: object) -> list[object]:
        """The only column of an answer."""
        return [value for (value,) in self.ask(sql, *parameters)]

    def refuses(self, table: str, **values: object) -> None:
        """The database keeps a row out because of its content."""
        with pytest.raises(PlatformFailure) as failure:
            self.insert(table, **values)
        assert failure.value.code == RULE_BROKEN, failure.value


class _Names(dict[str, str]):
    def __init__(self, database: WaterDatabase) -> None:
        super().__init__()
        self._database = database

    def __missing__(self, table: str) -> str:
        return self._database.table(table)
