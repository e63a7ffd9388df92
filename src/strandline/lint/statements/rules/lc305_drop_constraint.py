"""LC305: a constraint is dropped."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import ChangeKind
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report constraints that the script has not added itself; DEFAULT is another rule's."""
    for statement, change in context.altered(ChangeKind.DROP_CONSTRAINT):
        if context.constraint_was_added(statement.name, change.name, statement):
            continue
        if context.grammar.named_defaults and str(change.name).upper().startswith("DF_"):
            continue
        yield Found(
            message=f"drops the constraint {change.name} of {statement.name}",
            start=change.start,
            end=change.end,
            subject=f"{statement.name}.{change.name}",
        )


RULE = StatementRule(
    code="LC305",
    slug="drop-constraint",
    severity=Severity.WARNING,
    summary="A constraint is dropped",
    risk=(
        "Rows that break it come in from now on, so the rollback that adds it again may fail, and "
        "code that relied on it is wrong."
    ),
    safe_way=(
        "say in the migration why it is no longer true; let the rollback add it NOT VALID and name "
        "the rows that break it"
    ),
    platforms=("postgres", "mssql", "sqlite"),
    peers=("C05",),
    bad={
        "postgres": ("ALTER TABLE app.t DROP CONSTRAINT fk_t_u;",),
        "mssql": ("ALTER TABLE dbo.T DROP CONSTRAINT FK_T_U",),
        "sqlite": ("ALTER TABLE t DROP CONSTRAINT ck_t;",),
    },
    good={
        "postgres": (
            "ALTER TABLE app.t ADD CONSTRAINT c CHECK (a IS NOT NULL) NOT VALID;\n"
            "ALTER TABLE app.t DROP CONSTRAINT c;",
        ),
        "mssql": ("ALTER TABLE dbo.T DROP CONSTRAINT DF_T_A",),
        "sqlite": ("ALTER TABLE t ADD COLUMN a INT;",),
    },
    check=check,
)
