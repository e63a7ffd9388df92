"""Column definitions and constraints, as CREATE TABLE and ALTER TABLE ... ADD write them."""

from __future__ import annotations

from dataclasses import dataclass, field

from strandline.lint.statements.cursor import Cursor, column_names
from strandline.lint.statements.grammar import Grammar
from strandline.lint.statements.record import Column, Constraint, ConstraintKind, Name
from strandline.lint.statements.tokens import Token

_SERIAL = {"smallserial", "serial", "bigserial", "serial2", "serial4", "serial8"}
_STARTS = frozenset(
    [
        "CONSTRAINT",
        "NOT",
        "NULL",
        "DEFAULT",
        "PRIMARY",
        "UNIQUE",
        "REFERENCES",
        "FOREIGN",
        "CHECK",
        "GENERATED",
        "IDENTITY",
        "COLLATE",
        "AS",
        "SPARSE",
        "ROWGUIDCOL",
        "PERSISTED",
        "DEFERRABLE",
        "INITIALLY",
        "WITH",
        "STORAGE",
        "COMPRESSION",
        "USING",
        "ON",
        "AUTOINCREMENT",
        "MASKED",
        "ENCRYPTED",
    ]
)
_TABLE_STARTS = frozenset({"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "EXCLUDE"})


def is_constraint(tokens: tuple[Token, ...]) -> bool:
    """Say whether a part of CREATE TABLE is a constraint of the table, not a column."""
    keys = [token.key for token in tokens[:2]]
    if keys[:1] == ["UNIQUE"] or keys[:1] == ["PRIMARY"] or keys[:1] == ["CHECK"]:
        return True
    return bool(keys) and (keys[0] in _TABLE_STARTS or keys == ["NOT", "NULL"])


def read_constraint(tokens: tuple[Token, ...], grammar: Grammar) -> Constraint | None:
    """Read a table's constraint."""
    cursor = Cursor(tokens, grammar)
    name = cursor.name() if cursor.take("CONSTRAINT") else None
    return _constraint(cursor, name, tokens, ())


def _constraint(
    cursor: Cursor, name: Name | None, tokens: tuple[Token, ...], own: tuple[Name, ...]
) -> Constraint | None:
    """Read from the constraint's first word; `own` is the column that it stands in, if any."""
    if cursor.take("PRIMARY", "KEY"):
        return _key(cursor, ConstraintKind.PRIMARY_KEY, name, tokens, own)
    if cursor.take("UNIQUE"):
        return _key(cursor, ConstraintKind.UNIQUE, name, tokens, own)
    if cursor.take("FOREIGN", "KEY"):
        columns = own or column_names(cursor.group(), cursor.grammar)
        cursor.take("REFERENCES")
        return _foreign_key(cursor, name, tokens, columns)
    if cursor.take("REFERENCES"):
        return _foreign_key(cursor, name, tokens, own)
    for words, kind in _SIMPLE.items():
        if cursor.take(*words):
            return _simple(cursor, kind, name, tokens, own)
    return None


_SIMPLE = {
    ("CHECK",): ConstraintKind.CHECK,
    ("EXCLUDE",): ConstraintKind.EXCLUDE,
    ("NOT", "NULL"): ConstraintKind.NOT_NULL,
    ("DEFAULT",): ConstraintKind.DEFAULT,
}


def _simple(
    cursor: Cursor,
    kind: ConstraintKind,
    name: Name | None,
    tokens: tuple[Token, ...],
    own: tuple[Name, ...],
) -> Constraint:
    columns = own
    if kind is ConstraintKind.NOT_NULL and not own:
        found = cursor.name()
        columns = (found,) if found else ()
    if kind is ConstraintKind.DEFAULT and not own:
        columns = _default_for(cursor)
    return Constraint(
        kind=kind, name=name, columns=columns, not_valid=_not_valid(tokens), tokens=tokens
    )


def _default_for(cursor: Cursor) -> tuple[Name, ...]:
    while not cursor.done:
        if cursor.take("FOR"):
            return tuple(filter(None, [cursor.name()]))
        cursor.skip_group()
    return ()


def _key(
    cursor: Cursor,
    kind: ConstraintKind,
    name: Name | None,
    tokens: tuple[Token, ...],
    own: tuple[Name, ...],
) -> Constraint:
    if cursor.take("NULLS", "NOT"):
        cursor.take("DISTINCT")
    cursor.take_any("CLUSTERED", "NONCLUSTERED")
    if cursor.take("USING", "INDEX"):
        return Constraint(kind=kind, name=name, using_index=cursor.name(), tokens=tokens)
    columns = own or column_names(cursor.group(), cursor.grammar)
    return Constraint(kind=kind, name=name, columns=columns, tokens=tokens)


def _foreign_key(
    cursor: Cursor, name: Name | None, tokens: tuple[Token, ...], columns: tuple[Name, ...]
) -> Constraint:
    references = cursor.name()
    referenced = column_names(cursor.group(), cursor.grammar)
    return Constraint(
        kind=ConstraintKind.FOREIGN_KEY,
        name=name,
        columns=columns,
        references=references,
        referenced=referenced,
        not_valid=_not_valid(tokens),
        tokens=tokens,
    )


def _not_valid(tokens: tuple[Token, ...]) -> bool:
    keys = [token.key for token in tokens[-6:]]
    return any(keys[at : at + 2] == ["NOT", "VALID"] for at in range(len(keys)))


def read_column(tokens: tuple[Token, ...], grammar: Grammar) -> Column | None:
    """Read a column definition; a SQLite column may have no type."""
    cursor = Cursor(tokens, grammar)
    name = cursor.name()
    if name is None or len(name.parts) > 1:
        return None
    kind = None
    if not cursor.done and cursor.key() not in _STARTS:
        kind = cursor.type_name()
    facts = _Facts(name)
    while not cursor.done:
        _read_part(cursor, facts)
    serial = kind is not None and kind.name in _SERIAL
    return Column(
        name=name,
        type=kind,
        default=facts.default,
        default_named=facts.default_named,
        constraints=tuple(facts.constraints),
        not_null=facts.not_null,
        null=facts.null,
        identity=facts.identity or serial,
        generated=facts.generated,
        tokens=tokens,
    )


@dataclass(slots=True)
class _Facts:
    name: Name
    default: tuple[Token, ...] = ()
    default_named: bool = False
    constraints: list[Constraint] = field(default_factory=list)
    not_null: bool = False
    null: bool = False
    identity: bool = False
    generated: str = ""


def _read_part(cursor: Cursor, facts: _Facts) -> None:
    """Read the next of a column's properties; what is not known is passed over."""
    start = cursor.at
    label = cursor.name() if cursor.take("CONSTRAINT") else None
    if cursor.take("NOT", "NULL"):
        facts.not_null = True
    elif cursor.take("NULL"):
        facts.null = True
    elif cursor.take("DEFAULT"):
        facts.default, facts.default_named = _expression(cursor), label is not None
    elif cursor.take("IDENTITY"):
        facts.identity = True
        cursor.group()
    elif cursor.key() in ("GENERATED", "AS"):
        _read_generated(cursor, facts)
    else:
        before = cursor.at
        found = _constraint(cursor, label, cursor.tokens[start:], (facts.name,))
        if found is None:
            cursor.at = before
            cursor.skip_group()
            return
        _finish(cursor)
        own = cursor.tokens[start : cursor.at]
        facts.constraints.append(
            Constraint(
                kind=found.kind,
                name=found.name,
                columns=found.columns,
                references=found.references,
                referenced=found.referenced,
                tokens=own,
            )
        )


def _read_generated(cursor: Cursor, facts: _Facts) -> None:
    """GENERATED ... AS IDENTITY, GENERATED ALWAYS AS (...) STORED, or T-SQL's AS (...) PERSISTED."""
    if cursor.take("GENERATED"):
        while cursor.take_any("ALWAYS", "BY", "DEFAULT", "ROW", "START", "END"):
            continue
    cursor.take("AS")
    if cursor.take("IDENTITY"):
        facts.identity = True
        cursor.group()
        return
    if cursor.key() != "(":
        return
    cursor.group()
    word = cursor.take_any("STORED", "VIRTUAL", "PERSISTED")
    facts.generated = {"PERSISTED": "stored", "STORED": "stored"}.get(word, "virtual")


def _expression(cursor: Cursor) -> tuple[Token, ...]:
    """Read a default's expression: up to the next word that begins another property."""
    start = cursor.at
    cursor.skip_group()
    while not cursor.done and cursor.key() not in _STARTS:
        cursor.skip_group()
    return cursor.tokens[start : cursor.at]


def _finish(cursor: Cursor) -> None:
    """Go past what belongs to a constraint: actions, deferral, index options."""
    while not cursor.done and (cursor.key() not in _STARTS - _TAIL):
        if cursor.take("ON"):
            cursor.take_any("DELETE", "UPDATE", "CONFLICT")
            if not cursor.take("SET", "NULL") and not cursor.take("SET", "DEFAULT"):
                cursor.take("NO")
                cursor.skip_group()
        else:
            cursor.skip_group()


_TAIL = {"ON", "DEFERRABLE", "INITIALLY", "WITH", "USING"}
