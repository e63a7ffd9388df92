"""LF204: a check or foreign key is put on rows that may break it."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import ConstraintKind
from strandline.lint.statements.rule import Found, StatementRule

_KINDS = (ConstraintKind.CHECK, ConstraintKind.FOREIGN_KEY)


def check(context: StatementContext) -> Iterator[Found]:
    """Report constraints that are checked against the rows at once."""
    for statement, change, constraint in context.added_constraints(*_KINDS):
        if constraint.not_valid:
            continue
        name = f" {constraint.name}" if constraint.name is not None else ""
        yield Found(
            message=f"fails when a row of {statement.name} breaks the {constraint.kind.value}{name}",
            start=change.start,
            end=change.end,
            subject=str(statement.name),
        )


RULE = StatementRule(
    code="LF204",
    slug="constraint-on-existing-rows",
    severity=Severity.WARNING,
    summary="A check or foreign key is put on rows that may break it",
    risk="One row that breaks it stops the migration midway, on production data only.",
    safe_way=(
        "count the rows that break it first; on PostgreSQL add it NOT VALID and VALIDATE later, on "
        "SQL Server WITH NOCHECK and then WITH CHECK CHECK CONSTRAINT"
    ),
    platforms=("postgres", "mssql", "sqlite"),
    peers=("P04",),
    bad={
        "postgres": (
            "ALTER TABLE app.t ADD CONSTRAINT ck_t_a CHECK (a > 0);",
            "ALTER TABLE app.t ADD FOREIGN KEY (u_id) REFERENCES app.u (id);",
        ),
        "mssql": ("ALTER TABLE dbo.T WITH CHECK ADD CONSTRAINT CK_T_A CHECK (A > 0)",),
        "sqlite": ("ALTER TABLE t ADD CONSTRAINT ck_t_a CHECK (a > 0);",),
    },
    good={
        "postgres": ("ALTER TABLE app.t ADD CONSTRAINT ck_t_a CHECK (a > 0) NOT VALID;",),
        "mssql": ("ALTER TABLE dbo.T WITH NOCHECK ADD CONSTRAINT CK_T_A CHECK (A > 0)",),
        "sqlite": (
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, CONSTRAINT ck_t_a CHECK (a > 0));",
        ),
    },
    check=check,
)
