"""Tables that a script rebuilds: their rows are copied, the old table goes, a new one takes its name.

Either the copy gets the old name, or a table is made anew under it and the rows come back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, ChangeKind, Name, Object, Statement


@dataclass(frozen=True, slots=True)
class Rebuild:
    """The statement that drops the old table, its name there, and the one that brings it back."""

    drop: Statement
    name: Name
    back: Statement


def rebuilds(context: StatementContext) -> list[Rebuild]:
    """Return the rebuilds of a script whose rows are copied and kept."""
    copies: dict[str, set[str]] = defaultdict(set)
    dropped: dict[str, tuple[Statement, Name, set[str]]] = {}
    found: list[Rebuild] = []
    for statement in context.statements:
        name = statement.name
        if name is None:
            continue
        for key, holders in _brought_back(statement, name, dropped):
            old, old_name, kept = dropped[key]
            if holders & kept:
                found.append(Rebuild(old, old_name, statement))
        for source in _sources(statement):
            copies[source].add(name.key.lower())
        if statement.is_on(Action.DROP, Object.TABLE):
            for each in statement.names:
                key = each.key.lower()
                dropped[key] = (statement, each, set(copies[key]))
    return found


def _sources(statement: Statement) -> set[str]:
    """Return the names that stand in a statement which copies rows into another table."""
    copies = statement.action is Action.INSERT or statement.is_on(Action.CREATE, Object.TABLE)
    if not copies or "FROM" not in statement.keys:
        return set()
    return {token.value.lower() for token in statement.tokens if token.is_name}


def _brought_back(
    statement: Statement, name: Name, dropped: dict[str, tuple[Statement, Name, set[str]]]
) -> list[tuple[str, set[str]]]:
    """Return which dropped tables get rows here, and the tables that those may come from."""
    if not dropped:
        return []
    if statement.is_on(Action.ALTER, Object.TABLE):
        renamed = [
            change.new_name.key.lower()
            for change in statement.changes
            if change.kind is ChangeKind.RENAME and change.new_name is not None
        ]
        return [(key, {name.key.lower()}) for key in renamed if key in dropped]
    key = name.key.lower()
    return [(key, _sources(statement))] if key in dropped else []
