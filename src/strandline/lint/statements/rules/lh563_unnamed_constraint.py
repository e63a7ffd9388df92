"""LH563: a constraint has a name that SQL Server makes up."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report keys, checks and foreign keys without a name on tables that stay."""
    for statement in context.statements:
        table = statement.name
        if table is None or table.last.startswith(("#", "@")):
            continue
        constraints = list(statement.constraints)
        for column in statement.columns:
            constraints += column.constraints
        for change in statement.changes:
            constraints += [change.constraint] if change.constraint is not None else []
            constraints += change.column.constraints if change.column is not None else ()
        for constraint in constraints:
            if constraint.name is None:
                yield Found(
                    message=f"a {constraint.kind.value} of {table} gets another name on every database",
                    start=constraint.start,
                    end=constraint.end,
                    subject=str(table),
                )


RULE = StatementRule(
    code="LH563",
    slug="unnamed-constraint",
    severity=Severity.INFO,
    summary="A constraint has no name of its own",
    risk="A later script cannot drop or change it by name, and databases differ by it for ever.",
    safe_way="CONSTRAINT PK_, FK_, UQ_ or CK_ with the table and the columns",
    platforms=("mssql",),
    peers=("H13",),
    bad={"mssql": ("ALTER TABLE dbo.T WITH NOCHECK ADD CHECK (A > 0)",)},
    good={"mssql": ("ALTER TABLE dbo.T WITH NOCHECK ADD CONSTRAINT CK_T_A CHECK (A > 0)",)},
    check=check,
)
