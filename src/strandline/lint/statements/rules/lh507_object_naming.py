"""LH507: a constraint or index is not named after its kind and table."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import Action, ConstraintKind, Flag, Name, Object
from strandline.lint.statements.rule import Found, StatementRule

_PREFIXES = {
    ConstraintKind.PRIMARY_KEY: "PK_",
    ConstraintKind.FOREIGN_KEY: "FK_",
    ConstraintKind.UNIQUE: "UQ_",
    ConstraintKind.CHECK: "CK_",
    ConstraintKind.DEFAULT: "DF_",
}


def check(context: StatementContext) -> Iterator[Found]:
    """Report names whose prefix is not the kind's; upper and lower case are alike."""
    for statement in context.statements:
        constraints = list(statement.constraints)
        for column in statement.columns:
            constraints += column.constraints
        for change in statement.changes:
            constraints += [change.constraint] if change.constraint is not None else []
            constraints += change.column.constraints if change.column is not None else ()
        for constraint in constraints:
            prefix = _PREFIXES.get(constraint.kind)
            if prefix is not None and constraint.name is not None:
                yield from _name(constraint.name, prefix)
        if statement.is_on(Action.CREATE, Object.INDEX) and statement.name is not None:
            unique = Flag.UNIQUE in statement.flags
            yield from _name(statement.name, "UQ_" if unique else "IX_")


def _name(name: Name, prefix: str) -> Iterator[Found]:
    if not name.last.upper().startswith(prefix):
        yield Found(
            message=f"the name {name.last} does not begin with {prefix}",
            start=name.start,
            end=name.end,
            subject=str(name),
        )


RULE = StatementRule(
    code="LH507",
    slug="object-naming",
    severity=Severity.INFO,
    summary="A constraint or index has a name without the prefix of its kind",
    risk="Error messages name the constraint only; a name by rule says at once what it is.",
    safe_way="name it PK_, FK_, UQ_, CK_, DF_ or IX_, then the table and the columns",
    platforms=ALL,
    peers=("H07",),
    default=False,
    bad={
        "postgres": (
            "CREATE INDEX CONCURRENTLY t_a ON app.t (a);",
            "ALTER TABLE app.t ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;",
        ),
        "mssql": ("ALTER TABLE dbo.T ADD CONSTRAINT Positive CHECK (A > 0)",),
        "sqlite": ("CREATE INDEX t_a ON t (a);",),
        "duckdb": ("CREATE INDEX t_a ON t (a);",),
    },
    good={
        "postgres": ("CREATE INDEX CONCURRENTLY ix_t_a ON app.t (a);",),
        "mssql": ("ALTER TABLE dbo.T WITH NOCHECK ADD CONSTRAINT CK_T_A CHECK (A > 0)",),
        "sqlite": ("CREATE INDEX ix_t_a ON t (a);",),
        "duckdb": ("CREATE INDEX ix_t_a ON t (a);",),
    },
    check=check,
)
