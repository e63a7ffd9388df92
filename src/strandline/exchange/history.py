"""The history of another tool: its migrations in order, and what a database says of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from strandline.dictionary.names import QName
from strandline.errors import PlatformFailure, Refused
from strandline.platforms.base import REFUSED_STATEMENT, Connection, Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One migration of another tool.

    `revision` is the tool's own name of it. `sql` is what it does forward, None where that is not
    SQL in a file.
    """

    revision: str
    path: Path
    sql: str | None = None


ReadApplied = Callable[[Connection, Platform], list[str] | None]
"""Returns the revisions that a database records; None when it keeps no record at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All migrations, first to last.

    `applied` reads a database's record, None where the tool keeps none. `owns` are names of the
    tool's own tables and schemas in lower case: they are no part of anybody's dictionary. `latest`
    says that the record names the newest migrations only, as Alembic's does; `in_schema` that it
    lies in a schema of its own, and outside of the database where there are none.
    """

    tool: str
    migrations: tuple[Migration, ...]
    applied: ReadApplied | None = None
    owns: frozenset[str] = frozenset()
    latest: bool = False
    in_schema: bool = False

    @property
    def head(self) -> str:
        return self.migrations[-1].revision

    @property
    def revisions(self) -> list[str]:
        return [migration.revision for migration in self.migrations]


def rows_or_none(
    connection: Connection,
    platform: Platform,
    table: QName,
    columns: Sequence[str],
    order: str = "",
) -> list[tuple[object, ...]] | None:
    """Return a table's rows, None when there is no such table."""
    listed = ", ".join(platform.quote(column) for column in columns)
    name = table
    if table.schema is None and platform.features.schemas:
        name = QName(platform.default_schema, table.name)
    text = f"SELECT {listed} FROM {platform.qualified(name)}"
    if order:
        text += f" ORDER BY {platform.quote(order)}"
    try:
        return connection.execute(text)
    except PlatformFailure as failure:
        if failure.code != REFUSED_STATEMENT:
            raise
        return None


def require_head(history: History, connection: Connection, platform: Platform) -> bool:
    """See that a database stands at the last migration; False when it can hold no record of it.

    Refused, with the revisions that differ, when it is behind or ahead.
    """
    if history.applied is None or (history.in_schema and not platform.features.schemas):
        return False
    applied = history.applied(connection, platform)
    if not applied:
        raise Refused(
            "E014",
            f"the database keeps no record of {history.tool}'s migrations: it was not migrated",
            hint=f"bring it to {history.head} with {history.tool} first, or name the right database",
        )
    unknown = [revision for revision in applied if revision not in history.revisions]
    if unknown:
        raise Refused(
            "E016",
            f"the database has {_listed(unknown)}, which is not among the files",
            hint="the database is ahead of the files: get the newest files, or the right folder",
            details={"unknown": unknown},
        )
    pending = _pending(history, applied)
    if pending:
        raise Refused(
            "E015",
            f"the database is behind the files: not applied yet: {_listed(pending)}",
            hint=f"bring it to {history.head} with {history.tool} first, then import",
            details={"pending": pending},
        )
    return True


def _pending(history: History, applied: Collection[str]) -> list[str]:
    revisions = history.revisions
    if not history.latest:
        return [revision for revision in revisions if revision not in applied]
    reached = max(revisions.index(revision) for revision in applied)
    return revisions[reached + 1 :]


def _listed(revisions: Sequence[str], most: int = 5) -> str:
    shown = ", ".join(revisions[:most])
    return shown if len(revisions) <= most else f"{shown} and {len(revisions) - most} more"
