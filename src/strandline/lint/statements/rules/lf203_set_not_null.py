"""LF203: a column becomes NOT NULL while rows may hold NULL."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.edits import Edit
from strandline.lint.statements.record import Action, Change, ChangeKind, Statement
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report columns that no validated check (or, elsewhere, no filling) has made ready."""
    for statement, change in context.altered(ChangeKind.SET_NOT_NULL, ChangeKind.SET_TYPE):
        if change.kind is ChangeKind.SET_TYPE and not change.not_null:
            continue
        if context.column_was_added(statement.name, change.name, statement) and not (
            context.grammar.validates_later
        ):
            continue
        ready = _validated if context.grammar.validates_later else _filled
        if ready(context, statement, change):
            continue
        yield Found(
            message=f"fails when {statement.name}.{change.name} holds NULL, and reads every row",
            start=change.start,
            end=change.end,
            subject=f"{statement.name}.{change.name}",
            edits=_through_check(context, statement, change),
        )


def _validated(context: StatementContext, statement: Statement, _change: Change) -> bool:
    """Say whether the script has validated a constraint of the table before."""
    return any(context.earlier_changes(statement.name, statement, ChangeKind.VALIDATE))


def _filled(context: StatementContext, statement: Statement, change: Change) -> bool:
    """Say whether an UPDATE of rows that hold NULL there came before."""
    return any(
        earlier.index < statement.index
        and earlier.name is not None
        and earlier.name.same_as(statement.name)
        and earlier.has("IS", "NULL")
        and any(
            change.name is not None and token.value.lower() == change.name.key.lower()
            for token in earlier.tokens
        )
        for earlier in context.actions(Action.UPDATE)
    )


def _through_check(
    context: StatementContext, statement: Statement, change: Change
) -> tuple[Edit, ...]:
    """Prove it by a check that is validated without blocking anybody, then drop the check."""
    if (
        change.name is None
        or change.kind is not ChangeKind.SET_NOT_NULL
        or len(statement.changes) > 1
        or not context.grammar.validates_later
        or context.in_transaction(statement)
        or statement.name is None
    ):
        return ()
    table, column = context.source(statement.name), context.source(change.name)
    check = f'"{statement.name.last}_{change.name.last}_not_null"'
    before = (
        f"ALTER TABLE {table} ADD CONSTRAINT {check} CHECK ({column} IS NOT NULL) NOT VALID;\n"
        f"ALTER TABLE {table} VALIDATE CONSTRAINT {check};\n"
    )
    return (
        Edit(statement.start, statement.start, before),
        Edit(statement.end, statement.end, f";\nALTER TABLE {table} DROP CONSTRAINT {check}"),
    )


RULE = StatementRule(
    code="LF203",
    slug="set-not-null",
    severity=Severity.WARNING,
    summary="A column becomes NOT NULL while its rows may hold NULL",
    risk="One NULL stops the migration; until then every row is read under a lock that blocks all.",
    safe_way=(
        "fill the column; on PostgreSQL add CHECK (c IS NOT NULL) NOT VALID, VALIDATE it, SET NOT "
        "NULL, drop the check"
    ),
    platforms=("postgres", "mssql", "duckdb"),
    peers=("P03",),
    fix="proves the column by a check that is added NOT VALID, validated, and dropped at the end",
    bad={
        "postgres": ("ALTER TABLE app.t ALTER COLUMN a SET NOT NULL;",),
        "mssql": ("ALTER TABLE dbo.T ALTER COLUMN A INT NOT NULL WITH (ONLINE = ON)",),
        "duckdb": ("ALTER TABLE t ALTER COLUMN a SET NOT NULL;",),
    },
    good={
        "postgres": (
            "ALTER TABLE app.t ADD CONSTRAINT t_a_set CHECK (a IS NOT NULL) NOT VALID;\n"
            "ALTER TABLE app.t VALIDATE CONSTRAINT t_a_set;\n"
            "ALTER TABLE app.t ALTER COLUMN a SET NOT NULL;\n"
            "ALTER TABLE app.t DROP CONSTRAINT t_a_set;",
        ),
        "mssql": (
            "UPDATE dbo.T SET A = 0 WHERE A IS NULL;\n"
            "ALTER TABLE dbo.T ALTER COLUMN A INT NOT NULL WITH (ONLINE = ON)",
        ),
        "duckdb": (
            "UPDATE t SET a = 0 WHERE a IS NULL;\nALTER TABLE t ALTER COLUMN a SET NOT NULL;",
        ),
    },
    check=check,
)
