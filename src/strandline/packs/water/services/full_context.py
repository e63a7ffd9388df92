"""Everything that explains the values of a series in a window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from strandline.bridge.database import Session
from strandline.packs.water import kinds
from strandline.packs.water.context import Water
from strandline.packs.water.context_records import CampaignUse, FullContext, Sample
from strandline.packs.water.lineage_records import Extent, SeriesVersion
from strandline.packs.water.records import Series, Window
from strandline.packs.water.repositories import campaign_uses, rows, surroundings
from strandline.packs.water.repositories.coverage import NOTHING, coverage_of
from strandline.packs.water.repositories.rows import Wanted
from strandline.packs.water.services import lineage
from strandline.packs.water.services.events import with_measurements
from strandline.packs.water.services.metadata import found_series
from strandline.packs.water.services.times import window_of
from strandline.rest.pages import MOST_ITEMS


def full_context(
    water: Water, metadata_id: int, start: datetime | None, end: datetime | None
) -> FullContext:
    """Return a series with its versions, events, places, campaigns, lineage and samples.

    A list holds at most MOST_ITEMS; `truncated` says how many there are of one that was cut. The
    number of statements is the same for any series, but for two for each step of its lineage.
    """
    window = window_of(water, start, end)
    with water.database.read() as session:
        series = found_series(session, metadata_id)
        versions, all_versions = surroundings.versions_of(session, series, window, limit=MOST_ITEMS)
        events, all_events = surroundings.events_around(session, series, window, limit=MOST_ITEMS)
        stays, all_stays = surroundings.installations_around(
            session, series, window, limit=MOST_ITEMS
        )
        remarks, all_remarks = rows.list_rows(
            session,
            kinds.ANNOTATIONS,
            Wanted(
                among={"metadata_id": [one.metadata_id for one in versions]},
                since=window.start,
                before=window.end,
            ),
            limit=MOST_ITEMS,
        )
        samples, all_samples = _samples(session, series, window)
        uses, all_uses = _campaigns(session, series, window)
        campaign = (
            None
            if series.campaign_id is None
            else rows.find_row(session, kinds.CAMPAIGNS, series.campaign_id)
        )
        told = with_measurements(session, events)
        degrees = _degrees(session, versions, window)
    totals = {
        "all_processing_degrees": all_versions,
        "equipment_events": all_events,
        "installations": all_stays,
        "annotations": all_remarks,
        "samples": all_samples,
        "campaigns": all_uses,
    }
    return FullContext(
        series=series,
        window=window,
        degrees=degrees,
        events=told,
        installations=stays,
        campaign=campaign,
        campaigns=uses,
        annotations=remarks,
        samples=samples,
        lineage=lineage.get_tree(water, metadata_id),
        truncated={name: total for name, total in totals.items() if total > MOST_ITEMS},
    )


def _degrees(session: Session, versions: Sequence[Series], window: Window) -> list[SeriesVersion]:
    covered = coverage_of(session, versions, window, count=True)
    found = []
    for one in versions:
        coverage = covered.get(one.metadata_id, NOTHING)
        extent = Extent(count=coverage.row_count or 0, first=coverage.first, last=coverage.last)
        found.append(SeriesVersion(series=one, extent=extent))
    return found


def _samples(session: Session, series: Series, window: Window) -> tuple[list[Sample], int]:
    if series.location_id is None:
        return [], 0
    wanted = Wanted(
        equal={"location_id": series.location_id}, since=window.start, before=window.end
    )
    return rows.list_rows(session, kinds.SAMPLES, wanted, limit=MOST_ITEMS)


def _campaigns(session: Session, series: Series, window: Window) -> tuple[list[CampaignUse], int]:
    if series.location_id is None:
        return [], 0
    return campaign_uses.campaigns_of_location(
        session, series.location_id, window, offset=0, limit=MOST_ITEMS
    )
