"""LH516: DuckDB refuses to alter a table that has an index."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, ChangeKind, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule

_REFUSED = (
    ChangeKind.DROP_COLUMN, ChangeKind.RENAME_COLUMN, ChangeKind.SET_TYPE, ChangeKind.RENAME,
    ChangeKind.SET_NOT_NULL, ChangeKind.DROP_NOT_NULL,
)  # fmt: skip


def check(context: StatementContext) -> Iterator[Found]:
    """Report changes of tables that the script indexes, or whose index goes in the same transaction."""
    indexed: dict[str, str] = {}
    dropped: dict[int, str] = {}
    for statement in context.statements:
        if statement.is_on(Action.CREATE, Object.INDEX) and statement.table is not None:
            indexed[str(statement.name).lower()] = statement.table.key
        transaction = context.transaction(statement)
        if statement.is_on(Action.DROP, Object.INDEX):
            if transaction is None:
                indexed.pop(str(statement.name).lower(), None)
            else:
                dropped[transaction] = str(statement.name)
        name = statement.name
        refused = [change for change in statement.changes if change.kind in _REFUSED]
        if name is None or not refused or not statement.is_on(Action.ALTER, Object.TABLE):
            continue
        if name.key in set(indexed.values()):
            yield _found(statement, f"{name} has an index, so DuckDB refuses this change")
        elif transaction is not None and transaction in dropped:
            yield _found(
                statement,
                f"the drop of {dropped[transaction]} is not seen before its transaction commits",
            )


def _found(statement: Statement, message: str) -> Found:
    return Found(
        message=message,
        start=statement.start,
        end=statement.end,
        subject=str(statement.name),
    )


RULE = StatementRule(
    code="LH516",
    slug="duckdb-index-alter",
    severity=Severity.ERROR,
    summary="A DuckDB table is altered while it has an index",
    risk="DuckDB answers with a dependency error; dropping the index in the same transaction does not help.",
    safe_way="drop the index in a transaction of its own, alter, make it again; or rebuild the table",
    platforms=("duckdb",),
    peers=("H16",),
    bad={
        "duckdb": (
            "CREATE INDEX ix_t_a ON t (a);\nALTER TABLE t DROP COLUMN b;  -- <- here",
            "BEGIN;\nDROP INDEX ix_t_a;\nALTER TABLE t RENAME COLUMN a TO b;  -- <- here\nCOMMIT;",
        ),
    },
    good={
        "duckdb": (
            "DROP INDEX ix_t_a;\nALTER TABLE t RENAME COLUMN a TO b;\nCREATE INDEX ix_t_b ON t (b);",
        ),
    },
    check=check,
)
