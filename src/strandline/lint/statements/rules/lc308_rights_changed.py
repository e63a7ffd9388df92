"""LC308: who may see or change which rows is changed."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, ChangeKind, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule

_POLICIES = (Object.POLICY,)
_ROLES = (Object.ROLE, Object.DEFAULT_PRIVILEGES)


def check(context: StatementContext) -> Iterator[Found]:
    """Report rights that are taken away, policies, row security, and roles that change."""
    for statement in context.actions(Action.REVOKE):
        yield _found(statement, "takes rights away")
    for statement in context.on(Action.CREATE, *_POLICIES):
        if not context.is_new(statement.table, statement):
            yield _found(statement, f"the policy {statement.name} changes which rows are seen")
    for statement in context.on(Action.ALTER, *_POLICIES):
        yield _found(statement, f"the policy {statement.name} changes which rows are seen")
    for statement in context.on(Action.ALTER, *_ROLES):
        yield _found(statement, "changes what a role may do")
    for statement, _ in context.altered(ChangeKind.ROW_SECURITY):
        yield _found(statement, f"row security of {statement.name} begins to hide rows")


def _found(statement: Statement, message: str) -> Found:
    return Found(
        message=message,
        start=statement.start,
        end=statement.end,
        subject=str(statement.name or statement.table or ""),
    )


RULE = StatementRule(
    code="LC308",
    slug="rights-changed",
    severity=Severity.WARNING,
    summary="Rights are revoked, or row security, a policy or a role changes",
    risk="Clients lose access, or see fewer rows without any error.",
    safe_way="have it reviewed for security, in a change of its own, and try it as the role concerned",
    platforms=("postgres", "mssql"),
    peers=("C08",),
    bad={
        "postgres": (
            "REVOKE SELECT ON app.t FROM reader;",
            "CREATE POLICY p ON app.t USING (owner = current_user);",
            "ALTER POLICY p ON app.t TO reader;",
            "ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;",
            "ALTER ROLE reader NOSUPERUSER;",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA app REVOKE SELECT ON TABLES FROM reader;",
        ),
        "mssql": ("DENY SELECT ON dbo.T TO Reader", "ALTER ROLE db_owner ADD MEMBER Intern"),
    },
    good={
        "postgres": ("GRANT SELECT ON app.t TO reader;",),
        "mssql": ("GRANT SELECT ON dbo.T TO Reader",),
    },
    check=check,
)
