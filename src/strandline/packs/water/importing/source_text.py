"""Lines of a text file in any of the usual encodings, a bounded piece at a time."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from strandline.errors import UsageError
from strandline.rest.errors import Invalid

MOST_LINE = 4_000_000
"""Characters of the longest line that is read; a spectrum of 1,000 bins takes 10,000."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class SourceText:
    """One open file: `lines` gives its lines, `done` says how many of `size` bytes are read."""

    def __init__(self, path: Path, raw: io.BufferedReader, encoding: str) -> None:
        self.path = path
        self.size = path.stat().st_size
        self._raw = raw
        self.encoding = _encoding(raw, encoding)
        self._text = io.TextIOWrapper(raw, encoding=self.encoding, newline=None)
        self._line = 0

    @property
    def done(self) -> int:
        return self._raw.tell()

    def lines(self) -> Iterator[str]:
        """Yield the lines with their ends; Invalid where the bytes are no text or have no end."""
        while True:
            try:
                line = self._text.readline(MOST_LINE + 1)
            except UnicodeError:
                raise Invalid(
                    "W112",
                    f"{self.path.name}: not {self.encoding}, in or soon after line {self._line + 1}",
                    hint="name the encoding: --encoding latin-1, or `encoding:` in the mapping",
                    details={"file": self.path.name, "line": self._line + 1},
                ) from None
            if not line:
                return
            self._line += 1
            if len(line) > MOST_LINE:
                raise Invalid(
                    "W113",
                    f"{self.path.name}: line {self._line} is longer than {MOST_LINE:,} characters",
                    hint="is it a text file? name its encoding, or export it again as text",
                    details={"file": self.path.name, "line": self._line},
                )
            yield line


@contextmanager
def open_text(path: Path, encoding: str) -> Iterator[SourceText]:
    """Open a file of text; without an `encoding`, by its byte order mark, else as UTF-8."""
    try:
        if not path.is_file():
            raise FileNotFoundError(2, "no such file" if not path.exists() else "not a file")
        raw = path.open("rb")
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise UsageError(
            "W111",
            f"{path.name}: {reason}",
            hint="check the path and its permissions",
            details={"file": path.name},
        ) from None
    with raw:
        yield SourceText(path, raw, encoding)


def _encoding(raw: io.BufferedReader, named: str) -> str:
    start = raw.peek(4)[:4]
    for mark, encoding in _BOMS:
        if start.startswith(mark):
            return encoding
    if not named:
        return "utf-8"
    try:
        found = codecs.lookup(named)
    except LookupError:
        found = None
    # Some codecs give bytes, not text; they would fail at the first line without a reason.
    if found is None or not getattr(found, "_is_text_encoding", True):
        raise UsageError(
            "W119",
            f"there is no encoding {named!r}",
            hint="such as utf-8, utf-16, latin-1, cp1252",
        )
    return found.name
