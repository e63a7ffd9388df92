"""LK405: a key constraint builds its index under an exclusive lock."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.edits import Edit
from strandline.lint.statements.fixes import online_option, quoted
from strandline.lint.statements.record import Constraint, ConstraintKind, Statement
from strandline.lint.statements.rule import Found, StatementRule

_KEYS = (ConstraintKind.PRIMARY_KEY, ConstraintKind.UNIQUE)


def check(context: StatementContext) -> Iterator[Found]:
    """Report keys of old tables that do not take a ready index or build ONLINE."""
    for statement, change, constraint in context.added_constraints(*_KEYS):
        if constraint.using_index is not None or statement.options.get("ONLINE") == "ON":
            continue
        yield Found(
            message=f"everybody on {statement.name} waits until the key's index is built",
            start=change.start,
            end=change.end,
            subject=str(statement.name),
            edits=_edits(context, statement, constraint),
        )
    for statement, change, column in context.added_columns():
        if any(constraint.kind in _KEYS for constraint in column.constraints):
            yield Found(
                message=f"everybody on {statement.name} waits until the key's index is built",
                start=change.start,
                end=change.end,
                subject=str(statement.name),
            )


def _edits(
    context: StatementContext, statement: Statement, constraint: Constraint
) -> tuple[Edit, ...]:
    """Build the index first, where the key has a name and plain columns and stands alone."""
    if context.in_transaction(statement) or len(statement.changes) > 1:
        return ()
    if context.grammar.online_option:
        return online_option(statement)
    plain = not {"INCLUDE", "WITH", "NULLS", "WITHOUT"} & {token.key for token in constraint.tokens}
    if constraint.name is None or statement.name is None or not constraint.columns or not plain:
        return ()
    name, columns = context.source(constraint.name), quoted(context, *constraint.columns)
    build = (
        f"CREATE UNIQUE INDEX CONCURRENTLY {name} ON {context.source(statement.name)} "
        f"({columns});\n"
    )
    group = [token for token in constraint.tokens if token.key in ("(", ")")]
    return (
        Edit(statement.start, statement.start, build),
        Edit(group[0].start, group[-1].end, f"USING INDEX {name}"),
    )


RULE = StatementRule(
    code="LK405",
    slug="key-builds-index",
    severity=Severity.WARNING,
    summary="A primary or unique key builds its index under an exclusive lock",
    risk="Readers and writers wait while the whole table is read and sorted.",
    safe_way=(
        "CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT ... USING INDEX; on SQL Server WITH "
        "(ONLINE = ON)"
    ),
    platforms=("postgres", "mssql"),
    peers=("L05",),
    fix="builds the index first (PostgreSQL, named keys) or adds WITH (ONLINE = ON)",
    bad={
        "postgres": (
            "ALTER TABLE app.t ADD CONSTRAINT pk_t PRIMARY KEY (id);",
            "ALTER TABLE app.t ADD UNIQUE (a, b);",
            "ALTER TABLE app.t ADD COLUMN id bigserial PRIMARY KEY;",
        ),
        "mssql": ("ALTER TABLE dbo.T ADD CONSTRAINT PK_T PRIMARY KEY CLUSTERED (Id)",),
    },
    good={
        "postgres": (
            "CREATE UNIQUE INDEX CONCURRENTLY uq_t_a ON app.t (a);\n"
            "ALTER TABLE app.t ADD CONSTRAINT uq_t_a UNIQUE USING INDEX uq_t_a;",
        ),
        "mssql": ("ALTER TABLE dbo.T ADD CONSTRAINT PK_T PRIMARY KEY (Id) WITH (ONLINE = ON)",),
    },
    check=check,
)
