"""The parts of ALTER TABLE, in every dialect's way of writing them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from strandline.lint.statements.columns import is_constraint, read_column, read_constraint
from strandline.lint.statements.cursor import Cursor, parts_of
from strandline.lint.statements.grammar import Grammar
from strandline.lint.statements.record import Change, ChangeKind, Flag, find_words
from strandline.lint.statements.tokens import Token

_ALTERED: dict[tuple[str, ...], ChangeKind] = {
    ("SET", "NOT", "NULL"): ChangeKind.SET_NOT_NULL,
    ("DROP", "NOT", "NULL"): ChangeKind.DROP_NOT_NULL,
    ("DROP", "DEFAULT"): ChangeKind.DROP_DEFAULT,
    ("DROP", "IDENTITY"): ChangeKind.DROP_IDENTITY,
    ("DROP", "EXPRESSION"): ChangeKind.DROP_EXPRESSION,
    ("SET", "EXPRESSION"): ChangeKind.SET_EXPRESSION,
    ("SET", "GENERATED"): ChangeKind.SET_IDENTITY,
    ("RESTART",): ChangeKind.SET_IDENTITY,
    ("SET", "INCREMENT"): ChangeKind.SET_IDENTITY,
    ("ADD", "GENERATED"): ChangeKind.ADD_IDENTITY,
}
_TABLE_WIDE: dict[tuple[str, ...], ChangeKind] = {
    ("SET", "LOGGED"): ChangeKind.SET_LOGGED,
    ("SET", "UNLOGGED"): ChangeKind.SET_UNLOGGED,
    ("SET", "ACCESS", "METHOD"): ChangeKind.SET_ACCESS_METHOD,
    ("SET", "TABLESPACE"): ChangeKind.SET_TABLESPACE,
    ("SET", "SCHEMA"): ChangeKind.SET_SCHEMA,
    ("CLUSTER", "ON"): ChangeKind.CLUSTER_ON,
    ("OWNER", "TO"): ChangeKind.OWNER,
    ("REPLICA", "IDENTITY"): ChangeKind.REPLICA_IDENTITY,
    ("NO", "INHERIT"): ChangeKind.NO_INHERIT,
    ("VALIDATE", "CONSTRAINT"): ChangeKind.VALIDATE,
    ("ATTACH", "PARTITION"): ChangeKind.ATTACH_PARTITION,
    ("DETACH", "PARTITION"): ChangeKind.DETACH_PARTITION,
    ("DISABLE", "ROW", "LEVEL", "SECURITY"): ChangeKind.DISABLE_ROW_SECURITY,
    ("ENABLE", "ROW", "LEVEL", "SECURITY"): ChangeKind.ROW_SECURITY,
    ("FORCE", "ROW", "LEVEL", "SECURITY"): ChangeKind.ROW_SECURITY,
    ("NO", "FORCE", "ROW", "LEVEL", "SECURITY"): ChangeKind.DISABLE_ROW_SECURITY,
    ("DISABLE", "TRIGGER"): ChangeKind.DISABLE_TRIGGER,
    ("REBUILD",): ChangeKind.REBUILD,
    ("SWITCH",): ChangeKind.SWITCH_PARTITION,
    ("CHECK", "CONSTRAINT"): ChangeKind.CHECK_CONSTRAINT,
    ("NOCHECK", "CONSTRAINT"): ChangeKind.NOCHECK_CONSTRAINT,
}
_TYPE: tuple[tuple[str, ...], ...] = (("TYPE",), ("SET", "DATA", "TYPE"))
_VERBS = frozenset(
    [
        "ADD",
        "DROP",
        "ALTER",
        "RENAME",
        "SET",
        "VALIDATE",
        "ATTACH",
        "DETACH",
        "ENABLE",
        "DISABLE",
        "FORCE",
        "NO",
        "CLUSTER",
        "RESET",
        "INHERIT",
        "OF",
        "OWNER",
        "REPLICA",
        "REBUILD",
        "SWITCH",
        "NOCHECK",
    ]
)


def read_changes(tokens: tuple[Token, ...], grammar: Grammar) -> Iterator[Change]:
    """Read what follows the table's name. A part without a verb repeats the verb before it."""
    unchecked = False
    if tokens[:1] and tokens[0].key == "WITH" and len(tokens) > 1:
        unchecked = tokens[1].key == "NOCHECK"
        tokens = tokens[2:]
    verb = ""
    for part in parts_of(tokens):
        cursor = Cursor(part, grammar)
        if _has_verb(part):
            verb = part[0].key
            change = _read(cursor)
        else:
            change = _repeat(cursor, verb)
        if unchecked and change.constraint is not None:
            change = replace(change, constraint=replace(change.constraint, not_valid=True))
        yield change


def _has_verb(part: tuple[Token, ...]) -> bool:
    if part[0].key == "CHECK":
        return len(part) > 1 and part[1].key == "CONSTRAINT"
    return part[0].key in _VERBS


def _repeat(cursor: Cursor, verb: str) -> Change:
    reader = {"ADD": _add, "DROP": _drop}.get(verb, _other)
    return reader(cursor)


def _read(cursor: Cursor) -> Change:
    readers: dict[str, Callable[[Cursor], Change]] = {
        "ADD": _add,
        "DROP": _drop,
        "ALTER": _alter,
        "RENAME": _rename,
    }
    first = cursor.key()
    if first in readers:
        cursor.at += 1
        return readers[first](cursor)
    for words, kind in _TABLE_WIDE.items():
        if cursor.take(*words):
            return _table_wide(cursor, kind)
    return _other(cursor)


def _other(cursor: Cursor) -> Change:
    return Change(kind=ChangeKind.OTHER, tokens=cursor.tokens)


def _table_wide(cursor: Cursor, kind: ChangeKind) -> Change:
    flags = {Flag.CONCURRENTLY} if find_words(cursor.tokens, "CONCURRENTLY") else set()
    online = kind is ChangeKind.REBUILD and _online(cursor.tokens)
    name = None if kind is ChangeKind.REBUILD else cursor.name()
    return Change(kind=kind, name=name, flags=frozenset(flags), online=online, tokens=cursor.tokens)


def _add(cursor: Cursor) -> Change:
    flags: set[Flag] = set()
    is_column = cursor.take("COLUMN")
    if cursor.take("IF", "NOT", "EXISTS"):
        flags.add(Flag.IF_NOT_EXISTS)
    rest = cursor.rest()
    grouped = rest[:1] and rest[0].key == "(" and rest[-1].key == ")"
    if grouped:
        rest = rest[1:-1]
    if not is_column and is_constraint(rest):
        constraint = read_constraint(rest, cursor.grammar)
        return Change(
            kind=ChangeKind.ADD_CONSTRAINT,
            name=constraint.name if constraint else None,
            constraint=constraint,
            tokens=cursor.tokens,
        )
    if rest[:1] and rest[0].key == "DEFAULT":
        constraint = read_constraint(rest, cursor.grammar)
        return Change(kind=ChangeKind.ADD_CONSTRAINT, constraint=constraint, tokens=cursor.tokens)
    column = read_column(rest, cursor.grammar)
    if column is None:
        return _other(cursor)
    return Change(
        kind=ChangeKind.ADD_COLUMN,
        name=column.name,
        column=column,
        flags=frozenset(flags),
        tokens=cursor.tokens,
    )


def _drop(cursor: Cursor) -> Change:
    kind = ChangeKind.DROP_CONSTRAINT if cursor.take("CONSTRAINT") else ChangeKind.DROP_COLUMN
    if kind is ChangeKind.DROP_COLUMN:
        cursor.take("COLUMN")
    flags = {Flag.IF_EXISTS} if cursor.take("IF", "EXISTS") else set()
    name = cursor.name()
    if cursor.take("CASCADE"):
        flags.add(Flag.CASCADE)
    return Change(kind=kind, name=name, flags=frozenset(flags), tokens=cursor.tokens)


def _rename(cursor: Cursor) -> Change:
    kind = ChangeKind.RENAME_CONSTRAINT if cursor.take("CONSTRAINT") else ChangeKind.RENAME_COLUMN
    if cursor.take("TO"):
        return Change(kind=ChangeKind.RENAME, new_name=cursor.name(), tokens=cursor.tokens)
    cursor.take("COLUMN")
    name = cursor.name()
    cursor.take("TO")
    return Change(kind=kind, name=name, new_name=cursor.name(), tokens=cursor.tokens)


def _alter(cursor: Cursor) -> Change:
    if cursor.take("CONSTRAINT"):
        return Change(kind=ChangeKind.OTHER, name=cursor.name(), tokens=cursor.tokens)
    cursor.take("COLUMN")
    name = cursor.name()
    for words in _TYPE:
        if cursor.take(*words):
            return _set_type(
                cursor, Change(kind=ChangeKind.SET_TYPE, name=name, tokens=cursor.tokens)
            )
    if cursor.take("SET", "DEFAULT"):
        return Change(
            kind=ChangeKind.SET_DEFAULT, name=name, value=cursor.rest(), tokens=cursor.tokens
        )
    for words, kind in _ALTERED.items():
        if cursor.take(*words):
            return Change(kind=kind, name=name, tokens=cursor.tokens)
    if cursor.key() in ("SET", "RESET", "ADD", "DROP", "") or name is None:
        return Change(kind=ChangeKind.ALTER_OTHER, name=name, tokens=cursor.tokens)
    return _set_type(cursor, Change(kind=ChangeKind.SET_TYPE, name=name, tokens=cursor.tokens))


def _set_type(cursor: Cursor, change: Change) -> Change:
    kind = cursor.type_name()
    using = find_words(cursor.tokens, "USING")
    return replace(
        change,
        type=kind,
        value=cursor.tokens[using + 1 :] if using is not None else (),
        not_null=find_words(cursor.tokens, "NOT", "NULL") is not None,
        online=_online(cursor.tokens),
    )


def _online(tokens: tuple[Token, ...]) -> bool:
    return find_words(tokens, "ONLINE", "=", "ON") is not None
