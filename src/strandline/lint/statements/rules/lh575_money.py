"""LH575: a column has the type money."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.edits import Edit
from strandline.lint.statements.rule import Found, StatementRule

_DIGITS = {"money": "numeric(19, 4)", "smallmoney": "numeric(10, 4)"}


def check(context: StatementContext) -> Iterator[Found]:
    """Report money and smallmoney."""
    for statement, column in context.defined_columns():
        kind = column.type
        if kind is not None and kind.name in _DIGITS:
            yield Found(
                message=f"{column.name} is {kind.name}, which rounds and has no currency",
                start=kind.start,
                end=kind.end,
                subject=f"{statement.name}.{column.name}",
                edits=(Edit(kind.start, kind.start + len(kind.name), _DIGITS[kind.name]),),
            )


RULE = StatementRule(
    code="LH575",
    slug="money",
    severity=Severity.WARNING,
    summary="A column has the type money",
    risk=(
        "On PostgreSQL lc_monetary decides its digits and how it is read; on SQL Server quotients "
        "are rounded to four digits midway."
    ),
    safe_way="numeric with the digits that are meant, and the currency in a column of its own",
    platforms=("postgres", "mssql"),
    peers=("H08",),
    fix="writes numeric(19, 4)",
    bad={
        "postgres": ("ALTER TABLE app.t ADD COLUMN price money;",),
        "mssql": ("ALTER TABLE dbo.T ADD Price SMALLMONEY NULL",),
    },
    good={
        "postgres": ("ALTER TABLE app.t ADD COLUMN price numeric(19, 4);",),
        "mssql": ("ALTER TABLE dbo.T ADD Price DECIMAL(19, 4) NULL",),
    },
    check=check,
)
