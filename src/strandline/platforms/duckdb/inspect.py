"""A live database back as a dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.model import (
    Check,
    Column,
    Default,
    Dictionary,
    Expression,
    ForeignKey,
    Generated,
    Identity,
    Index,
    IndexColumn,
    PrimaryKey,
    Table,
    Unique,
    ValueSet,
    View,
)
from strandline.dictionary.names import QName
from strandline.errors import PlatformFailure
from strandline.platforms.base import Connection, Inspection, Unmanaged
from strandline.platforms.clock import neutral_default
from strandline.platforms.duckdb import sql
from strandline.platforms.duckdb.catalog import Catalog, read, text, texts
from strandline.platforms.duckdb.reading import read_rows
from strandline.platforms.duckdb.text import (
    SEQUENCE_PREFIX,
    next_value,
    qualified,
    quote,
    sequence_name,
)
from strandline.platforms.duckdb.types import enum_text, logical_type

_VIEW_HEAD = re.compile(
    r"\ACREATE\s+(?:OR\s+REPLACE\s+)?VIEW\s+(?:\"(?:[^\"]|\"\")*\"|[^\s(\"])+\s*"
    r"(?P<columns>\([^)]*\))?\s*AS\s+",
    re.IGNORECASE | re.DOTALL,
)


class _Unreadable(Exception):
    """Says why one object cannot be held; the rest goes on."""


@dataclass(slots=True)
class _Parts:
    """What the catalog has for one table, row by row."""

    comment: str | None = None
    sql: str = ""
    columns: list[tuple[object, ...]] = field(default_factory=list)
    constraints: list[tuple[object, ...]] = field(default_factory=list)
    indexes: list[tuple[object, ...]] = field(default_factory=list)


def inspect(connection: Connection, *, rows_of: Sequence[QName] = ()) -> Inspection:
    """Read the whole database; see `Platform.inspect`."""
    return _Reader(read(connection)).inspection(connection, rows_of)


class _Reader:
    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._unmanaged: list[Unmanaged] = []
        self._findings: list[Diagnostic] = []
        self._sequences = {
            QName(text(schema), text(name)): Identity(start=int(str(start)), increment=int(str(by)))
            for schema, name, start, by in catalog.sequences
        }
        self._used_sequences: set[QName] = set()
        self._value_sets = self._read_value_sets()
        self._enums: dict[str, QName] = {}
        for name, value_set in self._value_sets.items():
            self._enums.setdefault(enum_text(value_set.values), name)

    def inspection(self, connection: Connection, rows_of: Sequence[QName]) -> Inspection:
        found: dict[QName, Table] = {}
        for name, parts in self._parts().items():
            try:
                found[name] = self._table(name, parts)
            except _Unreadable as error:
                self._leave_out("table", str(name), str(error))
        views = self._running(connection, self._views())
        for name in rows_of:
            if name in found:
                found[name] = replace(found[name], rows=read_rows(connection, found[name]))
        self._rest()
        dictionary = Dictionary(tables=found, views=views, value_sets=self._value_sets)
        return Inspection(
            dictionary=dictionary,
            unmanaged=tuple(self._unmanaged),
            findings=tuple(self._findings),
        )

    def _leave_out(self, kind: str, name: str, reason: str = "") -> None:
        self._unmanaged.append(Unmanaged(kind=kind, name=name, reason=reason))

    def _read_value_sets(self) -> dict[QName, ValueSet]:
        found = {}
        for schema, name, kind, labels in self._catalog.types:
            qname = QName(text(schema), text(name))
            if kind == "ENUM" and labels:
                found[qname] = ValueSet(name=qname, values=texts(labels), native=True)
            else:
                self._leave_out("type", str(qname), f"an alias of {kind}, not an enum")
        return found

    def _parts(self) -> dict[QName, _Parts]:
        catalog = self._catalog
        found = {
            QName(text(schema), text(name)): _Parts(
                comment=text(comment) if comment is not None else None, sql=text(statement)
            )
            for schema, name, comment, statement in catalog.tables
        }
        for rows, part in (
            (catalog.columns, "columns"),
            (catalog.constraints, "constraints"),
            (catalog.indexes, "indexes"),
        ):
            for schema, name, *rest in rows:
                # Views have columns as well.
                parts = found.get(QName(text(schema), text(name)))
                if parts is not None:
                    getattr(parts, part).append(tuple(rest))
        return found

    def _table(self, name: QName, parts: _Parts) -> Table:
        columns = tuple(self._column(name, row, parts) for row in parts.columns)
        table = Table(name=name, columns=columns, description=parts.comment)
        names = table.column_names
        primary_key = None
        uniques, keys, checks = [], [], []
        labels: set[str] = set()
        for kind, label, expression, own, target, theirs in parts.constraints:
            label = _numbered(text(label), labels)
            if kind == "PRIMARY KEY":
                primary_key = PrimaryKey(name=label, columns=texts(own))
            elif kind == "UNIQUE":
                uniques.append(Unique(name=label, columns=texts(own)))
            elif kind == "FOREIGN KEY":
                keys.append(
                    ForeignKey(
                        name=label,
                        columns=texts(own),
                        target=QName(name.schema, text(target)),
                        target_columns=texts(theirs),
                    )
                )
            elif kind == "CHECK":
                neutral = sql.neutral(text(expression), names)
                checks.append(Check(name=label, expression=neutral))
        return replace(
            table,
            primary_key=primary_key,
            uniques=tuple(uniques),
            foreign_keys=tuple(keys),
            checks=tuple(checks),
            indexes=tuple(self._indexes(table, parts)),
        )

    def _column(self, table: QName, row: tuple[object, ...], parts: _Parts) -> Column:
        name, native, default, nullable, comment = row
        label = text(name)
        logical, nearest = logical_type(text(native), self._enums)
        if logical is None:
            raise _Unreadable(f"column {label} has type {native}, which no logical type stands for")
        if nearest:
            self._findings.append(_nearest(table, label, text(native), str(logical)))
        column = Column(
            name=label,
            type=logical,
            nullable=bool(nullable),
            description=text(comment) if comment is not None else None,
        )
        if default is None:
            return column
        names = [text(other[0]) for other in parts.columns]
        if _is_generated(label, text(native), parts.sql):
            expression = sql.neutral(_inside_cast(text(default)), names)
            return replace(column, generated=Generated(expression=expression, stored=False))
        identity = self._identity(table, label, text(default))
        if identity is not None:
            return replace(column, identity=identity)
        now = neutral_default(text(default), logical)
        expression = now or sql.neutral(text(default), names)
        return replace(column, default=Default(expression=expression, name=""))

    def _identity(self, table: QName, column: str, default: str) -> Identity | None:
        wanted = sequence_name(table, column)
        if default.replace("main.nextval", "nextval") != next_value(table, column):
            return None
        found = self._sequences.get(wanted)
        if found is not None:
            self._used_sequences.add(wanted)
        return found

    def _indexes(self, table: Table, parts: _Parts) -> Iterable[Index]:
        for label, unique, statement in parts.indexes:
            columns = _index_columns(text(statement), table.column_names)
            if columns is None:
                self._leave_out("index", f"{table.name}.{label}", "its text cannot be read")
                continue
            yield Index(name=text(label), columns=columns, unique=bool(unique))

    def _views(self) -> dict[QName, View]:
        found = {}
        for schema, label, comment, statement in self._catalog.views:
            name = QName(text(schema), text(label))
            head = _VIEW_HEAD.match(text(statement))
            if head is None or head["columns"]:
                reason = "it names its columns in brackets" if head else "its text cannot be read"
                self._leave_out("view", str(name), reason)
                continue
            query = sql.neutral_query(text(statement)[head.end() :].strip().rstrip(";"))
            found[name] = View(
                name=name,
                query=Expression(query),
                description=text(comment) if comment is not None else None,
            )
        return found

    def _running(self, connection: Connection, views: dict[QName, View]) -> dict[QName, View]:
        """Leave out views that read what is not there any more; DuckDB keeps them."""
        if not views or _refusal(connection, views) is None:
            return views
        kept = {}
        for name, view in views.items():
            refusal = _refusal(connection, [name])
            if refusal is None:
                kept[name] = view
            else:
                self._leave_out("view", str(name), refusal)
        return kept

    def _rest(self) -> None:
        for name in self._sequences:
            if name not in self._used_sequences:
                own = name.name.startswith(SEQUENCE_PREFIX)
                reason = "no identity column uses it" if own else "a sequence of its own"
                self._leave_out("sequence", str(name), reason)
        for schema, label, kind in self._catalog.macros:
            self._leave_out("macro", str(QName(text(schema), text(label))), text(kind))


def _refusal(connection: Connection, views: Iterable[QName]) -> str | None:
    """Say why DuckDB cannot read these views; they are planned only, not run."""
    parts = (f"SELECT 1 FROM {qualified(name)}" for name in views)
    try:
        connection.execute(f"EXPLAIN {' UNION ALL '.join(parts)}")
    except PlatformFailure as error:
        return error.message.partition("\n")[0]
    return None


def _is_generated(column: str, native: str, create: str) -> bool:
    """Say whether CREATE TABLE's text computes a column: 1.5 has no catalog column for it."""
    return any(
        f"{head}{spelled} {native} GENERATED ALWAYS AS(" in create
        for spelled in (column, quote(column))
        for head in ("(", ", ")
    )


def _inside_cast(text_: str) -> str:
    """Remove the cast to the column's type that the catalog puts round a formula."""
    try:
        tree = sqlglot.parse_one(f"SELECT {text_}", read=sql.DIALECT).expressions[0]
    except (SqlglotError, IndexError):
        return text_
    return tree.this.sql(dialect=sql.DIALECT) if isinstance(tree, exp.Cast) else text_


def _index_columns(statement: str, names: Sequence[str]) -> tuple[IndexColumn, ...] | None:
    try:
        tree = sqlglot.parse_one(statement, read=sql.DIALECT)
    except SqlglotError:
        return None
    index = tree.this if isinstance(tree, exp.Create) else None
    parameters = index.args.get("params") if isinstance(index, exp.Index) else None
    if not isinstance(parameters, exp.IndexParameters):
        return None
    spelling: Mapping[str, str] = {name.lower(): name for name in names}
    found = []
    for part in parameters.args.get("columns") or ():
        inner = part.this if isinstance(part, exp.Ordered) else part
        while isinstance(inner, exp.Paren):
            inner = inner.this
        if isinstance(inner, exp.Column | exp.Identifier):
            found.append(IndexColumn(name=spelling.get(inner.name.lower(), inner.name)))
            continue
        native = inner.sql(dialect=sql.DIALECT)
        found.append(IndexColumn(expression=sql.neutral(native, names)))
    return tuple(found) or None


def _numbered(label: str, taken: set[str]) -> str:
    """Return a name of its own: the catalog calls two checks on one column the same."""
    name, number = label, 1
    while name in taken:
        number += 1
        name = f"{label}_{number}"
    taken.add(name)
    return name


def _nearest(table: QName, column: str, native: str, logical: str) -> Diagnostic:
    return Diagnostic(
        code="X141",
        severity=Severity.INFO,
        subject=f"{table}.{column}",
        message=f"{native} is read as {logical}, the nearest logical type",
        why="no logical type stands for it exactly, so a plan would change the column",
        fix=f"change the column to {logical}, or leave the table out of the dictionary",
    )
