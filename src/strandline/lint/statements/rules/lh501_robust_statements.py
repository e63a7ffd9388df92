"""LH501: a script that fails midway cannot be run again."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.fixes import insert
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import (
    Action,
    Change,
    ChangeKind,
    Flag,
    Name,
    Object,
    Statement,
)
from strandline.lint.statements.rule import Found, StatementRule

_MADE = {
    "postgres": (
        Object.TABLE, Object.INDEX, Object.SCHEMA, Object.SEQUENCE, Object.EXTENSION,
        Object.MATERIALIZED_VIEW,
    ),
    "sqlite": (Object.TABLE, Object.INDEX, Object.VIEW, Object.TRIGGER),
    "duckdb": (Object.TABLE, Object.INDEX, Object.SCHEMA, Object.SEQUENCE, Object.VIEW, Object.TYPE),
    "mssql": (),
}  # fmt: skip
_COLUMNS_TOO = ("postgres", "duckdb")


def check(context: StatementContext) -> Iterator[Found]:
    """Report statements outside of transactions that fail when they have been run already."""
    # A script of one statement is done or not done.
    if len(context.statements) < 2:
        return
    dropped: set[str] = set()
    for statement in context.statements:
        if statement.is_on(Action.DROP, Object.INDEX) and Flag.IF_EXISTS in statement.flags:
            dropped |= {name.key for name in statement.names}
        if context.in_transaction(statement) or statement.guarded:
            continue
        name = statement.name
        if statement.is_on(Action.CREATE, Object.INDEX) and name and name.key in dropped:
            continue
        yield from _statement(context, statement)


def _statement(context: StatementContext, statement: Statement) -> Iterator[Found]:
    name, flags = statement.name, statement.flags
    made = _MADE[context.platform]
    if statement.action is Action.CREATE and statement.object in made and name is not None:
        if Flag.CONCURRENTLY in flags and Flag.IF_NOT_EXISTS not in flags:
            # IF NOT EXISTS would keep what a failed build has left, so a person has to choose.
            yield Found(
                message=f"fails on a second run: no DROP INDEX IF EXISTS before {name}",
                start=statement.start,
                end=name.end,
                subject=str(name),
            )
        elif not flags & {Flag.IF_NOT_EXISTS, Flag.OR_REPLACE, Flag.TEMPORARY}:
            yield _found(statement.start, name, "IF NOT EXISTS ")
    if statement.action is Action.DROP and name is not None and Flag.IF_EXISTS not in flags:
        if statement.object is not Object.OWNED and not name.last.startswith("#"):
            yield _found(statement.start, name, "IF EXISTS ")
    if context.platform in _COLUMNS_TOO:
        for change in statement.changes:
            yield from _change(change)


def _change(change: Change) -> Iterator[Found]:
    if change.name is None:
        return
    if change.kind is ChangeKind.ADD_COLUMN and Flag.IF_NOT_EXISTS not in change.flags:
        yield _found(change.start, change.name, "IF NOT EXISTS ")
    drops = change.kind in (ChangeKind.DROP_COLUMN, ChangeKind.DROP_CONSTRAINT)
    if drops and Flag.IF_EXISTS not in change.flags:
        yield _found(change.start, change.name, "IF EXISTS ")


def _found(start: int, name: Name, words: str) -> Found:
    return Found(
        message=f"fails on a second run: no {words.strip()} before {name}",
        start=start,
        end=name.end,
        subject=str(name),
        edits=insert(name.start, words),
    )


RULE = StatementRule(
    code="LH501",
    slug="robust-statements",
    severity=Severity.INFO,
    summary="A statement outside of a transaction fails when the script is run again",
    risk="After a failure midway the script can neither go on nor begin again.",
    safe_way=(
        "put the script into one transaction, or say IF [NOT] EXISTS; a guard is no lock: give "
        "backfills a condition that finds no rows the second time"
    ),
    platforms=ALL,
    peers=("H01",),
    blanket=True,
    fix="adds IF EXISTS or IF NOT EXISTS",
    bad={
        "postgres": (
            "CREATE TABLE app.n (id bigint PRIMARY KEY);\nSELECT 1;",
            "SELECT 1;\nALTER TABLE app.t\n  ADD COLUMN a int;  -- <- here",
            "SELECT 1;\nDROP INDEX CONCURRENTLY app.ix;  -- <- here",
            "SELECT 1;\nCREATE INDEX CONCURRENTLY ix ON app.t (a);  -- <- here",
        ),
        "mssql": ("DROP TABLE dbo.T\nSELECT 1",),
        "sqlite": ("CREATE TABLE n (id INTEGER PRIMARY KEY);\nSELECT 1;",),
        "duckdb": ("DROP VIEW v;\nSELECT 1;",),
    },
    good={
        "postgres": (
            "BEGIN;\nCREATE TABLE app.n (id bigint PRIMARY KEY);\nCOMMIT;",
            "CREATE TABLE app.n (id bigint PRIMARY KEY);",
            "ALTER TABLE app.t ADD COLUMN IF NOT EXISTS a int;\nSELECT 1;",
            "DROP INDEX CONCURRENTLY IF EXISTS app.ix;\nCREATE INDEX CONCURRENTLY ix ON app.t (a);",
        ),
        "mssql": (
            "IF INDEXPROPERTY(OBJECT_ID(N'dbo.T'), N'IX', 'IndexID') > 0 DROP INDEX IX ON dbo.T\nSELECT 1",
            "DROP INDEX IF EXISTS IX ON dbo.T\nSELECT 1",
        ),
        "sqlite": ("CREATE TABLE IF NOT EXISTS n (id INTEGER PRIMARY KEY);\nSELECT 1;",),
        "duckdb": ("CREATE VIEW IF NOT EXISTS v AS SELECT 1;\nSELECT 1;",),
    },
    check=check,
)
