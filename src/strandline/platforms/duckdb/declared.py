"""What DuckDB's catalog writes in its own words, as an author would have written it."""

from __future__ import annotations

from sqlglot import exp


def as_declared(tree: exp.Expression) -> exp.Expression:
    """Return a changed copy: lists, counts, booleans, brackets round joins and set operations."""
    changed = tree.copy().transform(_as_declared)
    for select in list(changed.find_all(exp.Select)):
        _flatten_joins(select)
    return changed


def _flatten_joins(select: exp.Select) -> None:
    """Write (a JOIN b ON ...) JOIN c without brackets; 2.0 writes them, 1.5 does not."""
    source = select.args.get("from_")
    joins = list(select.args.get("joins") or ())
    if source is None:
        return
    while (inner := _bracketed_joins(source.this)) is not None:
        joins = [*_taken(inner), *joins]
        source.set("this", inner)
    flat: list[exp.Expression] = []
    for join in joins:
        inner = _bracketed_joins(join.this) if not _has_condition(join) else None
        if inner is None:
            flat.append(join)
            continue
        further = _taken(inner)
        join.set("this", inner)
        flat.extend([join, *further])
    select.set("joins", flat)


def _has_condition(join: exp.Expression) -> bool:
    return bool(join.args.get("on") or join.args.get("using") or join.args.get("side"))


def _bracketed_joins(node: exp.Expression) -> exp.Expression | None:
    """Return the first relation of a bracket of joins; None for anything else."""
    if isinstance(node, exp.Subquery) and not node.alias:
        inner = node.this
        if isinstance(inner, exp.Table | exp.Subquery):
            return inner
    return None


def _taken(relation: exp.Expression) -> list[exp.Expression]:
    joins = list(relation.args.get("joins") or ())
    relation.set("joins", None)
    return joins


def _as_declared(node: exp.Expression) -> exp.Expression:
    """Undo what the catalog writes in its own words: lists, counts, booleans as text."""
    if isinstance(node, exp.Dot) and isinstance(node.expression, exp.Func):
        return _as_declared(node.expression)
    if isinstance(node, exp.Anonymous):
        return _function(node)
    if isinstance(node, exp.ToDays):
        return _interval(node, node.this, "DAY")
    if isinstance(node, exp.Cast):
        inner = node.this
        boolean = node.to.this is exp.DType.BOOLEAN
        if boolean and isinstance(inner, exp.Literal) and inner.this in ("t", "f"):
            return exp.Boolean(this=inner.this == "t")
    if isinstance(node, exp.EQ) and isinstance(node.expression, exp.Any):
        return _in_query(node)
    if isinstance(node, exp.SetOperation):
        _unbracket(node)
        return node
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


def _in_query(node: exp.EQ) -> exp.Expression:
    """Write x = ANY(SELECT ...) as x IN (SELECT ...)."""
    query = node.expression.this
    while isinstance(query, exp.Paren | exp.Subquery):
        query = query.this
    if not isinstance(query, exp.Query):
        return node
    return exp.In(this=node.this, query=exp.Subquery(this=query))


def _unbracket(node: exp.SetOperation) -> None:
    """Remove brackets round the sides of a UNION where they change nothing."""
    for side in ("this", "expression"):
        inner = node.args.get(side)
        if isinstance(inner, exp.Subquery) and isinstance(inner.this, exp.Select):
            query = inner.this
            if not any(query.args.get(part) for part in ("order", "limit", "offset", "with_")):
                node.set(side, query)


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
    if name in _ESCAPED and len(node.expressions) == 3:
        return _escaped(node, name)
    if name == "list_value":
        return exp.Array(expressions=list(node.expressions))
    if name.startswith("to_") and name[3:] in _UNITS and len(node.expressions) == 1:
        return _interval(node, node.expressions[0], name[3:].removesuffix("s").upper())
    return node


_ESCAPED: dict[str, type[exp.Expression]] = {
    "like_escape": exp.Like,
    "not_like_escape": exp.Like,
    "ilike_escape": exp.ILike,
    "not_ilike_escape": exp.ILike,
}


def _escaped(node: exp.Anonymous, name: str) -> exp.Expression:
    """Write like_escape(a, 'x', '!') as a LIKE 'x' ESCAPE '!'."""
    subject, pattern, sign = node.expressions
    matched = exp.Escape(this=_ESCAPED[name](this=subject, expression=pattern), expression=sign)
    return exp.Not(this=exp.Paren(this=matched)) if name.startswith("not_") else matched


_UNITS = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "seconds"})


def _interval(node: exp.Expression, count: exp.Expression, unit: str) -> exp.Expression:
    inner = _innermost(count)
    if not isinstance(inner, exp.Literal):
        return node
    return exp.Interval(this=exp.Literal.string(inner.this), unit=exp.var(unit))


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
