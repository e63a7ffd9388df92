"""LH579: a foreign key has no index on its own side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import (
    Action,
    Constraint,
    ConstraintKind,
    Name,
    Object,
)
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report keys whose columns the script makes, and that no index or key of it begins with."""
    covered: dict[str, list[tuple[Name, list[str]]]] = defaultdict(list)
    for table, lead in _covered(context):
        covered[table.key].append((table, lead))
    for table, key in _keys(context):
        columns = [column.key for column in key.columns]
        if any(
            other.same_as(table) and set(lead[: len(columns)]) == set(columns)
            for other, lead in covered[table.key]
        ):
            continue
        shown = ", ".join(str(column) for column in key.columns)
        yield Found(
            message=f"no index of {table} begins with {shown}",
            start=key.start,
            end=key.end,
            subject=f"{table}.{shown}",
        )


def _keys(context: StatementContext) -> Iterator[tuple[Name, Constraint]]:
    """Yield the foreign keys over columns that the script has made."""
    for statement in context.statements:
        table = statement.name
        if table is None:
            continue
        found = list(statement.constraints)
        for column in statement.columns:
            found += column.constraints
        for change in statement.changes:
            if change.column is not None:
                found += change.column.constraints
            if change.constraint is not None and all(
                context.column_was_added(table, column, statement)
                for column in change.constraint.columns
            ):
                found.append(change.constraint)
        for constraint in found:
            if constraint.kind is ConstraintKind.FOREIGN_KEY and constraint.columns:
                yield table, constraint


def _covered(context: StatementContext) -> Iterator[tuple[Name, list[str]]]:
    for statement in context.statements:
        if statement.is_on(Action.CREATE, Object.INDEX) and statement.table is not None:
            names = statement.index_columns
            lead = [name.key if name is not None else "" for name in names]
            yield statement.table, lead
            # An index of a rebuilt table is made when the new one has the old one's name already.
            for _, earlier in context.history.renamed[statement.table.key]:
                yield earlier, lead
        table = statement.name
        if table is None:
            continue
        constraints = list(statement.constraints)
        for column in statement.columns:
            constraints += column.constraints
        for change in statement.changes:
            constraints += [change.constraint] if change.constraint is not None else []
            constraints += change.column.constraints if change.column is not None else ()
        for constraint in constraints:
            if constraint.kind in (ConstraintKind.PRIMARY_KEY, ConstraintKind.UNIQUE):
                yield table, [column.key for column in constraint.columns]


RULE = StatementRule(
    code="LH579",
    slug="foreign-key-without-index",
    severity=Severity.INFO,
    summary="A foreign key is made without an index on its own columns",
    risk="Every delete or key change in the other table reads this one through, and locks what it reads.",
    safe_way="CREATE INDEX on the key's columns in the same script",
    platforms=("postgres", "mssql", "sqlite"),
    peers=("H09",),
    bad={
        "postgres": (
            "CREATE TABLE app.n (\n  id bigint PRIMARY KEY,\n"
            "  t_id bigint REFERENCES app.t (id)  -- <- here\n);",
            "ALTER TABLE app.t ADD COLUMN u_id bigint REFERENCES app.u (id);",
        ),
        "mssql": (
            "CREATE TABLE dbo.N (Id INT NOT NULL PRIMARY KEY, TId INT NULL,\n"
            "  CONSTRAINT FK_N_T FOREIGN KEY (TId) REFERENCES dbo.T (Id))  -- <- here",
        ),
        "sqlite": ("CREATE TABLE n (id INTEGER PRIMARY KEY, t_id INT REFERENCES t (id));",),
    },
    good={
        "postgres": (
            "CREATE TABLE app.n (id bigint PRIMARY KEY, t_id bigint REFERENCES app.t (id));\n"
            "CREATE INDEX ix_n_t ON app.n (t_id);",
            "CREATE TABLE app.n (a bigint REFERENCES app.a, b bigint, PRIMARY KEY (a, b));",
            "ALTER TABLE app.t ADD CONSTRAINT fk FOREIGN KEY (u_id) REFERENCES app.u (id) NOT VALID;",
        ),
        "mssql": ("CREATE TABLE dbo.N (Id INT NOT NULL PRIMARY KEY REFERENCES dbo.T (Id))",),
        "sqlite": ("CREATE TABLE n (id INTEGER PRIMARY KEY, t_id INT UNIQUE REFERENCES t (id));",),
    },
    check=check,
)
