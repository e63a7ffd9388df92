"""What SQLite cannot hold beyond what Features say: identities elsewhere, regular expressions."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.expressions import ExpressionError, parse_expression
from strandline.dictionary.model import Dictionary, Expression, Table
from strandline.dictionary.types import TypeKind
from strandline.platforms.sqlite.expressions import NAME
from strandline.platforms.sqlite.tables import identity_column


def findings_of(dictionary: Dictionary) -> list[Diagnostic]:
    """Return the findings of a dictionary as it was declared."""
    found: list[Diagnostic] = []
    for table in dictionary.tables.values():
        found += _identities(table)
        found += _patterns(table)
    return found


def _identities(table: Table) -> Iterator[Diagnostic]:
    numbered = identity_column(table)
    for column in table.columns:
        if column.identity is None:
            continue
        subject = f"{table.name}.{column.name}"
        if column is not numbered:
            yield Diagnostic(
                code="X107",
                severity=Severity.ERROR,
                subject=subject,
                message="SQLite numbers a column only where it is the whole primary key: "
                f"{subject} is not",
                why="platform sqlite: rows inserted without a value would be refused",
                fix=f"make {column.name} the primary key and the present key a unique "
                "constraint, or leave this platform out of the component's platforms",
            )
        elif column.type.kind is not TypeKind.INTEGER:
            yield Diagnostic(
                code="X108",
                severity=Severity.INFO,
                subject=subject,
                message=f"SQLite calls {subject} INTEGER rather than {column.type}: it holds "
                "64 bits",
                why="platform sqlite: only INTEGER PRIMARY KEY numbers rows",
                fix="nothing to do: no number is lost",
            )


def _patterns(table: Table) -> Iterator[Diagnostic]:
    for name, expression in _expressions(table):
        if expression.override(NAME) is not None:
            continue
        try:
            tree = parse_expression(expression.text)
        except ExpressionError:
            continue
        if tree.find(exp.RegexpLike, exp.RegexpILike, exp.SimilarTo) is None:
            continue
        yield Diagnostic(
            code="X113",
            severity=Severity.ERROR,
            subject=f"{table.name}.{name}",
            message=f"SQLite has no regular expressions, and {name} of {table.name} uses one",
            why="platform sqlite: the table could not be created",
            fix="give it SQLite's own text under platforms: sqlite, for example with GLOB",
        )


def _expressions(table: Table) -> Iterator[tuple[str, Expression]]:
    for check in table.checks:
        yield check.name, check.expression
    for column in table.columns:
        if column.default is not None:
            yield column.name, column.default.expression
        if column.generated is not None:
            yield column.name, column.generated.expression
    for index in table.indexes:
        if index.where is not None:
            yield index.name, index.where
        for part in index.columns:
            if part.expression is not None:
                yield index.name, part.expression
