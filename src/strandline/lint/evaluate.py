"""Works out simple conditions over one reference row, with SQL's third truth value.

Only what means the same on all platforms is worked out: comparisons, IN, BETWEEN, IS NULL, AND,
OR, NOT over columns and literals. Anything else is `CannotTell`, never a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from sqlglot import exp

Value = Decimal | str | bool | None
"""None is SQL's null."""

Truth: TypeAlias = bool | None
"""None is SQL's unknown."""


class CannotTell(Exception):
    """The expression, or a value in it, is beyond what is worked out here."""


Row = Callable[[exp.Identifier], Value]


def evaluate(tree: exp.Expression, row: Row) -> bool | None:
    """Return true, false or None (unknown). Raises CannotTell."""
    match tree:
        case exp.Paren():
            return evaluate(tree.this, row)
        case exp.Not():
            inner = evaluate(tree.this, row)
            return None if inner is None else not inner
        case exp.And():
            return _both(evaluate(tree.this, row), evaluate(tree.expression, row))
        case exp.Or():
            return _either(evaluate(tree.this, row), evaluate(tree.expression, row))
        case exp.Is():
            return _is_null(tree, row)
        case exp.Between():
            low = _compare(exp.GTE, _value(tree.this, row), _value(tree.args["low"], row))
            high = _compare(exp.LTE, _value(tree.this, row), _value(tree.args["high"], row))
            return _both(low, high)
        case exp.In():
            return _member(tree, row)
        case _ if type(tree) in _COMPARISONS:
            return _compare(type(tree), _value(tree.this, row), _value(tree.expression, row))
        case _:
            raise CannotTell


_COMPARISONS: Mapping[type[exp.Expression], Callable[[int], bool]] = {
    exp.EQ: lambda order: order == 0,
    exp.NEQ: lambda order: order != 0,
    exp.LT: lambda order: order < 0,
    exp.LTE: lambda order: order <= 0,
    exp.GT: lambda order: order > 0,
    exp.GTE: lambda order: order >= 0,
}


def _both(left: Truth, right: Truth) -> bool | None:
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def _either(left: Truth, right: Truth) -> bool | None:
    if left or right:
        return True
    return None if left is None or right is None else False


def _is_null(tree: exp.Is, row: Row) -> bool:
    if not isinstance(tree.expression, exp.Null):
        raise CannotTell
    # sqlglot keeps the NOT of IS NOT NULL inside the node.
    return (_value(tree.this, row) is None) != bool(tree.args.get("negate"))


def _member(tree: exp.In, row: Row) -> bool | None:
    members = tree.expressions
    if not members or any(key for key in ("query", "unnest", "field") if tree.args.get(key)):
        raise CannotTell
    wanted = _value(tree.this, row)
    answer: bool | None = False
    for member in members:
        answer = _either(answer, _compare(exp.EQ, wanted, _value(member, row)))
    return answer


def _value(tree: exp.Expression, row: Row) -> Value:
    match tree:
        case exp.Paren():
            return _value(tree.this, row)
        case exp.Null():
            return None
        case exp.Boolean():
            return bool(tree.this)
        case exp.Neg():
            inner = _value(tree.this, row)
            if isinstance(inner, Decimal):
                return -inner
            raise CannotTell
        case exp.Literal():
            return str(tree.this) if tree.is_string else _decimal(tree.this)
        case exp.Column() if isinstance(tree.this, exp.Identifier):
            return row(tree.this)
        case _:
            raise CannotTell


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise CannotTell from None


def _compare(kind: type[exp.Expression], left: Value, right: Value) -> bool | None:
    if left is None or right is None:
        return None
    if type(left) is not type(right):
        raise CannotTell
    if kind not in (exp.EQ, exp.NEQ) and isinstance(left, str) and isinstance(right, str):
        _check_order(left, right)
    order = (left > right) - (left < right)  # type: ignore[operator]
    return _COMPARISONS[kind](order)


def _check_order(left: str, right: str) -> None:
    """Let ISO dates and times of one shape be ordered; other text is ordered by collation."""
    if not (left[:1].isdigit() and right[:1].isdigit() and len(left) == len(right)):
        raise CannotTell
