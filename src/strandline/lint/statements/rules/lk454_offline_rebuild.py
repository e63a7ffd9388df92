"""LK454: SQL Server rebuilds an index or a table offline."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.fixes import online_option
from strandline.lint.statements.record import Action, ChangeKind, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report ALTER INDEX and ALTER TABLE REBUILD without ONLINE = ON."""
    for statement in context.on(Action.ALTER, Object.INDEX):
        if "REBUILD" in statement.keys and statement.options.get("ONLINE") != "ON":
            yield _found(context, statement, str(statement.table))
    for statement, change in context.altered(ChangeKind.REBUILD):
        if not change.online:
            yield _found(context, statement, str(statement.name))


def _found(context: StatementContext, statement: Statement, table: str) -> Found:
    return Found(
        message=f"everybody on {table} waits until the rebuild is done",
        start=statement.start,
        end=statement.end,
        subject=table,
        edits=() if context.in_transaction(statement) else online_option(statement),
    )


RULE = StatementRule(
    code="LK454",
    slug="offline-rebuild",
    severity=Severity.WARNING,
    summary="An index or table is rebuilt offline",
    risk="Readers and writers of the table wait for the whole rebuild.",
    safe_way="REBUILD WITH (ONLINE = ON), or REORGANIZE, which holds short locks only",
    platforms=("mssql",),
    peers=("L04", "L14"),
    fix="adds ONLINE = ON, outside of transactions only",
    bad={
        "mssql": (
            "ALTER INDEX ALL ON dbo.T REBUILD",
            "ALTER TABLE dbo.T REBUILD WITH (DATA_COMPRESSION = PAGE)",
        ),
    },
    good={
        "mssql": (
            "ALTER INDEX IX_T_A ON dbo.T REBUILD WITH (ONLINE = ON)",
            "ALTER INDEX IX_T_A ON dbo.T REORGANIZE",
        ),
    },
    check=check,
)
