"""LH502: a transaction begins inside another, or ends where none is."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, Statement
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report BEGIN inside a transaction, and COMMIT or ROLLBACK outside of one."""
    begun: set[int] = set()
    for statement in context.actions(Action.BEGIN, Action.COMMIT, Action.ROLLBACK):
        transaction = context.transaction(statement)
        if statement.action is Action.BEGIN and transaction is not None:
            # 0 is the transaction of who runs the script: no BEGIN in it is the first.
            if transaction in begun or transaction == 0:
                yield _found(statement, "a transaction is open already")
            begun.add(transaction)
        elif transaction is None:
            yield _found(statement, "no transaction is open")
        elif transaction == 0:
            yield _found(statement, "this ends the transaction of who runs the script")


def _found(statement: Statement, message: str) -> Found:
    return Found(message=message, start=statement.start, end=statement.end)


RULE = StatementRule(
    code="LH502",
    slug="transaction-nesting",
    severity=Severity.ERROR,
    summary="BEGIN inside a transaction, or COMMIT without one",
    risk=(
        "SQLite and DuckDB refuse it. PostgreSQL only warns: the first COMMIT ends everything, and "
        "what follows is no longer protected."
    ),
    safe_way="begin and end once; use SAVEPOINT for a part that may fail",
    platforms=("postgres", "sqlite", "duckdb"),
    peers=("H02",),
    bad={
        "postgres": ("BEGIN;\nSTART TRANSACTION;  -- <- here\nCOMMIT;", "COMMIT;"),
        "sqlite": ("BEGIN;\nBEGIN IMMEDIATE;  -- <- here\nCOMMIT;",),
        "duckdb": ("ROLLBACK;",),
    },
    good={
        "postgres": ("BEGIN;\nSAVEPOINT s;\nROLLBACK TO s;\nCOMMIT;\nBEGIN;\nCOMMIT;",),
        "sqlite": ("BEGIN IMMEDIATE;\nSELECT 1;\nCOMMIT;",),
        "duckdb": ("BEGIN TRANSACTION;\nSELECT 1;\nCOMMIT;",),
    },
    check=check,
)
