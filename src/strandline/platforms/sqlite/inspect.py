"""A database read back: two set-based queries, and the CREATE texts that SQLite keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.model import Dictionary, Managed, Table, View
from strandline.dictionary.names import QName
from strandline.errors import PlatformFailure
from strandline.platforms.base import LEDGER_PREFIX, Connection, Inspection, Unmanaged
from strandline.platforms.sqlite.expressions import neutral_query
from strandline.platforms.sqlite.lexer import Reader, ReadError
from strandline.platforms.sqlite.read_table import build_index, build_table, resolve_keys
from strandline.platforms.sqlite.reading import read_rows
from strandline.platforms.sqlite.table_text import ColumnText, KeyText, TableText, read_table
from strandline.platforms.sqlite.text import quote
from strandline.platforms.sqlite.triggers import merged, read_trigger

_SCHEMA = (
    "SELECT type, name, tbl_name, sql FROM sqlite_schema "
    "WHERE name NOT LIKE 'sqlite|_%' ESCAPE '|' ORDER BY rowid"
)
_COLUMNS = (
    'SELECT m.name, x.name, x.type, x."notnull", x.dflt_value, x.pk, x.hidden '
    "FROM sqlite_schema AS m JOIN pragma_table_xinfo(m.name) AS x "
    "WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' "
    "AND m.name NOT LIKE 'sqlite|_%' ESCAPE '|' ORDER BY m.rowid, x.cid"
)
_SHADOWS = (
    "_data", "_idx", "_content", "_docsize", "_config", "_segments", "_segdir", "_stat", "_node",
    "_rowid", "_parent", "_vocab",
)  # fmt: skip


@dataclass(slots=True)
class _Found:
    """What has been read so far."""

    tables: dict[str, TableText] = field(default_factory=dict)
    indexes: list[tuple[str, str, str]] = field(default_factory=list)
    views: dict[QName, View] = field(default_factory=dict)
    managed: dict[str, Managed] = field(default_factory=dict)
    unmanaged: list[Unmanaged] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)


def inspect(connection: Connection, *, rows_of: Sequence[QName] = ()) -> Inspection:
    """Read the whole database; an object that is not understood is listed with the reason."""
    found = _Found()
    schema = [
        (str(kind), str(name), str(on), str(sql or ""))
        for kind, name, on, sql in connection.execute(_SCHEMA)
    ]
    columns = _columns(connection)
    virtual = {name.lower() for kind, name, _, sql in schema if kind == "table" and _virtual(sql)}
    for kind, name, on, sql in schema:
        if on.lower().startswith(LEDGER_PREFIX):
            continue
        match kind:
            case "table":
                _table(name, sql, columns.get(name, []), virtual, found)
            case "index" if sql:
                found.indexes.append((name, on, sql))
            case "view":
                _view(connection, name, sql, found)
            case "trigger":
                _trigger(name, on, sql, found)
            case _:
                pass
    tables = _tables(found)
    wanted = {name.name.lower() for name in rows_of}
    for qname, table in tables.items():
        if qname.name.lower() in wanted:
            tables[qname] = replace(table, rows=read_rows(connection, table))
    return Inspection(
        dictionary=Dictionary(tables=tables, views=found.views),
        unmanaged=tuple(found.unmanaged),
        findings=tuple(found.findings),
    )


_Info = tuple[str, str, bool, str | None, int, int]
"""name, declared type, not null, default, place in the primary key, hidden"""


def _columns(connection: Connection) -> dict[str, list[_Info]]:
    columns: dict[str, list[_Info]] = {}
    for table, name, declared, not_null, default, key, hidden in connection.execute(_COLUMNS):
        info = (
            str(name),
            str(declared or ""),
            bool(not_null),
            None if default is None else str(default),
            int(str(key)),
            int(str(hidden)),
        )
        columns.setdefault(str(table), []).append(info)
    return columns


def _virtual(sql: str) -> bool:
    return Reader(sql[:200]).accept("CREATE", "VIRTUAL")


def _table(name: str, sql: str, columns: list[_Info], virtual: set[str], found: _Found) -> None:
    if name.lower() in virtual:
        found.unmanaged.append(Unmanaged(kind="virtual table", name=name))
        return
    for suffix in _SHADOWS:
        if name.lower().endswith(suffix) and name.lower().removesuffix(suffix) in virtual:
            reason = f"belongs to the virtual table {name[: -len(suffix)]}"
            found.unmanaged.append(Unmanaged(kind="shadow table", name=name, reason=reason))
            return
    try:
        table = read_table(sql)
        if [column.name for column in table.columns] != [info[0] for info in columns]:
            raise ReadError("its columns are not those that SQLite lists")
    except ReadError as error:
        table = _from_pragma(name, columns)
        found.findings.append(_not_understood(name, str(error)))
        found.unmanaged.append(
            Unmanaged(kind="table details", name=name, reason=f"CREATE TABLE: {error}")
        )
    table.name = name
    found.tables[name.lower()] = table
    for kind, subject in table.oddities:
        found.unmanaged.append(
            Unmanaged(kind="table option", name=subject, reason=f"{kind} is not in the dictionary")
        )


def _from_pragma(name: str, columns: list[_Info]) -> TableText:
    """Return what the PRAGMAs alone tell: columns and key, no names, checks or expressions."""
    table = TableText(name=name)
    key = sorted((info[4], info[0]) for info in columns if info[4])
    if key:
        table.primary_key = KeyText(name=None, columns=tuple(column for _, column in key))
    for column, declared, not_null, default, _, hidden in columns:
        if hidden == 0:
            table.columns.append(
                ColumnText(name=column, type=declared, not_null=not_null, default=default)
            )
    return table


def _not_understood(name: str, reason: str) -> Diagnostic:
    return Diagnostic(
        code="X109",
        severity=Severity.WARNING,
        subject=name,
        message=f"the CREATE statement of {name} was read in part only: {reason}",
        why="what was not understood is neither compared nor kept by a rebuild",
        fix="see the statement in sqlite_schema; report it if it looks ordinary",
    )


def _view(connection: Connection, name: str, sql: str, found: _Found) -> None:
    try:
        query = neutral_query(sql)
        # Compiled only: SQLite keeps views on what is not there any more.
        connection.execute(f"EXPLAIN SELECT * FROM {quote(name)}")
    except (ReadError, PlatformFailure) as error:
        found.unmanaged.append(Unmanaged(kind="view", name=name, reason=str(error)))
        return
    qname = QName(None, name)
    found.views[qname] = View(name=qname, query=query)


def _trigger(name: str, on: str, sql: str, found: _Found) -> None:
    try:
        managed = read_trigger(sql)
    except ReadError:
        managed = None
    if managed is None:
        found.unmanaged.append(Unmanaged(kind="trigger", name=name, reason=f"on {on}"))
        return
    found.managed[on.lower()] = merged(found.managed.get(on.lower(), Managed()), managed)


def _tables(found: _Found) -> dict[QName, Table]:
    texts = found.tables
    resolve_keys(texts)
    tables: dict[str, Table] = {}
    for lowered, text in texts.items():
        tables[lowered] = build_table(text, found.managed.get(lowered, Managed()))
    for name, on, sql in found.indexes:
        table = tables.get(on.lower())
        if table is None:
            continue
        try:
            index, oddity = build_index(sql, table)
        except ReadError as error:
            found.unmanaged.append(Unmanaged(kind="index", name=name, reason=str(error)))
            continue
        if oddity:
            found.unmanaged.append(Unmanaged(kind="index option", name=name, reason=oddity))
        tables[on.lower()] = replace(table, indexes=(*table.indexes, index))
    return {table.name: table for table in tables.values()}
