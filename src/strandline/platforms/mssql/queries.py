"""SELECTs as T-SQL takes them: joins with ON, no ordinals in GROUP BY, no idle ORDER BY."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp


def prepare_query(tree: exp.Expression) -> None:
    """Change a neutral SELECT in place into one that T-SQL has words for."""
    for select in list(tree.find_all(exp.Select)):
        _expand_using(select)
        _replace_ordinals(select)
    for query in list(tree.find_all(exp.Query)):
        if query.args.get("order") is not None and not _limited(query):
            # A view or subquery has no order of its own; SQL Server refuses the words (Msg 1033).
            query.set("order", None)
    for with_ in tree.find_all(exp.With):
        with_.set("recursive", False)  # noqa: FBT003 - positional in sqlglot


def _limited(query: exp.Expression) -> bool:
    distinct = query.args.get("distinct")
    if distinct is not None and distinct.args.get("on") is not None:
        # DISTINCT ON picks its row by the order.
        return True
    return any(query.args.get(key) is not None for key in ("limit", "offset", "fetch"))


def _replace_ordinals(select: exp.Select) -> None:
    group, order = select.args.get("group"), select.args.get("order")
    if group is not None:
        group.set("expressions", [_named(select, item) for item in group.expressions])
    for item in order.expressions if order is not None else ():
        if isinstance(item, exp.Ordered):
            item.set("this", _named(select, item.this))


def _named(select: exp.Select, item: exp.Expression) -> exp.Expression:
    if not (isinstance(item, exp.Literal) and not item.is_string and item.name.isdigit()):
        return _by_alias(select, item)
    place = int(item.name) - 1
    if not 0 <= place < len(select.expressions):
        return item
    return _bare(select.expressions[place])


def _by_alias(select: exp.Select, item: exp.Expression) -> exp.Expression:
    """GROUP BY and ORDER BY may name an output column in neutral SQL."""
    if not isinstance(item, exp.Column) or item.table:
        return item
    for output in select.expressions:
        if isinstance(output, exp.Alias) and output.alias.lower() == item.name.lower():
            return _bare(output)
    return item


def _bare(output: exp.Expression) -> exp.Expression:
    copied: exp.Expression = (output.this if isinstance(output, exp.Alias) else output).copy()
    return copied


def _expand_using(select: exp.Select) -> None:
    joins = select.args.get("joins") or []
    sources = list(_sources(select))
    for place, join in enumerate(joins):
        using = join.args.get("using")
        if not using:
            continue
        left, right = sources[0], sources[place + 1]
        conditions = [
            exp.EQ(
                this=exp.column(exp.to_identifier(item.name, quoted=True), table=left),
                expression=exp.column(exp.to_identifier(item.name, quoted=True), table=right),
            )
            for item in using
        ]
        join.set("using", None)
        join.set("on", exp.and_(*conditions))
        names = {item.name.lower() for item in using}
        for column in select.find_all(exp.Column):
            if not column.table and column.name.lower() in names:
                column.set("table", exp.to_identifier(left.name, quoted=True))


def _sources(select: exp.Select) -> Iterator[exp.Identifier]:
    start = select.args.get("from_") or select.args.get("from")
    if start is not None:
        yield exp.to_identifier(start.this.alias_or_name, quoted=True)
    for join in select.args.get("joins") or []:
        yield exp.to_identifier(join.this.alias_or_name, quoted=True)
