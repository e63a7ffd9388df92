"""Who points at whom, and which keys a column is part of; computed once for all pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from strandline.dictionary.model import Dictionary, ForeignKey, Table
from strandline.dictionary.names import QName


@dataclass(frozen=True, slots=True)
class Link:
    """One foreign key, seen from both ends."""

    source: QName
    key: ForeignKey
    optional: bool
    """A row of the source may point at nothing."""
    single: bool
    """At most one row of the source points at a given row of the target."""


def links_of(dictionary: Dictionary) -> tuple[Link, ...]:
    """Return every foreign key, in order of source table and key name."""
    found = [
        Link(
            source=table.name,
            key=key,
            optional=any(_is_nullable(table, column) for column in key.columns),
            single=_is_unique(table, key),
        )
        for table in dictionary.tables.values()
        for key in table.foreign_keys
    ]
    return tuple(
        sorted(found, key=lambda link: (str(link.source), link.key.name, link.key.columns))
    )


def incoming(links: tuple[Link, ...]) -> Mapping[QName, tuple[Link, ...]]:
    """Group links by the table they point at."""
    found: dict[QName, list[Link]] = {}
    for link in links:
        found.setdefault(link.key.target, []).append(link)
    return {name: tuple(group) for name, group in found.items()}


def key_marks(table: Table) -> dict[str, tuple[str, ...]]:
    """Return the marks (PK, FK, UQ) of each column that is part of a key."""
    marks: dict[str, list[str]] = {}
    groups = (
        ("PK", [table.primary_key.columns] if table.primary_key else []),
        ("FK", [key.columns for key in table.foreign_keys]),
        ("UQ", [unique.columns for unique in table.uniques]),
    )
    for mark, keys in groups:
        for column in dict.fromkeys(column for key in keys for column in key):
            marks.setdefault(column, []).append(mark)
    return {column: tuple(found) for column, found in marks.items()}


def _is_nullable(table: Table, name: str) -> bool:
    column = table.find_column(name)
    return column is not None and column.nullable


def _is_unique(table: Table, key: ForeignKey) -> bool:
    columns = set(key.columns)
    keys = [unique.columns for unique in table.uniques]
    if table.primary_key:
        keys.append(table.primary_key.columns)
    return any(set(candidate) <= columns for candidate in keys)
