"""Rows of pictures; their files lie in the storage."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.ingest_records import StoredImage


def find_image(session: Session, metadata_id: int, moment: datetime) -> StoredImage | None:
    """Return the picture of a series at an instant."""
    image = session.tables["ValueImage"].c
    query = sa.select(
        image.ValueImageID.label("image_id"),
        image.StorageBackend.label("backend"),
        image.StoragePath.label("path"),
        image.QualityCode.label("quality"),
    ).where(image.MetaDataID == metadata_id, image.tstamp == moment)
    row = session.connection.execute(query).mappings().first()
    return None if row is None else StoredImage(**row)


def add_image(session: Session, values: Mapping[str, object]) -> None:
    """Write a picture's row."""
    session.connection.execute(sa.insert(session.tables["ValueImage"]).values(dict(values)))


def change_image(session: Session, image_id: int, values: Mapping[str, object]) -> None:
    """Let a row tell of another picture."""
    table = session.tables["ValueImage"]
    session.connection.execute(
        sa.update(table).where(table.c.ValueImageID == image_id).values(dict(values))
    )


def is_used(session: Session, backend: str, path: str) -> bool:
    """Tell whether a row points at a file."""
    image = session.tables["ValueImage"].c
    query = (
        sa.select(image.ValueImageID)
        .where(image.StoragePath == path, image.StorageBackend == backend)
        .order_by(image.ValueImageID)
        .limit(1)
    )
    return session.connection.execute(query).first() is not None
