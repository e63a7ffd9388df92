"""What people saw in the data: remarks on stretches of series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from strandline.packs.water import kinds
from strandline.packs.water.context import Water
from strandline.packs.water.context_records import Annotation
from strandline.packs.water.repositories.rows import Wanted
from strandline.packs.water.services import entries
from strandline.packs.water.services.times import window_of
from strandline.rest.pages import PageRequest


def list_annotations(
    water: Water,
    page: PageRequest,
    *,
    metadata_ids: Sequence[int] = (),
    references: Mapping[str, str | None] | None = None,
    since: datetime | None = None,
    before: datetime | None = None,
) -> tuple[list[Annotation], int]:
    """Return a page of annotations in order of their start.

    A window keeps to those whose stretch overlaps it: one that ends where the window begins, or
    begins where it ends, does not.
    """
    window = window_of(water, since, before)
    wanted = Wanted(
        among={"metadata_id": list(metadata_ids)} if metadata_ids else {},
        since=window.start,
        before=window.end,
    )
    return entries.list_entries(
        water, kinds.ANNOTATIONS, page, references=references, wanted=wanted
    )
