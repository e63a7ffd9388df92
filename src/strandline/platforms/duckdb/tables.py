"""A table as statements: schema, sequences, CREATE TABLE, indexes, comments, and its numbering."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from strandline.dictionary.model import Column, ForeignKey, Identity, Index, Table, View
from strandline.dictionary.names import QName
from strandline.platforms.clock import means_utc_now
from strandline.platforms.duckdb import sql
from strandline.platforms.duckdb.text import (
    DEFAULT_SCHEMA,
    columns_text,
    next_value,
    qualified,
    quote,
    sequence_name,
    string,
)
from strandline.platforms.duckdb.types import native_type

_MAKE_SCHEMA = "CREATE SCHEMA IF NOT EXISTS "


def create_schema(schema: str | None) -> list[str]:
    """Return the statement that makes sure of a schema; nothing for the default one."""
    if schema in (None, DEFAULT_SCHEMA):
        return []
    return [f"{_MAKE_SCHEMA}{quote(str(schema))}"]


def makes_schema(statement: str) -> bool:
    """Say whether a statement is one of `create_schema`."""
    return statement.startswith(_MAKE_SCHEMA)


def create_sequences(table: Table) -> list[str]:
    return [
        _create_sequence(sequence_name(table.name, column.name), column.identity)
        for column in table.columns
        if column.identity is not None
    ]


def _create_sequence(name: QName, identity: Identity) -> str:
    # A file that is opened again gives the next number as the start, so the declared start is
    # kept as the bound as well: no number of an identity lies before it.
    bound = "MINVALUE" if identity.increment > 0 else "MAXVALUE"
    return (
        f"CREATE SEQUENCE {qualified(name)} START {identity.start} "
        f"INCREMENT {identity.increment} {bound} {identity.start}"
    )


def drop_sequences(table: Table, *, kept: Sequence[QName] = ()) -> list[str]:
    """Return the drops of a table's sequences; they wait until the table itself is gone."""
    names = [sequence_name(table.name, column.name) for column in identities(table)]
    return [f"DROP SEQUENCE {qualified(name)}" for name in names if name not in kept]


def identities(table: Table) -> list[Column]:
    return [column for column in table.columns if column.identity is not None]


def create_table(table: Table, *, name: QName | None = None) -> str:
    """Return CREATE TABLE with its keys and checks, under another name where one is given."""
    lines = [column_text(column, table) for column in table.columns]
    lines.extend(_constraints(table))
    body = ",\n".join(f"    {line}" for line in lines)
    return f"CREATE TABLE {qualified(name or table.name)} (\n{body}\n)"


def unless_there(name: QName, create: str) -> tuple[str, ...]:
    """Return a CREATE TABLE that does nothing where the table is there, and its schema's."""
    made = create.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS", 1)
    return (*create_schema(name.schema), made)


def column_text(column: Column, table: Table) -> str:
    """Return the definition of one column."""
    words = [quote(column.name), native_type(column.type)]
    if column.generated is not None:
        text = sql.native(column.generated.expression, table)
        words.append(f"GENERATED ALWAYS AS ({text}) VIRTUAL")
        return " ".join(words)
    if column.identity is not None:
        words.append(f"DEFAULT {next_value(table.name, column.name)}")
    elif column.default is not None:
        words.append(f"DEFAULT {default_text(column, table)}")
    if not column.nullable:
        words.append("NOT NULL")
    return " ".join(words)


def default_text(column: Column, table: Table) -> str:
    """Return the native default of a column that has one."""
    if column.default is None:
        return "NULL"
    if means_utc_now(column.default.expression, column.type, sql.NAME):
        # AT TIME ZONE needs the ICU extension, which not every build of DuckDB brings along.
        return "(make_timestamp(epoch_us(CURRENT_TIMESTAMP)))"
    text = sql.native(column.default.expression, table)
    # DEFAULT takes more than a literal only in brackets.
    return text if text.replace("_", "").isalnum() or _is_text(text) else f"({text})"


def _is_text(text: str) -> bool:
    inner = text[1:-1]
    return text[:1] == text[-1:] == "'" and "'" not in inner.replace("''", "")


def _constraints(table: Table) -> Iterator[str]:
    key = table.primary_key
    if key is not None:
        yield f"CONSTRAINT {quote(key.name)} PRIMARY KEY ({columns_text(key.columns)})"
    for unique in table.uniques:
        yield f"CONSTRAINT {quote(unique.name)} UNIQUE ({columns_text(unique.columns)})"
    for foreign_key in table.foreign_keys:
        yield _foreign_key(foreign_key)
    for check in table.checks:
        text = sql.native(check.expression, table)
        yield f"CONSTRAINT {quote(check.name)} CHECK ({text})"


def _foreign_key(key: ForeignKey) -> str:
    return (
        f"CONSTRAINT {quote(key.name)} FOREIGN KEY ({columns_text(key.columns)}) "
        f"REFERENCES {qualified(key.target)} ({columns_text(key.target_columns)})"
    )


def create_index(index: Index, table: Table) -> str:
    parts = []
    for part in index.columns:
        if part.expression is not None:
            parts.append(f"({sql.native(part.expression, table)})")
        else:
            parts.append(quote(part.name or ""))
    unique = "UNIQUE " if index.unique else ""
    return (
        f"CREATE {unique}INDEX {quote(index.name)} ON {qualified(table.name)} ({', '.join(parts)})"
    )


def drop_index(index: str, table: QName) -> str:
    return f"DROP INDEX {qualified(QName(table.schema, index))}"


def comments(table: Table) -> list[str]:
    found = []
    if table.description is not None:
        found.append(comment_on("TABLE", qualified(table.name), table.description))
    for column in table.columns:
        if column.description is not None:
            place = f"{qualified(table.name)}.{quote(column.name)}"
            found.append(comment_on("COLUMN", place, column.description))
    return found


def comment_on(kind: str, place: str, text: str | None) -> str:
    return f"COMMENT ON {kind} {place} IS {'NULL' if text is None else string(text)}"


def whole_table(table: Table) -> list[str]:
    """Return all statements that make a table, in the order in which they work."""
    return [
        *create_schema(table.name.schema),
        *create_sequences(table),
        create_table(table),
        *(create_index(index, table) for index in table.indexes),
        *comments(table),
    ]


def create_view(view: View, query: str) -> list[str]:
    statements = [
        *create_schema(view.name.schema),
        f"CREATE VIEW {qualified(view.name)} AS\n{query}",
    ]
    if view.description is not None:
        statements.append(comment_on("VIEW", qualified(view.name), view.description))
    return statements


def advance_sequences(table: Table) -> list[str]:
    """Return statements that move the numbering past the largest number in the table.

    There is no setval before 2.0 and no ALTER SEQUENCE RESTART at all, so numbers are drawn and
    thrown away until the sequence stands where the rows do.
    """
    return [_advance(table, column) for column in identities(table)]


def _advance(table: Table, column: Column) -> str:
    sequence = sequence_name(table.name, column.name)
    step = column.identity.increment if column.identity is not None else 1
    furthest = "max" if step > 0 else "min"
    place = (
        # Version 1.5 gives the next number as the last one after a file was opened again.
        f"(SELECT max(CASE WHEN last_value IS DISTINCT FROM start_value "
        f"THEN coalesce(last_value, start_value - increment_by) "
        f"ELSE start_value - increment_by END) FROM duckdb_sequences() "
        f"WHERE database_name = current_database() "
        f"AND schema_name = {string(sequence.schema or DEFAULT_SCHEMA)} "
        f"AND sequence_name = {string(sequence.name)})"
    )
    steps = f"floor(({furthest}({quote(column.name)}) - {place}) / {step})"
    return (
        f"SELECT count(nextval({string(qualified(sequence))})) FROM range((\n"
        f"    SELECT CAST(coalesce(greatest({steps}, 0), 0) AS BIGINT)\n"
        f"    FROM {qualified(table.name)}))"
    )
