"""Uploaded files are read with limits: what they unpack to, and how long a line may be."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from strandline.rest.errors import Invalid, TooLarge

MOST_UNPACKED = 1_000_000_000
MOST_LINE = 1_000_000


def unpacked(file: BinaryIO, *, gzipped: bool, most: int = MOST_UNPACKED) -> BinaryIO:
    """Return a file's content, unpacked while it is read; TooLarge as soon as it is too much."""
    file.seek(0)
    return io.BufferedReader(_Unpacked(file, most)) if gzipped else file


class _Unpacked(io.RawIOBase):
    def __init__(self, file: BinaryIO, most: int) -> None:
        self._inner, self._left, self._most = gzip.GzipFile(fileobj=file, mode="rb"), most, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            part = self._inner.read(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            raise Invalid(
                "W099",
                "the body is not gzip, or is cut short",
                hint="send it whole, or without Content-Encoding",
            ) from error
        self._left -= len(part)
        if self._left < 0:
            raise TooLarge(
                "W098",
                f"the file unpacks to more than {self._most:,} bytes",
                hint="send it in several files",
                details={"most_bytes": self._most},
            )
        buffer[: len(part)] = part
        return len(part)


def lines_of(file: BinaryIO) -> Iterator[bytes]:
    """Give a file's lines, with their ends; refuse one that is longer than any row can be."""
    while line := file.readline(MOST_LINE):
        if len(line) == MOST_LINE and not line.endswith(b"\n"):
            raise TooLarge(
                "W097",
                f"a line of the file is longer than {MOST_LINE:,} bytes",
                hint="send one row on each line",
            )
        yield line
