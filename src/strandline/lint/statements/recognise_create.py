"""Reads CREATE statements."""

from __future__ import annotations

from dataclasses import replace

from strandline.lint.statements.columns import is_constraint, read_column, read_constraint
from strandline.lint.statements.cursor import Cursor, parts_of
from strandline.lint.statements.grammar import Grammar
from strandline.lint.statements.objects import object_kind
from strandline.lint.statements.record import (
    Action,
    Column,
    Constraint,
    Flag,
    Name,
    Object,
    Statement,
    find_words,
)
from strandline.lint.statements.tokens import Token

_TEMPORARY = ("TEMP", "TEMPORARY", "GLOBAL", "LOCAL")
_MODIFIERS = {
    "UNIQUE": Flag.UNIQUE,
    "UNLOGGED": Flag.UNLOGGED,
    "CONSTRAINT": Flag.CONSTRAINT_TRIGGER,
    "VIRTUAL": Flag.VIRTUAL,
}
_PASSED = (
    "CLUSTERED", "NONCLUSTERED", "COLUMNSTORE", "RECURSIVE", "SPATIAL", "FULLTEXT", "PRIMARY", "XML",
    "TRUSTED", "PERSISTENT",
)  # fmt: skip


def create(cursor: Cursor, statement: Statement) -> Statement:
    """Read CREATE of any object."""
    cursor.take("CREATE")
    flags: set[Flag] = set()
    if cursor.take("OR", "REPLACE") or cursor.take("OR", "ALTER"):
        flags.add(Flag.OR_REPLACE)
    while word := cursor.take_any(*_TEMPORARY, *_MODIFIERS, *_PASSED):
        if word in _MODIFIERS:
            flags.add(_MODIFIERS[word])
        elif word in _TEMPORARY:
            flags.add(Flag.TEMPORARY)
    kind = object_kind(cursor)
    statement = replace(statement, action=Action.CREATE, object=kind)
    if kind is Object.INDEX:
        return _index(cursor, statement, flags)
    if cursor.take("IF", "NOT", "EXISTS"):
        flags.add(Flag.IF_NOT_EXISTS)
    name = cursor.name()
    statement = replace(statement, names=(name,) if name else ())
    if kind is Object.TABLE:
        return _table(cursor, statement, flags)
    if kind in (Object.TRIGGER, Object.POLICY, Object.RULE):
        statement = replace(statement, table=_after_on(cursor))
    return replace(statement, flags=frozenset(flags))


def _after_on(cursor: Cursor) -> Name | None:
    while not cursor.done:
        if cursor.take("ON"):
            return cursor.name()
        if cursor.take("TO"):
            return cursor.name()
        cursor.skip_group()
    return None


def _index(cursor: Cursor, statement: Statement, flags: set[Flag]) -> Statement:
    if cursor.take("CONCURRENTLY"):
        flags.add(Flag.CONCURRENTLY)
    if cursor.take("IF", "NOT", "EXISTS"):
        flags.add(Flag.IF_NOT_EXISTS)
    name = None if cursor.sees("ON") else cursor.name()
    cursor.take("ON")
    if cursor.take("ONLY"):
        flags.add(Flag.ONLY)
    table = cursor.name()
    if cursor.take("USING"):
        cursor.name()
    columns = tuple(_index_column(part, cursor.grammar) for part in parts_of(cursor.group()))
    return replace(
        statement,
        names=(name,) if name else (),
        table=table,
        flags=frozenset(flags),
        index_columns=columns,
        options=options(cursor.tokens, cursor.grammar),
    )


def _index_column(part: tuple[Token, ...], grammar: Grammar) -> Name | None:
    """Return the column of an index part, or None for an expression."""
    cursor = Cursor(part, grammar)
    name = cursor.name()
    return None if name is None or cursor.key() in ("(", "::", "||", "+") else name


def _table(cursor: Cursor, statement: Statement, flags: set[Flag]) -> Statement:
    name = statement.name
    if name is not None and name.last.startswith("#"):
        flags.add(Flag.TEMPORARY)
    if cursor.take("PARTITION", "OF"):
        flags.add(Flag.PARTITION_OF)
    elif cursor.key() in ("OF", "CLONE", "USING"):
        flags.add(Flag.WITH_QUERY)
    columns: list[Column] = []
    constraints: list[Constraint] = []
    for part in parts_of(cursor.group()):
        if part[0].key == "LIKE":
            flags.add(Flag.WITH_QUERY)
        elif is_constraint(part):
            constraints += filter(None, [read_constraint(part, cursor.grammar)])
        else:
            columns += filter(None, [read_column(part, cursor.grammar)])
    rest = cursor.rest()
    if find_words(rest, "AS") is not None:
        flags.add(Flag.WITH_QUERY)
    return replace(
        statement,
        flags=frozenset(flags),
        columns=tuple(columns),
        constraints=tuple(constraints),
        options=options(cursor.tokens, cursor.grammar),
    )


def options(tokens: tuple[Token, ...], grammar: Grammar) -> dict[str, str]:
    """Return what WITH (...) sets, all in capitals: {"ONLINE": "ON"}; ON (...) counts as ON."""
    found: dict[str, str] = {}
    position = find_words(tokens, "WITH", "(")
    if position is None:
        return found
    for part in parts_of(Cursor(tokens, grammar, position + 1).group()):
        if len(part) > 2 and part[1].key == "=":
            found[part[0].key] = part[2].key or part[2].text.upper()
    return found
