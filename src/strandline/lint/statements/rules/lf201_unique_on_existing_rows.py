"""LF201: a unique key is put on rows that may hold duplicates."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import Action, ConstraintKind, Flag, Name, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report unique constraints and indexes on old tables, unless a query has counted before."""
    queries = context.actions(Action.SELECT, Action.CONTROL)
    counting = [query for query in queries if "HAVING" in query.keys]
    for statement, change, constraint in context.added_constraints(ConstraintKind.UNIQUE):
        if constraint.using_index is None and not _counted(counting, statement, statement.name):
            yield _found(statement.name, change.start, change.end)
    for statement, change, column in context.added_columns():
        # A column without a default holds NULL, which no unique key minds; SQLite has its own rule.
        if column.default and column.constraint(ConstraintKind.UNIQUE) is not None:
            yield _found(statement.name, change.start, change.end)
    for statement in context.on(Action.CREATE, Object.INDEX):
        if Flag.UNIQUE not in statement.flags or Flag.CONCURRENTLY in statement.flags:
            continue
        if not context.is_new(statement.table, statement) and not _counted(
            counting, statement, statement.table
        ):
            yield _found(statement.table, statement.start, statement.end)


def _found(table: Name | None, start: int, end: int) -> Found:
    return Found(
        message=f"fails when rows of {table} are equal in the key",
        start=start,
        end=end,
        subject=str(table),
    )


def _counted(counting: list[Statement], statement: Statement, table: Name | None) -> bool:
    """Say whether a query with HAVING has looked for duplicates of the table before."""
    if table is None:
        return False
    return any(
        earlier.index < statement.index
        and any(token.is_name and token.value.lower() == table.key for token in earlier.tokens)
        for earlier in counting
    )


RULE = StatementRule(
    code="LF201",
    slug="unique-on-existing-rows",
    severity=Severity.WARNING,
    summary="A unique constraint or index is put on a table that may hold duplicates",
    risk="One pair of equal rows stops the migration, on production data only.",
    safe_way=(
        "count the duplicates first (GROUP BY ... HAVING COUNT(*) > 1); on PostgreSQL then CREATE "
        "UNIQUE INDEX CONCURRENTLY and ADD CONSTRAINT ... UNIQUE USING INDEX"
    ),
    platforms=ALL,
    peers=("P01",),
    bad={
        "postgres": (
            "ALTER TABLE app.t ADD CONSTRAINT uq_t_a UNIQUE (a);",
            "CREATE UNIQUE INDEX uq_t_a ON app.t (a);",
            "ALTER TABLE app.t ADD COLUMN a int DEFAULT 0 UNIQUE;",
        ),
        "mssql": ("CREATE UNIQUE NONCLUSTERED INDEX UQ_T_A ON dbo.T (A) WITH (ONLINE = ON)",),
        "sqlite": ("CREATE UNIQUE INDEX uq_t_a ON t (a);",),
        "duckdb": ("CREATE UNIQUE INDEX uq_t_a ON t (a);",),
    },
    good={
        "postgres": (
            "CREATE UNIQUE INDEX CONCURRENTLY uq_t_a ON app.t (a);\n"
            "ALTER TABLE app.t ADD CONSTRAINT uq_t_a UNIQUE USING INDEX uq_t_a;",
        ),
        "mssql": (
            "IF EXISTS (SELECT A FROM dbo.T GROUP BY A HAVING COUNT(*) > 1) THROW 50000, N'equal', 1;\n"
            "CREATE UNIQUE INDEX UQ_T_A ON dbo.T (A) WITH (ONLINE = ON)",
        ),
        "sqlite": (
            "SELECT a, COUNT(*) FROM t GROUP BY a HAVING COUNT(*) > 1;\n"
            "CREATE UNIQUE INDEX uq_t_a ON t (a);",
        ),
        "duckdb": (
            "CREATE TABLE t (id INT PRIMARY KEY, a INT);\nCREATE UNIQUE INDEX uq_t_a ON t (a);",
        ),
    },
    check=check,
)
