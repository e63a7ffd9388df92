"""Create-copy-swap, for what ALTER COLUMN cannot do: identity, computed columns, explicit casts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from strandline.dictionary.model import Column, Table
from strandline.dictionary.names import QName, shorten
from strandline.dictionary.types import FLOAT_KINDS, TEXT_KINDS
from strandline.platforms.base import LEDGER_PREFIX
from strandline.platforms.mssql.comments import table_comments
from strandline.platforms.mssql.progress import Progress
from strandline.platforms.mssql.tables import (
    add_constraint,
    constraint_texts,
    create_index,
    create_table,
    default_text,
    drop_constraint,
    foreign_key_text,
)
from strandline.platforms.mssql.text import qualified, quote, string
from strandline.platforms.mssql.triggers import create_triggers
from strandline.platforms.mssql.types import native_type


def rebuild(
    old: Table, new: Table, progress: Progress, *, sources: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Yield the statements that turn `old` into `new`, rows kept.

    `sources` maps columns of the new table to those they are copied from, where the name differs.
    The new table is filled under a passing name before it gets its constraints, whose names the
    old one holds until it is gone.
    """
    passing = QName(old.name.schema, shorten(f"{LEDGER_PREFIX}new_{old.name.name}"))
    incoming = list(progress.pointing_at(old.name))
    for owner, key in incoming:
        if not progress.is_suspended(owner, key):
            yield drop_constraint(owner, key.name)
    yield create_table(_bare(new, passing))
    yield _copy(old, new, passing, sources or {})
    if _identity(old) is not None and _identity(new) is not None:
        yield _reseed(old.name, passing)
    yield f"DROP TABLE {qualified(old.name)}"
    yield f"EXEC sys.sp_rename {string(qualified(passing))}, {string(new.name.name)}, N'OBJECT'"
    own = tuple(key for key in new.foreign_keys if progress.resume(new.name, key))
    yield from _restore(replace(new, foreign_keys=own))
    # Read anew: a renamed column is spelled differently in them now.
    for owner, key in list(progress.pointing_at(new.name)):
        if progress.resume(owner, key):
            yield add_constraint(owner, foreign_key_text(key))


def _bare(table: Table, name: QName) -> Table:
    return Table(
        name=name,
        columns=tuple(replace(column, default=None) for column in table.columns),
    )


def _restore(table: Table) -> Iterator[str]:
    for column in table.columns:
        if column.default is not None and column.generated is None:
            yield add_default(table, column)
    for text in constraint_texts(table):
        yield add_constraint(table.name, text)
    for index in table.indexes:
        yield create_index(table, index)
    yield from table_comments(table)
    yield from create_triggers(table)


def add_default(table: Table, column: Column) -> str:
    """Return the statement that gives an existing column its default."""
    if column.default is None:
        return ""
    text = default_text(table, column, column.default)
    return f"ALTER TABLE {qualified(table.name)} ADD {text} FOR {quote(column.name)}"


def _identity(table: Table) -> Column | None:
    return next((column for column in table.columns if column.identity is not None), None)


def _copy(old: Table, new: Table, passing: QName, sources: Mapping[str, str]) -> str:
    pairs = []
    for column in new.columns:
        source = old.find_column(sources.get(column.name, column.name))
        if column.generated is None and source is not None:
            pairs.append((column, source))
    targets = ",\n    ".join(quote(column.name) for column, _ in pairs)
    values = ",\n    ".join(_copied(source, column) for column, source in pairs)
    place = qualified(passing)
    text = (
        f"INSERT INTO {place} WITH (TABLOCK) (\n    {targets}\n)\n"
        f"SELECT\n    {values}\nFROM {qualified(old.name)} WITH (TABLOCKX, HOLDLOCK)"
    )
    if any(column.identity is not None for column, _ in pairs):
        return f"SET IDENTITY_INSERT {place} ON;\n{text};\nSET IDENTITY_INSERT {place} OFF"
    return text


def _copied(source: Column, target: Column) -> str:
    name = quote(source.name)
    if source.type.kind is target.type.kind:
        return name
    native = native_type(target.type)
    if source.type.kind in FLOAT_KINDS and target.type.kind in TEXT_KINDS:
        # Without style 3 a float loses all but six digits.
        return f"CONVERT({native}, {name}, 3)"
    return f"CAST({name} AS {native})"


def _reseed(old: QName, passing: QName) -> str:
    """The old counter goes on, even past rows that were deleted."""
    return (
        f"DECLARE @last BIGINT = IDENT_CURRENT({string(qualified(old))});\n"
        f"DBCC CHECKIDENT ({string(qualified(passing))}, RESEED, @last) WITH NO_INFOMSGS"
    )
