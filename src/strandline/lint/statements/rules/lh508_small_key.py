"""LH508: a numbered key can run out of numbers."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.edits import Edit
from strandline.lint.statements.record import ConstraintKind
from strandline.lint.statements.rule import Found, StatementRule

_SMALL = {
    "int": 2**31, "integer": 2**31, "int4": 2**31, "serial": 2**31, "serial4": 2**31,
    "smallint": 2**15, "int2": 2**15, "smallserial": 2**15, "serial2": 2**15,
}  # fmt: skip
_WIDE = {
    "serial": "bigserial",
    "serial4": "bigserial",
    "smallserial": "bigserial",
    "serial2": "bigserial",
}


def check(context: StatementContext) -> Iterator[Found]:
    """Report identity, serial and primary key columns of small integer types."""
    for statement, column in context.defined_columns():
        kind = column.type
        if kind is None or kind.name not in _SMALL:
            continue
        key = column.constraint(ConstraintKind.PRIMARY_KEY) is not None or any(
            constraint.kind is ConstraintKind.PRIMARY_KEY
            and [name.key for name in constraint.columns] == [column.name.key]
            for constraint in statement.constraints
        )
        if column.identity or key:
            yield Found(
                message=f"{column.name} ends at {_SMALL[kind.name] - 1:,}",
                start=kind.start,
                end=kind.end,
                subject=str(column.name),
                edits=(Edit(kind.start, kind.end, _WIDE.get(kind.name, "bigint")),),
            )


RULE = StatementRule(
    code="LH508",
    slug="small-key",
    severity=Severity.INFO,
    summary="A key or numbered column has a small integer type",
    risk="Numbers of failed inserts are lost too; when they run out, every insert fails at once.",
    safe_way="use bigint from the beginning: changing a key later writes the table anew",
    platforms=("postgres", "mssql"),
    peers=("H08",),
    blanket=True,
    fix="writes bigint",
    bad={
        "postgres": (
            "CREATE TABLE app.n (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY);",
            "CREATE TABLE app.n (id serial, PRIMARY KEY (id));",
        ),
        "mssql": ("CREATE TABLE dbo.N (Id INT IDENTITY(1, 1) NOT NULL)",),
    },
    good={
        "postgres": (
            "CREATE TABLE app.n (id bigint PRIMARY KEY, size integer);",
            "CREATE TABLE app.n (a integer, b bigint, PRIMARY KEY (a, b));",
        ),
        "mssql": (
            "CREATE TABLE dbo.N (Id BIGINT IDENTITY(1, 1) NOT NULL CONSTRAINT PK_N PRIMARY KEY)",
        ),
    },
    check=check,
)
