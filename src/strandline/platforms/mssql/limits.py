"""What a lowered dictionary asks of SQL Server that it has no way to say."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.expressions import ExpressionError, parse_expression
from strandline.dictionary.model import Dictionary, Expression, Table
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.platforms.mssql import expressions

_WIDE = (TypeKind.TEXT, TypeKind.BINARY_LARGE)
KEY_BYTES_CLUSTERED = 900
KEY_BYTES = 1700


def limit_findings(dictionary: Dictionary) -> Iterator[Diagnostic]:
    """Yield findings about expressions, key widths and triggers, table by table."""
    for table in dictionary.tables.values():
        yield from _expression_findings(table)
        yield from _key_findings(table)
        yield from _filter_findings(table)
        yield from _managed_findings(table)
    for view in dictionary.views.values():
        for problem in expressions.query_problems(view.query, dictionary):
            yield _no_words(str(view.name), "view", problem)


def _expression_findings(table: Table) -> Iterator[Diagnostic]:
    for place, expression in _expressions(table):
        for problem in expressions.problems(expression, table):
            yield _no_words(place, "expression", problem)


def _expressions(table: Table) -> Iterator[tuple[str, Expression]]:
    for column in table.columns:
        place = f"{table.name}.{column.name}"
        if column.default is not None:
            yield place, column.default.expression
        if column.generated is not None:
            yield place, column.generated.expression
    for check in table.checks:
        yield f"{table.name}.{check.name}", check.expression
    for index in table.indexes:
        if index.where is not None:
            yield f"{table.name}.{index.name}", index.where


def _no_words(place: str, what: str, problem: str) -> Diagnostic:
    return Diagnostic(
        code="X125",
        severity=Severity.ERROR,
        subject=place,
        message=f"the {what} of {place} cannot be said in T-SQL: {problem}",
        why="SQL Server 2019 has nothing that means the same",
        fix="write it in T-SQL under platforms: {mssql: ...}, or say it without that",
    )


_FILTER_NODES = (
    exp.And,
    exp.EQ,
    exp.NEQ,
    exp.GT,
    exp.GTE,
    exp.LT,
    exp.LTE,
    exp.In,
    exp.Is,
    exp.Null,
    exp.Column,
    exp.Identifier,
    exp.Literal,
    exp.Neg,
    exp.Boolean,
    exp.Paren,
    exp.Between,
)


def _filter_findings(table: Table) -> Iterator[Diagnostic]:
    """A filtered index takes comparisons with constants, IN and IS NULL, joined by AND."""
    for index in table.indexes:
        if index.where is None or index.where.override("mssql") is not None:
            continue
        try:
            tree = parse_expression(index.where.text)
        except ExpressionError:
            continue
        if all(_fits_filter(node) for node in tree.walk()):
            continue
        yield Diagnostic(
            code="X129",
            severity=Severity.ERROR if index.unique else Severity.WARNING,
            subject=f"{table.name}.{index.name}",
            message=f"SQL Server cannot filter the index {index.name} by that condition",
            why="a filter joins comparisons with constants, IN and IS [NOT] NULL by AND; it takes "
            "no OR, NOT or function",
            fix="write another condition under platforms: {mssql: ...}, or leave it out",
        )


def _fits_filter(node: exp.Expression) -> bool:
    if isinstance(node, exp.Not):
        return isinstance(node.this, (exp.Is, exp.Column))
    return isinstance(node, _FILTER_NODES)


def _key_findings(table: Table) -> Iterator[Diagnostic]:
    keys: list[tuple[str, tuple[str, ...], int]] = []
    if table.primary_key is not None:
        keys.append((table.primary_key.name, table.primary_key.columns, KEY_BYTES_CLUSTERED))
    keys.extend((unique.name, unique.columns, KEY_BYTES) for unique in table.uniques)
    for index in table.indexes:
        named = tuple(part.name for part in index.columns if part.name is not None)
        keys.append((index.name, named, KEY_BYTES))
    for name, columns, limit in keys:
        types = [found.type for column in columns if (found := table.find_column(column))]
        wide = [logical for logical in types if logical.kind in _WIDE]
        width = sum(_width(logical) for logical in types)
        if wide:
            yield _wide_key(table, name, f"{wide[0]} has no length limit", Severity.ERROR)
        elif width > limit:
            yield _wide_key(
                table, name, f"its columns can take {width} bytes, {limit} fit", Severity.WARNING
            )


def _wide_key(table: Table, name: str, reason: str, severity: Severity) -> Diagnostic:
    return Diagnostic(
        code="X126",
        severity=severity,
        subject=f"{table.name}.{name}",
        message=f"the key {name} of {table.name} is too wide: {reason}",
        why="SQL Server refuses such an index (Msg 1919), or the rows that do not fit (Msg 1946)",
        fix="give the column a max_length, or leave it out of the key",
    )


def _width(logical: LogicalType) -> int:
    if logical.kind is TypeKind.STRING:
        return 2 * (logical.length or 0)
    if logical.kind is TypeKind.BINARY:
        return logical.length or 0
    return {TypeKind.UUID: 16, TypeKind.DECIMAL: 17, TypeKind.TIMESTAMP: 10}.get(logical.kind, 8)


def _managed_findings(table: Table) -> Iterator[Diagnostic]:
    managed = table.managed
    needs_key = managed.on_update or managed.immutable or managed.mirrors
    if needs_key and table.primary_key is None:
        yield Diagnostic(
            code="X127",
            severity=Severity.ERROR,
            subject=str(table.name),
            message=f"managed columns of {table.name} need a primary key on SQL Server",
            why="a trigger sees the changed rows as a set and finds old and new by the key",
            fix="declare a primary key, or leave the managed behaviour out",
        )
    if managed.append_only:
        yield Diagnostic(
            code="X128",
            severity=Severity.INFO,
            subject=str(table.name),
            message=f"TRUNCATE TABLE on {table.name} is not stopped by append_only",
            why="no trigger of SQL Server sees it; it needs the right to alter the table",
            fix="nothing to do where only administrators may alter tables",
        )
