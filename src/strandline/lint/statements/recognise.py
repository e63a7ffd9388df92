"""Turns the tokens of one statement into a record that rules can ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from strandline.lint.statements import recognise_create, recognise_other
from strandline.lint.statements.changes import read_changes
from strandline.lint.statements.cursor import Cursor
from strandline.lint.statements.grammar import Grammar
from strandline.lint.statements.objects import object_kind
from strandline.lint.statements.record import Action, Flag, Object, Statement
from strandline.lint.statements.split import Piece
from strandline.lint.statements.tokens import Kind, Token

Reader = Callable[[Cursor, Statement], Statement]


def recognise(piece: Piece, grammar: Grammar, index: int) -> Statement:
    """Read one statement; what cannot be read is an UNKNOWN one that says why."""
    blank = Statement(
        action=Action.UNKNOWN,
        tokens=piece.tokens,
        index=index,
        batch=piece.batch,
        first_in_batch=piece.first_in_batch,
    )
    first = piece.tokens[0]
    if first.kind is Kind.CLIENT:
        return replace(blank, action=Action.CLIENT)
    if first.kind is Kind.DATA:
        return replace(blank, action=Action.DATA)
    read = _READERS.get(first.key)
    found = read(Cursor(piece.tokens, grammar), blank) if read is not None else blank
    return replace(found, trouble=_trouble(piece.tokens) or found.trouble)


def _trouble(tokens: tuple[Token, ...]) -> str:
    depth = 0
    for token in tokens:
        if token.kind is Kind.UNCLOSED:
            what = {"'": "a string", '"': "a quoted name", "/": "a comment", "$": "a dollar quote"}
            return f"{what.get(token.text[0], 'a quoted text')} that is never closed"
        if "\0" in token.text:
            return "a NUL character"
        depth += (token.key == "(") - (token.key == ")")
        if depth < 0:
            return "a closing parenthesis too many"
    return "a parenthesis that is never closed" if depth else ""


def _alter(cursor: Cursor, statement: Statement) -> Statement:
    cursor.take("ALTER")
    if cursor.take("DEFAULT", "PRIVILEGES"):
        return replace(statement, action=Action.ALTER, object=Object.DEFAULT_PRIVILEGES)
    if cursor.take("SYSTEM"):
        return replace(statement, action=Action.ALTER, object=Object.SYSTEM)
    if cursor.take("AUTHORIZATION"):
        return replace(statement, action=Action.REASSIGN, object=Object.OTHER)
    kind = object_kind(cursor)
    flags = {Flag.IF_EXISTS} if cursor.take("IF", "EXISTS") else set()
    if cursor.take("ONLY"):
        flags.add(Flag.ONLY)
    name = cursor.name()
    cursor.take("*")
    found = replace(
        statement,
        action=Action.ALTER,
        object=kind,
        names=(name,) if name else (),
        flags=frozenset(flags),
    )
    if kind is Object.TABLE:
        return replace(
            found,
            changes=tuple(read_changes(cursor.rest(), cursor.grammar)),
            options=recognise_create.options(cursor.tokens, cursor.grammar),
        )
    if cursor.take("ON"):
        table = cursor.name()
        found = replace(found, table=table)
    if "RENAME" in found.keys and found.keys[-2:-1] == ("TO",):
        found = replace(found, new_name=Cursor(found.tokens[-1:], cursor.grammar).name())
    return replace(found, options=recognise_create.options(cursor.tokens, cursor.grammar))


def _drop(cursor: Cursor, statement: Statement) -> Statement:
    cursor.take("DROP")
    if cursor.take("OWNED"):
        return replace(statement, action=Action.DROP, object=Object.OWNED)
    kind = object_kind(cursor)
    flags: set[Flag] = set()
    if cursor.take("CONCURRENTLY"):
        flags.add(Flag.CONCURRENTLY)
    if cursor.take("IF", "EXISTS"):
        flags.add(Flag.IF_EXISTS)
    names = [cursor.name()]
    if kind in (Object.FUNCTION, Object.PROCEDURE, Object.AGGREGATE):
        cursor.group()
    table = cursor.name() if cursor.take("ON") else None
    while cursor.take(","):
        names.append(cursor.name())
        cursor.group()
        if cursor.take("ON"):
            cursor.name()
    if cursor.take("CASCADE"):
        flags.add(Flag.CASCADE)
    found = tuple(name for name in names if name is not None)
    return replace(
        statement,
        action=Action.DROP,
        object=kind,
        names=found,
        table=table,
        flags=frozenset(flags),
        options=recognise_create.options(cursor.tokens, cursor.grammar),
    )


_READERS: dict[str, Reader] = {
    **recognise_other.READERS,
    "ALTER": _alter,
    "CREATE": recognise_create.create,
    "DROP": _drop,
}
