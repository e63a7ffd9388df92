"""CREATE TABLE and the parts of a table as T-SQL."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.dictionary.model import (
    Action,
    Check,
    Column,
    Default,
    ForeignKey,
    Index,
    PrimaryKey,
    Table,
    Unique,
)
from strandline.dictionary.names import QName, shorten
from strandline.platforms.mssql import expressions
from strandline.platforms.mssql.comments import table_comments
from strandline.platforms.mssql.text import (
    DEFAULT_SCHEMA,
    columns_text,
    qualified,
    quote,
    string,
)
from strandline.platforms.mssql.triggers import create_triggers
from strandline.platforms.mssql.types import native_type

_ACTIONS = {
    Action.NO_ACTION: "NO ACTION",
    Action.RESTRICT: "NO ACTION",
    Action.CASCADE: "CASCADE",
    Action.SET_NULL: "SET NULL",
    Action.SET_DEFAULT: "SET DEFAULT",
}


def create_statements(table: Table) -> list[str]:
    """Return everything that makes a table: itself, its indexes, comments and triggers."""
    return [
        create_table(table),
        *(create_index(table, index) for index in table.indexes),
        *table_comments(table),
        *create_triggers(table),
    ]


def create_table(table: Table) -> str:
    """Return CREATE TABLE with keys, uniques, checks and foreign keys, one a line."""
    lines = [column_text(table, column) for column in table.columns]
    lines.extend(constraint_texts(table))
    body = ",\n".join(f"    {line}" for line in lines)
    return f"CREATE TABLE {qualified(table.name)} (\n{body}\n)"


def create_schema(schema: str) -> str:
    """Return the batch that makes a schema unless it is there."""
    creation = string(f"CREATE SCHEMA {quote(schema)}")
    return f"IF SCHEMA_ID({string(schema)}) IS NULL EXEC({creation})"


def create_if_missing(table: Table) -> Iterator[str]:
    """Yield what makes a table, and the schema it is in, unless they are there."""
    return unless_there(table.name, create_table(table))


def unless_there(name: QName, create: str) -> Iterator[str]:
    """Yield a CREATE TABLE that does nothing where the table is there, and its schema's."""
    schema = name.schema or DEFAULT_SCHEMA
    if schema != DEFAULT_SCHEMA:
        yield create_schema(schema)
    yield f"IF OBJECT_ID({string(qualified(name))}, N'U') IS NULL\n{create}"


def constraint_texts(table: Table) -> Iterator[str]:
    """Yield the named constraints of a table but for its defaults."""
    if table.primary_key is not None:
        yield primary_key_text(table.primary_key)
    for unique in table.uniques:
        yield unique_text(unique)
    for foreign_key in table.foreign_keys:
        yield foreign_key_text(foreign_key)
    for check in table.checks:
        yield check_text(table, check)


def column_text(table: Table, column: Column, *, with_values: bool = False) -> str:
    """Return a column's definition; `with_values` fills existing rows with the default."""
    name = quote(column.name)
    if column.generated is not None:
        return f"{name} AS {_computed(table, column)}"
    parts = [name, native_type(column.type)]
    if column.identity is not None:
        parts.append(f"IDENTITY({column.identity.start},{column.identity.increment})")
    parts.append("NULL" if column.nullable else "NOT NULL")
    if column.default is not None:
        parts.append(default_text(table, column, column.default))
        if with_values:
            parts.append("WITH VALUES")
    return " ".join(parts)


def _computed(table: Table, column: Column) -> str:
    """The cast gives the column the declared type rather than the one that comes out."""
    if column.generated is None:
        return ""
    own = column.generated.expression.override(expressions.PLATFORM)
    text = own if own is not None else expressions.value(column.generated.expression, table)
    native = native_type(column.type)
    if not (text.startswith("CAST(CASE ") and text.endswith(f" AS {native})")):
        text = f"CAST({text} AS {native})"
    computed = f"({text})"
    if column.generated.stored:
        computed += " PERSISTED"
        if not column.nullable:
            computed += " NOT NULL"
    return computed


def default_text(table: Table, column: Column, default: Default) -> str:
    """Return the named default as it stands in a column's definition."""
    name = default_name(table.name, column.name, default)
    return f"CONSTRAINT {quote(name)} DEFAULT {default_value(column, default)}"


def default_value(column: Column, default: Default) -> str:
    """Return the default's expression in brackets, as the catalog shows it."""
    stand_in = Table(name=QName(None, ""), columns=(column,))
    return f"({expressions.value(default.expression, stand_in)})"


def default_name(table: QName, column: str, default: Default) -> str:
    """Return the default's name; an unnamed one gets the usual name."""
    return default.name or shorten(f"DF_{table.name}_{column}")


def primary_key_text(key: PrimaryKey) -> str:
    kind = "CLUSTERED" if key.clustered else "NONCLUSTERED"
    return f"CONSTRAINT {quote(key.name)} PRIMARY KEY {kind} ({columns_text(key.columns)})"


def unique_text(unique: Unique) -> str:
    return f"CONSTRAINT {quote(unique.name)} UNIQUE ({columns_text(unique.columns)})"


def check_text(table: Table, check: Check) -> str:
    return (
        f"CONSTRAINT {quote(check.name)} CHECK ({expressions.condition(check.expression, table)})"
    )


def foreign_key_text(key: ForeignKey) -> str:
    """Return the constraint; NO ACTION is what SQL Server does when nothing is said."""
    text = (
        f"CONSTRAINT {quote(key.name)} FOREIGN KEY ({columns_text(key.columns)}) "
        f"REFERENCES {qualified(key.target)} ({columns_text(key.target_columns)})"
    )
    for words, action in (("ON DELETE", key.on_delete), ("ON UPDATE", key.on_update)):
        if _ACTIONS[action] != "NO ACTION":
            text += f" {words} {_ACTIONS[action]}"
    return text


def create_index(table: Table, index: Index) -> str:
    """Return CREATE INDEX with direction, INCLUDE and filter."""
    unique = "UNIQUE " if index.unique else ""
    parts = ", ".join(
        quote(part.name or "") + (" DESC" if part.descending else "") for part in index.columns
    )
    text = f"CREATE {unique}INDEX {quote(index.name)} ON {qualified(table.name)} ({parts})"
    if index.include:
        text += f" INCLUDE ({columns_text(index.include)})"
    if index.where is not None:
        text += f" WHERE {expressions.condition(index.where, table)}"
    return text


def add_constraint(table: QName, text: str) -> str:
    """Return ALTER TABLE ADD for a constraint; rows present are checked, so it is trusted."""
    return f"ALTER TABLE {qualified(table)} ADD {text}"


def drop_constraint(table: QName, name: str) -> str:
    return f"ALTER TABLE {qualified(table)} DROP CONSTRAINT {quote(name)}"


def drop_index(table: QName, name: str) -> str:
    return f"DROP INDEX {quote(name)} ON {qualified(table)}"
