"""Equipment and its story: where it was, what was done to it, for which campaigns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from strandline.packs.water import kinds
from strandline.packs.water.context import Water
from strandline.packs.water.context_records import (
    CampaignUse,
    EventWithMeasurements,
    Happening,
    Installation,
    Lifecycle,
)
from strandline.packs.water.records import Window
from strandline.packs.water.repositories import campaign_uses, rows
from strandline.packs.water.repositories.rows import Wanted
from strandline.packs.water.services import entries
from strandline.packs.water.services.events import with_measurements
from strandline.packs.water.services.times import window_of
from strandline.rest.pages import MOST_ITEMS


def lifecycle(
    water: Water, equipment_id: int, start: datetime | None, end: datetime | None
) -> Lifecycle:
    """Return the story of a piece of equipment within a half-open window.

    Installations and campaigns count where they overlap it. A list holds at most MOST_ITEMS;
    `truncated` says how many there are of one that was cut.
    """
    window = window_of(water, start, end)
    wanted = Wanted(equal={"equipment_id": equipment_id}, since=window.start, before=window.end)
    with water.database.read() as session:
        equipment = entries.found_row(session, kinds.EQUIPMENT, equipment_id)
        places, placed = rows.list_rows(session, kinds.INSTALLATIONS, wanted, limit=MOST_ITEMS)
        events, happened = rows.list_rows(session, kinds.EVENTS, wanted, limit=MOST_ITEMS)
        told = with_measurements(session, events)
        uses, used = campaign_uses.campaigns_of_equipment(
            session, equipment_id, window, offset=0, limit=MOST_ITEMS
        )
    totals = {"installations": placed, "events": happened, "campaigns": used}
    return Lifecycle(
        equipment=equipment,
        installations=places,
        events=told,
        campaigns=uses,
        narrative=narrative(places, told, uses, window),
        truncated={name: total for name, total in totals.items() if total > MOST_ITEMS},
    )


def narrative(
    installations: Sequence[Installation],
    events: Sequence[EventWithMeasurements],
    campaigns: Sequence[CampaignUse],
    window: Window,
) -> list[Happening]:
    """Return everything that happened within the window as sentences, in order of time."""
    told = [
        *(line for place in installations for line in _of_installation(place)),
        *(_of_event(event) for event in events),
        *(line for use in campaigns for line in _of_campaign(use)),
    ]
    return sorted(
        (line for line in told if _within(line.at, window)),
        key=lambda line: (line.at, _RANK[line.kind], line.id),
    )


# What ends comes before what begins at the same instant: a move reads in its order.
_RANK = {
    kind: rank
    for rank, kind in enumerate(
        ("campaign ended", "removed", "campaign started", "installed", "event")
    )
}


def _within(moment: datetime, window: Window) -> bool:
    after = window.start is None or moment >= window.start
    return after and (window.end is None or moment < window.end)


def _of_installation(place: Installation) -> Iterator[Happening]:
    purpose = f" for {place.campaign}" if place.campaign else ""
    yield Happening(
        at=place.installed_at,
        kind="installed",
        text=f"Installed at {place.location}{purpose}",
        id=place.installation_id,
    )
    if place.removed_at is not None:
        yield Happening(
            at=place.removed_at,
            kind="removed",
            text=f"Removed from {place.location}",
            id=place.installation_id,
        )


def _of_event(told: EventWithMeasurements) -> Happening:
    event = told.event
    words = [event.event_type]
    if event.performed_by:
        words.append(f"by {event.performed_by}")
    if event.campaign:
        words.append(f"for {event.campaign}")
    if told.measurements:
        words.append(f"with {_parts(told)}")
    return Happening(at=event.occurred_at, kind="event", text=" ".join(words), id=event.event_id)


def _parts(told: EventWithMeasurements) -> str:
    parts = []
    for measurement in told.measurements:
        role = f" as {measurement.role}" if measurement.role else ""
        parts.append(f"series {measurement.metadata_id}{role}")
    return ", ".join(parts)


def _of_campaign(use: CampaignUse) -> Iterator[Happening]:
    campaign = use.campaign
    for at, what in ((campaign.start_date, "started"), (campaign.end_date, "ended")):
        if at is not None:
            yield Happening(
                at=at,
                kind=f"campaign {what}",
                text=f"{campaign.name} {what} ({campaign.campaign_type})",
                id=campaign.campaign_id,
            )
