"""Equipment events, and the series that were measured for them."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from strandline.bridge.database import Session
from strandline.packs.water.context_records import Measurement
from strandline.packs.water.repositories.batches import in_batches
from strandline.rest.errors import Conflict


def measurements_of(session: Session, event_ids: Iterable[int]) -> dict[int, list[Measurement]]:
    """Return the linked series of some events, by event, in order of series."""
    t = session.tables
    link, series = t["EquipmentEventMetaData"].c, t["MetaData"].c
    source = t["EquipmentEventMetaData"].join(t["MetaData"], series.MetaDataID == link.MetaDataID)
    for table, condition in (
        ("Variable", t["Variable"].c.VariableID == series.VariableID),
        (
            "SamplingLocation",
            t["SamplingLocation"].c.SamplingLocationID == series.SamplingLocationID,
        ),
        ("Equipment", t["Equipment"].c.EquipmentID == series.EquipmentID),
        ("DataProvenance", t["DataProvenance"].c.DataProvenanceID == series.DataProvenanceID),
    ):
        source = source.outerjoin(t[table], condition)
    query = (
        sa.select(
            link.EquipmentEventID.label("event_id"),
            link.MetaDataID.label("metadata_id"),
            link.Role.label("role"),
            t["Variable"].c.Name.label("variable"),
            t["SamplingLocation"].c.Name.label("location"),
            t["Equipment"].c.Identifier.label("equipment"),
            t["DataProvenance"].c.DataProvenanceName.label("provenance"),
            series.ProcessingDegree.label("processing_degree"),
        )
        .select_from(source)
        .order_by(link.EquipmentEventID, link.MetaDataID)
    )
    found: dict[int, list[Measurement]] = {}
    for batch in in_batches(sorted(set(event_ids))):
        rows = session.connection.execute(query.where(link.EquipmentEventID.in_(batch)))
        for row in rows.mappings():
            measurement = Measurement(**row)
            found.setdefault(measurement.event_id, []).append(measurement)
    return found


def events_of_series(
    session: Session, metadata_id: int, *, role: str | None
) -> sa.ColumnElement[bool]:
    """Return the condition on events that a series was measured for, in this role if given."""
    link = session.tables["EquipmentEventMetaData"].c
    linked = sa.select(link.EquipmentEventID).where(link.MetaDataID == metadata_id)
    if role is not None:
        linked = linked.where(sa.func.lower(link.Role) == role.lower())
    return session.tables["EquipmentEvent"].c.EquipmentEventID.in_(linked)


def link_series(session: Session, event_id: int, roles: Iterable[tuple[int, str | None]]) -> None:
    """Link series to an event, each with its role; Conflict for one that is linked already."""
    rows = [
        {"EquipmentEventID": event_id, "MetaDataID": metadata_id, "Role": role}
        for metadata_id, role in roles
    ]
    if not rows:
        return
    try:
        session.connection.execute(sa.insert(session.tables["EquipmentEventMetaData"]), rows)
    except IntegrityError as error:
        raise Conflict(
            "W169",
            f"a series is linked to event {event_id} already",
            hint="PUT changes the role of a link that exists",
            details={"event": event_id},
        ) from error


def unlink_series(session: Session, event_id: int, metadata_id: int) -> bool:
    """Remove a link; say whether there was one."""
    table = session.tables["EquipmentEventMetaData"]
    statement = sa.delete(table).where(
        table.c.EquipmentEventID == event_id, table.c.MetaDataID == metadata_id
    )
    return session.connection.execute(statement).rowcount > 0


def missing_series(session: Session, metadata_ids: Iterable[int]) -> list[int]:
    """Return those of some series' ids that no row has, in order."""
    key = session.tables["MetaData"].c.MetaDataID
    wanted = sorted(set(metadata_ids))
    there: set[int] = set()
    for batch in in_batches(wanted):
        there.update(session.connection.scalars(sa.select(key).where(key.in_(batch))))
    return [metadata_id for metadata_id in wanted if metadata_id not in there]
