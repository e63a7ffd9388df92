"""Dependency order: tables by foreign keys, views by what they read. Stable by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from strandline.dictionary.expressions import ExpressionError, parse_query, source_tables
from strandline.dictionary.model import Dictionary, Table, View
from strandline.dictionary.names import QName

T = TypeVar("T")


def parents_first(tables: Iterable[Table]) -> list[Table]:
    """Order tables so that foreign keys point backwards; cycles are cut where they close."""
    by_name = {table.name: table for table in tables}

    def parents(table: Table) -> list[Table]:
        return [
            by_name[key.target]
            for key in table.foreign_keys
            if key.target in by_name and key.target != table.name
        ]

    return _depth_first(by_name, parents)


def views_in_order(views: Sequence[View], dictionary: Dictionary) -> list[View]:
    """Order views so that each comes after those it reads."""
    by_name = {view.name: view for view in views}

    def read(view: View) -> list[View]:
        return [by_name[name] for name in view_sources(view, dictionary) if name in by_name]

    return _depth_first(by_name, read)


def view_sources(view: View, dictionary: Dictionary) -> list[QName]:
    """Return the tables and views of the dictionary that a view reads."""
    try:
        written = source_tables(parse_query(view.query.text))
    except ExpressionError:
        return []
    names = [*dictionary.tables, *dictionary.views]
    found: dict[QName, None] = {}
    for schema, name in written:
        for candidate in names:
            if candidate.name.lower() != name.lower() or candidate == view.name:
                continue
            if schema is None or (candidate.schema or "").lower() == schema.lower():
                found[candidate] = None
    return list(found)


def dependent_views(changed: set[QName], dictionary: Dictionary) -> list[View]:
    """Return the views that read any of the named relations, directly or through views."""
    sources = {name: view_sources(view, dictionary) for name, view in dictionary.views.items()}
    hit: set[QName] = set()
    grew = True
    while grew:
        grew = False
        for name, read in sources.items():
            if name not in hit and any(item in changed or item in hit for item in read):
                hit.add(name)
                grew = True
    return views_in_order([dictionary.views[name] for name in hit], dictionary)


def _depth_first(items: Mapping[QName, T], needs: Callable[[T], list[T]]) -> list[T]:
    """Return items after what they need; without recursion, so chains of any length work."""
    ordered: list[T] = []
    state: dict[QName, int] = {}
    names = {id(item): name for name, item in items.items()}
    for start in sorted(items, key=str):
        stack: list[tuple[QName, bool]] = [(start, False)]
        while stack:
            name, done = stack.pop()
            if done:
                if state.get(name) != 2:
                    state[name] = 2
                    ordered.append(items[name])
                continue
            if name in state:
                continue
            state[name] = 1
            stack.append((name, True))
            needed = sorted((names[id(item)] for item in needs(items[name])), key=str)
            stack.extend((other, False) for other in reversed(needed) if other not in state)
    return ordered
