"""The page of one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from strandline.dictionary.model import Column, Dictionary, Expression, Table
from strandline.dictionary.names import QName
from strandline.diff.operations import CreateTable
from strandline.docgen.changes import breaking_mark, fold_comments, row_words
from strandline.docgen.escape import code, inline, prose
from strandline.docgen.escape import link as markdown_link
from strandline.docgen.history import Event, History, split_rows
from strandline.docgen.links import Link, key_marks
from strandline.docgen.markdown import bullets, page, section, table
from strandline.docgen.paths import ERD_HTML, INDEX, VALUE_SETS, Pages, version_link
from strandline.docgen.records import NativeTypes, VersionEntry
from strandline.docgen.themes import NO_THEME
from strandline.docgen.words import (
    action_words,
    cell,
    column_default,
    column_type,
    index_words,
    managed_words,
    names,
    partition_words,
    partitioning_words,
)

_UP = "../"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableContext:
    """What the page of a table needs to know about everything around it."""

    dictionary: Dictionary
    pages: Pages
    incoming: Mapping[QName, tuple[Link, ...]]
    history: History
    versions: Mapping[str, VersionEntry]
    platforms: tuple[str, ...]
    native_types: NativeTypes | None


def table_page(shown: Table, context: TableContext) -> str:
    """Return the Markdown page of one table; links lead to its neighbours' pages."""
    return page(
        f"# {inline(str(shown.name))}",
        _breadcrumb(shown),
        prose(shown.description or ""),
        _renamed(shown),
        section("Columns", _columns(shown, context)),
        section("Keys", _keys(shown)),
        section("Points at", _outgoing(shown, context)),
        section("Pointed at by", _incoming(shown, context)),
        section("Checks", _checks(shown)),
        section("Indexes", _indexes(shown)),
        section("Kept by the database", bullets(managed_words(shown.managed))),
        section("Partitions", _partitions(shown)),
        section("Reference data", _rows(shown)),
        section("Native types", _native_types(shown, context)),
        section("History", _history(shown.name, context)),
    )


def _overrides(expression: Expression) -> str:
    """Return the native texts of an expression, one per platform that has its own."""
    return "; ".join(f"{inline(name)}: {code(text)}" for name, text in expression.overrides)


def _breadcrumb(shown: Table) -> str:
    parts = [
        markdown_link("All tables", f"{_UP}{INDEX}"),
        f"Theme: {inline(shown.theme or NO_THEME)}",
        markdown_link("In the diagram", f"{_UP}{ERD_HTML}#{shown.name}"),
    ]
    return " · ".join(parts)


def _renamed(shown: Table) -> str:
    return f"Formerly {code(shown.renamed_from)}." if shown.renamed_from else ""


def _columns(shown: Table, context: TableContext) -> str:
    marks = key_marks(shown)
    since = context.history.columns
    rows = [
        (
            code(column.name),
            _type_cell(column),
            "yes" if column.nullable else "no",
            column_default(column),
            " ".join(marks.get(column.name, ())),
            _since(since.get((shown.name, column.name))),
            _about(column),
        )
        for column in shown.columns
    ]
    headings = ("Column", "Type", "Null", "Default", "Keys", "Since", "Description")
    return table(headings, rows) if rows else "This table has no columns."


def _type_cell(column: Column) -> str:
    text = column_type(column)
    return (
        f"{text} ({markdown_link('values', _UP + VALUE_SETS)})" if column.type.value_set else text
    )


def _about(column: Column) -> str:
    parts = [inline(column.description or "")]
    if column.renamed_from:
        parts.append(f"Formerly {code(column.renamed_from)}.")
    return " ".join(part for part in parts if part)


def _since(label: str | None) -> str:
    return version_link(label, up=_UP) if label else ""


def _keys(shown: Table) -> str:
    rows = []
    if shown.primary_key:
        kind = "primary key, clustered" if shown.primary_key.clustered else "primary key"
        rows.append((code(shown.primary_key.name), kind, names(shown.primary_key.columns)))
    rows += [(code(key.name), "unique", names(key.columns)) for key in shown.uniques]
    return table(("Name", "Kind", "Columns"), rows) if rows else ""


def _outgoing(shown: Table, context: TableContext) -> str:
    rows = [
        (
            code(key.name),
            names(key.columns),
            context.pages.table_link(key.target, up=_UP),
            names(key.target_columns),
            action_words(key),
        )
        for key in shown.foreign_keys
    ]
    headings = ("Foreign key", "Columns", "Table", "Its columns", "Actions")
    return table(headings, rows) if rows else ""


def _incoming(shown: Table, context: TableContext) -> str:
    rows = [
        (
            context.pages.table_link(found.source, up=_UP),
            names(found.key.columns),
            names(found.key.target_columns),
            code(found.key.name),
        )
        for found in context.incoming.get(shown.name, ())
    ]
    return table(("Table", "Its columns", "Columns here", "Foreign key"), rows) if rows else ""


def _checks(shown: Table) -> str:
    rows = [
        (code(check.name), code(check.expression.text), _overrides(check.expression))
        for check in shown.checks
    ]
    return table(("Name", "Must be true", "Written differently on"), rows) if rows else ""


def _indexes(shown: Table) -> str:
    rows = [
        (code(index.name), index_words(index), "yes" if index.unique else "")
        for index in shown.indexes
    ]
    return table(("Name", "Over", "Unique"), rows) if rows else ""


def _partitions(shown: Table) -> str:
    if shown.partitioning is None:
        return ""
    rows = [(code(part.name), partition_words(part)) for part in shown.partitioning.partitions]
    told = partitioning_words(shown.partitioning)
    return f"{told}\n\n{table(('Partition', 'Takes'), rows)}" if rows else told


def _rows(shown: Table) -> str:
    if not shown.rows:
        return ""
    named = {column for row in shown.rows for column, _ in row.cells}
    columns = [column for column in shown.column_names if column in named]
    cells = [row.as_mapping() for row in shown.rows]
    rows = [
        [cell(values[column]) if column in values else "*default*" for column in columns]
        for values in cells
    ]
    return table([code(column) for column in columns], rows)


def _native_types(shown: Table, context: TableContext) -> str:
    write = context.native_types
    if write is None or not context.platforms or not shown.columns:
        return ""
    rows = [
        (code(column.name), *(code(write(platform, column)) for platform in context.platforms))
        for column in shown.columns
    ]
    return table(("Column", *(inline(platform) for platform in context.platforms)), rows)


def _history(name: QName, context: TableContext) -> str:
    rows = [
        (
            version_link(event.version, up=_UP),
            inline(context.versions[event.version].date or ""),
            "<br>".join(_event_words(event)),
            breaking_mark(context.versions[event.version]),
        )
        for event in context.history.tables.get(name, ())
    ]
    return table(("Version", "Date", "What changed", "Mark"), rows) if rows else ""


def _event_words(event: Event) -> list[str]:
    if not event.operations:
        return ["there from the first recorded version"]
    schema, rows = split_rows(event.operations)
    # What else was done to a table in the version that created it is part of its creation.
    schema = [op for op in schema if isinstance(op, CreateTable)] or schema
    return [*fold_comments(schema), *row_words(rows)]
