"""The fixed context of a series, as every answer that shows it whole writes it."""

from __future__ import annotations

from strandline.packs.water.web.schemas.models import Answer


class SeriesContext(Answer):
    """A MetaData row with the names of what it points at; the fields of `records.Series`."""

    metadata_id: int
    value_type_id: int
    shape: str
    site_id: int | None
    site: str | None
    location_id: int | None
    location: str | None
    variable_id: int | None
    variable: str | None
    unit_id: int | None
    unit: str | None
    equipment_id: int | None
    equipment: str | None
    provenance_id: int | None
    provenance: str | None
    processing_degree: str | None
    campaign_id: int | None
    campaign: str | None
    project_id: int | None
    project: str | None
    purpose_id: int | None
    purpose: str | None
    procedure_id: int | None
    procedure: str | None
    sample_id: int | None
    laboratory_id: int | None
    laboratory: str | None
    analyst_person_id: int | None
    analyst: str | None
    wavelength_axis_id: int | None
