"""Managed behaviours as triggers, written and read back.

A trigger is recognised by what it does, not by its name, so that a renamed column (which SQLite
renames in the trigger, too) is found again. A limit of SQLite: INSERT OR REPLACE fires the delete
trigger only in sessions with `PRAGMA recursive_triggers = ON`.
"""

from __future__ import annotations

from dataclasses import replace

from strandline.dictionary.model import Managed, Table
from strandline.dictionary.names import shorten
from strandline.dictionary.types import TypeKind
from strandline.platforms.base import LEDGER_PREFIX
from strandline.platforms.rows import mirror_rows
from strandline.platforms.sqlite.lexer import Reader
from strandline.platforms.sqlite.text import quote, text_literal

_NO_UPDATE, _NO_DELETE, _IMMUTABLE, _STAMP = "no_update", "no_delete", "immutable", "on_update"
_MIRROR_NEW, _MIRROR_CHANGE = "mirror_insert", "mirror_update"


def trigger_names(table: Table) -> dict[str, str]:
    """Return the trigger names that the table's behaviours need, by what they do."""
    managed = table.managed
    wanted = []
    if managed.append_only:
        wanted += [_NO_UPDATE, _NO_DELETE]
    if managed.immutable:
        wanted.append(_IMMUTABLE)
    if managed.on_update:
        wanted.append(_STAMP)
    if managed.mirrors:
        wanted += [_MIRROR_NEW, _MIRROR_CHANGE]
    return {what: shorten(f"{LEDGER_PREFIX}{table.name.name}_{what}") for what in wanted}


def create_triggers(table: Table) -> list[str]:
    """Return one CREATE TRIGGER for each behaviour."""
    return [_create(table, what, name) for what, name in trigger_names(table).items()]


def fill_mirrors(table: Table) -> list[str]:
    """Return the statements that make mirrored columns of the rows present equal."""
    on = quote(table.name.name)
    return [mirror_rows(on, quote(new), quote(old)) for new, old in table.managed.mirrors]


def drop_triggers(table: Table) -> list[str]:
    """Return one DROP TRIGGER for each behaviour."""
    return [f"DROP TRIGGER {quote(name)}" for name in trigger_names(table).values()]


def drop_guards(table: Table) -> list[str]:
    """Return the DROP TRIGGERs of those behaviours that refuse updates or deletes."""
    return [
        f"DROP TRIGGER {quote(name)}"
        for what, name in trigger_names(table).items()
        if what in (_NO_UPDATE, _NO_DELETE, _IMMUTABLE)
    ]


def create_guards(table: Table) -> list[str]:
    """Return the CREATE TRIGGERs of those behaviours that refuse updates or deletes."""
    managed = replace(table.managed, on_update=(), mirrors=())
    return create_triggers(replace(table, managed=managed))


def _create(table: Table, what: str, name: str) -> str:
    on = quote(table.name.name)
    head = f"CREATE TRIGGER {quote(name)}"
    said = table.name.name
    if what == _NO_UPDATE:
        text = f"{said} is append-only: its rows are not updated"
        return f"{head}\nBEFORE UPDATE ON {on}\nBEGIN\n  {_refusal(text)};\nEND"
    if what == _NO_DELETE:
        text = f"{said} is append-only: its rows are not deleted"
        return f"{head}\nBEFORE DELETE ON {on}\nBEGIN\n  {_refusal(text)};\nEND"
    if what == _IMMUTABLE:
        columns = table.managed.immutable
        listed = ", ".join(quote(column) for column in columns)
        changed = " OR ".join(f"NEW.{quote(c)} IS NOT OLD.{quote(c)}" for c in columns)
        text = f"{said}: {', '.join(columns)} cannot be changed once written"
        return (
            f"{head}\nBEFORE UPDATE OF {listed} ON {on}\nWHEN {changed}\n"
            f"BEGIN\n  {_refusal(text)};\nEND"
        )
    if what in (_MIRROR_NEW, _MIRROR_CHANGE):
        return _mirror(table, head, on, is_insert=what == _MIRROR_NEW)
    return _stamp(table, head, on)


def _mirror(table: Table, head: str, on: str, *, is_insert: bool) -> str:
    """The column that was written counts; of two in one insert, the new one.

    Once the two are equal WHEN is false, so that the trigger's own update ends there.
    """
    pairs = [(quote(new), quote(old)) for new, old in table.managed.mirrors]
    differs = " OR ".join(f"NEW.{new} IS NOT NEW.{old}" for new, old in pairs)
    sets = []
    for new, old in pairs:
        value = f"COALESCE(NEW.{new}, NEW.{old})"
        if not is_insert:
            value = (
                f"CASE WHEN NEW.{new} IS NOT OLD.{new} THEN NEW.{new} "
                f"WHEN NEW.{old} IS NOT OLD.{old} THEN NEW.{old} ELSE {value} END"
            )
        sets += [f"{new} = {value}", f"{old} = {value}"]
    names = ", ".join(name for pair in pairs for name in pair)
    moment = "AFTER INSERT" if is_insert else f"AFTER UPDATE OF {names}"
    row = _row_name(table)
    return (
        f"{head}\n{moment} ON {on}\nWHEN {differs}\n"
        f"BEGIN\n  UPDATE {on} SET {', '.join(sets)} WHERE {row} = NEW.{row};\nEND"
    )


def _refusal(text: str) -> str:
    return f"SELECT RAISE(ABORT, {text_literal(text)})"


def _stamp(table: Table, head: str, on: str) -> str:
    """The time does not move within one statement, so WHEN also ends a recursion."""
    values = {column: _now(table, column) for column in table.managed.on_update}
    stale = " OR ".join(f"NEW.{quote(c)} IS NOT {now}" for c, now in values.items())
    sets = ", ".join(f"{quote(column)} = {now}" for column, now in values.items())
    row = _row_name(table)
    return (
        f"{head}\nAFTER UPDATE ON {on}\nWHEN {stale}\n"
        f"BEGIN\n  UPDATE {on} SET {sets} WHERE {row} = NEW.{row};\nEND"
    )


def _now(table: Table, column: str) -> str:
    found = table.find_column(column)
    kind = found.type.kind if found is not None else TypeKind.TIMESTAMP
    if kind is TypeKind.DATE:
        return "date('now')"
    if kind is TypeKind.TIME:
        return "strftime('%H:%M:%f', 'now')"
    return "strftime('%Y-%m-%d %H:%M:%f', 'now')"


def _row_name(table: Table) -> str:
    taken = {column.lower() for column in table.column_names}
    return next((n for n in ("rowid", "_rowid_", "oid") if n not in taken), "rowid")


def read_trigger(sql: str) -> Managed | None:
    """Return the behaviour that one of our triggers keeps, None when it is not one of ours."""
    reader = Reader(sql)
    reader.accept("CREATE", "TRIGGER")
    name = reader.name()
    if not name.startswith(LEDGER_PREFIX):
        return None
    if reader.accept("BEFORE", "DELETE"):
        return Managed(append_only=True)
    if reader.accept("BEFORE", "UPDATE"):
        columns = _columns_of(reader)
        if columns:
            return Managed(immutable=tuple(sorted(columns)))
        return Managed(append_only=True)
    if reader.accept("AFTER", "INSERT"):
        return Managed(mirrors=_mirrored(reader))
    if reader.accept("AFTER", "UPDATE"):
        if _columns_of(reader):
            return Managed(mirrors=_mirrored(reader))
        return Managed(on_update=tuple(sorted(_stamped(reader))))
    return None


def _columns_of(reader: Reader) -> list[str]:
    columns: list[str] = []
    if reader.accept("OF"):
        columns.append(reader.name())
        while reader.accept(","):
            columns.append(reader.name())
    return columns


def _mirrored(reader: Reader) -> tuple[tuple[str, str], ...]:
    names = _stamped(reader)
    return tuple(sorted(zip(names[::2], names[1::2], strict=False)))


def _stamped(reader: Reader) -> list[str]:
    while not reader.at_end and not reader.accept("SET"):
        reader.take()
    columns: list[str] = []
    depth = 0
    fresh = True
    while not reader.at_end and not (reader.token.word == "WHERE" and depth == 0):
        token = reader.take()
        depth += (token.text == "(") - (token.text == ")")
        if fresh:
            columns.append(token.name)
        fresh = token.text == "," and depth == 0
    return columns


def merged(one: Managed, other: Managed) -> Managed:
    """Return both behaviours together."""
    return Managed(
        on_update=tuple(sorted({*one.on_update, *other.on_update})),
        append_only=one.append_only or other.append_only,
        immutable=tuple(sorted({*one.immutable, *other.immutable})),
        mirrors=tuple(sorted({*one.mirrors, *other.mirrors})),
    )
