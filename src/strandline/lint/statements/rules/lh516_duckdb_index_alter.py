"""LH516: DuckDB refuses to alter a table that has an index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, ChangeKind, Name, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule

_REFUSED = (
    ChangeKind.DROP_COLUMN, ChangeKind.RENAME_COLUMN, ChangeKind.SET_TYPE, ChangeKind.RENAME,
    ChangeKind.SET_NOT_NULL, ChangeKind.DROP_NOT_NULL,
)  # fmt: skip


# The drop of an index is seen at once, but not by what changes the column that it was on.
_STILL_REFUSED = (ChangeKind.DROP_COLUMN, ChangeKind.SET_TYPE)


@dataclass(slots=True)
class _Indexes:
    """The indexes of the script: those that stand, and those that the open transaction dropped."""

    standing: dict[str, Statement] = field(default_factory=dict)
    on_table: Counter[str] = field(default_factory=Counter)
    dropped: list[tuple[int, str, frozenset[str] | None]] = field(default_factory=list)

    def make(self, index: Statement) -> None:
        self.standing[str(index.name).lower()] = index
        if index.table is not None:
            self.on_table[index.table.key] += 1

    def drop(self, drop: Statement, transaction: int | None) -> None:
        name = str(drop.name).lower()
        index = self.standing.pop(name, None)
        columns = None
        if index is not None and index.table is not None:
            self.on_table[index.table.key] -= 1
            columns = frozenset(column.key for column in index.index_columns if column is not None)
        if transaction is not None:
            self.dropped.append((transaction, name, columns))

    def dropped_on(self, column: Name | None, transaction: int | None) -> str:
        """Return an index that the transaction dropped and that was, by its columns or name, on this."""
        for number, name, columns in self.dropped:
            if number != transaction or column is None:
                continue
            if column.key in columns if columns is not None else column.key in name:
                return name
        return ""


def check(context: StatementContext) -> Iterator[Found]:
    """Report changes of tables that the script indexes, or whose index goes in the same transaction."""
    indexes = _Indexes()
    for statement in context.statements:
        transaction = context.transaction(statement)
        if statement.is_on(Action.CREATE, Object.INDEX):
            indexes.make(statement)
        if statement.is_on(Action.DROP, Object.INDEX):
            indexes.drop(statement, transaction)
        name = statement.name
        if name is None or not statement.is_on(Action.ALTER, Object.TABLE):
            continue
        for change in statement.changes:
            if change.kind in _REFUSED and indexes.on_table[name.key] > 0:
                yield _found(statement, f"{name} has an index, so DuckDB refuses this change")
            elif change.kind in _STILL_REFUSED:
                index = indexes.dropped_on(change.name, transaction)
                if index:
                    yield _found(
                        statement,
                        f"{change.name} still counts as indexed by {index} until its drop commits",
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
    risk=(
        "DuckDB answers with a dependency error. A drop of the index in the same transaction does "
        "not help where its own column is dropped or gets another type."
    ),
    safe_way="drop the index in a transaction of its own, alter, make it again; or rebuild the table",
    platforms=("duckdb",),
    peers=("H16",),
    bad={
        "duckdb": (
            "CREATE INDEX ix_t_a ON t (a);\nALTER TABLE t DROP COLUMN b;  -- <- here",
            "BEGIN;\nDROP INDEX ix_t_a;\nALTER TABLE t ALTER a TYPE BIGINT;  -- <- here\nCOMMIT;",
        ),
    },
    good={
        "duckdb": (
            "BEGIN;\nDROP INDEX ix_t_a;\nALTER TABLE t ALTER b TYPE BIGINT;\nCOMMIT;",
            "DROP INDEX ix_t_a;\nALTER TABLE t RENAME COLUMN a TO b;\nCREATE INDEX ix_t_b ON t (b);",
        ),
    },
    check=check,
)
