"""Neutral expressions and SELECTs as T-SQL text."""

from __future__ import annotations

from functools import lru_cache

from sqlglot import exp

from strandline.dictionary.expressions import (
    ExpressionError,
    parse_expression,
    parse_query,
    source_tables,
)
from strandline.dictionary.model import Dictionary, Expression, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import TEXT_KINDS, TypeKind
from strandline.platforms.expressions import quote_identifiers, spell_columns, spell_relations
from strandline.platforms.mssql.queries import prepare_query
from strandline.platforms.mssql.text import DIALECT
from strandline.platforms.mssql.translate import Translation, is_predicate

PLATFORM = "mssql"


def either(expression: Expression, table: Table | None = None) -> str:
    """Return the expression as T-SQL: a condition as a condition, anything else as a value."""
    own = expression.override(PLATFORM)
    return own if own is not None else _cached(expression.text, "either", names_of(table))


def condition(expression: Expression, table: Table | None = None) -> str:
    """Return T-SQL that can stand in a CHECK or a WHERE."""
    own = expression.override(PLATFORM)
    return own if own is not None else _cached(expression.text, "condition", names_of(table))


def value(expression: Expression, table: Table | None = None) -> str:
    """Return T-SQL that can stand in a DEFAULT or a computed column."""
    own = expression.override(PLATFORM)
    return own if own is not None else _cached(expression.text, "value", names_of(table))


def query(expression: Expression, dictionary: Dictionary) -> str:
    """Return a SELECT as T-SQL, relations qualified and spelled as declared."""
    own = expression.override(PLATFORM)
    if own is not None:
        return own
    return _query_tree(expression.text, dictionary)[0]


def problems(expression: Expression, table: Table | None = None) -> tuple[str, ...]:
    """Return what T-SQL has no words for; empty when the author wrote the T-SQL himself."""
    if expression.override(PLATFORM) is not None:
        return ()
    translation = _translation(names_of(table))
    try:
        tree = parse_expression(expression.text).copy()
    except ExpressionError as error:
        return (str(error),)
    translation.either(tree)
    return tuple(dict.fromkeys(translation.problems))


def query_problems(expression: Expression, dictionary: Dictionary) -> tuple[str, ...]:
    """Return what T-SQL has no words for in a SELECT."""
    if expression.override(PLATFORM) is not None:
        return ()
    try:
        return _query_tree(expression.text, dictionary)[1]
    except ExpressionError as error:
        return (str(error),)


Names = tuple[tuple[str, str], ...]
"""(column, what it holds: text, boolean or other) pairs of a table, in order."""


def names_of(table: Table | None) -> Names:
    """Return what a translation needs to know of the columns; the key of its cache."""
    if table is None:
        return ()
    return tuple((column.name, _holds(column.type.kind)) for column in table.columns)


def _holds(kind: TypeKind) -> str:
    if kind is TypeKind.BOOLEAN:
        return "boolean"
    return "text" if kind in TEXT_KINDS else "other"


def _translation(names: Names) -> Translation:
    return Translation(
        booleans=frozenset(name.lower() for name, holds in names if holds == "boolean"),
        texts=frozenset(name.lower() for name, holds in names if holds == "text"),
    )


@lru_cache(maxsize=16384)
def _cached(text: str, place: str, names: Names) -> str:
    tree = parse_expression(text).copy()
    spell_columns(tree, (name for name, _ in names))
    quote_identifiers(tree)
    translation = _translation(names)
    match place:
        case "condition":
            converted = translation.predicate(tree)
        case "value":
            converted = translation.value(tree)
        case _:
            converted = translation.either(tree)
            if isinstance(converted, exp.Boolean):
                converted = exp.Literal.number(1 if converted.this else 0)
    return written(converted)


def written(tree: exp.Expression) -> str:
    """Write an expression; it stands in brackets of the caller's, so its own are taken off."""
    while isinstance(tree, exp.Paren) and not is_predicate(tree):
        tree = tree.this
    text: str = tree.sql(dialect=DIALECT)
    return text


def _query_tree(text: str, dictionary: Dictionary) -> tuple[str, tuple[str, ...]]:
    tree: exp.Expression = parse_query(text).copy()
    spell_relations(tree, dictionary, keep_schema=True)
    tables = _tables_of(text, dictionary)
    prepare_query(tree)
    spell_columns(tree, [column.name for table in tables for column in table.columns])
    quote_identifiers(tree)
    names = dict[str, str]()
    for table in tables:
        names.update(dict(names_of(table)))
    translation = _translation(tuple(names.items()))
    converted = translation.either(tree)
    return (
        converted.sql(dialect=DIALECT, pretty=True),
        tuple(dict.fromkeys(translation.problems)),
    )


def _tables_of(text: str, dictionary: Dictionary) -> list[Table]:
    wanted = {name.lower() for _, name in source_tables(parse_query(text))}
    return [table for name, table in dictionary.tables.items() if _known(name, wanted)]


def _known(name: QName, wanted: set[str]) -> bool:
    return name.name.lower() in wanted
