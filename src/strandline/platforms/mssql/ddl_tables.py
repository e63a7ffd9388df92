"""CREATE TABLE and ALTER TABLE of people's scripts, read into raw tables."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from strandline.diagnostics import Diagnostic
from strandline.dictionary.model import (
    Action,
    Column,
    ForeignKey,
    Identity,
    Index,
    IndexColumn,
    PrimaryKey,
    Unique,
)
from strandline.dictionary.names import QName, shorten
from strandline.platforms.base import Unmanaged
from strandline.platforms.mssql.cursor import Cursor, NotUnderstood
from strandline.platforms.mssql.raw import RawIndex, RawTable, key_finding, type_finding
from strandline.platforms.mssql.types import ReadType, logical_type

_TEXT_TYPES = ("varchar", "nvarchar", "char", "nchar", "binary", "varbinary")
_FRACTION_TYPES = ("datetime2", "datetimeoffset", "time")


@dataclass(slots=True)
class Database:
    """What a script has made so far; `views` keeps (description, native SELECT)."""

    tables: dict[QName, RawTable] = field(default_factory=dict)
    views: dict[QName, tuple[str | None, str]] = field(default_factory=dict)
    unmanaged: list[Unmanaged] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)

    def table(self, name: QName) -> RawTable:
        """Return a table by name, matched without case; NotUnderstood when there is none."""
        for known, raw in self.tables.items():
            if known.folded() == name.folded():
                return raw
        raise NotUnderstood(f"there is no table {name} before this line")


def create_table(cursor: Cursor, database: Database) -> None:
    """Read from after CREATE TABLE; nothing is kept when it is not understood."""
    raw = RawTable(name=cursor.qname())
    if cursor.sees("AS"):
        raise NotUnderstood("graph, file and external tables are not held")
    scratch = Database(tables={raw.name: raw})
    cursor.needs("(")
    while not cursor.takes(")"):
        _item(cursor, raw, scratch)
        cursor.takes(",")
    cursor.skip_options()
    database.tables[raw.name] = raw
    database.unmanaged.extend(scratch.unmanaged)
    database.findings.extend(scratch.findings)


def alter_table(cursor: Cursor, database: Database) -> None:
    """Read from after ALTER TABLE."""
    raw = database.table(cursor.qname())
    if cursor.takes("WITH"):
        cursor.takes_any("CHECK", "NOCHECK")
    if cursor.takes("ADD"):
        while True:
            _item(cursor, raw, database)
            if not cursor.takes(","):
                return
    if cursor.takes("CHECK", "CONSTRAINT") or cursor.sees("ENABLE", "TRIGGER"):
        cursor.takes("ENABLE", "TRIGGER")
        cursor.identifier()
    elif cursor.takes("DISABLE", "TRIGGER"):
        cursor.identifier()
    elif cursor.takes("SET"):
        cursor.group()
    elif cursor.takes("DROP"):
        _drop(cursor, raw)
    elif cursor.takes("ALTER", "COLUMN"):
        _alter_column(cursor, raw, database)
    else:
        raise NotUnderstood("this form of ALTER TABLE is not read")


def _drop(cursor: Cursor, raw: RawTable) -> None:
    is_column = cursor.takes("COLUMN")
    if not is_column:
        cursor.takes("CONSTRAINT")
    cursor.takes("IF", "EXISTS")
    while True:
        name = cursor.identifier()
        if is_column:
            raw.columns = [column for column in raw.columns if column.name != name]
            raw.computed.pop(name, None)
            raw.defaults.pop(name, None)
        else:
            _drop_constraint(raw, name)
        if not cursor.takes(","):
            return


def _drop_constraint(raw: RawTable, name: str) -> None:
    raw.uniques = [unique for unique in raw.uniques if unique.name != name]
    raw.foreign_keys = [key for key in raw.foreign_keys if key.name != name]
    raw.checks = [check for check in raw.checks if check[0] != name]
    raw.defaults = {c: value for c, value in raw.defaults.items() if value[0] != name}
    if raw.primary_key is not None and raw.primary_key.name == name:
        raw.primary_key = None


def _alter_column(cursor: Cursor, raw: RawTable, database: Database) -> None:
    name = cursor.identifier()
    place = raw.find(name)
    if place is None:
        raise NotUnderstood(f"there is no column {name} before this line")
    read = _type(cursor)
    if read.logical is None:
        raise NotUnderstood(read.note)
    if cursor.takes("COLLATE"):
        cursor.identifier()
    nullable = not cursor.takes("NOT", "NULL")
    cursor.takes("NULL")
    if read.note:
        database.findings.append(type_finding(f"{raw.name}.{name}", read.note))
    raw.columns[place] = replace(raw.columns[place], type=read.logical, nullable=nullable)


_CONSTRAINT_WORDS = ("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "DEFAULT")


def _item(cursor: Cursor, raw: RawTable, database: Database) -> None:
    token = cursor.peek()
    if token is not None and token.is_word(*_CONSTRAINT_WORDS):
        name = cursor.identifier() if cursor.takes("CONSTRAINT") else ""
        _constraint(cursor, raw, database, name=name, column=None)
    elif cursor.sees("INDEX"):
        cursor.next()
        _inline_index(cursor, raw, database)
    elif cursor.sees("PERIOD", "FOR"):
        raise NotUnderstood("system-versioned tables are not held")
    else:
        _column(cursor, raw, database)


def _inline_index(cursor: Cursor, raw: RawTable, database: Database) -> None:
    name = cursor.identifier()
    unique = cursor.takes("UNIQUE")
    kind = cursor.takes_any("CLUSTERED", "NONCLUSTERED")
    index_body(cursor, raw, database, name=name, unique=unique, clustered=kind == "CLUSTERED")


def index_body(
    cursor: Cursor,
    raw: RawTable,
    database: Database,
    *,
    name: str,
    unique: bool,
    clustered: bool = False,
) -> None:
    """Read `(columns) [INCLUDE (...)] [WHERE ...] [options]` of an index."""
    parts = tuple(
        IndexColumn(name=raw.spelled(column), descending=descending)
        for column, descending in cursor.key_columns()
    )
    include: tuple[str, ...] = ()
    if cursor.takes("INCLUDE"):
        include = tuple(raw.spelled(column) for column in cursor.names())
    where = None
    if cursor.takes("WHERE"):
        where = _until_options(cursor)
    cursor.skip_options()
    if clustered:
        reason = "it is the clustered index of the table beside its primary key"
        database.unmanaged.append(Unmanaged(kind="index", name=f"{raw.name}.{name}", reason=reason))
        return
    index = Index(name=name, columns=parts, unique=unique, include=include)
    raw.indexes.append(RawIndex(index, where))


def _until_options(cursor: Cursor) -> str:
    first, last, depth = cursor.peek(), None, 0
    while (token := cursor.peek()) is not None:
        outside = depth == 0
        if outside and (token.text == ";" or cursor.sees("WITH", "(") or cursor.sees("ON")):
            break
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth < 0:
            break
        last = cursor.next()
    if first is None or last is None:
        raise NotUnderstood("a filter was expected")
    return cursor.text[first.start : last.end]


def _column(cursor: Cursor, raw: RawTable, database: Database) -> None:
    name = cursor.identifier()
    place = f"{raw.name}.{name}"
    if cursor.takes("AS"):
        _computed(cursor, raw, name)
        return
    read = _type(cursor)
    if read.note:
        if read.logical is None:
            raw.lost.add(name)
            database.unmanaged.append(Unmanaged(kind="column", name=place, reason=read.note))
        else:
            database.findings.append(type_finding(place, read.note))
    if read.logical is not None:
        raw.columns.append(Column(name=name, type=read.logical))
    _column_options(cursor, raw, database, name)


def _computed(cursor: Cursor, raw: RawTable, name: str) -> None:
    """A computed column's type stands in the outermost cast, which strandline always writes."""
    text = f"({cursor.group()})"
    stored = cursor.takes("PERSISTED")
    nullable = not cursor.takes("NOT", "NULL")
    logical = _cast_type(text)
    if logical.logical is None:
        raise NotUnderstood(
            f"the type of the computed column {name} shows only on a server: "
            "write CAST(... AS type) round its expression"
        )
    raw.computed[name] = (text, stored)
    raw.columns.append(Column(name=name, type=logical.logical, nullable=nullable))


def _cast_type(text: str) -> ReadType:
    cursor = Cursor(text)
    while cursor.takes("("):
        pass
    if cursor.takes("CONVERT"):
        cursor.needs("(")
        return _type(cursor)
    if not cursor.takes("CAST"):
        return ReadType(logical=None)
    inner = Cursor(cursor.group())
    depth, last = 0, -1
    for place, token in enumerate(inner.tokens):
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth == 0 and token.is_word("AS"):
            last = place
    if last < 0:
        return ReadType(logical=None)
    inner.place = last + 1
    return _type(inner)


def _type(cursor: Cursor) -> ReadType:
    name = cursor.identifier()
    while cursor.takes("."):
        name = cursor.identifier()
    if name.lower() == "double" and cursor.takes("PRECISION"):
        name = "float"
    numbers: list[int] = []
    if cursor.sees("("):
        numbers = [
            -1 if part.strip().upper() == "MAX" else _number(part)
            for part in cursor.group().split(",")
        ]
    first = numbers[0] if numbers else None
    if name.lower() in _TEXT_TYPES:
        return logical_type(name, length=first)
    if name.lower() in _FRACTION_TYPES:
        return logical_type(name, scale=first)
    return logical_type(name, precision=first, scale=numbers[1] if len(numbers) > 1 else None)


def _number(text: str) -> int:
    if not text.strip().isdigit():
        raise NotUnderstood(f"a size was expected, {text.strip()[:30]!r} found")
    return int(text)


def _column_options(cursor: Cursor, raw: RawTable, database: Database, name: str) -> None:
    while (token := cursor.peek()) is not None:
        if cursor.takes("NOT", "NULL"):
            _change(raw, name, nullable=False)
        elif (
            cursor.takes("NULL")
            or cursor.takes("ROWGUIDCOL")
            or cursor.takes("SPARSE")
            or cursor.takes("NOT", "FOR", "REPLICATION")
            or cursor.takes("WITH", "VALUES")
        ):
            continue
        elif cursor.takes("COLLATE"):
            cursor.identifier()
        elif cursor.takes("IDENTITY"):
            _identity(cursor, raw, name)
        elif token.is_word(*_CONSTRAINT_WORDS, "REFERENCES"):
            given = cursor.identifier() if cursor.takes("CONSTRAINT") else ""
            _constraint(cursor, raw, database, name=given, column=name)
        elif token.text in (",", ")", ";") or token.kind != "word":
            return
        else:
            return


def _change(raw: RawTable, name: str, **facts: object) -> None:
    place = raw.find(name)
    if place is not None:
        raw.columns[place] = replace(raw.columns[place], **facts)  # type: ignore[arg-type]


def _identity(cursor: Cursor, raw: RawTable, name: str) -> None:
    start = increment = 1
    if cursor.sees("("):
        parts = cursor.group().split(",")
        start, increment = int(parts[0]), int(parts[1])
    _change(raw, name, identity=Identity(start=start, increment=increment), nullable=False)


def _constraint(
    cursor: Cursor, raw: RawTable, database: Database, *, name: str, column: str | None
) -> None:
    own = (column,) if column is not None else ()
    table = raw.name.name
    if cursor.takes("PRIMARY", "KEY"):
        kind = cursor.takes_any("CLUSTERED", "NONCLUSTERED")
        columns = own if column and not cursor.sees("(") else cursor.names()
        columns = tuple(raw.spelled(entry) for entry in columns)
        key = PrimaryKey(name=name or shorten(f"PK_{table}"), columns=columns, clustered=True)
        raw.primary_key = key
        for entry in columns:
            _change(raw, entry, nullable=False)
        if kind == "NONCLUSTERED":
            database.findings.append(key_finding(raw.name, key.name))
        cursor.skip_options()
    elif cursor.takes("UNIQUE"):
        cursor.takes_any("CLUSTERED", "NONCLUSTERED")
        columns = own if column and not cursor.sees("(") else cursor.names()
        columns = tuple(raw.spelled(entry) for entry in columns)
        given = name or shorten(f"UQ_{table}_{'_'.join(columns)}")
        raw.uniques.append(Unique(name=given, columns=columns))
        cursor.skip_options()
    elif cursor.takes("CHECK"):
        cursor.takes("NOT", "FOR", "REPLICATION")
        given = name or shorten(f"CK_{table}_{column or len(raw.checks) + 1}")
        raw.checks.append((given, cursor.group()))
    elif cursor.takes("DEFAULT"):
        text = cursor.term()
        target = column
        if cursor.takes("FOR"):
            target = raw.spelled(cursor.identifier())
        cursor.takes("WITH", "VALUES")
        if target is None:
            raise NotUnderstood("a default names no column")
        raw.defaults[target] = (name or shorten(f"DF_{table}_{target}"), text)
    elif cursor.takes("FOREIGN", "KEY") or cursor.sees("REFERENCES"):
        columns = own if not cursor.sees("(") else cursor.names()
        _foreign_key(cursor, raw, name, tuple(raw.spelled(entry) for entry in columns))
    else:
        raise NotUnderstood("this kind of constraint is not read")


def _foreign_key(cursor: Cursor, raw: RawTable, name: str, columns: tuple[str, ...]) -> None:
    cursor.needs("REFERENCES")
    target = cursor.qname()
    target_columns = cursor.names() if cursor.sees("(") else ()
    actions = {"DELETE": Action.NO_ACTION, "UPDATE": Action.NO_ACTION}
    while True:
        if cursor.takes("ON", "DELETE"):
            actions["DELETE"] = _action(cursor)
        elif cursor.takes("ON", "UPDATE"):
            actions["UPDATE"] = _action(cursor)
        elif not cursor.takes("NOT", "FOR", "REPLICATION"):
            break
    raw.foreign_keys.append(
        ForeignKey(
            name=name or shorten(f"FK_{raw.name.name}_{target.name}_{'_'.join(columns)}"),
            columns=columns,
            target=target,
            target_columns=target_columns,
            on_delete=actions["DELETE"],
            on_update=actions["UPDATE"],
        )
    )


def _action(cursor: Cursor) -> Action:
    for words, action in (
        (("NO", "ACTION"), Action.NO_ACTION),
        (("CASCADE",), Action.CASCADE),
        (("SET", "NULL"), Action.SET_NULL),
        (("SET", "DEFAULT"), Action.SET_DEFAULT),
    ):
        if cursor.takes(*words):
            return action
    raise NotUnderstood("an action of a foreign key was expected")
