"""Partitioned tables: their partitions, and changing how a table is partitioned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from strandline.dictionary.model import ForeignKey, Partition, Partitioning, Table
from strandline.dictionary.names import QName, shorten
from strandline.platforms.postgres import behaviours, sql
from strandline.platforms.postgres.text import names, qualified, quote, text_literal

_MIDNIGHT = re.compile(r"^'(\d{4}-\d\d-\d\d) 00:00:00(?:\+00(?::00)?)?'$")
_ZONE = re.compile(r"^'(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?)\+00(?::00)?'$")
_NUMBER = re.compile(r"^'(-?\d+(?:\.\d+)?)'$")


def canonical_bound(text: str) -> str:
    """Return a bound as one text, however the author or the catalog spelled the same value."""
    text = text.strip()
    for pattern, form in ((_MIDNIGHT, r"'\1'"), (_ZONE, r"'\1'"), (_NUMBER, r"\1")):
        text = pattern.sub(form, text)
    return text.upper() if text.lower() in ("minvalue", "maxvalue") else text


def canonical(partitioning: Partitioning) -> Partitioning:
    """Return the partitioning with bounds in one spelling and partitions sorted by name."""
    partitions = tuple(
        replace(
            part,
            lower=tuple(canonical_bound(bound) for bound in part.lower),
            upper=tuple(canonical_bound(bound) for bound in part.upper),
            values=tuple(sorted(canonical_bound(value) for value in part.values)),
        )
        for part in partitioning.partitions
    )
    return replace(partitioning, partitions=tuple(sorted(partitions, key=lambda part: part.name)))


def create_partition(table: QName, part: Partition) -> str:
    name = qualified(QName(table.schema, part.name))
    return f"CREATE TABLE {name} PARTITION OF {qualified(table)}{_bounds(part)}"


def _bounds(part: Partition) -> str:
    if part.default:
        return " DEFAULT"
    if part.modulus is not None:
        return f" FOR VALUES WITH (MODULUS {part.modulus}, REMAINDER {part.remainder})"
    if part.values:
        return f" FOR VALUES IN ({', '.join(part.values)})"
    return f" FOR VALUES FROM ({', '.join(part.lower)}) TO ({', '.join(part.upper)})"


def change(
    table: Table, after: Partitioning | None, inbound: list[tuple[Table, ForeignKey]]
) -> Iterator[str]:
    """Yield the statements that partition a table, change its partitions, or put it together.

    `inbound` are foreign keys of other tables that point at this one.
    """
    before = table.partitioning
    same_shape = (
        before is not None
        and after is not None
        and (before.strategy, before.columns) == (after.strategy, after.columns)
    )
    if before is not None and after is not None and same_shape:
        yield from _change_partitions(table, before, after)
    else:
        yield from _rewrite(replace(table, partitioning=after), table, inbound)


def _change_partitions(table: Table, before: Partitioning, after: Partitioning) -> Iterator[str]:
    """Move the rows of partitions that go to those that stay or come; others are not touched."""
    added = [part for part in after.partitions if part not in before.partitions]
    gone = [part for part in before.partitions if part not in after.partitions]
    # A new partition is refused while the default one holds rows that belong to it.
    moved_default = [
        part for part in before.partitions if added and part.default and part not in gone
    ]
    detached = [*gone, *moved_default]
    place = qualified(table.name)
    columns = _copied_columns(table)
    for part in detached:
        child = QName(table.name.schema, part.name)
        yield f"ALTER TABLE {place} DETACH PARTITION {qualified(child)}"
        yield f"ALTER TABLE {qualified(child)} RENAME TO {quote(_aside(part.name))}"
    for part in [*added, *moved_default]:
        yield create_partition(table.name, part)
    for part in detached:
        place_aside = qualified(QName(table.name.schema, _aside(part.name)))
        yield f"INSERT INTO {place} ({columns})\nSELECT {columns}\nFROM {place_aside}"
        yield f"DROP TABLE {place_aside}"


def _rewrite(
    wanted: Table, present: Table, inbound: list[tuple[Table, ForeignKey]]
) -> Iterator[str]:
    """Build the table anew beside the old one, copy the rows, and drop the old one."""
    old = QName(present.name.schema, _aside(present.name.name))
    for other, key in inbound:
        yield f"ALTER TABLE {qualified(other.name)} DROP CONSTRAINT {quote(key.name)}"
    yield from behaviours.switch_off(present.name, present.managed)
    yield f"ALTER TABLE {qualified(present.name)} RENAME TO {quote(old.name)}"
    yield from _free_names(present, old)
    yield sql.create_table(wanted)
    yield from sql.add_repeated_uniques(wanted)
    parts = wanted.partitioning.partitions if wanted.partitioning is not None else ()
    for part in parts:
        yield create_partition(wanted.name, part)
    columns = _copied_columns(present)
    yield (
        f"INSERT INTO {qualified(wanted.name)} ({columns})\nSELECT {columns}\nFROM {qualified(old)}"
    )
    yield from _carry_sequences(present, old)
    yield f"DROP TABLE {qualified(old)}"
    for index in wanted.indexes:
        yield sql.create_index(index, wanted)
    yield from sql.comments(wanted)
    yield from behaviours.switch_on(wanted, wanted.managed)
    for other, key in inbound:
        yield f"ALTER TABLE {qualified(other.name)} ADD {sql.foreign_key(key)}"


def _free_names(present: Table, old: QName) -> Iterator[str]:
    """Drop what holds a name of the schema that the new table needs: indexes and partitions."""
    place = qualified(old)
    for foreign_key in present.foreign_keys:
        # One that points at its own table would hold the key.
        yield f"ALTER TABLE {place} DROP CONSTRAINT {quote(foreign_key.name)}"
    for key in [present.primary_key] if present.primary_key else []:
        yield f"ALTER TABLE {place} DROP CONSTRAINT {quote(key.name)}"
    for unique in present.uniques:
        yield f"ALTER TABLE {place} DROP CONSTRAINT {quote(unique.name)}"
    for index in present.indexes:
        yield f"DROP INDEX {sql.index_place(index.name, old)}"
    parts = present.partitioning.partitions if present.partitioning is not None else ()
    for part in parts:
        child = qualified(QName(old.schema, part.name))
        yield f"ALTER TABLE {child} RENAME TO {quote(_aside(part.name))}"


def _carry_sequences(present: Table, old: QName) -> Iterator[str]:
    for column in present.columns:
        if column.identity is not None:
            new_name, old_name = (
                f"pg_catalog.pg_get_serial_sequence({text_literal(qualified(name))}, "
                f"{text_literal(column.name)})"
                for name in (present.name, old)
            )
            reached = f"pg_catalog.pg_sequence_last_value({old_name}::pg_catalog.regclass)"
            yield (f"SELECT pg_catalog.setval({new_name}, {reached})\nWHERE {reached} IS NOT NULL")


def _copied_columns(table: Table) -> str:
    return names(tuple(column.name for column in table.columns if column.generated is None))


def _aside(name: str) -> str:
    return shorten(f"strandline_old_{name}")
