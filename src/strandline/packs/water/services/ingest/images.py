"""Pictures: the file goes to the storage, its row to the database, and neither stays alone.

The file is written under a temporary name. In the transaction the row is written, and as its last
act the file gets its name: a row never points at nothing. When the transaction fails the file goes
again. All this happens under the lock of the series, so that two requests with the same picture
cannot remove it under each other. A server killed in the instant between the two leaves a file
that no row knows; the same picture sent again takes it up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import BinaryIO, TypeVar

from strandline.bridge.database import Session
from strandline.packs.water.context import Water
from strandline.packs.water.ingest_records import (
    ImageFacts,
    ImageValue,
    Ingested,
    Policy,
    Rules,
    SeriesDone,
    StoredImage,
    ingested,
)
from strandline.packs.water.repositories import images_write
from strandline.packs.water.repositories.locks import lock_rows
from strandline.packs.water.services.ingest.pictures import Picture, read_picture
from strandline.packs.water.services.ingest.readings import Refusals, moments_of
from strandline.packs.water.services.ingest.scalars import KEPT, conflict, quality_warnings
from strandline.packs.water.services.ingest.targets import placed
from strandline.packs.water.services.storage import Storage, open_storage
from strandline.packs.water.vocabulary import ValueType

Result = TypeVar("Result")


@dataclass(slots=True)
class Upload:
    """One picture on its way: call `write` in a transaction, and `settle` when that has ended.

    `write` may be called again, when the transaction is run again.
    """

    water: Water
    storage: Storage
    request: ImageValue
    picture: Picture
    file: BinaryIO
    staged: str
    published: list[tuple[int, str]] = field(default_factory=list)
    replaced: tuple[int, StoredImage] | None = None

    def write(self, session: Session) -> Ingested:
        """Write the row and name the file."""
        self.replaced = None
        moment, metadata_id, route_id, told = self._place(session)
        lock_rows(session, "MetaData", [metadata_id])
        held = images_write.find_image(session, metadata_id, moment)
        path = path_of(metadata_id, moment, self.picture)
        done = SeriesDone(metadata_id=metadata_id, route_id=route_id)
        warnings = [*told, *quality_warnings(session, [self.request.quality])]
        if held is None:
            images_write.add_image(session, self._row(metadata_id, moment, path))
            self._publish(metadata_id, path)
            done = replace(done, inserted=1)
        elif self._same(held, path):
            path, done = held.path, replace(done, unchanged=1)
        elif self.request.policy is Policy.OVERWRITE:
            images_write.change_image(session, held.image_id, self._row(metadata_id, moment, path))
            self._publish(metadata_id, path)
            self.replaced = (metadata_id, held)
            done = replace(done, changed=1)
        elif self.request.policy is Policy.REJECT:
            raise conflict()
        else:
            path, done = held.path, replace(done, kept=1)
            warnings.append(KEPT)
        return replace(ingested([done], warnings=warnings), image=self._facts(path))

    def settle(self, *, kept: bool) -> None:
        """Remove what no row needs: files of a transaction that failed, or the replaced one."""
        self.storage.remove(self.staged)
        for metadata_id, path in self.published:
            self._discard(metadata_id, self.storage.backend, path)
        if kept and self.replaced is not None:
            metadata_id, old = self.replaced
            self._discard(metadata_id, old.backend, old.path)

    def _place(self, session: Session) -> tuple[datetime, int, int | None, list[str]]:
        refusals = Refusals(Rules(policy=self.request.policy))
        moments = moments_of([self.request.time], self.water, refusals)
        if refusals:
            raise refusals.rows[0]
        choice = self.request.choice
        groups, _, told = placed(session, choice, moments, refusals, ValueType.IMAGE)
        return moments[0], groups[0].metadata_id, groups[0].route_id, told

    def _same(self, held: StoredImage, path: str) -> bool:
        same_place = (held.backend, held.path) == (self.storage.backend, path)
        return same_place and held.quality == self.request.quality

    def _publish(self, metadata_id: int, path: str) -> None:
        if self.published and not self.storage.has(self.staged):
            # An earlier run of this transaction has taken it.
            self.staged = self.storage.stage(self.file)
        self.published.append((metadata_id, path))
        self.storage.publish(self.staged, path)

    def _discard(self, metadata_id: int, backend: str, path: str) -> None:
        """Remove a file that no row points at; the lock lets nobody point at it meanwhile."""
        with self.water.database.write() as session:
            lock_rows(session, "MetaData", [metadata_id])
            ours = backend == self.storage.backend
            if ours and not images_write.is_used(session, backend, path):
                self.storage.remove(path)

    def _row(self, metadata_id: int, moment: datetime, path: str) -> dict[str, object]:
        return {
            "MetaDataID": metadata_id,
            "tstamp": moment,
            "ImageWidth": self.picture.width,
            "ImageHeight": self.picture.height,
            "NumberOfChannels": self.picture.channels,
            "ImageFormat": self.picture.format,
            "FileSizeBytes": self.picture.size,
            "StorageBackend": self.storage.backend,
            "StoragePath": path,
            "Thumbnail": self.picture.preview,
            "QualityCode": self.request.quality,
        }

    def _facts(self, path: str) -> ImageFacts:
        return ImageFacts(
            width=self.picture.width,
            height=self.picture.height,
            channels=self.picture.channels,
            format=self.picture.format,
            size_bytes=self.picture.size,
            path=path,
        )


def stored(
    water: Water, request: ImageValue, file: BinaryIO, run: Callable[[Upload], Result]
) -> Result:
    """Read a picture, let `run` write it in a transaction, and leave no file that nobody needs."""
    upload = begin(water, request, file)
    kept = False
    try:
        result = run(upload)
        kept = True
    finally:
        upload.settle(kept=kept)
    return result


def begin(water: Water, request: ImageValue, file: BinaryIO) -> Upload:
    """Read a picture and stage its file."""
    storage = open_storage(water)
    picture = read_picture(file)
    storage.sweep()
    staged = storage.stage(file)
    return Upload(water, storage, request, picture, file, staged)


def path_of(metadata_id: int, moment: datetime, picture: Picture) -> str:
    """Return where a picture lies: by series and day, named by instant and content."""
    name = f"{moment:%Y%m%dT%H%M%S%f}Z-{picture.digest[:32]}.{picture.extension}"
    return f"{metadata_id}/{moment.year:04d}/{moment:%m/%d}/{name}"
