"""The audit of a whole dictionary: every table with its references, and where its schema is made."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass, field

from strandline.dictionary.model import Dictionary
from strandline.dictionary.names import QName
from strandline.usages.evidence import Access, Evidence
from strandline.usages.find import DEFAULT_RANK, Reference, references_of
from strandline.usages.index import CodeIndex
from strandline.usages.judge import Target
from strandline.usages.names import Spelling

_NAMING = frozenset({Evidence.CONFIG, Evidence.KEY, Evidence.STRING})
_ENOUGH_COLUMNS = 0.6


class OriginKind(enum.Enum):
    """How a file defines tables."""

    SQL = "sql-ddl"
    ORM = "orm-models"
    MIGRATION = "migration-calls"
    DATA = "described-as-data"


ORIGIN_REASONS = {
    OriginKind.SQL: "SQL statements that create or change the tables",
    OriginKind.ORM: "classes or Table objects bound to the tables",
    OriginKind.MIGRATION: "calls of a migration tool on the tables",
    OriginKind.DATA: "names the tables and most of their columns as keys or strings",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A file that defines tables, in one of the ways there are."""

    file: str
    kind: OriginKind
    tables: tuple[QName, ...]

    def as_json(self) -> dict[str, object]:
        return {
            "file": self.file,
            "kind": self.kind.value,
            "tables": [str(table) for table in self.tables],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class TableUsage:
    """References to a table (or view) itself, and to each of its columns by name."""

    table: QName
    references: tuple[Reference, ...]
    columns: dict[str, tuple[Reference, ...]] = field(default_factory=dict)

    @property
    def every(self) -> tuple[Reference, ...]:
        """All references, of the table and of its columns."""
        return (*self.references, *(r for found in self.columns.values() for r in found))

    @property
    def files(self) -> set[str]:
        return {reference.file for reference in self.every}


def audit(
    index: CodeIndex,
    dictionary: Dictionary,
    *,
    min_rank: int = DEFAULT_RANK,
    progress: Callable[[int, int, str], None] | None = None,
) -> tuple[TableUsage, ...]:
    """Return the references to every table and column, tables in the dictionary's order."""
    found = []
    wanted = [*dictionary.tables, *dictionary.views]
    for number, name in enumerate(wanted, start=1):
        table = dictionary.tables.get(name)
        columns = table.column_names if table is not None else ()
        target = Target(index, name)
        found.append(
            TableUsage(
                table=name,
                references=references_of(target, None, min_rank=min_rank),
                columns={c: references_of(target, c, min_rank=min_rank) for c in columns},
            )
        )
        if progress is not None:
            progress(number, len(wanted), str(name))
    return tuple(found)


def origins(usages: tuple[TableUsage, ...]) -> tuple[Origin, ...]:
    """Return the files that define tables; those that define the most come first."""
    tables: dict[tuple[str, OriginKind], list[QName]] = {}
    for usage in usages:
        kinds = {(r.file, kind) for r in usage.references if (kind := _origin_kind(r))}
        defined = {file for file, _ in kinds}
        kinds |= {(file, OriginKind.DATA) for file in _described_in(usage) - defined}
        for key in kinds:
            tables.setdefault(key, []).append(usage.table)
    found = [
        Origin(file=file, kind=kind, tables=tuple(defined))
        for (file, kind), defined in tables.items()
    ]
    return tuple(sorted(found, key=lambda o: (-len(o.tables), o.file, o.kind.value)))


def _origin_kind(reference: Reference) -> OriginKind | None:
    if reference.access is not Access.DDL:
        return None
    match reference.evidence:
        case Evidence.SQL_TABLE:
            return OriginKind.SQL
        case Evidence.ORM_TABLE:
            return OriginKind.ORM
        case Evidence.MIGRATION_CALL:
            return OriginKind.MIGRATION
        case _:
            return None


def _described_in(usage: TableUsage) -> set[str]:
    """Files that name the table and most of its columns as data does."""
    if len(usage.columns) < 2:
        return set()
    holding: dict[str, int] = {}
    for found in usage.columns.values():
        for file in {r.file for r in found if _names(r)}:
            holding[file] = holding.get(file, 0) + 1
    named = {r.file for r in usage.references if _names(r)}
    return {f for f in named if holding.get(f, 0) >= _ENOUGH_COLUMNS * len(usage.columns)}


def _names(reference: Reference) -> bool:
    return reference.evidence in _NAMING and reference.spelling in (Spelling.EXACT, Spelling.CASE)
