"""CREATE TABLE, CREATE INDEX and their parts."""

from __future__ import annotations

import re

from strandline.dictionary.model import Action, Column, Default, ForeignKey, Index, Table
from strandline.dictionary.types import TypeKind
from strandline.platforms.sqlite.expressions import native
from strandline.platforms.sqlite.text import quote
from strandline.platforms.sqlite.types import native_type

_ACTION_WORDS = {
    Action.RESTRICT: "RESTRICT",
    Action.CASCADE: "CASCADE",
    Action.SET_NULL: "SET NULL",
    Action.SET_DEFAULT: "SET DEFAULT",
}
_LITERAL = re.compile(
    r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|[xX]?'(?:[^']|'')*'|NULL", re.IGNORECASE
)
_CURRENT = frozenset({"CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME"})


def create_table(table: Table, *, name: str | None = None) -> str:
    """Return the CREATE TABLE, one column and one constraint a line; `name` in place of its own."""
    lines = [column_definition(table, column) for column in table.columns]
    key = table.primary_key
    if key is not None and identity_column(table) is None:
        lines.append(f"CONSTRAINT {quote(key.name)} PRIMARY KEY ({_list(key.columns)})")
    for unique in table.uniques:
        lines.append(f"CONSTRAINT {quote(unique.name)} UNIQUE ({_list(unique.columns)})")
    lines += [_foreign_key(foreign_key) for foreign_key in table.foreign_keys]
    for check in table.checks:
        lines.append(f"CONSTRAINT {quote(check.name)} CHECK ({native(check.expression, table)})")
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {quote(name or table.name.name)} (\n  {body}\n)"


def unless_there(create: str) -> str:
    """Return a CREATE TABLE that does nothing where the table is there."""
    return create.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS", 1)


def identity_column(table: Table) -> Column | None:
    """Return the column that SQLite numbers: an identity that is the whole primary key."""
    key = table.primary_key
    if key is None or len(key.columns) != 1:
        return None
    column = table.find_column(key.columns[0])
    return column if column is not None and column.identity is not None else None


def column_definition(table: Table, column: Column) -> str:
    """Return one column with its type, nullability, default or expression."""
    if column is identity_column(table) and table.primary_key is not None:
        key = quote(table.primary_key.name)
        return f"{quote(column.name)} INTEGER NOT NULL CONSTRAINT {key} PRIMARY KEY AUTOINCREMENT"
    parts = [quote(column.name), native_type(column.type)]
    if column.generated is not None:
        kind = "STORED" if column.generated.stored else "VIRTUAL"
        expression = native(column.generated.expression, table)
        parts.append(f"GENERATED ALWAYS AS ({expression}) {kind}")
    if not column.nullable:
        parts.append("NOT NULL")
    if column.default is not None:
        parts.append(f"DEFAULT {default_text(column.default)}")
    if column.type.kind in (TypeKind.JSON, TypeKind.ARRAY):
        parts.append(f"CHECK ({json_check(column.name)})")
    return " ".join(parts)


def json_check(column: str) -> str:
    """Return the check that makes text JSON; part of the type, so it has no name."""
    name = quote(column)
    return f"{name} IS NULL OR json_valid({name})"


def default_text(default: Default) -> str:
    """Return what follows DEFAULT: a literal or CURRENT_... bare, all else in brackets."""
    text = native(default.expression)
    if is_constant(default) or text.upper() in _CURRENT:
        return text
    return f"({text})"


def is_constant(default: Default) -> bool:
    """Say whether a default is a literal, as ADD COLUMN needs it."""
    return _LITERAL.fullmatch(native(default.expression)) is not None


def create_index(index: Index, table: Table) -> str:
    """Return the CREATE INDEX."""
    parts = []
    for part in index.columns:
        if part.name is not None:
            text = quote(part.name)
        elif part.expression is not None:
            text = native(part.expression, table)
            text = text if text.startswith("(") else f"({text})"
        else:
            continue
        parts.append(f"{text} DESC" if part.descending else text)
    unique = "UNIQUE " if index.unique else ""
    where = f"\nWHERE {native(index.where, table)}" if index.where is not None else ""
    on = quote(table.name.name)
    return f"CREATE {unique}INDEX {quote(index.name)} ON {on} ({', '.join(parts)}){where}"


def _foreign_key(key: ForeignKey) -> str:
    text = (
        f"CONSTRAINT {quote(key.name)} FOREIGN KEY ({_list(key.columns)}) "
        f"REFERENCES {quote(key.target.name)} ({_list(key.target_columns)})"
    )
    if key.on_delete is not Action.NO_ACTION:
        text += f" ON DELETE {_ACTION_WORDS[key.on_delete]}"
    if key.on_update is not Action.NO_ACTION:
        text += f" ON UPDATE {_ACTION_WORDS[key.on_update]}"
    return text


def _list(columns: tuple[str, ...]) -> str:
    return ", ".join(quote(column) for column in columns)
