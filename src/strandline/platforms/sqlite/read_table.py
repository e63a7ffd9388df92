"""CREATE texts as dictionary objects: names spelled as declared, expressions neutral."""

from __future__ import annotations

from collections.abc import Mapping

from strandline.dictionary.model import (
    Check,
    Column,
    Default,
    Expression,
    ForeignKey,
    Generated,
    Identity,
    Index,
    IndexColumn,
    Managed,
    PrimaryKey,
    Table,
    Unique,
)
from strandline.dictionary.names import QName, shorten
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.platforms.sqlite.expressions import neutral
from strandline.platforms.sqlite.lexer import Reader, ReadError
from strandline.platforms.sqlite.table_text import ColumnText, ForeignKeyText, TableText
from strandline.platforms.sqlite.types import logical_type


def resolve_keys(tables: Mapping[str, TableText]) -> None:
    """Spell foreign keys' targets as declared; a key without target columns means the primary key.

    `tables` is by name in lower case.
    """
    for table in tables.values():
        for key in table.foreign_keys:
            target = tables.get(key.target.lower())
            if target is None:
                continue
            key.target = target.name
            if not key.target_columns and target.primary_key is not None:
                key.target_columns = target.primary_key.columns
            key.target_columns = _spelled(key.target_columns, target)


def build_table(text: TableText, managed: Managed) -> Table:
    """Return the table; what has no name gets the name that the usual templates give."""
    name = text.name
    json_columns = {
        column.name.lower()
        for column in text.columns
        if logical_type(column.type).kind is TypeKind.JSON
    }
    key = text.primary_key
    primary_key = None
    if key is not None:
        primary_key = PrimaryKey(
            name=key.name or shorten(f"PK_{name}"), columns=_spelled(key.columns, text)
        )
    return Table(
        name=QName(None, name),
        columns=tuple(_column(column, text) for column in text.columns),
        primary_key=primary_key,
        uniques=_uniques(text),
        foreign_keys=_foreign_keys(text),
        checks=_checks(text, json_columns),
        managed=managed,
    )  # fmt: skip


def _uniques(text: TableText) -> tuple[Unique, ...]:
    """Return the unique constraints; the same one said twice without a name is one."""
    uniques: dict[str, Unique] = {}
    for unique in text.uniques:
        name = unique.name or _generated("UQ", text.name, unique.columns)
        uniques.setdefault(name, Unique(name=name, columns=_spelled(unique.columns, text)))
    return tuple(uniques.values())


def _column(column: ColumnText, table: TableText) -> Column:
    key = table.primary_key
    in_key = key is not None and column.name.lower() in {c.lower() for c in key.columns}
    alone = in_key and key is not None and len(key.columns) == 1
    odd = {kind for kind, _ in table.oddities}
    numbered = alone and column.type.upper() == "INTEGER" and not odd & _NO_ROWID
    logical = logical_type(column.type)
    default = None
    if column.default is not None and column.default.upper() != "NULL":
        default = Default(expression=_default(column.default, logical), name="")
    generated = None
    if column.generated is not None:
        generated = Generated(expression=neutral(column.generated), stored=column.stored)
    return Column(
        name=column.name,
        type=logical,
        nullable=not (column.not_null or in_key),
        default=default,
        identity=Identity() if numbered else None,
        generated=generated,
    )


_NO_ROWID = frozenset({"WITHOUT ROWID", "PRIMARY KEY DESC"})


_BOOLEANS = {"0": "false", "1": "true", "FALSE": "false", "TRUE": "true"}


def _default(native: str, logical: LogicalType) -> Expression:
    if logical.kind is TypeKind.BOOLEAN and native.upper() in _BOOLEANS:
        return Expression(_BOOLEANS[native.upper()])
    return neutral(native)


def _foreign_keys(text: TableText) -> tuple[ForeignKey, ...]:
    keys: list[ForeignKey] = []
    taken: set[str] = {key.name for key in text.foreign_keys if key.name}
    for key in text.foreign_keys:
        name = key.name or _key_name(key, text, taken)
        taken.add(name)
        keys.append(
            ForeignKey(
                name=name,
                columns=_spelled(key.columns, text),
                target=QName(None, key.target),
                target_columns=key.target_columns,
                on_delete=key.on_delete,
                on_update=key.on_update,
            )
        )
    return tuple(keys)


def _key_name(key: ForeignKeyText, text: TableText, taken: set[str]) -> str:
    short = shorten(f"FK_{text.name}_{key.target}")
    return short if short not in taken else _generated("FK", text.name, key.columns)


def _checks(text: TableText, json_columns: set[str]) -> tuple[Check, ...]:
    checks: list[Check] = []
    taken = {name for name, _, _ in text.checks if name}
    for name, native, column in text.checks:
        if name is None and _is_json_check(native, json_columns):
            continue
        if name is None:
            base = f"CK_{text.name}_{column}" if column else f"CK_{text.name}"
            name, number = shorten(base), 2
            while name in taken:
                name, number = shorten(f"{base}_{number}"), number + 1
        taken.add(name)
        checks.append(Check(name=name, expression=neutral(native)))
    return tuple(checks)


def _is_json_check(native: str, json_columns: set[str]) -> bool:
    """Say whether a check is the one that belongs to the json type."""
    reader = Reader(native)
    try:
        if reader.token.word != "JSON_VALID":
            reader.name()
            reader.expect("IS", "NULL", "OR")
        reader.expect("JSON_VALID")
        (column,) = reader.names()
    except (ReadError, ValueError):
        return False
    return reader.at_end and column.lower() in json_columns


def build_index(sql: str, table: Table) -> tuple[Index, str]:
    """Return the index of a CREATE INDEX, and the clause that a dictionary cannot hold, if any."""
    reader = Reader(sql)
    reader.expect("CREATE")
    unique = reader.accept("UNIQUE")
    reader.expect("INDEX")
    reader.accept("IF", "NOT", "EXISTS")
    name = reader.name()
    if reader.accept("."):
        name = reader.name()
    reader.expect("ON")
    reader.name()
    spelling = {column.lower(): column for column in table.column_names}
    parts, oddity = [], ""
    for text in reader.parts():
        part, collation = _index_part(text, spelling)
        parts.append(part)
        oddity = oddity or collation
    where = None
    if reader.accept("WHERE"):
        where = neutral(sql[reader.token.start :].strip().rstrip(";"))
    return Index(name=name, columns=tuple(parts), unique=unique, where=where), oddity


def _index_part(text: str, spelling: Mapping[str, str]) -> tuple[IndexColumn, str]:
    tokens = Reader(text).tokens
    descending = bool(tokens) and tokens[-1].word == "DESC"
    if tokens and tokens[-1].word in ("ASC", "DESC"):
        tokens = tokens[:-1]
    collation = ""
    if len(tokens) > 2 and tokens[-2].word == "COLLATE":
        collation = f"COLLATE {tokens[-1].name} is not in the dictionary"
        tokens = tokens[:-2]
    if not tokens:
        raise ReadError("an index column is empty")
    if len(tokens) == 1 and tokens[0].kind in ("word", "quoted", "string"):
        column = spelling.get(tokens[0].name.lower())
        if column is not None:
            return IndexColumn(name=column, descending=descending), collation
    native = text[tokens[0].start : tokens[-1].end]
    return IndexColumn(expression=neutral(native), descending=descending), collation


def _spelled(columns: tuple[str, ...], table: TableText) -> tuple[str, ...]:
    spelling = {column.name.lower(): column.name for column in table.columns}
    return tuple(spelling.get(column.lower(), column) for column in columns)


def _generated(prefix: str, table: str, columns: tuple[str, ...]) -> str:
    return shorten("_".join((prefix, table, *columns)))
