"""LK408: a check is validated while everybody waits."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.edits import Edit
from strandline.lint.statements.fixes import insert
from strandline.lint.statements.record import Constraint, ConstraintKind, Statement
from strandline.lint.statements.rule import Found, StatementRule

_KINDS = (ConstraintKind.CHECK, ConstraintKind.NOT_NULL)


def check(context: StatementContext) -> Iterator[Found]:
    """Report checks without NOT VALID, and NOT NULL constraints of PostgreSQL 18 likewise."""
    for statement, change, constraint in context.added_constraints(*_KINDS):
        if not constraint.not_valid:
            yield Found(
                message=f"everybody on {statement.name} waits until every row is checked",
                start=change.start,
                end=change.end,
                subject=str(statement.name),
                edits=_edits(context, statement, constraint),
            )
    for statement, change, column in context.added_columns():
        if column.constraint(ConstraintKind.CHECK) is not None:
            yield Found(
                message=f"everybody on {statement.name} waits until every row is checked",
                start=change.start,
                end=change.end,
                subject=f"{statement.name}.{column.name}",
            )


def _edits(
    context: StatementContext, statement: Statement, constraint: Constraint
) -> tuple[Edit, ...]:
    name, table = constraint.name, statement.name
    if name is None or table is None or context.in_transaction(statement):
        return ()
    validate = f"ALTER TABLE {context.source(table)} VALIDATE CONSTRAINT {context.source(name)}"
    if constraint.end == statement.end:
        return insert(constraint.end, f" NOT VALID;\n{validate}")
    return (
        Edit(constraint.end, constraint.end, " NOT VALID"),
        Edit(statement.end, statement.end, f";\n{validate}"),
    )


RULE = StatementRule(
    code="LK408",
    slug="check-validated",
    severity=Severity.WARNING,
    summary="A check is validated against all rows under an exclusive lock",
    risk="Readers and writers wait while the whole table is read.",
    safe_way="ADD CONSTRAINT ... NOT VALID, then VALIDATE CONSTRAINT in another transaction",
    platforms=("postgres",),
    peers=("L08",),
    fix="adds NOT VALID and a VALIDATE CONSTRAINT after it, outside of transactions, for named checks",
    bad={
        "postgres": (
            "ALTER TABLE app.t ADD CONSTRAINT ck_t_a CHECK (a > 0);",
            "ALTER TABLE app.t ADD COLUMN a int CHECK (a > 0);",
        ),
    },
    good={
        "postgres": (
            "ALTER TABLE app.t ADD CONSTRAINT ck_t_a CHECK (a > 0) NOT VALID;\n"
            "ALTER TABLE app.t VALIDATE CONSTRAINT ck_t_a;",
        ),
    },
    check=check,
)
