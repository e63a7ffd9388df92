"""LK414: a statement writes a whole table anew."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, ChangeKind, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule

_REWRITING = {
    ChangeKind.SET_LOGGED: "SET LOGGED",
    ChangeKind.SET_UNLOGGED: "SET UNLOGGED",
    ChangeKind.SET_ACCESS_METHOD: "SET ACCESS METHOD",
    ChangeKind.SET_TABLESPACE: "SET TABLESPACE",
}


def check(context: StatementContext) -> Iterator[Found]:
    """Report VACUUM FULL, CLUSTER, and changes of logging, access method and tablespace."""
    for statement in context.actions(Action.CLUSTER):
        yield _found(statement, "CLUSTER")
    for statement in context.actions(Action.VACUUM):
        if "FULL" in statement.keys:
            yield _found(statement, "VACUUM FULL")
    for statement, change in context.altered(*_REWRITING):
        yield _found(statement, _REWRITING[change.kind])
    for statement in context.on(
        Action.ALTER, Object.INDEX, Object.DATABASE, Object.MATERIALIZED_VIEW
    ):
        if statement.has("SET", "TABLESPACE"):
            yield _found(statement, "SET TABLESPACE")


def _found(statement: Statement, what: str) -> Found:
    shown = str(statement.name or "every table")
    return Found(
        message=f"{what} writes {shown} anew while everybody waits",
        start=statement.start,
        end=statement.end,
        subject=shown,
    )


RULE = StatementRule(
    code="LK414",
    slug="table-rewritten",
    severity=Severity.WARNING,
    summary="VACUUM FULL, CLUSTER, logging, access method or tablespace: the table is written anew",
    risk="Readers and writers wait for the whole copy, which needs the table's size again on disk.",
    safe_way="use pg_repack, or copy into a new table and swap; plain VACUUM stops nobody",
    platforms=("postgres",),
    peers=("L14",),
    bad={
        "postgres": (
            "VACUUM FULL app.t;",
            "VACUUM (FULL, ANALYZE) app.t;",
            "CLUSTER app.t USING ix_t_a;",
            "ALTER TABLE app.t SET UNLOGGED;",
            "ALTER TABLE app.t SET ACCESS METHOD columnar;",
            "ALTER TABLE app.t SET TABLESPACE slow;",
        ),
    },
    good={"postgres": ("VACUUM (ANALYZE) app.t;", "ALTER TABLE app.t SET (fillfactor = 80);")},
    check=check,
)
