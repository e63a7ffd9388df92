"""LH577: a column has a type that SQL Server gives up."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.edits import Edit
from strandline.lint.statements.rule import Found, StatementRule

_NEW = {"text": "VARCHAR(MAX)", "ntext": "NVARCHAR(MAX)", "image": "VARBINARY(MAX)"}


def check(context: StatementContext) -> Iterator[Found]:
    """Report text, ntext and image."""
    for statement, column in context.defined_columns():
        kind = column.type
        if kind is not None and kind.name in _NEW:
            yield Found(
                message=f"{column.name} is {kind.name}, which SQL Server will remove",
                start=kind.start,
                end=kind.end,
                subject=f"{statement.name}.{column.name}",
                edits=(Edit(kind.start, kind.end, _NEW[kind.name]),),
            )


RULE = StatementRule(
    code="LH577",
    slug="deprecated-type",
    severity=Severity.WARNING,
    summary="A column has a type that SQL Server has deprecated",
    risk="It cannot be compared, sorted or changed ONLINE, and a later version will refuse it.",
    safe_way="VARCHAR(MAX), NVARCHAR(MAX) or VARBINARY(MAX)",
    platforms=("mssql",),
    peers=("H08",),
    fix="writes the (MAX) type",
    bad={"mssql": ("ALTER TABLE dbo.T ADD Note NTEXT NULL",)},
    good={"mssql": ("ALTER TABLE dbo.T ADD Note NVARCHAR(MAX) NULL",)},
    check=check,
)
