"""What SQL Server can hold of a dictionary, beyond what its Features say.

Where a rule exists in another shape there, that shape is taken, so that a dictionary means the
same thing on every platform: a unique rule over nullable columns becomes a filtered unique index
(a UNIQUE constraint would allow one NULL only), JSON and arrays become checked text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlglot import exp

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.expressions import ExpressionError, parse_expression
from strandline.dictionary.model import (
    Action,
    Check,
    Column,
    Dictionary,
    Expression,
    ForeignKey,
    Index,
    IndexColumn,
    Table,
    Unique,
)
from strandline.dictionary.names import QName, shorten
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.platforms.base import Lowered
from strandline.platforms.lower import Lowering
from strandline.platforms.mssql.cascades import cascade_findings
from strandline.platforms.mssql.features import FEATURES
from strandline.platforms.mssql.limits import limit_findings
from strandline.platforms.mssql.text import DEFAULT_SCHEMA
from strandline.platforms.mssql.types import MAX_CHARACTERS, MAX_DIGITS, held_type
from strandline.platforms.name_limits import UTF16

MAX_COMMENT = 3750
"""Characters of an extended property: 7500 bytes of UTF-16."""


def lower(dictionary: Dictionary) -> Lowered:
    """Return the dictionary as SQL Server holds it, with findings. Idempotent."""
    findings: list[Diagnostic] = []
    prepared = replace(
        dictionary,
        tables={
            name: _with_type_checks(table, findings) for name, table in dictionary.tables.items()
        },
    )
    lowering = Lowering(
        platform="mssql",
        features=FEATURES,
        held_type=held_type,
        default_schema=DEFAULT_SCHEMA,
        name_unit=UTF16,
    )
    lowered = lowering.lower(prepared)
    findings.extend(lowered.findings)
    referenced = _referenced_keys(lowered.dictionary)
    tables = {
        name: _table(table, referenced, findings)
        for name, table in lowered.dictionary.tables.items()
    }
    views = {
        name: replace(view, description=_comment(view.description))
        for name, view in lowered.dictionary.views.items()
    }
    result = Dictionary(tables=tables, views=views, value_sets=lowered.dictionary.value_sets)
    findings.extend(cascade_findings(result))
    findings.extend(limit_findings(result))
    return Lowered(dictionary=result, findings=tuple(findings))


def _with_type_checks(table: Table, findings: list[Diagnostic]) -> Table:
    """Add the checks that stand for what NVARCHAR(MAX) does not say by itself."""
    checks = [check for column in table.columns for check in _type_checks(table, column)]
    present = {check.name for check in table.checks}
    added = tuple(check for check in checks if check.name not in present)
    for column in table.columns:
        if (column.type.precision or 0) > MAX_DIGITS:
            findings.append(_too_precise(table, column))
        if column.type.kind is TypeKind.JSON:
            findings.append(
                Diagnostic(
                    code="X124",
                    severity=Severity.INFO,
                    subject=f"{table.name}.{column.name}",
                    message=f"{table.name}.{column.name} is text checked by ISJSON",
                    why="SQL Server 2019 has no json type, and ISJSON takes objects and arrays only",
                    fix="nothing to do, unless bare JSON numbers or strings are stored",
                )
            )
    return replace(table, checks=(*table.checks, *added)) if added else table


def _too_precise(table: Table, column: Column) -> Diagnostic:
    return Diagnostic(
        code="X153",
        severity=Severity.ERROR,
        subject=f"{table.name}.{column.name}",
        message=f"{table.name}.{column.name} asks for {column.type.precision} digits",
        why=f"a DECIMAL of SQL Server holds {MAX_DIGITS} digits",
        fix=f"use a precision of {MAX_DIGITS} at most, or leave mssql out of the platforms",
    )


def _type_checks(table: Table, column: Column) -> Iterator[Check]:
    held = _json_array_or_long(column.type)
    if not held:
        return
    quoted = '"' + column.name.replace('"', '""') + '"'
    text = f"ISJSON({quoted}) = 1"
    if held == "long":
        text = f"LENGTH({quoted}) <= {column.type.length}"
        held = "length"
    name = shorten(f"CK_{table.name.name}_{column.name}_{held}")
    yield Check(name=name, expression=Expression(text))


def _json_array_or_long(logical: LogicalType) -> str:
    if logical.kind in (TypeKind.JSON, TypeKind.ARRAY):
        return "json"
    too_long = logical.length is not None and logical.length > MAX_CHARACTERS
    return "long" if logical.kind is TypeKind.STRING and too_long else ""


def _referenced_keys(dictionary: Dictionary) -> set[tuple[QName, frozenset[str]]]:
    return {
        (key.target, frozenset(key.target_columns))
        for table in dictionary.tables.values()
        for key in table.foreign_keys
    }


def _table(
    table: Table,
    referenced: set[tuple[QName, frozenset[str]]],
    findings: list[Diagnostic],
) -> Table:
    nullable = {column.name for column in table.columns if column.nullable}
    key_columns = set(table.primary_key.columns) if table.primary_key is not None else set()
    nullable -= key_columns
    uniques: list[Unique] = []
    indexes = [_null_safe_index(index, nullable) for index in table.indexes]
    for unique in table.uniques:
        if not nullable.intersection(unique.columns):
            uniques.append(unique)
        elif (table.name, frozenset(unique.columns)) in referenced:
            findings.append(_one_null(table, unique))
            uniques.append(unique)
        else:
            findings.append(_filtered(table, unique))
            indexes.append(_as_index(unique, nullable))
    primary_key = table.primary_key
    if primary_key is not None:
        # SQL Server's own default; a heap under a nonclustered key is not what anybody asks for
        # by leaving the flag out.
        primary_key = replace(primary_key, clustered=True)
    return replace(
        table,
        columns=tuple(_column(column, key_columns) for column in table.columns),
        primary_key=primary_key,
        uniques=tuple(uniques),
        indexes=tuple(indexes),
        foreign_keys=tuple(_foreign_key(key) for key in table.foreign_keys),
        description=_comment(table.description),
    )


def _column(column: Column, key_columns: set[str]) -> Column:
    nullable = column.nullable and column.name not in key_columns and column.identity is None
    if column.generated is not None and not column.generated.stored:
        # NOT NULL can be said of stored computed columns only.
        nullable = True
    return replace(column, nullable=nullable, description=_comment(column.description))


def _comment(text: str | None) -> str | None:
    if text is None or len(text) <= MAX_COMMENT:
        return text or None
    return text[: MAX_COMMENT - 1] + "…"


def _foreign_key(key: ForeignKey) -> ForeignKey:
    """RESTRICT and NO ACTION are the same where no constraint is ever deferred."""
    return replace(key, on_delete=_action(key.on_delete), on_update=_action(key.on_update))


def _action(action: Action) -> Action:
    return Action.NO_ACTION if action is Action.RESTRICT else action


def _as_index(unique: Unique, nullable: set[str]) -> Index:
    index = Index(
        name=unique.name,
        columns=tuple(IndexColumn(name=column) for column in unique.columns),
        unique=True,
    )
    return _null_safe_index(index, nullable)


def _null_safe_index(index: Index, nullable: set[str]) -> Index:
    """A NULL in a unique index equals other NULLs there; a filter keeps such rows out of it."""
    if not index.unique:
        return index
    present = _never_null(index.where)
    missing = [
        f'"{part.name}" IS NOT NULL'
        for part in index.columns
        if part.name in nullable and part.name.lower() not in present
    ]
    if not missing:
        return index
    own = [] if index.where is None else [index.where.text]
    if index.where is not None and _is_alternative(index.where):
        own = [f"({index.where.text})"]
    text = " AND ".join([*own, *missing])
    return replace(index, where=Expression(text))


def _never_null(where: Expression | None) -> set[str]:
    """Return the columns, in lower case, that a filter says are not NULL."""
    if where is None:
        return set()
    try:
        tree = parse_expression(where.text)
    except ExpressionError:
        return set()
    found: set[str] = set()
    for part in tree.flatten() if isinstance(tree, exp.And) else [tree]:
        condition = part.unnest()
        negated = isinstance(condition, exp.Not)
        inner = condition.this.unnest() if negated else condition
        if not isinstance(inner, exp.Is) or not isinstance(inner.expression, exp.Null):
            continue
        if negated or inner.args.get("negate"):
            found.add(inner.this.name.lower())
    return found


def _is_alternative(where: Expression) -> bool:
    try:
        return isinstance(parse_expression(where.text), exp.Or)
    except ExpressionError:
        return True


def _filtered(table: Table, unique: Unique) -> Diagnostic:
    return Diagnostic(
        code="X121",
        severity=Severity.INFO,
        subject=f"{table.name}.{unique.name}",
        message=f"{unique.name} on {table.name} is kept by a filtered unique index",
        why="a UNIQUE constraint of SQL Server allows one NULL only; the filter leaves rows with "
        "NULL out, as everywhere else",
        fix="nothing to do; sessions that write the table need QUOTED_IDENTIFIER ON, which every "
        "driver sets and sqlcmd sets with -I",
    )


def _one_null(table: Table, unique: Unique) -> Diagnostic:
    return Diagnostic(
        code="X122",
        severity=Severity.WARNING,
        subject=f"{table.name}.{unique.name}",
        message=f"{unique.name} on {table.name} allows one row with NULL only",
        why="a foreign key points at these nullable columns, and SQL Server lets one point at a "
        "UNIQUE constraint, whose NULLs are equal, but not at a filtered index",
        fix="make the columns NOT NULL, or let the foreign key point at the primary key",
    )
