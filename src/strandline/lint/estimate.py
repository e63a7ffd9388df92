"""How long a lock would be held: bytes of the table by what a server does in a second."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from strandline.dictionary.policy import Throughput
from strandline.platforms.sizes import TableSize


class Work(enum.Enum):
    """What a step does to every row while it holds its lock."""

    SCAN = "scan"
    REWRITE = "rewrite"
    INDEX = "index"


_MEGABYTE = 1_000_000
_ELSEWHERE = {Work.SCAN: 200, Work.REWRITE: 50, Work.INDEX: 50}
MEGABYTES_A_SECOND: Mapping[str, Mapping[Work, int]] = {
    # `python -m benchmarks.throughput`: 1900, 200, 220 with all pages in memory; a scan of a
    # table that is not in memory is as fast as its disk.
    "postgres": {Work.SCAN: 400, Work.REWRITE: 100, Work.INDEX: 100},
    # Published by Microsoft for 2 million rows and 230 MB: NOT NULL 14.5 s, int to bigint 6.1 s.
    "mssql": {Work.SCAN: 100, Work.REWRITE: 16, Work.INDEX: 38},
    # 1700, 100, 180 measured; every writer of the file waits.
    "sqlite": {Work.SCAN: 400, Work.REWRITE: 50, Work.INDEX: 90},
    # 1000 and more, 100, 170 measured, of compressed bytes.
    "duckdb": {Work.SCAN: 500, Work.REWRITE: 50, Work.INDEX: 85},
}
"""Half of what was measured, or less: estimates err on the long side."""

BYTES_OF_A_ROW = 100
"""Taken for a row where the database tells its tables' rows and not their bytes."""


def bytes_of(size: TableSize) -> int:
    """Return the bytes of a table, guessed from its rows where they are not known."""
    return size.bytes if size.bytes is not None else size.rows * BYTES_OF_A_ROW


def lock_seconds(size: TableSize, work: Work, platform: str, own: Throughput) -> float:
    """Return the estimate for one table; `own` holds the policy's figures in bytes a second."""
    named = getattr(own, work.value)
    figures = MEGABYTES_A_SECOND.get(platform, _ELSEWHERE)
    return bytes_of(size) / float(named or figures[work] * _MEGABYTE)
