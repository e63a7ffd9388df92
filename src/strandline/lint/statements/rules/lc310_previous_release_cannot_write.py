"""LC310: the release before this one may not cope when only its code is rolled back."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import Action, ChangeKind, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule

_KINDS = {
    ChangeKind.ADD_COLUMN: "adds a column that the previous release does not fill",
    ChangeKind.ADD_CONSTRAINT: "forbids what the previous release may write",
    ChangeKind.SET_NOT_NULL: "forbids what the previous release may write",
    ChangeKind.SET_DEFAULT: "writes a value that the previous release does not know",
    ChangeKind.REPLICA_IDENTITY: "changes what replicas are told",
    ChangeKind.NO_INHERIT: "takes the table out of queries on its parent",
}


def check(context: StatementContext) -> Iterator[Found]:
    """Report everything that a strict reading of rollback forbids."""
    for statement, change in context.altered(*_KINDS):
        yield _found(statement, f"{_KINDS[change.kind]} ({statement.name})")
    for statement in context.on(Action.ALTER, Object.TYPE):
        if statement.has("ADD", "VALUE"):
            yield _found(statement, "adds a value that the previous release does not know")
        if statement.has("ADD", "ATTRIBUTE"):
            yield _found(statement, "adds an attribute that the previous release does not know")
    for statement in context.on(Action.ALTER, Object.SEQUENCE):
        if not statement.has("RENAME") and not statement.has("OWNER"):
            yield _found(statement, "changes the numbers that the previous release gets")


def _found(statement: Statement, message: str) -> Found:
    return Found(
        message=message,
        start=statement.start,
        end=statement.end,
        subject=str(statement.name or ""),
    )


RULE = StatementRule(
    code="LC310",
    slug="previous-release-cannot-live-with-it",
    severity=Severity.WARNING,
    summary="The previous release of the code may not cope with the new schema",
    risk="Rolling back the code alone, the quickest way out of an incident, no longer works.",
    safe_way="expand first and contract a release later, so that two releases fit each schema",
    platforms=ALL,
    peers=("C10",),
    default=False,
    bad={
        "postgres": (
            "ALTER TABLE app.t ADD COLUMN a int;",
            "ALTER TYPE app.mood ADD VALUE 'calm' AFTER 'sad';",
            "ALTER TYPE app.pair ADD ATTRIBUTE c int;",
            "ALTER TABLE app.t ALTER a SET DEFAULT 1;",
            "ALTER SEQUENCE app.s INCREMENT BY 10;",
            "ALTER TABLE app.t REPLICA IDENTITY FULL;",
            "ALTER TABLE app.t NO INHERIT app.parent;",
        ),
        "mssql": ("ALTER TABLE dbo.T ADD A INT NULL",),
        "sqlite": ("ALTER TABLE t ADD COLUMN a INT;",),
        "duckdb": ("ALTER TABLE t ADD COLUMN a INT;",),
    },
    good={
        "postgres": ("CREATE TABLE app.n (id bigint PRIMARY KEY);",),
        "mssql": ("CREATE TABLE dbo.N (Id BIGINT NOT NULL CONSTRAINT PK_N PRIMARY KEY)",),
        "sqlite": ("CREATE TABLE n (id INTEGER PRIMARY KEY);",),
        "duckdb": ("CREATE TABLE n (id INTEGER PRIMARY KEY);",),
    },
    check=check,
)
