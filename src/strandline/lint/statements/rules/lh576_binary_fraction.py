"""LH576: a column keeps binary fractions."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.rule import Found, StatementRule

_BINARY = {"real", "float", "float4", "float8", "double precision", "double"}


def check(context: StatementContext) -> Iterator[Found]:
    """Report floating-point columns."""
    for statement, column in context.defined_columns():
        kind = column.type
        if kind is not None and kind.name in _BINARY:
            yield Found(
                message=f"{column.name} keeps binary fractions: 0.1 is not kept exactly",
                start=kind.start,
                end=kind.end,
                subject=f"{statement.name}.{column.name}",
            )


RULE = StatementRule(
    code="LH576",
    slug="binary-fraction",
    severity=Severity.INFO,
    summary="A column has a floating-point type",
    risk="Sums depend on their order and equality surprises; wrong for amounts, right for measurements.",
    safe_way="numeric for what is counted in tenths or cents",
    platforms=ALL,
    peers=("H08",),
    default=False,
    bad={
        "postgres": ("ALTER TABLE app.t ADD COLUMN a double precision;",),
        "mssql": ("ALTER TABLE dbo.T ADD A FLOAT NULL",),
        "sqlite": ("ALTER TABLE t ADD COLUMN a REAL;",),
        "duckdb": ("ALTER TABLE t ADD COLUMN a DOUBLE;",),
    },
    good={
        "postgres": ("ALTER TABLE app.t ADD COLUMN a numeric(9, 2);",),
        "mssql": ("ALTER TABLE dbo.T ADD A DECIMAL(9, 2) NULL",),
        "sqlite": ("ALTER TABLE t ADD COLUMN a INTEGER;",),
        "duckdb": ("ALTER TABLE t ADD COLUMN a DECIMAL(9, 2);",),
    },
    check=check,
)
