"""Campaigns: what belongs to them, and what they share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from strandline.bridge.database import Session
from strandline.errors import NotFound
from strandline.packs.water import kinds
from strandline.packs.water.context import Water
from strandline.packs.water.context_records import (
    Campaign,
    CampaignContext,
    CampaignUse,
    Overlap,
    Part,
    SharedResource,
    TimeRange,
)
from strandline.packs.water.kinds import Row
from strandline.packs.water.records import Series
from strandline.packs.water.repositories import campaign_uses, campaigns, metadata, rows
from strandline.packs.water.repositories.campaigns import KIND_OF, Resource
from strandline.packs.water.repositories.coverage import coverage_of
from strandline.packs.water.repositories.metadata import SeriesFilter
from strandline.packs.water.repositories.rows import Wanted
from strandline.packs.water.services import entries
from strandline.packs.water.services.events import with_measurements
from strandline.packs.water.services.times import in_utc, window_of
from strandline.packs.water.things import Thing
from strandline.rest.pages import MOST_ITEMS, PageRequest

__all__ = ["Resource"]


def list_campaigns(
    water: Water,
    page: PageRequest,
    *,
    references: Mapping[str, str | None],
    name: str | None = None,
    active_at: datetime | None = None,
    since: datetime | None = None,
    before: datetime | None = None,
) -> tuple[list[Campaign], int]:
    """Return a page of campaigns by name; a window keeps to those that overlap it."""
    window = window_of(water, since, before)
    moment = None if active_at is None else in_utc(water, active_at, parameter="active_at")
    wanted = Wanted(at=moment, since=window.start, before=window.end)
    return entries.list_entries(
        water, kinds.CAMPAIGNS, page, references=references, wanted=wanted, name=name
    )


def list_campaigns_of_location(
    water: Water,
    location_id: int,
    page: PageRequest,
    *,
    since: datetime | None = None,
    before: datetime | None = None,
) -> tuple[list[CampaignUse], int]:
    """Return a page of the campaigns that list a location, or worked there."""
    window = window_of(water, since, before)
    with water.database.read() as session:
        entries.found_row(session, kinds.LOCATIONS, location_id)
        return campaign_uses.campaigns_of_location(
            session, location_id, window, offset=page.offset, limit=page.page_size
        )


def list_resources(
    water: Water, campaign_id: int, resource: Resource, page: PageRequest
) -> tuple[list[Part[object]], int]:
    """Return a page of what a campaign lists of one kind."""
    with water.database.read() as session:
        entries.found_row(session, kinds.CAMPAIGNS, campaign_id)
        return campaigns.parts_of(
            session,
            resource,
            KIND_OF[resource],  # type: ignore[arg-type]
            campaign_id,
            listed_only=True,
            offset=page.offset,
            limit=page.page_size,
        )


def link_resource(
    water: Water, campaign_id: int, resource: Resource, row_id: int, role: str | None
) -> bool:
    """List a resource, or change its role; say whether it is new on the list."""
    with water.database.write() as session:
        entries.found_row(session, kinds.CAMPAIGNS, campaign_id)
        entries.found_row(session, KIND_OF[resource], row_id)  # type: ignore[arg-type]
        return campaigns.link(session, resource, campaign_id, row_id, role)


def unlink_resource(water: Water, campaign_id: int, resource: Resource, row_id: int) -> None:
    """Take a resource off the list; NotFound where it is not on it."""
    with water.database.write() as session:
        entries.found_row(session, kinds.CAMPAIGNS, campaign_id)
        if not campaigns.unlink(session, resource, campaign_id, row_id):
            word = resource.value.thing.value
            raise NotFound(
                "W177",
                f"campaign {campaign_id} does not list {word} {row_id}",
                hint="GET the campaign's context to see what it lists",
                details={"campaign_id": campaign_id, "id": row_id},
            )


def context(water: Water, campaign_id: int) -> CampaignContext:
    """Return all that belongs to a campaign: what it lists, what it used, what it measured.

    A list holds at most MOST_ITEMS; `truncated` says how many there are of one that was cut.
    """
    with water.database.read() as session:
        campaign = entries.found_row(session, kinds.CAMPAIGNS, campaign_id)
        locations, at = _parts(session, Resource.LOCATIONS, kinds.LOCATIONS, campaign_id)
        equipment, by = _parts(session, Resource.EQUIPMENT, kinds.EQUIPMENT, campaign_id)
        variables, of = _parts(session, Resource.VARIABLES, kinds.VARIABLES, campaign_id)
        wanted = SeriesFilter(things={Thing.CAMPAIGN: campaign_id})
        series, measured = metadata.find_matching(session, wanted, limit=MOST_ITEMS)
        mine = Wanted(equal={"campaign_id": campaign_id})
        samples, taken = rows.list_rows(session, kinds.SAMPLES, mine, limit=MOST_ITEMS)
        events, happened = rows.list_rows(session, kinds.EVENTS, mine, limit=MOST_ITEMS)
        told = with_measurements(session, events)
        time_range = _time_range(session, campaign, series)
    counts = {
        "locations": at,
        "equipment": by,
        "variables": of,
        "metadata": measured,
        "samples": taken,
        "events": happened,
    }
    return CampaignContext(
        campaign=campaign,
        locations=locations,
        equipment=equipment,
        variables=variables,
        metadata=series,
        samples=samples,
        events=told,
        time_range=time_range,
        counts=counts,
        truncated={name: count for name, count in counts.items() if count > MOST_ITEMS},
    )


def overlaps(water: Water, campaign_id: int, page: PageRequest) -> tuple[list[Overlap], int]:
    """Return a page of the campaigns that share listed resources with one, most locations first."""
    with water.database.read() as session:
        mine = entries.found_row(session, kinds.CAMPAIGNS, campaign_id)
        shared = {
            resource: campaigns.shared_with_others(session, resource, campaign_id)
            for resource in Resource
        }
        others = sorted({other for found in shared.values() for other in found})
        listed, _ = rows.list_rows(
            session,
            kinds.CAMPAIGNS,
            Wanted(among={"campaign_id": others}),
            limit=max(len(others), 1),
        )
    found = [_overlap(mine, other, shared) for other in listed]
    found.sort(key=lambda one: (-len(one.locations), -len(one.equipment), -len(one.variables)))
    return found[page.offset : page.offset + page.page_size], len(found)


def _parts(
    session: Session, resource: Resource, kind: kinds.Kind[Row], campaign_id: int
) -> tuple[list[Part[Row]], int]:
    return campaigns.parts_of(session, resource, kind, campaign_id, limit=MOST_ITEMS)


def _time_range(session: Session, campaign: Campaign, series: list[Series]) -> TimeRange:
    covered = coverage_of(session, series, count=False).values()
    firsts = [one.first for one in covered if one.first is not None]
    lasts = [one.last for one in covered if one.last is not None]
    return TimeRange(
        start_date=campaign.start_date,
        end_date=campaign.end_date,
        first_value=min(firsts, default=None),
        last_value=max(lasts, default=None),
    )


def _overlap(
    mine: Campaign, other: Campaign, shared: Mapping[Resource, Mapping[int, list[SharedResource]]]
) -> Overlap:
    key = other.campaign_id
    return Overlap(
        campaign=other,
        locations=shared[Resource.LOCATIONS].get(key, []),
        equipment=shared[Resource.EQUIPMENT].get(key, []),
        variables=shared[Resource.VARIABLES].get(key, []),
        in_time=_begins_before_end(mine, other) and _begins_before_end(other, mine),
    )


def _begins_before_end(one: Campaign, other: Campaign) -> bool:
    """Say whether one starts before the other ends; a side that is not given is open."""
    if one.start_date is None or other.end_date is None:
        return True
    return one.start_date < other.end_date
