"""LC312: a column has the type json."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.edits import Edit
from strandline.lint.statements.record import ChangeKind, TypeName
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report columns that are made or changed to json."""
    for statement, column in context.defined_columns():
        if column.type is not None and column.type.name == "json":
            yield _found(f"{statement.name}.{column.name}", column.type)
    for statement, change in context.altered(ChangeKind.SET_TYPE):
        if change.type is not None and change.type.name == "json":
            yield _found(f"{statement.name}.{change.name}", change.type)


def _found(subject: str, kind: TypeName) -> Found:
    return Found(
        message=f"{subject} is json, which has no equality",
        start=kind.start,
        end=kind.end,
        subject=subject,
        edits=(Edit(kind.start, kind.start + 4, "jsonb"),),
    )


RULE = StatementRule(
    code="LC312",
    slug="json-column",
    severity=Severity.WARNING,
    summary="A column has the type json instead of jsonb",
    risk="json has no equality operator: SELECT DISTINCT, UNION and GROUP BY over the table fail.",
    safe_way="use jsonb, unless the exact text with its spaces and repeated keys must be kept",
    platforms=("postgres",),
    peers=("C12",),
    fix="writes jsonb",
    bad={
        "postgres": (
            "ALTER TABLE app.t ADD COLUMN extra json;",
            "CREATE TABLE app.n (\n  id bigint PRIMARY KEY,\n  extra json[]  -- <- here\n);",
        ),
    },
    good={"postgres": ("ALTER TABLE app.t ADD COLUMN extra jsonb;",)},
    check=check,
)
