"""LC354: a drop reaches objects that it does not name."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.edits import Edit
from strandline.lint.statements.record import Action, ChangeKind, Flag, Object
from strandline.lint.statements.rule import Found, StatementRule
from strandline.lint.statements.tokens import Token


def check(context: StatementContext) -> Iterator[Found]:
    """Report CASCADE on drops of anything, columns and constraints too."""
    for statement in context.actions(Action.DROP):
        if Flag.CASCADE in statement.flags and statement.object is not Object.OWNED:
            yield _found(statement.tokens, str(statement.name))
    for _, change in context.altered(ChangeKind.DROP_COLUMN, ChangeKind.DROP_CONSTRAINT):
        if Flag.CASCADE in change.flags:
            yield _found(change.tokens, str(change.name))


def _found(tokens: tuple[Token, ...], name: str) -> Found:
    word = next(token for token in reversed(tokens) if token.key == "CASCADE")
    before = next(token for token in reversed(tokens) if token.end <= word.start)
    return Found(
        message=f"also drops whatever depends on {name}, without naming it",
        start=word.start,
        end=word.end,
        subject=name,
        edits=(Edit(before.end, word.end, ""),),
    )


RULE = StatementRule(
    code="LC354",
    slug="drop-cascade",
    severity=Severity.WARNING,
    summary="DROP ... CASCADE also drops what it does not name",
    risk="Views, foreign keys and columns of a dropped type go unseen, and no rollback knows of them.",
    safe_way="leave CASCADE out, read what the database complains about, and drop each by name",
    platforms=("postgres", "duckdb"),
    peers=("C04",),
    fix="leaves CASCADE out",
    bad={
        "postgres": (
            "DROP TYPE app.mood CASCADE;",
            "ALTER TABLE app.t DROP COLUMN a CASCADE;",
        ),
        "duckdb": ("DROP TABLE t CASCADE;",),
    },
    good={"postgres": ("DROP INDEX CONCURRENTLY app.ix RESTRICT;",), "duckdb": ("DROP INDEX ix;",)},
    check=check,
)
