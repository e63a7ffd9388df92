"""Functions and operators that SQL Server 2019 spells in its own way or does not have."""

from __future__ import annotations

from sqlglot import exp

_NAMES = {"octet_length": "DATALENGTH", "random": "RAND", "btrim": "TRIM"}


def rewrite_function(node: exp.Expression, problems: list[str]) -> exp.Expression:
    """Return the T-SQL form of one node whose children are T-SQL already."""
    match node:
        case exp.ILike():
            return _ilike(node)
        case exp.Like():
            return _like(node, node.this, node.expression)
        case exp.Escape():
            return _escape(node)
        case exp.NullSafeEQ() | exp.NullSafeNEQ():
            return _null_safe(node)
        case exp.Greatest() | exp.Least():
            return _extreme(node)
        case exp.Round() if node.args.get("decimals") is None:
            node.set("decimals", exp.Literal.number(0))
            return node
        case exp.Log() if node.expression is None:
            return exp.Anonymous(this="LOG10", expressions=[node.this])
        case exp.Substring() if node.args.get("length") is None:
            node.set("length", exp.Literal.number(2147483647))
            return node
        case exp.Anonymous() if node.name.lower() in _NAMES:
            return exp.Anonymous(this=_NAMES[node.name.lower()], expressions=node.expressions)
        case exp.Count() if isinstance(node.this, exp.Star):
            return node
        case exp.Join() if node.args.get("using"):
            problems.append("JOIN ... USING")
            return node
        case _:
            return node


def _ilike(node: exp.ILike) -> exp.Expression:
    like = exp.Like(this=exp.Lower(this=node.this), expression=exp.Lower(this=node.expression))
    if node.args.get("negate"):
        like.set("negate", True)  # noqa: FBT003 - positional in sqlglot
    return like


def _like(node: exp.Expression, side: exp.Expression, pattern: exp.Expression) -> exp.Expression:
    """Keep `[` an ordinary character and a backslash the escape, as neutral SQL has them."""
    if not isinstance(pattern, exp.National):
        return node
    text = pattern.this
    escaped = _plain_brackets(text)
    node.set("this", side)
    node.set("expression", exp.National(this=escaped))
    if "\\" in escaped and not isinstance(node.parent, exp.Escape):
        return exp.Escape(this=node, expression=exp.National(this="\\"))
    return node


def _plain_brackets(text: str) -> str:
    parts, position = [], 0
    while position < len(text):
        character = text[position]
        if character == "\\" and position + 1 < len(text):
            parts.append(text[position : position + 2])
            position += 2
            continue
        parts.append("[[]" if character == "[" else character)
        position += 1
    return "".join(parts)


def _escape(node: exp.Escape) -> exp.Expression:
    inner = node.this
    # The walk has put an escape of its own round the LIKE below; the author's counts.
    if isinstance(inner, exp.Escape):
        node.set("this", inner.this)
    return node


def _null_safe(node: exp.NullSafeEQ | exp.NullSafeNEQ) -> exp.Expression:
    """IS [NOT] DISTINCT FROM came with 2022; CASE keeps it free of unknown."""
    left, right = node.this, node.expression
    both = exp.And(
        this=exp.Is(this=left.copy(), expression=exp.Null()),
        expression=exp.Is(this=right.copy(), expression=exp.Null()),
    )
    same = exp.Or(this=exp.EQ(this=left, expression=right), expression=exp.Paren(this=both))
    flag = exp.Case(
        ifs=[exp.If(this=same, true=exp.Literal.number(1))], default=exp.Literal.number(0)
    )
    wanted = 1 if isinstance(node, exp.NullSafeEQ) else 0
    return exp.EQ(this=flag, expression=exp.Literal.number(wanted))


def _extreme(node: exp.Greatest | exp.Least) -> exp.Expression:
    """GREATEST and LEAST came with 2022; NULLs are passed over."""
    operator = exp.GT if isinstance(node, exp.Greatest) else exp.LT
    result = node.this
    for other in node.expressions:
        condition = exp.Or(
            this=exp.Is(this=result.copy(), expression=exp.Null()),
            expression=operator(this=other.copy(), expression=result.copy()),
        )
        result = exp.Case(ifs=[exp.If(this=condition, true=other)], default=result)
    return result
