"""Pictures as they are fetched: where the file lies, or the small preview itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from strandline.bridge.database import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One image of a series: its format, and its file in a storage."""

    format: str
    size_bytes: int | None
    backend: str
    path: str


def find_picture(session: Session, metadata_id: int, moment: datetime) -> Picture | None:
    """Return the image of a series at a moment, None when there is none."""
    image = session.tables["ValueImage"].c
    query = sa.select(
        image.ImageFormat.label("format"),
        image.FileSizeBytes.label("size_bytes"),
        image.StorageBackend.label("backend"),
        image.StoragePath.label("path"),
    ).where(image.MetaDataID == metadata_id, image.tstamp == moment)
    row = session.connection.execute(query).mappings().first()
    return None if row is None else Picture(**row)


def find_thumbnail(session: Session, metadata_id: int, moment: datetime) -> bytes | None:
    """Return the preview of an image; None when there is no image, or it has none."""
    image = session.tables["ValueImage"].c
    query = sa.select(image.Thumbnail).where(
        image.MetaDataID == metadata_id, image.tstamp == moment
    )
    found: bytes | None = session.connection.execute(query).scalar()
    return None if found is None else bytes(found)
