"""LH559: a table is made without a primary key."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import Action, ConstraintKind, Flag, Object
from strandline.lint.statements.rule import Found, StatementRule

_NO_NEED = {Flag.TEMPORARY, Flag.WITH_QUERY, Flag.PARTITION_OF, Flag.VIRTUAL}


def check(context: StatementContext) -> Iterator[Found]:
    """Report tables that get no key in the script; not temporary ones, copies and partitions."""
    keyed = {
        statement.name.key
        for statement in context.on(Action.ALTER, Object.TABLE)
        for change in statement.changes
        if statement.name is not None
        and change.constraint is not None
        and change.constraint.kind is ConstraintKind.PRIMARY_KEY
    }
    for statement in context.on(Action.CREATE, Object.TABLE):
        name = statement.name
        if name is None or name.key in keyed or statement.flags & _NO_NEED:
            continue
        if not statement.columns or "PRIMARY" in statement.keys or "INHERITS" in statement.keys:
            continue
        yield Found(
            message=f"{name} has no primary key",
            start=statement.start,
            end=name.end,
            subject=str(name),
        )


RULE = StatementRule(
    code="LH559",
    slug="table-without-key",
    severity=Severity.WARNING,
    summary="A table is made without a primary key",
    risk=(
        "Its rows cannot be told apart: no archive by key, no logical replication of updates, no "
        "repair of one row."
    ),
    safe_way="give it a key, of its own meaning or numbered",
    platforms=ALL,
    peers=("H09",),
    bad={
        "postgres": ("CREATE TABLE app.n (a int, b text);",),
        "mssql": ("CREATE TABLE dbo.N (A INT NULL)",),
        "sqlite": ("CREATE TABLE n (a INT);",),
        "duckdb": ("CREATE TABLE n (a INT);",),
    },
    good={
        "postgres": (
            "CREATE TABLE app.n (a int);\nALTER TABLE app.n ADD PRIMARY KEY (a);",
            "CREATE TABLE app.t1 PARTITION OF app.t FOR VALUES IN (1);",
            "CREATE TABLE app.copy AS SELECT * FROM app.t;",
        ),
        "mssql": ("CREATE TABLE #n (A INT)",),
        "sqlite": ("CREATE VIRTUAL TABLE n USING fts5(a);",),
        "duckdb": ("CREATE TEMP TABLE n (a INT);",),
    },
    check=check,
)
