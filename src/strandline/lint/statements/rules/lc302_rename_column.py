"""LC302: a column gets another name."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import Action, ChangeKind, Name, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report renames of columns that the script has not made itself."""
    for statement, change in context.altered(ChangeKind.RENAME_COLUMN):
        if not context.column_was_added(statement.name, change.name, statement):
            yield _found(f"{statement.name}.{change.name}", change.new_name, statement)
    for statement in context.on(Action.RENAME, Object.COLUMN):
        yield _found(str(statement.name), statement.new_name, statement)


def _found(old: str, new: Name | None, statement: Statement) -> Found:
    return Found(
        message=f"{old} becomes {new}; who says the old name fails",
        start=statement.start,
        end=statement.end,
        subject=old,
    )


RULE = StatementRule(
    code="LC302",
    slug="rename-column",
    severity=Severity.WARNING,
    summary="A column gets another name",
    risk="Every client of the release that still runs asks for the old name and fails at once.",
    safe_way="add the new column, write both, backfill, move readers, then drop the old column",
    platforms=ALL,
    peers=("C02",),
    bad={
        "postgres": ("ALTER TABLE app.orders RENAME COLUMN note TO remark;",),
        "mssql": ("EXEC sp_rename N'dbo.Orders.Note', N'Remark', N'COLUMN'",),
        "sqlite": ("ALTER TABLE orders RENAME note TO remark;",),
        "duckdb": ("ALTER TABLE orders RENAME COLUMN note TO remark;",),
    },
    good={
        "postgres": ("ALTER TABLE app.orders RENAME CONSTRAINT a TO b;",),
        "mssql": ("EXEC sp_rename N'dbo.Orders.IX_Old', N'IX_New', N'INDEX'",),
        "sqlite": ("ALTER TABLE orders ADD COLUMN remark TEXT;",),
        "duckdb": ("ALTER TABLE orders ADD COLUMN remark TEXT;",),
    },
    check=check,
)
