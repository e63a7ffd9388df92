"""LC313: a column that is in use gets another default."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import ChangeKind, ConstraintKind
from strandline.lint.statements.rule import Found, StatementRule
from strandline.lint.statements.volatility import surely_volatile


def check(context: StatementContext) -> Iterator[Found]:
    """Report new defaults; not those of columns that the script has added."""
    for statement, change in context.altered(ChangeKind.SET_DEFAULT):
        if context.column_was_added(statement.name, change.name, statement):
            continue
        call = surely_volatile(change.value)
        how = f", another one for every row ({call})" if call else ""
        yield Found(
            message=f"new rows get another {statement.name}.{change.name} from now on{how}",
            start=change.start,
            end=change.end,
            subject=f"{statement.name}.{change.name}",
        )
    for statement, change, constraint in context.added_constraints(ConstraintKind.DEFAULT):
        if not any(
            context.column_was_added(statement.name, column, statement)
            for column in constraint.columns
        ):
            shown = ", ".join(str(column) for column in constraint.columns)
            yield Found(
                message=f"new rows get another {statement.name}.{shown} from now on",
                start=change.start,
                end=change.end,
                subject=f"{statement.name}.{shown}",
            )


RULE = StatementRule(
    code="LC313",
    slug="default-changed",
    severity=Severity.INFO,
    summary="A column that is in use gets another default",
    risk=(
        "Clients that cached the old default write it still; old rows keep what they have, so the "
        "column means two things."
    ),
    safe_way="release code that writes the value itself first; backfill old rows on purpose or not",
    platforms=("postgres", "mssql", "duckdb"),
    peers=("C13",),
    bad={
        "postgres": (
            "ALTER TABLE app.t ALTER COLUMN state SET DEFAULT 'new';",
            "ALTER TABLE app.t ALTER COLUMN token SET DEFAULT gen_random_uuid();",
        ),
        "mssql": ("ALTER TABLE dbo.T ADD CONSTRAINT DF_T_State DEFAULT (N'new') FOR State",),
        "duckdb": ("ALTER TABLE t ALTER state SET DEFAULT 'new';",),
    },
    good={
        "postgres": (
            "ALTER TABLE app.t ADD COLUMN token uuid;\n"
            "ALTER TABLE app.t ALTER COLUMN token SET DEFAULT gen_random_uuid();",
        ),
        "mssql": (
            "ALTER TABLE dbo.T ADD State NVARCHAR(9) NULL\n"
            "ALTER TABLE dbo.T ADD CONSTRAINT DF_T_State DEFAULT (N'new') FOR State",
        ),
        "duckdb": ("ALTER TABLE t ADD COLUMN a INT;\nALTER TABLE t ALTER a SET DEFAULT 1;",),
    },
    check=check,
)
