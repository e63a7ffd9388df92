"""LK401: an index is built while writers wait."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.edits import Edit
from strandline.lint.statements.fixes import after_word, online_option
from strandline.lint.statements.record import Action, Flag, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule

_NEVER_ONLINE = ("COLUMNSTORE", "SPATIAL", "XML", "FULLTEXT")


def check(context: StatementContext) -> Iterator[Found]:
    """Report builds on old tables that do not say CONCURRENTLY or ONLINE."""
    for statement in context.on(Action.CREATE, Object.INDEX):
        if context.is_new(statement.table, statement) or Flag.CONCURRENTLY in statement.flags:
            continue
        if Flag.ONLY in statement.flags or statement.options.get("ONLINE") == "ON":
            continue
        if any(word in statement.keys for word in _NEVER_ONLINE):
            continue
        yield Found(
            message=f"writers of {statement.table} wait until the index is built",
            start=statement.start,
            end=statement.end,
            subject=str(statement.table),
            edits=_edits(context, statement),
        )


def _edits(context: StatementContext, statement: Statement) -> tuple[Edit, ...]:
    # Neither form works well inside a transaction, which a person has to take apart.
    if context.in_transaction(statement):
        return ()
    if context.grammar.online_option:
        return online_option(statement)
    return after_word(statement, "INDEX", " CONCURRENTLY")


RULE = StatementRule(
    code="LK401",
    slug="index-build",
    severity=Severity.WARNING,
    summary="An index is built while writers of the table wait",
    risk="The build reads the whole table; every write waits until it is done.",
    safe_way=(
        "CREATE INDEX CONCURRENTLY outside a transaction, and drop the invalid index that a failed "
        "build leaves; on SQL Server WITH (ONLINE = ON) where the edition has it"
    ),
    platforms=("postgres", "mssql"),
    peers=("L01",),
    fix="adds CONCURRENTLY or WITH (ONLINE = ON), outside of transactions only",
    bad={
        "postgres": ("CREATE INDEX ix_t_a ON app.t (a);",),
        "mssql": (
            "CREATE NONCLUSTERED INDEX IX_T_A ON dbo.T (A)",
            "CREATE INDEX IX_T_A ON dbo.T (A) WITH (FILLFACTOR = 80)",
        ),
    },
    good={
        "postgres": (
            "CREATE INDEX CONCURRENTLY ix_t_a ON app.t (a);",
            "CREATE TABLE app.n (id bigint PRIMARY KEY, a int);\nCREATE INDEX ON app.n (a);",
            "CREATE INDEX ix_t_a ON ONLY app.t (a);",
        ),
        "mssql": ("CREATE INDEX IX_T_A ON dbo.T (A) WITH (ONLINE = ON)",),
    },
    check=check,
)
