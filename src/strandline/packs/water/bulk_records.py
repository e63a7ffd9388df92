"""Files of many rows, as they are read piece by piece."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from strandline.errors import StrandlineError
from strandline.packs.water.ingest_records import Rules, SeriesChoice


class BulkFormat(enum.Enum):
    """Formats of uploads; the value is the media type."""

    CSV = "text/csv"
    NDJSON = "application/x-ndjson"
    PARQUET = "application/vnd.apache.parquet"


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkValues:
    """What a file's rows are written to: one choice for all, or None where each row says it."""

    choice: SeriesChoice | None
    format: BulkFormat
    gzipped: bool
    rules: Rules


@dataclass(slots=True, kw_only=True)
class Chunk:
    """Some rows of a file, column by column; `refused` holds rows that could not be read, by line.

    `lines` counts from 1 and includes a header; in Parquet it is the row.
    """

    lines: Sequence[int] = ()
    times: Sequence[str | datetime | None] = ()
    values: Sequence[float | None] = ()
    qualities: Sequence[int | None] = ()
    choices: Sequence[SeriesChoice] | None = None
    refused: dict[int, StrandlineError] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len(self.lines) + len(self.refused)
