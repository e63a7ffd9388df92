"""LK409: a constraint is validated in the transaction that added it."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import ChangeKind
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report VALIDATE in a transaction that altered the same table before, which keeps its lock."""
    held: dict[tuple[int, str], int] = {}
    for statement, change in context.altered(
        ChangeKind.ADD_CONSTRAINT, ChangeKind.ADD_COLUMN, ChangeKind.VALIDATE, ChangeKind.SET_TYPE
    ):
        transaction = context.transaction(statement)
        if statement.name is None:
            continue
        if transaction is None:
            # Within one statement the lock of ADD is kept while VALIDATE reads.
            transaction = -1 - statement.index
        key = (transaction, statement.name.key)
        if change.kind is not ChangeKind.VALIDATE:
            held[key] = statement.index
        elif key in held:
            yield Found(
                message=f"reads every row of {statement.name} while the lock of an earlier change is kept",
                start=change.start,
                end=change.end,
                subject=str(statement.name),
            )


RULE = StatementRule(
    code="LK409",
    slug="validate-in-same-transaction",
    severity=Severity.WARNING,
    summary="A constraint is validated in the transaction that added it",
    risk="The strong lock of ADD CONSTRAINT is kept until the commit, so NOT VALID has gained nothing.",
    safe_way="commit between the two, best validate in a later migration",
    platforms=("postgres",),
    peers=("L09",),
    bad={
        "postgres": (
            "BEGIN;\nALTER TABLE app.t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;\n"
            "ALTER TABLE app.t VALIDATE CONSTRAINT c;  -- <- here\nCOMMIT;",
        ),
    },
    good={
        "postgres": (
            "BEGIN;\nALTER TABLE app.t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;\nCOMMIT;\n"
            "ALTER TABLE app.t VALIDATE CONSTRAINT c;",
        ),
    },
    check=check,
)
