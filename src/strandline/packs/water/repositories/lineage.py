"""Processing steps and the series on their sides; a graph is read level by level."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.packs.water.lineage_records import Link, NewStep, Step
from strandline.packs.water.repositories.batches import in_batches
from strandline.packs.water.vocabulary import Role


def links_of_series(session: Session, metadata_ids: Iterable[int], role: Role) -> list[Link]:
    """Return where some series are on one side of a step."""
    link = session.tables["DataLineage"].c
    found: list[Link] = []
    for batch in in_batches(sorted(set(metadata_ids)), 1900):
        found.extend(_links(session, link.MetaDataID.in_(batch), link.Role == role.value))
    return found


def links_of_steps(session: Session, step_ids: Iterable[int]) -> list[Link]:
    """Return both sides of some steps."""
    link = session.tables["DataLineage"].c
    found: list[Link] = []
    for batch in in_batches(sorted(set(step_ids))):
        found.extend(_links(session, link.ProcessingStepID.in_(batch)))
    return found


def list_steps(session: Session, step_ids: Iterable[int]) -> list[Step]:
    """Return the steps with these ids, in order of id."""
    key = session.tables["ProcessingStep"].c.ProcessingStepID
    found: list[Step] = []
    for batch in in_batches(sorted(set(step_ids))):
        query = _step_query(session).where(key.in_(batch)).order_by(key)
        found.extend(Step(**row) for row in session.connection.execute(query).mappings())
    return found


def steps_like(session: Session, step: NewStep, metadata_id: int) -> list[Step]:
    """Return the steps that read this series with the same method and version, oldest first."""
    table, link = session.tables["ProcessingStep"].c, session.tables["DataLineage"].c
    reads = sa.select(link.ProcessingStepID).where(
        link.MetaDataID == metadata_id, link.Role == Role.INPUT.value
    )
    version = table.MethodVersion
    same_version = (
        version.is_(None) if step.method_version is None else version == step.method_version
    )
    query = (
        _step_query(session)
        .where(table.ProcessingStepID.in_(reads), table.MethodName == step.method, same_version)
        .order_by(table.ProcessingStepID)
    )
    return [Step(**row) for row in session.connection.execute(query).mappings()]


def add_step(session: Session, step: NewStep, parameters: str | None) -> int:
    """Write a step and return its id."""
    done = session.connection.execute(
        sa.insert(session.tables["ProcessingStep"]).values(
            Name=step.name,
            Description=step.description,
            MethodName=step.method,
            MethodVersion=step.method_version,
            Parameters=parameters,
            ExecutedAt=step.executed_at,
            ExecutedByPersonID=step.executed_by_person_id,
        )
    )
    return int(done.inserted_primary_key[0])  # type: ignore[index]


def add_links(session: Session, links: Iterable[Link]) -> None:
    """Write the sides of a step."""
    rows = [
        {
            "ProcessingStepID": link.step_id,
            "MetaDataID": link.metadata_id,
            "Role": link.role.value,
        }
        for link in links
    ]
    for batch in in_batches(rows, 500):
        session.connection.execute(sa.insert(session.tables["DataLineage"]), list(batch))


def list_versions(
    session: Session, location_id: int, variable_id: int, *, offset: int, limit: int
) -> tuple[list[int], int]:
    """Return ids of some series of a variable at a place, and how many there are in all.

    In order of provenance, instrument, degree and id.
    """
    table = session.tables["MetaData"]
    series = table.c
    where = (series.SamplingLocationID == location_id, series.VariableID == variable_id)
    query = (
        sa.select(series.MetaDataID)
        .where(*where)
        .order_by(
            sa.func.coalesce(series.DataProvenanceID, 0),
            sa.func.coalesce(series.EquipmentID, 0),
            series.ProcessingDegree,
            series.MetaDataID,
        )
        .offset(offset)
        .limit(limit)
    )
    counted = sa.select(sa.func.count()).select_from(table).where(*where)
    total = session.connection.execute(counted).scalar_one()
    return list(session.connection.execute(query).scalars()), total


def _links(session: Session, *where: sa.ColumnElement[bool]) -> list[Link]:
    link = session.tables["DataLineage"].c
    query = (
        sa.select(link.ProcessingStepID, link.MetaDataID, link.Role)
        .where(*where)
        .order_by(link.DataLineageID)
    )
    return [Link(row[0], row[1], Role(row[2])) for row in session.connection.execute(query)]


def _step_query(session: Session) -> sa.Select[tuple[object, ...]]:
    step, person = session.tables["ProcessingStep"].c, session.tables["Person"]
    source = session.tables["ProcessingStep"].outerjoin(
        person, person.c.PersonID == step.ExecutedByPersonID
    )
    return sa.select(
        step.ProcessingStepID.label("step_id"),
        step.Name.label("name"),
        step.Description.label("description"),
        step.MethodName.label("method"),
        step.MethodVersion.label("method_version"),
        step.Parameters.label("parameters"),
        step.ExecutedAt.label("executed_at"),
        step.ExecutedByPersonID.label("executed_by_person_id"),
        person.c.FullName.label("executed_by"),
    ).select_from(source)
