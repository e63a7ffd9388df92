"""LH571: a moment is kept without its time zone."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.edits import Edit
from strandline.lint.statements.record import ChangeKind, TypeName
from strandline.lint.statements.rule import Found, StatementRule

_BARE = ("timestamp", "timestamp without time zone")


def check(context: StatementContext) -> Iterator[Found]:
    """Report timestamp columns that are made or changed to."""
    for statement, column in context.defined_columns():
        if column.type is not None and column.type.name in _BARE:
            yield _found(f"{statement.name}.{column.name}", column.type)
    for statement, change in context.altered(ChangeKind.SET_TYPE, new=True):
        if change.type is not None and change.type.name in _BARE:
            yield _found(f"{statement.name}.{change.name}", change.type)


def _found(subject: str, kind: TypeName) -> Found:
    digits = f"({kind.arguments[0]})" if kind.arguments else ""
    text = f"timestamp{digits} with time zone" if digits else "timestamptz"
    return Found(
        message=f"{subject} keeps a moment without its time zone",
        start=kind.start,
        end=kind.end,
        subject=subject,
        edits=() if kind.array else (Edit(kind.start, kind.end, text),),
    )


RULE = StatementRule(
    code="LH571",
    slug="timestamp-without-zone",
    severity=Severity.INFO,
    summary="A column is timestamp without time zone",
    risk="Sessions in other zones read another moment, and one hour a year is there twice.",
    safe_way="timestamptz, unless local time as people say it is what is meant",
    platforms=("postgres",),
    peers=("H08",),
    fix="writes timestamptz",
    bad={
        "postgres": (
            "ALTER TABLE app.t ADD COLUMN made timestamp;",
            "CREATE TABLE app.n (id bigint PRIMARY KEY, made timestamp(3) without time zone);",
        ),
    },
    good={
        "postgres": (
            "ALTER TABLE app.t ADD COLUMN made timestamptz;",
            "ALTER TABLE app.t ADD COLUMN made timestamp with time zone;",
        ),
    },
    check=check,
)
