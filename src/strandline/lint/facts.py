"""What the rules need to know about platforms, as plain data."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from strandline.dictionary.types import TypeKind
from strandline.lint.reserved import RESERVED_WORDS


class Named(enum.Enum):
    """What carries a name that must not be used twice."""

    RELATION = "table or view"
    ENUM = "value set"
    KEY = "key"
    CONSTRAINT = "constraint"
    DEFAULT = "default"
    INDEX = "index"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformFacts:
    """One platform, as far as a dictionary can be wrong for it.

    `name_limit` counts bytes, or characters where `limit_in_characters`. `shared_names` says
    which kinds of object share one set of names in a schema. `reference_aspects` says in what a
    foreign key's columns must equal the columns they point at: kind, length, digits.
    `case_sensitive`: quoted names that differ in case are two names.
    `reference_order`: the columns pointed at must stand in the key's own order.
    `unkeyable` kinds cannot be part of a key or an index. Limits are None where there is none.
    """

    name: str
    title: str
    name_limit: int | None = None
    limit_in_characters: bool = False
    schemas: bool = True
    shared_names: frozenset[Named] = frozenset({Named.RELATION})
    foreign_key_cycles: bool = True
    several_cascade_paths: bool = True
    several_identities: bool = True
    generated_of_generated: bool = True
    view_columns_named: bool = False
    partition_key_in_keys: bool = False
    reference_aspects: frozenset[str] = frozenset()
    reference_order: bool = False
    case_sensitive: bool = False
    unkeyable: frozenset[TypeKind] = frozenset()
    decimal_digits: int | None = None
    second_digits: int = 9
    string_characters: int | None = None
    binary_bytes: int | None = None
    reserved: frozenset[str] = frozenset()


PLATFORM_FACTS: dict[str, PlatformFacts] = {
    "postgres": PlatformFacts(
        name="postgres",
        title="PostgreSQL",
        name_limit=63,
        case_sensitive=True,
        shared_names=frozenset({Named.RELATION, Named.ENUM, Named.KEY, Named.INDEX}),
        generated_of_generated=False,
        partition_key_in_keys=True,
        decimal_digits=1000,
        second_digits=6,
        string_characters=10_485_760,
        reserved=RESERVED_WORDS["postgres"],
    ),
    "mssql": PlatformFacts(
        name="mssql",
        title="SQL Server",
        name_limit=128,
        limit_in_characters=True,
        shared_names=frozenset({Named.RELATION, Named.KEY, Named.CONSTRAINT, Named.DEFAULT}),
        several_cascade_paths=False,
        several_identities=False,
        generated_of_generated=False,
        view_columns_named=True,
        reference_aspects=frozenset({"kind", "length", "digits"}),
        reference_order=True,
        unkeyable=frozenset({TypeKind.TEXT, TypeKind.JSON, TypeKind.BINARY_LARGE, TypeKind.ARRAY}),
        decimal_digits=38,
        second_digits=7,
        string_characters=4000,
        binary_bytes=8000,
        reserved=RESERVED_WORDS["mssql"],
    ),
    "sqlite": PlatformFacts(
        name="sqlite",
        title="SQLite",
        schemas=False,
        shared_names=frozenset({Named.RELATION, Named.INDEX}),
        reserved=RESERVED_WORDS["sqlite"],
    ),
    "duckdb": PlatformFacts(
        name="duckdb",
        title="DuckDB",
        foreign_key_cycles=False,
        reference_aspects=frozenset({"kind", "digits"}),
        reference_order=True,
        decimal_digits=38,
        reserved=RESERVED_WORDS["duckdb"],
    ),
}


def facts_for(platforms: Iterable[str]) -> tuple[PlatformFacts, ...]:
    """Return the facts of the targeted platforms; one that is not built in has no limits."""
    return tuple(
        PLATFORM_FACTS.get(name) or PlatformFacts(name=name, title=name) for name in platforms
    )
