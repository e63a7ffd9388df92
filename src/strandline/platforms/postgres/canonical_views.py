"""What PostgreSQL's catalog makes of a view's query, undone for comparison."""

from __future__ import annotations

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from strandline.dictionary.model import Dictionary
from strandline.platforms.expressions import comparable_query
from strandline.platforms.postgres.canonical import DIALECT, bare, plain, with_words


def comparable_view(native: str, dictionary: Dictionary) -> str:
    """Return a text equal for view queries the catalog cannot tell apart."""
    try:
        tree = sqlglot.parse_one(with_words(native.strip().rstrip(";")), read=DIALECT)
    except (SqlglotError, RecursionError):
        return comparable_query(native, DIALECT)
    _expand_stars(tree, dictionary)
    for alias in list(tree.find_all(exp.Alias)):
        if _is_given_name(alias) or _is_second(alias):
            alias.replace(alias.this)
    return comparable_query(plain(tree).sql(dialect=DIALECT, comments=False), DIALECT)


def _is_second(alias: exp.Alias) -> bool:
    """Say whether an output belongs to a later part of a UNION, whose names mean nothing."""
    node: exp.Expression | None = alias.parent
    if not isinstance(node, exp.Select):
        return False
    while isinstance(node.parent, exp.SetOperation):
        if node.parent.expression is node:
            return True
        node = node.parent
    return False


def _is_given_name(alias: exp.Alias) -> bool:
    """Say whether an output name is the one PostgreSQL gives when the author gives none."""
    inner = bare(alias.this)
    while isinstance(inner, exp.Cast):
        inner = bare(inner.this)
    name = str(alias.alias).lower()
    if isinstance(inner, exp.Case):
        return name == "case"
    if isinstance(inner, exp.Func):
        sql_name = inner.name if isinstance(inner, exp.Anonymous) else inner.sql_name()
        return name == str(sql_name).lower()
    return name == "?column?"


def _expand_stars(tree: exp.Expression, dictionary: Dictionary) -> None:
    """Replace * by the columns of what it stands for, as the catalog has done."""
    outputs = {name.name.lower(): table.column_names for name, table in dictionary.tables.items()}
    for cte in tree.find_all(exp.CTE):
        outputs[cte.alias.lower()] = _outputs(cte.this, outputs, dictionary)
    for select in tree.find_all(exp.Select):
        _expand(select, outputs, dictionary)


def _outputs(
    query: exp.Expression, known: dict[str, tuple[str, ...]], dictionary: Dictionary
) -> tuple[str, ...]:
    """Return the output names of a query, () when they cannot be told."""
    first = query.find(exp.Select)
    if first is None:
        return ()
    copy = first.copy()
    _expand(copy, known, dictionary)
    names = tuple(str(name) for name in copy.named_selects)
    return () if "*" in names or "" in names else names


def _expand(select: exp.Select, known: dict[str, tuple[str, ...]], dictionary: Dictionary) -> None:
    if not any(_is_star(item) for item in select.expressions):
        return
    sources: list[tuple[str, tuple[str, ...]]] = []
    for relation in select.find_all(exp.Table):
        if relation.find_ancestor(exp.Select) is select:
            names = known.get(relation.name.lower()) or _view(relation.name, dictionary)
            sources.append((relation.alias_or_name.lower(), names))
    expanded: list[exp.Expression] = []
    for item in select.expressions:
        if not _is_star(item):
            expanded.append(item)
            continue
        wanted = item.table.lower() if isinstance(item, exp.Column) else ""
        hits = [names for name, names in sources if not wanted or name == wanted]
        if not hits or not all(hits):
            return
        expanded += [exp.column(column, quoted=True) for names in hits for column in names]
    select.set("expressions", expanded)


def _is_star(item: exp.Expression) -> bool:
    return isinstance(item, exp.Star) or (
        isinstance(item, exp.Column) and isinstance(item.this, exp.Star)
    )


def _view(name: str, dictionary: Dictionary) -> tuple[str, ...]:
    tables = {found.name.lower(): table.column_names for found, table in dictionary.tables.items()}
    for found, view in dictionary.views.items():
        if found.name.lower() == name.lower():
            try:
                query = sqlglot.parse_one(view.query.text, read=DIALECT)
            except (SqlglotError, RecursionError):
                return ()
            return _outputs(query, tables, dictionary)
    return ()
