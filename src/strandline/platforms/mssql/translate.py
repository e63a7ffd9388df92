"""Neutral SQL trees turned into T-SQL ones: booleans, text, time and the functions that differ.

T-SQL knows predicates and values and never mixes them: a BIT column is no condition, and a
comparison is no value. The walk below carries which of the two each place wants.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlglot import exp

from strandline.platforms.mssql.dates import rewrite_date_node
from strandline.platforms.mssql.functions import rewrite_function

_PREDICATES = (exp.Predicate, exp.Connector, exp.Not, exp.Escape)
_NOT_PREDICATES = (exp.Any, exp.All, exp.SubqueryPredicate)
_UNSUPPORTED: dict[type[exp.Expression], str] = {
    exp.RegexpLike: "regular expressions",
    exp.RegexpILike: "regular expressions",
    exp.SimilarTo: "SIMILAR TO",
    exp.LogicalOr: "bool_or",
    exp.LogicalAnd: "bool_and",
    exp.Array: "arrays",
    exp.ArrayAgg: "arrays",
    exp.Lateral: "LATERAL",
    exp.Unnest: "unnest",
}


@dataclass(slots=True)
class Translation:
    """What a walk knows (columns by lower-case name) and what it found impossible."""

    booleans: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    problems: list[str] = field(default_factory=list)

    def value(self, node: exp.Expression) -> exp.Expression:
        """Return the node where a value is wanted."""
        converted = self._convert(node)
        if isinstance(converted, exp.Boolean):
            return exp.Literal.number(1 if converted.this else 0)
        if not is_predicate(converted):
            return converted
        # The second arm keeps unknown apart from false.
        bit = exp.Case(
            ifs=[
                exp.If(this=converted.copy(), true=exp.Literal.number(1)),
                exp.If(this=_negated(converted.copy()), true=exp.Literal.number(0)),
            ]
        )
        return exp.Cast(this=bit, to=exp.DataType.build("BIT", dialect="tsql"))

    def predicate(self, node: exp.Expression) -> exp.Expression:
        """Return the node where a condition is wanted."""
        converted = self._convert(node)
        if isinstance(converted, exp.Boolean):
            one, other = exp.Literal.number(1), exp.Literal.number(1 if converted.this else 0)
            return exp.EQ(this=one, expression=other)
        if is_predicate(converted):
            return converted
        return exp.EQ(this=_operand(converted), expression=exp.Literal.number(1))

    def either(self, node: exp.Expression) -> exp.Expression:
        """Return the node as what it is: a condition stays one."""
        return self._convert(node)

    def _convert(self, node: exp.Expression) -> exp.Expression:
        for kind, what in _UNSUPPORTED.items():
            if isinstance(node, kind):
                self.problems.append(what)
        match node:
            case exp.Not() if self._is_boolean_column(node.this):
                return exp.EQ(this=self._convert(node.this), expression=exp.Literal.number(0))
            case exp.Connector() | exp.Not():
                return self._with_children(node, conditions=("this", "expression"))
            case exp.Paren():
                inner = self._convert(node.this)
                if isinstance(inner, exp.Boolean):
                    return inner
                node.set("this", inner)
                return node
            case exp.Is() if isinstance(node.expression, exp.Boolean):
                return self._is_boolean(node)
            case exp.Where() | exp.Having() | exp.If():
                return self._with_children(node, conditions=("this",))
            case exp.Join():
                return self._with_children(node, conditions=("on",))
            case exp.Case():
                return self._case(node)
            case exp.Escape():
                return rewrite_function(
                    self._with_children(node, conditions=("this",)), self.problems
                )
            case _:
                return self._rewritten(self._with_children(node, conditions=()))

    def _is_boolean_column(self, node: exp.Expression) -> bool:
        return isinstance(node, exp.Column) and node.name.lower() in self.booleans

    def _with_children(self, node: exp.Expression, *, conditions: Iterable[str]) -> exp.Expression:
        wanted = set(conditions)
        for key, child in list(node.args.items()):
            if isinstance(child, exp.Expression):
                node.set(key, self.predicate(child) if key in wanted else self._place(child))
            elif isinstance(child, list):
                node.set(
                    key,
                    [
                        self._place(item) if isinstance(item, exp.Expression) else item
                        for item in child
                    ],
                )
        return node

    def _place(self, child: exp.Expression) -> exp.Expression:
        if isinstance(child, exp.Alias):
            child.set("this", self._projected(child.this))
            return child
        if isinstance(child, exp.Boolean) and isinstance(child.parent, exp.Select):
            return self._projected(child)
        return (
            self.value(child)
            if isinstance(child, _PREDICATES) or _may_be_value(child)
            else (self._convert(child))
        )

    def _projected(self, node: exp.Expression) -> exp.Expression:
        """Give a literal of a select list the type BIT rather than INT."""
        if isinstance(node, exp.Boolean):
            return exp.Cast(
                this=exp.Literal.number(1 if node.this else 0),
                to=exp.DataType.build("BIT", dialect="tsql"),
            )
        return self.value(node)

    def _case(self, node: exp.Case) -> exp.Expression:
        simple = node.this is not None
        if simple:
            node.set("this", self.value(node.this))
        for branch in node.args["ifs"]:
            condition = branch.this
            branch.set("this", self.value(condition) if simple else self.predicate(condition))
            branch.set("true", self.value(branch.args["true"]))
        if node.args.get("default") is not None:
            node.set("default", self.value(node.args["default"]))
        return node

    def _is_boolean(self, node: exp.Is) -> exp.Expression:
        """`x IS TRUE` is never unknown, which `x = 1` can be."""
        wanted = exp.Literal.number(1 if node.expression.this else 0)
        side = self.value(node.this)
        same = exp.EQ(this=side.copy(), expression=wanted)
        known = exp.Not(this=exp.Is(this=side, expression=exp.Null()))
        certain = exp.Paren(this=exp.And(this=known, expression=same))
        return exp.Not(this=certain) if node.args.get("negate") else certain

    def _rewritten(self, node: exp.Expression) -> exp.Expression:
        if isinstance(node, exp.Literal) and node.is_string:
            return exp.National(this=node.this)
        if isinstance(node, exp.DataType):
            return tsql_type(node)
        if isinstance(node, exp.DPipe):
            return self._concatenation(node)
        if isinstance(node, exp.Length):
            return self._length(node)
        return rewrite_function(rewrite_date_node(node, self.problems), self.problems)

    def _concatenation(self, node: exp.DPipe) -> exp.Expression:
        sides = [self._as_text(side) for side in (node.this, node.expression)]
        return exp.Add(this=sides[0], expression=sides[1])

    def _as_text(self, side: exp.Expression) -> exp.Expression:
        if self._is_text(side):
            return side
        chained = isinstance(side, exp.Add) and isinstance(side.parent, exp.DPipe)
        if chained and (self._is_text(side.this) or self._is_text(side.expression)):
            return side
        if isinstance(side, exp.Binary):
            side = exp.Paren(this=side)
        wide = exp.DataType.build("NVARCHAR(MAX)", dialect="tsql")
        return exp.Cast(this=side, to=wide)

    def _is_text(self, node: exp.Expression) -> bool:
        match node:
            case exp.National():
                return True
            case exp.Column():
                return not self.texts or node.name.lower() in self.texts
            case exp.Cast():
                return node.to.this in exp.DataType.TEXT_TYPES
            case exp.Lower() | exp.Upper() | exp.Trim() | exp.Substring() | exp.Concat():
                return True
            case exp.Add():
                return self._is_text(node.this) and self._is_text(node.expression)
            case exp.Paren() | exp.Coalesce():
                return self._is_text(node.this)
            case exp.Case():
                return all(self._is_text(branch.args["true"]) for branch in node.args["ifs"])
            case _:
                return False

    def _length(self, node: exp.Length) -> exp.Expression:
        """LEN does not count trailing blanks; two bytes are one character of NVARCHAR."""
        side = node.this
        if not (isinstance(side, exp.Column) and side.name.lower() in self.texts):
            wide = exp.DataType.build("NVARCHAR(MAX)", dialect="tsql")
            side = exp.Cast(this=side, to=wide)
        size = exp.Anonymous(this="DATALENGTH", expressions=[side])
        return exp.Paren(this=exp.Div(this=size, expression=exp.Literal.number(2), typed=True))


def is_predicate(node: exp.Expression) -> bool:
    """Say whether a tree is a condition in T-SQL."""
    if isinstance(node, exp.Paren):
        return is_predicate(node.this)
    return isinstance(node, _PREDICATES) and not isinstance(node, (exp.Any, exp.All))


def _may_be_value(node: exp.Expression) -> bool:
    return isinstance(node, (exp.Condition, exp.Boolean)) and not isinstance(node, _NOT_PREDICATES)


def _operand(node: exp.Expression) -> exp.Expression:
    return exp.Paren(this=node) if isinstance(node, exp.Binary) else node


def _negated(node: exp.Expression) -> exp.Expression:
    inner = node if isinstance(node, exp.Paren) else exp.Paren(this=node)
    return exp.Not(this=inner)


_TYPES: dict[exp.DType, str] = {
    exp.DType.TEXT: "NVARCHAR(MAX)",
    exp.DType.BOOLEAN: "BIT",
    exp.DType.DOUBLE: "FLOAT(53)",
    exp.DType.FLOAT: "REAL",
    exp.DType.UUID: "UNIQUEIDENTIFIER",
    exp.DType.JSON: "NVARCHAR(MAX)",
    exp.DType.JSONB: "NVARCHAR(MAX)",
    exp.DType.VARBINARY: "VARBINARY(MAX)",
}
_SIZED: dict[exp.DType, tuple[str, str]] = {
    exp.DType.VARCHAR: ("NVARCHAR", "MAX"),
    exp.DType.CHAR: ("NCHAR", "1"),
    exp.DType.BPCHAR: ("NCHAR", "1"),
    exp.DType.NVARCHAR: ("NVARCHAR", "MAX"),
    exp.DType.TIMESTAMP: ("DATETIME2", "6"),
    exp.DType.TIMESTAMPNTZ: ("DATETIME2", "6"),
    exp.DType.TIMESTAMPTZ: ("DATETIMEOFFSET", "6"),
    exp.DType.TIME: ("TIME", "6"),
}


def tsql_type(node: exp.DataType) -> exp.DataType:
    """Return the T-SQL type of a cast's neutral one; a length that is not named is the widest."""
    kind = node.this
    if kind is exp.DType.VARBINARY and node.expressions:
        return node
    if kind in _TYPES:
        return _built(_TYPES[kind])
    if kind in _SIZED:
        name, size = _SIZED[kind]
        if node.expressions:
            size = node.expressions[0].sql()
        return _built(f"{name}({size})")
    return node


def _built(text: str) -> exp.DataType:
    return exp.DataType.build(text, dialect="tsql")
