"""T-SQL expressions read back as neutral ones, and the form that makes equal ones equal.

SQL Server keeps expressions in words of its own: IN as a chain of ORs from last to first,
BETWEEN as two comparisons, CAST as CONVERT, COALESCE and NULLIF as CASE, brackets everywhere.
"""

from __future__ import annotations

from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from strandline.dictionary.expressions import NEUTRAL_DIALECT, ExpressionError
from strandline.dictionary.model import Dictionary, Expression, Table
from strandline.platforms.expressions import comparable_form, comparable_query
from strandline.platforms.mssql import expressions
from strandline.platforms.mssql.expressions import PLATFORM
from strandline.platforms.mssql.text import DIALECT

_NATIVE_TYPES: dict[exp.DType, str] = {
    exp.DType.BIT: "BOOLEAN",
    exp.DType.FLOAT: "DOUBLE PRECISION",
}


# What the present moment is called; the words that are not UTC give the server's local time.
_MOMENTS: dict[str, type[exp.Expression]] = {
    "GETDATE": exp.Localtimestamp,
    "SYSDATETIME": exp.Localtimestamp,
    "SYSDATETIMEOFFSET": exp.CurrentTimestamp,
    "GETUTCDATE": exp.CurrentTimestamp,
}


def read_expression(native: str, table: Table) -> Expression:
    """Return the neutral expression of a native one of this table.

    The native text travels along as an override where the neutral one would not bring it back.
    """
    text = strip_brackets(native)
    neutral = _neutral_text(text, _booleans(table), _texts(table))
    if neutral is not None:
        found = Expression(neutral)
        try:
            if comparable(found, table) == comparable_native(text, table):
                return found
        except (ExpressionError, SqlglotError):
            pass
    fallback = neutral if neutral is not None and _is_neutral(neutral) else "NULL"
    return Expression(fallback, overrides=((PLATFORM, text),))


def comparable(expression: Expression, table: Table | None) -> str:
    """Return a text equal for expressions that the catalog cannot tell apart."""
    return comparable_native(expressions.either(expression, table), table)


def comparable_native(native: str, table: Table | None) -> str:
    """Return the comparable text of T-SQL, whoever wrote it."""
    tree = _parsed(native)
    if tree is None:
        return comparable_form(native, DIALECT)
    booleans = _booleans(table) if table is not None else frozenset()
    canonical = _canonical(_as_value(_uniform(tree, booleans, frozenset())))
    for now in list(canonical.find_all(exp.CurrentTimestamp)):
        # The generator would write GETDATE(), which is another time.
        utc = exp.Anonymous(this="SYSUTCDATETIME", expressions=[])
        canonical = utc if now is canonical else canonical
        now.replace(utc)
    return comparable_form(canonical.sql(dialect=DIALECT), DIALECT)


def read_query(native: str, dictionary: Dictionary) -> Expression:
    """Return the neutral SELECT of a native one; the native text where it does not come back."""
    try:
        tree = sqlglot.parse_one(native, read=DIALECT)
        named = {relation.name.lower() for relation in tree.find_all(exp.Table)}
        tables = [table for name, table in dictionary.tables.items() if name.name.lower() in named]
        booleans = frozenset[str]().union(*(_booleans(table) for table in tables))
        texts = frozenset[str]().union(*(_texts(table) for table in tables))
        tree = _walk(tree, booleans, texts)
        neutral = tree.sql(dialect=NEUTRAL_DIALECT)
        found = Expression(neutral)
        if comparable_view(found, dictionary) == comparable_query(native, DIALECT):
            return found
    except (SqlglotError, ExpressionError, AttributeError):
        neutral = "SELECT NULL"
    return Expression(neutral, overrides=((PLATFORM, native),))


def comparable_view(expression: Expression, dictionary: Dictionary) -> str:
    """Return a text equal for view queries that mean the same to the catalog."""
    return comparable_query(expressions.query(expression, dictionary), DIALECT)


def strip_brackets(native: str) -> str:
    """Return an expression without the brackets that enclose the whole of it."""
    text = native.strip()
    while text.startswith("(") and text.endswith(")") and _encloses(text):
        text = text[1:-1].strip()
    return text


def _encloses(text: str) -> bool:
    depth, quoted = 0, ""
    for place, character in enumerate(text):
        if quoted:
            quoted = "" if character == quoted else quoted
        elif character in "'\"":
            quoted = character
        elif character == "[":
            quoted = "]"
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth == 0 and place < len(text) - 1:
                return False
    return depth == 0


def _booleans(table: Table) -> frozenset[str]:
    return _holding(table, "boolean")


def _texts(table: Table) -> frozenset[str]:
    return _holding(table, "text")


def _holding(table: Table, kind: str) -> frozenset[str]:
    names = expressions.names_of(table)
    return frozenset(name.lower() for name, holds in names if holds == kind)


@lru_cache(maxsize=8192)
def _neutral_text(native: str, booleans: frozenset[str], texts: frozenset[str]) -> str | None:
    tree = _parsed(native)
    if tree is None:
        return None
    uniform = _unwrapped(_tidy(_uniform(tree, booleans, texts)))
    for call in list(uniform.find_all(exp.Anonymous)):
        moment = _MOMENTS.get(call.name.upper())
        if moment is not None:
            # The nearest neutral words; the comparison then keeps the native ones as well.
            now = moment()
            uniform = now if call is uniform else uniform
            call.replace(now)
    text: str = uniform.sql(dialect=NEUTRAL_DIALECT)
    return text


def _tidy(tree: exp.Expression) -> exp.Expression:
    """Take off the brackets that the server puts round every literal and column."""
    for bracket in list(tree.find_all(exp.Paren)):
        inner = bracket.this
        if isinstance(inner, (exp.Literal, exp.Column, exp.Paren, exp.Func, exp.Neg, exp.Null)):
            if bracket is tree:
                tree = inner
            bracket.replace(inner)
    return tree


def _is_neutral(text: str) -> bool:
    try:
        sqlglot.parse_one(f"SELECT {text}", read=NEUTRAL_DIALECT)
    except SqlglotError:
        return False
    return True


def _parsed(native: str) -> exp.Expression | None:
    try:
        # In brackets: `SELECT [a] = 1` would give the value 1 the name a.
        found = sqlglot.parse_one(f"SELECT ({native})", read=DIALECT).expressions
    except (SqlglotError, AttributeError):
        return None
    if len(found) != 1:
        return None
    tree: exp.Expression = found[0].this.copy()
    return tree


def _uniform(
    tree: exp.Expression, booleans: frozenset[str], texts: frozenset[str]
) -> exp.Expression:
    """Return the tree in neutral words."""
    return _walk(exp.Paren(this=tree), booleans, texts).this


def _walk(node: exp.Expression, booleans: frozenset[str], texts: frozenset[str]) -> exp.Expression:
    for child in list(node.iter_expressions()):
        changed = _walk(child, booleans, texts)
        if changed is not child:
            child.replace(changed)
    return _neutral_node(node, booleans, texts)


def _neutral_node(  # noqa: C901 - a case each
    node: exp.Expression, booleans: frozenset[str], texts: frozenset[str]
) -> exp.Expression:
    match node:
        case exp.National():
            return exp.Literal.string(node.this)
        case exp.CurrentTimestamp():
            # The parser takes GETDATE(), the server's local time, for the neutral moment.
            return exp.Anonymous(this="GETDATE", expressions=[])
        case exp.Anonymous() if node.name.upper() == "SYSUTCDATETIME":
            return exp.CurrentTimestamp()
        case exp.Convert():
            kind, inner = node.this, node.expression
            return _neutral_node(exp.Cast(this=inner, to=_neutral_type(kind)), booleans, texts)
        case exp.Cast():
            node.set("to", _neutral_type(node.to))
            return _boolean_case(node)
        case exp.Length() if isinstance(node.this, exp.Cast):
            return exp.Anonymous(this="LEN", expressions=[node.this.this])
        case exp.Div():
            return _character_count(node)
        case exp.Not() if _is_null_test(node.this):
            test = _unwrapped(node.this)
            return exp.Is(this=test.this, expression=exp.Null(), negate=True)
        case exp.EQ() | exp.NEQ():
            return _boolean_column(node, booleans)
        case exp.Add() if _is_text(node.this, texts) or _is_text(node.expression, texts):
            return exp.DPipe(this=node.this, expression=node.expression, safe=True)
        case exp.Like():
            return _neutral_like(node)
        case exp.Escape() if _unwrapped(node.expression).name == "\\":
            return node.this
        case _:
            return node


def _is_null_test(node: exp.Expression) -> bool:
    node = _unwrapped(node)
    if not isinstance(node, exp.Is) or node.args.get("negate"):
        return False
    return isinstance(_unwrapped(node.expression), exp.Null)


def _unwrapped(node: exp.Expression) -> exp.Expression:
    while isinstance(node, exp.Paren):
        node = node.this
    return node


def _boolean_case(node: exp.Cast) -> exp.Expression:
    """Take a condition back out of the CASE that made a BIT of it."""
    case = _unwrapped(node.this)
    if node.to.this is not exp.DType.BOOLEAN or not isinstance(case, exp.Case):
        return node
    branches = case.args["ifs"]
    if len(branches) != 2 or case.args.get("default") is not None:
        return node
    first, second = branches
    ones = [_unwrapped(branch.args["true"]).sql() for branch in branches]
    negated = second.this
    if ones != ["1", "0"] or not isinstance(negated, exp.Not):
        return node
    if _unwrapped(negated.this) != _unwrapped(first.this):
        return node
    return exp.Paren(this=first.this)


def _character_count(node: exp.Div) -> exp.Expression:
    size = _unwrapped(node.this)
    if not isinstance(size, exp.Anonymous) or size.name.upper() != "DATALENGTH":
        return node
    if _unwrapped(node.expression).sql() != "2":
        return node
    return exp.Length(this=size.expressions[0])


def _boolean_column(node: exp.EQ | exp.NEQ, booleans: frozenset[str]) -> exp.Expression:
    side, other = _unwrapped(node.this), _unwrapped(node.expression)
    if not isinstance(side, exp.Column) or side.name.lower() not in booleans:
        return node
    if isinstance(other, exp.Literal) and other.this in ("0", "1"):
        holds = (other.this == "1") == isinstance(node, exp.EQ)
        return side if holds else exp.Not(this=side)
    return node


def _is_text(node: exp.Expression, texts: frozenset[str]) -> bool:
    node = _unwrapped(node)
    match node:
        case exp.Literal():
            return bool(node.is_string)
        case exp.Column():
            return node.name.lower() in texts
        case exp.DPipe() | exp.Upper() | exp.Lower() | exp.Trim() | exp.Substring():
            return True
        case exp.Cast():
            return node.to.this in exp.DataType.TEXT_TYPES
        case _:
            return False


def _neutral_like(node: exp.Like) -> exp.Expression:
    pattern = _unwrapped(node.expression)
    if isinstance(pattern, exp.Literal) and "[[]" in pattern.this:
        node.set("expression", exp.Literal.string(pattern.this.replace("[[]", "[")))
    return node


def _neutral_type(node: exp.Expression) -> exp.Expression:
    if not isinstance(node, exp.DataType):
        return node
    kind = node.this
    size = node.expressions[0].sql().upper() if node.expressions else ""
    if kind in (exp.DType.NVARCHAR, exp.DType.VARCHAR, exp.DType.NCHAR, exp.DType.CHAR):
        text = "TEXT" if size in ("MAX", "") else f"VARCHAR({size})"
        return exp.DataType.build(text, dialect=NEUTRAL_DIALECT)
    if kind in _NATIVE_TYPES:
        return exp.DataType.build(_NATIVE_TYPES[kind], dialect=NEUTRAL_DIALECT)
    if kind in (exp.DType.DATETIME2, exp.DType.TIMESTAMP, exp.DType.DATETIME):
        return exp.DataType.build(f"TIMESTAMP({size or 7})", dialect=NEUTRAL_DIALECT)
    if kind is exp.DType.TIMESTAMPTZ:
        return exp.DataType.build(f"TIMESTAMPTZ({size or 7})", dialect=NEUTRAL_DIALECT)
    if kind is exp.DType.VARBINARY:
        return exp.DataType.build("BYTEA", dialect=NEUTRAL_DIALECT)
    return node


def _as_value(tree: exp.Expression) -> exp.Expression:
    """Take off the `= 1` that a condition has for `COALESCE(active, FALSE)` and the like."""
    tree = _unwrapped(tree)
    if isinstance(tree, exp.EQ) and _unwrapped(tree.expression).sql() == "1":
        side = _unwrapped(tree.this)
        if isinstance(side, (exp.Case, exp.Coalesce)):
            return side
    return tree


def _canonical(tree: exp.Expression) -> exp.Expression:
    """Give one shape to what the server respells."""
    for child in list(tree.iter_expressions()):
        changed = _canonical(child)
        if changed is not child:
            child.replace(changed)
    match tree:
        case exp.In() if tree.expressions:
            members = sorted(tree.expressions, key=lambda item: _unwrapped(item).sql())
            tree.set("expressions", [_unwrapped(member) for member in members])
            return tree
        case exp.Or() if not isinstance(_parent(tree), exp.Or):
            return _collected(tree)
        case exp.Coalesce():
            return _coalesce_case(tree)
        case exp.Nullif():
            same = exp.EQ(this=tree.this.copy(), expression=tree.expression)
            return exp.Case(ifs=[exp.If(this=same, true=exp.Null())], default=tree.this)
        case exp.If() if not isinstance(tree.parent, exp.Case):
            return exp.Case(
                ifs=[exp.If(this=tree.this, true=tree.args["true"])],
                default=tree.args.get("false"),
            )
        case _:
            return tree


def _parent(tree: exp.Expression) -> exp.Expression | None:
    parent = tree.parent
    while isinstance(parent, exp.Paren):
        parent = parent.parent
    return parent


def _coalesce_case(tree: exp.Coalesce) -> exp.Expression:
    sides = [tree.this, *tree.expressions]
    branches = [
        exp.If(this=exp.Not(this=exp.Is(this=side.copy(), expression=exp.Null())), true=side)
        for side in sides[:-1]
    ]
    return exp.Case(ifs=branches, default=sides[-1])


def _collected(tree: exp.Or) -> exp.Expression:
    """Make one IN of the comparisons of one column with literals in a chain of ORs."""
    groups: dict[str, list[exp.Expression]] = {}
    parts: list[exp.Expression] = []
    for part in _alternatives(tree):
        side = _unwrapped(part.this) if isinstance(part, exp.EQ) else None
        if not isinstance(side, exp.Column) or not _is_constant(part.expression):
            parts.append(part)
            continue
        key = side.sql().lower()
        if key not in groups:
            groups[key] = []
            parts.append(exp.In(this=side.copy(), expressions=groups[key]))
        groups[key].append(_unwrapped(part.expression))
    rebuilt = [_membership(part) for part in parts]
    result = rebuilt[0].copy()
    for part in rebuilt[1:]:
        result = exp.Or(this=result, expression=part.copy())
    return exp.Paren(this=result)


def _alternatives(node: exp.Expression) -> list[exp.Expression]:
    node = _unwrapped(node)
    if isinstance(node, exp.Or):
        return [*_alternatives(node.this), *_alternatives(node.expression)]
    return [node]


def _is_constant(node: exp.Expression) -> bool:
    node = _unwrapped(node)
    if isinstance(node, exp.Neg):
        node = _unwrapped(node.this)
    return isinstance(node, exp.Literal)


def _membership(part: exp.Expression) -> exp.Expression:
    if not isinstance(part, exp.In) or part.args.get("query") is not None:
        return part
    members = sorted(part.expressions, key=lambda item: item.sql())
    if len(members) == 1:
        return exp.EQ(this=part.this.copy(), expression=members[0].copy())
    return exp.In(this=part.this.copy(), expressions=[member.copy() for member in members])


def without_cast(native: str, native_type: str) -> str:
    """Return a native expression without an outermost cast to exactly this type."""
    tree = _parsed(strip_brackets(native))
    tree = _unwrapped(tree) if tree is not None else None
    wanted = exp.DataType.build(native_type, dialect=DIALECT)
    match tree:
        case exp.Convert() if _same_type(tree.this, wanted):
            inner = tree.expression
        case exp.Cast() if not isinstance(tree, exp.TryCast) and _same_type(tree.to, wanted):
            inner = tree.this
        case _:
            return native
    text: str = inner.sql(dialect=DIALECT)
    return text


def _same_type(one: exp.Expression, other: exp.Expression) -> bool:
    texts = {kind.sql(dialect=DIALECT).upper().replace(" ", "") for kind in (one, other)}
    return len(texts) == 1
