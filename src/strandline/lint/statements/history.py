"""What a script has done before each of its statements, found once and asked often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from strandline.lint.statements.record import (
    Action,
    Change,
    ChangeKind,
    Flag,
    Name,
    Object,
    Statement,
)

_Entries = dict[tuple[object, str], list[tuple[int, Name]]]


@dataclass(slots=True)
class History:
    """Objects that were made, and what was added to tables, by name and statement number."""

    made: _Entries = field(default_factory=lambda: defaultdict(list))
    renamed: dict[str, list[tuple[int, Name]]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[str, list[tuple[int, Name, Change]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    written: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def has_made(self, kind: Object, name: Name | None, at: int) -> bool:
        """Say whether an object of this kind and name was made before statement `at`."""
        if name is None:
            return False
        if kind is Object.TABLE and name.last.startswith("#"):
            return True
        if any(index < at and name.same_as(made) for index, made in self.made[kind, name.key]):
            return True
        return kind is Object.TABLE and any(
            index < at and self.has_made(kind, old, index) for index, old in self.renamed[name.key]
        )

    def changes_of(self, table: Name | None, before: int) -> Iterator[Change]:
        """Yield the parts of ALTER TABLE that a table has had before a statement."""
        if table is not None:
            for index, name, change in self.changed[table.key]:
                if index < before and table.same_as(name):
                    yield change

    def indexes_on(
        self, table: Name, before: int, statements: tuple[Statement, ...]
    ) -> list[Statement]:
        """Return the statements that made an index on a table before a statement."""
        return [
            statements[index]
            for index, _ in self.made["indexed", table.key]
            if index < before and table.same_as(statements[index].table)
        ]


def history_of(statements: tuple[Statement, ...]) -> History:
    """Read a script once."""
    history = History()
    for statement in statements:
        _add(history, statement)
    return history


def _add(history: History, statement: Statement) -> None:
    name, index = statement.name, statement.index
    if statement.action is Action.CREATE and statement.object is not None and name is not None:
        history.made[statement.object, name.key].append((index, name))
    if statement.is_on(Action.CREATE, Object.INDEX) and statement.table is not None:
        history.made["indexed", statement.table.key].append((index, statement.table))
    if statement.action is Action.SELECT and statement.has("INTO"):
        _add_selected(history, statement)
    if statement.is_on(Action.RENAME, Object.TABLE) and name and statement.new_name:
        history.renamed[statement.new_name.key].append((index, name))
    if statement.is_on(Action.ALTER, Object.TABLE) and name is not None:
        for change in statement.changes:
            history.changed[name.key].append((index, name, change))
            if change.kind is ChangeKind.RENAME and change.new_name is not None:
                history.renamed[change.new_name.key].append((index, name))
    if statement.action in (Action.UPDATE, Action.INSERT, Action.DELETE, Action.MERGE) and name:
        history.written[name.key].append(index)


def _add_selected(history: History, statement: Statement) -> None:
    """SELECT ... INTO makes a table."""
    tokens = statement.tokens
    at = statement.keys.index("INTO") + 1
    parts = []
    while at < len(tokens) and tokens[at].is_name:
        parts.append(tokens[at])
        at += 2 if at + 1 < len(tokens) and tokens[at + 1].key == "." else len(tokens)
    if parts:
        keys = tuple(part.value.lower() for part in parts)
        name = Name(tuple(part.value for part in parts), keys, parts[0].start, parts[-1].end)
        history.made[Object.TABLE, name.key].append((statement.index, name))


def is_temporary(statement: Statement) -> bool:
    """Say whether a statement makes a table that only its own session sees."""
    return Flag.TEMPORARY in statement.flags
