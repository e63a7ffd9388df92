"""How each platform writes SQL: quoting, comments, batches and how names compare.

Rules read text that nobody has run yet, so this knows the outer form of each dialect only. It is
a registry of facts; a platform that is not here has no statement rules.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Folding(enum.Enum):
    """How two spellings of a name compare."""

    LOWER = "unquoted names are lower case, quoted ones are exact"
    IGNORED = "upper and lower case are alike, quoted or not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The outer form of one dialect.

    `client_mark` begins the lines that a command-line client takes for itself, and `batch_word` is
    its separator. `copied_rows` says that rows may stand in the script, after COPY ... FROM STDIN;
    `open_ended` that statements may follow each other without semicolons; `trigger_bodies` and
    `atomic_bodies` that there are bodies with semicolons in them; `control_flow` that IF and BEGIN
    ... END may stand around statements. `validates_later` says that a constraint can be added first
    and validated later, `online_option` that WITH (ONLINE = ON) lets others go on, and
    `named_defaults` that a default is a constraint with a name.
    """

    platform: str
    title: str
    folding: Folding
    nested_comments: bool = False
    dollar_quotes: bool = False
    escape_strings: bool = False
    brackets: bool = False
    backticks: bool = False
    client_mark: str = ""
    batch_word: str = ""
    open_ended: bool = False
    trigger_bodies: bool = False
    atomic_bodies: bool = False
    copied_rows: bool = False
    control_flow: bool = False
    validates_later: bool = False
    online_option: bool = False
    named_defaults: bool = False
    name_bytes: int | None = None
    name_characters: int | None = None


POSTGRES = Grammar(
    platform="postgres",
    title="PostgreSQL",
    folding=Folding.LOWER,
    nested_comments=True,
    dollar_quotes=True,
    escape_strings=True,
    client_mark="\\",
    atomic_bodies=True,
    copied_rows=True,
    validates_later=True,
    name_bytes=63,
)
MSSQL = Grammar(
    platform="mssql",
    title="SQL Server",
    folding=Folding.IGNORED,
    nested_comments=True,
    brackets=True,
    client_mark=":",
    batch_word="GO",
    open_ended=True,
    control_flow=True,
    online_option=True,
    named_defaults=True,
    name_characters=128,
)
SQLITE = Grammar(
    platform="sqlite",
    title="SQLite",
    folding=Folding.IGNORED,
    brackets=True,
    backticks=True,
    client_mark=".",
    trigger_bodies=True,
)
DUCKDB = Grammar(
    platform="duckdb",
    title="DuckDB",
    folding=Folding.IGNORED,
    nested_comments=True,
    dollar_quotes=True,
    escape_strings=True,
    client_mark=".",
)

GRAMMARS: dict[str, Grammar] = {
    grammar.platform: grammar for grammar in (POSTGRES, MSSQL, SQLITE, DUCKDB)
}
ALL = tuple(GRAMMARS)
