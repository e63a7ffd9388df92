"""LK407: a foreign key is checked while both tables are locked against writers."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.edits import Edit
from strandline.lint.statements.fixes import insert
from strandline.lint.statements.record import Change, Constraint, ConstraintKind, Statement
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report keys without NOT VALID; a new column without a default has nothing to check."""
    for statement, change, constraint in context.added_constraints(ConstraintKind.FOREIGN_KEY):
        if not constraint.not_valid:
            yield _found(statement, change, constraint, _edits(context, statement, constraint))
    for statement, change, column in context.added_columns():
        key = column.constraint(ConstraintKind.FOREIGN_KEY)
        if key is not None and column.default:
            yield _found(statement, change, key, ())


def _found(statement: Statement, change: Change, key: Constraint, edits: tuple[Edit, ...]) -> Found:
    return Found(
        message=f"writers of {statement.name} and {key.references} wait until every row is checked",
        start=change.start,
        end=change.end,
        subject=str(statement.name),
        edits=edits,
    )


def _edits(context: StatementContext, statement: Statement, key: Constraint) -> tuple[Edit, ...]:
    if key.name is None or statement.name is None or context.in_transaction(statement):
        return ()
    validate = f"ALTER TABLE {context.source(statement.name)} VALIDATE CONSTRAINT {context.source(key.name)}"
    if key.end == statement.end:
        return insert(key.end, f" NOT VALID;\n{validate}")
    return (
        Edit(key.end, key.end, " NOT VALID"),
        Edit(statement.end, statement.end, f";\n{validate}"),
    )


RULE = StatementRule(
    code="LK407",
    slug="foreign-key-validated",
    severity=Severity.WARNING,
    summary="A foreign key is checked against all rows while both tables are locked",
    risk="No write goes through on either table until every row has found its parent.",
    safe_way="ADD CONSTRAINT ... NOT VALID, then VALIDATE CONSTRAINT in another transaction",
    platforms=("postgres",),
    peers=("L07",),
    fix="adds NOT VALID and a VALIDATE CONSTRAINT after it, outside of transactions, for named keys",
    bad={
        "postgres": (
            "ALTER TABLE app.t ADD CONSTRAINT fk_t_u FOREIGN KEY (u_id) REFERENCES app.u (id) "
            "ON DELETE CASCADE;",
            "ALTER TABLE app.t\n  ADD COLUMN n int,\n"
            "  ADD CONSTRAINT fk_t_u FOREIGN KEY (u_id) REFERENCES app.u (id),  -- <- here\n"
            "  ADD COLUMN m int;",
            "ALTER TABLE app.t ADD COLUMN u_id bigint DEFAULT 1 REFERENCES app.u (id);",
        ),
    },
    good={
        "postgres": (
            "ALTER TABLE app.t ADD CONSTRAINT fk_t_u FOREIGN KEY (u_id) REFERENCES app.u (id) "
            "NOT VALID;\nALTER TABLE app.t VALIDATE CONSTRAINT fk_t_u;",
            "ALTER TABLE app.t ADD COLUMN u_id bigint REFERENCES app.u (id);",
        ),
    },
    check=check,
)
