"""The ledger's tables as a dictionary of their own, rendered like anybody's.

Each kind of record has a module with its columns; a kind that is not listed in `_TABLES` has no
table. All are made together, and a database that an earlier release kept gets what it lacks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from strandline.dictionary.model import Column, Dictionary, PrimaryKey, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.platforms.archiving.registry import place_of
from strandline.platforms.features import Features


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerTable:
    """One table of the ledger: its bare name, its columns and its key."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def table(self, features: Features) -> Table:
        """Return the table as it is called where there are schemas, or where there are none."""
        return Table(
            name=ledger_name(self.name, features),
            columns=self.columns,
            primary_key=PrimaryKey(name=f"PK_strandline_{self.name}", columns=self.key),
        )


def string(name: str, length: int, *, nullable: bool = False) -> Column:
    """Return a text column of the ledger."""
    logical = LogicalType(kind=TypeKind.STRING, length=length)
    return Column(name=name, type=logical, nullable=nullable)


def integer(name: str, *, nullable: bool = False) -> Column:
    """Return a 64-bit number of the ledger: it also counts rows."""
    return Column(name=name, type=LogicalType(kind=TypeKind.BIGINT), nullable=nullable)


def ledger_name(name: str, features: Features) -> QName:
    """Return a ledger table's name: in its own schema, or prefixed where there are none."""
    return place_of(name, features)


def ledger_dictionary(tables: Sequence[LedgerTable], features: Features) -> Dictionary:
    """Return the given tables as a dictionary."""
    found = [item.table(features) for item in tables]
    return Dictionary(tables={table.name: table for table in found})
