"""Names that a platform does not keep whole: it cuts them silently, or refuses them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.model import Table
from strandline.dictionary.names import QName, shorten
from strandline.platforms.features import Features


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUnit:
    """What `Features.identifier_bytes` counts on a platform."""

    word: str
    length: Callable[[str], int]


BYTES = NameUnit(word="bytes", length=lambda name: len(name.encode()))
UTF16 = NameUnit(word="characters", length=lambda name: len(name.encode("utf-16-le")) // 2)


def long_names_of_table(table: Table, features: Features, unit: NameUnit) -> Iterator[Diagnostic]:
    """Yield an error for each name of a lowered table that is too long, its own included."""
    yield from long_names_of_object(table.name, features, unit)
    for name in dict.fromkeys(_inner_names(table, features)):
        if unit.length(name) > features.identifier_bytes:
            yield _too_long(name, f"{table.name}.{name}", features, unit)


def long_names_of_object(name: QName, features: Features, unit: NameUnit) -> Iterator[Diagnostic]:
    """Yield an error for the name of a table, view or value set, and for that of its schema."""
    for part in (name.schema or "", name.name):
        if unit.length(part) > features.identifier_bytes:
            yield _too_long(part, str(name), features, unit)


def _inner_names(table: Table, features: Features) -> Iterator[str]:
    """Yield the names that the catalog is to keep."""
    yield from table.column_names
    if features.constraint_names:
        if table.primary_key is not None:
            yield table.primary_key.name
        yield from (unique.name for unique in table.uniques)
        yield from (key.name for key in table.foreign_keys)
        yield from (check.name for check in table.checks)
    if features.default_names:
        yield from (column.default.name for column in table.columns if column.default is not None)
    yield from (index.name for index in table.indexes)
    if table.partitioning is not None:
        yield from (part.name for part in table.partitioning.partitions)


def _too_long(name: str, subject: str, features: Features, unit: NameUnit) -> Diagnostic:
    limit = features.identifier_bytes
    length, counted = unit.length(name), unit.word
    short = shorten(name, limit=limit)
    return Diagnostic(
        code="X114",
        severity=Severity.ERROR,
        subject=subject,
        message=f"{name} has {length} {counted}: {features.title} keeps {limit}",
        why="a name is kept exactly or not at all: cut short, two names could become one",
        fix=f"shorten it, for example to {short}",
    )
