"""What changed since the version before, as far as the rules ask."""

from __future__ import annotations

import re
from collections.abc import Mapping

from strandline.dictionary.canonical import canonical_form
from strandline.dictionary.model import Column, Dictionary, Table
from strandline.dictionary.names import QName

_SEMANTIC = re.compile(r"v?(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?")


def is_older(version: str, other: str) -> bool:
    """Say whether a label is certainly older; labels that are not semantic versions never are."""
    left, right = _SEMANTIC.fullmatch(version), _SEMANTIC.fullmatch(other)
    if left is None or right is None:
        return False
    left_numbers = [int(part) for part in left.group(1, 2, 3)]
    right_numbers = [int(part) for part in right.group(1, 2, 3)]
    if left_numbers != right_numbers:
        return left_numbers < right_numbers
    return left.group(4) is not None and right.group(4) is None


def changed_objects(before: Dictionary, after: Dictionary) -> list[tuple[str, QName]]:
    """Return (section, name) of what is new, gone or different; layout of SQL does not count."""
    found: list[tuple[str, QName]] = []
    for section in ("tables", "views", "value_sets"):
        old: Mapping[QName, object] = getattr(before, section)
        new: Mapping[QName, object] = getattr(after, section)
        for name in sorted({*old, *new}, key=str):
            # Equal objects are told at once; only what differs is brought to its canonical form.
            if old.get(name) != new.get(name) and _form(before, section, name) != _form(
                after, section, name
            ):
                found.append((section, name))
    return found


def _form(dictionary: Dictionary, section: str, name: QName) -> object:
    kept = {key: item for key, item in getattr(dictionary, section).items() if key == name}
    return canonical_form(Dictionary(**{section: kept}))


def former_column(before: Table | None, column: Column) -> Column | None:
    """Return what a column was in the version before, by its name or its renamed_from."""
    if before is None:
        return None
    found = before.find_column(column.name)
    if found is None and column.renamed_from is not None:
        found = before.find_column(column.renamed_from)
    return found


def former_table(before: Dictionary, table: Table) -> Table | None:
    """Return what a table was in the version before, by its name or its renamed_from."""
    found = before.tables.get(table.name)
    if found is None and table.renamed_from is not None:
        found = before.tables.get(former_name(table.name, table.renamed_from))
    return found


def former_name(name: QName, renamed_from: str) -> QName:
    """Return the qualified name a `renamed_from` means; it may name another schema."""
    schema, dot, rest = renamed_from.rpartition(".")
    return QName(schema, rest) if dot else QName(name.schema, renamed_from)
