"""LF202: a required column without a default is added to a table with rows."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import ConstraintKind
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report NOT NULL columns that get no value from anywhere."""
    for statement, change, column in context.added_columns():
        required = column.not_null or column.constraint(ConstraintKind.PRIMARY_KEY) is not None
        default_null = [token.key for token in column.default] == ["NULL"]
        supplied = (column.default and not default_null) or column.identity or column.generated
        if required and not supplied:
            yield Found(
                message=f"{statement.name}.{column.name} is required but has no default",
                start=change.start,
                end=change.end,
                subject=f"{statement.name}.{column.name}",
            )


RULE = StatementRule(
    code="LF202",
    slug="required-column",
    severity=Severity.ERROR,
    summary="A NOT NULL column without a default is added",
    risk="It fails as soon as the table has one row, and older clients cannot insert any more.",
    safe_way=(
        "give it a constant default, or add it nullable, fill it in batches, and make it NOT NULL "
        "in a later release"
    ),
    platforms=ALL,
    peers=("P02",),
    bad={
        "postgres": ("ALTER TABLE app.t ADD COLUMN a integer NOT NULL;",),
        "mssql": ("ALTER TABLE dbo.T ADD A INT NULL,\n  B INT NOT NULL  -- <- here",),
        "sqlite": ("ALTER TABLE t ADD COLUMN a INT NOT NULL;",),
        "duckdb": ("ALTER TABLE t ADD COLUMN a INT NOT NULL;",),
    },
    good={
        "postgres": (
            "ALTER TABLE app.t ADD COLUMN a integer NOT NULL DEFAULT 0;",
            "ALTER TABLE app.t ADD COLUMN b integer;",
        ),
        "mssql": (
            "ALTER TABLE dbo.T ADD A INT NOT NULL CONSTRAINT DF_T_A DEFAULT (0) WITH VALUES",
        ),
        "sqlite": ("ALTER TABLE t ADD COLUMN a INT NOT NULL DEFAULT 0;",),
        "duckdb": ("ALTER TABLE t ADD COLUMN a INT DEFAULT 0;",),
    },
    check=check,
)
