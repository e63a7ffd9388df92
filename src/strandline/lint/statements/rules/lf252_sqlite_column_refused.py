"""LF252: SQLite refuses to add a column of this kind."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Column, ConstraintKind
from strandline.lint.statements.rule import Found, StatementRule

_MOMENTS = {"CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME"}


def check(context: StatementContext) -> Iterator[Found]:
    """Report the forms that ALTER TABLE ADD COLUMN does not take."""
    for statement, change, column in context.added_columns():
        reason = _refusal(column)
        if reason:
            yield Found(
                message=f"SQLite adds no column {reason} ({statement.name}.{column.name})",
                start=change.start,
                end=change.end,
                subject=f"{statement.name}.{column.name}",
            )


def _refusal(column: Column) -> str:
    default = [token.key for token in column.default]
    if column.constraint(ConstraintKind.PRIMARY_KEY) is not None:
        return "with a primary key"
    if column.constraint(ConstraintKind.UNIQUE) is not None:
        return "with a unique constraint"
    if column.generated == "stored":
        return "that is generated and stored"
    if default and (default[0] in _MOMENTS or default[0] == "("):
        return "whose default is not a constant when the table has rows"
    references = column.constraint(ConstraintKind.FOREIGN_KEY) is not None
    if references and default and default != ["NULL"]:
        return "that refers to a table and has a default, while foreign keys are enforced"
    return ""


RULE = StatementRule(
    code="LF252",
    slug="sqlite-column-refused",
    severity=Severity.ERROR,
    summary="SQLite refuses to add a column of this kind",
    risk="The statement fails, for some kinds only when the table has rows: on production alone.",
    safe_way="rebuild the table (new table, copy, swap) with foreign keys off, as Strandline does",
    platforms=("sqlite",),
    peers=("P02",),
    bad={
        "sqlite": (
            "ALTER TABLE t ADD COLUMN a INT UNIQUE;",
            "ALTER TABLE t ADD COLUMN made TEXT DEFAULT CURRENT_TIMESTAMP;",
            "ALTER TABLE t ADD COLUMN b INT GENERATED ALWAYS AS (a * 2) STORED;",
            "ALTER TABLE t ADD COLUMN u INT DEFAULT 1 REFERENCES u (id);",
        ),
    },
    good={
        "sqlite": (
            "ALTER TABLE t ADD COLUMN a INT DEFAULT 0;",
            "ALTER TABLE t ADD COLUMN b INT AS (a * 2) VIRTUAL;",
            "ALTER TABLE t ADD COLUMN u INT REFERENCES u (id);",
        ),
    },
    check=check,
)
