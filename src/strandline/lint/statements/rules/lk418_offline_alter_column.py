"""LK418: SQL Server changes a column offline."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.fixes import online_option
from strandline.lint.statements.record import ChangeKind
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report ALTER COLUMN without ONLINE = ON."""
    for statement, change in context.altered(ChangeKind.SET_TYPE):
        if change.online or context.column_was_added(statement.name, change.name, statement):
            continue
        free = not context.in_transaction(statement)
        yield Found(
            message=f"everybody on {statement.name} waits while {change.name} changes",
            start=change.start,
            end=change.end,
            subject=f"{statement.name}.{change.name}",
            edits=online_option(statement) if free else (),
        )


RULE = StatementRule(
    code="LK418",
    slug="offline-alter-column",
    severity=Severity.WARNING,
    summary="A column's type or nullability changes offline",
    risk=(
        "Another type, varchar to nvarchar, (n) to (MAX) and NULL to NOT NULL read or write and log "
        "every row under a schema lock."
    ),
    safe_way=(
        "ALTER COLUMN ... WITH (ONLINE = ON); drop the index or default on the column first (Msg "
        "5074) and make it again after"
    ),
    platforms=("mssql",),
    peers=("L18",),
    fix="adds WITH (ONLINE = ON), outside of transactions only",
    bad={"mssql": ("ALTER TABLE dbo.T ALTER COLUMN Id BIGINT NOT NULL",)},
    good={"mssql": ("ALTER TABLE dbo.T ALTER COLUMN Id BIGINT NOT NULL WITH (ONLINE = ON)",)},
    check=check,
)
