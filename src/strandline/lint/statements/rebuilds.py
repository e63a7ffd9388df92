"""Tables that a script rebuilds: a new one is made, rows are copied, the old one goes, names swap."""

from __future__ import annotations

from dataclasses import dataclass

from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, ChangeKind, Object, Statement


@dataclass(frozen=True, slots=True)
class Rebuild:
    """The statement that drops the old table and the one that gives its name to the new one."""

    drop: Statement
    rename: Statement


def rebuilds(context: StatementContext) -> list[Rebuild]:
    """Return the rebuilds of a script whose rows are copied."""
    copied: dict[str, set[str]] = {}
    dropped: dict[str, Statement] = {}
    found: list[Rebuild] = []
    for statement in context.statements:
        name = statement.name
        if name is None:
            continue
        copies = statement.action is Action.INSERT or statement.is_on(Action.CREATE, Object.TABLE)
        if copies and "FROM" in statement.keys:
            sources = copied.setdefault(name.key, set())
            sources.update(token.value.lower() for token in statement.tokens if token.is_name)
        if statement.is_on(Action.DROP, Object.TABLE):
            dropped[name.key.lower()] = statement
        for change in statement.changes:
            if change.kind is ChangeKind.RENAME and change.new_name is not None:
                key = change.new_name.key.lower()
                if key in dropped and key in copied.get(name.key, ()):
                    found.append(Rebuild(dropped[key], statement))
    return found


def is_rebuilt(context: StatementContext, drop: Statement) -> bool:
    return any(rebuild.drop is drop for rebuild in rebuilds(context))
