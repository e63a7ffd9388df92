"""LF254: a value is added to an enum and used in the same transaction."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, Object
from strandline.lint.statements.rule import Found, StatementRule
from strandline.lint.statements.tokens import Kind


def check(context: StatementContext) -> Iterator[Found]:
    """Report later literals of the same transaction that are the new value."""
    added: dict[str, int] = {}
    for statement in context.statements:
        transaction = context.transaction(statement)
        if statement.is_on(Action.ALTER, Object.TYPE) and statement.has("ADD", "VALUE"):
            value = next((t for t in statement.tokens if t.kind is Kind.STRING), None)
            if value is not None and transaction is not None:
                added[value.value] = transaction
            continue
        for token in statement.tokens if added else ():
            if token.kind is Kind.STRING and added.get(token.value, -1) == transaction:
                yield Found(
                    message="uses an enum value in the transaction that added it",
                    start=token.start,
                    end=token.end,
                )


RULE = StatementRule(
    code="LF254",
    slug="enum-value-used-at-once",
    severity=Severity.ERROR,
    summary="A value is added to an enum and used in the same transaction",
    risk="PostgreSQL refuses it (unsafe use of new value) and the whole transaction fails.",
    safe_way="add the value in a transaction of its own, before the one that uses it",
    platforms=("postgres",),
    peers=("H02", "C11"),
    bad={
        "postgres": (
            "BEGIN;\nALTER TYPE app.mood ADD VALUE 'calm' AFTER 'sad';\n"
            "UPDATE app.t SET m = 'calm' WHERE m IS NULL;  -- <- here\nCOMMIT;",
        ),
    },
    good={
        "postgres": (
            "ALTER TYPE app.mood ADD VALUE 'calm' AFTER 'sad';\n"
            "BEGIN;\nUPDATE app.t SET m = 'calm' WHERE m IS NULL;\nCOMMIT;",
        ),
    },
    check=check,
)
