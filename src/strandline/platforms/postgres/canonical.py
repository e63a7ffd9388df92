"""What PostgreSQL's catalog makes of an expression, undone.

The catalog prints the parsed expression: implicit casts spelled out, LIKE as ~~, IN as
= ANY (ARRAY[...]), dates in timestamps filled up, brackets everywhere. `neutral_*` gives text that
a person would write and that means the same when run again; `comparable_*` may drop more, as its
texts are only compared with each other.
"""

from __future__ import annotations

import re
from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from strandline.platforms.expressions import comparable_form, comparable_tree, rebracketed
from strandline.platforms.postgres.intervals import interval_text
from strandline.platforms.postgres.lexer import iter_tokens

DIALECT = "postgres"

_NOT_LIKE = {"!~~*": "NOT ILIKE", "!~~": "NOT LIKE", "~~*": "ILIKE", "~~": "LIKE"}
_OPERATOR = re.compile(r"!?~~\*?")
_MOMENT = re.compile(r"^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d)?(\.\d+)?)?(?:\+00(?::?00)?|Z)?$")
_NUMBER = re.compile(r"^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$")
_COMPARISONS = (exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE, exp.In, exp.Between)

_Types = exp.DType
# Casts that PostgreSQL adds by itself, always from a narrower type to a wider one. A cast of the
# same kind that an author adds to a compound expression is not told apart from those.
_WIDENING = frozenset(
    {
        _Types.TEXT, _Types.VARCHAR, _Types.CHAR, _Types.INT, _Types.BIGINT, _Types.DECIMAL, _Types.FLOAT,
        _Types.DOUBLE, _Types.TIMESTAMP, _Types.TIMESTAMPTZ, _Types.NAME,
    }
)  # fmt: skip
_TEXTUAL = frozenset({_Types.TEXT, _Types.VARCHAR, _Types.CHAR, _Types.NAME})
# A literal of one of these types reads the same without the cast wherever it is compared.
_LITERAL_TYPES = _TEXTUAL | frozenset(
    {
        _Types.DATE, _Types.TIME, _Types.TIMESTAMP, _Types.TIMESTAMPTZ, _Types.UUID,
        _Types.BOOLEAN, _Types.USERDEFINED, _Types.JSON, _Types.JSONB, _Types.ARRAY,
    }
)  # fmt: skip


class NotReadable(ValueError):
    """The catalog's text is not in the grammar that neutral SQL knows."""


Names = frozenset[str]


@lru_cache(maxsize=8192)
def neutral_expression(native: str, textual: Names = frozenset()) -> str:
    """Return a catalog expression as neutral SQL; the text itself when it cannot be parsed.

    `textual` names the columns of text types, whose casts to text are the catalog's.
    """
    try:
        text: str = _neutral(_parse(native), textual).sql(dialect=DIALECT)
    except NotReadable:
        return native
    return text


@lru_cache(maxsize=1024)
def neutral_query(native: str, textual: Names = frozenset()) -> str:
    """Return a catalog's view query as neutral SQL; NotReadable when it cannot be parsed."""
    text = with_words(native.strip().rstrip(";"))
    try:
        tree = sqlglot.parse_one(text, read=DIALECT)
    except (SqlglotError, RecursionError) as error:
        raise NotReadable(str(error).partition("\n")[0]) from None
    if not isinstance(tree, exp.Query):
        raise NotReadable("not one SELECT")
    neutral: str = _neutral(tree, textual).sql(dialect=DIALECT, pretty=True)
    return neutral


@lru_cache(maxsize=8192)
def comparable_expression(native: str) -> str:
    """Return a text equal for expressions the catalog cannot tell apart."""
    try:
        tree = plain(_parse(native))
    except NotReadable:
        return comparable_form(native, DIALECT)
    return comparable_tree(tree, DIALECT)


def _parse(native: str) -> exp.Expression:
    try:
        select = sqlglot.parse_one(f"SELECT {with_words(native)}", read=DIALECT)
    except (SqlglotError, RecursionError) as error:
        raise NotReadable(str(error).partition("\n")[0]) from None
    if not isinstance(select, exp.Select) or len(select.expressions) != 1:
        raise NotReadable("not one expression")
    tree: exp.Expression = select.expressions[0]
    # Rooted, so that a replaced root is still found.
    return exp.Paren(this=tree.pop())


def with_words(native: str) -> str:
    """Spell the pattern operators as the words they came from."""
    if "~~" not in native:
        return native
    pieces: list[str] = []
    position = 0
    for token in iter_tokens(native):
        if token.start < position or token.kind != "symbol":
            continue
        found = _OPERATOR.match(native, token.start)
        if found:
            pieces.append(native[position : token.start])
            pieces.append(f" {_NOT_LIKE[found.group()]} ")
            position = found.end()
    return "".join(pieces) + native[position:]


def _neutral(tree: exp.Expression, textual: Names) -> exp.Expression:
    # Innermost first: what is replaced takes its finished parts along.
    for cast in reversed(list(tree.find_all(exp.Cast, bfs=False))):
        if _needless(cast, textual):
            cast.replace(_without_cast(cast))
    _members(tree)
    for case in tree.find_all(exp.Case):
        if isinstance(case.args.get("default"), exp.Null):
            case.set("default", None)
    return rebracketed(tree)


def _without_cast(cast: exp.Cast) -> exp.Expression:
    """Return what is cast; a quoted number cast to a number is that number."""
    inner = bare(cast.this)
    if isinstance(inner, exp.Literal) and inner.is_string:
        if cast.to.this in exp.DataType.NUMERIC_TYPES and _NUMBER.match(inner.this):
            number = exp.Literal.number(inner.this.lstrip("-"))
            return exp.Neg(this=number) if inner.this.startswith("-") else number
    return inner.copy()


def _needless(cast: exp.Cast, textual: Names) -> bool:
    """Say whether an expression means the same without a cast the catalog printed."""
    inner = bare(cast.this)
    kind = cast.to.this
    if isinstance(inner, exp.Null):
        return True
    if isinstance(inner, exp.Literal):
        if kind in _TEXTUAL or kind in exp.DataType.NUMERIC_TYPES:
            return True
        return kind in _LITERAL_TYPES and _compared(cast)
    if isinstance(inner, exp.Array):
        return kind is _Types.ARRAY
    known = isinstance(inner, exp.Column) and inner.name in textual
    return known and kind in _TEXTUAL and not cast.to.expressions


def _compared(cast: exp.Expression) -> bool:
    """Say whether a value stands alone or beside a comparison, where its type is clear."""
    parent = cast.parent
    while isinstance(parent, exp.Paren | exp.Array | exp.Any | exp.All | exp.Cast):
        parent = parent.parent
    return parent is None or isinstance(parent, _COMPARISONS)


def _members(tree: exp.Expression) -> None:
    for node in list(tree.find_all(exp.EQ, exp.NEQ)):
        side = node.expression
        if not isinstance(side, exp.Any if isinstance(node, exp.EQ) else exp.All):
            continue
        array = side.this
        while isinstance(array, exp.Paren | exp.Cast):
            array = array.this
        if isinstance(array, exp.Array):
            members: exp.Expression = exp.In(
                this=node.this.copy(), expressions=[item.copy() for item in array.expressions]
            )
            node.replace(members if isinstance(node, exp.EQ) else exp.Not(this=members))


def plain(tree: exp.Expression) -> exp.Expression:
    _members(tree)
    for node in reversed(list(tree.walk(bfs=False))):
        simpler = _plainer(node)
        if simpler is not node:
            node.replace(simpler)
    for literal in tree.find_all(exp.Literal):
        if literal.is_string:
            literal.set("this", _moment(literal.this))
    for literal in list(tree.find_all(exp.Literal)):
        if not literal.is_string and literal.this.startswith("-"):
            literal.replace(exp.Neg(this=exp.Literal.number(literal.this[1:])))
    return tree


def _plainer(node: exp.Expression) -> exp.Expression:
    match node:
        case exp.Cast() if not isinstance(node, exp.TryCast):
            return _without_widening(node)
        case exp.Interval():
            unit = node.args.get("unit")
            text = f"{node.this.name} {unit}" if unit is not None else node.this.name
            return exp.Literal.string(interval_text(text))
        case exp.SimilarTo():
            pattern = exp.Anonymous(this="similar_to_escape", expressions=[node.expression.copy()])
            return exp.RegexpLike(this=node.this.copy(), expression=pattern)
        case exp.Case():
            # The catalog adds ELSE NULL; its cast is gone by now, as children come first.
            if isinstance(node.args.get("default"), exp.Null):
                node.set("default", None)
            return node
        case exp.Trim():
            if (node.args.get("position") or "").upper() == "BOTH":
                node.set("position", None)
            return node
        case exp.Between() | exp.In():
            return _plain_membership(node)
        case exp.Not():
            return _plain_not(node)
        case exp.Anonymous():
            # Names that are words of the grammar come back quoted: "left"(...).
            node.set("this", str(node.name).lower())
            return node
        case _:
            return node


def _plain_membership(node: exp.Between | exp.In) -> exp.Expression:
    if isinstance(node, exp.Between):
        low = exp.GTE(this=node.this.copy(), expression=node.args["low"].copy())
        high = exp.LTE(this=node.this.copy(), expression=node.args["high"].copy())
        return exp.Paren(this=exp.And(this=low, expression=high))
    if len(node.expressions) == 1:
        return exp.EQ(this=node.this.copy(), expression=node.expressions[0].copy())
    return node


_OPPOSITES: dict[type[exp.Expression], type[exp.Expression]] = {
    exp.EQ: exp.NEQ,
    exp.NEQ: exp.EQ,
    exp.LT: exp.GTE,
    exp.GTE: exp.LT,
    exp.GT: exp.LTE,
    exp.LTE: exp.GT,
    exp.NullSafeEQ: exp.NullSafeNEQ,
    exp.NullSafeNEQ: exp.NullSafeEQ,
}


def _plain_not(node: exp.Not) -> exp.Expression:
    """Move NOT inwards as far as it goes: the grammar itself does so for NOT BETWEEN."""
    inner = bare(node.this)
    if isinstance(inner, exp.Not):
        return inner.this.copy()
    if type(inner) in _OPPOSITES:
        opposite = _OPPOSITES[type(inner)]
        return opposite(this=inner.this.copy(), expression=inner.expression.copy())
    if isinstance(inner, exp.And | exp.Or):
        other = exp.Or if isinstance(inner, exp.And) else exp.And
        sides = (_plain_not(exp.Not(this=side.copy())) for side in (inner.left, inner.right))
        left, right = sides
        return other(this=exp.Paren(this=left), expression=exp.Paren(this=right))
    return node


def _without_widening(cast: exp.Cast) -> exp.Expression:
    kind = cast.to.this
    inner = bare(cast.this)
    if kind is _Types.INTERVAL and isinstance(inner, exp.Literal):
        return exp.Literal.string(interval_text(inner.this))
    if isinstance(inner, exp.Null):
        return inner.copy()
    if isinstance(inner, exp.Literal):
        return _without_cast(cast)
    sized = bool(cast.to.expressions)
    if kind in _WIDENING and not (sized and kind is _Types.DECIMAL):
        return cast.this.copy()
    return cast


def _moment(text: str) -> str:
    """Return a date or time text without the zeros that a timestamp prints."""
    found = _MOMENT.match(text)
    if not found:
        return text
    day, clock, seconds, fraction = found.groups()
    fraction = (fraction or "").rstrip("0").rstrip(".")
    clock = f"{clock or '00:00'}{seconds or ':00'}{fraction}"
    return day if clock == "00:00:00" else f"{day} {clock}"


def bare(node: exp.Expression) -> exp.Expression:
    while isinstance(node, exp.Paren):
        node = node.this
    return node
