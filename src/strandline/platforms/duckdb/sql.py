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
from strandline.platforms.expressions import (
    comparable_form,
    comparable_query,
    native_expression,
    native_query,
    simplify,
)

NAME = "duckdb"
DIALECT = "duckdb"


def native(expression: Expression, table: Table | None = None) -> str:
    """Return the native text of a neutral expression, the author's own where there is one."""
    own = expression.override(NAME)
    return own if own is not None else native_expression(expression.text, DIALECT, table=table)


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
    tidy = simplify(tree.copy().transform(_as_declared))
    for identifier in tidy.find_all(exp.Identifier):
        mixed = identifier.this != identifier.this.lower()
        if mixed or identifier.this in names:
            identifier.set("quoted", True)  # noqa: FBT003 - positional in sqlglot
    return tidy


def _plain(tree: exp.Expression) -> exp.Expression:
    return tree.copy().transform(_as_declared).transform(_plain_number)


def _as_declared(node: exp.Expression) -> exp.Expression:
    """Undo what the catalog writes in its own words: lists, counts, booleans as text."""
    if isinstance(node, exp.Dot) and isinstance(node.expression, exp.Func):
        return _as_declared(node.expression)
    if isinstance(node, exp.Anonymous):
        return _function(node)
    if isinstance(node, exp.Cast):
        inner = node.this
        boolean = node.to.this is exp.DType.BOOLEAN
        if boolean and isinstance(inner, exp.Literal) and inner.this in ("t", "f"):
            return exp.Boolean(this=inner.this == "t")
    if isinstance(node, exp.Not):
        return _negated(node)
    if isinstance(node, exp.Case):
        return _case(node)
    if isinstance(node, exp.Is) and isinstance(node.expression, exp.Boolean):
        return exp.NullSafeEQ(this=node.this, expression=node.expression)
    if isinstance(node, exp.Join) and node.args.get("kind") == "INNER":
        # JOIN and INNER JOIN are one; the catalog always writes the second.
        node.set("kind", None)
    return node


_OPPOSITE: dict[type[exp.Expression], type[exp.Expression]] = {
    exp.EQ: exp.NEQ,
    exp.NEQ: exp.EQ,
    exp.LT: exp.GTE,
    exp.GTE: exp.LT,
    exp.GT: exp.LTE,
    exp.LTE: exp.GT,
}


def _negated(node: exp.Not) -> exp.Expression:
    """Turn the comparison round, as DuckDB's parser does with NOT (a < b)."""
    inner = node.this
    while isinstance(inner, exp.Paren):
        inner = inner.this
    opposite = _OPPOSITE.get(type(inner))
    if opposite is not None:
        return opposite(this=inner.this, expression=inner.expression)
    return inner.this if isinstance(inner, exp.Not) else node


def _function(node: exp.Anonymous) -> exp.Expression:
    name = str(node.name).lower()
    if name == "count_star":
        return exp.Count(this=exp.Star())
    if name == "list_value":
        return exp.Array(expressions=list(node.expressions))
    if name.startswith("to_") and name[3:] in _UNITS and len(node.expressions) == 1:
        count = _innermost(node.expressions[0])
        if isinstance(count, exp.Literal):
            unit = exp.var(name[3:].removesuffix("s").upper())
            return exp.Interval(this=exp.Literal.string(count.this), unit=unit)
    return node


_UNITS = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "seconds"})


def _innermost(node: exp.Expression) -> exp.Expression:
    """Return what stands below casts and TRUNC: INTERVAL '1 day' comes back as to_days(...)."""
    while isinstance(node, exp.Cast | exp.Trunc | exp.Paren):
        node = node.this
    return node


def _case(node: exp.Case) -> exp.Expression:
    """Remove the ELSE NULL that the catalog adds, and write CASE a WHEN 1 as CASE WHEN a = 1."""
    subject = node.this
    if subject is not None:
        for branch in node.args["ifs"]:
            branch.set("this", exp.EQ(this=subject.copy(), expression=branch.this))
        node.set("this", None)
    default = node.args.get("default")
    while isinstance(default, exp.Paren):
        default = default.this
    if isinstance(default, exp.Null) or (
        isinstance(default, exp.Cast) and isinstance(default.this, exp.Null)
    ):
        node.set("default", None)
    return node


def _plain_number(node: exp.Expression) -> exp.Expression:
    if not isinstance(node, exp.Literal) or node.is_string:
        return node
    try:
        number = Decimal(node.this)
    except InvalidOperation:
        return node
    return exp.Literal.number(f"{number.normalize():f}")
