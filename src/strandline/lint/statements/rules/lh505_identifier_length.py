"""LH505: a name is longer than the database keeps."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action
from strandline.lint.statements.rule import Found, StatementRule
from strandline.lint.statements.tokens import Token


def check(context: StatementContext) -> Iterator[Found]:
    """Report each name of a definition that is too long, once."""
    seen: set[str] = set()
    for statement in context.actions(Action.CREATE, Action.ALTER, Action.RENAME):
        tokens = statement.tokens
        for token in tokens:
            if not token.is_name or token.value in seen:
                continue
            excess = _excess(context, token)
            if excess:
                seen.add(token.value)
                yield Found(
                    message=f"the name {token.value[:20]}... is {excess} too long",
                    start=token.start,
                    end=token.end,
                    subject=token.value,
                )


def _excess(context: StatementContext, token: Token) -> str:
    grammar, name = context.grammar, token.value
    if len(name) * 4 <= (grammar.name_bytes or 0):
        return ""
    size = len(name.encode("utf-8", "surrogatepass"))
    if grammar.name_bytes is not None and size > grammar.name_bytes:
        return f"{size - grammar.name_bytes} bytes"
    most = grammar.name_characters
    if most is not None and len(name) > most:
        return f"{len(name) - most} characters"
    return ""


RULE = StatementRule(
    code="LH505",
    slug="identifier-length",
    severity=Severity.WARNING,
    summary="A name is longer than the database keeps",
    risk="PostgreSQL cuts it at 63 bytes without failing, so later scripts miss it and two may collide.",
    safe_way="shorten it, with a piece of its hash at the end where it must stay unique",
    platforms=("postgres", "mssql"),
    peers=("H05",),
    bad={
        "postgres": (
            f"CREATE TABLE app.{'a' * 64} (id bigint PRIMARY KEY);",
            f'ALTER TABLE app.t ADD COLUMN "{"é" * 32}" int;',
        ),
        "mssql": (f"CREATE TABLE dbo.[{'a' * 129}] (Id INT NOT NULL)",),
    },
    good={
        "postgres": (f"CREATE TABLE app.{'a' * 63} (id bigint PRIMARY KEY);",),
        "mssql": (f"CREATE TABLE dbo.[{'a' * 128}] (Id INT NOT NULL CONSTRAINT PK_A PRIMARY KEY)",),
    },
    check=check,
)
