"""Managed behaviours as triggers that inspection can read back.

Each trigger carries the facts in a marker comment; its name says the table and the behaviour.
The refusals name the table, never a value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from strandline.dictionary.model import Managed, Table
from strandline.dictionary.names import QName, shorten
from strandline.platforms.base import LEDGER_PREFIX
from strandline.platforms.mssql.text import columns_text, qualified, quote, string
from strandline.platforms.rows import mirror_rows

_MARKER = re.compile(r"/\* strandline:managed (\{.*?\}) \*/", re.DOTALL)
REFUSED = 50001
"""The error number of a refused update or delete."""


def create_triggers(table: Table) -> Iterator[str]:
    """Yield one CREATE TRIGGER for each behaviour."""
    managed = table.managed
    if managed.on_update:
        yield _on_update(table)
    if managed.append_only:
        yield _append_only(table)
    if managed.immutable:
        yield _immutable(table)
    if managed.mirrors:
        yield _mirrors(table)


def fill_mirrors(table: Table) -> Iterator[str]:
    """Yield the statements that make mirrored columns of the rows present equal."""
    for new, old in table.managed.mirrors:
        yield mirror_rows(qualified(table.name), quote(new), quote(old))


def drop_triggers(table: Table) -> Iterator[str]:
    """Yield one DROP TRIGGER for each behaviour the table has."""
    for what in behaviours(table.managed):
        yield f"DROP TRIGGER {qualified(trigger_name(table.name, what))}"


def behaviours(managed: Managed) -> list[str]:
    """Return the words that stand in the triggers' names."""
    present = {
        "on_update": bool(managed.on_update),
        "append_only": managed.append_only,
        "immutable": bool(managed.immutable),
        "mirrors": bool(managed.mirrors),
    }
    return [what for what, wanted in present.items() if wanted]


def trigger_name(table: QName, what: str) -> QName:
    """Return the trigger's name; a trigger lives in the schema of its table."""
    return QName(table.schema, shorten(f"{LEDGER_PREFIX}{table.name}_{what}"))


def guarded(table: Table, statement: str) -> list[str]:
    """Return a migration's own change of a row, behind the back of refusing triggers."""
    refusing = [what for what in behaviours(table.managed) if what in ("append_only", "immutable")]
    if not refusing:
        return [statement]
    names = ", ".join(quote(trigger_name(table.name, what).name) for what in refusing)
    place = qualified(table.name)
    return [
        f"ALTER TABLE {place} DISABLE TRIGGER {names}",
        statement,
        f"ALTER TABLE {place} ENABLE TRIGGER {names}",
    ]


def read_managed(definitions: Iterable[str]) -> Managed:
    """Return the behaviours that the marker comments of a table's triggers name."""
    on_update: set[str] = set()
    immutable: set[str] = set()
    append_only = False
    mirrors: set[tuple[str, str]] = set()
    for definition in definitions:
        facts = marker_facts(definition) or {}
        on_update.update(_names(facts.get("on_update")))
        immutable.update(_names(facts.get("immutable")))
        pairs = facts.get("mirrors")
        if isinstance(pairs, dict):
            mirrors.update((str(new), str(old)) for new, old in pairs.items())
        append_only = append_only or facts.get("append_only") is True
    return Managed(
        on_update=tuple(sorted(on_update)),
        append_only=append_only,
        immutable=tuple(sorted(immutable)),
        mirrors=tuple(sorted(mirrors)),
    )


def marker_facts(definition: str) -> dict[str, object] | None:
    """Return what a trigger's marker says; None for a trigger of somebody else's."""
    found = _MARKER.search(definition)
    if found is None:
        return None
    try:
        facts = json.loads(found.group(1))
    except ValueError:
        return None
    return facts if isinstance(facts, dict) else None


def _names(value: object) -> list[str]:
    return [str(name) for name in value] if isinstance(value, list) else []


def _marker(facts: dict[str, object]) -> str:
    # A column name may hold the end of a comment; JSON knows another spelling of the slash.
    text = json.dumps(facts, ensure_ascii=False).replace("*/", "*\\/").replace("/*", "\\/*")
    return f"/* strandline:managed {text} */"


def _head(table: Table, what: str, events: str, facts: dict[str, object]) -> str:
    name = qualified(trigger_name(table.name, what))
    return (
        f"CREATE TRIGGER {name} ON {qualified(table.name)}\n"
        f"AFTER {events}\nAS\n{_marker(facts)}\nBEGIN\n    SET NOCOUNT ON;\n"
    )


def _same_key(table: Table, one: str, other: str) -> str:
    columns = table.primary_key.columns if table.primary_key is not None else ()
    return " AND ".join(f"{one}.{quote(name)} = {other}.{quote(name)}" for name in columns)


def _on_update(table: Table) -> str:
    columns = table.managed.on_update
    assignments = ", ".join(f"{quote(column)} = SYSUTCDATETIME()" for column in columns)
    return (
        _head(table, "on_update", "UPDATE", {"on_update": list(columns)})
        + "    -- The stamp is an update too.\n"
        "    IF TRIGGER_NESTLEVEL(@@PROCID) > 1 RETURN;\n"
        f"    UPDATE stamped SET {assignments}\n"
        f"    FROM {qualified(table.name)} AS stamped\n"
        f"    INNER JOIN inserted AS changed ON {_same_key(table, 'stamped', 'changed')};\n"
        "END"
    )


def _append_only(table: Table) -> str:
    message = string(f"{table.name} is append-only: rows are neither updated nor deleted")
    return (
        _head(table, "append_only", "UPDATE, DELETE", {"append_only": True})
        + "    IF EXISTS (SELECT 1 FROM deleted)\n"
        f"        THROW {REFUSED}, {message}, 1;\n"
        "END"
    )


def _immutable(table: Table) -> str:
    """Rows are matched by key; a changed key falls back to comparing the sets of values."""
    columns = table.managed.immutable
    touched = " OR ".join(f"UPDATE({quote(column)})" for column in columns)
    new = columns_text(columns)
    after = ", ".join(f"changed.{quote(column)}" for column in columns)
    before = ", ".join(f"former.{quote(column)}" for column in columns)
    message = string(f"{table.name}: {', '.join(columns)} cannot change after the insert")
    return (
        _head(table, "immutable", "UPDATE", {"immutable": list(columns)})
        + f"    IF NOT ({touched}) RETURN;\n"
        f"    IF EXISTS (SELECT {new} FROM inserted EXCEPT SELECT {new} FROM deleted)\n"
        "        OR EXISTS (\n"
        "            SELECT 1 FROM inserted AS changed\n"
        f"            INNER JOIN deleted AS former ON {_same_key(table, 'changed', 'former')}\n"
        f"            WHERE NOT EXISTS (SELECT {after} INTERSECT SELECT {before})\n"
        "        )\n"
        f"        THROW {REFUSED}, {message}, 1;\n"
        "END"
    )


def _mirrors(table: Table) -> str:
    """The column that was written counts; of two in one insert, the new one."""
    key = table.primary_key.columns if table.primary_key is not None else ()
    first = quote(key[0]) if key else "NULL"
    assignments, differs = [], []
    for pair in table.managed.mirrors:
        new, old = (quote(name) for name in pair)
        value = (
            f"CASE WHEN former.{first} IS NOT NULL "
            f"AND EXISTS (SELECT changed.{new} EXCEPT SELECT former.{new}) THEN changed.{new}\n"
            f"            WHEN former.{first} IS NOT NULL "
            f"AND EXISTS (SELECT changed.{old} EXCEPT SELECT former.{old}) THEN changed.{old}\n"
            f"            ELSE COALESCE(changed.{new}, changed.{old}) END"
        )
        assignments += [f"{new} = {value}", f"{old} = {value}"]
        differs.append(f"EXISTS (SELECT changed.{new} EXCEPT SELECT changed.{old})")
    joined = ",\n        ".join(assignments)
    return (
        _head(table, "mirrors", "INSERT, UPDATE", {"mirrors": dict(table.managed.mirrors)})
        + "    -- Making them equal is an update too.\n"
        "    IF TRIGGER_NESTLEVEL(@@PROCID) > 1 RETURN;\n"
        f"    UPDATE kept SET\n        {joined}\n"
        f"    FROM {qualified(table.name)} AS kept\n"
        f"    INNER JOIN inserted AS changed ON {_same_key(table, 'kept', 'changed')}\n"
        f"    LEFT JOIN deleted AS former ON {_same_key(table, 'former', 'changed')}\n"
        f"    WHERE {' OR '.join(differs)};\n"
        "END"
    )
