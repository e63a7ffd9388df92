"""LF205: a primary key is put over columns that may hold NULL."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import ChangeKind, ConstraintKind
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report keys of columns that the script has not made NOT NULL before."""
    for statement, change, constraint in context.added_constraints(ConstraintKind.PRIMARY_KEY):
        proven = {
            earlier.name.key
            for earlier in context.earlier_changes(
                statement.name, statement, ChangeKind.SET_NOT_NULL, ChangeKind.SET_TYPE
            )
            if earlier.name is not None
            and (earlier.kind is ChangeKind.SET_NOT_NULL or earlier.not_null)
        }
        columns = {column.key for column in constraint.columns}
        if (columns and columns <= proven) or (constraint.using_index and proven):
            continue
        yield Found(
            message=f"the key of {statement.name} makes its columns NOT NULL, which may fail",
            start=change.start,
            end=change.end,
            subject=str(statement.name),
        )


RULE = StatementRule(
    code="LF205",
    slug="primary-key-over-nullable",
    severity=Severity.WARNING,
    summary="A primary key is put over columns that may hold NULL",
    risk="PostgreSQL reads the table under an exclusive lock and fails on NULL; SQL Server refuses.",
    safe_way="make the columns NOT NULL first, by a validated check on PostgreSQL",
    platforms=("postgres", "mssql", "duckdb"),
    peers=("P05",),
    bad={
        "postgres": ("ALTER TABLE app.t ADD CONSTRAINT pk_t PRIMARY KEY USING INDEX pk_t;",),
        "mssql": ("ALTER TABLE dbo.T ADD CONSTRAINT PK_T PRIMARY KEY (Id) WITH (ONLINE = ON)",),
        "duckdb": ("ALTER TABLE t ADD PRIMARY KEY (id);",),
    },
    good={
        "postgres": (
            "ALTER TABLE app.t ADD CONSTRAINT c CHECK (id IS NOT NULL) NOT VALID;\n"
            "ALTER TABLE app.t VALIDATE CONSTRAINT c;\n"
            "ALTER TABLE app.t ALTER COLUMN id SET NOT NULL;\n"
            "ALTER TABLE app.t ADD CONSTRAINT pk_t PRIMARY KEY USING INDEX pk_t;",
        ),
        "mssql": (
            "UPDATE dbo.T SET Id = 0 WHERE Id IS NULL\n"
            "ALTER TABLE dbo.T ALTER COLUMN Id BIGINT NOT NULL WITH (ONLINE = ON)\n"
            "ALTER TABLE dbo.T ADD CONSTRAINT PK_T PRIMARY KEY (Id) WITH (ONLINE = ON)",
        ),
        "duckdb": ("CREATE TABLE t (id INT);\nALTER TABLE t ADD PRIMARY KEY (id);",),
    },
    check=check,
)
