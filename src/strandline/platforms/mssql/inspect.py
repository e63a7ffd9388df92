"""A live database read back through a handful of set-based catalog queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from strandline.diagnostics import Diagnostic
from strandline.dictionary.model import (
    Action,
    Column,
    Dictionary,
    ForeignKey,
    Identity,
    Index,
    IndexColumn,
    PrimaryKey,
    Unique,
    View,
)
from strandline.dictionary.names import QName
from strandline.platforms.base import (
    LEDGER_PREFIX,
    LEDGER_SCHEMA,
    Connection,
    Inspection,
    Unmanaged,
)
from strandline.platforms.mssql import catalog
from strandline.platforms.mssql.raw import (
    RawIndex,
    RawTable,
    all_finished,
    key_finding,
    type_finding,
)
from strandline.platforms.mssql.reading import read_rows
from strandline.platforms.mssql.triggers import marker_facts
from strandline.platforms.mssql.types import logical_type
from strandline.platforms.mssql.views import read_view

Rows = list[tuple[Any, ...]]
_UNICODE = ("nvarchar", "nchar")


def inspect(connection: Connection, *, rows_of: Sequence[QName] = ()) -> Inspection:
    """Read the whole database; `rows_of` names tables whose rows are read as well."""
    unmanaged: list[Unmanaged] = []
    findings: list[Diagnostic] = []
    raws = _tables(connection.execute(catalog.TABLES), unmanaged)
    _add_columns(raws, connection.execute(catalog.COLUMNS), unmanaged, findings)
    _add_indexes(raws, connection.execute(catalog.INDEXES), unmanaged, findings)
    _add_foreign_keys(raws, connection.execute(catalog.FOREIGN_KEYS), unmanaged)
    _add_checks(raws, connection.execute(catalog.CHECKS), unmanaged)
    _add_triggers(raws, connection.execute(catalog.TRIGGERS), unmanaged)
    tables = all_finished(list(raws.values()), unmanaged, findings)
    for wanted in rows_of:
        if wanted in tables:
            tables[wanted] = replace(tables[wanted], rows=read_rows(connection, tables[wanted]))
    dictionary = Dictionary(tables=tables)
    views = _views(connection.execute(catalog.VIEWS), dictionary, unmanaged)
    for kind, schema, name in connection.execute(catalog.OTHERS):
        if schema != LEDGER_SCHEMA:
            words = str(kind).replace("_", " ").lower()
            owned = QName(str(schema) if schema else None, str(name))
            unmanaged.append(Unmanaged(kind=words, name=str(owned)))
    return Inspection(
        dictionary=replace(dictionary, views=views),
        unmanaged=tuple(unmanaged),
        findings=tuple(findings),
    )


def _is_ledger(schema: str, name: str) -> bool:
    return schema == LEDGER_SCHEMA or name.startswith(LEDGER_PREFIX)


def _tables(rows: Rows, unmanaged: list[Unmanaged]) -> dict[int, RawTable]:
    raws: dict[int, RawTable] = {}
    for object_id, schema, name, temporal, description in rows:
        if _is_ledger(schema, name):
            continue
        if temporal == 1:
            reason = "it holds the history of a temporal table"
            unmanaged.append(
                Unmanaged(kind="history table", name=f"{schema}.{name}", reason=reason)
            )
            continue
        if temporal == 2:
            reason = "its rows are versioned by the server, which a dictionary cannot say"
            unmanaged.append(
                Unmanaged(kind="system versioning", name=f"{schema}.{name}", reason=reason)
            )
        raws[object_id] = RawTable(name=QName(schema, name), description=description or None)
    return raws


def _add_columns(
    raws: dict[int, RawTable],
    rows: Rows,
    unmanaged: list[Unmanaged],
    findings: list[Diagnostic],
) -> None:
    for row in rows:
        object_id, name, base, declared, size, precision, scale = row[:7]
        raw = raws.get(object_id)
        if raw is None:
            continue
        nullable, seed, increment, computed, persisted, default_name, default, comment = row[7:]
        place = f"{raw.name}.{name}"
        # Types of the CLR (geometry, hierarchyid, ...) have no base type of their own.
        kind = str(base or declared).lower()
        length = size // 2 if kind in _UNICODE and size > 0 else size
        read = logical_type(kind, length=length, precision=precision, scale=scale)
        if read.logical is None:
            raw.lost.add(name)
            unmanaged.append(Unmanaged(kind="column", name=place, reason=read.note))
            continue
        if read.note:
            findings.append(type_finding(place, read.note))
        if declared != base and base is not None and str(declared).lower() != kind:
            findings.append(type_finding(place, f"the type {declared} is held as its base type"))
        identity = None
        if seed is not None:
            identity = Identity(start=int(seed), increment=int(increment))
        if computed is not None:
            raw.computed[name] = (computed, bool(persisted))
        elif default is not None:
            raw.defaults[name] = (default_name, default)
        raw.columns.append(
            Column(
                name=name,
                type=read.logical,
                nullable=bool(nullable),
                identity=identity,
                description=comment or None,
            )
        )


def _add_indexes(
    raws: dict[int, RawTable],
    rows: Rows,
    unmanaged: list[Unmanaged],
    findings: list[Diagnostic],
) -> None:
    for (object_id, name), group in groupby(rows, key=lambda row: (row[0], row[1])):
        raw = raws.get(object_id)
        if raw is None:
            continue
        parts = list(group)
        _, _, kind, unique, is_primary, is_unique_constraint, where, disabled = parts[0][:8]
        keys = [(part[8], bool(part[9])) for part in parts if not part[10]]
        columns = tuple(column for column, _ in keys)
        if is_primary:
            raw.primary_key = PrimaryKey(name=name, columns=columns, clustered=True)
            if kind != "CLUSTERED":
                findings.append(key_finding(raw.name, name))
            continue
        reason = _unheld(kind, disabled=bool(disabled))
        if reason:
            unmanaged.append(Unmanaged(kind="index", name=f"{raw.name}.{name}", reason=reason))
        elif is_unique_constraint:
            raw.uniques.append(Unique(name=name, columns=columns))
        else:
            index = Index(
                name=name,
                columns=tuple(
                    IndexColumn(name=column, descending=descending) for column, descending in keys
                ),
                unique=bool(unique),
                include=tuple(part[8] for part in parts if part[10]),
            )
            raw.indexes.append(RawIndex(index, where))


def _unheld(kind: str, *, disabled: bool) -> str:
    if disabled:
        return "it is disabled"
    if kind == "CLUSTERED":
        return "it is the clustered index of the table beside its primary key"
    if kind != "NONCLUSTERED":
        return f"a dictionary has no {kind.lower()} indexes"
    return ""


def _add_foreign_keys(raws: dict[int, RawTable], rows: Rows, unmanaged: list[Unmanaged]) -> None:
    for (object_id, name), group in groupby(rows, key=lambda row: (row[0], row[1])):
        raw = raws.get(object_id)
        if raw is None:
            continue
        parts = list(group)
        _, _, schema, table, _, _, on_delete, on_update, disabled = parts[0]
        if disabled:
            reason = "it is disabled: rows are not checked"
            unmanaged.append(
                Unmanaged(kind="foreign key", name=f"{raw.name}.{name}", reason=reason)
            )
            continue
        raw.foreign_keys.append(
            ForeignKey(
                name=name,
                columns=tuple(part[4] for part in parts),
                target=QName(schema, table),
                target_columns=tuple(part[5] for part in parts),
                on_delete=Action(str(on_delete).lower()),
                on_update=Action(str(on_update).lower()),
            )
        )


def _add_checks(raws: dict[int, RawTable], rows: Rows, unmanaged: list[Unmanaged]) -> None:
    for object_id, name, definition, disabled in rows:
        raw = raws.get(object_id)
        if raw is None:
            continue
        if disabled:
            reason = "it is disabled: rows are not checked"
            unmanaged.append(Unmanaged(kind="check", name=f"{raw.name}.{name}", reason=reason))
        else:
            raw.checks.append((name, definition))


def _add_triggers(raws: dict[int, RawTable], rows: Rows, unmanaged: list[Unmanaged]) -> None:
    for object_id, name, definition, disabled in rows:
        raw = raws.get(object_id)
        own = definition is not None and marker_facts(definition) is not None
        if raw is not None and own and not disabled:
            raw.triggers.append(definition)
        elif raw is not None:
            reason = "it is disabled" if disabled and own else ""
            unmanaged.append(Unmanaged(kind="trigger", name=f"{raw.name}.{name}", reason=reason))


def _views(rows: Rows, dictionary: Dictionary, unmanaged: list[Unmanaged]) -> dict[QName, View]:
    views: dict[QName, View] = {}
    for schema, name, definition, description, indexed in rows:
        if _is_ledger(schema, name):
            continue
        full = QName(schema, name)
        if indexed:
            reason = "it is an indexed (materialised) view"
            unmanaged.append(Unmanaged(kind="view", name=str(full), reason=reason))
            continue
        query, reason = read_view(definition or "", dictionary)
        if query is None:
            unmanaged.append(Unmanaged(kind="view", name=str(full), reason=reason))
        else:
            views[full] = View(name=full, query=query, description=description or None)
    return views
