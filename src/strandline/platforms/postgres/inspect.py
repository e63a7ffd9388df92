"""A live database read back as a dictionary, in a dozen queries whatever its size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from strandline.diagnostics import sort_diagnostics
from strandline.dictionary.model import (
    Dictionary,
    Expression,
    Managed,
    Table,
    ValueSet,
    View,
)
from strandline.dictionary.names import QName
from strandline.dictionary.types import TEXT_KINDS
from strandline.platforms.base import LEDGER_PREFIX, Connection, Inspection
from strandline.platforms.postgres import behaviours, catalog
from strandline.platforms.postgres.canonical import NotReadable, neutral_query
from strandline.platforms.postgres.findings import Findings, Relation
from strandline.platforms.postgres.read_columns import ColumnReader, RawColumn, text_columns
from strandline.platforms.postgres.read_keys import Keys, read_constraints, read_indexes
from strandline.platforms.postgres.read_partitions import read_partitioning
from strandline.platforms.postgres.read_rows import read_rows

_KINDS = {"m": "materialized view", "f": "foreign table", "c": "composite type"}
_TYPES = {"d": "domain", "r": "range type"}


def inspect(connection: Connection, *, rows_of: Sequence[QName] = ()) -> Inspection:
    """Read the whole database; what cannot be held is listed, never silently left out."""
    findings = Findings()
    with _plain_names(connection):
        relations = _relations(connection)
        value_sets = _types(connection, findings)
        tables = _tables(connection, relations, value_sets, findings)
        views = _views(connection, relations, _always_text(tables), findings)
        _note_others(connection, relations, tables, findings)
        for name in rows_of:
            if name in tables:
                tables[name] = replace(tables[name], rows=read_rows(connection, tables[name]))
    unmanaged = sorted(
        set(findings.unmanaged), key=lambda item: (item.kind, item.name, item.reason)
    )
    return Inspection(
        dictionary=Dictionary(tables=tables, views=views, value_sets=value_sets),
        unmanaged=tuple(unmanaged),
        findings=tuple(sort_diagnostics(findings.diagnostics)),
    )


@contextmanager
def _plain_names(connection: Connection) -> Iterator[None]:
    """With an empty search path the catalog qualifies every name that is not its own."""
    kept = connection.execute("SELECT pg_catalog.current_setting('search_path')")[0][0]
    change = "SELECT pg_catalog.set_config('search_path', ?, false)"
    connection.execute(change, ("",))
    try:
        yield
    finally:
        connection.execute(change, (kept,))


def _relations(connection: Connection) -> dict[int, Relation]:
    relations = {}
    for row in connection.execute(catalog.RELATIONS):
        oid, schema, name, kind, child, persistence, security, said, *partitioned = row
        strategy, attributes, bound, parent, owned = partitioned
        if str(name).startswith(LEDGER_PREFIX):
            continue
        relations[_number(oid)] = Relation(
            oid=_number(oid),
            name=QName(str(schema), str(name)),
            kind=str(kind),
            is_partition=bool(child),
            persistence=str(persistence),
            row_security=bool(security),
            description=_text(said),
            strategy=_text(strategy),
            partition_columns=_numbers(attributes),
            bound=_text(bound),
            parent=None if parent is None else _number(parent),
            is_owned=bool(owned),
        )
    return relations


def _types(connection: Connection, findings: Findings) -> dict[QName, ValueSet]:
    value_sets = {}
    for schema, type_name, kind, description, values in connection.execute(catalog.TYPES):
        name = QName(str(schema), str(type_name))
        if kind == "e":
            labels = tuple(str(value) for value in values) if isinstance(values, list) else ()
            value_sets[name] = ValueSet(
                name=name, values=labels, native=True, description=_text(description)
            )
        else:
            findings.leave_out(_TYPES.get(str(kind), "type"), name)
    return value_sets


def _tables(
    connection: Connection,
    relations: dict[int, Relation],
    value_sets: dict[QName, ValueSet],
    findings: Findings,
) -> dict[QName, Table]:
    wanted = {
        oid: relation
        for oid, relation in relations.items()
        if relation.kind in ("r", "p") and not relation.is_partition
    }
    reader = ColumnReader(value_sets=frozenset(value_sets), findings=findings)
    columns: defaultdict[int, list[RawColumn]] = defaultdict(list)
    for row in connection.execute(catalog.COLUMNS):
        if _number(row[0]) in wanted:
            columns[_number(row[0])].append(RawColumn.of(row))
    names = {(oid, column.number): column.name for oid, own in columns.items() for column in own}
    keys: defaultdict[int, Keys] = defaultdict(Keys)
    places = {oid: relation.name for oid, relation in wanted.items()}
    texts = {oid: text_columns(columns[oid]) for oid in wanted}
    rows = connection.execute(catalog.CONSTRAINTS)
    read_constraints(rows, places, names, keys, texts, findings)
    rows = connection.execute(catalog.INDEXES)
    read_indexes(rows, places, names, keys, texts, findings)
    managed = _managed(connection, wanted, names, findings)
    tables = {}
    for oid, relation in wanted.items():
        own = keys[oid]
        tables[relation.name] = Table(
            name=relation.name,
            columns=tuple(
                reader.read(relation.name, column, texts[oid]) for column in columns[oid]
            ),
            primary_key=own.primary_key,
            uniques=tuple(own.uniques),
            foreign_keys=tuple(own.foreign_keys),
            checks=tuple(own.checks),
            indexes=tuple(own.indexes),
            managed=managed.get(oid, Managed()),
            partitioning=read_partitioning(relation, relations, names, findings),
            description=relation.description,
        )
    return tables


def _managed(
    connection: Connection,
    tables: dict[int, Relation],
    names: dict[tuple[int, int], str],
    findings: Findings,
) -> dict[int, Managed]:
    """Read our triggers back as behaviours; list everybody else's."""
    found: dict[int, dict[str, tuple[str, ...]]] = defaultdict(dict)
    everything = Managed(
        append_only=True, immutable=("x",), on_update=("x",), mirrors=(("x", "x"),)
    )
    for table, trigger_name, enabled, attributes, arguments in connection.execute(catalog.TRIGGERS):
        oid = _number(table)
        relation = tables.get(oid)
        if relation is None:
            continue
        ours = {
            behaviours.trigger_name(relation.name, what): what
            for what in behaviours.triggers_of(everything)
        }
        what = ours.get(str(trigger_name))
        if what is None or enabled == "D":
            reason = "" if what is None else "a managed behaviour that is switched off"
            findings.leave_out("trigger", f"{relation.name}.{trigger_name}", reason)
            continue
        raw = arguments if isinstance(arguments, bytes) else b""
        columns = [part.decode() for part in raw.split(b"\0") if part]
        columns += [names[oid, number] for number in _numbers(attributes)]
        found[oid][what] = tuple(columns if what == behaviours.MIRRORS else sorted(columns))
    return {
        oid: Managed(
            append_only=behaviours.APPEND_ONLY in own,
            immutable=own.get(behaviours.IMMUTABLE, ()),
            on_update=own.get(behaviours.ON_UPDATE, ()),
            mirrors=_pairs(own.get(behaviours.MIRRORS, ())),
        )
        for oid, own in found.items()
    }


def _pairs(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(zip(names[::2], names[1::2], strict=False)))


def _always_text(tables: dict[QName, Table]) -> frozenset[str]:
    """Return the column names that mean text in every table that has them."""
    text: set[str] = set()
    other: set[str] = set()
    for table in tables.values():
        for column in table.columns:
            is_text = column.type.kind in TEXT_KINDS and column.type.value_set is None
            (text if is_text else other).add(column.name)
    return frozenset(text - other)


def _views(
    connection: Connection,
    relations: dict[int, Relation],
    textual: frozenset[str],
    findings: Findings,
) -> dict[QName, View]:
    views = {}
    for oid, definition in connection.execute(catalog.VIEWS):
        relation = relations.get(_number(oid))
        if relation is None:
            continue
        try:
            text = neutral_query(str(definition), textual)
        except NotReadable as error:
            findings.leave_out("view", relation.name, f"its query cannot be read: {error}")
            continue
        views[relation.name] = View(
            name=relation.name, query=Expression(text), description=relation.description
        )
    return views


def _note_others(
    connection: Connection,
    relations: dict[int, Relation],
    tables: dict[QName, Table],
    findings: Findings,
) -> None:
    """List every object that no dictionary can hold."""
    for relation in relations.values():
        _note_relation(relation, relations, findings)
    ours = {
        (name.schema, behaviours.trigger_name(name, what))
        for name, table in tables.items()
        for what in behaviours.triggers_of(table.managed)
    }
    for kind, schema, name, arguments in connection.execute(catalog.FUNCTIONS):
        if (schema, name) not in ours:
            findings.leave_out(str(kind), f"{schema}.{name}({arguments})")
    for kind, schema, name in connection.execute(catalog.OTHERS):
        findings.leave_out(str(kind), QName(_text(schema), str(name)))


def _note_relation(relation: Relation, relations: dict[int, Relation], findings: Findings) -> None:
    name = relation.name
    if relation.kind == "S" and not relation.is_owned:
        findings.leave_out("sequence", name)
    elif relation.kind in _KINDS:
        findings.leave_out(_KINDS[relation.kind], name)
    elif relation.kind in ("r", "p"):
        if relation.persistence == "u":
            findings.leave_out("unlogged table", name, "read as an ordinary table")
        if relation.row_security:
            findings.leave_out("row security", name, "switched on for this table")
        if relation.parent is not None and not relation.is_partition:
            parent = relations.get(relation.parent)
            findings.leave_out(
                "inheritance", name, f"inherits from {parent.name if parent else 'a table'}"
            )


def _number(value: object) -> int:
    return int(str(value))


def _numbers(value: object) -> list[int]:
    return [int(item) for item in value] if isinstance(value, list) else []


def _text(value: object) -> str | None:
    return None if value is None else str(value)
