"""The protocol of a platform: render, connect, inspect.

A platform folder exports one `platform` object that satisfies `Platform`. Importing it opens
nothing and loads no driver; `connect` does.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from strandline.diagnostics import Diagnostic
from strandline.dictionary.model import Column, Dictionary, Expression, Row, Table
from strandline.dictionary.names import QName
from strandline.dictionary.policy import OnlineForms
from strandline.dictionary.types import LogicalType
from strandline.diff.operations import Operation
from strandline.platforms.features import Features
from strandline.platforms.sizes import Sizes

if TYPE_CHECKING:
    from strandline.platforms.archiving.dialect import ArchiveDialect


class Effect(enum.Enum):
    """What running a step does to the data, to other sessions and to existing clients."""

    LOCKS_READERS = "locks-readers"
    LOCKS_WRITERS = "locks-writers"
    REWRITES = "rewrites"
    SCANS = "scans"
    MAY_FAIL = "may-fail"
    LOSES_DATA = "loses-data"
    ARCHIVES = "archives"
    BREAKS_CLIENTS = "breaks-clients"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEffect:
    """One effect on one object, for example loses-data on `dbo.Orders.note`."""

    effect: Effect
    subject: str

    def __str__(self) -> str:
        return f"{self.effect.value}:{self.subject}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Statements that belong together, with the operations they carry out.

    `statements` are complete SQL statements without a terminator; on SQL Server each is one
    batch. A step that is not `transactional` runs between transactions, and running it again does
    no harm: what was before it is committed, and a run that was cut off there starts with it.
    Its `settings` (how long it waits for locks, and the like) go before its statements every
    time, its `resets` after them. Where several steps carry out one operation, the one that
    brings the object names it, and all are `taken_apart`: none does what the operation says alone.
    """

    title: str
    statements: tuple[str, ...]
    operations: tuple[Operation, ...] = ()
    effects: tuple[StepEffect, ...] = ()
    transactional: bool = True
    settings: tuple[str, ...] = ()
    resets: tuple[str, ...] = ()
    taken_apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptFrame:
    """What a script says before its first and after its last step, so it can be run by hand.

    `begin` and `end` are statements, `terminator` closes every statement in the file (`;`, or a
    line with GO). The executor runs `before_transaction`, opens its own transaction, and after
    its end runs `after_transaction`; the begin/commit words stand in `begin` and `end` only.
    `checks` run last inside the transaction; a check that returns a row fails the migration.
    `guard` stands in the file after `begin` and after every statement inside the transaction:
    where a client runs on after an error, it keeps the rest from running outside. The executor
    stops at an error by itself and never runs it. `leave` and `enter` end and begin a transaction
    around steps that run between two; `guard_outside` is their guard. `run_by_hand` is the command
    with which the platform's own client runs a FILE and stops at the first error; the file's
    header says it.
    """

    before_transaction: tuple[str, ...] = ()
    begin: tuple[str, ...] = ()
    guard: str = ""
    leave: tuple[str, ...] = ()
    enter: tuple[str, ...] = ()
    guard_outside: str = ""
    checks: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    after_transaction: tuple[str, ...] = ()
    terminator: str = ";"
    run_by_hand: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmanaged:
    """A live object that the dictionary cannot hold (a function, a rule, an extension, ...)."""

    kind: str
    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """A live database read back: the dictionary it amounts to, and what was left out."""

    dictionary: Dictionary
    unmanaged: tuple[Unmanaged, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowered:
    """A dictionary as one platform can hold it, and what had to give way."""

    dictionary: Dictionary
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """What a change of a column's type makes of one value, in SQL that does not fail.

    `value` is the converted value, NULL for what cannot be converted. `misfit` is a condition that
    is true for just those values, "" when every value can be. A `strict` platform refuses to
    migrate such values; others keep them as they are. `setup` runs first in the same session and
    leaves nothing behind in the database.
    """

    value: str
    misfit: str = ""
    strict: bool = True
    setup: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLock:
    """A lock that a session holds on a table that others can see.

    `effect` says whom it keeps out: readers, writers, or (None) nobody who reads or writes.
    """

    relation: QName
    mode: str
    effect: Effect | None


class LockWatch(Protocol):
    """A second session that looks at what a first one holds."""

    def held(self) -> tuple[HeldLock, ...]: ...


class Connection(Protocol):
    """An open database session. `?` marks parameters on every platform.

    Outside `begin` each statement commits by itself. Driver errors arrive as PlatformFailure
    with a code, never with the URL's password or parameter values in the message.
    """

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """Run one statement and return its rows ([] when it has none)."""
        ...

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        """Run one statement for each row of parameters; return how many rows there were."""
        ...

    def execute_counted(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Run one INSERT, UPDATE or DELETE and return how many rows it touched."""
        ...

    def begin(self) -> None: ...

    def commit(self) -> None: ...

    def rollback(self) -> None: ...

    def close(self) -> None: ...

    def server_version(self) -> str:
        """Return the version the server reports, for example `15.18`."""
        ...

    def try_lock(self, name: str, *, owner: str) -> str | None:
        """Take the named lock for this session without waiting.

        Returns None when it was taken, else who holds it (as far as the platform knows).
        """
        ...

    def unlock(self, name: str) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class Platform(Protocol):
    """A supported database product."""

    name: str
    dialect: str
    """The name of its grammar in sqlglot."""
    features: Features
    url_schemes: tuple[str, ...]
    default_schema: str | None

    def quote(self, identifier: str) -> str: ...

    def qualified(self, name: QName) -> str:
        """Return the quoted name, with its schema where the platform has schemas."""
        ...

    def native_type(self, logical: LogicalType) -> str:
        """Return the SQL type; LookupError never happens for a lowered type."""
        ...

    def held_type(self, logical: LogicalType) -> LogicalType:
        """Return the logical type that inspection reads back for `logical`."""
        ...

    def lower(self, dictionary: Dictionary) -> Lowered:
        """Return what the platform can hold of a dictionary. Idempotent."""
        ...

    def expression(self, expression: Expression, table: Table | None = None) -> str:
        """Return the native SQL of a neutral expression, identifiers quoted."""
        ...

    def query(self, expression: Expression, dictionary: Dictionary) -> str:
        """Return the native SQL of a neutral SELECT, names qualified and quoted."""
        ...

    def first_rows(self, query: str, count: int) -> str:
        """Return a native SELECT that ends with ORDER BY, cut to its first rows."""
        ...

    def literal(self, value: object, logical: LogicalType | None = None) -> str:
        """Return the value as an SQL literal of the platform."""
        ...

    def render(
        self,
        operations: Sequence[Operation],
        before: Dictionary,
        after: Dictionary,
    ) -> tuple[Step, ...]:
        """Turn ordered operations into steps. Both dictionaries are lowered ones."""
        ...

    def narrows(self, before: LogicalType, after: LogicalType) -> bool:
        """Say whether a conversion can change a value so that converting it back shows."""
        ...

    def moves(self, table: Table) -> bool:
        """Say whether a dropped table can be put into the archive as it is, without a copy."""
        ...

    def archive_dialect(self) -> ArchiveDialect:
        """Return how the platform says what archives need said."""
        ...

    def online(
        self, steps: Sequence[Step], *, mode: OnlineForms, before: Dictionary, after: Dictionary
    ) -> tuple[Step, ...]:
        """Return rendered steps in forms that keep readers and writers of large tables going.

        Only tables of `before` have readers. The steps come back as they are where the platform
        has no such forms (Features.online_forms) or the mode is NEVER. Refused (O001) in mode
        ALWAYS for a long step that has none.
        """
        ...

    def create_if_missing(self, table: Table) -> tuple[str, ...]:
        """Return what makes a plain, lowered table (and its schema) unless it is there.

        For tables of the product's own, which a script run by hand must be able to make as well.
        """
        ...

    def frame(self, steps: Sequence[Step]) -> ScriptFrame: ...

    def comparable(self, expression: Expression, table: Table | None = None) -> str:
        """Return a text equal for expressions the platform's catalog cannot tell apart.

        Takes neutral expressions of a dictionary and expressions that `inspect` returned alike.
        """
        ...

    def comparable_view(self, expression: Expression, dictionary: Dictionary) -> str:
        """Return a text equal for view queries the catalog cannot tell apart."""
        ...

    def connect(self, url: str, *, create: bool = True) -> Connection:
        """Open a session; UsageError for a bad URL, PlatformFailure when it cannot be had.

        `create` lets a database that is a file be made where there is none; without it that is
        a PlatformFailure for which `files.is_missing_file` is true. Servers make no databases.
        """
        ...

    def scratch(self, url: str | None = None) -> AbstractContextManager[Connection]:
        """Open an empty throw-away database and remove it afterwards.

        `url` names a server to make it on where none is embedded; Refused (code X010) says so
        when one is needed and none is given.
        """
        ...

    def watch_locks(self, connection: Connection) -> AbstractContextManager[LockWatch | None]:
        """Watch which locks a session takes; None where `Features.lock_watch` is false."""
        ...

    def conversion(self, value: str, before: LogicalType, after: LogicalType) -> Conversion:
        """Return what a change of type makes of `value` (SQL); neither type has a value set."""
        ...

    def default_value(self, column: Column, table: Table) -> str:
        """Return what existing rows get in an added column that has a default, in its type."""
        ...

    def read_rows(
        self, connection: Connection, table: Table, *, source: str = "", where: str = ""
    ) -> tuple[Row, ...]:
        """Return rows of a lowered table as reference data has them, computed columns left out.

        In the order of the primary key. `source` (SQL, with an alias) stands in for the table,
        `where` is a condition.
        """
        ...

    def load_script(self, connection: Connection, text: str) -> tuple[Unmanaged, ...]:
        """Run people's DDL (dumps, hand-written scripts) in a scratch database.

        Returns what was left out, statement by statement; InvalidInput when a statement that
        should have run failed, with the line it starts on.
        """
        ...

    def inspect(self, connection: Connection, *, rows_of: Sequence[QName] = ()) -> Inspection:
        """Read the whole database in a handful of set-based queries.

        `rows_of` names tables whose rows are read as reference data. Tables of the ledger
        (`strandline` schema, or names that start with `strandline_`) are left out.
        """
        ...

    def sizes(self, connection: Connection) -> Sizes:
        """Return rows and bytes of every table, in few queries and without long scans."""
        ...

    def invalid_indexes(self, connection: Connection) -> tuple[QName, ...]:
        """Return indexes that a build outside a transaction left unfinished; none where none can be."""
        ...

    def drop_invalid_index(self, connection: Connection, name: QName) -> None:
        """Remove an index that `invalid_indexes` named; asked outside a transaction."""
        ...


REFUSED_STATEMENT = "X209"
"""The code, on every platform, of a statement refused for what it says: a missing table above all.

Lost connections, locks, rights and full disks have codes of their own.
"""

LOCK_WAIT = "lock_wait"
"""Key of a PlatformFailure's details, true where a lock was not free in time: worth another try."""

LEDGER_PREFIX = "strandline_"
"""Names of ledger and archive objects start so where there are no schemas."""

LEDGER_SCHEMA = "strandline"
"""The schema that holds ledger and archive objects where there are schemas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuild:
    """All operations on one table that must be carried out by create-copy-swap.

    `renamed` maps columns of the new table to the columns they are copied from (only those whose
    name changed). `added` names columns of the new table that are not copied at all, even when
    the old table had one of the same name: they take their default.
    """

    before: Table
    after: Table
    operations: tuple[Operation, ...]
    renamed: tuple[tuple[str, str], ...] = ()
    added: tuple[str, ...] = ()
