"""Files beside the database: on a file system or in S3-compatible storage, through fsspec.

Paths are made by this product alone, relative to the storage's root; nothing that a caller sends
becomes part of one.
"""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from strandline.packs.water.context import Water
from strandline.rest.errors import NotReady

INCOMING = ".incoming"
_OLD = timedelta(days=1)
_BACKENDS = {"file": "FileSystem", "local": "FileSystem", "s3": "S3", "s3a": "S3"}


@dataclass(frozen=True, slots=True)
class Storage:
    """A place for files: an fsspec file system and a folder in it."""

    files: Any
    root: str
    backend: str

    def stage(self, source: BinaryIO) -> str:
        """Write a file under a temporary name, which nobody reads; return its path."""
        source.seek(0)
        path = f"{INCOMING}/{secrets.token_hex(16)}"
        where = self._whole(path)
        self.files.makedirs(self._whole(INCOMING), exist_ok=True)
        try:
            with self.files.open(where, "wb") as target:
                shutil.copyfileobj(source, target, 1_000_000)
                if self.backend == "FileSystem":
                    # The row must not outlive its file when the power fails.
                    target.flush()
                    os.fsync(target.fileno())
        except BaseException:
            self.remove(path)
            raise
        return path

    def publish(self, staged: str, path: str) -> None:
        """Give a staged file its name. A file of that name has the same content: it stays."""
        where = self._whole(path)
        if self.files.exists(where):
            self.remove(staged)
            return
        self.files.makedirs(str(PurePosixPath(where).parent), exist_ok=True)
        self.files.mv(self._whole(staged), where)

    def has(self, path: str) -> bool:
        """Tell whether a file is there."""
        return bool(self.files.exists(self._whole(path)))

    def remove(self, path: str) -> None:
        """Delete a file, if it is there."""
        with suppress(FileNotFoundError):
            self.files.rm_file(self._whole(path))

    def open(self, path: str) -> BinaryIO:
        """Open a file for reading; FileNotFoundError when it is not there, or outside the root."""
        parts = PurePosixPath(path).parts
        if not parts or ".." in parts or path.startswith("/") or "\\" in path:
            raise FileNotFoundError("the path leads out of the storage")
        return cast("BinaryIO", self.files.open(self._whole(path), "rb"))

    def sweep(self) -> None:
        """Delete staged files of requests that were killed a day ago or longer."""
        oldest = datetime.now(UTC) - _OLD
        with suppress(FileNotFoundError):
            for found in self.files.ls(self._whole(INCOMING), detail=True):
                made = self.files.modified(found["name"])
                if found["type"] == "file" and made.astimezone(UTC) < oldest:
                    self.files.rm_file(found["name"])

    def _whole(self, path: str) -> str:
        return f"{self.root}/{path}"


def open_storage(water: Water) -> Storage:
    """Return the storage that the server was given; NotReady when it was given none."""
    from fsspec.core import url_to_fs

    settings = water.settings
    if not settings.storage:
        raise NotReady(
            "W090",
            "the server was given no storage for files",
            hint="ask whoever runs it to set storage, for example file:///var/lib/water",
        )
    files, root = url_to_fs(settings.storage, **settings.storage_options)
    kinds = (files.protocol,) if isinstance(files.protocol, str) else tuple(files.protocol)
    backend = next((_BACKENDS[kind] for kind in kinds if kind in _BACKENDS), kinds[0])
    return Storage(files=files, root=root.rstrip("/"), backend=backend)
