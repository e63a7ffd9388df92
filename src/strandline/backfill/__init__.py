"""What a backfill in Python is written with; see docs/how-to/write-a-backfill.md."""

from strandline.backfill.model import Backfill, Batch, Doubtful, Insert, Row, Source, Update

__all__ = ["Backfill", "Batch", "Doubtful", "Insert", "Row", "Source", "Update"]
