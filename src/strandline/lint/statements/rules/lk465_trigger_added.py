"""LK465: a trigger is put on a table in use."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, Flag, Object
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report triggers on old tables."""
    for statement in context.on(Action.CREATE, Object.TRIGGER):
        table = statement.table
        if table is None or context.is_new(table, statement):
            continue
        if table.key in ("database", "all") or Flag.OR_REPLACE in statement.flags:
            continue
        yield Found(
            message=f"the trigger runs for every write of {table} from now on, and its making stops them",
            start=statement.start,
            end=statement.end,
            subject=str(table),
        )


RULE = StatementRule(
    code="LK465",
    slug="trigger-added",
    severity=Severity.INFO,
    summary="A trigger is put on a table in use",
    risk="Making it waits for and stops writers; afterwards every write pays for it and can fail by it.",
    safe_way="set lock_timeout, make it in a transaction of its own, and try it on a copy first",
    platforms=("postgres", "mssql"),
    peers=("L15",),
    bad={
        "postgres": (
            "CREATE TRIGGER audit AFTER INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.f();",
        ),
        "mssql": ("CREATE TRIGGER dbo.Audit ON dbo.T AFTER INSERT AS SELECT 1",),
    },
    good={
        "postgres": (
            "CREATE TABLE app.n (id bigint PRIMARY KEY);\nCREATE TRIGGER audit AFTER INSERT ON "
            "app.n FOR EACH ROW EXECUTE FUNCTION app.f();",
        ),
        "mssql": (
            "CREATE TABLE dbo.N (Id INT NOT NULL CONSTRAINT PK_N PRIMARY KEY)\nGO\nCREATE TRIGGER dbo.A ON dbo.N AFTER INSERT AS SELECT 1",
        ),
    },
    check=check,
)
