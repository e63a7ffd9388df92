"""What campaigns list and use, and what they share."""

from __future__ import annotations

import enum
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from strandline.bridge.database import Session
from strandline.packs.water import kinds
from strandline.packs.water.context_records import Part, SharedResource
from strandline.packs.water.kinds import Kind, Row
from strandline.packs.water.repositories import rows
from strandline.packs.water.things import Thing
from strandline.rest.errors import Conflict


@dataclass(frozen=True, slots=True)
class Junction:
    """The table that lists one kind of resource of campaigns; `users` are tables that show use."""

    table: str
    column: str
    thing: Thing
    users: tuple[str, ...]
    has_role: bool = True


class Resource(enum.Enum):
    """What a campaign lists: where it works, with what, and what it looks at."""

    LOCATIONS = Junction(
        "CampaignSamplingLocation",
        "SamplingLocationID",
        Thing.LOCATION,
        ("MetaData", "Sample", "EquipmentInstallation"),
    )
    EQUIPMENT = Junction(
        "CampaignEquipment",
        "EquipmentID",
        Thing.EQUIPMENT,
        ("MetaData", "EquipmentInstallation", "EquipmentEvent", "IngestionRoute"),
    )
    VARIABLES = Junction(
        "CampaignVariable",
        "VariableID",
        Thing.VARIABLE,
        ("MetaData", "IngestionRoute"),
        has_role=False,
    )


def parts_of(
    session: Session,
    resource: Resource,
    kind: Kind[Row],
    campaign_id: int,
    *,
    listed_only: bool = False,
    offset: int = 0,
    limit: int,
) -> tuple[list[Part[Row]], int]:
    """Return what a campaign lists or uses of one kind, and how many there are in all."""
    junction, tables = resource.value, session.tables
    key = tables[kind.table].c[kind.key[1]]
    sources = (junction.table,) if listed_only else (junction.table, *junction.users)
    among = [
        key.in_(
            sa.select(tables[source].c[junction.column]).where(
                tables[source].c.CampaignID == campaign_id,
                tables[source].c[junction.column].is_not(None),
            )
        )
        for source in sources
    ]
    found, total = rows.list_rows(session, kind, offset=offset, limit=limit, also=[sa.or_(*among)])
    roles = _roles(session, junction, campaign_id)
    return [
        Part(thing=row, listed=row_id in roles, role=roles.get(row_id))
        for row, row_id in ((row, getattr(row, kind.key[0])) for row in found)
    ], total


def shared_with_others(
    session: Session, resource: Resource, campaign_id: int
) -> dict[int, list[SharedResource]]:
    """Return what a campaign's list has in common with other campaigns' lists, by campaign."""
    junction, tables = resource.value, session.tables
    place = junction.thing.place
    mine = tables[junction.table].alias("mine")
    other = tables[junction.table].alias("other")
    target = tables[place.table]
    query = (
        sa.select(other.c.CampaignID, target.c[place.key], target.c[place.name])
        .select_from(
            mine.join(
                other,
                sa.and_(
                    other.c[junction.column] == mine.c[junction.column],
                    other.c.CampaignID != mine.c.CampaignID,
                ),
            ).join(target, target.c[place.key] == mine.c[junction.column])
        )
        .where(mine.c.CampaignID == campaign_id)
        .order_by(other.c.CampaignID, target.c[place.name], target.c[place.key])
    )
    found: dict[int, list[SharedResource]] = {}
    for campaign, row_id, name in session.connection.execute(query):
        found.setdefault(campaign, []).append(SharedResource(id=row_id, name=name))
    return found


def link(
    session: Session, resource: Resource, campaign_id: int, row_id: int, role: str | None
) -> bool:
    """List a resource, or change its role; say whether it was not listed before."""
    junction = resource.value
    table = session.tables[junction.table]
    pair = (table.c.CampaignID == campaign_id, table.c[junction.column] == row_id)
    listed = session.connection.execute(sa.select(table.c.CampaignID).where(*pair)).first()
    if listed is not None:
        if junction.has_role:
            session.connection.execute(sa.update(table).where(*pair).values(Role=role))
        return False
    values = {"CampaignID": campaign_id, junction.column: row_id}
    if junction.has_role:
        values["Role"] = role  # type: ignore[assignment]
    try:
        session.connection.execute(sa.insert(table).values(values))
    except IntegrityError as error:
        raise Conflict(
            "W172",
            f"campaign {campaign_id} and this {junction.thing.value} changed meanwhile",
            hint="read the campaign again and repeat the request",
        ) from error
    return True


def unlink(session: Session, resource: Resource, campaign_id: int, row_id: int) -> bool:
    """Take a resource off a campaign's list; say whether it was on it."""
    junction = resource.value
    table = session.tables[junction.table]
    statement = sa.delete(table).where(
        table.c.CampaignID == campaign_id, table.c[junction.column] == row_id
    )
    return session.connection.execute(statement).rowcount > 0


def _roles(session: Session, junction: Junction, campaign_id: int) -> dict[int, str | None]:
    table = session.tables[junction.table].c
    role = table.Role if junction.has_role else sa.null()
    query = sa.select(table[junction.column], role).where(table.CampaignID == campaign_id)
    return {row[0]: row[1] for row in session.connection.execute(query)}


KIND_OF = {
    Resource.LOCATIONS: kinds.LOCATIONS,
    Resource.EQUIPMENT: kinds.EQUIPMENT,
    Resource.VARIABLES: kinds.VARIABLES,
}
