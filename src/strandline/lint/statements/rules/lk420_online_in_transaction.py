"""LK420: an ONLINE or RESUMABLE build stands in a transaction."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report both inside explicit transactions."""
    for statement in context.statements:
        if not context.in_transaction(statement):
            continue
        online = statement.options.get("ONLINE") == "ON"
        resumable = statement.options.get("RESUMABLE") == "ON"
        if online or resumable:
            what = (
                "RESUMABLE = ON is refused inside a transaction"
                if resumable
                else "ONLINE = ON keeps its last lock until the transaction ends"
            )
            yield Found(
                message=what,
                start=statement.start,
                end=statement.end,
                subject=str(statement.name or ""),
            )


RULE = StatementRule(
    code="LK420",
    slug="online-in-transaction",
    severity=Severity.WARNING,
    summary="An ONLINE or RESUMABLE operation stands in a transaction",
    risk="RESUMABLE fails there; ONLINE holds its final schema lock until the commit.",
    safe_way="give it a batch of its own, outside of any transaction",
    platforms=("mssql",),
    peers=("L20",),
    bad={
        "mssql": (
            "BEGIN TRANSACTION\n"
            "CREATE INDEX IX_T_A ON dbo.T (A) WITH (ONLINE = ON, RESUMABLE = ON)  -- <- here\nCOMMIT",
        ),
    },
    good={"mssql": ("CREATE INDEX IX_T_A ON dbo.T (A) WITH (ONLINE = ON, RESUMABLE = ON)",)},
    check=check,
)
