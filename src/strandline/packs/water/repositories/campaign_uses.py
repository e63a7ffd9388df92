"""Which campaigns something belongs to: by their lists of resources, or by what they left there."""

from __future__ import annotations

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water import kinds
from strandline.packs.water.context_records import CampaignUse
from strandline.packs.water.records import Window
from strandline.packs.water.repositories import rows
from strandline.packs.water.repositories.rows import Wanted


def campaigns_of_equipment(
    session: Session, equipment_id: int, window: Window, *, offset: int, limit: int
) -> tuple[list[CampaignUse], int]:
    """Return campaigns that list a piece of equipment, or under which it was used."""
    users = ("EquipmentInstallation", "EquipmentEvent", "MetaData", "IngestionRoute")
    return _uses(
        session,
        ("CampaignEquipment", "EquipmentID", equipment_id),
        users,
        window,
        offset=offset,
        limit=limit,
    )


def campaigns_of_location(
    session: Session, location_id: int, window: Window, *, offset: int, limit: int
) -> tuple[list[CampaignUse], int]:
    """Return campaigns that list a location, or under which something was done there."""
    users = ("EquipmentInstallation", "MetaData", "Sample")
    return _uses(
        session,
        ("CampaignSamplingLocation", "SamplingLocationID", location_id),
        users,
        window,
        offset=offset,
        limit=limit,
    )


def _uses(
    session: Session,
    resource: tuple[str, str, int],
    users: tuple[str, ...],
    window: Window,
    *,
    offset: int,
    limit: int,
) -> tuple[list[CampaignUse], int]:
    """Return campaigns that list a resource or whose id stands in a row of a user of it."""
    junction, column, row_id = resource
    tables = session.tables
    campaign_id = tables["Campaign"].c.CampaignID
    conditions = [
        campaign_id.in_(
            sa.select(tables[table].c.CampaignID).where(
                tables[table].c[column] == row_id, tables[table].c.CampaignID.is_not(None)
            )
        )
        for table in (junction, *users)
    ]
    found, total = rows.list_rows(
        session,
        kinds.CAMPAIGNS,
        Wanted(since=window.start, before=window.end),
        offset=offset,
        limit=limit,
        also=[sa.or_(*conditions)],
    )
    lists = tables[junction].c
    query = sa.select(lists.CampaignID, lists.Role).where(lists[column] == row_id)
    roles = {row[0]: row[1] for row in session.connection.execute(query)}
    return [
        CampaignUse(
            campaign=campaign,
            listed=campaign.campaign_id in roles,
            role=roles.get(campaign.campaign_id),
        )
        for campaign in found
    ], total
