"""Samples that were taken for the laboratory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from strandline.packs.water import kinds
from strandline.packs.water.context import Water
from strandline.packs.water.context_records import Sample
from strandline.packs.water.repositories.rows import Wanted
from strandline.packs.water.services import entries
from strandline.packs.water.services.times import window_of
from strandline.rest.pages import PageRequest


def list_samples(
    water: Water,
    page: PageRequest,
    *,
    references: Mapping[str, str | None],
    since: datetime | None = None,
    before: datetime | None = None,
) -> tuple[list[Sample], int]:
    """Return a page of samples in order of time."""
    window = window_of(water, since, before)
    wanted = Wanted(since=window.start, before=window.end)
    return entries.list_entries(water, kinds.SAMPLES, page, references=references, wanted=wanted)
