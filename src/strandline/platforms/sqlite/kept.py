"""What others put on a rebuilt table, made anew from the notes of the rebuild.

A session does this when it commits: until then a rebuilt table may be rebuilt again.
"""

from __future__ import annotations

from strandline.errors import PlatformFailure
from strandline.platforms.base import Connection
from strandline.platforms.sqlite.rebuild import KEPT, missing_kept
from strandline.platforms.sqlite.text import quote


def settle_kept(connection: Connection) -> None:
    """Make noted triggers and indexes anew, and see that noted views and triggers still work.

    PlatformFailure names what no longer fits its table, or what a dictionary cannot hold and the
    rebuilt table has lost (an option such as STRICT, a column that nobody declared).
    """
    if not connection.execute("SELECT 1 FROM temp.sqlite_schema WHERE name = ?", (KEPT,)):
        return
    _make_anew(connection)
    missing = connection.execute(missing_kept())
    if missing:
        lost = [
            f"{kind} {name}" + (f" of {table}" if table else "") for kind, name, table in missing
        ]
        raise PlatformFailure(
            "X213",
            f"the migration would lose what it does not manage: {', '.join(lost)}",
            hint="take it into the dictionary or remove it first, then run again; all was undone",
            details={"lost": lost},
        )


def _make_anew(connection: Connection) -> None:
    rows = connection.execute(
        "SELECT DISTINCT kind, name, on_table, sql,\n"
        "  EXISTS (SELECT 1 FROM main.sqlite_schema AS s WHERE s.type = kept.kind\n"
        "          AND s.name = kept.name),\n"
        "  (SELECT s.type FROM main.sqlite_schema AS s WHERE s.name = kept.on_table COLLATE NOCASE\n"
        "   AND s.type IN ('table', 'view'))\n"
        f'FROM temp."{KEPT}" AS kept WHERE sql IS NOT NULL'
    )
    for kind, name, on_table, sql, there, on_kind in rows:
        probes = [] if there or on_kind is None else [str(sql)]
        if kind == "view" and there:
            probes.append(f"EXPLAIN SELECT * FROM {quote(str(name))}")
        if kind == "trigger" and on_kind == "table":
            probes += _changes(connection, str(on_table))
        for probe in probes:
            try:
                connection.execute(probe)
            except PlatformFailure as error:
                raise _unfit(str(kind), str(name), error) from None


def _changes(connection: Connection, table: str) -> list[str]:
    """Return statements that compile every trigger of a table without running one."""
    columns = [
        quote(str(name))
        for (name,) in connection.execute(
            "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0", (table,)
        )
    ]
    on = quote(table)
    return [
        f"EXPLAIN INSERT INTO {on} DEFAULT VALUES",
        f"EXPLAIN DELETE FROM {on}",
        f"EXPLAIN UPDATE {on} SET {', '.join(f'{column} = {column}' for column in columns)}",
    ]


def _unfit(kind: str, name: str, error: PlatformFailure) -> PlatformFailure:
    return PlatformFailure(
        error.code,
        f"the {kind} {name}, which is not managed here, does not fit the new shape of the tables: "
        f"{error.message}",
        hint=f"drop or change the {kind} {name} first, then run again; all was undone",
        details={**error.details, "kind": kind, "name": name},
    )
