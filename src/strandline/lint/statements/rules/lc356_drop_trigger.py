"""LC356: a trigger or rule is dropped."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, Object
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report triggers that the script neither made before nor makes again."""
    made_last = {
        statement.name.key: statement.index
        for statement in context.on(Action.CREATE, Object.TRIGGER, Object.RULE)
        if statement.name is not None
    }
    for statement in context.on(Action.DROP, Object.TRIGGER, Object.RULE):
        name = statement.name
        if name is None or name.key in made_last:
            continue
        on = f" of {statement.table}" if statement.table is not None else ""
        yield Found(
            message=f"drops the trigger {name}{on}",
            start=statement.start,
            end=statement.end,
            subject=str(name),
        )


RULE = StatementRule(
    code="LC356",
    slug="drop-trigger",
    severity=Severity.WARNING,
    summary="A trigger or rule is dropped",
    risk="What it kept (a copy, an audit, a computed value) stops, and nothing fails to say so.",
    safe_way="keep it for one release after its last user; name in the migration what takes its place",
    platforms=("postgres", "mssql", "sqlite"),
    peers=("C06",),
    bad={
        "postgres": ("DROP TRIGGER audit ON app.t;",),
        "mssql": ("DROP TRIGGER dbo.Audit",),
        "sqlite": ("DROP TRIGGER audit;",),
    },
    good={
        "postgres": (
            "DROP TRIGGER audit ON app.t;\nCREATE TRIGGER audit AFTER INSERT ON app.t "
            "FOR EACH ROW EXECUTE FUNCTION app.f();",
        ),
        "mssql": ("ENABLE TRIGGER dbo.Audit ON dbo.T",),
        "sqlite": (
            "DROP TRIGGER audit;\nCREATE TRIGGER audit AFTER INSERT ON t BEGIN SELECT 1; END;",
        ),
    },
    check=check,
)
