"""A statement that may or may not have finished: what the database says of it.

Only statements outside a transaction come here, and only those of sealed scripts, so their forms
are the renderers' own. Such a step may run again without harm, that is a law of the renderers;
where the database shows that a statement has finished, it is not run again all the same.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName
from strandline.platforms.base import Connection, Platform


class Answer(enum.Enum):
    """DONE: it has had its effect. AGAIN: it has not. STEP: its step may run again from its start."""

    DONE = "done"
    AGAIN = "again"
    STEP = "step"


class Thing(enum.Enum):
    """What a statement makes or removes."""

    INDEX = "index"
    CONSTRAINT = "constraint"
    COLUMN = "column"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What a statement does: to which thing, of which table (None: the name alone finds it)."""

    thing: Thing
    makes: bool
    name: str
    table: QName | None = None


_PART = r'(?:"(?:[^"]|"")+"|\[(?:[^\]]|\]\])+\]|`[^`]+`|[\w$#]+)'
_NAME = rf"({_PART}(?:\s*\.\s*{_PART})?)"
_END = re.IGNORECASE | re.DOTALL

_REPEATABLE = re.compile(
    r"(SET|RESET|SELECT|ANALYZE|VACUUM|REINDEX|CHECKPOINT|COMMENT|DO|IF)\b"
    r"|CREATE\s+OR\s+REPLACE\b"
    r"|DROP\s+\w+(\s+CONCURRENTLY)?\s+IF\s+EXISTS\b"
    rf"|ALTER\s+TABLE\s+(ONLY\s+)?{_NAME}\s+(VALIDATE\s+CONSTRAINT"
    r"|(DROP|ADD)\s+(CONSTRAINT|COLUMN)\s+IF\s+(NOT\s+)?EXISTS|ALTER\s+COLUMN)\b",
    _END,
)
"""What may run twice: DO blocks are written so by the renderers, the others are by nature."""

_FORMS: tuple[tuple[re.Pattern[str], Thing, bool], ...] = tuple(
    (re.compile(pattern, _END), thing, makes)
    for pattern, thing, makes in (
        (
            r"CREATE\s+(?:UNIQUE\s+)?(?:(?:NON)?CLUSTERED\s+)?INDEX\s+(?:CONCURRENTLY\s+)?"
            rf"(?:IF\s+NOT\s+EXISTS\s+)?{_NAME}\s+ON\s+(?:ONLY\s+)?{_NAME}",
            Thing.INDEX,
            True,
        ),
        (
            rf"DROP\s+INDEX\s+(?:CONCURRENTLY\s+)?{_NAME}(?:\s+ON\s+{_NAME})?",
            Thing.INDEX,
            False,
        ),
        (
            rf"ALTER\s+TABLE\s+(?:ONLY\s+)?{_NAME}\s+ADD\s+CONSTRAINT\s+({_PART})",
            Thing.CONSTRAINT,
            True,
        ),
        (
            rf"ALTER\s+TABLE\s+(?:ONLY\s+)?{_NAME}\s+DROP\s+CONSTRAINT\s+({_PART})",
            Thing.CONSTRAINT,
            False,
        ),
        (
            rf"ALTER\s+TABLE\s+(?:ONLY\s+)?{_NAME}\s+DROP\s+COLUMN\s+({_PART})",
            Thing.COLUMN,
            False,
        ),
        (
            rf"ALTER\s+TABLE\s+(?:ONLY\s+)?{_NAME}\s+ADD\s+(?:COLUMN\s+)?({_PART})\s",
            Thing.COLUMN,
            True,
        ),
        (rf"CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?{_NAME}", Thing.TABLE, True),
        (rf"DROP\s+TABLE\s+{_NAME}", Thing.TABLE, False),
    )
)


def settle(connection: Connection, platform: Platform, sql: str) -> Answer:
    """Say whether a statement has finished; removes an index that it left half-built."""
    text = _bare(sql)
    found = recognise(text)
    if found is not None and found.thing is Thing.INDEX and found.makes:
        wanted = _index_place(found, platform)
        if wanted in platform.invalid_indexes(connection):
            platform.drop_invalid_index(connection, wanted)
            return Answer.AGAIN
    if found is None or _REPEATABLE.match(text):
        return Answer.STEP
    there = is_there(found, platform.inspect(connection).dictionary, platform)
    return Answer.DONE if there == found.makes else Answer.AGAIN


def recognise(sql: str) -> Recognised | None:
    """Return what a statement makes or removes, None when it is of no known form."""
    for pattern, thing, makes in _FORMS:
        match = pattern.match(sql)
        if match is None:
            continue
        first, second = (
            _qname(match[1]),
            match[2] if match.lastindex and match.lastindex > 1 else "",
        )
        match thing:
            case Thing.INDEX:
                table = _qname(second) if second else None
                # PostgreSQL puts an index into its table's schema.
                return Recognised(thing=thing, makes=makes, name=first.name, table=table)
            case Thing.TABLE:
                return Recognised(thing=thing, makes=makes, name=first.name, table=first)
            case Thing.CONSTRAINT | Thing.COLUMN:
                return Recognised(thing=thing, makes=makes, name=_unquoted(second), table=first)
    return None


def is_there(wanted: Recognised, dictionary: Dictionary, platform: Platform) -> bool:
    """Say whether an inspected database has the thing."""
    tables = list(_tables(wanted, dictionary, platform))
    name = wanted.name.lower()
    names: Callable[[Table], Iterator[str]]
    match wanted.thing:
        case Thing.TABLE:
            return bool(tables)
        case Thing.COLUMN:
            names = _column_names
        case Thing.INDEX:
            names = _index_names
        case Thing.CONSTRAINT:
            names = _constraint_names
    return any(name == there.lower() for table in tables for there in names(table))


def _tables(wanted: Recognised, dictionary: Dictionary, platform: Platform) -> Iterator[Table]:
    if wanted.table is None:
        yield from dictionary.tables.values()
        return
    schema = wanted.table.schema
    if schema is None and platform.features.schemas:
        schema = platform.default_schema
    name = QName(schema, wanted.table.name).folded()
    yield from (table for place, table in dictionary.tables.items() if place.folded() == name)


def _column_names(table: Table) -> Iterator[str]:
    yield from table.column_names


def _index_names(table: Table) -> Iterator[str]:
    yield from (index.name for index in table.indexes)
    # The index of a key bears its name.
    yield from (unique.name for unique in table.uniques)
    if table.primary_key is not None:
        yield table.primary_key.name


def _constraint_names(table: Table) -> Iterator[str]:
    if table.primary_key is not None:
        yield table.primary_key.name
    for kind in (table.uniques, table.foreign_keys, table.checks):
        yield from (item.name for item in kind)


def _index_place(found: Recognised, platform: Platform) -> QName:
    schema = found.table.schema if found.table is not None else None
    return QName(schema or platform.default_schema, found.name)


def _bare(sql: str) -> str:
    """Return a statement without the comments it starts with."""
    return re.sub(r"\A(\s+|--[^\n]*(\n|\Z)|/\*.*?\*/)+", "", sql, flags=re.DOTALL)


def _qname(text: str) -> QName:
    parts = [_unquoted(part) for part in re.findall(_PART, text)]
    return QName(parts[0] if len(parts) > 1 else None, parts[-1])


def _unquoted(part: str) -> str:
    if part.startswith("["):
        return part[1:-1].replace("]]", "]")
    if part[:1] in ('"', "`"):
        mark = part[0]
        return part[1:-1].replace(mark * 2, mark)
    return part
