"""Cascading foreign keys that SQL Server refuses: cycles and multiple paths (Msg 1785)."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.model import Action, Dictionary
from strandline.dictionary.names import QName

_ACTS = (Action.CASCADE, Action.SET_NULL, Action.SET_DEFAULT)
Edge = tuple[QName, str, bool]
"""Child table, name of its foreign key, whether the action goes on from there."""


def cascade_findings(dictionary: Dictionary) -> Iterator[Diagnostic]:
    """Yield an error for each foreign key that closes a cycle or makes a second path."""
    for event in ("on_delete", "on_update"):
        edges = _edges(dictionary, event)
        reported: set[tuple[QName, str]] = set()
        for start in edges:
            yield from _walk(start, edges, event, reported)


def _edges(dictionary: Dictionary, event: str) -> dict[QName, list[Edge]]:
    edges: dict[QName, list[Edge]] = {}
    for table in dictionary.tables.values():
        for key in table.foreign_keys:
            action = key.on_delete if event == "on_delete" else key.on_update
            if action in _ACTS:
                goes_on = action is Action.CASCADE
                edges.setdefault(key.target, []).append((table.name, key.name, goes_on))
    return edges


def _walk(
    start: QName, edges: dict[QName, list[Edge]], event: str, reported: set[tuple[QName, str]]
) -> Iterator[Diagnostic]:
    seen = {start}
    waiting = [start]
    while waiting:
        for child, name, goes_on in edges.get(waiting.pop(), []):
            if child in seen:
                if (child, name) not in reported:
                    reported.add((child, name))
                    yield _finding(start, child, name, event)
                continue
            seen.add(child)
            if goes_on:
                waiting.append(child)


def _finding(start: QName, child: QName, name: str, event: str) -> Diagnostic:
    words = "ON DELETE" if event == "on_delete" else "ON UPDATE"
    shape = "a cycle" if child == start else "a second path"
    return Diagnostic(
        code="X123",
        severity=Severity.ERROR,
        subject=f"{child}.{name}",
        message=f"{name} makes {shape} of {words} actions from {start} to {child}",
        why="SQL Server refuses it (Msg 1785): the actions of one statement must form a tree",
        fix=f"give {name} {event}: no_action and let the code that deletes or renumbers do the "
        "rest, or leave mssql out of the component's platforms",
    )
