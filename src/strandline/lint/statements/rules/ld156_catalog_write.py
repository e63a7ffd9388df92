"""LD156: the system catalog is written to by hand."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, Name
from strandline.lint.statements.rule import Found, StatementRule

_WRITES = (Action.INSERT, Action.UPDATE, Action.DELETE)


def check(context: StatementContext) -> Iterator[Found]:
    """Report writes to catalog tables and the switches that allow them."""
    for statement in context.actions(*_WRITES, Action.PRAGMA):
        name = statement.name
        if name is None:
            continue
        switch = name.key == "writable_schema" and statement.action is Action.PRAGMA
        if switch and statement.options.get("VALUE") in ("OFF", "0", "RESET", ""):
            continue
        if switch or (statement.action is not Action.PRAGMA and _is_catalog(name)):
            yield Found(
                message=f"writes to the system catalog by hand ({name})",
                start=statement.start,
                end=statement.end,
                subject=str(name),
            )


def _is_catalog(name: Name) -> bool:
    schema = name.keys[-2] if len(name.keys) > 1 else ""
    return (
        schema in ("pg_catalog", "information_schema")
        or (not schema and name.key.startswith("pg_"))
        or name.key in ("sqlite_master", "sqlite_schema")
    )


RULE = StatementRule(
    code="LD156",
    slug="catalog-write",
    severity=Severity.ERROR,
    summary="A table of the system catalog is written to by hand",
    risk=(
        "The database no longer checks that rows and schema agree: removing an enum value so "
        "leaves rows that cannot be read."
    ),
    safe_way="use ALTER statements; for an enum value make a new type and change the column to it",
    platforms=("postgres", "sqlite"),
    peers=("D06",),
    bad={
        "postgres": ("DELETE FROM pg_enum WHERE enumlabel = 'old';",),
        "sqlite": (
            "PRAGMA writable_schema = ON;",
            "UPDATE sqlite_master SET sql = 'CREATE TABLE t (a)' WHERE name = 't';",
        ),
    },
    good={
        "postgres": ("DELETE FROM app.pg_notes WHERE id = 1;",),
        "sqlite": ("PRAGMA writable_schema = OFF;",),
    },
    check=check,
)
