"""CREATE TABLE as SQLite keeps it, read back: no PRAGMA tells names, checks or collations."""

from __future__ import annotations

from dataclasses import dataclass, field

from strandline.dictionary.model import Action
from strandline.platforms.sqlite.lexer import Reader, ReadError


@dataclass(slots=True, kw_only=True)
class KeyText:
    """A primary key or unique constraint."""

    name: str | None
    columns: tuple[str, ...]
    autoincrement: bool = False


@dataclass(slots=True, kw_only=True)
class ForeignKeyText:
    """A foreign key; without target columns it points at the target's primary key."""

    name: str | None
    columns: tuple[str, ...]
    target: str
    target_columns: tuple[str, ...] = ()
    on_delete: Action = Action.NO_ACTION
    on_update: Action = Action.NO_ACTION


@dataclass(slots=True, kw_only=True)
class ColumnText:
    """A column definition; `default` and `generated` are native expressions."""

    name: str
    type: str
    not_null: bool = False
    default: str | None = None
    generated: str | None = None
    stored: bool = False


@dataclass(slots=True, kw_only=True)
class TableText:
    """What a CREATE TABLE says. `oddities` are clauses that a dictionary cannot hold."""

    name: str
    columns: list[ColumnText] = field(default_factory=list)
    primary_key: KeyText | None = None
    uniques: list[KeyText] = field(default_factory=list)
    foreign_keys: list[ForeignKeyText] = field(default_factory=list)
    checks: list[tuple[str | None, str, str | None]] = field(default_factory=list)
    """(name, native expression, the column on whose definition it stands or None)"""
    oddities: list[tuple[str, str]] = field(default_factory=list)
    """(kind, on what)"""


_COLUMN_WORDS = frozenset(
    {
        "CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE",
        "REFERENCES", "GENERATED", "AS", "DEFERRABLE",
    }
)  # fmt: skip
_TABLE_WORDS = frozenset({"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"})
_ACTIONS = {
    "CASCADE": Action.CASCADE,
    "RESTRICT": Action.RESTRICT,
    ("SET", "NULL"): Action.SET_NULL,
    ("SET", "DEFAULT"): Action.SET_DEFAULT,
    ("NO", "ACTION"): Action.NO_ACTION,
}


def read_table(sql: str) -> TableText:
    """Read one CREATE TABLE; ReadError when it is not understood."""
    reader = Reader(sql)
    reader.expect("CREATE")
    _ = reader.accept("TEMP") or reader.accept("TEMPORARY")
    reader.expect("TABLE")
    reader.accept("IF", "NOT", "EXISTS")
    name = reader.name()
    if reader.accept("."):
        name = reader.name()
    table = TableText(name=name)
    reader.expect("(")
    while True:
        if reader.token.word in _TABLE_WORDS and table.columns:
            _table_constraint(reader, table)
        else:
            _column(reader, table)
        if reader.accept(","):
            continue
        if reader.accept(")"):
            break
        if reader.token.word not in _TABLE_WORDS:
            raise ReadError(f"{reader.token.text or 'the end'!r} was not understood")
    while not reader.at_end:
        if reader.accept("WITHOUT", "ROWID"):
            table.oddities.append(("WITHOUT ROWID", table.name))
        elif reader.accept("STRICT"):
            table.oddities.append(("STRICT", table.name))
        elif not reader.accept(",") and not reader.accept(";"):
            raise ReadError(f"{reader.token.text!r} was not understood")
    return table


def _column(reader: Reader, table: TableText) -> None:
    name = reader.name()
    start = end = reader.token.start
    while not reader.at_end and reader.token.text not in (",", ")"):
        if reader.token.word in _COLUMN_WORDS:
            break
        if reader.token.text == "(":
            reader.bracketed()
        else:
            reader.take()
        end = reader.tokens[reader.position - 1].end
    # GENERATED ALWAYS is part of the type for SQLite itself; here GENERATED ends it.
    column = ColumnText(name=name, type=" ".join(reader.text[start:end].split()))
    table.columns.append(column)
    while reader.token.word in _COLUMN_WORDS:
        named = reader.name() if reader.accept("CONSTRAINT") else None
        if not _column_constraint(reader, table, column, named):
            if named is None:
                raise ReadError(f"{reader.token.text!r} was not understood")
            return


def _column_constraint(
    reader: Reader, table: TableText, column: ColumnText, named: str | None
) -> bool:
    if _key_on_column(reader, table, column, named):
        return True
    if reader.accept("NOT", "NULL"):
        column.not_null = True
        _on_conflict(reader, table, column.name)
    elif reader.accept("NULL"):
        _on_conflict(reader, table, column.name)
    elif reader.accept("CHECK"):
        table.checks.append((named, reader.bracketed(), column.name))
        _on_conflict(reader, table, column.name)
    elif reader.accept("DEFAULT"):
        column.default = _default(reader)
    elif reader.accept("COLLATE"):
        collation = reader.name()
        if collation.upper() != "BINARY":
            table.oddities.append((f"COLLATE {collation}", f"{table.name}.{column.name}"))
    elif reader.token.word == "REFERENCES":
        _references(reader, table, named, (column.name,))
    elif reader.token.word in ("GENERATED", "AS"):
        reader.accept("GENERATED", "ALWAYS")
        reader.expect("AS")
        column.generated = reader.bracketed()
        column.stored = reader.accept("STORED")
        reader.accept("VIRTUAL")
    else:
        return _deferral(reader, table)
    return True


def _key_on_column(reader: Reader, table: TableText, column: ColumnText, named: str | None) -> bool:
    if reader.accept("PRIMARY", "KEY"):
        if reader.accept("DESC"):
            table.oddities.append(("PRIMARY KEY DESC", f"{table.name}.{column.name}"))
        reader.accept("ASC")
        _on_conflict(reader, table, column.name)
        table.primary_key = KeyText(
            name=named, columns=(column.name,), autoincrement=reader.accept("AUTOINCREMENT")
        )
        return True
    if reader.accept("UNIQUE"):
        table.uniques.append(KeyText(name=named, columns=(column.name,)))
        _on_conflict(reader, table, column.name)
        return True
    return False


def _table_constraint(reader: Reader, table: TableText) -> None:
    named = reader.name() if reader.accept("CONSTRAINT") else None
    if reader.accept("PRIMARY", "KEY"):
        parts = [Reader(part) for part in reader.parts()]
        columns = tuple(part.name() for part in parts)
        auto = any(part.accept("AUTOINCREMENT") for part in parts)
        table.primary_key = KeyText(name=named, columns=columns, autoincrement=auto)
    elif reader.accept("UNIQUE"):
        table.uniques.append(KeyText(name=named, columns=reader.names()))
    elif reader.accept("CHECK"):
        table.checks.append((named, reader.bracketed(), None))
    elif reader.accept("FOREIGN", "KEY"):
        columns = reader.names()
        _references(reader, table, named, columns)
        _deferral(reader, table)
    elif named is None:
        raise ReadError(f"{reader.token.text!r} was not understood")
    _on_conflict(reader, table, table.name)


def _references(
    reader: Reader, table: TableText, named: str | None, columns: tuple[str, ...]
) -> None:
    reader.expect("REFERENCES")
    key = ForeignKeyText(name=named, columns=columns, target=reader.name())
    if reader.token.text == "(":
        key.target_columns = reader.names()
    while True:
        if reader.accept("ON", "DELETE"):
            key.on_delete = _action(reader)
        elif reader.accept("ON", "UPDATE"):
            key.on_update = _action(reader)
        elif reader.accept("MATCH"):
            reader.name()
        else:
            break
    table.foreign_keys.append(key)


def _action(reader: Reader) -> Action:
    first = reader.take().word
    if first in _ACTIONS:
        return _ACTIONS[first]
    action = _ACTIONS.get((first, reader.take().word))
    if action is None:
        raise ReadError(f"{first!r} is no action of a foreign key")
    return action


def _deferral(reader: Reader, table: TableText) -> bool:
    negative = reader.accept("NOT", "DEFERRABLE")
    if not negative and not reader.accept("DEFERRABLE"):
        return False
    if reader.accept("INITIALLY", "DEFERRED") and not negative:
        table.oddities.append(("DEFERRABLE INITIALLY DEFERRED", table.name))
    reader.accept("INITIALLY", "IMMEDIATE")
    return True


def _on_conflict(reader: Reader, table: TableText, subject: str) -> None:
    if reader.accept("ON", "CONFLICT"):
        what = reader.take().word
        if what != "ABORT":
            place = subject if subject == table.name else f"{table.name}.{subject}"
            table.oddities.append((f"ON CONFLICT {what}", place))


def _default(reader: Reader) -> str:
    if reader.token.text == "(":
        return reader.bracketed()
    sign = ""
    if reader.token.text in ("+", "-"):
        sign = reader.take().text.replace("+", "")
    token = reader.take()
    if token.kind == "quoted" or (token.kind == "word" and token.word not in _DEFAULT_WORDS):
        # A bare or double-quoted word in this place is a string.
        return "'" + token.name.replace("'", "''") + "'"
    return sign + token.text


_DEFAULT_WORDS = frozenset(
    {"NULL", "TRUE", "FALSE", "CURRENT_TIME", "CURRENT_DATE", "CURRENT_TIMESTAMP"}
)
