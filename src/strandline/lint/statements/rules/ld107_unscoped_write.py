"""LD107: UPDATE or DELETE reaches every row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.cursor import Cursor
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import Action, Name, Statement
from strandline.lint.statements.rule import Found, StatementRule
from strandline.lint.statements.tokens import Token

_ALWAYS_TRUE = (("TRUE",), ("1", "=", "1"), ("1",), ("(", "1", "=", "1", ")"))


_ENDS = ("WHERE", "JOIN", "APPLY")


def check(context: StatementContext) -> Iterator[Found]:
    """Report writes without a condition, in WITH too; a join on SQL Server is one."""
    for statement in context.statements:
        if statement.tokens[0].key == "WITH":
            yield from _within(context, statement)
        if statement.action not in (Action.UPDATE, Action.DELETE) or statement.name is None:
            continue
        if not context.is_new(statement.name, statement) and not _scoped(statement.tokens):
            yield _found(statement.action, statement.name, statement.start, statement.end)


def _within(context: StatementContext, statement: Statement) -> Iterator[Found]:
    """Look into the common table expressions, which may write on PostgreSQL."""
    tokens = statement.tokens
    for at, (opening, verb) in enumerate(pairwise(tokens)):
        if opening.key != "(" or verb.key not in ("UPDATE", "DELETE"):
            continue
        group = Cursor(tokens, context.grammar, at).group()
        cursor = Cursor(group, context.grammar, 1)
        cursor.take("FROM")
        cursor.take("ONLY")
        name = cursor.name()
        if name is not None and not context.is_new(name, statement) and not _scoped(group):
            action = Action.UPDATE if verb.key == "UPDATE" else Action.DELETE
            yield _found(action, name, group[0].start, group[-1].end)


def _scoped(tokens: tuple[Token, ...]) -> bool:
    depth = 0
    for at, token in enumerate(tokens):
        depth += (token.key == "(") - (token.key == ")")
        if depth == 0 and token.key in _ENDS:
            rest = [t.key or t.text for t in tokens[at + 1 :]]
            returning = rest.index("RETURNING") if "RETURNING" in rest else len(rest)
            return token.key != "WHERE" or tuple(rest[:returning]) not in _ALWAYS_TRUE
    return False


def _found(action: Action, name: Name, start: int, end: int) -> Found:
    verb = "changes" if action is Action.UPDATE else "deletes"
    return Found(message=f"{verb} every row of {name}", start=start, end=end, subject=str(name))


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
            "WITH gone AS (DELETE FROM app.orders RETURNING id) SELECT count(*) FROM gone WHERE true;",
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
