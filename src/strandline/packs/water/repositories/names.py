"""Rows by their names."""

from __future__ import annotations

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.things import Thing


def ids_named(
    session: Session, thing: Thing, name: str, *, site_id: int | None = None
) -> list[int]:
    """Return the ids of all rows with this name, whatever its case, in order.

    `site_id` keeps to the locations of one site. A name outside ASCII is compared here: not every
    database knows the other case of its letters.
    """
    if not _storable(name):
        return []
    place = thing.place
    columns = session.tables[place.table].c
    key, column = columns[place.key], columns[place.name]
    query = sa.select(key, column).order_by(key)
    if site_id is not None:
        query = query.where(columns["SiteID"] == site_id)
    if name.isascii():
        query = query.where(sa.func.lower(column) == name.lower())
    wanted = name.casefold()
    rows = session.connection.execute(query)
    return [found for found, text in rows if text is not None and text.casefold() == wanted]


def row_exists(session: Session, thing: Thing, row_id: int) -> bool:
    """Say whether there is a row of this kind with this id."""
    place = thing.place
    key = session.tables[place.table].c[place.key]
    return session.connection.execute(sa.select(key).where(key == row_id)).first() is not None


def _storable(text: str) -> bool:
    """Say whether a database could hold this text at all: UTF-8, without NUL."""
    return "\x00" not in text and text.encode(errors="ignore").decode() == text
