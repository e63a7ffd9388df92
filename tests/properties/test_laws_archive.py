"""Law 5 with rows: what a rollback takes away is there again when the migration is applied again.

A pair of generated dictionaries is walked up, down, up; then people change the data, and it is
walked down and up again. Every cell that both ends of a walk can hold is compared, in every table.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from hypothesis import given, note, settings
from hypothesis import strategies as st

from properties.test_laws_live import World, live, nightly, world
from strandline.dictionary.model import EMPTY, Dictionary, Table
from strandline.dictionary.names import QName
from strandline.errors import InvalidInput, PlatformFailure
from strandline.testing.generated_rows import FIRST, user_rows
from strandline.testing.generated_values import cell
from strandline.testing.live_database import Cells, LiveDatabase
from strandline.testing.strategies import dictionaries, evolutions

__all__ = ["world"]

Rows = dict[QName, Counter[Cells]]

# At night 5,000 pairs in all; otherwise as many as the other laws, or as the environment says.
many = settings(live, max_examples=1_700) if nightly() else live


def test_down_and_up_again_brings_every_row_back(world: World) -> None:
    features = world.platform.features
    told: Counter[str] = Counter()

    @many
    @given(st.data())
    def law(data: st.DataObject) -> None:
        before = data.draw(dictionaries(features, max_tables=3))
        after = data.draw(evolutions(before, features))

        def run(database: LiveDatabase) -> None:
            _walk(database, before, after, told)

        world.example(run)

    try:
        law()
    finally:
        _tell(world.platform.name, {**told, **world.counts})
    world.check_counts()


def _walk(
    database: LiveDatabase, before: Dictionary, after: Dictionary, told: Counter[str]
) -> None:
    database.up(EMPTY, before)
    database.insert(before, user_rows(before))
    old = database.all_rows(before)
    if not _went(database, before, after, told, "up refused by the rows"):
        _leave(database, before)
        return
    new = database.all_rows(after)
    if not _went(database, before, after, told, "down refused by the rows", down=True):
        _leave(database, after)
        return
    _compare(old, database.all_rows(before), "down", told)
    if not _came_back(database, before, after, told):
        return
    _compare(new, database.all_rows(after), "up again", told)
    note("people change the data")
    _mutate(database, before, after)
    changed = database.all_rows(after)
    if not _went(database, before, after, told, "down refused by new rows", down=True):
        _leave(database, after)
        return
    if not _came_back(database, before, after, told):
        return
    _compare(changed, database.all_rows(after), "down and up again", told)
    told["pairs walked"] += 1
    _leave(database, after)


def _came_back(
    database: LiveDatabase, before: Dictionary, after: Dictionary, told: Counter[str]
) -> bool:
    """Go up again; False where DuckDB refuses to update a key that rows point at (a documented
    limit), which changes nothing and leaves everything archived.
    """
    try:
        database.up(before, after)
    except PlatformFailure as error:
        limit = "still referenced by a foreign key" in error.message
        if database.platform.features.indexed_updates or not limit:
            raise
        told["restore refused by a key's own limit"] += 1
        _leave(database, before)
        return False
    return True


def _went(
    database: LiveDatabase,
    before: Dictionary,
    after: Dictionary,
    told: Counter[str],
    refusal: str,
    *,
    down: bool = False,
) -> bool:
    """Migrate; False where the rows present rightly forbid it, which changes nothing."""
    try:
        if down:
            database.down(before, after)
        else:
            database.up(before, after)
    except PlatformFailure as error:
        if error.code not in ("X208", "A021"):
            raise
        told[refusal] += 1
        return False
    return True


def _compare(wanted: Rows, found: Rows, when: str, told: Counter[str]) -> None:
    for name, rows in wanted.items():
        assert rows == found[name], f"{when}: rows of {name} differ"
        told["rows compared"] += rows.total()


def _mutate(database: LiveDatabase, before: Dictionary, after: Dictionary) -> None:
    """Insert into new tables, fill new columns, delete a row; what a rule forbids is left out."""
    rows = user_rows(after)
    fresh = {
        name: rows[name]
        for name, table in after.tables.items()
        if name not in before.tables and table.renamed_from is None
    }
    for name, found in fresh.items():
        with suppress(PlatformFailure, InvalidInput):
            database.insert(after, {name: found})
    for table in after.tables.values():
        for statement in _changes(database, table):
            with suppress(PlatformFailure):
                database.connection.execute(statement)


def _changes(database: LiveDatabase, table: Table) -> Iterator[str]:
    platform = database.platform
    held = platform.lower(Dictionary(tables={table.name: table})).dictionary
    lowered = next(iter(held.tables.values()))
    place = platform.qualified(lowered.name)
    keys = set(table.primary_key.columns) if table.primary_key is not None else set()
    for column in lowered.columns:
        if column.generated is not None or column.identity is not None or column.name in keys:
            continue
        if any(column.name in key.columns for key in table.foreign_keys):
            continue
        value = platform.literal(cell(column.type, FIRST + 7), column.type)
        yield f"UPDATE {place} SET {platform.quote(column.name)} = {value}"
    if table.primary_key is not None and len(table.primary_key.columns) == 1:
        key = platform.quote(table.primary_key.columns[0])
        yield f"DELETE FROM {place} WHERE {key} = (SELECT MAX({key}) FROM {place})"


def _leave(database: LiveDatabase, dictionary: Dictionary) -> None:
    database.up(dictionary, EMPTY)


def _tell(platform: str, counts: dict[str, int]) -> None:
    """Write the counts where `make bench` collects them; only when it asks."""
    target = os.environ.get("STRANDLINE_TELL")
    if target:
        Path(target, f"pairs-{platform}.json").write_text(json.dumps(counts), encoding="utf-8")
