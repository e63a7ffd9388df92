"""LD105: a table is dropped and made anew in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.history import is_temporary
from strandline.lint.statements.rebuilds import rebuilds
from strandline.lint.statements.record import Action, Flag, Name, Object
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report CREATE TABLE after DROP TABLE of the same name, and CREATE OR REPLACE TABLE."""
    rebuilt = {rebuild.name for rebuild in rebuilds(context)}
    dropped: dict[str, list[Name]] = defaultdict(list)
    for statement in context.statements:
        if statement.is_on(Action.DROP, Object.TABLE):
            for name in statement.names:
                if name not in rebuilt and not context.is_new(name, statement):
                    dropped[name.key].append(name)
        if not statement.is_on(Action.CREATE, Object.TABLE) or statement.name is None:
            continue
        again = any(name.same_as(statement.name) for name in dropped[statement.name.key])
        replaces = Flag.OR_REPLACE in statement.flags and not is_temporary(statement)
        if again or replaces:
            yield Found(
                message=f"makes {statement.name} anew, without the rows it had",
                start=statement.start,
                end=statement.name.end,
                subject=str(statement.name),
            )


RULE = StatementRule(
    code="LD105",
    slug="drop-and-create",
    severity=Severity.ERROR,
    summary="A table that may exist is dropped and made anew",
    risk="Run once more, or on the wrong database, the script throws away a table that is in use.",
    safe_way=(
        "change the table with ALTER TABLE, or rebuild it: make the new one under another name, "
        "copy the rows, then swap the names"
    ),
    platforms=ALL,
    peers=("D05",),
    bad={
        "postgres": (
            "DROP TABLE IF EXISTS app.t;\nCREATE TABLE app.t (id bigint PRIMARY KEY);  -- <- here",
        ),
        "mssql": (
            "DROP TABLE IF EXISTS dbo.T\nCREATE TABLE dbo.T (Id BIGINT NOT NULL)  -- <- here",
        ),
        "sqlite": ("DROP TABLE t;\nCREATE TABLE t (id INTEGER PRIMARY KEY);  -- <- here",),
        "duckdb": ("CREATE OR REPLACE TABLE t (id BIGINT);",),
    },
    good={
        "postgres": ("CREATE TABLE app.t (id bigint PRIMARY KEY);",),
        "mssql": ("CREATE TABLE dbo.T (Id BIGINT NOT NULL CONSTRAINT PK_T PRIMARY KEY)",),
        "sqlite": ("CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY);",),
        "duckdb": (
            "CREATE OR REPLACE TEMP TABLE t (id BIGINT);",
            "CREATE TABLE kept AS SELECT * FROM t;\nDROP TABLE t;\n"
            "CREATE TABLE t (id BIGINT PRIMARY KEY);\nINSERT INTO t SELECT id FROM kept;",
        ),
    },
    check=check,
)
