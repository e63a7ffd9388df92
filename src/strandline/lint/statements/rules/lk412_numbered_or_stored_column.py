"""LK412: an auto-numbered or stored generated column is added."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report columns whose values have to be written into every old row."""
    for statement, change, column in context.added_columns():
        if column.identity or column.generated == "stored":
            what = "numbered" if column.identity else "computed and stored"
            yield Found(
                message=f"every row of {statement.name} is written anew: {column.name} is {what}",
                start=change.start,
                end=change.end,
                subject=f"{statement.name}.{column.name}",
            )


RULE = StatementRule(
    code="LK412",
    slug="numbered-or-stored-column",
    severity=Severity.WARNING,
    summary="An identity, serial or stored generated column is added to a table in use",
    risk="Every row and every index is written anew while readers and writers wait.",
    safe_way=(
        "add a plain column, fill it in batches (a trigger keeps new rows right), then give it its "
        "identity; or use a virtual column or a view"
    ),
    platforms=("postgres", "mssql"),
    peers=("L12",),
    bad={
        "postgres": (
            "ALTER TABLE app.t ADD COLUMN n bigserial;",
            "ALTER TABLE app.t ADD COLUMN n bigint GENERATED ALWAYS AS IDENTITY;",
            "ALTER TABLE app.t ADD COLUMN total int GENERATED ALWAYS AS (a * b) STORED;",
        ),
        "mssql": (
            "ALTER TABLE dbo.T ADD N INT IDENTITY(1, 1) NOT NULL",
            "ALTER TABLE dbo.T ADD Total AS (A * B) PERSISTED",
        ),
    },
    good={
        "postgres": (
            "ALTER TABLE app.t ADD COLUMN total int GENERATED ALWAYS AS (a * b) VIRTUAL;",
        ),
        "mssql": ("ALTER TABLE dbo.T ADD Total AS (A * B)",),
    },
    check=check,
)
