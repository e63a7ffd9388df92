"""LH573: a text column is padded with blanks."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.edits import Edit
from strandline.lint.statements.record import ChangeKind, TypeName
from strandline.lint.statements.rule import Found, StatementRule

_PADDED = ("char", "character", "bpchar", "nchar", "national character", "national char")


def check(context: StatementContext) -> Iterator[Found]:
    """Report char(n); char without a length is one character."""
    for statement, column in context.defined_columns():
        if column.type is not None and column.type.name in _PADDED:
            yield _found(f"{statement.name}.{column.name}", column.type)
    for statement, change in context.altered(ChangeKind.SET_TYPE, new=True):
        if change.type is not None and change.type.name in _PADDED:
            yield _found(f"{statement.name}.{change.name}", change.type)


def _found(subject: str, kind: TypeName) -> Found:
    text = f"varchar({kind.arguments[0] if kind.arguments else 1})"
    return Found(
        message=f"{subject} is padded with blanks to its full length",
        start=kind.start,
        end=kind.end,
        subject=subject,
        edits=() if kind.array else (Edit(kind.start, kind.end, text),),
    )


RULE = StatementRule(
    code="LH573",
    slug="padded-text",
    severity=Severity.WARNING,
    summary="A column is char(n), which pads with blanks",
    risk="Blanks are kept and sent, some comparisons ignore them and some do not, and nothing is faster.",
    safe_way="varchar(n), or text with a CHECK of the length",
    platforms=("postgres",),
    peers=("H08",),
    fix="writes varchar of the same length",
    bad={
        "postgres": (
            "ALTER TABLE app.t ADD COLUMN code char(4);",
            "CREATE TABLE app.n (id bigint PRIMARY KEY, code character(2));",
        ),
    },
    good={"postgres": ('ALTER TABLE app.t ADD COLUMN code varchar(4), ADD COLUMN k "char";',)},
    check=check,
)
