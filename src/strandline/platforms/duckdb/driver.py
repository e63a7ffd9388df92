"""Sessions with DuckDB; the only file that imports its driver."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from strandline.errors import PlatformFailure, Unsupported, UsageError
from strandline.platforms.duckdb import bulk, locks
from strandline.platforms.duckdb.errors import failure
from strandline.platforms.duckdb.urls import MEMORY, Target, parse_url
from strandline.platforms.files import missing_file

MINIMUM_VERSION = (1, 5)
BEING_MADE = 1.0
"""Seconds for which a file that is no database yet may be one that another process is making."""
NEW_FILE_STORAGE = "v1.5.0"
"""New files can be read by the oldest version that is supported, whichever version writes them."""


class DuckDBConnection:
    """One open session; see `strandline.platforms.base.Connection`."""

    def __init__(self, session: Any, errors: type[Exception], target: Target) -> None:
        self._session = session
        self._errors = errors
        self._target = target
        self._in_transaction = False
        self._locks: set[str] = set()

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[object, ...]]:
        try:
            if parameters:
                self._session.execute(sql, list(parameters))
            else:
                self._session.execute(sql)
            return list(self._session.fetchall())
        except self._errors as error:
            raise self._failure(error) from None

    def execute_counted(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Run one statement that changes rows; DuckDB answers it with the number of them."""
        rows = self.execute(sql, parameters)
        return int(str(rows[0][0])) if rows else 0

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        """Run one statement for each row; a plain INSERT of parameters goes in large batches."""
        fast = bulk.bulk_statement(sql)
        count = 0
        own = not self._in_transaction
        if own:
            self.begin()
        try:
            for batch in bulk.batches(rows):
                self._batch(sql, fast, batch)
                count += len(batch)
        except BaseException:
            if own:
                self.rollback()
            raise
        if own:
            self.commit()
        return count

    def _batch(self, sql: str, fast: tuple[str, int] | None, batch: list[Sequence[object]]) -> None:
        text = bulk.as_json(batch, fast[1]) if fast is not None else None
        try:
            if fast is not None and text is not None:
                self._session.execute(fast[0], [text])
            else:
                self._session.executemany(sql, [list(row) for row in batch])
        except self._errors as error:
            raise self._failure(error) from None

    def begin(self) -> None:
        # A file is this process's alone; on MotherDuck somebody may have taken over the lock.
        for name in self._locks if self._target.is_motherduck else ():
            locks.renew(self, name)
        self.execute("BEGIN TRANSACTION")
        self._in_transaction = True

    def commit(self) -> None:
        # A commit that fails has been rolled back by DuckDB.
        self._in_transaction = False
        self.execute("COMMIT")

    def rollback(self) -> None:
        if self._in_transaction:
            self._in_transaction = False
            self.execute("ROLLBACK")

    def close(self) -> None:
        self._session.close()

    def server_version(self) -> str:
        return str(self.execute("SELECT version()")[0][0]).removeprefix("v")

    def try_lock(self, name: str, *, owner: str) -> str | None:
        holder = locks.try_lock(self, name, owner=owner)
        if holder is None:
            self._locks.add(name)
        return holder

    def unlock(self, name: str) -> None:
        if name in self._locks:
            locks.unlock(self, name)
            self._locks.discard(name)

    def split(self, text: str) -> list[str]:
        """Return the statements of a script, as DuckDB's own parser divides them."""
        try:
            return [str(part.query) for part in self._session.extract_statements(text)]
        except self._errors as error:
            raise self._failure(error) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _failure(self, error: Exception) -> PlatformFailure:
        return failure(str(error), secrets=_secrets(self._target))


def connect(url: str, *, create: bool = True) -> DuckDBConnection:
    """Open a session; UsageError for a URL that cannot be read, else PlatformFailure."""
    duckdb = _driver()
    target = parse_url(url)
    if not create and target.is_file and not Path(target.path).exists():
        raise missing_file(target.path)
    return _open(duckdb, target)


@contextmanager
def scratch() -> Iterator[DuckDBConnection]:
    """Open an empty database in memory."""
    with _open(_driver(), Target(path=MEMORY)) as connection:
        yield connection


def _driver() -> Any:
    try:
        import duckdb
    except ImportError:
        raise UsageError(
            "X004",
            "the driver of DuckDB is not installed",
            hint="pip install 'strandline[duckdb]'",
        ) from None
    return duckdb


def _open(duckdb: Any, target: Target) -> DuckDBConnection:
    _check_version(duckdb, target)
    place = "memory" if target.path == MEMORY else target.path
    while True:
        try:
            session = duckdb.connect(
                target.path, read_only=target.read_only, config=_config(target)
            )
            break
        except duckdb.Error as error:
            failed = failure(str(error), place=place, secrets=_secrets(target))
            if not (failed.code == "X211" and _is_being_made(target)):
                raise failed from None
        time.sleep(0.05)
    connection = DuckDBConnection(session, duckdb.Error, target)
    if target.is_file and not target.read_only:
        # Version 1.5 cannot replay some of its own log after a crash (see the frame of scripts).
        connection.execute("SET wal_autocheckpoint = '0KB'")
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def _is_being_made(target: Target) -> bool:
    """Say whether a file was begun just now: it is no database until its maker has written on."""
    try:
        return target.is_file and time.time() - Path(target.path).stat().st_mtime < BEING_MADE
    except OSError:
        return False


def _check_version(duckdb: Any, target: Target) -> None:
    version = tuple(int(part) for part in str(duckdb.__version__).split(".")[:2])
    if version < MINIMUM_VERSION:
        raise Unsupported(
            "X011",
            f"DuckDB {duckdb.__version__} is older than 1.5, the oldest that is supported",
            hint="pip install --upgrade duckdb",
            details={"feature": "minimum_version"},
        )
    if target.is_motherduck and version >= (2, 0):
        raise Unsupported(
            "X012",
            f"MotherDuck needs DuckDB 1.5, and {duckdb.__version__} is installed",
            hint="pip install 'duckdb>=1.5,<2'",
            details={"feature": "minimum_version"},
        )


def _config(target: Target) -> dict[str, str]:
    """Return the settings to open with; a file that exists keeps its storage version."""
    if target.is_motherduck:
        token = target.token or _environment_token()
        named = {"custom_user_agent": "strandline"}
        return {**named, "motherduck_token": token} if token else named
    if target.is_file and not Path(target.path).exists():
        return {"storage_compatibility_version": NEW_FILE_STORAGE}
    return {}


def _environment_token() -> str:
    # MotherDuck reads the name in lower case too.
    lower = "motherduck_token"
    return os.environ.get("MOTHERDUCK_TOKEN", "") or os.environ.get(lower, "")


def _secrets(target: Target) -> tuple[str, ...]:
    return (target.token, _environment_token()) if target.is_motherduck else ()
