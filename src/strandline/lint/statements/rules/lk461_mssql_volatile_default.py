"""LK461: SQL Server writes a new value into every row."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.rule import Found, StatementRule
from strandline.lint.statements.volatility import called_functions

_CHANGING = ("newid", "newsequentialid", "rand", "crypt_gen_random")


def check(context: StatementContext) -> Iterator[Found]:
    """Report defaults that differ from row to row, where old rows get them too."""
    for statement, change, column in context.added_columns():
        fills = column.not_null or [t.key for t in statement.tokens[-2:]] == ["WITH", "VALUES"]
        calls = [call.lower() for call in called_functions(column.default)]
        changing = next((call for call in calls if call in _CHANGING), "")
        if changing and fills:
            yield Found(
                message=f"every row of {statement.name} is written with its own {changing}()",
                start=change.start,
                end=change.end,
                subject=f"{statement.name}.{column.name}",
            )


RULE = StatementRule(
    code="LK461",
    slug="mssql-volatile-default",
    severity=Severity.WARNING,
    summary="A column is added with a default that is computed for every row",
    risk="Every row is written and logged under a schema lock; a constant default is kept once.",
    safe_way="add the column as NULL, fill it in batches, then make it NOT NULL ONLINE",
    platforms=("mssql",),
    peers=("L11", "L18"),
    bad={
        "mssql": (
            "ALTER TABLE dbo.T ADD Token UNIQUEIDENTIFIER NOT NULL CONSTRAINT DF_T_Token "
            "DEFAULT (NEWID())",
        ),
    },
    good={
        "mssql": (
            "ALTER TABLE dbo.T ADD Token UNIQUEIDENTIFIER NULL CONSTRAINT DF_T_Token "
            "DEFAULT (NEWID())",
            "ALTER TABLE dbo.T ADD State INT NOT NULL CONSTRAINT DF_T_State DEFAULT (0)",
        ),
    },
    check=check,
)
