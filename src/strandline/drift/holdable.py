"""What an inspection found that no dictionary file can say, listed instead of kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from strandline.dictionary.model import Dictionary, ForeignKey, Table
from strandline.dictionary.names import QName
from strandline.platforms.base import Inspection, Unmanaged


def only_holdable(inspection: Inspection) -> Inspection:
    """Leave out names that the format refuses, and foreign keys to columns that are no key."""
    found = inspection.dictionary
    left_out: list[Unmanaged] = []
    tables = {}
    for name, table in found.tables.items():
        odd = next((text for text in (name.name, *table.column_names) if not _is_name(text)), None)
        if odd is None:
            tables[name] = _with_real_keys(table, found, left_out)
        else:
            left_out.append(_unnameable("table", name, odd))
    views = {name: view for name, view in found.views.items() if _is_name(name.name)}
    left_out.extend(
        _unnameable("view", name, name.name) for name in found.views if name not in views
    )
    if not left_out:
        return inspection
    kept = Dictionary(tables=tables, views=views, value_sets=found.value_sets)
    return replace(inspection, dictionary=kept, unmanaged=(*inspection.unmanaged, *left_out))


def _is_name(text: str) -> bool:
    """Say whether a dictionary file can hold a name; the reader's rule for D008."""
    return bool(text) and text == text.strip() and text.isprintable()


def _unnameable(kind: str, name: QName, odd: str) -> Unmanaged:
    reason = f"the name {odd!a} is empty, has blanks round it or holds invisible characters"
    return Unmanaged(kind=kind, name=str(name), reason=reason)


def _with_real_keys(table: Table, found: Dictionary, left_out: list[Unmanaged]) -> Table:
    lost = tuple(key for key in table.foreign_keys if not _points_at_key(key, found))
    if not lost:
        return table
    for key in lost:
        columns = ", ".join(key.target_columns) or "nothing"
        reason = (
            f"it points at {columns} of {key.target}, which is neither its primary key nor a "
            "unique constraint"
        )
        left_out.append(
            Unmanaged(kind="foreign key", name=f"{table.name}.{key.name}", reason=reason)
        )
    return replace(table, foreign_keys=tuple(key for key in table.foreign_keys if key not in lost))


def _points_at_key(key: ForeignKey, found: Dictionary) -> bool:
    """Say whether the target is a key; a target that is not there is somebody else's finding."""
    target = found.tables.get(key.target)
    if target is None:
        return True
    return sorted(key.target_columns) in [sorted(columns) for columns in _keys(target)]


def _keys(target: Table) -> Iterator[tuple[str, ...]]:
    if target.primary_key is not None:
        yield target.primary_key.columns
    for unique in target.uniques:
        yield unique.columns
