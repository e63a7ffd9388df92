"""From a rule's path to a place in a file."""

from __future__ import annotations

from collections.abc import Callable

from strandline.dictionary.model import Dictionary, Table
from strandline.lint.rule import NodePath
from strandline.source import Span

Locate = Callable[[NodePath], Span | None]
"""Finds a node's place, or the place of the nearest node above it."""


class PlaceFinder:
    """Finds nodes that carry no name of their own in the file.

    A constraint whose name was generated is found by its position, and a foreign key written as
    a column's shorthand is found at its column.
    """

    def __init__(self, locate: Locate, dictionary: Dictionary) -> None:
        self._locate = locate
        self._dictionary = dictionary

    def find(self, path: NodePath) -> Span | None:
        """Return the place of a node, or of the nearest node above it."""
        return self._locate(self.address(path))

    def address(self, path: NodePath) -> NodePath:
        """Return the path that leads to a node as it is written in its file."""
        if len(path) > 3 and path[0] == "tables" and isinstance(path[3], str):
            section, name, part, item, *rest = path
            table = self._dictionary.tables.get(name)  # type: ignore[call-overload]
            named = (section, name, part, item)
            if table is not None and not self._is_there(named):
                return (*self._unnamed(table, named), *rest)
        return path

    def _unnamed(self, table: Table, path: NodePath) -> NodePath:
        section, name, part, item = path
        lists: dict[object, tuple[str, ...]] = {
            "unique_constraints": tuple(unique.name for unique in table.uniques),
            "check_constraints": tuple(check.name for check in table.checks),
            "indexes": tuple(index.name for index in table.indexes),
        }
        if part == "foreign_keys":
            return self._foreign_key(table, str(item))
        names = lists.get(part, ())
        return (section, name, part, names.index(str(item))) if item in names else path

    def _foreign_key(self, table: Table, wanted: str) -> NodePath:
        """Shorthands come first, in the order of their columns; declared keys follow."""
        taken: set[str] = set()
        for position, key in enumerate(table.foreign_keys):
            first = key.columns[0] if len(key.columns) == 1 else ""
            at_column = ("tables", table.name, "columns", first, "foreign_key")
            is_next = position == len(taken) and first and first not in taken
            if is_next and self._is_there(at_column):
                taken.add(first)
                if key.name == wanted:
                    return at_column
            elif key.name == wanted:
                return ("tables", table.name, "foreign_keys", position - len(taken))
        return ("tables", table.name)

    def _is_there(self, path: NodePath) -> bool:
        return self._locate(path) != self._locate(path[:-1])
