"""Pictures of image series, as files and as previews."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from strandline.errors import NotFound
from strandline.packs.water.context import Water
from strandline.packs.water.repositories import images_read
from strandline.packs.water.services.storage import Storage, open_storage
from strandline.packs.water.services.times import in_utc

PIECE = 256 * 1024
# What a browser may show as a picture; anything else is a file to save.
_MEDIA_TYPES = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "JPG": "image/jpeg",
    "TIFF": "image/tiff",
    "TIF": "image/tiff",
    "WEBP": "image/webp",
    "GIF": "image/gif",
    "BMP": "image/bmp",
}
_STARTS = ((b"\x89PNG", "image/png"), (b"\xff\xd8", "image/jpeg"), (b"RIFF", "image/webp"))
PLAIN = "application/octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A picture's bytes, piece by piece, and what they are; the name is safe in a header."""

    name: str
    media_type: str
    pieces: Iterator[bytes]


def open_picture(water: Water, metadata_id: int, at: datetime) -> File:
    """Open the picture of a series at a moment; NotFound where there is none, or no file of it."""
    moment = in_utc(water, at, parameter="timestamp")
    with water.database.read() as session:
        found = images_read.find_picture(session, metadata_id, moment)
    if found is None:
        raise _no_picture(metadata_id)
    storage = open_storage(water)
    try:
        source = _open(storage, found)
    except (OSError, ValueError) as error:
        raise NotFound(
            "W020",
            f"the file of this picture of series {metadata_id} is not in the server's storage",
            hint="the row names a file that was moved, deleted, or lies in another storage: ask "
            "whoever keeps the storage",
            details={"metadata_id": metadata_id, "backend": found.backend},
        ) from error
    kind = found.format.upper()
    ending = kind.lower() if kind in _MEDIA_TYPES else "bin"
    return File(
        name=f"series-{metadata_id}-{moment:%Y%m%dT%H%M%S}.{ending}",
        media_type=_MEDIA_TYPES.get(kind, PLAIN),
        pieces=_pieces(source),
    )


def get_thumbnail(water: Water, metadata_id: int, at: datetime) -> tuple[bytes, str]:
    """Return the preview of a picture and its media type; NotFound where there is none."""
    moment = in_utc(water, at, parameter="timestamp")
    with water.database.read() as session:
        found = images_read.find_thumbnail(session, metadata_id, moment)
    if found is None:
        raise _no_picture(metadata_id)
    return found, next((kind for start, kind in _STARTS if found.startswith(start)), PLAIN)


def _open(storage: Storage, picture: images_read.Picture) -> BinaryIO:
    if picture.backend != storage.backend:
        raise FileNotFoundError("the row names a storage of another kind")
    if storage.backend == "FileSystem":
        root = Path(storage.root).resolve()
        if not (root / picture.path).resolve().is_relative_to(root):
            raise FileNotFoundError("a link leads out of the storage")
    return storage.open(picture.path)


def _pieces(source: BinaryIO) -> Iterator[bytes]:
    with source:
        while piece := source.read(PIECE):
            yield piece


def _no_picture(metadata_id: int) -> NotFound:
    return NotFound(
        "W019",
        f"series {metadata_id} has no picture, or no preview of one, at this moment",
        hint=f"GET /api/v1/timeseries/{metadata_id} lists its pictures with their moments",
        details={"metadata_id": metadata_id},
    )
