"""LC309: an option of the server, the database or an extension changes."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import Action, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule

_PRAGMAS = {
    "journal_mode", "auto_vacuum", "page_size", "encoding", "secure_delete", "locking_mode",
    "synchronous", "legacy_file_format",
}  # fmt: skip


def check(context: StatementContext) -> Iterator[Found]:
    """Report each; a PRAGMA that only asks is none."""
    for statement in context.on(Action.ALTER, Object.SYSTEM, Object.DATABASE, Object.TABLESPACE):
        kind = statement.object.value if statement.object is not None else ""
        yield _found(statement, f"changes an option of the {kind}")
    for statement in context.on(Action.ALTER, Object.EXTENSION):
        yield _found(statement, f"changes the extension {statement.name}")
    for statement in context.actions(Action.EXECUTE):
        if statement.name is not None and statement.name.key == "sp_configure":
            yield _found(statement, "changes an option of the server")
    for statement in context.actions(Action.PRAGMA):
        if statement.name is not None and statement.name.key in _PRAGMAS:
            if statement.options.get("VALUE"):
                yield _found(statement, f"changes {statement.name} of the database file")
    for statement in context.actions(Action.SET):
        if statement.has("SET", "GLOBAL"):
            yield _found(statement, "changes an option for every session")


def _found(statement: Statement, message: str) -> Found:
    return Found(
        message=message,
        start=statement.start,
        end=statement.end,
        subject=str(statement.name or ""),
    )


RULE = StatementRule(
    code="LC309",
    slug="server-options",
    severity=Severity.WARNING,
    summary="An option of the server, the database or an extension changes",
    risk="It reaches other schemas and other users, and no rollback of the schema takes it back.",
    safe_way="make it a change of its own, by who runs the server, with its own way back",
    platforms=ALL,
    peers=("C09",),
    bad={
        "postgres": (
            "ALTER DATABASE shop SET timezone = 'UTC';",
            "ALTER SYSTEM SET work_mem = '1GB';",
            "ALTER EXTENSION postgis UPDATE;",
        ),
        "mssql": (
            "ALTER DATABASE Shop SET READ_COMMITTED_SNAPSHOT ON",
            "EXEC sp_configure 'max degree of parallelism', 4",
        ),
        "sqlite": ("PRAGMA journal_mode = WAL;",),
        "duckdb": ("SET GLOBAL threads = 4;",),
    },
    good={
        "postgres": ("SET LOCAL work_mem = '1GB';",),
        "mssql": ("SET NOCOUNT ON",),
        "sqlite": ("PRAGMA journal_mode;",),
        "duckdb": ("SET threads = 4;",),
    },
    check=check,
)
