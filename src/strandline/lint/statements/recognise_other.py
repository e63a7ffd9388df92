"""Reads everything that is not CREATE, ALTER or DROP."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from strandline.lint.statements.cursor import Cursor
from strandline.lint.statements.grammar import Grammar
from strandline.lint.statements.objects import object_kind
from strandline.lint.statements.record import Action, Flag, Name, Object, Statement
from strandline.lint.statements.tokens import Kind, Lexer, Token

_MAIN = ("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "VALUES")


def _plain(action: Action) -> Callable[[Cursor, Statement], Statement]:
    def read(_cursor: Cursor, statement: Statement) -> Statement:
        return replace(statement, action=action)

    return read


def _named(statement: Statement, action: Action, name: Name | None) -> Statement:
    return replace(statement, action=action, names=(name,) if name else ())


def _begin(cursor: Cursor, statement: Statement) -> Statement:
    """BEGIN of a transaction; of a block where the dialect's blocks begin so."""
    cursor.take("BEGIN")
    opens = (
        cursor.key() in ("TRAN", "TRANSACTION", "DISTRIBUTED") or not cursor.grammar.control_flow
    )
    return replace(statement, action=Action.BEGIN if opens else Action.CONTROL)


def _start(cursor: Cursor, statement: Statement) -> Statement:
    opens = cursor.take("START", "TRANSACTION")
    return replace(statement, action=Action.BEGIN if opens else Action.UNKNOWN)


def _end(cursor: Cursor, statement: Statement) -> Statement:
    block = cursor.grammar.control_flow
    return replace(statement, action=Action.CONTROL if block else Action.COMMIT)


def _rollback(_cursor: Cursor, statement: Statement) -> Statement:
    to_savepoint = statement.has("TO")
    return replace(statement, action=Action.SAVEPOINT if to_savepoint else Action.ROLLBACK)


def _with(cursor: Cursor, statement: Statement) -> Statement:
    """Find the verb after the common table expressions."""
    cursor.take("WITH")
    while not cursor.done and cursor.key() not in _MAIN:
        cursor.skip_group()
    read = READERS.get(cursor.key())
    return read(cursor, statement) if read is not None else statement


def _insert(cursor: Cursor, statement: Statement) -> Statement:
    cursor.take_any("INSERT", "REPLACE")
    if cursor.take("OR"):
        cursor.skip_group()
    cursor.take("INTO")
    name = cursor.name()
    columns: tuple[Token, ...] = ()
    if cursor.key() == "(" and cursor.key(1) not in ("SELECT", "WITH", "VALUES"):
        columns = tuple(token for token in cursor.group() if token.is_name)
    return replace(
        _named(statement, Action.INSERT, name),
        index_columns=tuple(Cursor((token,), cursor.grammar).name() for token in columns),
    )


def _update(cursor: Cursor, statement: Statement) -> Statement:
    cursor.take("UPDATE")
    if cursor.take("STATISTICS"):
        return _named(statement, Action.ANALYZE, cursor.name())
    if cursor.take("OR"):
        cursor.skip_group()
    if cursor.take("TOP"):
        cursor.group()
    cursor.take("ONLY")
    return _named(statement, Action.UPDATE, cursor.name())


def _delete(cursor: Cursor, statement: Statement) -> Statement:
    cursor.take("DELETE")
    if cursor.take("TOP"):
        cursor.group()
    cursor.take("FROM")
    cursor.take("ONLY")
    return _named(statement, Action.DELETE, cursor.name())


def _merge(cursor: Cursor, statement: Statement) -> Statement:
    cursor.take("MERGE")
    cursor.take("INTO")
    return _named(statement, Action.MERGE, cursor.name())


def _truncate(cursor: Cursor, statement: Statement) -> Statement:
    cursor.take("TRUNCATE")
    cursor.take("TABLE")
    cursor.take("ONLY")
    names = cursor.names()
    flags = {Flag.CASCADE} if statement.has("CASCADE") else set()
    return replace(
        statement,
        action=Action.TRUNCATE,
        object=Object.TABLE,
        names=names,
        flags=frozenset(flags),
    )


def _on_object(action: Action) -> Callable[[Cursor, Statement], Statement]:
    """REINDEX, REFRESH, CLUSTER, COMMENT ON ...: verb, options, kind of object, name."""

    def read(cursor: Cursor, statement: Statement) -> Statement:
        flags = {Flag.CONCURRENTLY} if statement.has("CONCURRENTLY") else set()
        cursor.at += 1
        cursor.group()
        while cursor.take_any("VERBOSE", "CONCURRENTLY", "ON", "FULL", "FREEZE", "ANALYZE"):
            continue
        bare = len(cursor.rest()) < 2 or cursor.key(1) in ("USING", "IN", ",", "(", ".")
        kind = Object.TABLE if bare else object_kind(cursor)
        cursor.take("CONCURRENTLY")
        name = cursor.name()
        return replace(_named(statement, action, name), object=kind, flags=frozenset(flags))

    return read


def _copy(cursor: Cursor, statement: Statement) -> Statement:
    cursor.take("COPY")
    return _named(statement, Action.COPY, cursor.name())


def _pragma(cursor: Cursor, statement: Statement) -> Statement:
    cursor.take("PRAGMA")
    name = cursor.name()
    value = cursor.group() if cursor.key() == "(" else cursor.rest()[1:]
    text = "".join(token.key or token.text.upper() for token in value)
    return replace(_named(statement, Action.PRAGMA, name), options={"VALUE": text.strip("'\"")})


def _execute(cursor: Cursor, statement: Statement) -> Statement:
    """EXEC: sp_rename is a rename; other procedures keep their name, dynamic SQL has none."""
    cursor.take_any("EXEC", "EXECUTE", "CALL")
    if cursor.key(1) == "=":
        cursor.at += 2
    name = cursor.name()
    if name is not None and name.last.lower() == "sp_rename":
        return _sp_rename(cursor, statement)
    return _named(statement, Action.EXECUTE, name)


def _sp_rename(cursor: Cursor, statement: Statement) -> Statement:
    strings = [token for token in cursor.rest() if token.kind is Kind.STRING]
    if len(strings) < 2:
        return _named(statement, Action.EXECUTE, None)
    old, new = _quoted_name(strings[0], cursor.grammar), _quoted_name(strings[1], cursor.grammar)
    kind = strings[2].value.upper() if len(strings) > 2 else "OBJECT"
    objects = {"COLUMN": Object.COLUMN, "INDEX": Object.INDEX, "USERDATATYPE": Object.TYPE}
    found = _named(statement, Action.RENAME, old)
    return replace(found, object=objects.get(kind, Object.TABLE), new_name=new)


def _quoted_name(token: Token, grammar: Grammar) -> Name | None:
    """Read the name that stands in a string; its place is the string's."""
    name = Cursor(tuple(Lexer(token.value, grammar)), grammar).name()
    return replace(name, start=token.start, end=token.end) if name is not None else None


def _disable(cursor: Cursor, statement: Statement) -> Statement:
    cursor.take_any("DISABLE", "ENABLE")
    action = Action.DISABLE if statement.tokens[0].key == "DISABLE" else Action.CONTROL
    cursor.take("TRIGGER")
    name = cursor.name()
    table = cursor.name() if cursor.take("ON") else None
    return replace(_named(statement, action, name), object=Object.TRIGGER, table=table)


def _lock(cursor: Cursor, statement: Statement) -> Statement:
    cursor.take("LOCK")
    cursor.take("TABLE")
    cursor.take("ONLY")
    return replace(statement, action=Action.LOCK, object=Object.TABLE, names=cursor.names())


READERS: dict[str, Callable[[Cursor, Statement], Statement]] = {
    **dict.fromkeys(
        [
            "IF",
            "ELSE",
            "WHILE",
            "RETURN",
            "GOTO",
            "BREAK",
            "CONTINUE",
            "PRINT",
            "RAISERROR",
            "THROW",
            "DECLARE",
            "WAITFOR",
            "USE",
            "OPEN",
            "CLOSE",
            "FETCH",
            "DEALLOCATE",
            "CHECKPOINT",
            "RECONFIGURE",
            "NOTIFY",
            "LISTEN",
            "UNLISTEN",
            "DISCARD",
            "RESET",
            "EXPLAIN",
            "PREPARE",
            "ATTACH",
            "DETACH",
            "INSTALL",
            "LOAD",
            "SUMMARIZE",
            "DESCRIBE",
            "SHOW",
            "DBCC",
            "DESC",
            "MOVE",
            "FORCE",
        ],
        _plain(Action.CONTROL),
    ),
    **dict.fromkeys(("SELECT", "VALUES", "FROM", "TABLE", "("), _plain(Action.SELECT)),
    **dict.fromkeys(("GRANT",), _plain(Action.GRANT)),
    **dict.fromkeys(("REVOKE", "DENY"), _plain(Action.REVOKE)),
    **dict.fromkeys(("SAVEPOINT", "SAVE", "RELEASE"), _plain(Action.SAVEPOINT)),
    **dict.fromkeys(("ANALYZE", "ANALYSE"), _plain(Action.ANALYZE)),
    **dict.fromkeys(("EXEC", "EXECUTE"), _execute),
    **dict.fromkeys(("INSERT", "REPLACE"), _insert),
    **dict.fromkeys(("DISABLE", "ENABLE"), _disable),
    "ABORT": _plain(Action.ROLLBACK),
    "BEGIN": _begin,
    "CALL": _plain(Action.CALL),
    "CLUSTER": _on_object(Action.CLUSTER),
    "COMMENT": _on_object(Action.COMMENT),
    "COMMIT": _plain(Action.COMMIT),
    "COPY": _copy,
    "DELETE": _delete,
    "DO": _plain(Action.DO),
    "END": _end,
    "LOCK": _lock,
    "MERGE": _merge,
    "PRAGMA": _pragma,
    "REASSIGN": _plain(Action.REASSIGN),
    "REFRESH": _on_object(Action.REFRESH),
    "REINDEX": _on_object(Action.REINDEX),
    "ROLLBACK": _rollback,
    "SECURITY": _plain(Action.COMMENT),
    "SET": _plain(Action.SET),
    "START": _start,
    "TRUNCATE": _truncate,
    "UPDATE": _update,
    "VACUUM": _on_object(Action.VACUUM),
    "WITH": _with,
}
