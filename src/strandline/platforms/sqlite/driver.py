"""Sessions with SQLite files; the only module here that imports the driver."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl

from strandline.errors import UsageError
from strandline.platforms.files import missing_file
from strandline.platforms.sqlite import locks
from strandline.platforms.sqlite.errors import failure
from strandline.platforms.sqlite.features import FEATURES
from strandline.platforms.sqlite.kept import settle_kept
from strandline.platforms.sqlite.text import plain_value

MEMORY = ":memory:"
BUSY_SECONDS = 5.0


def connect(url: str, *, create: bool = True) -> SqliteConnection:
    """Open the file a URL names; without `create` a file that does not exist is an error."""
    path, options = parse_url(url)
    _check_version()
    if not create and path != MEMORY and not Path(path).exists():
        raise missing_file(path)
    place = path if path != MEMORY else "memory"
    parent = Path(path).parent
    if path != MEMORY and not parent.is_dir():
        raise failure("its directory does not exist", "SQLITE_CANTOPEN", place=place)
    if path != MEMORY and Path(path).is_dir():
        raise failure("this is a directory", "SQLITE_CANTOPEN", place=place)
    try:
        if options.get("mode", "rwc") == "rwc":
            raw = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
        else:
            target = f"{Path(path).absolute().as_uri()}?mode={options['mode']}"
            raw = sqlite3.connect(target, isolation_level=None, timeout=BUSY_SECONDS, uri=True)
    except sqlite3.Error as error:
        raise _translated(error, place) from None
    connection = SqliteConnection(raw, place=place)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # The first statement that reads the file tells a damaged one or one that is no database.
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1")
    except BaseException:
        raw.close()
        raise
    return connection


def parse_url(url: str) -> tuple[str, dict[str, str]]:
    """Return the path (or `:memory:`) and the options of `sqlite:///relative`, `sqlite:////abs`."""
    scheme, _, rest = url.partition(":")
    if scheme.split("+")[0].lower() not in ("sqlite", "sqlite3"):
        raise UsageError("X220", f"{scheme!r} is no scheme of SQLite", hint=_URL_HINT)
    place, _, query = rest.partition("?")
    options = dict(parse_qsl(query, keep_blank_values=True))
    unknown = sorted(set(options) - {"mode"})
    if unknown or options.get("mode", "rwc") not in ("ro", "rw", "rwc"):
        what = ", ".join(unknown) if unknown else f"mode={options['mode']}"
        raise UsageError("X220", f"the URL's option {what} is not known",
                         hint="the one option is mode=ro, mode=rw or mode=rwc")  # fmt: skip
    if place in ("", "//", "///", "///:memory:", "//:memory:", ":memory:"):
        return MEMORY, options
    if not place.startswith("///"):
        raise UsageError("X220", "the URL names a host, and SQLite is a file", hint=_URL_HINT)
    return place[3:], options


_URL_HINT = (
    "sqlite:///relative/path.db, sqlite:////absolute/path.db, or sqlite:// for one in memory"
)


class SqliteConnection:
    """A session in autocommit: only `begin` opens a transaction, and it takes the write lock."""

    def __init__(self, raw: sqlite3.Connection, *, place: str) -> None:
        self._raw = raw
        self._place = place
        self._locks: set[str] = set()

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """Run one statement; values are bound as SQLite's own five kinds."""
        try:
            cursor = self._raw.execute(sql, [plain_value(value) for value in parameters])
            return cursor.fetchall() if cursor.description is not None else []
        except (sqlite3.Error, sqlite3.Warning, OverflowError) as error:
            raise _translated(error, self._place) from None

    def execute_counted(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Run one statement that changes rows and return how many it touched."""
        try:
            cursor = self._raw.execute(sql, [plain_value(value) for value in parameters])
            if cursor.rowcount >= 0:
                return cursor.rowcount
            # The driver counts by the first word, and a statement may begin WITH.
            return int(self._raw.execute("SELECT changes()").fetchone()[0])
        except (sqlite3.Error, sqlite3.Warning, OverflowError) as error:
            raise _translated(error, self._place) from None

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        """Run one statement for each row, in one transaction of its own where none is open."""
        count = 0

        def bound() -> Iterator[list[object]]:
            nonlocal count
            for row in rows:
                count += 1
                yield [plain_value(value) for value in row]

        own = not self.in_transaction
        if own:
            self.begin()
        try:
            self._raw.executemany(sql, bound())
        except (sqlite3.Error, sqlite3.Warning, OverflowError) as error:
            if own:
                self.rollback()
            raise _translated(error, self._place) from None
        except BaseException:
            if own:
                self.rollback()
            raise
        if own:
            self.commit()
        return count

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open: some errors of SQLite end it by themselves."""
        return self._raw.in_transaction

    def begin(self) -> None:
        """Open a transaction; a session whose lock somebody took over gets none."""
        self.execute("BEGIN IMMEDIATE")
        try:
            for name in self._locks:
                locks.renew(self, name)
        except BaseException:
            self.rollback()
            raise

    def commit(self) -> None:
        """Commit; what a migration's rebuilds took from others is made anew first, or refused."""
        settle_kept(self)
        self.execute("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        """End the session; what is not committed is undone, locks it holds are given back."""
        try:
            if self._locks and not self.in_transaction:
                for name in sorted(self._locks):
                    self.unlock(name)
        finally:
            self._raw.close()

    def server_version(self) -> str:
        return sqlite3.sqlite_version

    def try_lock(self, name: str, *, owner: str) -> str | None:
        holder = locks.try_lock(self, name, owner=owner)
        if holder is None:
            self._locks.add(name)
        return holder

    def unlock(self, name: str) -> None:
        if name in self._locks:
            locks.unlock(self, name)
            self._locks.discard(name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@contextmanager
def scratch(url: str | None = None) -> Iterator[SqliteConnection]:
    """Open an empty database in memory; there is no server to make one on, so `url` is not used."""
    del url
    with connect("sqlite://") as connection:
        yield connection


def complete(sql: str) -> bool:
    """Say whether the text ends a statement: a semicolon inside a trigger's body does not."""
    return sqlite3.complete_statement(sql)


def _translated(error: Exception, place: str) -> Exception:
    name = getattr(error, "sqlite_errorname", "") or ""
    return failure(str(error), name, place=place if not name or name in _PLACED else "")


_PLACED = ("SQLITE_CANTOPEN", "SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_BUSY", "SQLITE_FULL",
           "SQLITE_READONLY", "SQLITE_IOERR")  # fmt: skip


def _check_version() -> None:
    wanted = tuple(int(part) for part in FEATURES.minimum_version.split("."))
    if sqlite3.sqlite_version_info < wanted:
        raise UsageError(
            "X221",
            f"this Python is linked with SQLite {sqlite3.sqlite_version}, "
            f"{FEATURES.minimum_version} is the oldest that is supported",
            hint="use a Python whose `sqlite3.sqlite_version` is newer",
        )
