"""Series: MetaData rows with the names of everything they point at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from strandline.bridge.database import Session
from strandline.bridge.tables import Tables
from strandline.packs.water.records import Series
from strandline.packs.water.repositories.batches import in_batches


def series_query(tables: Tables) -> sa.Select[tuple[object, ...]]:
    """Return the query of all series; its columns are the fields of `Series`."""
    t = tables
    series, location, variable = t["MetaData"].c, t["SamplingLocation"], t["Variable"]
    unit_id = sa.func.coalesce(series.UnitID, variable.c.UnitID)
    source: sa.FromClause = t["MetaData"]
    for table, condition in (
        (t["ValueType"], t["ValueType"].c.ValueTypeID == series.ValueTypeID),
        (location, location.c.SamplingLocationID == series.SamplingLocationID),
        (t["Site"], t["Site"].c.SiteID == location.c.SiteID),
        (variable, variable.c.VariableID == series.VariableID),
        (t["Unit"], t["Unit"].c.UnitID == unit_id),
        (t["Equipment"], t["Equipment"].c.EquipmentID == series.EquipmentID),
        (
            t["DataProvenance"],
            t["DataProvenance"].c.DataProvenanceID == series.DataProvenanceID,
        ),
        (t["Campaign"], t["Campaign"].c.CampaignID == series.CampaignID),
        (t["Project"], t["Project"].c.ProjectID == series.ProjectID),
        (t["Purpose"], t["Purpose"].c.PurposeID == series.PurposeID),
        (t["Procedures"], t["Procedures"].c.ProcedureID == series.ProcedureID),
        (t["Laboratory"], t["Laboratory"].c.LaboratoryID == series.LaboratoryID),
        (t["Person"], t["Person"].c.PersonID == series.AnalystPersonID),
    ):
        source = source.outerjoin(table, condition)
    return sa.select(
        series.MetaDataID.label("metadata_id"),
        series.ValueTypeID.label("value_type_id"),
        t["ValueType"].c.ValueTypeName.label("shape"),
        t["Site"].c.SiteID.label("site_id"),
        t["Site"].c.Name.label("site"),
        series.SamplingLocationID.label("location_id"),
        location.c.Name.label("location"),
        series.VariableID.label("variable_id"),
        variable.c.Name.label("variable"),
        unit_id.label("unit_id"),
        t["Unit"].c.Name.label("unit"),
        series.EquipmentID.label("equipment_id"),
        t["Equipment"].c.Identifier.label("equipment"),
        series.DataProvenanceID.label("provenance_id"),
        t["DataProvenance"].c.DataProvenanceName.label("provenance"),
        series.ProcessingDegree.label("processing_degree"),
        series.CampaignID.label("campaign_id"),
        t["Campaign"].c.Name.label("campaign"),
        series.ProjectID.label("project_id"),
        t["Project"].c.Name.label("project"),
        series.PurposeID.label("purpose_id"),
        t["Purpose"].c.Name.label("purpose"),
        series.ProcedureID.label("procedure_id"),
        t["Procedures"].c.Name.label("procedure"),
        series.SampleID.label("sample_id"),
        series.LaboratoryID.label("laboratory_id"),
        t["Laboratory"].c.Name.label("laboratory"),
        series.AnalystPersonID.label("analyst_person_id"),
        t["Person"].c.FullName.label("analyst"),
        series.WavelengthAxisID.label("wavelength_axis_id"),
    ).select_from(source)


def find_series(session: Session, metadata_id: int) -> Series | None:
    """Return one series, None when there is no such row."""
    return next(iter(list_series(session, [metadata_id])), None)


def list_series(session: Session, metadata_ids: Iterable[int]) -> list[Series]:
    """Return the series with these ids that exist, in order of id."""
    key = session.tables["MetaData"].c.MetaDataID
    found: list[Series] = []
    for batch in in_batches(sorted(set(metadata_ids))):
        query = series_query(session.tables).where(key.in_(batch)).order_by(key)
        found.extend(read_series(session, query))
    return found


def read_series(session: Session, query: sa.Select[tuple[object, ...]]) -> Sequence[Series]:
    """Run a query made of `series_query` and return its rows as records."""
    return [Series(**row) for row in session.connection.execute(query).mappings()]
