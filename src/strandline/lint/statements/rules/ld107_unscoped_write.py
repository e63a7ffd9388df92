"""LD107: UPDATE or DELETE reaches every row."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import Action, Statement
from strandline.lint.statements.rule import Found, StatementRule

_ALWAYS_TRUE = (("TRUE",), ("1", "=", "1"), ("1",), ("(", "1", "=", "1", ")"))


def check(context: StatementContext) -> Iterator[Found]:
    """Report writes without a condition; a join on SQL Server is one."""
    for statement in context.actions(Action.UPDATE, Action.DELETE):
        if statement.name is None or context.is_new(statement.name, statement):
            continue
        if _scoped(statement):
            continue
        verb = "changes" if statement.action is Action.UPDATE else "deletes"
        yield Found(
            message=f"{verb} every row of {statement.name}",
            start=statement.start,
            end=statement.end,
            subject=str(statement.name),
        )


def _scoped(statement: Statement) -> bool:
    depth = 0
    for at, token in enumerate(statement.tokens):
        depth += (token.key == "(") - (token.key == ")")
        if depth == 0 and token.key in ("WHERE", "JOIN", "APPLY"):
            rest = tuple(t.key or t.text for t in statement.tokens[at + 1 :])
            return token.key != "WHERE" or rest not in _ALWAYS_TRUE
    return False


RULE = StatementRule(
    code="LD107",
    slug="unscoped-write",
    severity=Severity.ERROR,
    summary="UPDATE or DELETE has no condition",
    risk=(
        "Every row is changed or lost in one transaction, which also locks them all until it ends."
    ),
    safe_way=(
        "say which rows are meant, best so that a second run finds none left, and work through "
        "them in batches by key"
    ),
    platforms=ALL,
    peers=("D07",),
    bad={
        "postgres": (
            "UPDATE app.orders SET state = 'open';",
            "DELETE FROM app.orders WHERE true;",
            "WITH n AS (SELECT 1 WHERE 1 = 2) DELETE FROM app.orders;",
        ),
        "mssql": ("UPDATE TOP (100) dbo.Orders SET State = 1", "DELETE dbo.Orders"),
        "sqlite": ("UPDATE OR IGNORE orders SET state = (SELECT s FROM x WHERE x.id = 1);",),
        "duckdb": ("DELETE FROM orders;",),
    },
    good={
        "postgres": ("UPDATE app.orders SET state = 'open' WHERE state IS NULL;",),
        "mssql": ("UPDATE o SET State = 1 FROM dbo.Orders o JOIN dbo.New n ON n.Id = o.Id",),
        "sqlite": ("DELETE FROM orders WHERE id BETWEEN 1 AND 1000;",),
        "duckdb": ("CREATE TEMP TABLE w (id INT);\nDELETE FROM w;",),
    },
    check=check,
)
