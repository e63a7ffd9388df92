"""What an inspection found that points at something it had to leave out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from strandline.dictionary.expressions import ExpressionError, parse_query, source_tables
from strandline.dictionary.model import Dictionary, Table, View
from strandline.dictionary.names import QName
from strandline.platforms.base import Inspection, Unmanaged


def without_dangling(inspection: Inspection) -> Inspection:
    """List foreign keys and views whose tables no dictionary holds, instead of keeping them.

    A table with a type that no logical type stands for is left out by inspection; what points at
    it would make a dictionary that does not pass its own check.
    """
    found = inspection.dictionary
    left_out: list[Unmanaged] = []
    known = frozenset(name.folded() for name in found.tables)
    tables = {name: _without_keys(table, known, left_out) for name, table in found.tables.items()}
    views = dict(found.views)
    while gone := dict(_unreadable(views.values(), [*tables, *views])):
        for name, missing in gone.items():
            del views[name]
            reason = f"it reads {missing}, which is not in the dictionary"
            left_out.append(Unmanaged(kind="view", name=str(name), reason=reason))
    if not left_out:
        return inspection
    kept = Dictionary(tables=tables, views=views, value_sets=found.value_sets)
    return replace(inspection, dictionary=kept, unmanaged=(*inspection.unmanaged, *left_out))


def _without_keys(table: Table, known: frozenset[QName], left_out: list[Unmanaged]) -> Table:
    kept = tuple(key for key in table.foreign_keys if key.target.folded() in known)
    if len(kept) == len(table.foreign_keys):
        return table
    left_out.extend(
        Unmanaged(
            kind="foreign key",
            name=f"{table.name}.{key.name}",
            reason=f"it points at {key.target}, which is not in the dictionary",
        )
        for key in table.foreign_keys
        if key not in kept
    )
    return replace(table, foreign_keys=kept)


def _unreadable(views: Iterable[View], names: Iterable[QName]) -> Iterator[tuple[QName, str]]:
    """Yield the views that read a relation which is not there, with its name as written."""
    by_name: dict[str, set[str]] = {}
    for name in names:
        by_name.setdefault(name.name.lower(), set()).add((name.schema or "").lower())
    for view in views:
        for schema, relation in _sources(view):
            schemas = by_name.get(relation.lower())
            if schemas is None or not (schema is None or schema.lower() in schemas | {""}):
                yield view.name, f"{schema}.{relation}" if schema else relation
                break


def _sources(view: View) -> list[tuple[str | None, str]]:
    try:
        return source_tables(parse_query(view.query.text))
    except ExpressionError:
        return []
