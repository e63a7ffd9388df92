"""LD106: a column gets a type that may not hold what is in it."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import ChangeKind
from strandline.lint.statements.rule import Found, StatementRule
from strandline.lint.statements.types import Fit, fit, looks_narrow


def check(context: StatementContext) -> Iterator[Found]:
    """Compare with the type that is known; without one, report types that others narrow to."""
    for statement, change in context.altered(ChangeKind.SET_TYPE):
        if change.type is None or context.column_was_added(statement.name, change.name, statement):
            continue
        old, new = context.type_of(statement.name, change.name), str(change.type)
        if old:
            loses = fit(old, new) is Fit.NARROWS
            message = f"{statement.name}.{change.name}: {new} does not hold every {old}"
        else:
            # T-SQL repeats the type to change NOT NULL alone, so a type there says little.
            loses = looks_narrow(new) and not change.not_null
            message = f"{statement.name}.{change.name}: {new} may be narrower than what is there"
        if loses:
            yield Found(
                message=message,
                start=change.start,
                end=change.end,
                subject=f"{statement.name}.{change.name}",
            )


RULE = StatementRule(
    code="LD106",
    slug="narrowing-type",
    severity=Severity.WARNING,
    summary="A column's new type may not hold every value of the old one",
    risk=(
        "Values are cut, rounded or refused: the change loses data where a cast allows it and "
        "fails midway where none does."
    ),
    safe_way=(
        "count the values that would not fit, archive their originals by key, or add a second "
        "column and move the values that fit"
    ),
    platforms=("postgres", "mssql", "duckdb"),
    peers=("D06",),
    bad={
        "postgres": (
            "ALTER TABLE app.orders ALTER COLUMN note TYPE varchar(20);",
            "ALTER TABLE app.orders ALTER total SET DATA TYPE integer USING round(total)::integer;",
        ),
        "mssql": ("ALTER TABLE dbo.Orders ALTER COLUMN Note NVARCHAR(20)",),
        "duckdb": ("ALTER TABLE orders ALTER note TYPE SMALLINT;",),
    },
    good={
        "postgres": ("ALTER TABLE app.orders ALTER COLUMN note TYPE text;",),
        "mssql": ("ALTER TABLE dbo.Orders ALTER COLUMN Id BIGINT NOT NULL",),
        "duckdb": ("ALTER TABLE orders ALTER id TYPE BIGINT;",),
    },
    check=check,
)
