"""Where tools for plain SQL files record in a database what was applied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from strandline.dictionary.names import QName
from strandline.errors import Refused
from strandline.exchange.history import ReadApplied, rows_or_none
from strandline.platforms.base import Connection, Platform


@dataclass(frozen=True, slots=True)
class Record:
    """A tool's record: how it is read, and the tables or schemas that are the tool's own.

    `latest` says that only the newest migration is recorded, `in_schema` that the record lies in a
    schema of its own.
    """

    applied: ReadApplied
    owns: frozenset[str]
    latest: bool = False
    in_schema: bool = False


def flyway_version(text: str) -> str:
    """Return a Flyway version as it compares: `1_2` is `1.2`, and `1.0` is `1`."""
    parts = [str(int(part)) for part in text.replace("_", ".").split(".") if part]
    while len(parts) > 1 and parts[-1] == "0":
        parts.pop()
    return ".".join(parts)


def version_key(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _true(value: object) -> bool:
    return value in (True, 1, "1", "t", "true")


def _dbmate(connection: Connection, platform: Platform) -> list[str] | None:
    rows = rows_or_none(connection, platform, QName(None, "schema_migrations"), ("version",))
    return None if rows is None else sorted(str(row[0]) for row in rows)


def _golang(connection: Connection, platform: Platform) -> list[str] | None:
    """Only the newest version is kept, and whether it was carried out."""
    table = QName(None, "schema_migrations")
    rows = rows_or_none(connection, platform, table, ("version", "dirty"))
    if not rows:
        return None
    version, dirty = rows[0]
    if _true(dirty):
        raise Refused(
            "E017",
            f"migration {version} failed half-way in this database",
            hint="repair it with golang-migrate first: nobody knows what the database holds",
        )
    return [str(version)]


def _goose(connection: Connection, platform: Platform) -> list[str] | None:
    """Each run adds a row; the newest one of a version says whether it is applied."""
    table = QName(None, "goose_db_version")
    columns = ("version_id", "is_applied")
    rows = rows_or_none(connection, platform, table, columns, order="id")
    if rows is None:
        return None
    state = {str(version): _true(applied) for version, applied in rows}
    return [version for version, applied in state.items() if applied and version != "0"]


def flyway(plan: Sequence[str]) -> Record:
    """Return Flyway's record; a baseline stands for every version up to its own."""

    def applied(connection: Connection, platform: Platform) -> list[str] | None:
        table = QName(None, "flyway_schema_history")
        columns = ("version", "success", "type")
        rows = rows_or_none(connection, platform, table, columns, order="installed_rank")
        if rows is None:
            return None
        failed = [str(version) for version, success, _ in rows if not _true(success)]
        if failed:
            raise Refused(
                "E017",
                f"migration {failed[0]} failed half-way in this database",
                hint="repair it with `flyway repair` first: nobody knows what the database holds",
            )
        reached: dict[str, None] = {}
        for version, _, kind in rows:
            if version is None:
                continue
            found = flyway_version(str(version))
            if "BASELINE" in str(kind).upper():
                ending = version_key(found)
                reached |= dict.fromkeys(name for name in plan if version_key(name) <= ending)
            else:
                reached[found] = None
        return list(reached)

    return Record(applied, frozenset(["flyway_schema_history"]))


def sqitch(plan: Sequence[str]) -> Record:
    """Return Sqitch's record for a plan; a reworked change (`name@tag`) is recorded by its name."""

    def applied(connection: Connection, platform: Platform) -> list[str] | None:
        table = QName("sqitch", "changes")
        rows = rows_or_none(connection, platform, table, ("change",))
        if rows is None:
            return None
        left = Counter(str(row[0]) for row in rows)
        reached = []
        for revision in plan:
            name = revision.partition("@")[0]
            if left[name]:
                left[name] -= 1
                reached.append(revision)
        return [*reached, *left.elements()]

    return Record(applied, frozenset(["sqitch"]), in_schema=True)


DBMATE = Record(_dbmate, frozenset(["schema_migrations"]))
GOLANG = Record(_golang, frozenset(["schema_migrations"]), latest=True)
GOOSE = Record(_goose, frozenset(["goose_db_version"]))
