"""LH514: what other databases take and SQL Server does not."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.edits import Edit
from strandline.lint.statements.fixes import insert
from strandline.lint.statements.record import Action, ChangeKind, Object, Statement, find_words
from strandline.lint.statements.rule import Found, StatementRule
from strandline.lint.statements.tokens import Token

_FIRST = (Object.VIEW, Object.PROCEDURE, Object.FUNCTION, Object.TRIGGER, Object.SCHEMA)


def check(context: StatementContext) -> Iterator[Found]:
    """Report forms that do not parse, and modules that do not begin their batch."""
    for statement in context.statements:
        yield from _forms(statement)
        first = statement.first_in_batch
        if statement.action is Action.CREATE and statement.object in _FIRST and not first:
            kind = statement.object.name if statement.object is not None else ""
            yield Found(
                message=f"CREATE {kind} has to be the first statement of its batch (Msg 111)",
                start=statement.start,
                end=statement.tokens[1].end,
                subject=str(statement.name or ""),
                edits=() if statement.guarded else insert(statement.start, "\nGO\n"),
            )


def _forms(statement: Statement) -> Iterator[Found]:
    tokens = statement.tokens
    if statement.action is Action.CREATE:
        at = find_words(tokens[:6], "IF", "NOT", "EXISTS")
        if at is not None:
            yield _found(tokens[at], tokens[at + 2], "CREATE takes no IF NOT EXISTS (Msg 156)")
        if [token.key for token in tokens[1:3]] == ["OR", "REPLACE"]:
            yield Found(
                message="it is CREATE OR ALTER here",
                start=tokens[1].start,
                end=tokens[2].end,
                edits=(Edit(tokens[2].start, tokens[2].end, "ALTER"),),
            )
    for change in statement.changes:
        at = find_words(change.tokens[:2], "ADD", "COLUMN")
        if at is not None:
            word = change.tokens[1]
            yield Found(
                message="it is ADD without COLUMN here (Msg 156)",
                start=change.tokens[0].start,
                end=word.end,
                subject=str(statement.name),
                edits=(Edit(change.tokens[0].end, word.end, ""),),
            )
        at = find_words(change.tokens[:5], "IF", "NOT", "EXISTS")
        if at is not None:
            yield _found(change.tokens[at], change.tokens[at + 2], "ADD takes no IF NOT EXISTS")
        if change.kind in (ChangeKind.RENAME, ChangeKind.RENAME_COLUMN):
            yield _found(change.tokens[0], change.tokens[-1], "names change by sp_rename here")


def _found(first: Token, last: Token, message: str) -> Found:
    return Found(message=message, start=first.start, end=last.end)


RULE = StatementRule(
    code="LH514",
    slug="tsql-syntax",
    severity=Severity.ERROR,
    summary="A form that other databases take and SQL Server refuses",
    risk="The batch does not parse; batches before it have run already.",
    safe_way=(
        "ask the catalog with IF ... first, run modules by EXEC (N'...') or after GO, and rename by "
        "sp_rename"
    ),
    platforms=("mssql",),
    peers=("H14",),
    fix="writes ADD, CREATE OR ALTER, or GO before a module",
    bad={
        "mssql": (
            "CREATE TABLE IF NOT EXISTS dbo.N (Id INT NOT NULL)",
            "ALTER TABLE dbo.T ADD COLUMN A INT NULL",
            "CREATE OR REPLACE VIEW dbo.V AS SELECT 1 AS One",
            "SELECT 1;\nCREATE VIEW dbo.V AS SELECT 1 AS One  -- <- here",
            "ALTER TABLE dbo.T RENAME COLUMN A TO B",
        ),
    },
    good={
        "mssql": (
            "ALTER TABLE dbo.T ADD A INT NULL",
            "SELECT 1\nGO\nCREATE OR ALTER VIEW dbo.V AS SELECT 1 AS One",
            "IF SCHEMA_ID(N'app') IS NULL EXEC (N'CREATE SCHEMA app')",
        ),
    },
    check=check,
)
