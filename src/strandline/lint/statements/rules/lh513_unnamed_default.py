"""LH513: a default has a name that SQL Server makes up."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.fixes import insert
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report defaults without CONSTRAINT; tables of a session are nobody's."""
    for statement, column in context.defined_columns():
        table = statement.name
        if table is None or table.last.startswith(("#", "@")):
            continue
        if column.default and not column.default_named:
            word = next(token for token in column.tokens if token.key == "DEFAULT")
            name = f"DF_{table.last}_{column.name.last}"
            yield Found(
                message=f"the default of {column.name} gets another name on every database",
                start=word.start,
                end=column.default[-1].end,
                subject=f"{table}.{column.name}",
                edits=insert(word.start, f"CONSTRAINT [{name.replace(']', ']]')}] "),
            )


RULE = StatementRule(
    code="LH513",
    slug="unnamed-default",
    severity=Severity.WARNING,
    summary="A default has no name of its own",
    risk="DROP COLUMN fails (Msg 5074) until the made-up name has been looked up on each database.",
    safe_way="name it: CONSTRAINT DF_table_column DEFAULT (...)",
    platforms=("mssql",),
    peers=("H13",),
    fix="names it DF_table_column",
    bad={
        "mssql": (
            "ALTER TABLE dbo.T ADD A INT NOT NULL DEFAULT (0)",
            "CREATE TABLE dbo.N (\n  Id INT NOT NULL PRIMARY KEY,\n  A INT DEFAULT 0  -- <- here\n)",
        ),
    },
    good={
        "mssql": (
            "ALTER TABLE dbo.T ADD A INT NOT NULL CONSTRAINT DF_T_A DEFAULT (0)",
            "CREATE TABLE #n (A INT DEFAULT 0)",
        ),
    },
    check=check,
)
