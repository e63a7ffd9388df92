"""Where instruments stand and stood."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.placement_records import Installation
from strandline.packs.water.repositories.batches import in_batches


def installations_of(session: Session, equipment_ids: Iterable[int]) -> list[Installation]:
    """Return every stay of some instruments, in order of its beginning."""
    column = session.tables["EquipmentInstallation"].c.EquipmentID
    found: list[Installation] = []
    for batch in in_batches(sorted(set(equipment_ids))):
        found.extend(_read(session, _query(session).where(column.in_(batch))))
    return found


def all_installations(session: Session) -> list[Installation]:
    """Return every stay of every instrument."""
    return _read(session, _query(session))


def list_at(
    session: Session, location_id: int, at: datetime, *, offset: int, limit: int
) -> tuple[list[Installation], int]:
    """Return some instruments that stood at a place at an instant, and how many there were."""
    table = session.tables["EquipmentInstallation"]
    stay = table.c
    where = (
        stay.SamplingLocationID == location_id,
        stay.InstalledDate <= at,
        sa.or_(stay.RemovedDate.is_(None), stay.RemovedDate > at),
    )
    found = _read(session, _query(session).where(*where).offset(offset).limit(limit))
    counted = sa.select(sa.func.count()).select_from(table).where(*where)
    return found, session.connection.execute(counted).scalar_one()


def add_installation(
    session: Session,
    *,
    equipment_id: int,
    location_id: int,
    installed_at: datetime,
    campaign_id: int | None,
    notes: str | None,
) -> int:
    """Write a stay that has not ended and return its id."""
    done = session.connection.execute(
        sa.insert(session.tables["EquipmentInstallation"]).values(
            EquipmentID=equipment_id,
            SamplingLocationID=location_id,
            InstalledDate=installed_at,
            CampaignID=campaign_id,
            Notes=notes,
        )
    )
    return int(done.inserted_primary_key[0])  # type: ignore[index]


def close_installations(session: Session, installation_ids: Iterable[int], at: datetime) -> None:
    """Let some stays end at an instant."""
    table = session.tables["EquipmentInstallation"]
    for batch in in_batches(sorted(set(installation_ids))):
        session.connection.execute(
            sa.update(table).where(table.c.InstallationID.in_(batch)).values(RemovedDate=at)
        )


def _read(session: Session, query: sa.Select[tuple[object, ...]]) -> list[Installation]:
    stay = session.tables["EquipmentInstallation"].c
    ordered = query.order_by(stay.InstalledDate, stay.InstallationID)
    return [Installation(**row) for row in session.connection.execute(ordered).mappings()]


def _query(session: Session) -> sa.Select[tuple[object, ...]]:
    t = session.tables
    stay, place = t["EquipmentInstallation"].c, t["SamplingLocation"].c
    source = (
        t["EquipmentInstallation"]
        .join(t["Equipment"], t["Equipment"].c.EquipmentID == stay.EquipmentID)
        .join(t["SamplingLocation"], place.SamplingLocationID == stay.SamplingLocationID)
        .join(t["Site"], t["Site"].c.SiteID == place.SiteID)
        .outerjoin(t["Campaign"], t["Campaign"].c.CampaignID == stay.CampaignID)
    )
    return sa.select(
        stay.InstallationID.label("installation_id"),
        stay.EquipmentID.label("equipment_id"),
        t["Equipment"].c.Identifier.label("equipment"),
        stay.SamplingLocationID.label("location_id"),
        place.Name.label("location"),
        t["Site"].c.SiteID.label("site_id"),
        t["Site"].c.Name.label("site"),
        stay.InstalledDate.label("installed_at"),
        stay.RemovedDate.label("removed_at"),
        stay.CampaignID.label("campaign_id"),
        t["Campaign"].c.Name.label("campaign"),
        stay.Notes.label("notes"),
    ).select_from(source)
