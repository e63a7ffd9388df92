"""Neutral SQL to and from a platform's own, and what its catalog makes of it.

A catalog returns an expression in its own words: casts added, IN spelled as ANY(ARRAY[...]),
brackets everywhere. `comparable_form` removes what catalogs add, so that an expression that was
declared and the same one read back give the same text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from strandline.dictionary.expressions import (
    ExpressionError,
    parse_expression,
    parse_query,
)
from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName


def native_expression(
    text: str,
    dialect: str,
    *,
    table: Table | None = None,
    rewrite: Callable[[exp.Expression], exp.Expression] | None = None,
) -> str:
    """Return a neutral expression in a dialect, columns quoted in the table's own spelling.

    `rewrite` may change the tree (a copy) before it is written out.
    """
    tree = parse_expression(text).copy()
    if table is not None:
        spell_columns(tree, (column.name for column in table.columns))
    quote_identifiers(tree)
    if rewrite is not None:
        tree = rewrite(tree)
    native: str = tree.sql(dialect=dialect)
    return native


def native_query(
    text: str,
    dialect: str,
    *,
    dictionary: Dictionary,
    keep_schema: bool = True,
    rewrite: Callable[[exp.Expression], exp.Expression] | None = None,
) -> str:
    """Return a neutral SELECT in a dialect, relations qualified and spelled as declared."""
    tree: exp.Expression = parse_query(text).copy()
    spell_relations(tree, dictionary, keep_schema=keep_schema)
    names = [column.name for table in dictionary.tables.values() for column in table.columns]
    spell_columns(tree, names)
    quote_identifiers(tree)
    if rewrite is not None:
        tree = rewrite(tree)
    native: str = tree.sql(dialect=dialect, pretty=True)
    return native


def spell_columns(tree: exp.Expression, names: Iterable[str]) -> None:
    """Give unquoted column references the declared spelling, matched without case."""
    spelling = {name.lower(): name for name in names}
    for column in tree.find_all(exp.Column):
        identifier = column.this
        if isinstance(identifier, exp.Identifier) and not identifier.quoted:
            identifier.set("this", spelling.get(identifier.this.lower(), identifier.this))


def spell_relations(tree: exp.Expression, dictionary: Dictionary, *, keep_schema: bool) -> None:
    """Qualify relations of the dictionary; a bare name finds its schema when it is unique."""
    by_name: dict[str, list[QName]] = {}
    for name in [*dictionary.tables, *dictionary.views]:
        by_name.setdefault(name.name.lower(), []).append(name)
    named = {cte.alias.lower() for cte in tree.find_all(exp.CTE)}
    for relation in tree.find_all(exp.Table):
        if not relation.db and relation.name.lower() in named:
            continue
        candidates = by_name.get(relation.name.lower(), [])
        if relation.db:
            wanted = relation.db.lower()
            inside = [name for name in candidates if (name.schema or "").lower() == wanted]
            # Where there are no schemas the dictionary has lost them, and the query has not.
            candidates = inside if inside or keep_schema else candidates
        if len(candidates) != 1:
            continue
        found = candidates[0]
        if not relation.alias:
            # References by the bare table name must go on working once it is qualified.
            relation.set("alias", exp.TableAlias(this=exp.to_identifier(relation.name)))
        relation.set("this", exp.to_identifier(found.name, quoted=True))
        schema = found.schema if keep_schema else None
        relation.set("db", exp.to_identifier(schema, quoted=True) if schema else None)


def quote_identifiers(tree: exp.Expression) -> None:
    """Mark every identifier as quoted; function names are no identifiers here."""
    for identifier in tree.find_all(exp.Identifier):
        identifier.set("quoted", True)  # noqa: FBT003 - positional in sqlglot


@lru_cache(maxsize=8192)
def comparable_form(native: str, dialect: str) -> str:
    """Return a text that is equal for native expressions a catalog cannot tell apart."""
    try:
        tree = sqlglot.parse_one(f"SELECT {native}", read=dialect).expressions[0].copy()
    except (SqlglotError, IndexError, AttributeError, ExpressionError):
        return " ".join(native.split()).lower()
    return comparable_tree(tree, dialect)


def comparable_tree(tree: exp.Expression, dialect: str) -> str:
    """Return the comparable text of a parsed expression; changes the tree."""
    return _flat(simplify(tree), dialect)


@lru_cache(maxsize=1024)
def comparable_query(native: str, dialect: str) -> str:
    """Return a text that is equal for views a catalog cannot tell apart."""
    try:
        tree = sqlglot.parse_one(native, read=dialect).copy()
    except (SqlglotError, ExpressionError):
        return " ".join(native.split()).lower()
    return _flat(_without_qualifiers(simplify(tree)), dialect)


def _without_qualifiers(tree: exp.Expression) -> exp.Expression:
    """Drop table qualifiers, output names equal to their column, and default alias words."""
    for column in list(tree.find_all(exp.Column)):
        column.set("table", None)
        column.set("db", None)
    for alias in list(tree.find_all(exp.Alias)):
        inner = alias.this
        if isinstance(inner, exp.Column) and inner.name.lower() == alias.alias.lower():
            alias.replace(inner)
    for relation in list(tree.find_all(exp.Table)):
        relation.set("alias", None)
        relation.set("db", None)
        relation.set("catalog", None)
    return tree


def simplify(tree: exp.Expression) -> exp.Expression:
    """Remove what catalogs add: brackets, casts on columns and literals, ANY(ARRAY[...]).

    For texts that are compared, never for texts that are run: real casts go as well, and TRUE
    becomes 1. Brackets come back only where the tree needs them, so that equal trees give equal text.
    """
    return bracketed(_simplify_below(tree))


def _simplify_below(node: exp.Expression) -> exp.Expression:
    for child in list(node.iter_expressions()):
        simpler = _simplify_below(child)
        if simpler is not child:
            child.replace(simpler)
    return _simplify_node(node)


def _simplify_node(node: exp.Expression) -> exp.Expression:
    match node:
        case exp.Paren():
            return node.this
        case exp.TryCast():
            return node
        case exp.Cast():
            return _without_cast(node)
        case exp.EQ() | exp.NEQ():
            return _any_to_in(node)
        case exp.Between():
            low = exp.GTE(this=node.this.copy(), expression=node.args["low"])
            high = exp.LTE(this=node.this.copy(), expression=node.args["high"])
            return exp.And(this=low, expression=high)
        case exp.Boolean():
            return exp.Literal.number(1 if node.this else 0)
        case _:
            return node


_OPERATORS = (exp.Binary, exp.Not, exp.In, exp.Between)
_TIGHT = (exp.Neg, exp.BitwiseNot, exp.AtTimeZone, exp.Bracket)
"""What binds more closely than any operator, so that an operator inside needs its brackets."""


def rebracketed(tree: exp.Expression) -> exp.Expression:
    """Return a copy with a catalog's brackets replaced by those that are needed."""
    while isinstance(tree, exp.Paren):
        tree = tree.this
    root = exp.Paren(this=tree.copy())
    for bracket in list(root.find_all(exp.Paren)):
        if bracket is not root:
            bracket.replace(bracket.this)
    return bracketed(root.this.pop())


def bracketed(tree: exp.Expression) -> exp.Expression:
    """Put brackets round operators below operators, but for chains of one connector."""
    for node in list(tree.find_all(*_OPERATORS)):
        if _needs_brackets(node):
            bracket = exp.Paren()
            node.replace(bracket)
            bracket.set("this", node)
    return tree


def _needs_brackets(node: exp.Expression) -> bool:
    parent = node.parent
    if isinstance(node, exp.Dot) or not isinstance(parent, (*_OPERATORS, *_TIGHT)):
        return False
    if isinstance(parent, exp.Escape) or (
        isinstance(parent, exp.Bracket) and node.arg_key != "this"
    ):
        # LIKE and its ESCAPE are one operator; an index stands in brackets of its own.
        return False
    if isinstance(node, exp.Connector):
        return type(node) is not type(parent)
    return isinstance(node, exp.Not) or not isinstance(parent, exp.Connector)


def _without_cast(node: exp.Cast) -> exp.Expression:
    inner = node.this
    while isinstance(inner, exp.Paren):
        inner = inner.this
    if isinstance(inner, exp.Literal) and inner.is_string and _is_number_type(node.to):
        return exp.Literal.number(inner.this) if _is_number(inner.this) else inner
    if isinstance(inner, exp.Literal | exp.Column | exp.Neg | exp.Null | exp.Boolean):
        return inner
    if isinstance(inner, exp.Array | exp.Cast):
        return inner
    if node.to.this in _TEXT_TYPES:
        return inner
    return node


_TEXT_TYPES = frozenset({exp.DType.TEXT, exp.DType.VARCHAR, exp.DType.NVARCHAR, exp.DType.CHAR})


def _is_number_type(to: exp.Expression) -> bool:
    return isinstance(to, exp.DataType) and to.this in exp.DataType.NUMERIC_TYPES


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _any_to_in(node: exp.EQ | exp.NEQ) -> exp.Expression:
    side = node.expression
    wanted = exp.Any if isinstance(node, exp.EQ) else exp.All
    if not isinstance(side, wanted):
        return node
    array = side.this
    while isinstance(array, exp.Paren | exp.Cast):
        array = array.this
    if not isinstance(array, exp.Array):
        return node
    members = exp.In(this=node.this, expressions=list(array.expressions))
    return members if isinstance(node, exp.EQ) else exp.Not(this=members)


def _flat(tree: exp.Expression, dialect: str) -> str:
    """Write a tree with one connector order, no layout and lower-case names."""
    for identifier in tree.find_all(exp.Identifier):
        identifier.set("this", identifier.this.lower())
        identifier.set("quoted", False)  # noqa: FBT003 - positional in sqlglot
    text: str = tree.sql(dialect=dialect, normalize_functions="lower", comments=False)
    return text
