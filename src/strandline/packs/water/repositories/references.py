"""Whether rows exist that a request points at, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.repositories.batches import in_batches

_NAMES = {
    "Equipment": "Identifier",
    "Person": "FullName",
    "DataProvenance": "DataProvenanceName",
}


def names_by_id(session: Session, table: str, ids: Iterable[int]) -> dict[int, str]:
    """Return the names of the rows with these ids; an id that is missing has no row."""
    target = session.tables[table]
    key = next(iter(target.primary_key.columns))
    name = target.c[_NAMES.get(table, "Name")]
    found: dict[int, str] = {}
    for batch in in_batches(sorted(set(ids))):
        rows = session.connection.execute(sa.select(key, name).where(key.in_(batch)))
        found.update((int(row[0]), str(row[1])) for row in rows)
    return found
