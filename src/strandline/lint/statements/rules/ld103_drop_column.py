"""LD103: a column is dropped with its values."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import ChangeKind
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report each column that the script did not add itself."""
    for statement, change in context.altered(ChangeKind.DROP_COLUMN):
        if context.column_was_added(statement.name, change.name, statement):
            continue
        yield Found(
            message=f"drops the column {statement.name}.{change.name} with its values",
            start=change.start,
            end=change.end,
            subject=f"{statement.name}.{change.name}",
        )


RULE = StatementRule(
    code="LD103",
    slug="drop-column",
    severity=Severity.ERROR,
    summary="A column is dropped with its values",
    risk="A rollback brings an empty column back, and clients that still read it fail.",
    safe_way=(
        "release code that no longer reads the column, archive key and value, then drop; a "
        "released Strandline migration archives by itself"
    ),
    platforms=ALL,
    peers=("D03",),
    bad={
        "postgres": (
            "ALTER TABLE app.orders DROP COLUMN note;",
            "ALTER TABLE app.orders\n  ADD COLUMN memo text,\n  DROP note;  -- <- here",
        ),
        "mssql": ("ALTER TABLE dbo.Orders DROP COLUMN Note, Memo",),
        "sqlite": ("ALTER TABLE orders DROP COLUMN note;",),
        "duckdb": ("ALTER TABLE orders DROP IF EXISTS note;",),
    },
    good={
        "postgres": (
            "ALTER TABLE app.orders ADD COLUMN work int;\nALTER TABLE app.orders DROP COLUMN work;",
        ),
        "mssql": ("ALTER TABLE dbo.Orders ADD Memo NVARCHAR(99) NULL",),
        "sqlite": ("ALTER TABLE t ADD COLUMN work INT;\nALTER TABLE t DROP COLUMN work;",),
        "duckdb": ("ALTER TABLE orders ADD COLUMN memo TEXT;",),
    },
    check=check,
)
