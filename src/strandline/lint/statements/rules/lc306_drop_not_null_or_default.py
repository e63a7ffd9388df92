"""LC306: a column stops being required or loses its default."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import ChangeKind
from strandline.lint.statements.rule import Found, StatementRule

_WHAT = {
    ChangeKind.DROP_NOT_NULL: "may hold NULL from now on",
    ChangeKind.DROP_DEFAULT: "has no default any more",
}


def check(context: StatementContext) -> Iterator[Found]:
    """Report each; of a column that the script has added it is a step of filling it."""
    for statement, change in context.altered(*_WHAT):
        if not context.column_was_added(statement.name, change.name, statement):
            yield Found(
                message=f"{statement.name}.{change.name} {_WHAT[change.kind]}",
                start=change.start,
                end=change.end,
                subject=f"{statement.name}.{change.name}",
            )
    for statement, change in context.altered(ChangeKind.DROP_CONSTRAINT):
        if context.grammar.named_defaults and str(change.name).upper().startswith("DF_"):
            yield Found(
                message=f"{statement.name} loses the default {change.name}",
                start=change.start,
                end=change.end,
                subject=f"{statement.name}.{change.name}",
            )


RULE = StatementRule(
    code="LC306",
    slug="drop-not-null-or-default",
    severity=Severity.WARNING,
    summary="A column stops being required or loses its default",
    risk=(
        "Clients of the release that still runs read NULL where none could be, or insert without a "
        "value that the default used to give."
    ),
    safe_way="release code that copes first; keep the default for one release",
    platforms=("postgres", "mssql", "duckdb"),
    peers=("C06",),
    bad={
        "postgres": (
            "ALTER TABLE app.t ALTER COLUMN a DROP NOT NULL;",
            "ALTER TABLE app.t ALTER a DROP DEFAULT;",
        ),
        "mssql": ("ALTER TABLE dbo.T DROP CONSTRAINT DF_T_A",),
        "duckdb": ("ALTER TABLE t ALTER a DROP NOT NULL;",),
    },
    good={
        "postgres": (
            "ALTER TABLE app.t ADD COLUMN a int NOT NULL DEFAULT 0;\n"
            "ALTER TABLE app.t ALTER COLUMN a DROP DEFAULT;",
        ),
        "mssql": ("ALTER TABLE dbo.T ADD CONSTRAINT DF_T_A DEFAULT (0) FOR A",),
        "duckdb": ("ALTER TABLE t ALTER a SET DEFAULT 1;",),
    },
    check=check,
)
