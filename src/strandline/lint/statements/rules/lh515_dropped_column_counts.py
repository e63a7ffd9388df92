"""LH515: a dropped column still counts when another is added."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.fixes import line_before
from strandline.lint.statements.record import ChangeKind
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report ADD after DROP COLUMN on the same table without a REBUILD in between."""
    pending: dict[str, bool] = {}
    for statement, change in context.altered(
        ChangeKind.DROP_COLUMN, ChangeKind.ADD_COLUMN, ChangeKind.REBUILD
    ):
        if statement.name is None:
            continue
        key = statement.name.key
        if change.kind is ChangeKind.ADD_COLUMN and pending.get(key):
            pending[key] = False
            table = context.source(statement.name)
            yield Found(
                message=f"dropped columns of {statement.name} still count against its row size",
                start=statement.start,
                end=statement.end,
                subject=str(statement.name),
                edits=()
                if statement.guarded
                else line_before(context, statement, f"ALTER TABLE {table} REBUILD;"),
            )
        else:
            pending[key] = change.kind is ChangeKind.DROP_COLUMN


RULE = StatementRule(
    code="LH515",
    slug="dropped-column-counts",
    severity=Severity.WARNING,
    summary="A column is added after one was dropped, without a rebuild in between",
    risk="The dropped one's bytes count until a rebuild; near 8,060 bytes a row ADD fails (Msg 1701).",
    safe_way="ALTER TABLE ... REBUILD (ONLINE where the edition has it) before adding",
    platforms=("mssql",),
    peers=("H15",),
    fix="adds ALTER TABLE ... REBUILD before it",
    bad={
        "mssql": (
            "ALTER TABLE dbo.T DROP COLUMN A\nALTER TABLE dbo.T ADD A CHAR(4000) NULL  -- <- here",
        ),
    },
    good={
        "mssql": (
            "ALTER TABLE dbo.T DROP COLUMN A\nALTER TABLE dbo.T REBUILD WITH (ONLINE = ON)\n"
            "ALTER TABLE dbo.T ADD A CHAR(4000) NULL",
        ),
    },
    check=check,
)
