"""Neutral SQL as SQLite understands it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from strandline.dictionary.expressions import NEUTRAL_DIALECT, ExpressionError
from strandline.dictionary.model import EMPTY, Dictionary, Expression, Table
from strandline.platforms.expressions import (
    comparable_form,
    comparable_query,
    native_expression,
    native_query,
)
from strandline.platforms.sqlite.lexer import Reader, ReadError

NAME = "sqlite"
DIALECT = "sqlite"

RANDOM_UUID = (
    "LOWER(HEX(RANDOMBLOB(4))) || '-' || LOWER(HEX(RANDOMBLOB(2))) || '-4' || "
    "SUBSTR(LOWER(HEX(RANDOMBLOB(2))), 2) || '-' || "
    "SUBSTR('89ab', 1 + (ABS(RANDOM()) % 4), 1) || SUBSTR(LOWER(HEX(RANDOMBLOB(2))), 2) || '-' || "
    "LOWER(HEX(RANDOMBLOB(6)))"
)
"""A random (version 4) UUID as text: SQLite has no function for it."""

LOCAL_NOW = "DATETIME('now', 'localtime')"


def native(expression: Expression, table: Table | None = None) -> str:
    """Return the native SQL of a neutral expression; the author's own text where there is one."""
    own = expression.override(NAME)
    if own is not None:
        return own
    return native_expression(expression.text, DIALECT, table=table, rewrite=_table_scope)


def query(expression: Expression, dictionary: Dictionary) -> str:
    """Return the native SQL of a neutral SELECT, without schemas."""
    own = expression.override(NAME)
    if own is not None:
        return own
    return native_query(
        expression.text, DIALECT, dictionary=dictionary, keep_schema=False, rewrite=rewritten
    )


@lru_cache(maxsize=8192)
def neutral(text: str) -> Expression:
    """Return a catalog's expression as a neutral one.

    SQLite keeps the author's own words. Where the neutral ones do not lead back to the same, they
    come with the original as SQLite's override, so that nothing is lost or seen as a difference.
    """
    if " ".join(text.split()).lower().strip("() ") == RANDOM_UUID.lower().strip("() "):
        return Expression("gen_random_uuid()")
    if _pressed(text) == _pressed(LOCAL_NOW):
        return Expression("LOCALTIMESTAMP")
    try:
        tree = sqlglot.parse_one(f"SELECT {text}", read=DIALECT).expressions[0]
        expression = Expression(_unguarded(tree).sql(dialect=NEUTRAL_DIALECT))
        back = native(expression)
    except (SqlglotError, ExpressionError, IndexError, AttributeError, RecursionError):
        return Expression(text, ((NAME, text),))
    if comparable_form(back, DIALECT) == comparable_form(text, DIALECT):
        return expression
    return replace(expression, overrides=((NAME, text),))


def _pressed(text: str) -> str:
    return "".join(text.split()).lower().strip("()")


def _unguarded(tree: exp.Expression) -> exp.Expression:
    """Divide as written: SQLite's NULL for a division by zero is not spelled out."""
    for division in tree.find_all(exp.Div):
        division.set("safe", None)
    return tree


@lru_cache(maxsize=1024)
def neutral_query(sql: str) -> Expression:
    """Return the SELECT of a CREATE VIEW as a neutral one; ReadError when it cannot be read."""
    reader = Reader(sql)
    reader.expect("CREATE")
    reader.expect("VIEW")
    reader.accept("IF", "NOT", "EXISTS")
    reader.name()
    if reader.accept("."):
        reader.name()
    names = reader.names() if reader.token.text == "(" else ()
    reader.expect("AS")
    text = sql[reader.token.start :].strip().rstrip(";")
    try:
        tree = sqlglot.parse_one(text, read=DIALECT)
    except (SqlglotError, RecursionError):
        raise ReadError("its SELECT was not understood") from None
    if not isinstance(tree, exp.Query):
        raise ReadError("it is no SELECT")
    if names:
        _name_columns(tree, names)
    original = tree.sql(dialect=DIALECT) if names else text
    expression = Expression(_unguarded(tree).sql(dialect=NEUTRAL_DIALECT, pretty=True))
    try:
        back = query(expression, EMPTY)
    except ExpressionError:
        raise ReadError("its SELECT has no neutral form") from None
    if comparable_query(back, DIALECT) == comparable_query(original, DIALECT):
        return expression
    return replace(expression, overrides=((NAME, original),))


def _name_columns(tree: exp.Query, names: tuple[str, ...]) -> None:
    """Give the output columns the names that stood after the view's own name."""
    columns = tree.selects
    if len(columns) != len(names) or any(column.is_star for column in columns):
        raise ReadError("its column names cannot be put into its SELECT")
    for column, name in zip(list(columns), names, strict=True):
        inner = column.this if isinstance(column, exp.Alias) else column.copy()
        quoted = exp.to_identifier(name, quoted=True)
        column.replace(exp.Alias(this=inner, alias=quoted))


def _table_scope(tree: exp.Expression) -> exp.Expression:
    """Rewrite an expression of one table; the table has another name while it is rebuilt."""
    for column in tree.find_all(exp.Column):
        column.set("table", None)
        column.set("db", None)
    return rewritten(tree)


def rewritten(tree: exp.Expression) -> exp.Expression:
    """Put SQLite's own words where the transpiler has none or wrong ones."""
    return tree.transform(_node, copy=False)


def _node(node: exp.Expression) -> exp.Expression:
    match node:
        case exp.Boolean() if not isinstance(node.parent, exp.Is):
            return exp.Literal.number(1 if node.this else 0)
        case exp.Cast():
            return _cast(node)
        case exp.Uuid():
            whole = exp.Var(this=RANDOM_UUID)
            return whole if node.parent is None else exp.Paren(this=whole)
        case exp.Extract():
            return _extract(node)
        case exp.Concat():
            return _concat(node)
        case exp.Left():
            return exp.Anonymous(
                this="SUBSTR", expressions=[node.this, exp.Literal.number(1), node.expression]
            )
        case exp.EQ() if isinstance(node.expression, exp.Any):
            array = node.expression.this
            while isinstance(array, exp.Paren):
                array = array.this
            if isinstance(array, exp.Array):
                return exp.In(this=node.this, expressions=array.expressions)
            return node
        case exp.Localtimestamp():
            return exp.Var(this=LOCAL_NOW)
        case _:
            return node


def _cast(node: exp.Cast) -> exp.Expression:
    """Keep literals of dates as text: a CAST to DATE would make a number of them."""
    kind = node.to.this
    inner = node.this
    if isinstance(inner, exp.Literal) and inner.is_string:
        if kind in exp.DataType.TEMPORAL_TYPES or kind in (*_TIMES, *_JSON_UUID):
            return inner
    if kind in _JSON_UUID or kind in _TIMES:
        return inner
    if kind in (exp.DType.DECIMAL, exp.DType.BIGDECIMAL):
        return exp.Cast(this=inner, to=exp.DataType.build("NUMERIC", dialect="postgres"))
    return node


_TIMES = (exp.DType.TIME, exp.DType.TIMETZ, exp.DType.TIMESTAMPTZ)
_JSON_UUID = (exp.DType.JSON, exp.DType.JSONB, exp.DType.UUID)
_PARTS = {"YEAR": "%Y", "MONTH": "%m", "DAY": "%d", "HOUR": "%H", "MINUTE": "%M", "DOW": "%w",
          "DOY": "%j", "EPOCH": "%s"}  # fmt: skip


def _extract(node: exp.Extract) -> exp.Expression:
    pattern = _PARTS.get(node.this.name.upper())
    if pattern is None:
        return node
    part = exp.Anonymous(
        this="STRFTIME", expressions=[exp.Literal.string(pattern), node.expression]
    )
    return exp.Cast(this=part, to=exp.DataType.build("INT"))


def _concat(node: exp.Concat) -> exp.Expression:
    """CONCAT is older than none of the supported versions; NULL counts as nothing in it."""
    parts: list[exp.Expression] = [
        part if isinstance(part, exp.Literal)
        else exp.Coalesce(this=part, expressions=[exp.Literal.string("")])
        for part in node.expressions
    ]  # fmt: skip
    whole = parts[0]
    for part in parts[1:]:
        whole = exp.DPipe(this=whole, expression=part)
    return exp.Paren(this=whole)
