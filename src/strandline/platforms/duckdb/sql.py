"""Neutral SQL to DuckDB's and back, and the form in which its catalog tells things apart."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from strandline.dictionary.expressions import NEUTRAL_DIALECT
from strandline.dictionary.model import Dictionary, Expression, Table
from strandline.platforms.duckdb.declared import as_declared
from strandline.platforms.expressions import (
    comparable_form,
    comparable_query,
    native_expression,
    native_query,
    rebracketed,
)

NAME = "duckdb"
DIALECT = "duckdb"


def native(expression: Expression, table: Table | None = None) -> str:
    """Return the native text of a neutral expression, the author's own where there is one."""
    own = expression.override(NAME)
    if own is not None:
        return own
    return native_expression(expression.text, DIALECT, table=table, rewrite=_without_any)


def _without_any(tree: exp.Expression) -> exp.Expression:
    """Write = ANY(ARRAY[...]) as IN: DuckDB takes the first for a subquery, refused in checks."""

    def rewrite(node: exp.Expression) -> exp.Expression:
        if isinstance(node, exp.EQ) and isinstance(node.expression, exp.Any):
            array = node.expression.this
            while isinstance(array, exp.Paren):
                array = array.this
            if isinstance(array, exp.Array):
                return exp.In(this=node.this, expressions=array.expressions)
        return node

    return tree.transform(rewrite)


def query(expression: Expression, dictionary: Dictionary) -> str:
    """Return the native text of a neutral SELECT."""
    own = expression.override(NAME)
    if own is not None:
        return own.strip().rstrip(";")
    return native_query(expression.text, DIALECT, dictionary=dictionary)


def comparable(text: str) -> str:
    """Return the form in which native expressions that mean the same are equal."""
    tree = _parse(f"SELECT {text}")
    if tree is None:
        return comparable_form(text, DIALECT)
    return comparable_form(_plain(tree).expressions[0].sql(dialect=DIALECT), DIALECT)


def comparable_view(text: str) -> str:
    """Return the form in which native SELECTs that mean the same are equal."""
    tree = _parse(text)
    return comparable_query(text if tree is None else _plain(tree).sql(dialect=DIALECT), DIALECT)


def neutral_expression(text: str, names: Iterable[str] = ()) -> str:
    """Return a catalog's expression as neutral SQL; the text itself when it cannot be read.

    `names` are the table's columns: the catalog writes them unquoted, in their own spelling.
    """
    tree = _parse(f"SELECT {text}")
    if tree is None:
        return text
    neutral: str = _neutral(tree, frozenset(names)).expressions[0].sql(dialect=NEUTRAL_DIALECT)
    return neutral


def neutral(text: str, names: Iterable[str] = ()) -> Expression:
    """Return a catalog's expression as a neutral one, with its own words where those say more."""
    tree = _parse(f"SELECT {text}")
    # Neutral SQL has no cast that gives NULL for what it cannot convert.
    own = ((NAME, text),) if tree is not None and tree.find(exp.TryCast) is not None else ()
    return Expression(neutral_expression(text, names), overrides=own)


def neutral_query(text: str) -> str:
    """Return a catalog's SELECT as neutral SQL."""
    tree = _parse(text)
    return text if tree is None else _neutral(tree, frozenset()).sql(dialect=NEUTRAL_DIALECT)


@lru_cache(maxsize=8192)
def _parse(text: str) -> exp.Expression | None:
    try:
        trees = sqlglot.parse(text, read=DIALECT)
    except (SqlglotError, RecursionError):
        return None
    return trees[0] if len(trees) == 1 and isinstance(trees[0], exp.Query) else None


def _neutral(tree: exp.Expression, names: frozenset[str]) -> exp.Expression:
    tidy = rebracketed(as_declared(tree))
    for identifier in tidy.find_all(exp.Identifier):
        mixed = identifier.this != identifier.this.lower()
        if mixed or identifier.this in names:
            identifier.set("quoted", True)  # noqa: FBT003 - positional in sqlglot
    return tidy


def _plain(tree: exp.Expression) -> exp.Expression:
    return as_declared(tree).transform(_plain_number)


def _plain_number(node: exp.Expression) -> exp.Expression:
    if not isinstance(node, exp.Literal) or node.is_string:
        return node
    try:
        number = Decimal(node.this)
    except InvalidOperation:
        return node
    return exp.Literal.number(f"{number.normalize():f}")
