"""Why a place counts as a reference: the closed set of evidence, each with its rank and reason."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

STRONGEST = 9
WEAKEST = 1
FAR_AT_MOST = 2
"""The rank that a column's name can reach in a file that never names its table."""


class Access(enum.Enum):
    """What a reference does with the table or column, where that can be told."""

    READ = "read"
    WRITE = "write"
    DDL = "ddl"
    UNKNOWN = "unknown"


class Evidence(enum.Enum):
    """The kinds of evidence, strongest first; `FACTS` says what each is worth and why."""

    SQL_TABLE = "sql-table"
    SQL_COLUMN = "sql-column"
    ORM_TABLE = "orm-table"
    ORM_COLUMN = "orm-column"
    ORM_REFERENCE = "orm-reference"
    MIGRATION_CALL = "migration-call"
    ORM_ATTRIBUTE = "orm-attribute"
    ORM_KEYWORD = "orm-keyword"
    ORM_CLASS = "orm-class"
    ORM_RELATIONSHIP = "orm-relationship"
    DOTTED = "dotted-name"
    SQL_COLUMN_SHARED = "sql-column-shared"
    SQL_FRAGMENT = "sql-fragment"
    NAMED_ATTRIBUTE = "named-attribute"
    TEMPLATE = "template"
    KEY = "key"
    STRING = "string"
    CONFIG = "config"
    ATTRIBUTE = "attribute"
    KEYWORD = "keyword"
    STRING_WORD = "string-word"
    WORD = "word"
    PROSE = "prose"

    @property
    def rank(self) -> int:
        return FACTS[self].rank


@dataclass(frozen=True, slots=True)
class Fact:
    """`rank` from 9 (stands there as the database's own name) to 1 (may be any word)."""

    rank: int
    reason: str


FACTS: Mapping[Evidence, Fact] = {
    Evidence.SQL_TABLE: Fact(9, "stands where a SQL statement takes a table"),
    Evidence.SQL_COLUMN: Fact(
        9, "a column in a SQL statement, by its table or alias, or the only table that has it"
    ),
    Evidence.ORM_TABLE: Fact(9, "binds a class or variable to the table"),
    Evidence.ORM_COLUMN: Fact(9, "declares the column in a class or Table bound to the table"),
    Evidence.ORM_REFERENCE: Fact(9, "a foreign key's target in an ORM model"),
    Evidence.MIGRATION_CALL: Fact(9, "an argument of a migration tool's call"),
    Evidence.ORM_ATTRIBUTE: Fact(8, "attribute of a class bound to the table, or of its instance"),
    Evidence.ORM_KEYWORD: Fact(8, "keyword or key of a call on a class bound to the table"),
    Evidence.ORM_CLASS: Fact(7, "names a class or variable bound to the table"),
    Evidence.ORM_RELATIONSHIP: Fact(7, "a relationship that names a class bound to the table"),
    Evidence.DOTTED: Fact(7, "a string of the form table.column"),
    Evidence.SQL_COLUMN_SHARED: Fact(
        6, "unqualified in a SQL statement over several relations that may have it"
    ),
    Evidence.SQL_FRAGMENT: Fact(6, "in a piece of SQL that does not say its tables"),
    Evidence.NAMED_ATTRIBUTE: Fact(6, "attribute or key of something called like the table"),
    Evidence.TEMPLATE: Fact(5, "in an expression of a template"),
    Evidence.KEY: Fact(5, "a string used as key"),
    Evidence.STRING: Fact(5, "a string that is exactly the name"),
    Evidence.CONFIG: Fact(5, "a key or value of a configuration file that is exactly the name"),
    Evidence.ATTRIBUTE: Fact(4, "attribute of something unknown"),
    Evidence.KEYWORD: Fact(4, "keyword argument of a call on something unknown"),
    Evidence.STRING_WORD: Fact(3, "a word in a longer string"),
    Evidence.WORD: Fact(2, "a word of source code"),
    Evidence.PROSE: Fact(1, "a word of a comment, docstring, page or plain text"),
}

# Two spellings are two tables for a database: these kinds take the name itself, in any case.
STRICT = frozenset(
    {
        Evidence.SQL_TABLE,
        Evidence.SQL_COLUMN,
        Evidence.SQL_COLUMN_SHARED,
        Evidence.SQL_FRAGMENT,
        Evidence.ORM_TABLE,
        Evidence.ORM_REFERENCE,
        Evidence.MIGRATION_CALL,
        Evidence.DOTTED,
    }
)
