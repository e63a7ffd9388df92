"""LK411: a column is added with a default that differs from row to row."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.rule import Found, StatementRule
from strandline.lint.statements.volatility import volatile_call


def check(context: StatementContext) -> Iterator[Found]:
    """Report calls that are volatile or unknown; constants are kept once since PostgreSQL 11."""
    old_server = context.pg_version is not None and context.pg_version < 11
    for statement, change, column in context.added_columns():
        call = volatile_call(column.default)
        if call or (old_server and column.default):
            yield Found(
                message=f"every row of {statement.name} is written anew with its own {call or 'value'}",
                start=change.start,
                end=change.end,
                subject=f"{statement.name}.{column.name}",
            )


RULE = StatementRule(
    code="LK411",
    slug="volatile-default",
    severity=Severity.WARNING,
    summary="A column is added with a default that is computed for every row",
    risk="The table is written anew while readers and writers wait. A constant default costs nothing.",
    safe_way="add the column without it, SET DEFAULT for new rows, then fill the old ones in batches",
    platforms=("postgres",),
    peers=("L11",),
    bad={
        "postgres": (
            "ALTER TABLE app.t ADD COLUMN token uuid DEFAULT gen_random_uuid();",
            "ALTER TABLE app.t ADD COLUMN made timestamptz DEFAULT clock_timestamp();",
            "ALTER TABLE app.t ADD COLUMN n bigint DEFAULT nextval('app.s');",
            "ALTER TABLE app.t ADD COLUMN n bigint DEFAULT app.my_function();",
        ),
    },
    good={
        "postgres": (
            "ALTER TABLE app.t ADD COLUMN made timestamptz DEFAULT now();",
            "ALTER TABLE app.t ADD COLUMN state varchar(9) NOT NULL DEFAULT 'new'::varchar(9);",
            "ALTER TABLE app.t ADD COLUMN token uuid;\n"
            "ALTER TABLE app.t ALTER COLUMN token SET DEFAULT gen_random_uuid();",
        ),
    },
    check=check,
)
